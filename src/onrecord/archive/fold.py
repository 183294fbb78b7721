"""Words folded for looking up: the same on every database, whatever its own idea of a word is."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The words of ``text`` in lower case, without accents and punctuation, a blank between them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
    return " ".join(_WORD.findall(plain.casefold()))


def storable(text: str) -> str:
    """``text`` without what a database cannot hold: NUL and the lone surrogates of a broken page."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")

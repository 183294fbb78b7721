"""From bytes to text. The byte order mark is not text; everything else stays."""

import codecs
import re

from onrecord.errors import IntakeError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACED = "\ufffd"
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SIGN_IN_A_WORD = re.compile(r"(?<=[^\W\d_])[¹²³¼¾¿£¥±¶µª»](?=[^\W\d_])")
"""What Central European letters look like in cp1252."""
_SAMPLE = 200_000
_MOST_CONTROL = 0.05
_MOST_DAMAGE = 0.01


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of ``data``, and what had to be decided to read it.

    A byte order mark says the encoding; else valid UTF-8 is UTF-8, bytes with a NUL beside every letter are
    UTF-16, a few bytes that break otherwise good UTF-8 become U+FFFD, and anything else is guessed by
    charset-normalizer.

    Raises:
        IntakeError: when the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(*_replacing(data[len(mark) :], encoding), where)
    if wide := _utf16_without_mark(data):
        return _checked(*_replacing(data, wide), where)
    data, surrogates = _LONE_SURROGATE.subn(_REPLACED.encode(), data)
    notes: tuple[str, ...] = (f"{surrogates} lone surrogates stand as U+FFFD",) if surrogates else ()
    try:
        return _checked(data.decode("utf-8"), notes, where)
    except UnicodeDecodeError:
        pass
    text, replaced = _replacing(data, "utf-8")
    beyond_ascii = sum(byte > 127 for byte in data[:_SAMPLE])
    damaged = text[:_SAMPLE].count("\ufffd")
    if damaged <= max(3, _MOST_DAMAGE * beyond_ascii) and damaged < beyond_ascii / 3:
        return _checked(text, (*notes, *replaced), where)
    return _checked(*_guessed(data, where), where)


def clean(words: str) -> str:
    """``words`` with a replacement character for every lone surrogate, which no file can hold."""
    return _SURROGATE.sub("\ufffd", words)


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    return text, (f"{text.count(_REPLACED)} places are not {encoding.upper()} and stand as U+FFFD",)


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * len(sample) / 2 and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * len(sample) / 2 and odd * 20 < even else None


def _guessed(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files are UTF-8 and need no guess

    match = from_bytes(data[:_SAMPLE]).best()
    if match is None:
        raise IntakeError("this is not text in any encoding that can be told", where=where)
    encoding = "cp1252" if _is_western(data, str(match)) else match.encoding
    text, notes = _replacing(data, encoding)
    return text, (f"the encoding is not said; it was read as {encoding}: check letters with accents", *notes)


def _is_western(data: bytes, guess: str) -> bool:
    """Whether Latin text is that of Western Europe, which guesses over a few accents often miss."""
    if any("\u0250" <= c <= "\u1fff" for c in guess):
        return False
    try:
        return not _SIGN_IN_A_WORD.search(data.decode("cp1252"))
    except UnicodeDecodeError:
        return False


def _checked(text: str, notes: tuple[str, ...], where: str) -> tuple[str, tuple[str, ...]]:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(3, _MOST_CONTROL * len(sample)):
        raise IntakeError(
            "this is not text but binary data", where=where, remedy="see that the name and the file fit"
        )
    return text, notes

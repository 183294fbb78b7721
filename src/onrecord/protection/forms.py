"""The forms in which a person's name is looked for: whole, in parts, run together, as initials.

All are folded words put together without spaces; what may stand between them in a text is for `names` to say.
"""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.protection.words import is_name, vocabulary, words_of

SHORTEST_RUN = 6
"""Letters of a full name that is found inside a longer token, and lower-case letters of a part less two."""


class Forms:
    """The forms of several persons' names, each with the labels of those whom it may mean.

    ``whole`` are full names in any order of their words, ``parts`` what may stand for one; ``runs`` are full
    names that are found within a longer word, ``single`` those of one word, ``shy`` those that are ordinary
    words too; ``initials`` are first letters, ``words`` the words of each label's names.
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.whole: dict[str, set[str]] = {}
        self.parts: dict[str, set[str]] = {}
        self.initials: dict[str, set[str]] = {}
        self.words: dict[str, set[str]] = {}
        self.runs: set[str] = set()
        self.single: set[str] = set()
        self.shy: set[str] = set()
        for label, forms in names.items():
            for form in filter(is_name, forms):
                self._learn(label, words_of(form))
        self.longest = max(map(len, (*self.whole, *self.parts)), default=0)
        self.uncased = sorted(
            (form for form in (*self.whole, *self.parts) if not _cased(form) and len(form) > 1),
            key=len,
            reverse=True,
        )

    def _learn(self, label: str, words: tuple[str, ...]) -> None:
        known = vocabulary()

        def put(forms: dict[str, set[str]], form: str) -> None:
            forms.setdefault(form, set()).add(label)

        for order in {words, (*words[-1:], *words[:-1]), words[::-1]}:
            form = "".join(order)
            if len(form) > 1:
                put(self.whole, form)
            if set(words) <= known.ordinary:
                self.shy.add(form)
            if len(words) > 1 and len(form) >= SHORTEST_RUN:
                self.runs.add(form)
        if len(words) == 1:
            self.single.add(words[0])
            for ending in ("s", "es"):
                put(self.parts, words[0] + ending)
            return
        self.words.setdefault(label, set()).update(words)
        for form in _parts(words):
            put(self.parts, form)
        if _cased("".join(words)):
            for initials in _initials(words):
                put(self.initials, initials)


def _parts(words: Sequence[str]) -> Iterator[str]:
    """The parts of a name that are looked for: its words, and several in a row as one ("Jong-nam")."""
    particles = vocabulary().particles
    for index, word in enumerate(words):
        if len(word) < 2 or word.isdigit() or word in particles:
            continue
        for first in range(index + 1):
            part = "".join(words[first : index + 1])
            yield part
            if len(part) > 3:
                yield part + "s"
                yield part + "es"


def _initials(words: Sequence[str]) -> Iterator[str]:
    """The first letters of a name: of all its words; without small words and forms of address ("Juan de la
    Cruz", "J.C."; "Daw Khin Kyi", "K.K."); and of the first and the last ("Amal Hasan Tawfiq", "A.T.").
    """
    for small in (frozenset[str](), vocabulary().particles, vocabulary().honorifics):
        these = [word for word in words if word not in small]
        if len(these) > 1:
            yield "".join(word[0] for word in these)
            yield these[0][0] + these[-1][0]


def _cased(form: str) -> bool:
    return any(c.upper() != c for c in form)

"""From the TOML of a codebook to a `Codebook`, naming every fault on the way."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from onrecord.codebook.model import (
    CONDITION_ONLY,
    PLOVER_TYPES,
    SLOTS,
    Code,
    Codebook,
    Condition,
    Cue,
    PartOfSpeech,
    Word,
)
from onrecord.codebook.source import Problem, Source, read_source
from onrecord.errors import CodebookError

BUILT_IN: frozenset[str] = frozenset(
    {
        "anything",
        "person",
        "named",
        "officer",
        "body",
        "money",
        "place",
        "name",
        "number",
        "quote",
        "statement",
        "to-do",
    }
)
"""Word classes that reading itself knows: what an identity step, a gazetteer or a reader of sums decides."""

_TOP = {"title", "version", "extends", "words", "code"}
_CODE = {"code", "definition", "plover", "general", "cue", "unless"}
_POS_KEYS: dict[str, PartOfSpeech] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_CUE = {*_POS_KEYS, "actor", "target", "needs", "forbids", "negated", "after", "spoken"}
_UNLESS = {*_POS_KEYS, "needs", "forbids"}
_DEFAULTS: dict[PartOfSpeech, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "verb": (("subject",), ("object",)),
    "noun": (
        ("by-object", "subject", "possessive", "modifier"),
        ("of-object", "on-object", "against-object", "sufferer", "possessive"),
    ),
    "adjective": ((), ("subject",)),
}
"""Actor and target of a cue that does not say where they stand, by part of speech."""

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)?")
_CLASS = re.compile(r"<([a-z][a-z0-9_-]*)>")
_WORD = re.compile(r"[^\s/<>A-Z]+|<[a-z][a-z0-9_-]*>")


def load_codebook(path: Path | None = None) -> Codebook:
    """The codebook at ``path``, a TOML file or a folder of them; None: the one that comes with the program.

    A codebook that says ``extends = "default"`` is added to that one: a code that both have is the new one's.

    Raises:
        CodebookError: naming the first fault with its file and line.
    """
    book, problems = _read(path)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        first = problems[0]
        raise CodebookError(
            first.what + more,
            where=f"{first.file}:{first.line}",
            remedy="`onrecord codebook check` lists all",
        )
    return book


def check_codebook(path: Path | None) -> list[Problem]:
    """Every fault of the codebook at ``path``, in the order of its files and lines; none: it can be used.

    Raises:
        CodebookError: when the file cannot be read at all.
    """
    return _read(path)[1]


def packaged(book: str) -> Codebook:
    """A codebook that comes with the program by its folder's name: "default", or "plover" for measuring."""
    with as_file(files(__package__) / "books" / book) as folder:
        return load_codebook(folder)


def _read(path: Path | None) -> tuple[Codebook, list[Problem]]:
    if path is None:
        with as_file(files(__package__) / "books" / "default") as folder:
            return _read(folder)
    paths = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not paths:
        raise CodebookError("no TOML file in this folder", where=str(path))
    return _build([read_source(file) for file in paths])


def _build(sources: list[Source]) -> tuple[Codebook, list[Problem]]:
    title, version, extends = _head(sources)
    extended = load_codebook() if extends else Codebook("")
    words = {**extended.words}
    for source in sources:
        words |= _word_classes(source)
    codes: dict[str, Code] = {}
    for source in sources:
        for index, entry in enumerate(_tables(source, "code")):
            code = _Reader(source, words, ("code", index)).code(entry)
            if code and code.code in codes:
                source.fault(f"code {code.code} stands twice", "code", index, "code")
            elif code:
                codes[code.code] = code
        for name in source.data.get("words", {}):
            if name in words:
                _check_class(source, name, words)
    if not codes and not any(source.problems for source in sources):
        sources[0].fault("no [[code]] in this codebook")
    merged = {**{code.code: code for code in extended.codes}, **codes}
    book = Codebook("", tuple(merged.values()), MappingProxyType(_flatten(words)))
    problems = sorted({p for source in sources for p in source.problems})
    return replace(book, name=f"{title} {version} ({_digest(book)})"), problems


def _head(sources: list[Source]) -> tuple[str, str, bool]:
    """Title, version, and whether the default codebook is extended; unknown keys are faults."""
    title, version, extends = "codebook", "0", False
    for source in sources:
        for key in source.data.keys() - _TOP:
            source.fault(f"unknown key {key!r}; a codebook has {', '.join(sorted(_TOP))}", key)
        title, version = source.data.get("title", title), source.data.get("version", version)
        if source.data.get("extends", "default") != "default":
            source.fault('only the default codebook can be extended: extends = "default"', "extends")
        extends |= source.data.get("extends") == "default"
    return str(title), str(version), extends


def _tables(source: Source, key: str) -> list[Any]:
    tables = source.data.get(key, [])
    if not (isinstance(tables, list) and all(isinstance(table, dict) for table in tables)):
        source.fault(f"written as [[{key}]]", key)
        return []
    return tables


def _digest(book: Codebook) -> str:
    """A hash of what the book says, the same in every process: sets are sorted."""
    content = [[asdict(code) for code in book.codes], dict(book.words)]
    return hashlib.sha256(json.dumps(content, default=sorted, sort_keys=True).encode()).hexdigest()[:12]


def _word_classes(source: Source) -> dict[str, frozenset[str]]:
    classes = source.data.get("words", {})
    if not isinstance(classes, dict):
        source.fault("word classes are written as [words]", "words")
        return {}
    found: dict[str, frozenset[str]] = {}
    for name, words in classes.items():
        if isinstance(words, list) and words and all(isinstance(word, str) and word for word in words):
            found[name] = frozenset(words)
        else:
            source.fault(f"word class {name} must be a list of words that is not empty", "words", name)
    return found


def _check_class(source: Source, name: str, words: dict[str, frozenset[str]]) -> None:
    if not _CLASS.fullmatch(f"<{name}>"):
        source.fault(f"{name!r} is no name for a word class: small letters, digits, - and _", "words", name)
    for word in sorted(words[name]):
        inner = _CLASS.fullmatch(word)
        if not _WORD.fullmatch(word):
            source.fault(f"{word!r} can never match: one lemma in small letters, or a <class>", "words", name)
        elif inner and inner[1] not in words and inner[1] not in BUILT_IN:
            source.fault(f"no word class {word}", "words", name)


def _flatten(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The classes with the words of the classes that they name put in their place."""

    def lemmas(name: str, above: frozenset[str]) -> Iterable[str]:
        for word in words.get(name, ()):
            inner = _CLASS.fullmatch(word)
            if not inner:
                yield word
            elif inner[1] not in above:
                yield from lemmas(inner[1], above | {inner[1]})
                if inner[1] in BUILT_IN:
                    yield word

    return {name: frozenset(lemmas(name, frozenset({name}))) for name in words}


class _Reader:
    """Reads one ``[[code]]`` of a source and notes what is wrong with it."""

    def __init__(
        self, source: Source, words: dict[str, frozenset[str]], place: tuple[str | int, ...]
    ) -> None:
        self.source = source
        self.words = words
        self.place = place

    def fault(self, what: str, *place: str | int) -> None:
        self.source.fault(what, *self.place, *place)

    def code(self, entry: Any) -> Code | None:
        for key in entry.keys() - _CODE:
            self.fault(f"unknown key {key!r}; a code has {', '.join(sorted(_CODE))}", key)
        name, definition = entry.get("code"), entry.get("definition")
        if not (isinstance(name, str) and _NAME.fullmatch(name)):
            self.fault("a code is named in small letters, family.act", "code")
            return None
        if not (isinstance(definition, str) and definition.strip()):
            self.fault(f"code {name} has no definition", "definition")
        plover, mode = self._plover(name, entry.get("plover"))
        cues, unless = (
            tuple(
                cue
                for index, table in enumerate(self._tables(entry, kind))
                for cue in self._cues(name, kind, index, table)
            )
            for kind in ("cue", "unless")
        )
        if not cues:
            self.fault(f"code {name} has no cue, so nothing is ever drafted for it")
        return Code(name, str(definition), plover, mode, cues, self._flag(entry, "general"), unless)

    def _tables(self, entry: dict[str, Any], kind: str) -> list[dict[str, Any]]:
        tables = entry.get(kind, [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            return tables
        self.fault(f"cues are written as [[code.{kind}]]", kind)
        return []

    def _plover(self, name: str, plover: Any) -> tuple[str, str | None]:
        kind, _, mode = plover.partition("/") if isinstance(plover, str) else ("", "", "")
        if kind not in PLOVER_TYPES:
            self.fault(
                f"code {name}: {plover!r} is no PLOVER type; write one of {', '.join(PLOVER_TYPES)}", "plover"
            )
        if isinstance(plover, str) and "/" in plover and not re.fullmatch(r"[a-z][a-z-]*", mode):
            self.fault(f"code {name}: a PLOVER mode is a word in small letters after the slash", "plover")
        return kind, mode or None

    def _cues(self, code: str, kind: str, index: int, table: Any) -> list[Cue]:
        known, place = (_CUE if kind == "cue" else _UNLESS), (kind, index)
        for key in table.keys() - known:
            self.fault(f"unknown key {key!r}; a cue has {', '.join(sorted(known))}", *place, key)
        kinds = [key for key in _POS_KEYS if key in table]
        if len(kinds) != 1:
            self.fault("a cue has one of verbs, nouns or adjectives", *place)
            return []
        pos = _POS_KEYS[kinds[0]]
        phrases = table[kinds[0]]
        if not (
            isinstance(phrases, list) and phrases and all(isinstance(p, str) and p.strip() for p in phrases)
        ):
            self.fault("an empty cue: write a list of words or phrases", *place, kinds[0])
            return []
        actor = self._slots(table.get("actor", list(_DEFAULTS[pos][0])), place, "actor")
        target = self._slots(table.get("target", list(_DEFAULTS[pos][1])), place, "target")
        needs, forbids = (self._conditions(table.get(key, {}), place, key) for key in ("needs", "forbids"))
        negated = self._flag(table, "negated", *place)
        after = table.get("after")
        if after is not None and not (isinstance(after, str) and after):
            self.fault("after is the beginning of a code", *place, "after")
            after = None
        spoken = self._flag(table, "spoken", *place)
        cues = [
            Cue(code, pos, phrase, actor, target, needs, forbids, negated, after, spoken)
            for written in phrases
            if (phrase := self._phrase(written, place, kinds[0]))
        ]
        if len({cue.phrase for cue in cues}) < len(cues):
            self.fault("a phrase stands twice in this cue", *place, kinds[0])
        return cues

    def _flag(self, table: dict[str, Any], key: str, *place: str | int) -> bool:
        flag = table.get(key, False)
        if not isinstance(flag, bool):
            self.fault(f"{key} is true or false", *place, key)
        return flag is True

    def _phrase(self, written: str, place: tuple[str, int], key: str) -> tuple[Word, ...]:
        words = tuple(tuple(word.split("/")) for word in written.split())
        for alternatives in words:
            for word in alternatives:
                if not _WORD.fullmatch(word):
                    self.fault(
                        f"{written!r} can never match: lemmas in small letters, / between alternatives",
                        *place, key,
                    )  # fmt: skip
                    return ()
                self._known_class(word, place, key)
        if any(word.startswith("<") for word in words[0]):
            self.fault(
                f"{written!r}: the first word is the trigger and must be a word, not a class",
                *place,
                key,
            )
            return ()
        return words

    def _slots(self, slots: Any, place: tuple[str, int], key: str) -> tuple[str, ...]:
        if not (isinstance(slots, list) and all(isinstance(slot, str) for slot in slots)):
            self.fault(f"{key} is a list of frame words", *place, key)
            return ()
        for slot in slots:
            self._known_slot(slot, place, key)
            if slot in CONDITION_ONLY:
                self.fault(f"{slot!r} can stand in needs and forbids only", *place, key)
        return tuple(slots)

    def _conditions(self, table: Any, place: tuple[str, int], key: str) -> tuple[Condition, ...]:
        if not isinstance(table, dict):
            self.fault(f'{key} is a table: {{ object = ["<person>"] }}', *place, key)
            return ()
        conditions = []
        for slots, words in table.items():
            if not (isinstance(words, list) and words and all(isinstance(word, str) for word in words)):
                self.fault(f"{key}.{slots} is a list of words that is not empty", *place, key)
                continue
            names = tuple(slots.split("/"))
            for slot in names:
                self._known_slot(slot, place, key)
            for word in words:
                if not _WORD.fullmatch(word):
                    self.fault(
                        f"{word!r} can never match: one lemma in small letters, or a <class>",
                        *place,
                        key,
                    )
                self._known_class(word, place, key)
            conditions.append(Condition(names, frozenset(words)))
        return tuple(conditions)

    def _known_slot(self, slot: str, place: tuple[str, int], key: str) -> None:
        if slot not in SLOTS:
            self.fault(f"unknown frame word {slot!r}", *place, key)

    def _known_class(self, word: str, place: tuple[str, int], key: str) -> None:
        inner = _CLASS.fullmatch(word)
        if inner and inner[1] not in self.words and inner[1] not in BUILT_IN:
            self.fault(f"no word class {word}", *place, key)

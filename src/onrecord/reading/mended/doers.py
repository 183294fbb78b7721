"""Doers and those done to whom the parser hangs on another word than the verb."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import SUBJECTS, Tree, as_subject, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset({"say", "tell", "claim", "allege", "report", "add", "recall"})
_PAST = frozenset({"VBD", "VBN"})
_TIMES = frozenset({"DATE", "TIME"})
_DOERS = frozenset(
    {"abductor", "attacker", "assailant", "captor", "killer", "kidnapper", "murderer", "torturer"}
)
_OPENING = frozenset({"in", "at", "on", "near", "outside"})


def behind_a_place(tree: Tree) -> None:
    """ "In Telavi, *a teacher*, Maia Roca, was dismissed", where she is taken for another word for Telavi."""
    for noun in tree.doc:
        place = noun.head
        if noun.dep_ != "appos" or noun.pos_ != "NOUN" or place.dep_ != "pobj" or place.pos_ != "PROPN":
            continue
        opening = place.head
        verb = opening.head
        before = tree.doc[opening.i - 1] if opening.i else opening
        first = opening.lower_ in _OPENING and (opening.is_sent_start or before.lower_ == "that")
        owner = next((c for c in noun.children if c.dep_ == "poss"), noun)
        one = any(c.lower_ in {"a", "an"} or c.dep_ == "nummod" for c in (*noun.children, *owner.children))
        if not (
            first and one and not has_subject(verb) and verb.pos_ == "VERB" and verb.tag_ in {"VBD", "VBN"}
        ):
            continue
        tree.hang(noun.i, verb.i, as_subject(verb))
        for child in place.children:
            if child.i > noun.i:
                tree.hang(child.i, noun.i, child.dep_)


def at_a_place(tree: Tree) -> None:
    """ "*In Telavi* officers entered houses", where they are taken for Telavi officers."""
    for opening in tree.doc[:-3]:
        if opening.lower_ not in _OPENING or opening.dep_ != "prep" or any(True for _ in opening.children):
            continue
        before = tree.doc[opening.i - 1] if opening.i else opening
        name = opening.nbor()
        doers = name.head
        if (
            not (opening.is_sent_start or before.lower_ == "that")
            or name.pos_ != "PROPN"
            or doers.tag_ != "NNS"
        ):
            continue
        between = tree.doc[name.i : doers.i]
        if doers.head != opening.head or doers.dep_ not in SUBJECTS or doers.i < name.i:
            continue
        if all(t.pos_ == "PROPN" and t.dep_ == "compound" and t.head == doers for t in between):
            tree.hang(between[-1].i, opening.i, "pobj")
            for token in between[:-1]:
                tree.hang(token.i, between[-1].i, "compound")


def behind_a_day(tree: Tree) -> None:
    """ "On 2 August *two men* followed her", "By noon *supporters* of the mayor, N, had marched"."""
    for opening in tree.doc[:-2]:
        verb = opening.head
        if opening.lower_ not in {"on", "in", "by", "at"} or opening.dep_ != "prep" or verb.tag_ not in _PAST:
            continue
        noun = next((c for c in reversed(list(opening.rights)) if c.dep_ == "pobj"), None)
        if noun is None or noun.pos_ != "NOUN" or noun.i > verb.i or noun.ent_type_ in _TIMES:
            continue
        day = [t for t in tree.doc[opening.i + 1 : noun.i] if t.ent_type_ in _TIMES]
        if not day or day[0].i != opening.i + 1 or day[-1].i != opening.i + len(day):
            continue
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None and not _is_set_off(subject, noun):
            continue
        head = next((t for t in day if t.pos_ == "PROPN"), day[-1])
        for token in day:
            if token == head or token.head not in day:
                tree.hang(
                    token.i, opening.i if token == head else head.i, "pobj" if token == head else "nummod"
                )
        tree.hang(noun.i, verb.i, as_subject(verb))
        if subject is not None:
            tree.hang(subject.i, noun.i, "appos")


def _is_set_off(name: "Token", noun: "Token") -> bool:
    """Whether a name stands between commas right after a noun and what belongs to it."""
    doc, start = name.doc, name.left_edge.i
    closed = name.i + 1 < len(doc) and name.nbor().text == ","
    return name.pos_ == "PROPN" and closed and start == noun.right_edge.i + 2 and doc[start - 1].text == ","


def another_by_name(tree: Tree) -> None:
    """ "*Another*, Ana Roca, was arrested": one who is arrested, not two."""
    for word in tree.doc[:-3]:
        if word.lower_ not in {"another", "one"} or word.dep_ not in SUBJECTS or word.nbor().text != ",":
            continue
        name = next((c for c in word.head.children if c.dep_ == word.dep_ and c.i > word.i), None)
        if name is not None and name.pos_ == "PROPN" and name.left_edge.i == word.i + 2:
            tree.hang(word.i, name.i, "det")


def behind_after(tree: Tree) -> None:
    """ "Was held a day after *400 nurses* demonstrated", where "after the nurses" is all that is read."""
    for noun in tree.doc[:-1]:
        after, verb = noun.head, noun.nbor()
        if noun.dep_ != "pobj" or after.lower_ not in {"after", "before", "since", "until"}:
            continue
        if verb.tag_ != "VBD" or verb.dep_ != "advcl" or has_subject(verb):
            continue
        tree.hang(noun.i, verb.i, as_subject(verb))
        tree.hang(after.i, verb.i, "mark")


def sent_to_do(tree: Tree) -> None:
    """ "Said *policemen* sent to guard a camp dragged men out": who was sent is who dragged them out."""
    for sent in tree.doc:
        if sent.tag_ != "VBN" or sent.dep_ != "ccomp":
            continue
        noun = next((c for c in sent.children if c.dep_ == "nsubj" and c.i == sent.i - 1), None)
        bare = not any(c.dep_ in {"aux", "auxpass", "mark", "cc", "dobj"} for c in sent.children)
        verb = next(
            (c for c in sent.head.children if c.dep_ == "ccomp" and c.i > sent.i and c.tag_ == "VBD"), None
        )
        if noun is None or not bare or verb is None or has_subject(verb):
            continue
        if not any(t.dep_ in {"cc", "mark", "punct"} for t in tree.doc[sent.i : verb.i]):
            tree.hang(noun.i, verb.i, as_subject(verb))
            tree.hang(sent.i, noun.i, "acl")


def of_whom(tree: Tree) -> None:
    """ "The abductors of the chief, *Ana Roca*, freed her": who was abducted, not who did it."""
    for name in tree.doc:
        doers = name.head
        if name.ent_type_ != "PERSON" or name.dep_ not in {"conj", "appos"} or doers.tag_ != "NNS":
            continue
        link = next((c for c in doers.children if c.lower_ == "of" and doers.i < c.i < name.i), None)
        whom = next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None
        listed = any(c.dep_ in {"cc", "conj"} and c != name for c in doers.children)
        comma = name.left_edge.i and name.left_edge.nbor(-1).text == ","
        if whom is None or listed or not comma or whom.tag_ not in {"NN", "NNP"}:
            continue
        if doers.lemma_.lower() in _DOERS:
            tree.hang(name.i, whom.i, "appos")


def one_by_name(tree: Tree) -> None:
    """ "Freed one of them, *Ana Roca*, in April": the name says which one."""
    for name in tree.doc:
        verb = name.head
        if name.dep_ != "npadvmod" or name.ent_type_ != "PERSON" or verb.pos_ != "VERB":
            continue
        one = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < name.i), None)
        closed = name.i + 1 < len(tree.doc) and name.nbor().text in {",", "."}
        if one is None or one.tag_ in {"NNS", "NNPS"} or one.pos_ == "PRON" or not closed:
            continue
        if one.right_edge.i + 2 == name.left_edge.i and tree.doc[one.right_edge.i + 1].text == ",":
            tree.hang(name.i, one.i, "appos")


def behind_a_semicolon(tree: Tree) -> None:
    """ "Two were freed; the third, *Ana Roca*, was sent to prison": a name of nobody before the semicolon."""
    for name in tree.doc[:-1]:
        if name.dep_ != "appos" or name.head.dep_ not in SUBJECTS or name.head.i > name.i:
            continue
        between = tree.doc[name.head.i : name.i]
        verb = next((c for c in name.head.head.children if c.dep_ == "conj" and c.i > name.i), None)
        if verb is not None and any(t.text == ";" for t in between) and not has_subject(verb):
            tree.hang(name.i, verb.i, as_subject(verb))


def after_a_clause(tree: Tree) -> None:
    """ "Told police to act, after his family went to court, and *ordered* a report": who told them."""
    for verb in tree.doc[2:]:
        clause = verb.head
        if verb.dep_ != "conj" or verb.tag_ != "VBD" or clause.dep_ != "advcl" or has_subject(verb):
            continue
        above, start = clause.head, clause.left_edge.i
        parted = verb.nbor(-1).dep_ == "cc" and verb.nbor(-2).text == "," and tree.doc[start - 1].text == ","
        if above.tag_ == clause.tag_ == "VBD" and above.i < start and parted:
            tree.hang(verb.i, above.i, "conj")


def when_they_stopped_him(tree: Tree) -> None:
    """ "Was walking home when men stopped *him*, beat *him* and left": he did not beat himself."""
    for verb in tree.doc[1:]:
        above = verb.head
        if verb.dep_ != "conj" or verb.tag_ != "VBD" or above.tag_ != "VBG" or has_subject(verb):
            continue
        when = next(
            (
                t
                for t in tree.doc[above.i : verb.i]
                if t.tag_ == "VBD" and any(c.lower_ == "when" for c in t.children) and has_subject(t)
            ),
            None,
        )
        if when is not None and (him := _objects(verb)) and him & _objects(when):
            tree.hang(verb.i, when.i, "conj")


def whisked_away(tree: Tree) -> None:
    """ "Was counsel for workers *whisked away* by police": the workers, not the counsel."""
    for verb in tree.doc[1:]:
        before, above = verb.nbor(-1), verb.head
        if verb.tag_ != "VBN" or verb.dep_ != "advcl" or above.lemma_ != "be" or before.pos_ != "NOUN":
            continue
        bare = not any(c.dep_ in {"aux", "auxpass", "mark", "advmod"} and c.i < verb.i for c in verb.children)
        if bare and any(c.dep_ == "attr" and c.i < verb.i for c in above.children):
            tree.hang(verb.i, before.i, "acl")


def she_said_between(tree: Tree) -> None:
    """ "A chief came, she said, and *offered* her money": he did both, and she only says so."""
    for verb in tree.doc[3:]:
        says = verb.head
        if verb.dep_ != "conj" or verb.tag_ != "VBD" or says.lemma_ not in _SAYING or has_subject(verb):
            continue
        told = next((c for c in says.children if c.dep_ == "ccomp" and c.i < says.i), None)
        if told is None or verb.nbor(-1).dep_ != "cc" or verb.nbor(-2).text != ",":
            continue
        if any(c.dep_ == "ccomp" for c in verb.rights):
            continue  # "…, she said, and *added* that they would strike"
        if told.tag_ != "VBD" and not any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in told.children):
            continue
        between = [t for t in tree.doc[told.right_edge.i + 1 : verb.i - 2] if t not in {says, told}]
        if all(t.text == "," or t.dep_ == "nsubj" or t.head.dep_ == "nsubj" for t in between):
            tree.hang(verb.i, told.i, "conj")


def among_them(tree: Tree) -> None:
    """ "Among them a nurse, *Ana Roca*, and the head of the ward, *Dr Omar*": whose name is whose."""
    for name in tree.doc[2:]:
        first = name.head
        if name.pos_ != "PROPN" or name.dep_ not in {"conj", "appos"} or first.pos_ != "NOUN":
            continue
        start = name.left_edge.i
        closed = name.i + 1 < len(tree.doc) and name.nbor().text == ","
        if tree.doc[start - 1].text != "," or first.i >= start or not closed:
            continue
        if name.dep_ == "conj" and first.i == start - 2 and any(c.dep_ == "det" for c in first.children):
            tree.hang(name.i, first.i, "appos")
        elif name.dep_ == "appos":
            other = next(
                (
                    c
                    for c in first.children
                    if c.dep_ == "conj" and c.pos_ == "NOUN" and c.right_edge.i == start - 2
                ),
                None,
            )
            if other is not None and any(c.dep_ == "det" for c in other.children):
                tree.hang(name.i, other.i, "appos")


def named_before_a_clause(tree: Tree) -> None:
    """ "Suspended a station, *Radio Libre*, for a week after it had told of it": the parse makes it tell."""
    for name in tree.doc[2:-1]:
        tells = name.head
        start = name.left_edge.i
        if name.dep_ != "nsubj" or name.pos_ != "PROPN" or start < 2 or name.nbor().text != ",":
            continue
        noun = tree.doc[start - 2]
        act = noun.head
        if tree.doc[start - 1].text != "," or noun.dep_ != "dobj" or act.head != tells or act.dep_ != "ccomp":
            continue
        inside = next((c for c in tells.children if c.dep_ == "mark" and c.i > name.i), None)
        if inside is None or not any(c.dep_ in SUBJECTS and c.i > inside.i for c in tells.children):
            continue
        tree.hang(act.i, act.i if tells.head == tells else tells.head.i, tells.dep_)
        tree.hang(tells.i, act.i, "advcl")
        tree.hang(name.i, noun.i, "appos")
        for child in tells.children:
            if child.i < inside.i and child not in {act, name}:
                tree.hang(child.i, act.i, child.dep_)


MENDS = (
    behind_a_place,
    at_a_place,
    behind_a_day,
    another_by_name,
    behind_after,
    sent_to_do,
    of_whom,
    one_by_name,
    behind_a_semicolon,
    after_a_clause,
    when_they_stopped_him,
    whisked_away,
    named_before_a_clause,
    she_said_between,
    among_them,
)


def _objects(verb: "Token") -> frozenset[str]:
    """The pronouns that a verb acts on."""
    return frozenset(c.lower_ for c in verb.children if c.dep_ == "dobj" and c.tag_ == "PRP")

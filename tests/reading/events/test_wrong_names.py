"""Nobody is named beside a deed that is another's: who is meant, or else nobody."""

import pytest

from tests.reading.events.told import actors, targets, told


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        # a clause is told of the noun it belongs to
        (
            "Trabelsi, who was released on bail in February, was charged together with 17 co-defendants.",
            "liberty.release",
            [],
            ["Trabelsi"],
        ),
        (
            "The brother of Peter Otieno, who was killed by police in June, spoke to reporters.",
            "harm.kill",
            ["police"],
            ["Peter Otieno"],
        ),
        (
            "Rosa Kamau Mirza, wife of the shopkeeper Daud Mirza who was abducted in May, wept in court.",
            "liberty.disappear",
            [],
            ["Daud Mirza"],
        ),
        (
            "The mothers of those disappeared in the 1980s gathered in the square.",
            "liberty.disappear",
            [],
            ["those"],
        ),
        # which town or body somebody is of
        (
            "The mayor of Uganda's second city, Gulu, was arrested.",
            "liberty.arrest",
            [],
            ["mayor of Uganda's second city"],
        ),
        ("A councillor in the port city, Tema, was shot dead.", "harm.kill", [], ["councillor"]),
        (
            "The president of the teachers' union, Ana Roca, was arrested.",
            "liberty.arrest",
            [],
            ["president of the teachers' union"],
        ),
        # what came of an act, and a plot that others found out
        (
            "Naveed Akram was attacked by four men near his home, leaving him with a broken arm.",
            "harm.assault",
            ["four men"],
            None,
        ),
        ("Police uncovered a plan to bomb the bridge.", "harm.bomb", [], ["bridge"]),
        ("The army shelled the town, killing nine.", "harm.kill", ["army"], ["nine"]),
        ("Soldiers made an attempt to arrest the mayor.", "liberty.arrest", ["Soldiers"], ["mayor"]),
        # whose attack it is, and who have only gathered
        ("The army used the lull to push its assault on rebels.", "harm.assault", None, ["rebels"]),
        ("Many women went through beatings and rape in the camp.", "harm.sexual", [], ["Many women"]),
        ("Her assault by two officers was filmed.", "harm.assault", ["two officers"], ["Her"]),
        # where it was
        (
            "At Dakar University police fired tear gas at marchers.",
            "assembly.disperse",
            ["police"],
            ["marchers"],
        ),
        ("Outside the court police beat a lawyer.", "harm.assault", ["police"], ["lawyer"]),
        (
            "LUSAKA, Zambia (AP) Police arrested two party leaders.",
            "liberty.arrest",
            ["Police"],
            ["two party leaders"],
        ),
        ("Guards threw stones at the boy at the market.", "harm.assault", ["Guards"], ["boy"]),
        (
            "The following day, Akhtar's cousin was threatened by two men.",
            "pressure.threaten",
            ["two men"],
            ["Akhtar's cousin"],
        ),
        # a word for word of the news
        ("Teacher shot dead in Narathiwat", "harm.kill", [], ["Teacher"]),
        ("The men threatened to kill the women.", "pressure.threaten", ["men"], ["women"]),
        (
            "The group shared footage showing guards kicking two prisoners.",
            "harm.torture",
            ["guards"],
            ["two prisoners"],
        ),
        ("They threatened to take Porfirio Gomez's life.", "pressure.threaten", ["They"], ["Porfirio Gomez"]),
    ],
)
def test_nobody_else_is_named(text: str, code: str, who: list[str] | None, whom: list[str] | None) -> None:
    events = [e for e in told(text).reading.events if e.type == code]
    assert events
    for event in events:
        assert who is None or actors(event) == who
        assert whom is None or targets(event) == whom

"""Who acts on whom, laid out in two columns; and counts in grids."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.pictures import CERTAINTIES, Cell, Tie
from onrecord.record import Certainty
from onrecord.web.look.counts import MONTHS, Column, counts
from onrecord.web.look.network import MOST, network


def tie(actor: str, target: str, records: int = 1, certainty: Certainty = "alleged") -> Tie:
    return Tie(actor, actor.title(), target, target.title(), certainty, records)


_NAMES = st.sampled_from([f"name {number}" for number in range(12)])
_TIES = st.lists(st.builds(tie, _NAMES, _NAMES, st.integers(1, 9), st.sampled_from(CERTAINTIES)), max_size=80)


@given(_TIES)
def test_no_two_parties_of_a_side_stand_in_one_place_and_every_pair_is_between_its_own(
    ties: list[Tie],
) -> None:
    drawn = network(ties)
    for side in (drawn.actors, drawn.targets):
        rows = sorted(party.row for party in side)
        assert all(other - one >= 1 for one, other in pairwise(rows))
        assert all(0 <= row <= drawn.rows - 1 for row in rows)
    for pair in drawn.pairs:
        wanted = [each for each in ties if (each.actor, each.target) == (pair.actor.key, pair.target.key)]
        assert pair.total == sum(each.records for each in wanted)
        assert pair.counts["alleged"] == sum(each.records for each in wanted if each.certainty == "alleged")
    pairs = {(each.actor, each.target) for each in ties}
    assert len(drawn.pairs) == min(MOST, len(pairs))
    assert drawn.hidden == len(pairs) - len(drawn.pairs)


def test_a_party_that_acts_and_is_acted_on_stands_on_both_sides() -> None:
    drawn = network([tie("army", "rebels"), tie("rebels", "army")])
    assert all(party.both for party in (*drawn.actors, *drawn.targets))
    assert not network([tie("army", "rebels")]).actors[0].both


def test_whoever_is_only_described_is_that_of_one_report() -> None:
    def beats(actor: str, target: str, document: str | None) -> Tie:
        return Tie(actor.lower(), actor, target.lower(), target, "alleged", 1, document)

    drawn = network(
        [
            beats("police", "Salim Aziz", "one"), beats("police", "Noor Said", "two"),
            beats("Hun Sen", "Salim Aziz", None), beats("Hun Sen", "Noor Said", None),
        ]
    )  # fmt: skip
    assert sorted((party.name, party.document) for party in drawn.actors if party.document) == [
        ("police", "one"), ("police", "two"),
    ]  # fmt: skip
    assert [party.document for party in drawn.actors if party.name == "Hun Sen"] == [None]
    assert sorted(drawn.reports) == ["one", "two"]
    assert {pair.document for pair in drawn.pairs if pair.actor.name == "Hun Sen"} == {None}


def cell(month: str | None, records: int = 1, code: str = "harm.kill", country: str | None = "Iraq") -> Cell:
    return Cell(code, country, month, "alleged", records)


def test_months_are_columns_and_what_is_known_less_exactly_stands_after_them() -> None:
    drawn = counts([cell("2017-11"), cell("2018-01"), cell("2017"), cell(None)])
    assert drawn.columns == (
        Column("2017-11", exact=True), Column("2017-12", exact=True), Column("2018-01", exact=True),
        Column("2017", exact=False), Column(None, exact=False),
    )  # fmt: skip


def test_over_many_years_there_is_a_column_for_each_year_that_has_an_event() -> None:
    drawn = counts([cell("1992-05"), cell("2017-11"), cell("2017")])
    assert drawn.columns == (Column("1992", exact=True), Column("2017", exact=True))
    assert [square.total for square in drawn.grids[0].squares] == [1, 2]


_CELLS = st.lists(
    st.builds(
        cell,
        st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()[:7]), st.just("2017")),
        st.integers(1, 9),
        st.sampled_from(["harm.kill", "liberty.arrest", "land.evict"]),
        st.sampled_from([None, "Iraq", "Peru"]),
    ),
    max_size=30,
)


@given(_CELLS)
def test_every_event_is_in_one_square_or_said_to_be_hidden(given_: list[Cell]) -> None:
    drawn = counts(given_)
    squares = [square for grid in drawn.grids for square in grid.squares]
    assert sum(square.total for square in squares) + drawn.hidden == sum(each.records for each in given_)
    places = [(grid.country, square.row, square.column) for grid in drawn.grids for square in grid.squares]
    assert len(places) == len(set(places))
    exact = [column for column in drawn.columns if column.exact]
    assert len(exact) <= max(MONTHS, len(given_))

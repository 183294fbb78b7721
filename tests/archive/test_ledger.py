"""The ledger on both databases: filters, facets, pages, totals, pictures and names."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from onrecord.archive.archive import Archive
from onrecord.archive.facets import Facet, facets
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import ORDERS, Order, may_leave, page, total
from onrecord.archive.people import all_figures, appearances, other_forms, parts
from onrecord.archive.pictures import cells, is_name, not_happened, somewhere, stretches, ties, unplaced
from onrecord.archive.saved import save, saved_views
from onrecord.errors import ArchiveError
from onrecord.record import Judgement
from onrecord.workbench.judging import judge
from onrecord.workbench.protecting import protect_document, protect_person
from tests.archive.telling import Deed, tell


@pytest.fixture
def told(archive: Archive) -> Archive:
    """Three reports, two of which tell of one arrest."""
    tell(
        archive, "one",
        Deed(),
        Deed("harm.kill", target="Omar", certainty="reported", date="2017", source=None, denier="Army"),
        publisher="The Lantern",
    )  # fmt: skip
    tell(archive, "two", Deed(source="Noor"), Deed("harm.assault", place="Gulu", date="2016-05", target=None))
    tell(
        archive, "three", Deed("liberty.detain", polarity="did-not-happen", actor="Army", place="Iraq"),
        Deed("harm.kill", date="XXXX-11-16", place=None), Deed(date=None, actor=None),
    )  # fmt: skip
    return archive


def records(archive: Archive, filters: Filters) -> set[str]:
    """The records that a view shows, as ``report v1``."""
    with archive.database.reading() as connection:
        return {f"{row.title} {row.record}" for row in page(connection, filters, "sealed").rows}


def facet(archive: Archive, field: str, filters: Filters | None = None) -> dict[str, int]:
    with archive.database.reading() as connection:
        made: Facet = facets(connection, filters or Filters(), "sealed", [field])[field]
    return {choice.value: choice.records for choice in made.choices}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(codes=("harm",)), {"one v2", "two v2", "three v2"}),
        (Filters(codes=("harm.kill",)), {"one v2", "three v2"}),
        (Filters(codes=("har",)), set()),
        (Filters(kinds=("event",), sources=("noor",)), {"two v1"}),
        (Filters(sources=("the lantern",)), {"one v2"}),
        (Filters(actors=("army",)), {"three v1"}),
        (Filters(targets=("omar",)), {"one v2"}),
        (Filters(countries=("Uganda",)), {"two v2"}),
        (Filters(regions=("Northern Region",)), {"two v2"}),
        (Filters(kinds=("event",), spots=("",)), {"three v2"}),
        (Filters(date="2017-11", codes=("harm",)), {"one v2"}),
        (Filters(date="2016"), {"two v2"}),
        (Filters(precisions=("no-year",)), {"three v2"}),
        (Filters(extent="2017-01-01/2017-12-31"), {"one v2"}),
        (Filters(polarities=("did-not-happen",)), {"three v1"}),
        (Filters(disputed=True), {"one v2"}),
        (Filters(certainties=("reported",)), {"one v2"}),
        (Filters(accounts=2), {"one v1", "two v1"}),
        (Filters(words="Gulu -Basra", kinds=("event",)), {"two v2"}),
        (Filters(words="omar", codes=("liberty",)), set()),
    ],
)
def test_filters_narrow_one_another(told: Archive, filters: Filters, found: set[str]) -> None:
    assert records(told, filters) == found
    with told.database.reading() as connection:
        assert total(connection, filters, "sealed").records == len(found)


def test_a_filter_that_means_nothing_is_refused(told: Archive) -> None:
    for filters in (Filters(date="soon"), Filters(words="-Basra")):
        with pytest.raises(ArchiveError), told.database.reading() as connection:
            page(connection, filters, "sealed")


def test_every_choice_of_a_facet_leaves_as_many_records_as_it_says(told: Archive) -> None:
    for field in (
        "kinds", "codes", "certainties", "polarities", "statuses", "precisions", "actors", "targets",
        "sources", "places", "regions", "countries",
    ):  # fmt: skip
        counted = facet(told, field)
        assert counted, field
        for value, count in counted.items():
            chosen = replace(Filters(), **{field: (value,)})  # type: ignore[arg-type]
            assert len(records(told, chosen)) == count, (field, value)


def test_a_facet_counts_alternatives_to_what_is_chosen(told: Archive) -> None:
    chosen = Filters(certainties=("reported",))
    assert facet(told, "certainties", chosen) == facet(told, "certainties")
    assert facet(told, "codes", chosen) == {"harm": 1, "harm.kill": 1}


def test_codes_are_counted_with_their_beginnings_and_years_by_what_may_lie_in_them(told: Archive) -> None:
    assert facet(told, "codes", Filters(kinds=("event",))) == {
        "harm": 3, "harm.assault": 1, "harm.kill": 2, "liberty": 4, "liberty.arrest": 3, "liberty.detain": 1,
    }  # fmt: skip
    assert facet(told, "date", Filters(kinds=("event",))) == {"2016": 1, "2017": 4}
    assert facet(told, "date", Filters(kinds=("event",), date="2017-11"))["2017-11"] == 4
    assert facet(told, "accounts")["2"] == 2


def test_pages_lead_through_the_whole_ledger_in_every_order(told: Archive) -> None:
    everything = records(told, Filters())

    def walk(order: object) -> Iterator[str]:
        mark = None
        with told.database.reading() as connection:
            while True:
                some = page(connection, Filters(), "sealed", order, mark, 2)  # type: ignore[arg-type]
                yield from (f"{row.title} {row.record}" for row in some.rows)
                if some.following is None:
                    return
                mark = some.following

    for order in ORDERS:
        seen = list(walk(order))
        assert sorted(seen) == sorted(everything)
    assert list(walk("date"))[:1] == ["two v2"]
    reports = [seen.split()[0] for seen in walk("added")]
    assert reports == sorted(reports, key=["three", "two", "one"].index), "the report added last comes first"
    assert [seen for seen in walk("added") if "one" in seen] == [
        "one v1",
        "one v2",
        "one s1",
        "one d2",
    ]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("mark", ["", "~", "~x", "x~", "~" + "9" * 40, "9" * 40 + "~1"])
def test_a_page_that_is_not_there_is_refused_or_empty_and_never_fails(
    told: Archive, order: Order, mark: str
) -> None:
    with told.database.reading() as connection, suppress(ArchiveError):
        page(connection, Filters(), "sealed", order, mark, 2)


def test_a_row_says_who_says_so_how_sure_and_how_many_accounts_tell_it(told: Archive) -> None:
    with told.database.reading() as connection:
        rows = {f"{row.title} {row.record}": row for row in page(connection, Filters(), "sealed").rows}
    arrest, killing = rows["one v1"], rows["one v2"]
    assert arrest.parties == {
        "actor": ("Police",), "target": ("Amal Tawfiq",), "source": ("Rima Haddad",), "place": ("Basra",),
    }  # fmt: skip
    assert (arrest.certainty, arrest.accounts, arrest.precision) == ("alleged", 2, "day")
    assert (killing.disputed, killing.accounts, killing.date) == (True, 0, "2017")
    assert rows["three v1"].shown.startswith("did not happen: ")


def test_what_was_rejected_is_shown_only_when_asked_for(told: Archive) -> None:
    with told.database.reading() as connection:
        document = page(connection, Filters(codes=("harm.assault",)), "sealed").rows[0].document
    judge(told, document, Judgement("v2", "reject", "Rima", ""))
    assert records(told, Filters(codes=("harm.assault",))) == set()
    assert records(told, Filters(statuses=("rejected",))) == {"two v2"}


def test_pictures_count_what_happened_and_tell_apart_what_did_not(told: Archive) -> None:
    with told.database.reading() as connection:
        everything = Filters()
        assert sum(each.records for each in stretches(connection, everything, "sealed")) == 6
        assert not_happened(connection, everything, "sealed") == 1
        assert unplaced(connection, everything, "sealed") == 1
        places = {
            (each.name, each.certainty): each.records for each in somewhere(connection, everything, "sealed")
        }
        assert places == {("Basra", "alleged"): 3, ("Basra", "reported"): 1, ("Gulu", "alleged"): 1}
        pairs = [
            (tie.actor, tie.target, tie.certainty, tie.records)
            for tie in ties(connection, everything, "sealed")
        ]
        assert sorted(pairs) == [
            ("police", "amal tawfiq", "alleged", 1), ("police", "amal tawfiq", "alleged", 1),
            ("police", "amal tawfiq", "alleged", 1), ("police", "omar", "reported", 1),
        ], "the police of three reports need not be the same police"  # fmt: skip
        counted = {(c.code, c.country, c.month): c.records for c in cells(connection, everything, "sealed")}
        assert counted["liberty.arrest", "Iraq", "2017-11"] == 2
        assert counted["harm.kill", "Iraq", "2017"] == 1
        assert counted["harm.kill", None, None] == 1


@pytest.mark.parametrize("words", ["Hun Sen", "UNHCR", "the Army", "Person A", "محمد"])
def test_a_name_may_be_used_by_other_reports(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize("words", ["police", "They", "One of them", "four masked men", "Rita"])
def test_a_description_is_that_of_its_report(words: str) -> None:
    assert not is_name(words)


def test_figures_are_names_and_the_reports_that_use_them(told: Archive) -> None:
    with told.database.reading() as connection:
        figures = {figure.key: figure for figure in all_figures(connection, "sealed")}
        assert figures["amal tawfiq"].documents == 3
        assert figures["police"].kinds == ("organization",)
        assert [figure.key for figure in all_figures(connection, "sealed", "taw am")] == ["amal tawfiq"]
        assert parts(connection, "sealed", ["amal tawfiq", "army"]) == {
            "amal tawfiq": {"target": 4}, "army": {"source": 1},
        }  # fmt: skip
        assert len(appearances(connection, "sealed", "amal tawfiq")) == 3
        assert list(other_forms(connection, "sealed", "amal tawfiq")) == ["Amal Tawfiq"]


def test_no_list_tells_the_name_of_somebody_who_is_protected(told: Archive) -> None:
    protect_person(told, ["Amal Tawfiq"], "confidential", "she asked for it", "keeper")
    with told.database.reading() as connection:
        said = repr(
            (
                page(connection, Filters(), "internal").rows,
                facets(connection, Filters(), "internal", ["targets", "actors", "sources", "places"]),
                ties(connection, Filters(), "internal"),
                all_figures(connection, "internal"),
            )
        )
        assert "Person A" in said
        assert "tawfiq" not in said.casefold()
        assert appearances(connection, "internal", "amal tawfiq") == ()
        assert page(connection, Filters(targets=("amal tawfiq",)), "internal").rows == ()
        assert total(connection, Filters(), "internal") == total(connection, Filters(), "sealed")


def test_what_is_too_well_guarded_does_not_leave_and_is_counted(told: Archive) -> None:
    with told.database.reading() as connection:
        document = page(connection, Filters(codes=("harm.assault",)), "sealed").rows[0].document
    protect_document(told, document, "confidential", "it was told in confidence", "keeper")
    with told.database.reading() as connection:
        chosen, left_out = may_leave(connection, Filters(kinds=("event",)), "sealed")
    assert document not in chosen
    assert (len(chosen), left_out) == (2, 1)


def test_a_saved_view_is_ones_own_unless_it_is_shared_and_the_last_one_holds(archive: Archive) -> None:
    save(archive, "November", "date=2017-11", shared=False)
    save(archive, "November", "date=2017-11&code=harm", shared=False)
    save(archive, "Killings", "code=harm.kill", shared=True)
    with archive.database.reading() as connection:
        assert [each.query for each in saved_views(connection, "Rima")] == [
            "code=harm.kill",
            "date=2017-11&code=harm",
        ]
        assert [each.name for each in saved_views(connection, "Noor")] == ["Killings"]
    save(archive, "Killings", None, shared=True)
    with archive.database.reading() as connection:
        assert saved_views(connection, "Noor") == ()

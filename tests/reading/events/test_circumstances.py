"""Where, when, how much and how many."""

from tests.reading.events.told import told


def test_a_date_in_the_clause_dates_the_event() -> None:
    date = told("Soldiers beat the teacher on 3 May 2019.")["harm.assault"].date
    assert date is not None
    assert date.edtf == "2019-05-03"


def test_the_day_of_a_statement_does_not_date_what_it_tells() -> None:
    event = told("Two men were killed, police said on 4 May 2019.")["harm.kill"]
    assert event.date is None


def test_the_day_in_a_statement_dates_what_it_tells() -> None:
    event = told("Two men were killed on 3 May 2019, police said on 4 May 2019.")["harm.kill"]
    assert event.date is not None
    assert event.date.edtf == "2019-05-03"


def test_each_clause_keeps_its_own_day() -> None:
    found = told("He was arrested on 3 May 2019 and was released on 9 May 2019.")
    dates = [found[code].date for code in ("liberty.arrest", "liberty.release")]
    assert [d.edtf for d in dates if d] == ["2019-05-03", "2019-05-09"]


def test_a_sum_belongs_to_the_bribe() -> None:
    amount = told("The agent gave voters 500 shillings each for their votes.")["bribery.offer"].amount
    assert amount is not None
    assert (amount.value, amount.each) == (500, True)


def test_the_number_of_victims_is_counted() -> None:
    count = told("Soldiers killed at least fourteen civilians.")["harm.kill"].count
    assert count is not None
    assert (count.value, count.at_least) == (14, True)


def test_those_who_fled_are_counted() -> None:
    count = told("About 2,300 people have fled to Thailand.")["movement.flee"].count
    assert count is not None
    assert count.value == 2300


def test_a_place_in_the_clause_places_the_event() -> None:
    place = told("Some fled to Phnom Penh, and some fled to Thailand.").reading.events
    assert [e.place.span.text for e in place if e.place] == ["Phnom Penh", "Thailand"]


def test_what_came_before_the_main_act_does_not_take_its_day() -> None:
    found = told("Gunmen killed Omar Deng on 9 May 2019 after soldiers arrested his brother.")
    killing = found["harm.kill"].date
    assert killing is not None
    assert killing.edtf == "2019-05-09"
    assert found["liberty.arrest"].date is None


def test_a_stretch_that_is_told_from_end_to_end_is_kept_whole() -> None:
    date = told("Police detained the teacher from 3 May 2019 to 5 May 2019.")["liberty.detain"].date
    assert date is not None
    assert date.edtf == "2019-05-03/2019-05-05"

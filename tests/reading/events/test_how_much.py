"""Sums of money that changed hands: whose, and for how many."""

from onrecord.record import Event
from tests.reading.events.told import told


def _sum(event: Event) -> tuple[float, bool, int | None] | None:
    return (event.amount.value, event.amount.each, event.amount.count) if event.amount else None


def test_a_fine_is_an_amount() -> None:
    text = "A court in Lusaka convicted the editor and fined him 5,000 kwacha."
    assert [_sum(e) for e in told(text).reading.events if e.type == "liberty.convict"][-1] == (
        5000,
        False,
        None,
    )


def test_bail_belongs_to_the_release() -> None:
    assert _sum(told("The court released the two students on bail of 2,000 dollars.")["liberty.release"]) == (
        2000, False, None,
    )  # fmt: skip


def test_a_ransom_belongs_to_the_kidnapping() -> None:
    text = "Gunmen kidnapped the trader and demanded a ransom of 3 million naira."
    assert _sum(told(text)["liberty.disappear"]) == (3_000_000, False, None)


def test_per_family_is_each() -> None:
    text = "The ministry gave 30 families 200 dollars per family in aid."
    assert _sum(told(text)["relief.aid"]) == (200, True, 30)


def test_each_of_those_who_got_money_is_counted() -> None:
    text = "The two journalists were released on bail of 200 dollars each."
    assert _sum(told(text)["liberty.release"]) == (200, True, 2)


def test_what_somebody_was_robbed_of_is_no_sum_of_the_beating() -> None:
    found = told("They beat the driver and robbed him of 30,000 naira and his phone.")
    assert _sum(found["harm.assault"]) is None
    assert _sum(found["property.remove"]) == (30_000, False, None)


def test_what_a_family_paid_is_a_sum_of_the_release() -> None:
    text = "The kidnappers freed the priest after his diocese paid 40,000 dollars."
    assert _sum(told(text)["liberty.release"]) == (40_000, False, None)


def test_a_loss_is_no_sum_that_changed_hands() -> None:
    text = "Police arrested the treasurer over the loss of 2 million shillings."
    assert told(text)["liberty.arrest"].amount is None


def test_the_country_of_a_town_tells_whose_shillings_they_are() -> None:
    amount = told("Police in Lodwar stole 20,000 shillings.")["property.remove"].amount
    assert amount is not None
    assert amount.currency == "KES"


def test_the_franc_of_west_africa_is_told_from_that_of_the_centre() -> None:
    amount = told("Soldiers in Bamako stole 300,000 CFA francs.")["property.remove"].amount
    assert amount is not None
    assert amount.currency == "XOF"


def test_what_somebody_earns_is_no_amount_of_the_protest() -> None:
    assert (
        told("Nurses protested over wages of less than 20 dollars a month.")["civic.protest"].amount is None
    )


def test_a_promised_sum_that_has_not_come_is_no_bribe() -> None:
    assert "bribery.offer" not in told("The $50 that was promised to each household has not come.").codes
    assert "bribery.offer" in told("The chief promised each household $50 to vote for him.").codes

"""Sums and counts in sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.amounts import find_money, find_quantities
from onrecord.reading.dates import find_dates
from tests.reading.dates.reports import parsed


@pytest.mark.parametrize(
    ("sentence", "words", "value", "currency"),
    [
        ("The chief gave them 1 million riel.", "1 million riel", 1_000_000, "KHR"),
        ("He paid US$3.5 million.", "US$3.5 million", 3_500_000, "USD"),
        ("He paid $50.", "$50", 50, "USD"),
        ("He paid Tk 5,000.", "Tk 5,000", 5_000, "BDT"),
        ("He paid Ksh500.", "Ksh500", 500, "KES"),
        ("He paid 5,000 KHR.", "5,000 KHR", 5_000, "KHR"),
        ("He paid 20,000 Kenyan shillings.", "20,000 Kenyan shillings", 20_000, "KES"),
        ("He paid half a million naira.", "half a million naira", 500_000, "NGN"),
        ("He paid two hundred thousand rupiah.", "two hundred thousand rupiah", 200_000, "IDR"),
        ("He was fined 5.000 euros.", "5.000 euros", 5_000, "EUR"),
        ("He paid 2 million bolívares.", "2 million bolívares", 2_000_000, "VES"),
        ("He paid 20 lakh taka.", "20 lakh taka", 2_000_000, "BDT"),
        ("A court fined it 2,000 GEL.", "2,000 GEL", 2_000, "GEL"),
        ("They paid 200 000 Guinean francs.", "200 000 Guinean francs", 200_000, "GNF"),
        ("He was fined 540 Belarusian roubles.", "540 Belarusian roubles", 540, "BYN"),
    ],
)
def test_a_sum_has_its_value_and_currency(
    sentence: str, words: str, value: float, currency: str | None
) -> None:
    (money,) = find_money(parsed(sentence))
    assert (money.span.text, money.value, money.currency) == (words, value, currency)


@pytest.mark.parametrize(
    ("report", "currency"),
    [
        ("Police took 500 pesos from him.", None),
        ("Police in Mexico took 500 pesos from him.", "MXN"),
        ("Police took Rs 20,000 from him.", None),
        ("Police in Nepal took Rs 20,000 from him.", "NPR"),
        ("Police in Chile and Colombia took 500 pesos from him.", None),
        ("Police in Senegal took 5,000 CFA francs from him.", "XOF"),
        ("Police in Canada took $500 from him.", None),
    ],
)
def test_a_shared_name_needs_its_country(report: str, currency: str | None) -> None:
    (money,) = find_money(parsed(report))
    assert money.currency == currency


@pytest.mark.parametrize(
    ("report", "words", "currency"),
    [
        ("A sergeant in the Philippines offered her P65,000.", "P65,000", "PHP"),
        ("The clerk in Guatemala asked for Q500.", "Q500", "GTQ"),
        ("In Malawi the officers took K5,000 from him.", "K5,000", "MWK"),
        ("In Sierra Leone he paid Le 500,000.", "Le 500,000", "SLE"),
        ("Police in Kenya demanded 5,000/- from the hawker.", "5,000/-", "KES"),
        ("In Nicaragua he paid C$500.", "C$500", "NIO"),
        ("A judge in Colombia asked for COP 900,000.", "COP 900,000", "COP"),
    ],
)
def test_a_letter_is_money_where_its_country_is_told(report: str, words: str, currency: str) -> None:
    (money,) = find_money(parsed(report))
    assert (money.span.text, money.currency) == (words, currency)


@pytest.mark.parametrize(
    "report",
    [
        "A sergeant offered her P65,000.",
        "In South Africa they closed the R293.",
        "In the Philippines he was held in room P500.",
        "Soldiers in Lesotho carried M16 rifles.",
        "In Guatemala, Q4 figures were published.",
        "In Honduras they sat in row L 500.",
        "In Zambia and Malawi they took K5,000.",
    ],
)
def test_a_letter_before_a_number_is_no_money_elsewhere(report: str) -> None:
    assert find_money(parsed(report)) == ()


@pytest.mark.parametrize(
    ("sentence", "each"),
    [
        ("The commune chief gave them each 1 million riel.", True),
        ("Agents handed voters 500 shillings each.", True),
        ("Each of those who signed was given 200,000 riel.", True),
        ("They paid $10 per person.", True),
        ("They demanded US$10 from every member of staff.", True),
        ("The party gave 500 birr to each voter.", True),
        ("They paid $10 each month.", False),
        ("They paid $10 for every day.", False),
        ("The chief gave them 1 million riel.", False),
        ("Each year, a fine of 500 euros.", False),
    ],
)
def test_each_tells_that_every_one_got_it(sentence: str, each: bool) -> None:
    (money,) = find_money(parsed(sentence))
    assert money.each is each


@pytest.mark.parametrize(
    ("sentence", "words", "value", "bounds", "head"),
    [
        ("Four former officials were bribed.", "Four", 4, "", "officials"),
        ("Two agreed to defect.", "Two", 2, "", None),
        ("At least 12 people died.", "At least 12", 12, "least", "people"),
        ("Some 200 villagers fled.", "Some 200", 200, "", "villagers"),
        ("Dozens of soldiers came.", "Dozens", 24, "least", "soldiers"),
        ("More than a dozen monks fled.", "More than a dozen", 12, "least", "monks"),
        ("Between 30 and 40 men came.", "Between 30 and 40", 30, "least", "men"),
        ("As many as 12 prisoners died.", "As many as 12", 12, "most", "prisoners"),
        ("No fewer than five women were hurt.", "No fewer than five", 5, "least", "women"),
        ("A couple of boys were hurt.", "A couple of", 2, "", "boys"),
        ("Two others did not.", "Two", 2, "", "others"),
        ("About 2,300 people have fled.", "About 2,300", 2300, "", "people"),
        ("Soldiers beat five of her clients.", "five", 5, "", "clients"),
        ("Tens of thousands of people marched.", "Tens of thousands", 20_000, "least", "people"),
        ("Twenty-four men or more were shot.", "Twenty-four", 24, "", "men"),
    ],
)
def test_a_count_has_its_bounds_and_its_noun(
    sentence: str, words: str, value: int, bounds: str, head: str | None
) -> None:
    (count,) = find_quantities(parsed(sentence))
    assert (count.span.text, count.value) == (words, value)
    assert (count.at_least, count.at_most) == (bounds == "least", bounds == "most")
    assert (count.head.text if count.head else None) == head


@pytest.mark.parametrize(
    "sentence",
    [
        "Furaha, 34, was freed.",
        "The girl, aged 12, was freed.",
        "A 34-year-old teacher was freed.",
        "A girl of fifteen was freed.",
        "He was freed on November 26.",
        "He was freed on 3 May 2018.",
        "He was freed in 2018.",
        "He was held under Article 13.",
        "They walked 20 kilometres.",
        "They were held for nine days.",
        "Forty percent were freed.",
        "They came at 5 a.m.",
        "They came at nine in the evening.",
        "No one was freed.",
        "He was the third to be freed.",
        "He paid 500 riel.",
    ],
)
def test_a_number_that_does_not_count_is_no_count(sentence: str) -> None:
    assert find_quantities(parsed(sentence)) == ()


@given(st.text(alphabet="two 30 -,.$%a million riel of each and dozen\n’s", max_size=60))
@settings(max_examples=60, deadline=None)
def test_every_sum_and_count_is_the_words_of_the_report(text: str) -> None:
    report = parsed(text if text.strip() else "x")
    spans = [money.span for money in find_money(report)] + [count.span for count in find_quantities(report)]
    assert all(report.report.text[s.start : s.end] == s.text for s in spans)


def test_a_count_is_not_a_date() -> None:
    report = parsed("On 3 May 2018 police arrested 12 men; two were freed on May 5.", published="2018-06-01")
    counted = find_quantities(report)
    assert [q.value for q in counted] == [12, 2]
    assert not any(q.span.overlaps(d.span) for q in counted for d in find_dates(report))

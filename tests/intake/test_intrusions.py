"""Whatever a site puts between, above or below the paragraphs of a report, they stay all of its text."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from onrecord.intake import read_text
from tests.intake.making import words

PARAGRAPHS = (
    "Police in Kisumu released five fishermen on Thursday after holding them overnight, their families said.",
    "“They asked for two thousand shillings for each man,” said Rose Akinyi, the wife of one of the five.",
    "The men had been stopped on the beach at Dunga. Two of them were beaten with a paddle, Akinyi said.",
    "Inspector Daniel Kiptoo denied that anybody had asked for money. He said the men were asked about nets.",
    "In March a fisherman drowned while he fled from a patrol. Nobody was charged over his death.",
    "A hearing is expected next week, according to a lawyer for the families, who did not give a date.",
)
BETWEEN = (
    "Advertisement",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Share Tweet WhatsApp Email",
    "1.2k shares",
    "14 comments",
    "*Read also: LIST | Court frees 41 fishermen: 30 men and 11 women",
    ">> See also: Soldiers burn market in Siaya",
    "(Related: Nurse abducted in Bondo)",
    "Escaping drought, herders look for grass across the border",
    "Post Views: 1.204",
    "Total views: 3,411",
    "READ ALSO: Governor shot dead in his car in Homa Bay",
    "Also Read - Soldiers burn market in Siaya after quarrel",
    "Read more: Two killed as police open fire in Migori",
    "Also read:\nTwo killed as police open fire in Migori",
    "Related story\n\nTwo killed as police open fire in Migori",
    "You may also like\n• Two killed as police open fire in Migori\n• Nurse abducted in Bondo",
    "Sign up for our newsletter and get the news in your inbox.",
    "Follow us on Facebook and Twitter",
    "[Boats at Dunga on Friday. PHOTO/MARY WANJIRU]",
    "Fishermen mend nets at Dunga. Photo: Mary Wanjiru/Mirror",
    "Content image - The Lake Mirror\nOfficers on patrol on the lake.",
    "14:32 GMT",
    "2 hours ago",
    "Updated: 3 March 2021, 10:15",
    "newsdesk@lakemirror.example",
    "Read more from Kisumu here.",
    "« Previous  1  2  [3]  4  Next »",
    "play pause Playback speed: 1  00:00 / 03:12",
    "The Lake Mirror's Logo",
)
BELOW = (
    "MOST VIEWED\n\nTwo killed in Migori\n\nPolice fired on a crowd in Migori on Monday and killed tw...",
    "IN OTHER PAGES\nTwo killed as police fire in Migori\nPolice fired on a crowd in Migori on Monday and\n"
    "Nurse is abducted at night in Bondo\nA nurse was dragged from her house by men who wore the",
    "Tags: police, Kisumu, fishermen",
    "Topics\nPolice\nKisumu\nThe lake",
    "Home | News | Opinion | Sport",
    "3 thoughts on “Five fishermen freed”\n"
    "Otieno says:\nMarch 4, 2021 at 3:12 am\nThe inspector killed my cousin.",
    "Comments\nOtieno\n3 days ago\nThe inspector killed my cousin and took his boat.",
    "2 Comments\nlake_boy  The inspector killed my cousin and took his boat.\nMama T  Sack them all.",
    "For more ways to donate visit our support page",
    "Share the truth. Subscribe to the e-paper for 20 shillings a day.",
    "© 2021 The Lake Mirror. All rights reserved.",
)
TELLING = (
    "Find more here, the guard said, and pointed at the nets.",
    "For more ways to hide, the boys asked the fishermen.",
    "Join our party or lose your stall, the councillor told the women.",
    "Follow us, an officer shouted, and the men were marched to the pier.",
    "Support for the patrols fell after the drowning.",
    "Correction officers from Kodiaga prison took part in the raid.",
    "Released on 3 March 2021, he was arrested again at the gate.",
    "Updated figures given on 3 March 2021 put the number of dead at nine.",
    "Filed under a false name, the complaint was thrown out.",
    "Powered by two engines, the boat of the patrol rammed the canoe.",
    "Image after image on his telephone showed the burned boats.",
    "Photographs by neighbours show the men on the ground.",
    "By nightfall all five were in the cells of the central station.",
    "Comments by the inspector angered the widows.",
    "Most read the paper before they signed it; two could not read.",
    "General Okoth contributed to this by giving the order to fire.",
    "Read the order, he said, and then I read it to them.",
    "She was held by the Rapid Unit (RDU/Lake Command).",
    "Sign up or get out, the clerk told the traders.",
    "Like the others, he was beaten on the soles of his feet.",
    "He gave the names of the two officers: Were and Odongo",
)


def told(page: str) -> list[str]:
    """The paragraphs of a page."""
    return words(read_text(page, "page.txt"), "paragraph")


def joined(blocks: Sequence[str], *, blank_lines: bool) -> str:
    """Blocks as a page, with blank lines between them or without."""
    return ("\n\n" if blank_lines else "\n").join(blocks) + "\n"


@given(
    st.lists(st.tuples(st.integers(1, len(PARAGRAPHS) - 1), st.sampled_from(BETWEEN)), max_size=3),
    st.lists(st.sampled_from(BELOW), max_size=2, unique=True),
    st.booleans(),
)
@example(
    [(1, "Advertisement"), (1, "newsdesk@lakemirror.example"), (1, "newsdesk@lakemirror.example")],
    ["2 Comments\nlake_boy  The inspector killed my cousin and took his boat.\nMama T  Sack them all."],
    False,
)
def test_what_stands_between_and_below_paragraphs_is_never_one_and_costs_none(
    between: list[tuple[int, str]], below: list[str], blank_lines: bool
) -> None:
    # sentences between titles of other stories look like teasers of these: with no blank line anywhere, and
    # where the last one stands between a title and a rail
    titles = [place for place, block in between if "\n" in block]
    assume(blank_lines or len(titles) < 2)
    assume(not (below and titles and (max(titles) == len(PARAGRAPHS) - 1 or not blank_lines)))
    blocks: list[str] = ["Five fishermen freed after night in cells"]
    for number, paragraph in enumerate(PARAGRAPHS):
        blocks += [intrusion for place, intrusion in between if place == number]
        blocks.append(paragraph)
    assert told(joined([*blocks, *below], blank_lines=blank_lines)) == list(PARAGRAPHS)


@pytest.mark.parametrize("blank_lines", [True, False])
@pytest.mark.parametrize("line", TELLING)
def test_a_line_that_tells_is_kept_wherever_it_stands(line: str, blank_lines: bool) -> None:
    for place in range(1, len(PARAGRAPHS) + 1):
        blocks = ["Five fishermen freed after night in cells", *PARAGRAPHS[:place], line, *PARAGRAPHS[place:]]
        assert line in told(joined(blocks, blank_lines=blank_lines))


@pytest.mark.parametrize("rail", [block for block in BETWEEN if "\n" in block and "image" not in block])
def test_a_line_that_tells_is_kept_behind_a_rail(rail: str) -> None:
    for line in TELLING[:-1]:
        page = joined([PARAGRAPHS[0], PARAGRAPHS[1], rail, line, *PARAGRAPHS[2:]], blank_lines=True)
        assert line in told(page)

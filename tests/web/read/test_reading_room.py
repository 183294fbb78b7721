"""The reading room in a real browser: by keys alone, by the pointer, by two people, across a reload."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from onrecord.archive.acquire import store_reading
from onrecord.archive.custody import history
from onrecord.record import Judgement
from onrecord.web.gate import COOKIE
from onrecord.web.viewer import Viewer
from onrecord.workbench.judging import Shown, judge
from onrecord.workbench.protecting import protect_document, protect_entity
from tests.web.conftest import Visit, no_reading
from tests.web.read.conftest import STRANGE, Room
from tests.web.serving import Served, serving

Enter = Callable[..., Room]
Record = Callable[..., Shown]

CHOOSE = """([from, to]) => {
  const range = document.createRange(), text = document.getElementById('text');
  const spot = (words, end) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) return [node, at + (end ? words.length : 0)];
    }
  };
  range.setStart(...spot(from, false));
  range.setEnd(...spot(to, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
"""Chooses words of the report as a pointer would that is dragged over them."""


def choose(room: Room, first: str, last: str | None = None) -> None:
    room.page.evaluate(CHOOSE, [first, last or first])
    expect(room.page.locator("#menu")).to_be_visible()


def test_a_draft_is_confirmed_by_one_key_and_the_next_is_there(enter: Enter, record: Record) -> None:
    room = enter()
    assert room.current == "s1"
    room.keys("c")
    expect(room.page.locator(".card.current")).to_have_attribute("data-id", "v1")
    expect(room.card("s1").here).to_contain_text("confirmed Rima")
    assert record().judged.standings["s1"].status == "confirmed"


def test_every_draft_can_be_decided_by_keys_alone(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("c", "r", "c", "c", "c")
    expect(room.page.locator("#progress")).to_contain_text("5 of 5")
    standings = record().judged.standings
    assert [standings[each].status for each in ("s1", "v1", "s2", "v2", "s3")] == [
        "confirmed", "rejected", "confirmed", "confirmed", "confirmed",
    ]  # fmt: skip
    expect(room.page.locator("#said")).to_contain_text("Confirmed")


def test_keys_step_through_the_cards_in_reading_order(enter: Enter) -> None:
    room = enter()
    room.keys("j")
    assert room.current == "v1"
    room.keys("n", "n", "k", "p")
    assert room.current == "v1"


def test_undo_takes_back_what_was_done_last_and_returns_to_it(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("c", "r")
    expect(room.card("v1").here).to_contain_text("rejected Rima")
    room.keys("u")
    expect(room.page.locator(".card.current")).to_have_attribute("data-id", "v1")
    expect(room.card("v1").here).not_to_contain_text("rejected Rima")
    assert record().judged.standings["v1"].status == "drafted"
    assert record().judged.standings["s1"].status == "confirmed"


def test_a_value_is_amended_by_keys_alone(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.keys("5")
    room.page.keyboard.type("2017-11-27")
    room.keys("Enter")
    expect(room.card("v1").here).to_contain_text("amended (when) Rima")
    (event, _) = record().judged.reading.events
    assert event.date is not None
    assert event.date.edtf == "2017-11-27"


def test_a_key_pressed_while_an_amendment_is_sent_is_no_letter_of_it(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.keys("5")
    room.page.keyboard.type("2017-11-27")
    room.keys("Enter", "j", "c")  # as fast as keys come
    expect(room.card("v1").here).to_contain_text("amended (when) Rima")
    expect(room.card("s2").here).to_contain_text("confirmed Rima")
    room.page.reload()
    expect(room.card("v1").desk).to_have_count(0)
    event = record().judged.reading.events[0]
    assert event.date is not None
    assert event.date.edtf == "2017-11-27"


def test_words_are_chosen_by_keys_alone(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.keys("2", "Tab")
    room.page.locator("#card-v1 [data-anchor='actors.1.span'] button").focus()
    room.keys("Enter")
    expect(room.page.locator("#text")).to_be_focused()
    room.keys("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(room.page.locator("#menu")).to_be_visible()
    chosen = room.page.evaluate("getSelection().toString().trim()")
    room.keys("Enter")
    expect(room.page.locator("#card-v1 [data-anchor='actors.1.span'] q")).to_have_text(chosen)
    room.page.locator("#card-v1 .desk").focus()
    room.keys("Enter")
    expect(room.card("v1").here).to_contain_text("amended (who)")
    assert [actor.span.text for actor in record().judged.reading.events[0].actors] == ["soldiers", chosen]


def test_a_date_that_is_none_is_refused_in_words_and_stays_written(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.page.fill("[name='date.edtf']", "yesterday")
    room.page.locator("[name='date.edtf']").press("Enter")
    expect(room.page.locator("#said")).to_contain_text("not a date")
    expect(room.page.locator("[name='date.edtf']")).to_have_value("yesterday")
    assert record().judged.standings["v1"].status == "drafted"


def test_dragging_over_words_gives_a_field_other_words(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.keys("4")
    choose(room, "the school", "Basra")
    expect(room.page.locator("#take")).to_contain_text("where")
    room.keys("Enter")
    expect(room.page.locator("#card-v1 [data-anchor='place.span'] q")).to_have_text("the school in Basra")
    expect(room.card("v1").desk).to_be_focused()
    room.keys("Enter")
    expect(room.card("v1").here).to_contain_text("amended (where)")
    place = record().judged.reading.events[0].place
    assert place is not None
    assert place.span.text == "the school in Basra"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("😀 men", "took", "😀 men took"),
        ("𝒜", "hostile", "𝒜 hostile"),
        ("أختها", "البيت", "أختها من البيت"),
        ("Amal", "أخذوا", None),
        ("took", "Amal", "took \x00 Amal"),
    ],
)
def test_chosen_words_are_the_reports_own_characters(
    enter: Enter, record: Record, first: str, last: str, words: str | None
) -> None:
    room = enter("strange.txt")
    choose(room, first, last)
    room.keys("s")
    expect(room.card("new-1").desk).to_be_visible()
    room.page.click("#card-new-1 .desk .main")
    expect(room.card("p1").here).to_be_visible()
    (statement,) = record("strange.txt").judged.reading.statements
    (piece,) = statement.content
    assert STRANGE[piece.start : piece.end] == piece.text
    if words:
        assert piece.text == words
    else:
        assert piece.text.startswith(first)
        assert piece.text.endswith(last)


def test_chosen_words_begin_a_new_event(enter: Enter, record: Record) -> None:
    room = enter()
    choose(room, "hit")
    room.keys("e")
    expect(room.page.locator("#card-new-1 [name=type]")).to_be_focused()
    room.page.keyboard.type("harm.tor")
    room.keys("Enter")
    expect(room.page.locator(".card.current")).to_have_attribute("data-id", "p1")
    event = record().judged.reading.events[-1]
    assert (event.type, event.trigger.text, event.certainty) == ("harm.torture", "hit", "alleged")
    assert event.evidence[0].contains(event.trigger)


def test_an_actor_is_added_and_taken_away(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.keys("3")
    room.page.click("#card-v1 [name=drop][value='targets.0']")
    expect(room.page.locator("#card-v1 [data-anchor='targets.0.span'] q")).to_have_count(0)
    room.page.locator("#card-v1 .desk").focus()
    room.keys("Enter")
    expect(room.card("v1").here).to_contain_text("amended (to whom)")
    assert record().judged.reading.events[0].targets == ()


def test_two_persons_are_made_one(enter: Enter, record: Record) -> None:
    room = enter("courier.txt", "?at=e3#card-e3")
    room.keys("a")
    expect(room.card("e3").desk).to_be_focused()
    room.keys("5")
    room.page.select_option("#card-e3 [name=same_as]", "e1")
    room.keys("Enter")
    expect(room.card("e3").here).to_have_count(0)
    expect(room.card("e1").here).to_contain_text("her sister")
    assert "e3" not in {entity.id for entity in record().judged.reading.entities}


def test_words_of_a_person_are_split_off_as_somebody_else(enter: Enter, record: Record) -> None:
    room = enter("courier.txt", "?at=e2#card-e2")
    room.keys("a")
    expect(room.card("e2").desk).to_be_focused()
    room.page.check("#card-e2 [name=split][value='mentions.1']")
    room.page.click("#card-e2 button[value=split]")
    expect(room.page.locator("#card-new-1 [name=name]")).to_have_value("They")
    room.page.click("#card-new-1 .desk .main")
    expect(room.card("p1").here).to_be_visible()
    entities = {entity.id: entity for entity in record().judged.reading.entities}
    assert [span.text for span in entities["p1"].mentions] == ["They"]
    assert [span.text for span in entities["e2"].mentions] == ["soldiers"]
    assert record().judged.reading.events[1].actors[0].entity == "p1"


def test_a_person_is_protected_on_the_spot_and_hidden_from_a_coder(enter: Enter, visit: Visit) -> None:
    room = enter("courier.txt", "?at=e1#card-e1")
    room.keys("h")
    expect(room.card("e1").desk).to_be_visible()
    room.page.select_option("#card-e1 [name=level]", "sealed")
    room.page.fill("#card-e1 [name=why]", "her family was threatened")
    room.page.click("#card-e1 .desk .main")
    expect(room.card("e1").here.locator(".guarded")).to_have_text("sealed")
    coder = enter(name="Noor", role="coder")
    assert "Amal" not in coder.page.content()
    assert "Tawfiq" not in coder.page.content()
    expect(coder.page.locator("#text")).to_contain_text("Person A")


def test_a_look_at_what_is_guarded_is_in_the_log(enter: Enter, served: Served) -> None:
    original = served.document("courier.txt").original

    def looks() -> int:
        with served.archive.database.reading() as connection:
            return sum(entry.action == "viewed" for entry in history(connection, original))

    room = enter("courier.txt", "?at=s1")
    assert looks() == 0
    room.keys("h")
    room.page.fill("#card-s1 [name=why]", "she was promised that it stays here")
    room.page.click("#card-s1 .desk .main")
    expect(room.card("s1").here.locator(".guarded")).to_have_text("confidential")
    reader = enter(name="Ines", role="reader")
    assert looks() == 1
    assert "from the school in Basra" not in reader.page.content()


def test_a_guarded_document_is_not_there_for_a_reader(visit: Visit, served: Served) -> None:
    document = served.document("courier.txt")
    protect_document(served.archive, document, "sealed", "the source is at risk", "keeper")
    page = visit("Ines", "reader")
    answer = page.goto(f"/read/{document.name}")
    assert answer is not None
    assert answer.status in {403, 404}
    assert "Amal" not in page.content()


def test_what_a_later_reader_drafts_is_offered_and_taken_over(
    enter: Enter, served: Served, record: Record
) -> None:
    archive, document = served.archive, served.document("courier.txt")
    judge(archive, document, Judgement("s1", "confirm", "Rima", ""))
    drafted = record().drafted
    later = replace(drafted.events[1], id="v1", type="harm.torture")
    with archive.database.writing() as connection:
        store_reading(
            archive, connection, document, replace(drafted, events=(later,), reader="a later reader")
        )
    room = enter()
    room.page.click(".newer summary")
    expect(room.page.locator(".newer")).to_contain_text("a later reader")
    room.page.click(".newer li:has-text('harm.torture') button")
    expect(room.card("v2").here).to_contain_text("harm.torture")
    assert record().judged.standings["s1"].status == "confirmed"
    assert {event.type for event in record().judged.reading.events} == {"liberty.disappear", "harm.torture"}
    expect(room.page.locator(".newer li:has-text('harm.torture')")).to_have_count(0)


def test_a_later_reading_is_taken_as_a_whole_and_given_back(
    enter: Enter, served: Served, record: Record
) -> None:
    archive, document = served.archive, served.document("courier.txt")
    judge(archive, document, Judgement("s1", "confirm", "Rima", ""))
    newer = replace(record().drafted, events=(), reader="a later reader")
    with archive.database.writing() as connection:
        store_reading(archive, connection, document, newer)
    room = enter()
    room.page.click(".newer summary")
    room.page.get_by_role("button", name="Take the newer reading as a whole").click()
    expect(room.card("v1").here).to_have_count(0)
    assert record().judged.reading.events == ()
    room.page.locator("#room[data-ready]").wait_for()
    room.keys("u")
    expect(room.page.locator("#card-s1")).to_contain_text("confirmed Rima")


def test_who_may_not_see_a_name_confirms_and_rejects_and_writes_nothing(
    enter: Enter, served: Served, record: Record
) -> None:
    protect_entity(served.archive, served.document("courier.txt"), "e1", "sealed", "at risk", "keeper")
    room = enter(name="Noor", role="coder")
    room.keys("a", "d", "m")
    room.quiet()
    expect(room.page.locator(".desk")).to_have_count(0)
    expect(room.page.get_by_role("button", name="Amend")).to_have_count(0)
    room.keys("c")
    expect(room.card("s1").here).to_contain_text("confirmed")
    assert record().judged.standings["s1"].confirmed_by == ("Noor",)
    assert "Tawfiq" not in room.page.content()


def test_a_dispute_says_why_and_by_whom(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("d")
    expect(room.page.locator("#card-s1 [name=why]")).to_be_focused()
    room.page.keyboard.type("The date cannot be right: c r u")
    room.keys("Enter")
    expect(room.card("s1").here).to_contain_text("Disputed by Rima: The date cannot be right: c r u")
    assert [each.why for each in record().judged.standings["s1"].disputes] == [
        "The date cannot be right: c r u"
    ]


def test_what_was_typed_is_there_after_a_reload_and_a_restart(enter: Enter, served: Served) -> None:
    room = enter()
    room.keys("m")
    expect(room.page.locator("#card-s1 [name=why]")).to_be_focused()
    with room.page.expect_response(lambda answer: answer.url.endswith("/desk") and answer.status == 204):
        room.page.keyboard.type("Ask her brother about")
    room.page.reload()
    expect(room.page.locator("#card-s1 [name=why]")).to_have_value("Ask her brother about")
    with serving(served.archive, Viewer("Rima", "keeper"), no_reading) as again:
        session = again.door.admit(Viewer("Rima", "keeper"))
        room.page.context.add_cookies([{"name": COOKIE, "value": session, "url": again.url}])
        room.page.goto(f"{again.url}/read/{served.document('courier.txt').name}")
        expect(room.page.locator("#card-s1 [name=why]")).to_have_value("Ask her brother about")


def test_what_was_typed_in_the_last_moment_is_kept_when_the_page_is_left(enter: Enter) -> None:
    room = enter()
    room.keys("m")
    expect(room.page.locator("#card-s1 [name=why]")).to_be_focused()
    room.page.keyboard.type("the last word")
    room.page.goto("/")
    room.page.go_back()
    expect(room.page.locator("#card-s1 [name=why]")).to_have_value("the last word")


def test_what_is_typed_while_the_server_is_away_is_kept_once_somebody_came_in_again(
    enter: Enter, served: Served
) -> None:
    room = enter()
    room.keys("m")
    field = room.page.locator("#card-s1 [name=why]")
    expect(field).to_be_focused()
    served.door.sessions.clear()  # as of a server that was started anew
    room.page.keyboard.type("Ask her brother")
    expect(room.page.locator("#told")).to_contain_text("not kept yet")
    session = served.door.admit(Viewer("Rima", "keeper"))
    room.page.context.add_cookies([{"name": COOKIE, "value": session, "url": served.url}])
    expect(room.page.locator("#told")).to_be_hidden()
    expect(field).to_have_value("Ask her brother")
    room.page.reload()
    expect(field).to_have_value("Ask her brother")


def test_a_decision_that_did_not_arrive_is_said_and_its_draft_still_waits(
    enter: Enter, record: Record
) -> None:
    room = enter()
    room.page.route("**/judge", lambda route: route.abort())
    room.keys("c")
    expect(room.page.locator("#told")).to_contain_text("did not answer")
    expect(room.page.locator(".card.current")).to_have_attribute("data-id", "s1")
    assert record().judgements == ()
    room.page.unroute("**/judge")
    room.keys("c")
    expect(room.card("s1").here).to_contain_text("confirmed Rima")
    expect(room.page.locator(".card.current")).to_have_attribute("data-id", "v1")


def test_a_page_of_an_older_session_takes_up_the_new_one(
    enter: Enter, served: Served, record: Record
) -> None:
    room = enter()
    session = served.door.admit(Viewer("Rima", "keeper"))
    room.page.context.add_cookies([{"name": COOKIE, "value": session, "url": served.url}])
    room.keys("c")
    expect(room.page.locator("#told")).to_contain_text("once more")
    assert record().judgements == ()
    room.keys("c")
    expect(room.card("s1").here).to_contain_text("confirmed Rima")


def test_nothing_typed_is_in_the_browser(enter: Enter) -> None:
    room = enter()
    room.keys("m")
    room.page.fill("#card-s1 [name=why]", "testimony")
    room.quiet()
    kept = room.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "testimony" not in kept
    assert "testimony" not in room.page.evaluate("document.cookie")


def test_two_people_at_once_never_overwrite_each_other_unseen(enter: Enter, record: Record) -> None:
    rima, noor = enter(), enter(name="Noor", role="reviewer")
    rima.keys("c")
    expect(rima.card("s1").here).to_contain_text("confirmed Rima")
    noor.keys("r")
    expect(noor.page.locator("#said")).to_contain_text("Rima judged this while you looked")
    expect(noor.card("s1").here).to_contain_text("confirmed Rima")
    assert noor.current == "s1"
    assert record().judged.standings["s1"].status == "confirmed"
    noor.keys("r")
    expect(noor.card("s1").here).to_contain_text("people disagree")


def test_what_another_person_decides_appears_by_itself(enter: Enter) -> None:
    rima, noor = enter(), enter(name="Noor", role="reviewer")
    rima.keys("c")
    expect(rima.card("s1").here).to_contain_text("confirmed Rima")
    expect(noor.card("s1").here).to_contain_text("confirmed Rima", timeout=15_000)
    expect(noor.page.locator("#progress")).to_contain_text("1 of 5")


def test_a_reader_sees_everything_and_decides_nothing(enter: Enter, record: Record) -> None:
    room = enter(name="Ines", role="reader")
    expect(room.page.locator("#bar")).to_have_count(0)
    room.keys("c", "r", "a")
    room.quiet()
    assert record().judgements == ()


def test_no_key_decides_while_somebody_writes_or_has_switched_them_off(enter: Enter, record: Record) -> None:
    room = enter()
    room.page.focus("#find")
    room.page.keyboard.type("cr")
    room.page.locator("#find").press("Escape")
    room.keys("x", "c", "r")
    room.quiet()
    assert record().judgements == ()
    room.page.reload()
    expect(room.page.locator("#single-keys")).not_to_be_checked()


def test_no_key_decides_while_somebody_is_in_a_field_of_the_editor(enter: Enter, record: Record) -> None:
    room = enter()
    room.keys("j", "a")
    expect(room.card("v1").desk).to_be_focused()
    room.page.locator("#card-v1 [data-take=trigger]").focus()
    room.keys("r", "u", "k")
    room.quiet()
    assert record().judgements == ()
    assert room.current == "v1"


def test_an_editor_that_was_only_opened_leaves_nothing_behind(enter: Enter) -> None:
    room = enter()
    room.keys("j")
    for task in ("a", "d", "m"):
        room.keys(task)
        expect(room.card("v1").desk).to_be_visible()
        room.keys("Escape")
        expect(room.card("v1").desk).to_have_count(0)
        expect(room.card("v1").here.locator(".folded")).to_have_count(0)
    room.keys("m")
    expect(room.page.locator("#card-v1 [name=why]")).to_be_focused()
    room.page.keyboard.type("a word")
    room.keys("Escape")
    expect(room.card("v1").here.locator(".folded")).to_be_visible()


def test_words_and_cards_light_each_other(enter: Enter) -> None:
    room = enter()
    room.page.hover("#text [data-r~=v1].event")
    expect(room.card("v1").here).to_have_class("card event drafted near")
    room.page.hover("#card-v2")
    expect(room.page.locator("#text .near").first).to_be_visible()
    room.page.click("#text [data-r~=v2].event")
    assert room.current == "v2"


def test_layers_are_switched_off(enter: Enter) -> None:
    room = enter()
    trigger = room.page.locator("#text .event").first
    assert trigger.evaluate("each => getComputedStyle(each).fontWeight") == "700"
    room.page.uncheck("#layer-event")
    assert trigger.evaluate("each => getComputedStyle(each).fontWeight") == "400"


def test_words_are_found_and_records_gone_to(enter: Enter) -> None:
    room = enter()
    room.keys("/")
    room.page.keyboard.type("HARBOUR")
    expect(room.page.locator("#found")).to_have_text("1/1")
    room.keys("Escape", "g")
    room.page.keyboard.type("v2")
    room.keys("Enter")
    assert room.current == "v2"


def test_why_a_field_was_drafted_is_told_on_demand(enter: Enter) -> None:
    room = enter()
    room.keys("j", "w")
    expect(room.card("v1").here).to_contain_text("the codebook lists this verb liberty.disappear:take/verb")


def test_it_works_without_script(visit: Visit, served: Served, record: Record) -> None:
    page = visit(java_script_enabled=False)
    page.goto(f"/read/{served.document('courier.txt').name}?at=v1")
    page.click("#bar button[value=confirm]")
    expect(page.locator("#card-v1")).to_contain_text("confirmed Rima")
    page.click("#bar button[value=confirm]")
    expect(page.locator("#card-s1")).to_contain_text("confirmed Rima")
    page.click("#bar button[value=reject]")
    expect(page.locator("#card-s2")).to_contain_text("rejected Rima")
    page.goto(f"/read/{served.document('courier.txt').name}?at=v2")
    page.click("#bar button[value=amend]")
    page.select_option("#card-v2 [name=type]", "harm.torture")
    page.click("#card-v2 .desk .main >> nth=0")
    expect(page.locator("#card-v2")).to_contain_text("harm.torture")
    assert record().judged.reading.events[1].type == "harm.torture"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_room_is_for_everybody(
    visit: Visit, served: Served, axe: Callable[[object], None], width: int
) -> None:
    page = visit(viewport={"width": width, "height": 800})
    page.goto(f"/read/{served.document('courier.txt').name}")
    page.locator("#room[data-ready]").wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#card-v1 .desk")).to_be_visible()
    axe(page)

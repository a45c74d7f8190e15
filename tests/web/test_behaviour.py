"""What app.js and idle.js add: autosave that never claims too much, keys in lists, reveals, the idle warning, the guard."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

SAID = "[data-autosave-said]"


@pytest.fixture
def form(page: Any, gallery_url: str) -> Any:
    """The gallery's form, saving itself to a server at version 1."""
    opened = page()
    tell(opened, gallery_url, "?version=1")
    opened.goto(gallery_url)
    return opened


def tell(page: Any, url: str, query: str = "") -> dict[str, Any]:
    """Tell the pretended server how to answer, and read what it has kept."""
    return json.loads(page.request.get(f"{url}set-up/{query}").text())


def write(page: Any, words: str) -> None:
    page.fill("#right_said", words)


def test_words_are_saved_by_themselves_and_it_says_when(form: Any, gallery_url: str) -> None:
    write(form, "She rode well.")
    expect(form.locator(SAID)).to_have_text("Saved on the server 18:41")
    kept = tell(form, gallery_url)
    assert kept["said"] == "She rode well." and kept["version"] == "1" and "paper" not in kept
    write(form, "She rode well. Twice.")
    expect(form.locator("form[data-autosave]")).to_have_attribute("data-version", "3")
    assert tell(form, gallery_url)["version"] == "2"


def test_nothing_is_sent_when_nothing_was_written(form: Any, gallery_url: str) -> None:
    form.wait_for_timeout(900)
    assert form.locator(SAID).inner_text() == "Saved on the server 18:38"


def test_no_connection_is_said_and_made_good(form: Any) -> None:
    form.context.set_offline(True)
    write(form, "On the water.")
    expect(form.locator(SAID)).to_have_text("Not saved: no connection; keep this page open")
    expect(form.locator(SAID)).to_have_class("tl-autosave is-unsaved")
    form.context.set_offline(False)
    expect(form.locator(SAID)).to_have_text("Saved on the server 18:41")
    expect(form.locator(SAID)).to_have_class("tl-autosave")
    form.problems.clear()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (500, "Not saved: the server could not take it; keep this page open"),
        (403, "Not saved: you have been signed out"),
    ],
)
def test_a_refusal_is_never_said_to_be_saved(form: Any, gallery_url: str, answer: int, words: str) -> None:
    tell(form, gallery_url, f"?answer={answer}")
    write(form, "Refused.")
    expect(form.locator(SAID)).to_contain_text(words)
    tell(form, gallery_url, "?answer=200")
    expect(form.locator(SAID)).to_have_text("Saved on the server 18:41")
    form.problems.clear()


def test_somebody_else_has_saved_and_nothing_is_lost(form: Any, gallery_url: str) -> None:
    tell(form, gallery_url, "?version=7")
    write(form, "Mine.")
    panel = form.locator("[data-autosave-conflict]")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("Sam saved it at 18:40.")
    assert form.input_value("#right_said") == "Mine."
    write(form, "Mine, still.")
    form.wait_for_timeout(900)
    assert tell(form, gallery_url).get("said") != "Mine, still.", "nothing goes over theirs unasked"
    form.get_by_role("button", name="Keep mine").click()
    expect(panel).to_be_hidden()
    expect(form.locator(SAID)).to_have_text("Saved on the server 18:41")
    assert tell(form, gallery_url)["said"] == "Mine, still."
    form.problems.clear()


def test_leaving_with_words_that_are_not_saved_asks_first(form: Any, gallery_url: str) -> None:
    tell(form, gallery_url, "?answer=500")
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.locator("#right_said").press_sequentially("x")
    expect(form.locator(SAID)).to_contain_text("Not saved")
    form.goto(gallery_url + "?only=404")
    assert asked == ["beforeunload"]
    form.problems.clear()
    tell(form, gallery_url, "?answer=200")


def test_leaving_with_everything_saved_asks_nothing(form: Any, gallery_url: str) -> None:
    form.on("dialog", lambda dialog: pytest.fail("asked without need"))
    form.locator("#right_said").press_sequentially("x")
    expect(form.locator(SAID)).to_have_text("Saved on the server 18:41")
    form.goto(gallery_url + "?only=404")


def test_nothing_written_stays_in_the_browser(form: Any) -> None:
    write(form, "Private words.")
    expect(form.locator(SAID)).to_have_text("Saved on the server 18:41")
    assert form.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"
    assert form.evaluate("indexedDB.databases().then(all => all.length)") == 0


def test_an_answer_reveals_its_question(form: Any) -> None:
    why = form.locator("#right_aboard_2_more")
    expect(why).to_be_hidden()
    form.check("#right_aboard_2")
    expect(why).to_be_visible()
    form.check("#right_aboard_0")
    expect(why).to_be_hidden()
    form.check("#right_changes_1")
    expect(form.locator("#right_what")).to_be_visible()
    form.uncheck("#right_changes_1")
    expect(form.locator("#right_what")).to_be_hidden()


def here(page: Any) -> list[str]:
    return page.eval_on_selector_all("[data-row].is-here", "all => all.map(e => e.querySelector('strong').textContent)")


def test_rows_are_walked_and_chosen_by_keyboard(form: Any) -> None:
    form.focus("#d-1")
    assert here(form) == ["Heron: a second mooring line"]
    form.keyboard.press("j")
    assert here(form) == ["Kittiwake: end the winter lay-up"]
    form.keyboard.press("j")
    assert here(form) == ["Kittiwake: end the winter lay-up"], "the last row is the last"
    form.keyboard.press("x")
    assert form.is_checked("#d-2") and form.locator("[data-chosen]").inner_text() == "1 chosen."
    form.keyboard.press("k")
    form.keyboard.press("r")
    assert form.evaluate("document.activeElement.id") == "r-1"
    form.keyboard.type("jxa")
    assert form.input_value("#r-1") == "jxa", "in a text box, letters are letters"
    form.keyboard.press("Escape")
    assert form.evaluate("document.activeElement.id") == "d-1"


def test_the_key_to_agree_presses_the_button_of_its_row(form: Any) -> None:
    form.evaluate("document.querySelectorAll('[data-key=a]').forEach(b => b.addEventListener('click', e => {"
                  " e.preventDefault(); window.pressed = b.textContent }))")  # fmt: skip
    form.focus("#d-2")
    form.keyboard.press("Control+a")
    assert form.evaluate("window.pressed") is None
    form.keyboard.press("a")
    assert form.evaluate("window.pressed") == "Agree to: Kittiwake: end the winter lay-up"


def test_letters_do_nothing_outside_the_list(form: Any) -> None:
    form.focus("#find")
    form.keyboard.press("Tab")
    form.keyboard.press("j")
    assert here(form) == []


def test_the_menu_closes_on_escape_and_elsewhere(form: Any) -> None:
    menu = form.locator("details.tl-menu")
    form.locator("details.tl-menu summary").click()
    expect(form.get_by_role("link", name="Preferences", exact=True)).to_be_visible()
    form.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    form.locator("details.tl-menu summary").click()
    form.locator("h1").click()
    assert menu.get_attribute("open") is None


def test_a_still_screen_warns_and_then_locks(page: Any, gallery_url: str) -> None:
    opened = page()
    opened.goto(gallery_url + "idle/")
    panel = opened.locator("[data-idle-panel]")
    expect(panel).to_be_hidden()
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("The screen locks in less than a minute.")
    before = tell(opened, gallery_url)["stayed"]
    opened.get_by_role("button", name="I am still here").click()
    expect(panel).to_be_hidden()
    opened.wait_for_timeout(200)
    assert tell(opened, gallery_url)["stayed"] == before + 1
    with opened.expect_navigation():  # nothing is typed, so it loads anew, and the server shows its lock page there
        pass
    opened.problems.clear()  # the browser reports the 401 that said so

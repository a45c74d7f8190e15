"""What hands do on a page: a day into its boxes, an answer chosen, a button pressed; and a family put on the record once."""

from __future__ import annotations

import re
from datetime import date

from tests.journeys.walking import said

HOME = "Kitewell"
ROWAN, WREN = f"Rowan {HOME}", f"Wren {HOME}"


def day(page, name: str, on: date) -> None:
    """Type a day into its three boxes."""
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.fill(f"main input[name={name}_{part}]", str(value))


def pick(page, name: str, value: str) -> None:
    """Choose one answer, whatever it looks like."""
    box = page.locator(f"main input[name='{name}'][value='{value}']").first
    page.locator(f"label[for='{box.get_attribute('id')}']").click()


def press(page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words).first.click()


def send(page, words: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        press(page, words)


def choose(part, name: str, value: str) -> None:
    """One answer of a few within a part of the page."""
    box = part.locator(f"[name='{name}'][value='{value}']").first
    if box.count() and not box.is_checked():
        box.locator("xpath=ancestor::label | //label[@for='" + (box.get_attribute("id") or "-") + "']").first.click()
    elif not box.count():
        part.locator(f"select[name='{name}']").select_option(value)


def saved(page) -> None:
    """Everything on the page has been saved by itself: it does so every five seconds."""
    page.wait_for_timeout(6500)
    assert page.locator(".is-unsaved").count() == 0


def on_the_record(femi, site) -> tuple[str, str]:
    """The night worker looks, finds nobody, and puts the family on the record once; both children's pages."""
    femi.goto(f"{site.url}/front-door/new/")
    femi.fill("#id_said", ROWAN)
    press(femi, "Find")
    assert "Nobody like that is on the record" in said(femi) or "Is it one of these?" in said(femi)
    femi.fill("main input[name=given]", "Rowan")
    femi.fill("main input[name=family]", HOME)
    day(femi, "born_on", date(2016, 4, 9))
    press(femi, "Put them on the record, and go on")
    rowan = re.search(r"/children/([0-9a-f-]{36})/", femi.url)[1]
    first = f"{site.url}/children/{rowan}/"
    for tie, who, given, born in (("sibling", "child", "Wren", date(2019, 8, 30)), ("mother", "adult", "Kerry", None), ("father", "adult", "Lee", None)):
        relative(femi, first, tie, who, given, born)
    femi.goto(f"{first}family/")
    wren = femi.get_by_role("link", name=WREN).first.get_attribute("href")
    second = f"{site.url}/children/{re.search(r'/children/([0-9a-f-]{36})/', wren)[1]}/"
    for tie, given in (("mother", "Kerry"), ("father", "Lee")):
        relative(femi, second, tie, "adult", given, None)
    return first, second


def relative(femi, child: str, tie: str, who: str, given: str, born: date | None) -> None:
    """Somebody of the family: new, or known already and then only tied."""
    femi.goto(f"{child}family/add/")
    femi.select_option("main select[name=tie]", tie)
    pick(femi, "who", who)
    femi.fill("main input[name=given]", given)
    femi.fill("main input[name=family]", HOME)
    if born:
        day(femi, "born_on", born)
    pick(femi, "lives_together", "no" if tie == "father" else "yes")
    send(femi, "Add")
    same = femi.get_by_role("button", name=f"The same person: {given} {HOME}", exact=True)
    if same.count():
        with femi.expect_navigation():
            same.click()
    elif femi.get_by_role("button", name="None of these: add them").count():
        send(femi, "None of these: add them")
    elif femi.get_by_role("button", name="Another person: add them").count():
        femi.fill("#because", "Another of that family")
        send(femi, "Another person: add them")

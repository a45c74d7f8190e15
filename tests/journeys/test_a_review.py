"""A review of three children with five people at once: officer, social worker, school and carer by invitation, manager."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journeys.walking import find, look, said
from throughline.services import clock

MAIL = Path(__file__).resolve().parents[2] / ".local" / "mail"
NAMES = ("Tia", "Jaden", "Poppy")


def newest(to: str, pattern: str) -> str:
    """What the newest message to somebody holds."""
    for path in sorted(MAIL.glob("*.log"), key=lambda p: p.stat().st_mtime, reverse=True):
        text = path.read_text().replace("=\n", "")
        if f"To: {to}" in text:
            found = re.findall(pattern, text)
            if found:
                return str(found[-1])
    raise AssertionError(f"no message to {to}")


def come_in(page, to):
    """Somebody from outside opens the link of their e-mail and gives the code that went to the same address."""
    page.goto(newest(to, r"http://\S+/guest/come/\S+"))
    page.get_by_role("button", name="Send me the code").click()
    page.fill("#code", newest(to, r"code is (\d{6})"))
    page.get_by_role("button", name="Go in").click()
    return page


def ask(gwen, line, who, agency, email):
    """The officer names who takes a seat and invites them."""
    gwen.locator("li").filter(has_text=line).first.get_by_role("link", name=re.compile("name them|ask them|change")).click()
    gwen.fill("#name", who)
    gwen.fill("#agency", agency)
    gwen.fill("#email", email)
    gwen.get_by_role("button", name="Save").click()


def choose(part, question, answer):
    """Choose one of a few answers."""
    part.get_by_role("group", name=question).get_by_text(answer, exact=True).click()


def write_up(gwen, place, name, by, owner):
    """The minutes of one child, as they are written in the meeting."""
    child = gwen.locator("details.tl-fold").filter(has=gwen.locator("summary h2", has_text=name))
    if child.get_attribute("open") is None:
        child.locator("summary").first.click()
    met = child.locator("section.tl-sheet").nth(0)
    choose(met, "Did you meet them before the review?", "Yes, face to face")
    met.get_by_label("When?", exact=True).fill((clock.today() - timedelta(days=4)).isoformat())
    choose(met, "Alone?", "Yes")
    part = child.locator("section.tl-sheet").nth(1)
    choose(part, "How did they take part?", "Attended, spoke for self")
    part.get_by_label("What did they wish: when, where, and who should or should not be there?").fill("After school, at home, with Denise")
    choose(part, "Was it held when, where and with whom they wished?", "Yes")
    part.get_by_label("What do they think, and how was it heard?").fill(f"{name} wants to see Reece more")
    plan = child.locator("section.tl-sheet").nth(2)
    plan.get_by_label("What came of the last decisions?").fill("All but the swimming")
    choose(plan, "Is the care plan still right for them?", "Yes")
    choose(plan, "How good is the written plan?", "good")
    plan.get_by_label("The home, health, school, family time").fill("Settled")
    decided = child.locator("section.tl-sheet").nth(3)
    decided.get_by_label("The decisions in a few plain words, for the child").fill(f"{name} stays with Denise and sees Reece every second week.")
    decided.get_by_label("What is done").first.fill(f"Ask Reece’s carers about Sundays for {name}")
    decided.get_by_label("Who answers for it").first.select_option(label=owner)
    decided.get_by_label("By", exact=True).first.fill(by)
    choose(decided, "Was this a full meeting?", "Yes")


@pytest.mark.requirement("LAC-05")
def test_a_review_of_three_from_invitation_to_the_printed_decisions(site, page):
    gwen = site.sign_in(page(width=1400), "gwen")
    find(gwen, site.url, "Tia Harrow")
    gwen.get_by_role("link", name="Tia Harrow").first.click()
    gwen.wait_for_url("**/children/*/")
    tia = gwen.url
    gwen.get_by_role("link", name="Meetings", exact=True).click()
    look(gwen, "meetings-none")
    gwen.get_by_role("button", name="Arrange: review").click()
    for box in gwen.locator("input[name=children]").all():
        label = gwen.locator(f"label[for={box.get_attribute('id')}]").inner_text()
        if (label.strip() in NAMES) != box.is_checked():
            box.click()
    today = clock.today()
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        gwen.fill(f"input[name=on_{part}]", str(value))
    gwen.fill("input[name=where]", "Denise’s kitchen")
    look(gwen, "meeting-arrange")
    gwen.get_by_role("button", name="Arrange it").click()
    room = gwen.url
    assert "Now say who is asked" in said(gwen)
    look(gwen, "meeting-room-arranged")

    ask(gwen, "The school", "Sam Oakes", "Mere Primary", "sam@mere.example")
    ask(gwen, "The carer", "Denise Okoro", "", "denise@home.example")
    assert "is invited by e-mail" in said(gwen)

    school = come_in(page(width=1400), "sam@mere.example")
    assert "Tia Harrow" in said(school) and "Jaden" not in said(school)
    look(school, "guest-home")
    school.get_by_role("link", name=re.compile("Tia Harrow")).click()
    look(school, "guest-part")
    school.get_by_label("How are they getting on, and what has changed since the last review?").fill("Tia laughs again, and reads to the little ones.")
    choose(school, "Attendance", "Good")
    school.get_by_role("button", name="Share it").click()
    assert "Thank you. It is with whoever asked you." in said(school)
    look(school, "guest-thanks")

    denise = come_in(page(width=320), "denise@home.example")
    denise.get_by_role("link", name=re.compile("Tia Harrow")).click()
    choose(denise, "Will you come?", "yes")
    denise.get_by_role("button", name="Say so").click()
    denise.get_by_label("How is it going at home?").fill("She has stopped hiding food.")
    choose(denise, "Can they stay with you?", "Yes")
    denise.get_by_role("button", name="Share it").click()
    assert "Thank you" in said(denise)

    gwen.goto(room)
    assert said(gwen).count("read what they say") == 2
    gwen.fill("#account", "We met in Denise’s kitchen. All three came and stayed.")
    owner = "Priya Shah"
    for name in NAMES:
        write_up(gwen, site, name, (today + timedelta(days=14)).isoformat(), owner)
    gwen.wait_for_timeout(6500)
    assert gwen.locator(".is-unsaved").count() == 0
    gwen.reload()
    assert gwen.get_by_label("What do they think, and how was it heard?").first.input_value() == "Tia wants to see Reece more", "saved as it was written"
    look(gwen, "meeting-room-held")
    for line in gwen.locator("#finish fieldset").all():
        line.get_by_text("came", exact=True).click()
    gwen.get_by_role("button", name="Save, and send the decisions now").click()
    assert "Saved, and the decisions are sent" in said(gwen)
    look(gwen, "meeting-room-sent")

    priya = site.sign_in(page(width=1400), "priya")
    assert "Ask Reece’s carers about Sundays" in said(priya), "what was decided is on the worklist of who answers for it"
    school.reload()
    assert "Tia stays with Denise" in said(school)

    gwen.goto(tia)
    gwen.get_by_role("link", name="Plans and forms").click()
    look(gwen, "plans-and-forms")
    gwen.get_by_role("link", name="Review of the child’s case").first.click()
    look(gwen, "review-read")
    gwen.get_by_role("button", name="Print for…").click()
    gwen.get_by_label("Tia", exact=True).click()
    gwen.get_by_role("button", name="Show the paper").click()
    paper = said(gwen)
    assert "What was decided" in paper and "Tia stays with Denise" in paper and "How good is the written plan" not in paper
    look(gwen, "review-childs-copy")

"""A missing night and all that follows: the visit, its evaluation by somebody else, supervision next day, the child's own edition.

The officer, the social worker and the manager are signed in at once. It walks with the eldest of the three whom the review
is about, and asks nothing of what the other journeys did to her before.
"""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from typing import Any

import pytest

from tests.journeys.walking import day_in, find, look, row, said
from tests.support.browser import SHOTS, screenshot
from tests.web.test_paper import words_of
from throughline.services import clock

ASKED = "I was not running away. I wanted to see Reece and nobody would say when."
REASONS = "Reece moved and nobody had told her where. She walked to the old house to look for him."
HARM = "Nobody spoke to her. She was cold and crossed the ring road in the dark."
LEARNT = "She knows now when she sees Reece. The carer has the dates on the fridge."
ANALYSIS = "She goes when plans about Reece change and nobody tells her; not knowing is what she cannot bear."
REFLECTION = "We may be wrong: it may be the evenings and not Reece. Nobody has asked Jaden what he sees."
POLICE = "NW-4471-26"


def child_page(page: Any, url: str) -> str:
    """Open Tia's page by looking her up; its address."""
    find(page, url, "Tia Harrow")
    page.get_by_role("link", name="Tia Harrow").first.click()
    page.wait_for_url("**/children/*/")
    return str(page.url)


def on(page: Any, day: date, name: str = "on") -> None:
    """The three boxes of a day."""
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.fill(f"input[name={name}_{part}]", str(value))


def record(page: Any, child: str, code: str, day: date, **more: str) -> None:
    """Open the form of one kind of entry, give the day and what else is known, and save it."""
    page.goto(f"{child}record/{code}/")
    on(page, day)
    for name, value in more.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value={value}]").check(force=True)
        elif field.first.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.requirement("MIS-01")
@pytest.mark.requirement("MIS-02")
@pytest.mark.requirement("WF-04")
def test_a_missing_night_to_what_the_child_reads_of_it(site, page):
    today = clock.today()
    night = today - timedelta(days=1)
    priya = site.sign_in(page(width=1400), "priya")
    gwen = site.sign_in(page(width=1400), "gwen")
    ian = site.sign_in(page(width=1400), "ian")
    child = child_page(priya, site.url)

    # The night: she is gone, the officer sees it on her page, the police are told, she comes back.
    record(priya, child, "missing.went_missing", night, at="19:30", kind="M", from_where="care", risk="medium", words="Blue coat, no telephone.")
    assert "Missing since" in said(priya)
    look(priya, "missing-now")
    gwen.goto(child)
    assert f"Missing since {night:%A}" in said(gwen), "whoever opens her page sees it first"
    record(priya, child, "missing.others_told", night, at="19:50", police="yes", parents="yes", officer="yes", police_reference=POLICE)
    ian.goto(f"{site.url}/missing/")
    line = ian.locator("section[aria-label='Missing now'] tr").filter(has_text="Tia Harrow")
    told = line.locator("td").nth(2).inner_text()
    assert "medium" in line.inner_text() and "police" in told and "not yet" not in told
    look(ian, "missing-board")
    record(priya, child, "missing.came_back", night, at="23:40", how="police")
    assert "Missing since" not in said(priya), "the return is a fact, at once"

    # Seventy-two hours for the interview, counted from the return.
    priya.goto(f"{child}due/")
    due = row(priya, "Offer her a return interview")
    assert day_in(due.locator(".tl-due__when").inner_text(), today) == night + timedelta(days=3)
    look(priya, "missing-due")
    priya.goto(f"{child}missing/")
    priya.locator("section.tl-sheet h2 a").first.click()
    follow_up = priya.url
    assert "not yet" in said(priya)
    look(priya, "missing-follow-up")
    on(priya, today)
    priya.locator("[name=outcome][value=held]").check(force=True)
    priya.get_by_role("button", name="Save", exact=True).click()
    assert "Say whether they were seen alone" in said(priya) and "Write why they went" in said(priya), "a visit that says nothing is not one"
    priya.locator("[name=alone][value=yes]").check(force=True)
    priya.fill("[name=words]", ASKED)
    priya.fill("[name=reasons]", REASONS)
    priya.fill("[name=harm]", HARM)
    priya.fill("[name=actions]", "A date with Reece by Friday, and it stands on the fridge.")
    priya.get_by_role("button", name="Save", exact=True).click()
    assert "Somebody else now evaluates it" in said(priya) and "You made this visit." in said(priya)
    assert priya.get_by_role("button", name="Close").count() == 0, "she who made the visit neither evaluates it nor ends the follow-up"
    look(priya, "missing-visit-made")

    # The manager: the follow-up cannot be closed before somebody else has said what the visit was worth.
    ian.goto(f"{follow_up}?close=1")
    assert "Still owed: its evaluation by somebody other than the visitor" in said(ian)
    ian.get_by_role("button", name="Close").click()
    assert "Say why it is closed without" in said(ian)
    ian.goto(follow_up)
    assert ASKED in said(ian) and REASONS in said(ian), "who evaluates the visit reads what was written of it"
    ian.locator("[name=adequate][value=yes]").check(force=True)
    ian.locator("[name=theme]").select_option("family")
    ian.fill("[name=words]", LEARNT)
    ian.get_by_role("button", name="Save", exact=True).click()
    assert "The evaluation is on the record" in said(ian)
    look(ian, "missing-evaluated")
    ian.get_by_role("button", name="Close").click()
    assert "The follow-up is closed." in said(ian) and "without all that is asked for" not in said(ian)
    gwen.goto(f"{child}missing/")
    assert "good enough" in said(gwen) and "wanting to be with family" in said(gwen)

    supervised(ian, priya, site, today)
    own_edition(priya, child)


def supervised(ian: Any, priya: Any, site: Any, today: date) -> None:
    """Next day's supervision: it cannot be signed while nobody thought, and what it decides is on the worklist."""
    ian.goto(f"{site.url}/team/supervision/")
    look(ian, "supervision-team")
    ian.get_by_role("button", name="Begin supervision with Priya Shah").click()
    writing = ian.url
    self_ = ian.locator("#s-self")
    self_.locator("[name=well]").fill("Tired. The night was long, and I am glad she is back.")
    self_.get_by_role("button", name="Save this part").click()
    case = ian.locator("#s-children")
    case.locator("select[name='cases.0.child']").select_option(label="Tia Harrow")
    case.locator("[name='cases.0.update']").fill("Missing for four hours. Visited, seen alone.")
    case.get_by_role("button", name="Save this part").click()
    ian.get_by_role("button", name="Sign it").click()
    refused = said(ian)
    assert "Before it can be signed" in refused and "What does it mean for the child?: answer it" in refused and "What else could it be?" in refused
    look(ian, "supervision-refused")
    assert ian.get_by_text("Sign it although something is missing").count() == 0, "supervision is never so urgent that nobody needs to think"
    case.locator("[name='cases.0.analysis']").fill(ANALYSIS)
    case.locator("[name='cases.0.reflection']").fill(REFLECTION)
    case.locator("[name='cases.0.decision']").fill("Jaden is asked; the dates with Reece are told to all three.")
    case.locator("[name='cases.0.what']").fill("Ask Jaden what he sees in the evenings")
    case.locator("[name='cases.0.who']").select_option(label="Priya Shah")
    case.locator("[name='cases.0.by']").fill((today + timedelta(days=7)).isoformat())
    case.get_by_role("button", name="Save this part").click()
    ian.get_by_role("button", name="Sign it").click()
    assert "Supervision for Priya Shah is signed" in said(ian), writing
    look(ian, "supervision-signed")
    priya.goto(f"{site.url}/work/")
    assert "Ask Jaden what he sees in the evenings" in said(priya), "what supervision decided is on the worklist of who does it"


def own_edition(priya: Any, child: str) -> None:
    """Her own edition on paper: what she said and who is there for her; nothing that is not hers to carry."""
    priya.goto(child)
    priya.get_by_role("link", name="Own page", exact=True).click()
    look(priya, "own-page-staff")
    priya.get_by_role("button", name="Print it for Tia").click()
    look(priya, "childs-edition")
    paper = said(priya)
    priya.emulate_media(media="print")
    screenshot(priya, "journey-childs-edition-on-paper")
    priya.pdf(path=SHOTS / "journey-childs-edition-printed.pdf", format="A4")  # as her worker's browser prints it
    file = priya.request.get(f"{priya.url}?as=pdf").body()
    (SHOTS / "journey-childs-edition.pdf").write_bytes(file)
    assert b"/StructTreeRoot" in file and b"/Lang" in file, "it can be read aloud"
    copies = [paper, " ".join(words_of(file).split())] if shutil.which("pdftotext") else [paper]
    for words in ("Who is who", "Priya Shah, your social worker", "Gwen Adeyemi, your reviewing officer", "What we promise you",
                  "0800 1111", "What I want to say"):  # fmt: skip
        assert all(words in copy for copy in copies), words
    for words in (LEARNT, ANALYSIS, REFLECTION, HARM, REASONS, POLICE, "evaluat", "exploit", "looked-after child", "LAC", "placement"):
        assert not any(words in copy for copy in copies), words

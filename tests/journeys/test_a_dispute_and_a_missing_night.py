"""From the review that is being prepared: its carer and school by invitation, a dispute escalated and settled, a missing night and
what follows it, the manager's supervision, and the child's own edition. Six people are signed in at once."""

from __future__ import annotations

import re

from tests.journeys.test_a_review import ask, choose, come_in
from tests.journeys.walking import look, said
from throughline.services import clock


def disputes(page, child):
    """From the child's page to the disputes about her plan, by the mouse."""
    page.goto(child)
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("link", name="Disputes about the plan").click()


def record(page, child, what, **fields):
    """Record something from the child's page."""
    page.goto(child)
    page.get_by_role("link", name="Record", exact=True).first.click()
    page.get_by_role("link", name=what, exact=True).first.click()
    for part, value in zip(("day", "month", "year"), (clock.today().day, clock.today().month, clock.today().year), strict=True):
        page.fill(f"input[name=on_{part}]", str(value))
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.locator("main form button[type=submit]").last.click()
    assert "Saved at" in said(page), said(page)[:600]


def test_a_dispute_is_settled_a_missing_night_followed_and_the_child_has_her_own_edition(site, page):
    gwen = site.sign_in(page(width=1400), "gwen")
    gwen.goto(f"{site.url}/work/")
    look(gwen, "officers-work-with-a-review")
    gwen.get_by_role("link", name=re.compile("^Review, ")).first.click()
    look(gwen, "review-being-prepared")
    assert said(gwen).count("read what they say") >= 2, "the school and the child have said what they think"
    ask(gwen, "The carer", "Denise Ward", "", "denise.ward@home.example")
    gwen.locator(".govuk-back-link").first.click()
    gwen.locator(".govuk-back-link").first.click()
    gwen.wait_for_url("**/children/*/")
    child = gwen.url

    # The carer, on a small telephone, comes and says how it goes.
    denise = come_in(page(width=320), "denise.ward@home.example")
    denise.get_by_role("link", name=re.compile("Review")).first.click()
    choose(denise, "Will you come?", "yes")
    denise.get_by_role("button", name="Say so").click()
    look(denise, "carers-part")

    # The officer raises a dispute. The manager's answer is not enough; the service manager's is.
    disputes(gwen, child)
    look(gwen, "disputes-none")
    gwen.fill("#about", "No date for a permanent home")
    gwen.fill("#words", "Two reviews asked for a date. I ask for one this month.")
    gwen.get_by_role("button", name="Raise it").click()
    look(gwen, "dispute-raised")
    ian = site.sign_in(page(width=1400), "ian")
    disputes(ian, child)
    ian.get_by_label("Your answer: what changes, or why the plan stands").fill("The panel sits in two months; we wait for it.")
    ian.get_by_role("button", name="Answer").click()
    gwen.reload()
    gwen.get_by_label("Take it further, to").select_option(label="The service manager: Beth Rowan")
    gwen.get_by_label("Why?", exact=True).fill("Two months are long at nine.")
    gwen.get_by_role("button", name="Take it further").click()
    look(gwen, "dispute-at-the-service-manager")
    beth = site.sign_in(page(width=1400), "beth")
    disputes(beth, child)
    beth.get_by_label("Your answer: what changes, or why the plan stands").fill("An extra panel sits on the 14th. The date is agreed.")
    beth.get_by_role("button", name="Answer").click()
    gwen.reload()
    gwen.get_by_label("What came of it?").select_option(label="The plan was changed as the officer asked")
    gwen.get_by_label("In a few words").fill("A date is agreed")
    gwen.get_by_role("button", name="It is settled").click()
    assert "at the stage: the service manager" in said(gwen) and "No dispute is open" in said(gwen)
    look(gwen, "dispute-settled")

    # A night missing, back in the morning, the visit, and somebody else who says whether it was good enough.
    priya = site.sign_in(page(width=1400), "priya")
    record(priya, child, "Went missing")
    assert "Missing since" in said(priya)
    record(priya, child, "Came back")
    priya.goto(f"{site.url}/missing/")
    look(priya, "missing-board")
    name = priya.locator(f"a[href='{child.removeprefix(site.url)}']").first.inner_text()
    priya.get_by_role("row").filter(has_text=name).get_by_role("link", name=re.compile("visit")).first.click()
    for part, value in zip(("day", "month", "year"), (clock.today().day, clock.today().month, clock.today().year), strict=True):
        priya.fill(f"input[name=on_{part}]", str(value))
    priya.locator("input[name=outcome][value=held]").check()
    priya.locator("input[name=alone][value=yes]").check()
    for field, words in (("reasons", "She missed her brother"), ("harm", "None that she tells of"), ("actions", "Ring him together on Sundays")):
        priya.fill(f"[name={field}]", words)
    priya.get_by_role("button", name="Save").click()
    assert "You made this visit" in said(priya)
    look(priya, "missing-after-the-visit")

    # Supervision: what it means and what else it could be, not only what was done.
    ian.goto(f"{site.url}/team/supervision/")
    ian.get_by_role("button", name=re.compile("Begin supervision with Priya Shah")).click()
    ian.get_by_label("How are you, and how is the work?").fill("Tired after the night, and glad that she is back.")
    ian.get_by_role("button", name="Save this part").first.click()
    case = ian.locator("#s-children")
    wanted = next(o for o in case.locator("select").first.locator("option").all() if name.split(",")[0] in o.inner_text())
    case.locator("select").first.select_option(value=wanted.get_attribute("value"))
    case.get_by_label(re.compile("What does it mean for the child")).first.fill("She goes when she has not heard from her brother for a week.")
    case.get_by_label(re.compile("What else could it be")).first.fill("Somebody may have asked her to come; we have not asked.")
    case.get_by_label(re.compile("What is decided")).first.fill("Ring her brother every Sunday, and ask her who she met.")
    case.get_by_role("button", name="Save this part").click()
    look(ian, "supervision")
    ian.get_by_role("button", name="Sign it").click()
    assert "is signed" in said(ian), said(ian)[:800]

    # The child's own page, and the paper that is handed to her.
    priya.goto(child)
    priya.get_by_role("link", name="Own page", exact=True).click()
    look(priya, "own-page-as-staff-see-it")
    priya.get_by_role("link", name=re.compile("or the carer the page")).click()
    priya.get_by_label("The child", exact=True).check()
    priya.fill("input[name=email]", "her.own@example.org")
    look(priya, "give-the-page")
    priya.get_by_role("button", name="Give it").click()
    hers = come_in(page(width=320), "her.own@example.org")
    hers.get_by_role("link", name=re.compile("My own page")).click()
    look(hers, "a-childs-own-page")
    hers.get_by_label(re.compile("A message to my reviewing officer")).check()
    hers.fill("#say-words", "Can my brother come?")
    hers.get_by_role("button", name="Send it").click()
    assert "will answer you here" in said(hers)
    gwen.goto(child)
    gwen.get_by_role("link", name="Own page", exact=True).click()
    gwen.get_by_label(re.compile("Your answer, in words for")).first.fill("Yes. I will ask him myself.")
    gwen.get_by_role("button", name="Answer").first.click()
    hers.reload()
    assert "Yes. I will ask him myself." in said(hers)
    gwen.get_by_role("button", name=re.compile("^Print it for")).click()
    look(gwen, "the-childs-edition")
    paper = said(gwen)
    for words in ("Who is who", "What we promise you", "Can my brother come?", "Yes. I will ask him myself.", "What I want to say"):
        assert words in paper, words
    assert "dispute" not in paper.lower() and "panel sits" not in paper, "what is the staff's own stays with them"

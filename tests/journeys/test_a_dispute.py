"""From the review that is being prepared: its carer by invitation, and a dispute escalated and settled. Four people at once."""

from __future__ import annotations

import re

from tests.journeys.test_a_review import ask, choose, come_in
from tests.journeys.walking import look, said


def disputes(page, child):
    """From the child's page to the disputes about her plan, by the mouse."""
    page.goto(child)
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("link", name="Disputes about the plan").click()


def open_the_one_with_answers(page, url):
    """Of the reviews on the officer's list, the one for which the school and the child have said what they think."""
    reviews = page.get_by_role("link", name=re.compile("^Review, "))
    addresses = [link.get_attribute("href") for link in reviews.all()]
    for address in addresses:
        page.goto(f"{url}{address}")
        if said(page).count("read what they say") >= 2:
            return
    raise AssertionError(f"none of the {len(addresses)} reviews on her list holds what the school and the child think")


def test_a_dispute_is_raised_answered_taken_further_and_settled(site, page):
    gwen = site.sign_in(page(width=1400), "gwen")
    gwen.goto(f"{site.url}/work/")
    look(gwen, "officers-work-with-a-review")
    open_the_one_with_answers(gwen, site.url)
    look(gwen, "review-being-prepared")
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

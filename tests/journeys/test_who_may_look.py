"""Needing to know: a reason and its trace, glass and its review, a name misspelt, a copy that holds back an address."""

from __future__ import annotations

import re

import pytest

from tests.journeys.walking import find, look, said

RESTRICTED = (
    "from throughline.record.access.models import BreakGlass; "
    "print(BreakGlass.objects.order_by('at').values_list('subject_uuid', flat=True)[0])"
)


def test_a_misspelt_name_is_found_before_anybody_is_made_twice(site, page):
    priya = site.sign_in(page(width=1400), "priya")
    for wrong in ("Tya Harow", "harrow tia", "TIA HARRO"):
        find(priya, site.url, wrong)
        assert priya.get_by_role("link", name="Tia Harrow").count() == 1, wrong
    look(priya, "find")
    priya.get_by_role("link", name="Tia Harrow").click()
    assert "Tia Harrow" in said(priya) and "Who to ring" in said(priya)


@pytest.mark.requirement("SYS-09")
@pytest.mark.requirement("OOH-02")
def test_somebody_without_a_relationship_says_why_and_is_seen_to_have_looked(site, page):
    femi = site.sign_in(page(width=1400), "femi")
    find(femi, site.url, "Callum Byrne")
    femi.get_by_role("link", name="Callum Byrne").click()
    short = said(femi)
    assert "You do not work with this child." in short and "Priya Shah" in short
    assert "Bernie" not in short and "Due" not in short, "name, age, team and worker, and no more"
    look(femi, "why-look")
    femi.get_by_role("button", name="Open the record for today").click()
    assert "Choose why" in said(femi), "no reason, no record"
    femi.get_by_label("I am on duty", exact=False).first.check()
    femi.fill("[name=words]", "His aunt rang: he is not home")
    femi.get_by_role("button", name="Open the record for today").click()
    femi.wait_for_url(re.compile(r"/children/[0-9a-f-]+/$"))
    assert "Who to ring" in said(femi)
    child = femi.url

    priya = site.sign_in(page(width=1400), "priya")
    priya.goto(child)
    priya.get_by_role("link", name="Who has looked").click()
    look(priya, "who-has-looked")
    lines = " ".join(priya.locator("tr").filter(has_text="Femi Cole").all_inner_texts())
    assert (
        "opened it" in lines
        and "I am on duty and somebody asks about this child His aunt rang: he is not home" in lines
    )


def test_glass_is_broken_with_a_reason_and_reviewed_by_somebody_else(site, page):
    child = f"{site.url}/children/{site.manage('shell', '-v', '0', '-c', RESTRICTED).split()[-1]}/"
    nadia = site.sign_in(page(width=1400), "nadia")
    nadia.goto(child)
    stub = said(nadia)
    assert "A record exists that only named people may open" in stub
    look(nadia, "restricted")
    nadia.get_by_role("button", name="Open it, saying why").click()
    look(nadia, "break-glass")
    nadia.locator("input[name=code]").first.check()
    nadia.fill("[name=reason]", "Too short")
    nadia.get_by_role("button", name="Open it for four hours").click()
    assert nadia.get_by_role("button", name="Open it for four hours").count() == 1, (
        "not without a reason that can be reviewed"
    )
    nadia.fill("[name=reason]", "The school rings: he has not come in, and his carer does not answer")
    nadia.get_by_role("button", name="Open it for four hours").click()
    nadia.wait_for_url(child)
    name = nadia.locator("h1").first.inner_text().strip()
    assert name and name not in stub, "the stub told no name"
    assert "Only named people may open this record." in said(nadia)
    nadia.goto(f"{site.url}/work/")
    assert "Review that you opened a restricted record" in said(nadia)

    moira = site.sign_in(page(width=1400), "moira")
    moira.goto(f"{site.url}/glass/")
    assert "Nadia Rahman" in said(moira) and name not in said(moira), "who opened it and why, not whose it is"
    look(moira, "glass")
    moira.get_by_role("link", name=re.compile("^Nadia Rahman")).first.click()
    look(moira, "glass-review")
    moira.get_by_label("Yes").check()
    moira.fill("[name=words]", "Right: nobody named could be reached")
    moira.get_by_role("button", name="Record what I found").click()
    reviewed = moira.locator("tr").filter(has_text="Nadia Rahman").first.inner_text()
    assert "It was right. Right: nobody named could be reached" in reviewed and "Moira Kane" in reviewed

    nadia.goto(f"{site.url}/work/")
    assert "Review that you opened a restricted record" not in said(nadia)


def paper_for(priya, reader):
    """The copy of the child's sheet for this reader, as shown."""
    priya.get_by_label(reader, exact=False).first.check()
    priya.get_by_role("button", name="Show the copy").click()
    return " ".join(priya.locator("body").inner_text().split())


def test_a_copy_for_the_father_holds_back_where_she_lives(site, page):
    priya = site.sign_in(page(width=1400), "priya")
    find(priya, site.url, "Tia Harrow")
    priya.get_by_role("link", name="Tia Harrow").click()
    child = priya.url
    phone = priya.locator(".tl-now__tel").inner_text().strip()
    assert "Denise Okoro" in said(priya) and phone
    priya.goto(f"{child}print/")
    look(priya, "print")
    priya.get_by_role("button", name="Show the copy").click()
    assert "Say who will read it" in said(priya), "no copy without a reader"
    priya.goto(f"{child}print/")
    mine = paper_for(priya, "Me, for my own work")
    assert "Denise Okoro" in mine and phone in mine, "what there is to hold back stands in the worker's own copy"
    priya.goto(f"{child}print/")
    his = paper_for(priya, "Darren Kerr")
    look(priya, "paper-for-father")
    assert "Tia" in his and "It leaves out" in his
    for secret in ("Denise", "Okoro", phone, phone.replace(" ", "")):
        assert secret not in his, secret
    priya.goto(f"{child}looks/")
    assert "Darren Kerr" in said(priya) or "print" in said(priya).lower(), "the print stands in the list of looks"

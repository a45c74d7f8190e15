"""A social worker sees what is due, records one visit for three children, and the dates, the why and the figures move."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.journeys.walking import day_in, find, look, row, said
from throughline.services import clock

NORTH = "North locality, team 2"


def counted(page, url, code):
    """Of the manager's team: how many counted, of how many, this month."""
    page.goto(f"{url}/measures/{code}/")
    line = page.locator("tr").filter(has_text=NORTH).first
    if not line.count():
        return 0, 0
    found = re.search(r"([\d,]+) of ([\d,]+)", line.inner_text())
    return int(found[1]), int(found[2])


def test_one_visit_for_three_children(site, page):
    today = clock.today()
    manager = site.sign_in(page(width=1400), "ian")
    seen_alone = "looked_after.seen_alone"
    before = counted(manager, site.url, seen_alone)

    priya = site.sign_in(page(width=1400), "priya")
    assert "Today:" in said(priya) and priya.locator("h2", has_text="Due, by family").count() == 1
    look(priya, "my-work")
    due = row(priya, "Visit all three")
    assert "record it" in due.inner_text()
    was_due = day_in(due.locator(".tl-due__when").inner_text(), today)
    due.locator("details.tl-why summary").click()
    assert " last seen on " in due.inner_text() and "regulation 28" in due.inner_text()

    find(priya, site.url, "Tia Harrow")
    priya.get_by_role("link", name="Tia Harrow").click()
    priya.wait_for_url("**/children/*/")
    child = priya.url
    look(priya, "child")
    assert "With Denise Okoro" in said(priya) and "Her address must not be told to her father" in said(priya)
    priya.goto(f"{child}due/")  # all of it: her page shows the first few, and other journeys may have left her more
    assert day_in(row(priya, "Visit her").inner_text(), today) == was_due

    row(priya, "Visit her").get_by_role("link", name="record it").click()
    look(priya, "visit")
    priya.set_viewport_size({"width": 320, "height": 640})
    for name in ("Tia", "Jaden", "Poppy"):
        seen = priya.get_by_role("group", name=re.compile(rf"^{name}, \d+$"))
        seen.get_by_text("seen", exact=True).click()
    priya.fill("#account", "Tea with Tia, Jaden and Poppy. Jaden showed his swimming badge.")
    for name, alone, words in (("Tia", "yes", "Can I ring Reece on Sundays?"), ("Jaden", "yes", "I swam a length"),
                               ("Poppy", "no, because…", "Drew the dog")):  # fmt: skip
        part = priya.locator("section.tl-each").filter(has=priya.get_by_role("heading", name=re.compile(f"^{name}, ")))
        part = part.filter(has=priya.get_by_label(f"What did {name} say or show?"))
        part.get_by_text(alone, exact=True).click()
        if alone != "yes":
            part.get_by_text("too young", exact=True).click()
        part.get_by_label(f"What did {name} say or show?").fill(words)
    priya.get_by_role("button", name="Save the visit").click()
    priya.wait_for_url("**/visits/saved/*/")

    page_says = said(priya)
    assert "for Tia, Jaden and Poppy" in page_says and "It is on all their records." in page_says
    assert "Still to say" not in page_says, "nothing is missing"
    look(priya, "visit-saved")
    for name in ("Tia", "Jaden", "Poppy"):
        line = row(priya, name)
        assert day_in(line.locator(".tl-due__when").inner_text(), today) > was_due
        line.locator("summary").click()
        assert re.search(rf"last seen on {today.day} {today:%B}", line.inner_text()), line.inner_text()

    priya.set_viewport_size({"width": 1400, "height": 900})
    priya.goto(f"{child}due/")
    assert day_in(row(priya, "Visit her").inner_text(), today) >= today + timedelta(days=28)
    priya.goto(child)
    assert "Can I ring Reece on Sundays?" in said(priya), "her own words stand on her page"
    assert "I swam a length" not in said(priya), "and her brother's on his"
    priya.goto(f"{site.url}/work/")
    assert row(priya, "Visit all three").count() == 0

    after = counted(manager, site.url, seen_alone)
    assert after[1] > before[1] and after[0] >= before[0] + 2, f"the team's figure moved: {before} to {after}"
    look(manager, "measure")
    manager.goto(f"{site.url}/team/")
    look(manager, "team")
    manager.goto(f"{site.url}/measures/{seen_alone}/children/?counted=yes")
    assert "Tia Harrow" in said(manager) and "Jaden Harrow" in said(manager)

"""A reviewing officer sees whom nobody met before the review, from the figure down to the child and the day."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.journeys.walking import look, said
from throughline.services import clock

MET = "/measures/looked_after.met_before_review/"


def test_which_children_were_not_met_before_their_review(site, page):
    gwen = site.sign_in(page(width=1400), "gwen")
    assert "which did not happen before the review" in said(gwen) or "Review" in said(gwen)
    assert "Visit " not in gwen.locator(".w-due").inner_text(), "a social worker's visits are not hers"
    look(gwen, "officers-work")
    gwen.goto(f"{site.url}{MET}")
    figure = re.search(r"([\d,]+) of ([\d,]+) reviews", said(gwen))
    assert figure
    look(gwen, "officers-measure")
    link = gwen.get_by_role("link", name=re.compile(r"^Open the \d+")).first
    if link.count() == 0:  # early in a month nobody may have been missed yet: the month before, from the table beside the trend
        gwen.goto(f"{site.url}{MET}?month={(clock.today().replace(day=1) - timedelta(days=1)):%Y-%m}")
    link.click()
    look(gwen, "officers-children")
    children = gwen.locator("main tbody th a")
    assert children.count() > 0
    name = children.first.inner_text()
    children.first.click()
    assert name in said(gwen)
    gwen.get_by_role("link", name="Due", exact=True).click()
    look(gwen, "officers-due")

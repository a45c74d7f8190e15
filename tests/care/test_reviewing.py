"""What a reviewing officer does between and before reviews, through the pages."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.pages import page, record_on_page
from throughline.practice.looked_after import events as care
from throughline.record.ledger.actions import record

pytestmark = pytest.mark.django_db
PN1 = {"participation": "PN1"}


@pytest.mark.requirement("LAC-07")
def test_reassessment_and_the_check_between_reviews_are_owed_and_seen_when_late(ada):
    for day in (date(2025, 1, 31), date(2025, 4, 24), date(2025, 10, 16), date(2026, 4, 9)):
        record(care.review_held, ada.ada, on=day, by=ada.gwen, **PN1)
    due = page(ada.priya, "child.due", subject=ada.ada.uuid)
    assert "Assess her needs again" in due or "Assess their needs again" in due
    assert "Assess Ada’s needs again 323 days past its date" in page(ada.priya, "my_work.page")
    assert "Check midway how Ada’s plan goes" in page(ada.gwen, "my_work.page")
    assert "Check midway" not in page(ada.priya, "my_work.page"), "it is the officer's"
    record_on_page(ada.priya, ada.ada, "looked_after.needs_reassessed", date(2026, 11, 24))
    assert "Assess Ada’s needs again" not in page(ada.priya, "my_work.page")


@pytest.mark.requirement("LAC-08")
def test_a_review_is_brought_forward_and_a_dispute_has_a_date(ada):
    record_on_page(ada.gwen, ada.ada, "looked_after.review_brought_forward", date(2026, 11, 24), by_whom="officer")
    assert "Hold her review early" in page(ada.gwen, "child.due", subject=ada.ada.uuid).replace("their", "her")
    record(care.dispute_raised, ada.ada, on=date(2026, 11, 3), by=ada.gwen)
    late = page(ada.ian, "team.page")
    assert "dispute" in late, "whoever must answer sees it"


@pytest.mark.requirement("LAC-12")
def test_who_did_not_take_part_in_their_review_is_named_behind_the_figure(ada):
    record(care.review_held, ada.ada, on=date(2026, 11, 10), by=ada.gwen, participation="PN7")
    behind = page(ada.ian, "measures.children", query={"counted": "no"}, code="looked_after.took_part")
    assert "Ada Quarrel" in behind
    record(care.review_held, ada.ada, on=date(2026, 11, 17), by=ada.gwen, **PN1)
    assert "Ada Quarrel" in page(ada.ian, "measures.children", query={"counted": "yes"}, code="looked_after.took_part")

"""A child who goes missing and comes back, as the people around her see it."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.urls import reverse

from tests.support.pages import key_of, page, record_on_page, signed_in

pytestmark = pytest.mark.django_db
WENT, BACK = "missing.went_missing", "missing.came_back"
KIND = {"kind": "M"}


@pytest.mark.requirement("MIS-01")
def test_missing_now_is_the_loudest_thing_and_the_third_time_calls_a_meeting(ada):
    for day in (2, 10):
        record_on_page(ada.priya, ada.ada, WENT, date(2026, 11, day), time(18, 0), **KIND)
        record_on_page(ada.priya, ada.ada, BACK, date(2026, 11, day), time(23, 0))
    assert "Meet about why" not in page(ada.ian, "team.page")
    assert "Missing since" not in page(ada.priya, "child.page", subject=ada.ada.uuid)
    shown = record_on_page(ada.priya, ada.ada, WENT, date(2026, 11, 24), time(21, 30), **KIND)
    assert "Missing since Tuesday 24 November, 21:30" in shown and "Back? Record it" in shown
    assert "3 times" in shown, "how often stands in the life chart"
    assert "Tell police, parents and others: missing" in page(ada.priya, "my_work.page")
    assert "Meet about why she went missing" in page(
        ada.ian, "team.page"
    ) or "Meet about why they went missing" in page(ada.ian, "team.page")


@pytest.mark.requirement("MIS-02")
def test_coming_back_opens_an_interview_within_72_hours(ada):
    record_on_page(ada.priya, ada.ada, WENT, date(2026, 11, 18), time(21, 30), **KIND)
    record_on_page(ada.priya, ada.ada, BACK, date(2026, 11, 19), time(9, 0))
    work = page(ada.priya, "my_work.page")
    assert "Offer Ada a return interview 3 days past its date, 22 November" in work and "within 72 hours" in work
    client = signed_in(ada.priya)
    (time_missing,) = client.get(reverse("missing.child", kwargs={"subject": ada.ada.uuid})).context_data["times"]
    typed = {"step": "visit", "on_day": "25", "on_month": "11", "on_year": "2026", "outcome": "held", "independent": "yes", "alone": "yes",
             "words": "I wanted to see my brother", "reasons": "Her brother", "harm": "None", "actions": "Ask for more time with him"}  # fmt: skip
    client.post(time_missing["url"], {**typed, "key": key_of(client.get(time_missing["url"]))})
    assert "Offer Ada a return interview" not in page(ada.priya, "my_work.page")
    assert "I wanted to see my brother" in page(ada.priya, "child.page", subject=ada.ada.uuid)

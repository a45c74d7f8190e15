"""The questionnaire: scored by itself, banded, followed over time, and never left lying when it is high."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.domestic_abuse.conftest import TODAY
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.signals.queries import holding_for
from throughline.practice.domestic_abuse import events, measures
from throughline.practice.domestic_abuse.questionnaire import band_of, scored
from throughline.record.ledger.actions import record


def test_scoring_by_hand():
    """All "not true": five items are turned, so that what is not true counts two."""
    none = scored([0] * 25, "parent")
    assert (none.emotional, none.conduct, none.hyperactivity, none.peers, none.prosocial, none.total, none.band) == (
        0,
        2,
        4,
        4,
        0,
        10,
        "close",
    )
    all_ = scored([2] * 25, "parent")
    assert (all_.emotional, all_.conduct, all_.hyperactivity, all_.peers, all_.prosocial, all_.total, all_.band) == (
        10,
        8,
        6,
        6,
        10,
        30,
        "high",
    )
    worries = [0] * 25
    worries[7] = 2  # item 8
    assert scored(worries, "self").emotional == 2
    with pytest.raises(ValueError, match="25"):
        scored([0] * 24, "parent")


@pytest.mark.parametrize(("by", "raised", "high"), [("parent", 14, 17), ("teacher", 12, 16), ("self", 16, 20)])
def test_bands_depend_on_who_answered(by, raised, high):
    assert [band_of(n, by) for n in (raised - 1, raised, high - 1, high)] == ["close", "raised", "raised", "high"]


def fill_in(home, answer: str = "2", day: str = "25", **changed):
    priya = signed_in(home.priya)
    url = reverse("domestic_abuse.strengths", kwargs={"subject": home.mia.uuid})
    typed = {
        "on_day": day,
        "on_month": "11",
        "on_year": "2026",
        "by_whom": "parent",
        **{f"item_{n}": answer for n in range(1, 26)},
    }
    return priya.post(url, {**typed, **changed, "key": key_of(priya.get(url))}, follow=True)


@pytest.mark.django_db
@pytest.mark.requirement("DV-08")
def test_answers_are_scored_and_a_high_score_is_not_left_lying(home):
    record(events.notification_received, home.mia, on=date(2026, 10, 1), presence="present")
    missing = fill_in(home, item_7="")
    assert "Answer item 7" in plain(missing.text)
    page = fill_in(home)
    text = plain(page.text)
    assert "30 of 40: high" in text and "Say to whom the child is referred, or why not" in text
    viewer = home.viewer(home.priya)
    assert "domestic_abuse.high_score" in [h.signal.code for h in holding_for(viewer, home.mia.pk)]
    url = page.redirect_chain[-1][0]
    priya = signed_in(home.priya)
    page = plain(
        priya.post(
            url, {"service": "camhs", "words": "Nightmares since October", "key": key_of(priya.get(url))}, follow=True
        ).text
    )
    assert "Child and adolescent mental health (CAMHS)" in page and "What came of it?" in page
    assert holding_for(viewer, home.mia.pk) == []
    page = plain(priya.post(url, {"answer": "waiting", "key": key_of(priya.get(url))}, follow=True).text)
    assert "Outcome on the waiting list" in page
    assert told(measures.high_scores_followed, date(2026, 11, 1), TODAY)[:2] == (1, 1)


@pytest.mark.django_db
@pytest.mark.requirement("DV-08")
def test_how_it_went_over_time(home):
    fill_in(home, day="3")
    fill_in(home, answer="0", day="20")
    fill_in(home, day="10", by_whom="self")
    text = plain(signed_in(home.priya).get(reverse("domestic_abuse.strengths", kwargs={"subject": home.mia.uuid})).text)
    assert "Last: 10 of 40, close to average; 20 lower than before." in text
    assert text.count("the first") == 2  # her own view is compared with her own alone


@pytest.mark.django_db
def test_nothing_further_takes_a_reason(home):
    page = fill_in(home)
    url = page.redirect_chain[-1][0]
    priya = signed_in(home.priya)
    text = plain(
        priya.post(
            url,
            {"service": "", "words": "She sees somebody at school already", "key": key_of(priya.get(url))},
            follow=True,
        ).text
    )
    assert "Not referred She sees somebody at school already" in text

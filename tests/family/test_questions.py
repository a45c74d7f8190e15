"""A summary from before a change and a man nobody knows: asked on the child's page, listed for the team, gone when answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.family.test_family_map import on
from tests.support.builders import Council, council
from tests.support.pages import page, record_on_page, signed_in
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.services import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Council:
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        made.me, made.boss = made.worker("Priya Shah"), made.worker("Ian Webb", "record.team_manager")
        made.tia = made.child("Tia", "Harrow", worker=made.me)
    return made


@pytest.mark.requirement("SYS-05")
def test_a_summary_is_asked_about_when_the_stage_changed_or_it_is_old_and_the_team_has_the_list(town: Council) -> None:
    today, tia, me, boss = clock.today(), town.tia, town.me, town.boss
    record_on_page(me, tia, "record.summary_written", today - timedelta(days=40), words="Tia lives with her mother.")
    shown = page(me, "child.page", subject=tia.uuid)
    assert "Tia lives with her mother." in shown and "Priya Shah" in shown
    assert "0 summaries to look at again" in page(boss, "keeping.asked")
    with acting.as_system(town.authority.pk, "tests"):
        record(care.became_looked_after, tia, on=today - timedelta(days=20), need="N1")
    listed = page(boss, "keeping.asked")
    assert (
        "1 summary to look at again" in listed and "Tia Harrow" in listed and "Summary from before a change" in listed
    )
    assert "Something began or ended for Tia after her summary was written" in page(
        me, "child.page", subject=tia.uuid
    ) or (
        "Something began or ended for Tia after their summary was written" in page(me, "child.page", subject=tia.uuid)
    )
    record_on_page(me, tia, "record.summary_written", today, words="Tia lives with Joan and Bill.")
    assert "0 summaries to look at again" in page(boss, "keeping.asked")
    assert "Tia lives with her mother." in page(me, "child.story", subject=tia.uuid), (
        "the earlier version is still there"
    )
    before = clock.offset()
    try:
        clock.set_offset(before + timedelta(days=70))
        assert "Summary not looked at for a while" in page(boss, "keeping.asked"), "old without any change"
    finally:
        clock.set_offset(before)


@pytest.mark.requirement("SYS-07", waits_for="health assessments, whose area is not there yet")
def test_an_open_case_with_an_unknown_father_is_listed_until_he_is_recorded(town: Council) -> None:
    tia, boss = town.tia, town.boss
    listed = page(boss, "keeping.asked")
    assert "1 open case with a man who is not known" in listed
    client = signed_in(town.me)
    asked = {
        **on(clock.today()),
        "who": "father",
        "answer": "not_known",
        "because": "Her mother will not say",
        "key": "5e7c5b7e-6f0c-4a36-8f0a-7f9f6b1f2a11",
    }
    client.post(reverse("family.adults", kwargs={"subject": tia.uuid}), asked)
    assert "1 open case with a man" in page(boss, "keeping.asked"), "asked in vain is still not known"
    father = {
        "tie": "father",
        "who": "adult",
        "given": "Darren",
        "family": "Moss",
        "key": "5e7c5b7e-6f0c-4a36-8f0a-7f9f6b1f2a12",
    }
    client.post(reverse("family.add", kwargs={"subject": tia.uuid}), father)
    assert "0 open cases with a man" in page(boss, "keeping.asked")

"""Those who harm: identified early, offered, waiting, begun, completed, again; and where nobody offered anything."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from tests.domestic_abuse.conftest import TODAY
from tests.domestic_abuse.test_notifications import take_in
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.signals.queries import holding_for
from throughline.practice.domestic_abuse import events, measures
from throughline.practice.domestic_abuse.models import HarmRecord
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Subject

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def other(home, given: str, on: date, stage: str = "early", area: str = "South locality 1") -> Subject:
    made = Subject.objects.create(authority=home.authority, kind="adult")
    record(people.person_described, made, on=on, given=given, family="Dunn")
    made.thread = record(events.harm_identified, made, on=on, stage=stage, area=area)
    return made


def step(home, subject, what, worker=None, **typed):
    """One step on the page of somebody who harms."""
    client = signed_in(worker or home.cora)
    url = reverse("domestic_abuse.harm", kwargs={"subject": subject.uuid})
    return client.post(url, {"what": what, **typed, "key": key_of(client.get(url))}, follow=True)


def held(subject) -> HarmRecord:
    return HarmRecord.objects.everything(because="test").get(subject=subject)


@pytest.mark.requirement("DV-05")
def test_unmet_need_is_seen_by_stage_and_area_and_never_by_nobody(home):
    take_in(home)  # Darren, early, in the children's area, without anybody pressing a button
    other(home, "Craig", date(2026, 6, 1), "marac")
    met = other(home, "Paul", date(2026, 6, 1))
    step(home, met, "offer", programme="early", answer="accepted")
    none = other(home, "Ray", date(2026, 6, 1))
    step(home, none, "review", need="no", words="In prison until 2031")
    page = plain(signed_in(home.cora).get(reverse("domestic_abuse.programmes")).text)
    assert "2 of 4 who were identified were offered nothing." in page
    assert (
        "First seen North locality 2 South locality 1 Together Early, at the first call to the police 1 0 1 Only at MARAC 0 1 1"
        in page
    )
    assert "3 of 4 were seen early; 1 waits for a place" in page
    assert (
        page.index("Craig Dunn") < page.index("Darren Hart") < page.index("Paul Dunn")
    )  # nothing offered first, the longest first
    assert told(measures.unmet_need, NOVEMBER, TODAY)[0] == 2 and told(measures.identified_early, NOVEMBER, TODAY)[
        :2
    ] == (3, 4)
    board = plain(signed_in(home.cora).get(reverse("domestic_abuse.board")).text)
    assert "2 who harm were offered nothing." in board


@pytest.mark.requirement("DV-05")
def test_the_record_asks_after_four_weeks_and_until_somebody_offers(home):
    craig = other(home, "Craig", date(2026, 10, 1))
    viewer = home.viewer(home.cora)
    assert [h.signal.code for h in holding_for(viewer, craig.pk)] == ["domestic_abuse.programme_not_offered"]
    step(home, craig, "offer", programme="voluntary", answer="declined")
    assert holding_for(viewer, craig.pk) == []


@pytest.mark.requirement("DV-05")
def test_the_whole_way_to_a_programme_and_what_came_after(home):
    craig = other(home, "Craig", date(2026, 6, 1))
    early = step(home, craig, "begin")
    assert "Offer the programme first" in plain(early.text) and held(craig).began_on is None
    step(home, craig, "review", need="yes", programme="voluntary", words="Asked for it himself")
    step(home, craig, "offer", programme="voluntary", answer="accepted")
    assert "waits for a place" in plain(
        signed_in(home.cora).get(reverse("domestic_abuse.harm", kwargs={"subject": craig.uuid})).text
    )
    step(home, craig, "begin")
    assert "in the programme" in plain(
        signed_in(home.cora).get(reverse("domestic_abuse.harm", kwargs={"subject": craig.uuid})).text
    )
    step(home, craig, "end", how="completed")
    row = held(craig)
    assert (row.need, row.programme, row.answer, row.began_on, row.ended_on, row.how_ended) == (
        "yes",
        "voluntary",
        "accepted",
        TODAY,
        TODAY,
        "completed",
    )
    assert told(measures.completed, NOVEMBER, TODAY)[:2] == (1, 1)


@pytest.mark.requirement("DV-05")
def test_a_repeat_incident_counts_itself_from_the_next_notification(home):
    take_in(home, on_day="2")
    assert (held(home.darren).again, held(home.darren).again_after) == (0, False)
    record(events.programme_offered, home.darren, on=date(2026, 11, 3), programme="early", answer="accepted")
    record(events.programme_began, home.darren, on=date(2026, 11, 10))
    take_in(home)
    row = held(home.darren)
    assert (row.again, row.again_on, row.again_after) == (1, date(2026, 11, 24), True)
    assert told(measures.again_after_programme, NOVEMBER, TODAY)[:2] == (1, 1)


@pytest.mark.requirement("DV-05")
def test_needs_past_three_months_stand_out_and_leave_as_a_report_without_names(home):
    other(home, "Craig", date(2026, 6, 1))
    other(home, "Paul", date(2026, 11, 1))
    cora = signed_in(home.cora)
    page = plain(cora.get(reverse("domestic_abuse.programmes")).text)
    assert "1 need past three months without a review." in page and "needs review" in page
    text = cora.get(reverse("domestic_abuse.programmes_table")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert "Craig" not in text and "Paul" not in text
    assert (
        any("early, at the first call to the police" in line and "not reviewed" in line for line in rows)
        and len(rows) >= 3
    )


def test_the_list_is_for_those_who_work_on_it(home):
    assert signed_in(home.priya).get(reverse("domestic_abuse.programmes")).status_code == 404

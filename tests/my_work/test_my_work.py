"""My work, as a social worker and a reviewing officer meet it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, town
from throughline.engines.diary.events import booked
from throughline.engines.drafts.models import Draft
from throughline.engines.notices.actions import tell
from throughline.engines.notices.models import Notice
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger.actions import record
from throughline.record.workers import events as staff
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def desk():
    """Priya's Ada, whom Gwen reviews: in care since August, seen on 5 October, a visit booked for tomorrow."""
    with town() as made:
        made.priya = made.worker("Priya Shah")
        made.gwen = made.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer", team=made.other_team)
        made.lorraine = made.worker("Lorraine Tate", "record.team_manager")
        made.ada = in_care(made, "Ada", D(2026, 8, 3), homes=[(D(2026, 8, 3), "U6", "WA10 1HP")])
        made.allocate(made.ada, made.priya, made.team, on=D(2026, 8, 3))
        made.allocate(made.ada, made.gwen, made.other_team, on=D(2026, 8, 4), role="independent_reviewing_officer")
        record(
            care.child_visited,
            made.ada,
            on=D(2026, 10, 5),
            by=made.priya,
            outcome="seen",
            alone="yes",
            words="Said things",
        )
        record(
            booked,
            made.ada,
            on=TODAY,
            by=made.priya,
            what="Visit Ada",
            for_on=D(2026, 11, 26),
            time="16:00",
            duty="looked_after.visit",
        )
        yield made  # fmt: skip


def signed_in(worker) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def plain(text: str) -> str:
    """What a page says, without its marks."""
    spaced = re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition("</main")[0])
    return re.sub(r"\s+", " ", re.sub(r" ([,.:])", r"\1", re.sub(r"\s+", " ", spaced))).replace("&#x27;", "'")


def page_of(worker) -> str:
    return plain(signed_in(worker).get(reverse("my_work.page")).text)


def test_a_visit_is_the_social_workers_and_not_the_reviewing_officers(desk):
    hers = page_of(desk.priya)
    assert "1 child you have not seen for a month: Ada" in hers
    assert "Thu 26 Visit Ada, 16:00 Open the visit" in hers and "Visit Ada 9 days past its date" in hers
    officers = page_of(desk.gwen)
    assert "you have not seen" not in officers and "Visit Ada" not in officers
    assert "Review Ada’s case" in officers and "Review Ada’s case" not in hers


def test_a_draft_keeps_the_name_as_it_was_written(desk):
    at = clock.now()
    Draft.objects.create(
        authority=desk.authority, worker=desk.priya, kind="looked_after.visit", subjects=[desk.ada.pk], version=1, began_at=at,
        saved_at=at, data={"title": "Visit to Ada"},
    )  # fmt: skip
    assert "You began Visit to Ada on Wednesday. It is not on the record yet." in page_of(desk.priya)


def test_what_i_asked_of_others_waits_until_it_is_done(desk):
    agreed = record(care.action_agreed, desk.ada, on=D(2026, 11, 2), by=desk.priya, what="Find Ada a swimming club",
                    owner=desk.gwen.pk, by_on=D(2026, 12, 1))  # fmt: skip
    record(care.action_agreed, desk.ada, on=D(2026, 11, 2), by=desk.priya, what="Ring the school", owner=desk.priya.pk,
           by_on=D(2026, 12, 1))  # fmt: skip
    page = page_of(desk.priya)
    waiting = page.partition("Waiting for others")[2].partition("New since")[0]
    assert "Find Ada a swimming club Gwen Adeyemi 2 November, due" in waiting.replace("(Ada)", "")
    assert "Ring the school" not in waiting and "Ring the school" in page
    assert "Waiting for others" not in page_of(desk.gwen), "what she owes is not what she waits for"
    record(care.action_done, desk.ada, on=TODAY, by=desk.gwen, thread=agreed, outcome="She goes on Fridays")
    assert "Waiting for others" not in page_of(desk.priya)


def test_asking_after_something_tells_whoever_owes_it_once_a_day(desk):
    record(care.action_agreed, desk.ada, on=D(2026, 11, 2), by=desk.priya, what="Find Ada a swimming club",
           owner=desk.gwen.pk, by_on=D(2026, 12, 1))  # fmt: skip
    priya = signed_in(desk.priya)
    url = re.search(r'action="(/work/after/\d+/)"', priya.get(reverse("my_work.page")).text)[1]
    assert "Gwen Adeyemi has a line about it now." in plain(priya.post(url, {"key": uuid4()}, follow=True).text)
    assert "asked today" in page_of(desk.priya)
    priya.post(url, {"key": uuid4()})
    (line,) = Notice.objects.everything(because="test").filter(worker=desk.gwen)
    assert line.line == "Priya Shah asks after Ada Quarrel: Find Ada a swimming club"
    assert line.line in page_of(desk.gwen)
    assert signed_in(desk.gwen).post(url, {"key": uuid4()}).status_code == 404, "she owes it; she does not wait for it"
    assert signed_in(desk.worker("Zoe Other", team=desk.other_team)).post(url, {"key": uuid4()}).status_code == 404


def test_a_decision_waits_for_the_manager_and_says_who_stands_in(desk):
    ian = desk.worker("Ian Webb", "record.assistant_team_manager")
    record(homes.placement_began, desk.ada, on=D(2026, 11, 9), by=desk.priya, type="K2", distant=True, outside=True)
    assert "Lorraine Tate 9 November" in page_of(desk.priya).partition("Waiting for others")[2]
    record(staff.absence_recorded, desk.lorraine.subject_id, on=D(2026, 11, 23), back_on=D(2026, 12, 5))
    record(
        staff.cover_arranged, desk.lorraine.subject_id, on=D(2026, 11, 23), covered_by=ian.pk, until_on=D(2026, 12, 5)
    )
    assert "Lorraine Tate; Ian Webb stands in 9 November" in page_of(desk.priya)


def test_what_is_new_goes_once_it_is_seen(desk):
    tell(desk.priya.pk, desk.ada.pk, kind="told", line="Ada. Her aunt asks you to ring", once="aunt")
    Notice.objects.everything(because="test").update(made_at=clock.now() - timedelta(days=3))
    assert "Her aunt asks you to ring" in page_of(desk.priya), "not seen yet, however old"
    notice = Notice.objects.everything(because="test").get(once="aunt")
    signed_in(desk.gwen).post(reverse("my_work.read", kwargs={"notice": notice.pk}))
    assert "Her aunt asks you to ring" in page_of(desk.priya), "only its reader can say that it was seen"
    signed_in(desk.priya).post(reverse("my_work.read", kwargs={"notice": notice.pk}))
    assert "Her aunt asks you to ring" not in page_of(desk.priya)


def test_nobody_is_missing_from_my_children_because_nothing_is_due(desk):
    bo = desk.child("Bo", "Quarrel", D(2019, 5, 6), worker=desk.priya, team=desk.team)
    desk.child("Zed", "Else", D(2019, 5, 6), worker=desk.lorraine, team=desk.team)
    page = plain(signed_in(desk.priya).get(reverse("my_work.children")).text)
    assert "2 children in 2 families" in page
    assert "Ada Quarrel, 12" in page and "5 Oct over a month ago" in page
    assert "Bo Quarrel, 7 not in care no visit here nothing is due" in page and "Zed" not in page
    assert (
        reverse("child.page", kwargs={"subject": bo.uuid})
        in signed_in(desk.priya).get(reverse("my_work.children")).text
    )

"""What happens at night stands on top of somebody's day until they take it on; words for the night go by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.measures.chronologies import told
from tests.out_of_hours.conftest import TODAY
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.notices.models import Notice
from throughline.engines.ticks.running import run_due
from throughline.practice.front_door import events as door
from throughline.practice.out_of_hours import measures
from throughline.practice.out_of_hours.models import NightWork
from throughline.practice.out_of_hours.projections import morning_after
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.workers.models import Allocation
from throughline.services.clock import at_london

pytestmark = pytest.mark.django_db
LAST_NIGHT = TODAY - timedelta(days=1)
CALL = {
    "on_day": "24", "on_month": "11", "on_year": "2026", "at": "22:40", "about": "Shouting at the flat", "urgency": "tonight", "agency": "neighbour",
    "caller": "A neighbour, 01632 960 444", "words": "Rang back; asked the police to look in. All quiet at midnight.", "referral": "no",
    "answered": "23:05", "how": "rang",
}  # fmt: skip


def write(place, child, **changed):
    """Femi writes down a night's work about a child on the page."""
    femi = signed_in(place.femi)
    femi.post(reverse("single_view.find"), {"q": "Quarrel Haddad"[:7] if child is place.mia else "Haddad"}, follow=True)
    femi.post(reverse("single_view.open"), {"who": str(child.uuid), "post": place.femi.appointments.get().pk})
    url = reverse("out_of_hours.record", kwargs={"subject": child.uuid})
    return femi.post(url, {**CALL, **changed, "key": key_of(femi.get(url))}, follow=True)


def work(child) -> NightWork:
    return NightWork.objects.everything(because="test").get(subject=child)


def my_work(worker) -> str:
    return plain(signed_in(worker).get(reverse("my_work.page")).text)


@pytest.mark.requirement("OOH-03")
def test_night_work_tops_the_day_of_her_worker_and_cannot_go_until_taken_on(place, at):
    at(TODAY, 7)
    page = plain(write(place, place.mia).text)
    assert "tops the list of whoever has this child in the morning" in page
    at(TODAY, 8, 30)
    day = my_work(place.priya)
    assert day.index("In the night: Mia Quarrel") < day.index("Due, by family")
    assert "Shouting at the flat, Femi Cole" in day
    assert "In the night" not in my_work(place.first_worker)  # it is somebody's already

    priya = signed_in(place.priya)
    url = reverse("out_of_hours.take_on", kwargs={"subject": place.mia.uuid, "night": work(place.mia).key})
    page = plain(priya.get(url).text)
    assert "asked the police to look in" in page and "rang back, 23:05" in page
    assert "In the night: Mia Quarrel" in my_work(place.priya)  # reading alone does not take it off
    silent = priya.post(url, {"words": " ", "key": key_of(priya.get(url))})
    assert "Say what is done now" in plain(silent.text) and work(place.mia).taken_on_at is None
    done = priya.post(url, {"words": "I visit this morning.", "key": key_of(priya.get(url))}, follow=True)
    assert "Priya Shah took it on" in plain(done.text) and "I visit this morning." in plain(done.text)
    assert "In the night" not in my_work(place.priya)
    twice = priya.post(url, {"words": "Again", "key": "7f1d5f0a-64b1-4d3c-9d55-2b6f0a3d9a10"})
    assert "Somebody took this on already" in plain(twice.text)


@pytest.mark.requirement("OOH-03")
def test_a_child_who_is_nobodys_comes_to_first_response_and_to_the_front_door(place, at):
    at(TODAY, 7)
    write(place, place.noor, referral="yes", urgency="emergency")
    held = Allocation.objects.everything(because="test").get(subject=place.noor, ended_on__isnull=True)
    assert (held.team, held.worker) == (place.first, None)
    contact = Event.objects.everything(because="test").get(subject=place.noor, type=door.contact_received.code)
    assert (contact.facts["how"], contact.facts["priority"]) == ("out_of_hours", "immediate")
    assert "In the night: Noor Haddad" in my_work(place.first_worker)
    assert "In the night" not in my_work(place.priya)


@pytest.mark.requirement("OOH-03")
def test_what_nobody_takes_on_rises_to_the_manager_and_stays(place, at):
    at(TODAY, 7)
    write(place, place.mia)
    row = work(place.mia)
    assert row.rises_at == at_london(TODAY, 11)  # nine o'clock, and two hours
    at(TODAY, 10, 50)
    run_due(["out_of_hours.rising"])
    assert "Nobody has taken on" not in my_work(place.ian)
    at(TODAY, 11, 5)
    run_due(["out_of_hours.rising"])
    run_due(["out_of_hours.rising"])  # told once
    ian = my_work(place.ian)
    assert "Nobody has taken on what happened in the night: Shouting at the flat" in ian
    assert Notice.objects.everything(because="test").filter(kind="night_work").count() == 1
    assert "In the night: Mia Quarrel" in ian and "it was for Priya Shah" in ian
    board = plain(signed_in(place.ian).get(reverse("out_of_hours.morning")).text)
    assert "1 past the hour: it stands before the manager too" in board and "risen to Ian Webb" in board
    assert "Mia Quarrel" in my_work(place.priya)


def test_a_weekend_waits_for_the_next_working_morning():
    assert morning_after(at_london(date(2026, 11, 27), 22), 9) == at_london(date(2026, 11, 30), 9)  # Friday night
    assert morning_after(at_london(date(2026, 11, 30), 3), 9) == at_london(
        date(2026, 11, 30), 9
    )  # the small hours of Monday
    assert morning_after(at_london(date(2026, 12, 24), 23), 9) == at_london(date(2026, 12, 29), 9)  # over Christmas


@pytest.mark.requirement("OOH-03")
def test_a_word_for_the_night_stands_first_and_goes_by_itself(place, at):
    at(TODAY, 16)
    priya = signed_in(place.priya)
    url = reverse("out_of_hours.word", kwargs={"subject": place.mia.uuid})
    choose = plain(priya.get(reverse("recording.choose", kwargs={"subject": place.mia.uuid})).text)
    assert "A word for the night" in choose
    late = {
        "words": "x",
        "until_on_day": "20",
        "until_on_month": "11",
        "until_on_year": "2026",
        "key": key_of(priya.get(url)),
    }
    assert "That night is over" in plain(priya.post(url, late).text)
    word = {
        "words": "If her mother rings: she may speak to Mia until nine.",
        "until_on_day": "25",
        "until_on_month": "11",
        "until_on_year": "2026",
    }
    priya.post(url, {**word, "key": key_of(priya.get(url))}, follow=True)

    def at_night() -> str:
        femi = signed_in(place.femi)
        femi.post(reverse("single_view.open"), {"who": str(place.mia.uuid), "post": place.femi.appointments.get().pk})
        return plain(femi.get(reverse("single_view.child", kwargs={"subject": place.mia.uuid})).text)

    at(TODAY, 23, 30)
    page = at_night()
    assert page.index("she may speak to Mia until nine") < page.index("Who to ring") and "Priya Shah" in page
    at(TODAY + timedelta(days=1), 8, 30)
    assert "until nine" in at_night()  # the night is not over before the day service opens
    at(TODAY + timedelta(days=1), 9, 5)
    assert "until nine" not in at_night()


def test_a_word_can_be_taken_back(place, at):
    at(TODAY, 16)
    priya = signed_in(place.priya)
    url = reverse("out_of_hours.word", kwargs={"subject": place.mia.uuid})
    word = {"words": "Ring me.", "until_on_day": "30", "until_on_month": "11", "until_on_year": "2026"}
    page = priya.post(url, {**word, "key": key_of(priya.get(url))}, follow=True)
    number = page.context_data["words"][0]["id"]
    assert "Nothing is left for tonight." in plain(
        priya.post(url, {"back": number, "key": key_of(page)}, follow=True).text
    )


@pytest.mark.requirement("OOH-04")
def test_first_responses_are_stamped_and_stand_beside_the_day(place, at):
    at(TODAY, 7)
    write(place, place.mia, referral="yes")  # answered after 25 minutes
    write(place, place.noor, referral="yes", at="20:00", answered="23:00")  # after three hours
    write(place, place.noor, referral="no", at="21:00", answered="23:00")  # no call for help: not counted
    contact = record(door.contact_received, place.mia, on=LAST_NIGHT, at=at_london(LAST_NIGHT, 10), agency="school")
    record(
        door.contact_screened,
        place.mia,
        on=LAST_NIGHT,
        at=at_london(LAST_NIGHT, 11),
        thread=contact,
        worker=place.priya.pk,
        outcome="advice",
    )
    at(TODAY, 12)
    page = plain(signed_in(place.ruth).get(reverse("out_of_hours.responses")).text)
    assert "Standard: first response within 2 hours" in page and "November 2026 50% 2 100% 1" in page
    november = date(2026, 11, 1)
    assert told(measures.night_in_time, november) == (1, 2, 0) and told(measures.day_in_time, november) == (1, 1, 0)


def test_a_call_that_has_not_come_yet_cannot_be_written_down(place, at):
    at(TODAY, 7)
    assert "This moment has not come yet" in plain(write(place, place.mia, on_day="25", at="23:00").text)

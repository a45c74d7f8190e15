"""A court orders that Mia sees her mother: times are booked, somebody is present, and what is cancelled is seen the same day."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, told, town
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.notices.models import Notice
from throughline.practice.family_time import measures
from throughline.practice.family_time.models import Arrangement, Session
from throughline.record.people.models import Subject
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date
ORDER = {
    "with_whom": "her mother", "ordered": "yes", "supervised": "yes", "times": "4", "minutes": "90", "travel": "30",
    "conditions": "At the family centre only", "first_on_day": "26", "first_on_month": "11", "first_on_year": "2026",
    "time": "16:00", "where": "Family centre",
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def team():
    """Mia, in care; Priya is her worker, Ian the manager, Asha the director, Sam is there for family time."""
    with town() as made:
        made.priya, made.sam = made.worker("Priya Shah"), made.worker("Sam Hale", "record.business_support")
        made.ian = made.worker("Ian Webb", "record.team_manager")
        made.asha = made.worker("Asha Nair", "record.director")
        made.mia = in_care(made, "Mia", D(2026, 1, 5), born=D(2016, 5, 4))
        made.allocate(made.mia, made.priya)
        yield made


def of(team, name: str, **parts) -> str:
    return reverse(f"family_time.{name}", kwargs={"subject": team.mia.uuid, **parts})


def send(client: Client, url: str, **typed: str):
    """Fill in the page's form and press its button."""
    return client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True)


def sessions() -> list[Session]:
    return list(Session.objects.everything(because="test").order_by("for_on", "key"))


def arranged(team) -> Client:
    priya = signed_in(team.priya)
    assert "Arranged" in plain(send(priya, of(team, "arrange"), **ORDER).text)
    return priya


@pytest.mark.requirement("CT-01")
def test_what_a_court_ordered_is_cancelled_only_by_authority_and_the_director_sees_it_the_same_day(team):
    priya = arranged(team)
    booked = sessions()
    assert [s.for_on for s in booked] == [D(2026, 11, 26), D(2026, 12, 3), D(2026, 12, 10), D(2026, 12, 17)], "out of the order"
    assert {(s.minutes, s.ordered, s.supervised, s.time) for s in booked} == {(90, True, True, "16:00")}
    assert "nobody named to be present" in plain(priya.get(of(team, "child")).text)

    first = of(team, "cancel", session=booked[0].key)
    assert "The court ordered this time" in plain(priya.get(first).text)
    refused = send(priya, first, step="cancel")
    assert "Choose an answer to “Why”" in plain(refused.text)
    refused = send(priya, first, step="cancel", why="staffing")
    assert "say which manager authorises" in plain(refused.text)
    refused = send(priya, first, step="cancel", why="staffing", authoriser=str(team.ian.pk))
    assert "name another day" in plain(refused.text) and "tell the court or the lawyers" in plain(refused.text)
    assert sessions()[0].state == "booked" and not Notice.objects.everything(because="test").filter(worker=team.asha).exists()

    send(priya, first, step="cancel", why="staffing", authoriser=str(team.ian.pk), court_told="yes",
         instead_on_day="27", instead_on_month="11", instead_on_year="2026")  # fmt: skip
    after = sessions()
    assert (after[0].state, after[0].why, after[0].instead_on, after[0].court_told) == ("cancelled", "staffing", D(2026, 11, 27), True)
    assert any(s.for_on == D(2026, 11, 27) and s.state == "booked" for s in after), "the other day is booked"

    asha = signed_in(team.asha)
    assert "nobody could be present" in Notice.objects.everything(because="test").get(worker=team.asha).line
    board, today = plain(asha.get(reverse("family_time.board")).text), plain(asha.get(reverse("watch.today")).text)
    assert "1 time that a court ordered cancelled for want of staff" in board and "Mia Quarrel" in board
    assert "Court-ordered family time cancelled for want of staff" in today and "Mia Quarrel" in today
    assert "authorised by you" in Notice.objects.everything(because="test").get(worker=team.ian).line
    assert told(measures.cancelled_for_staff, D(2026, 11, 1))[0] == 1


def test_without_another_day_the_reason_is_on_the_record_and_what_was_agreed_only_is_free(team):
    priya = arranged(team)
    first = of(team, "cancel", session=sessions()[0].key)
    send(priya, first, step="cancel", why="safety", authoriser=str(team.ian.pk), court_told="no", without="Her mother rang drunk at noon.")
    assert sessions()[0].state == "cancelled" and sessions()[0].instead_on is None
    assert not Notice.objects.everything(because="test").filter(worker=team.asha).exists(), "it was not for want of staff"
    send(priya, of(team, "arrange"), **{**ORDER, "with_whom": "her aunt", "ordered": "no", "supervised": "no", "times": "1"})
    aunt = next(s for s in sessions() if s.with_whom == "her aunt")
    send(priya, of(team, "cancel", session=aunt.key), step="cancel", why="parent")
    assert next(s for s in sessions() if s.key == aunt.key).state == "cancelled"


@pytest.mark.requirement("CT-02")
def test_hours_ordered_are_set_against_hours_of_people(team):
    ian = signed_in(team.ian)
    rota = reverse("family_time.rota")
    assert "Nobody is on the rota" in plain(ian.get(rota).text)
    assert "Sam Hale: 1 hour a week" in plain(send(ian, rota, worker=str(team.sam.pk), hours="1").text)
    priya = signed_in(team.priya)
    answer = plain(send(priya, of(team, "arrange"), **ORDER).text)
    assert "1 hour in a week that nobody on the rota is there for" in answer, "a warning when it is more than there is"
    board = ian.get(reverse("family_time.board")).text
    weeks = re.findall(r'<tr><th scope="row">([^<]*\d{4}|[^<]*November|[^<]*December)</th>', board)
    assert len(weeks) >= 4, "four weeks ahead"
    assert "4 hours short in the next 4 weeks" in plain(board), "2 hours a week ordered with travel, 1 on the rota"
    assert "4 times booked and nobody to be present" in plain(board)
    send(priya, of(team, "session", session=sessions()[0].key), step="staff", supervisor=str(team.sam.pk))
    assert "3 times booked and nobody to be present" in plain(ian.get(reverse("family_time.board")).text)
    assert Notice.objects.everything(because="test").get(worker=team.sam).line.endswith("you are to be present.")
    assert "1 hour a week" not in plain(send(ian, rota, worker=str(team.sam.pk), hours="3").text)
    assert "hours enough in the weeks ahead" in plain(ian.get(reverse("family_time.board")).text)


@pytest.mark.requirement("CT-03")
def test_each_time_is_reported_to_the_child_and_counted_against_the_order(team):
    priya = arranged(team)
    first, second = sessions()[:2]
    clock.set_offset(clock.offset_for(D(2026, 12, 4)))
    priya = signed_in(team.priya)
    url = of(team, "session", session=first.key)
    when = {"on_day": "26", "on_month": "11", "on_year": "2026"}
    refused = send(priya, url, step="held", came="all", concern="yes", account="They baked.", **when)
    assert "Write what is worrying" in plain(refused.text) and sessions()[0].state == "booked"
    send(priya, url, step="held", came="all", concern="yes", account="They baked.", worry="Her mother fell asleep.",
         words="I liked the icing", **when)  # fmt: skip
    send(priya, of(team, "cancel", session=second.key), step="cancel", why="parent", authoriser=str(team.ian.pk), without="She was ill.")
    story = plain(priya.get(reverse("child.page", kwargs={"subject": team.mia.uuid})).text)
    assert "Family time took place" in story and "I liked the icing" in story, "on the child's own record"
    assert "1 of 2 so far" in plain(priya.get(of(team, "child")).text)
    assert told(measures.delivered, D(2026, 11, 1), D(2026, 12, 4))[:2] == (1, 1)
    assert told(measures.delivered, D(2026, 12, 1), D(2026, 12, 4))[:2] == (0, 1)


def test_an_arrangement_ends_and_books_nothing_more(team):
    priya = arranged(team)
    made = Arrangement.objects.everything(because="test").get()
    assert "already" in plain(send(priya, of(team, "book", arrangement=made.key), first_on_day="26", first_on_month="11",
                                   first_on_year="2026", time="16:00", where="").text)  # fmt: skip
    send(priya, of(team, "book", arrangement=made.key), step="end")
    assert Arrangement.objects.everything(because="test").get().ended_on == TODAY
    assert priya.get(of(team, "book", arrangement=made.key)).status_code == 404


def test_a_form_sent_twice_makes_one_arrangement(team):
    priya = signed_in(team.priya)
    key = key_of(priya.get(of(team, "arrange")))
    for _ in range(2):
        priya.post(of(team, "arrange"), {**ORDER, "key": key})
    assert Arrangement.objects.everything(because="test").count() == 1
    assert Subject.objects.filter(kind="child").count() == 1 and sessions()[-1].for_on < TODAY + timedelta(weeks=4)

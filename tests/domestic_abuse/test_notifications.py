"""What the police tell: taken in for every child, screened together, at the front door at once, told to the school, closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.domestic_abuse.conftest import TODAY
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.duties.models import Obligation
from throughline.practice.domestic_abuse import events, measures
from throughline.practice.domestic_abuse.models import HarmRecord, Notification
from throughline.practice.front_door import events as door
from throughline.practice.front_door.models import Contact
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.services.clock import at_london

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def at_the_door(child) -> Contact:
    """The child’s contact at the front door."""
    return Contact.objects.everything(because="test").get(subject=child)


def take_in(home, worker=None, **changed):
    """Take a notification in about both children, on the page."""
    client = signed_in(worker or home.sam)
    url = reverse("domestic_abuse.notify", kwargs={"subject": home.mia.uuid})
    typed = {
        "on_day": "24", "on_month": "11", "on_year": "2026", "at": "22:10", "reference": "MH-2411-77", "risk": "high", "harmed": home.kelly.pk,
        "harms": home.darren.pk, "words": "He broke the kitchen door. Mia rang.", f"child_{home.mia.pk}": "present", f"child_{home.leo.pk}": "resident",
    }  # fmt: skip
    return client.post(url, {**typed, **changed, "key": key_of(client.get(url))}, follow=True)


def row(child) -> Notification:
    return Notification.objects.everything(because="test").filter(subject=child).latest("key")


def act(home, worker, child, what, **typed):
    """Do one thing on a notification’s page."""
    client = signed_in(worker)
    url = reverse("domestic_abuse.one", kwargs={"subject": child.uuid, "notification": row(child).key})
    return client.post(url, {"what": what, **typed, "key": key_of(client.get(url))}, follow=True)


SCREEN = {"outcome": "meeting", "police": "DS Ann Cole", "police_agree": "yes", "words": "No injury; she has left him."}


@pytest.mark.requirement("DV-01")
def test_every_child_of_the_home_has_the_notification_and_unscreened_ones_stand_with_their_age(home, monkeypatch):
    from throughline.services import clock

    monkeypatch.setattr(clock, "now", lambda: at_london(TODAY, 10, 10))
    page = plain(take_in(home).text)
    assert "who is a victim in their own right" in page and "Kelly Hart" in page and "Darren Hart" in page
    rows = {r.subject_id: r for r in Notification.objects.everything(because="test").all()}
    assert {(rows[home.mia.pk].presence, rows[home.leo.pk].presence)} == {("present", "resident")}
    assert rows[home.mia.pk].harmed_id == home.kelly.pk and rows[home.mia.pk].harms_id == home.darren.pk
    board = plain(signed_in(home.sam).get(reverse("domestic_abuse.board")).text)
    assert "2 notifications have not been screened; the oldest waits 12 hours." in board
    assert "Mia Hart" in board and "Leo Hart" in board
    assert told(measures.screened, NOVEMBER, TODAY) == (0, 2, 0)


@pytest.mark.requirement("DV-01")
def test_nothing_is_closed_before_the_police_and_a_social_worker_have_screened_it(home):
    take_in(home)
    refused = act(home, home.priya, home.mia, "close", reason="all quiet")
    assert row(home.mia).closed_on is None
    assert "Still owed: the screening by the police and a social worker" in plain(refused.text)
    for missing, says in (
        ({"police": ""}, "police officer"),
        ({"words": ""}, "Why"),
        ({"outcome": "no_action", "police_agree": "no"}, "police do not agree"),
    ):
        page = act(home, home.sam, home.mia, "screen", **{**SCREEN, **missing})
        assert row(home.mia).screened_on is None and says.lower() in plain(page.text).lower(), missing
    act(home, home.sam, home.mia, "screen", **{**SCREEN, "outcome": "no_action"})
    assert (row(home.mia).screened_on, row(home.mia).police) == (TODAY, "DS Ann Cole")
    act(home, home.priya, home.mia, "close")
    assert (row(home.mia).closed_on, row(home.mia).exception) == (TODAY, False)
    assert told(measures.screened, NOVEMBER, TODAY) == (1, 2, 0)


@pytest.mark.requirement("DV-01")
def test_a_manager_may_close_it_unscreened_with_a_reason_and_that_is_counted(home):
    take_in(home)
    silent = act(home, home.ian, home.mia, "close", reason=" ")
    assert "Say why it is closed without" in plain(silent.text) and row(home.mia).closed_on is None
    act(home, home.ian, home.mia, "close", reason="Sent to us by mistake: another family")
    assert row(home.mia).exception is True
    assert told(measures.closed_by_exception, NOVEMBER, TODAY) == (1, 1, 0)


def test_what_goes_to_the_weekly_meeting_is_not_closed_before_it(home):
    take_in(home)
    act(home, home.sam, home.mia, "screen", **SCREEN)
    page = act(home, home.priya, home.mia, "close")
    assert row(home.mia).closed_on is None and "the decision of the weekly meeting" in plain(page.text)


@pytest.mark.requirement("DV-02")
def test_child_protection_stands_at_the_front_door_at_once_and_the_interval_is_measured(home, monkeypatch):
    from throughline.services import clock

    monkeypatch.setattr(clock, "now", lambda: at_london(TODAY, 8, 10))
    take_in(home)
    page = plain(act(home, home.sam, home.mia, "screen", **{**SCREEN, "outcome": "protection"}).text)
    assert "The contact at the front door is to be taken now." in page
    contact = Event.objects.everything(because="test").get(subject=home.mia, type=door.contact_received.code)
    assert (contact.facts["agency"], contact.facts["how"], contact.facts["came_of"]) == ("police", "police", row(home.mia).key)
    now, waits = at_the_door(home.mia), at_the_door(home.leo)
    assert (now.priority, now.hastened_at) == ("immediate", at_london(TODAY, 8, 10)) and waits.priority == "same_day"
    due = Obligation.objects.everything(because="test").get(duty="front_door.decide_contact", subject=home.mia, met__isnull=True, lapsed_on__isnull=True)
    assert due.due_on == TODAY, "four hours from now, not by the end of the next working day"
    assert row(home.mia).contact_at == at_london(TODAY, 8, 10) and row(home.mia).hours_to_decision is None
    board = plain(signed_in(home.sam).get(reverse("domestic_abuse.board")).text)
    assert "front door has not decided yet" in board
    record(door.contact_decided, home.mia, on=TODAY, at=at_london(TODAY, 12, 10), thread=contact.pk, outcome="referral")
    assert row(home.mia).hours_to_decision == 14  # from ten past ten at night
    board = plain(signed_in(home.sam).get(reverse("domestic_abuse.board")).text)
    assert "1 child protection notification decided: half of them within 14 hours" in board
    assert told(measures.contact_decided_in_a_day, NOVEMBER, TODAY) == (1, 1, 0)


@pytest.mark.requirement("DV-02")
def test_screening_and_contact_are_one_transaction(home, monkeypatch):
    from throughline.practice.domestic_abuse import actions

    take_in(home)

    def broken(*_):
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr(actions.at_the_door, "at_once", broken)
    with pytest.raises(RuntimeError):
        act(home, home.sam, home.mia, "screen", **{**SCREEN, "outcome": "protection"})
    assert row(home.mia).screened_on is None and at_the_door(home.mia).priority == "same_day"


def test_the_school_is_told_before_the_bell(home):
    take_in(home)
    due = (
        Obligation.objects.everything(because="test").filter(duty="domestic_abuse.tell_school", subject=home.mia).get()
    )
    assert due.due_on == TODAY and not Obligation.objects.everything(because="test").filter(
        duty="domestic_abuse.tell_school", subject=home.leo
    )
    act(
        home,
        home.priya,
        home.mia,
        "school",
        school="Mere Primary",
        to_whom="Ms Okafor",
        words="She may sit in the library.",
    )
    assert row(home.mia).school_told_on == TODAY
    assert told(measures.schools_told, NOVEMBER, TODAY) == (1, 2, 0)


@pytest.mark.requirement("DV-03")
def test_the_weekly_meeting_has_every_other_notification_and_cannot_close_with_one_undecided(home):
    take_in(home)
    act(home, home.sam, home.mia, "screen", **SCREEN)
    act(home, home.sam, home.leo, "screen", **{**SCREEN, "outcome": "protection"})
    cora = signed_in(home.cora)
    kind = reverse("agendas.kind", kwargs={"agenda": "domestic_abuse.weekly"})
    page = cora.post(
        kind, {"on_day": "25", "on_month": "11", "on_year": "2026", "key": key_of(cora.get(kind))}, follow=True
    )
    assert "Mia Hart" in plain(page.text) and "Leo Hart" not in plain(page.text)  # he went to the front door at once
    room = page.context_data["held"].pk
    item = page.context_data["groups"][0]["rows"][0]["item"].pk
    came = {f"came-{s.agency}": "came" for s in page.context_data["seats"]}
    cora.post(reverse("agendas.attend", kwargs={"sitting": room}), {**came, "key": key_of(page)}, follow=True)
    page = signed_in(home.sam).post(
        reverse("agendas.close", kwargs={"sitting": room}), {"key": key_of(page)}, follow=True
    )
    assert (
        "Before it is closed: one item has no decision" in plain(page.text) or "one item has no decision" in page.text
    )
    silent = cora.post(
        reverse("agendas.decide", kwargs={"sitting": room}),
        {f"d{item}": "signposted", "key": key_of(cora.get(kind))},
        follow=True,
    )
    assert "say why" in plain(silent.text) and row(home.mia).decision == ""
    decide = {
        f"d{item}": "signposted",
        f"i{item}-words": "She wants help with the locks.",
        f"i{item}-to_whom": "The refuge’s outreach",
    }
    cora.post(
        reverse("agendas.decide", kwargs={"sitting": room}), {**decide, "key": key_of(cora.get(kind))}, follow=True
    )
    assert (row(home.mia).decision, row(home.mia).reviewed_on) == ("signposted", TODAY)
    done = cora.post(reverse("agendas.close", kwargs={"sitting": room}), {"key": key_of(cora.get(kind))}, follow=True)
    assert "The weekly meeting is closed." in done.text
    act(home, home.priya, home.mia, "close")
    assert row(home.mia).closed_on == TODAY


@pytest.mark.requirement("DV-03")
def test_what_the_meeting_finds_to_be_child_protection_goes_to_the_front_door(home):
    take_in(home)
    act(home, home.sam, home.mia, "screen", **SCREEN)
    cora = signed_in(home.cora)
    kind = reverse("agendas.kind", kwargs={"agenda": "domestic_abuse.weekly"})
    page = cora.post(
        kind, {"on_day": "25", "on_month": "11", "on_year": "2026", "key": key_of(cora.get(kind))}, follow=True
    )
    item = page.context_data["groups"][0]["rows"][0]["item"].pk
    decide = {f"d{item}": "protection", f"i{item}-words": "Third time in a month."}
    cora.post(
        reverse("agendas.decide", kwargs={"sitting": page.context_data["held"].pk}),
        {**decide, "key": key_of(page)},
        follow=True,
    )
    assert at_the_door(home.mia).priority == "immediate"


def test_where_the_front_door_had_decided_already_child_protection_is_a_second_contact(home):
    take_in(home)
    record(door.contact_decided, home.mia, on=TODAY, thread=at_the_door(home.mia).key, outcome="meeting", level="2")
    act(home, home.sam, home.mia, "screen", **{**SCREEN, "outcome": "protection"})
    urgent = Contact.objects.everything(because="test").get(subject=home.mia, decided_on__isnull=True)
    assert urgent.priority == "immediate" and row(home.mia).contact == urgent.key


def test_somebody_nobody_knew_is_added_and_identified(home):
    page = take_in(home, harms="new", new_given="", new_family="")
    assert "Give a name" in plain(page.text)
    take_in(home, harms="new", new_given="Craig", new_family="Dunn")
    held = HarmRecord.objects.everything(because="test").get()
    assert (held.stage, held.area) == ("early", "North locality 2") and held.subject_id == row(home.mia).harms_id
    assert (
        Event.objects.everything(because="test").filter(type=events.harm_identified.code).count() == 1
    )  # once, not for each child

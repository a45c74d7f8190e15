"""A family action meeting and a review of the help: who came of which service, what was agreed, and the grade of the assessment."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.family_help.walking import ASSESSMENT, World, begin, finish, send, write
from tests.support.pages import page, plain, signed_in
from throughline.engines.duties.models import Obligation
from throughline.engines.meetings.models import MeetingPlan, Seat
from throughline.engines.promises.actions import promises_of
from throughline.practice.family_help.models import Assessed
from throughline.record.ledger.queries import chronology

D = date


def meet(world: World, kind: str, minutes: dict[str, dict[str, str]], came: tuple[str, ...]) -> str:
    """Eve arranges it for today, asks the school, writes what is agreed, and holds it."""
    eve = signed_in(world.eve)
    with world.acting():
        before = set(MeetingPlan.objects.values_list("pk", flat=True))
    when = {"on_day": "23", "on_month": "11", "on_year": "2026", "where": "At the children’s centre"}
    send(eve, "meetings.arrange", when, subject=world.tia.uuid, kind=kind)
    with world.acting():
        held = MeetingPlan.objects.exclude(pk__in=before).get()
        seats = list(Seat.objects.everything(because="test").filter(meeting=held))
    school = next(s for s in seats if s.part == "school")
    send(eve, "meetings.ask", {"name": "Jo Ray", "agency": "Mere Primary", "email": ""}, seat=school.pk)
    form = {"family_help.family_action_meeting": "family_help.meeting", "family_help.review_meeting": "family_help.review"}[kind]
    writing = world.writing(world.tia, form)
    for name, answers in minutes.items():
        send(eve, "forms.save", {"section": name, "version": "0", **answers}, writing=writing.pk)
    there = {f"came-{s.pk}": "came" if s.part in came else "not" for s in seats}
    return plain(send(eve, "meetings.hold", there, meeting=held.pk).text)


AGREED = {"actions.0.what": "Meet at the flat each Friday", "actions.0.by": "2026-12-11", "actions.0.change": "The girls have tea at home"}


@pytest.mark.requirement("EH-16")
def test_a_family_action_meeting_has_attendance_by_service_and_decisions_as_actions(world: World) -> None:
    begin(world, both=False)
    kinds = page(world.eve, "meetings.of_child", subject=world.tia.uuid)
    assert "Arrange: family action meeting" in kinds and "Arrange: review of the help" in kinds
    minutes = {"met": {"kind": "family_action", "summary": "Tea at home on Fridays with both girls", **AGREED, "actions.0.who": str(world.eve.pk)}}
    empty = meet(world, "family_help.family_action_meeting", minutes, came=("school",))
    assert "nobody of the family came" in empty, "a meeting about a family without the family says why it went on"
    said = meet(world, "family_help.family_action_meeting", minutes, came=("parent", "school", "lead"))
    assert "decisions are sent" in said
    with world.acting():
        told = chronology(world.town.viewer(world.eve), world.tia.pk)
        came = {(e.get("name"), e.get("agency"), e.get("came")) for e in told if e.type == "meetings.attended"}
        (promise,) = promises_of(world.town.viewer(world.eve), world.tia.pk)
        due = {o.duty: o.due_on for o in Obligation.objects.everything(because="test").filter(subject=world.tia, met__isnull=True, lapsed_on__isnull=True)}
    assert ("Jo Ray", "Mere Primary", "came") in came
    assert (promise.what, promise.owner, promise.by_on) == ("Meet at the flat each Friday", world.eve.pk, D(2026, 12, 11))
    assert due["family_help.review"] == D(2027, 1, 4), "from the first meeting on, reviews have their day"


@pytest.mark.requirement("EH-01")
def test_a_review_grades_the_assessment_and_names_the_next_day(world: World) -> None:
    begin(world, both=False)
    eve = signed_in(world.eve)
    finish(eve, write(world, eve, world.tia, "family_help.assessment", ASSESSMENT))
    minutes = {
        "looked": {"since": "They moved into the flat", "child": "I have my own bed", "grade": "3"},
        "decided": {"outcome": "continue", "review_on": "", "summary": "It goes on until the spring comes"},
    }
    early = meet(world, "family_help.review_meeting", minutes, came=("parent",))
    assert "looked at again?: answer it" in early
    minutes["decided"]["review_on"] = "2027-01-11"
    writing = world.writing(world.tia, "family_help.review")
    send(eve, "forms.save", {"section": "decided", "version": "1", **minutes["decided"]}, writing=writing.pk)
    with world.acting():
        held = MeetingPlan.objects.latest("pk")
        seats = Seat.objects.everything(because="test").filter(meeting=held)
        there = {f"came-{s.pk}": "came" if s.part == "parent" else "not" for s in seats}
    send(eve, "meetings.hold", there, meeting=held.pk)
    with world.acting():
        row = Assessed.objects.everything(because="test").get()
    assert (row.grade, world.period(world.tia).review_on) == (3, D(2027, 1, 11))
    read = eve.get(reverse("feedback.of_child", kwargs={"subject": world.tia.uuid})).text
    assert "not asked yet" in read, "a review asks the family what they thought"

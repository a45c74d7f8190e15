"""A family action meeting and a review of the help: who came of which service, what was agreed, and the grade of the assessment."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.family_help.walking import ADULTS, ASSESSMENT, World, begin, finish, send, write
from tests.support.pages import page, plain, signed_in
from throughline.engines.duties.models import Obligation
from throughline.engines.meetings.models import MeetingPlan, Seat
from throughline.engines.promises.actions import promises_of
from throughline.practice.family_help.models import Assessed
from throughline.record.ledger.queries import chronology
from throughline.services import clock

D = date
THE_23RD = D(2026, 11, 23)




def meet(world: World, kind: str, minutes: dict[str, dict[str, str]], came: tuple[str, ...], on: date = THE_23RD) -> str:
    """Eve arranges it for that day, asks the school, writes what is agreed, and holds it."""
    eve = signed_in(world.eve)
    with world.acting():
        before = set(MeetingPlan.objects.values_list("pk", flat=True))
    when = {"on_day": str(on.day), "on_month": str(on.month), "on_year": str(on.year), "where": "At the children’s centre"}
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


def hold_again(world: World) -> str:
    """The meeting that was refused last is held after all; what the page says then."""
    with world.acting():
        held = MeetingPlan.objects.latest("on")
        seats = Seat.objects.everything(because="test").filter(meeting=held)
        there = {f"came-{s.pk}": "came" if s.part == "parent" else "not" for s in seats}
    return plain(send(signed_in(world.eve), "meetings.hold", there, meeting=held.pk).text)


@pytest.mark.requirement("EH-01")
def test_the_first_review_grades_the_assessment_or_is_not_held(world: World) -> None:
    clock.set_offset(clock.offset_for(D(2026, 11, 30)))
    begin(world, both=False)
    eve = signed_in(world.eve)
    finish(eve, write(world, eve, world.tia, "family_help.assessment", ASSESSMENT))
    assert "not graded yet: the next review does" in page(world.eve, "family_help.child", subject=world.tia.uuid)
    minutes = {
        "looked": {"since": "They moved into the flat", "child": "I have my own bed", "grade": ""},
        "decided": {"outcome": "continue", "review_on": "2027-01-11", "summary": "It goes on until the spring comes"},
    }
    refused = meet(world, "family_help.review_meeting", minutes, came=("parent",), on=D(2026, 11, 30))
    assert "Say how good the assessment is that this help stands on: nobody has graded it yet" in refused
    assert "How good is the assessment that this help stands on?" in refused and "outstanding" in refused, "it is asked where it is answered"
    assert graded(world) == [None] and world.period(world.tia).reviewed_on is None, "no review is held past it"
    writing = world.writing(world.tia, "family_help.review")
    send(eve, "forms.save", {"section": "looked", "version": "1", **minutes["looked"], "grade": "3"}, writing=writing.pk)
    assert "nobody has graded it yet" not in hold_again(world)
    assert graded(world) == [3] and world.period(world.tia).review_on == D(2027, 1, 11)
    assert "graded good, 30 November" in page(world.eve, "family_help.child", subject=world.tia.uuid)
    read = eve.get(reverse("feedback.of_child", kwargs={"subject": world.tia.uuid})).text
    assert "not asked yet" in read, "a review asks the family what they thought"
    # The next review is asked for no second grade; written anew, the assessment needs one again.
    clock.set_offset(clock.offset_for(D(2027, 1, 11)))
    minutes["decided"]["review_on"] = "2027-03-08"
    meet(world, "family_help.review_meeting", minutes, came=("parent",), on=D(2027, 1, 11))
    assert world.period(world.tia).review_on == D(2027, 3, 8) and graded(world) == [3]
    clock.set_offset(clock.offset_for(D(2027, 1, 18)))
    eve = signed_in(world.eve)
    said = finish(eve, write(world, eve, world.tia, "family_help.assessment", {**ASSESSMENT, "adults": ADULTS, "who": {**ASSESSMENT["who"], "author": "school"}}))
    assert graded(world) == [3, None], said
    again = meet(world, "family_help.review_meeting", {**minutes, "looked": {**minutes["looked"], "grade": ""}}, came=("parent",), on=D(2027, 1, 18))
    assert "nobody has graded it yet" in again
    writing = world.writing(world.tia, "family_help.review")
    send(eve, "forms.save", {"section": "looked", "version": "1", **minutes["looked"], "grade": "2"}, writing=writing.pk)
    hold_again(world)
    assert graded(world) == [3, 2]
    # The grades of the year, and the assessments of the month by who wrote them and by team.
    grades = page(world.boss, "measures.one", code="family_help.good_assessments")
    assert "1 of 2 assessments" in grades and "North locality 2 50% 1 of 2" in grades
    assert "By how good it was found" in grades and "good 100%" in grades and "adequate 0%" in grades
    written = page(world.boss, "measures.one", code="family_help.assessments")
    assert "By who wrote it" in written and "School or college 1" in written and "North locality 2 1" in written
    november = page(world.boss, "measures.one", code="family_help.assessments", query={"month": "2026-11"})
    assert "Health 1" in november and "School or college 1" not in november


def graded(world: World) -> list[int | None]:
    with world.acting():
        return list(Assessed.objects.everything(because="test").order_by("key").values_list("grade", flat=True))


def test_help_that_stands_on_no_assessment_is_reviewed_without_a_grade(world: World) -> None:
    """A child in need whose help began with social care's own assessment: there is none of early help to grade."""
    clock.set_offset(clock.offset_for(D(2026, 11, 30)))
    begin(world, "child_in_need", both=False)
    minutes = {
        "looked": {"since": "They moved into the flat", "child": "I have my own bed", "grade": ""},
        "decided": {"outcome": "continue", "review_on": "2027-01-11", "summary": "It goes on until the spring comes"},
    }
    meet(world, "family_help.review_meeting", minutes, came=("parent",), on=D(2026, 11, 30))
    assert world.period(world.tia).review_on == D(2027, 1, 11)


def test_a_review_names_the_next_day(world: World) -> None:
    begin(world, both=False)
    minutes = {
        "looked": {"since": "They moved into the flat", "child": "I have my own bed"},
        "decided": {"outcome": "continue", "review_on": "", "summary": "It goes on until the spring comes"},
    }
    early = meet(world, "family_help.review_meeting", minutes, came=("parent",))
    assert "looked at again?: answer it" in early and world.period(world.tia).reviewed_on is None

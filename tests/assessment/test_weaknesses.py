"""What the inspection of 2012 found weak in assessments, each made impossible or seen at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.assessment.working import (
    GOOD,
    TODAY,
    World,
    ask_about_adults,
    begin,
    consider_all,
    hear_the_family,
    make_ready,
    meet_the_agencies,
    note,
    own_parts,
    record_factors,
    room,
    save,
    send,
    text,
    write_everything,
)
from tests.protection.world import arrange
from throughline.engines.notices.models import Notice
from throughline.practice.protection.risks import open_risks
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.workers.models import Appointment
from throughline.services import clock


def hand_in(world: World, work: int, why: str = "") -> str:
    return text(send(world.asks(world.ana), "assessment.hand_in", {"why": why} if why else {}, work=work))


def decide(world: World, work: int, **answer: object) -> str:
    return text(send(world.asks(world.manager), "assessment.decide", {**GOOD, **answer}, work=work))


@pytest.mark.requirement("AS-02")
def test_no_assessment_is_authorised_without_a_grade_and_a_comment_and_below_good_goes_back(world: World) -> None:
    work = begin(world, world.ana)
    make_ready(world, work)
    hand_in(world, work)
    assert "no assessment is authorised or returned without a grade" in decide(world, work, grade="")
    assert "Say in a comment what the grade rests on" in decide(world, work, comment="")
    assert "Below good it goes back with what must change" in decide(world, work, grade="2")
    assert "Say what must change" in decide(world, work, grade="2", then="returned", change="")
    assert not world.story(world.tia, "assessment.assessment_graded"), "nothing was graded by what was refused"
    page = decide(world, work, grade="2", then="returned", change="Say what each child said about Fridays", short_of=["child", "analysis"])
    assert "Returned, with what must change" in page
    assert "Say what each child said about Fridays" in room(world, world.ana, work)
    told = world.read(lambda: [n.line for n in Notice.objects.everything(because="test").filter(worker=world.ana)])
    assert any("returned, with what must change" in line for line in told)
    hand_in(world, work)
    page = text(world.asks(world.manager).get(reverse("assessment.decide", kwargs={"work": work})))
    assert "Graded adequate" in page and "Say what each child said about Fridays" in page, "the first grade is before whoever grades again"
    assert "Authorised" in decide(world, work, grade="3", comment="Now one hears them")
    for child in (world.tia, world.jaden):
        assert [(e.get("grade"), e.get("then")) for e in world.story(child, "assessment.assessment_graded")] == [("2", "returned"), ("3", "authorised")]
    page = text(world.asks(world.head).get(reverse("assessment.quality")))
    assert "2 of 4 gradings in twelve months were good or better; 2 went back" in page
    assert "Ana Bell 0 2 2 0" in page and "North locality 2 0 2 2 0" in page and "November 2026 0 2 2 0" in page
    assert "The child is in it: 2 times" in page


def test_below_good_is_authorised_only_by_the_emergency_way_which_is_counted(world: World) -> None:
    work = begin(world, world.ana)
    make_ready(world, work)
    hand_in(world, work)
    assert "Authorised" in decide(world, work, grade="2", why_early="The court sits tomorrow")
    (passed,) = world.story(world.tia, "forms.gate_passed")
    assert passed.get("why") == "The court sits tomorrow" and "below good" in passed.get("missing")


@pytest.mark.requirement("AS-03")
@pytest.mark.requirement("SYS-06", waits_for="attendances at A&E and what schools tell: no area records them yet")
def test_history_is_pulled_from_the_record_and_each_part_must_be_weighed(world: World) -> None:
    work = begin(world, world.ana)
    write_everything(world, work)
    hear_the_family(world, work)
    ask_about_adults(world, (world.tia, world.jaden))
    meet_the_agencies(world, work)
    record_factors(world, work)
    page = hand_in(world, work)
    for earlier in ("Say what this means now: Referred to children’s social care by A school: bruises, 1 March 2023",
                    "Say what this means now: The police told of domestic abuse at home; the child was there, 9 August 2024",
                    "Say what this means now: Leo Harrow: Came into care: abuse or neglect, 1 June 2015"):  # fmt: skip
        assert earlier in page, page[:3000]
    assert "a fight at home" not in page.split("Before it is handed in")[1].split("What happened before")[0], "what it answers is no history of it"
    assert "It is with your manager now" not in page
    send(world.asks(world.ana), "assessment.consider", {"item": _first_item(world, work), "words": "  "}, work=work)
    assert not world.story(world.tia, "assessment.history_considered"), "a tick without a sentence is nothing"
    # Handed in all the same, it cannot be authorised.
    hand_in(world, work, why="My manager asked for it today")
    page = decide(world, work)
    assert "Not yet: 3 things are missing" in page
    send(world.asks(world.ana), "assessment.take_back", work=work)
    consider_all(world, work)
    for child in (world.tia, world.jaden):
        assert len(world.story(child, "assessment.history_considered")) == 3, "written once, it is on the record of each"
    assert "It is with your manager now" in hand_in(world, work)
    assert "Authorised" in decide(world, work)


def _first_item(world: World, work: int) -> str:
    import re

    page = world.asks(world.ana).get(reverse("assessment.room", kwargs={"work": work})).content.decode()
    found = re.search(r'name="item" value="(\d+)"', page)
    assert found
    return found[1]


@pytest.mark.requirement("AS-04")
def test_a_parent_who_does_not_come_is_challenged_before_it_is_authorised(world: World) -> None:
    work = begin(world, world.ana)
    make_ready(world, work)
    missed = {"who": "Marc Harrow", "how": "missed", "what": "At the office"}
    note(world, world.ana, work, "contact", missed)
    assert "in a row" not in room(world, world.ana, work)
    note(world, world.ana, work, "contact", {"who": "Kelly Harrow", "how": "kept"})
    note(world, world.ana, work, "contact", {**missed, "how": "refused", "words": "Would not open the door"})
    assert "Marc Harrow missed or refused 2 times in a row" in room(world, world.ana, work), "whoever else came does not hide it"
    told = world.read(lambda: [n.line for n in Notice.objects.everything(because="test").filter(worker=world.manager)])
    assert any("Marc Harrow missed or refused 2 times in a row" in line for line in told), "the manager knows the same minute"
    assert "Who takes it up with them" in text(world.asks(world.manager).get(reverse("child.page", kwargs={"subject": world.tia.uuid})))
    page = hand_in(world, work)
    assert "Take it up with Marc Harrow" in page and "It is with your manager now" not in page
    hand_in(world, work, why="He will not come")
    assert "Not yet: 1 things are missing" in decide(world, work) or "Not yet: one thing is missing" in decide(world, work)
    send(world.asks(world.ana), "assessment.take_back", work=work)
    page = note(world, world.ana, work, "challenge", {"who": "Marc Harrow", "words": "We see you do not come", "response": "", "effect": "more", "why": ""})
    assert "Fill in “What they answered”" in page and "Fill in “Why”" in page
    note(world, world.ana, work, "challenge", {"who": "Marc Harrow", "words": "We see you do not come", "response": "I work on Fridays", "effect": "more",
                                                "why": "He is the danger and we do not know him"})  # fmt: skip
    assert "in a row" not in room(world, world.ana, work)
    assert "It is with your manager now" in hand_in(world, work)
    assert "Authorised" in decide(world, work)
    note_after = world.story(world.jaden, "assessment.challenge_made")
    assert len(note_after) == 1 and note_after[0].get("effect") == "more"


@pytest.mark.requirement("AS-05")
def test_without_a_risk_or_a_protection_it_is_refused_and_the_rows_stand_for_plans(world: World) -> None:
    work = begin(world, world.ana)
    write_everything(world, work)
    consider_all(world, work)
    hear_the_family(world, work)
    ask_about_adults(world, (world.tia, world.jaden))
    meet_the_agencies(world, work)
    page = hand_in(world, work)
    assert "Tia: record at least one risk or protective factor" in page and "Jaden: record at least one" in page
    assert "It is with your manager now" not in page
    # Saving is never refused: what is written stands. Handed in all the same, with a reason, it is not authorised.
    other = {**own_parts("Tia")["analysis"], "otherwise": "Who else comes on Fridays?"}
    assert save(world, world.ana, world.tia, "analysis", other).status_code == 200
    assert world.writing(world.tia).answers["analysis"]["otherwise"] == "Who else comes on Fridays?"
    hand_in(world, work, why="Court tomorrow")
    assert "Not yet: 2 things are missing" in decide(world, work)
    asked = text(world.asks(world.manager).get(reverse("assessment.decide", kwargs={"work": work})))
    assert "Tia: record at least one risk or protective factor" in asked and "Jaden: record at least one" in asked, "the manager reads which"
    for child in (world.tia, world.jaden):
        assert not world.story(child, "assessment.assessment_finished", "assessment.assessment_graded"), "nothing is authorised or graded by the attempt"
    send(world.asks(world.ana), "assessment.take_back", work=work)
    page = note(world, world.ana, work, "factor", {"side": "risk", "factor": "domestic_abuse", "severity": "high", "source": "", "words": ""})
    assert "Fill in “Who says so, or how we know”" in page and "Fill in “What shows it”" in page
    page = note(world, world.ana, work, "factor", {"side": "risk", "factor": "domestic_abuse", "severity": "", "source": "police", "words": "Three calls"})
    assert "“How much”" in page and not world.story(world.tia, "assessment.risk_recorded"), "a factor without its parts is none"
    # One child's factor answers for nobody else.
    one = {"side": "protective", "factor": "kin", "severity": "some", "source": "grandmother", "words": "She takes them on Fridays"}
    note(world, world.ana, work, "factor", one, children=(world.jaden,))
    page = hand_in(world, work)
    assert "Tia: record at least one risk or protective factor" in page and "Jaden: record at least one" not in page
    record_factors(world, work)
    # Nor is it enough to list them: without an analysis and a conclusion it is not handed in.
    save(world, world.ana, world.tia, "analysis", {"weighed": "", "otherwise": ""})
    page = hand_in(world, work)
    assert "Tia: " in page and "answer it" in page and "It is with your manager now" not in page
    save(world, world.ana, world.tia, "analysis", own_parts("Tia")["analysis"])
    save(world, world.ana, world.tia, "outcome", {**own_parts("Tia")["outcome"], "summary": ""})
    assert "It is with your manager now" not in hand_in(world, work)
    save(world, world.ana, world.tia, "outcome", own_parts("Tia")["outcome"])
    assert "It is with your manager now" in hand_in(world, work)
    assert "Authorised" in decide(world, work)
    child = text(world.asks(world.ana).get(reverse("assessment.child", kwargs={"subject": world.tia.uuid})))
    assert "Risk: domestic abuse, a great deal" in child and "Protection: relatives and friends who help" in child
    risk = next(e for e in world.story(world.tia, "assessment.risk_recorded") if e.get("side") == "risk")
    assert (risk.get("factor"), risk.get("severity"), risk.get("source"), risk.get("area")) == ("domestic_abuse", "high", "police", "family")
    # The same rows stand in the minutes of a conference, and among the needs of the plan, which must answer each risk.
    known = "Domestic abuse: Three calls in two years"
    chair = world.read(lambda: world.town.worker("Cora Mead", "protection.conference_chair", team=world.town.other_team))
    held = arrange(world, world.ana, "protection.initial_conference_meeting", world.tia, chair=chair)
    minutes = world.asks(chair).get(reverse("meetings.room", kwargs={"meeting": held.pk})).content.decode()
    assert known in minutes
    # What protects stands among the strengths of the minutes, with where it comes from; the chair need not type it anew.
    kin = "Relatives and friends who help: She takes them on Fridays"
    clock.set_offset(clock.offset_for(date(2026, 12, 1)))
    held = arrange(world, world.ana, "protection.review_conference_meeting", world.tia, on=date(2026, 12, 1), chair=chair)
    strengths = world.asks(chair).get(reverse("meetings.room", kwargs={"meeting": held.pk})).content.decode().partition("What protects the child already?")[2]
    strengths = strengths.partition("What everybody thinks")[0]
    assert f">{kin}</textarea>" in strengths and "The assessment, 23 November" in strengths
    clock.set_offset(clock.offset_for(TODAY))
    ana = world.asks(world.ana)
    ana.get(reverse("forms.begin", kwargs={"subject": world.tia.uuid, "form": "protection.plan"}))
    refused = text(send(ana, "forms.finish", writing=world.writing(world.tia, "protection.plan").pk))
    assert "Every open risk needs an outcome" in refused
    assert world.read(lambda: open_risks(world.town.viewer(world.ana), world.tia.pk)) == [known], "what protects is no risk that a plan must answer"
    second = begin(world, world.ana, kind="parenting", children=(), meeting="no", why_no_meeting="They met for the first one")
    send(world.asks(world.ana), "assessment.over", {"factor": str(risk.id), "why": "He has left and stays away"}, work=second)
    child = text(world.asks(world.ana).get(reverse("assessment.child", kwargs={"subject": world.tia.uuid})))
    assert "domestic abuse" not in child and "relatives and friends" in child


@pytest.mark.requirement("AS-06")
def test_the_agencies_meet_at_the_beginning_and_each_contribution_is_seen(world: World) -> None:
    from throughline.services import clock

    clock.set_offset(clock.offset_for(date(2012, 9, 10)))  # a core assessment, under the law of 2012
    with acting.as_system(world.town.authority.pk, "tests"):
        Appointment.objects.update(began_on=date(2010, 1, 4))
        bo = world.town.child("Bo", born=date(2006, 4, 1))
        world.town.allocate(bo, world.ana, on=date(2012, 9, 3))
        record(people.related, bo, on=date(2006, 4, 1), other=world.mother.pk, kind="mother")
    page = send(world.asks(world.ana), "assessment.begin", {
        "kind": "core", "worker": str(world.ana.pk), "referred_on_day": "", "referred_on_month": "", "referred_on_year": "", "why": "", "meeting": "no",
        "why_no_meeting": "No time"}, subject=bo.uuid)  # fmt: skip
    assert "the agencies always meet" in text(page)
    page = send(world.asks(world.ana), "assessment.begin", {
        "kind": "core", "worker": str(world.ana.pk), "referred_on_day": "3", "referred_on_month": "9", "referred_on_year": "2012", "why": "", "meeting": "yes",
        "meeting_on_day": "10", "meeting_on_month": "9", "meeting_on_year": "2012", "where": "At the centre"}, subject=bo.uuid)  # fmt: skip
    assert "Begun." in text(page)
    from throughline.engines.meetings.models import MeetingPlan, Seat
    from throughline.practice.assessment.models import Assessment

    work = world.read(lambda: Assessment.objects.everything(because="test").get(subject=bo).occasion)
    plan = world.read(lambda: MeetingPlan.objects.get())
    assert plan.kind == "assessment.planning_meeting" and plan.on == date(2012, 9, 10), "arranged by the same act"
    parts = world.read(lambda: {s.part for s in Seat.objects.everything(because="test").filter(meeting=plan)})
    assert {"school", "health_visitor", "gp", "police", "parent"} <= parts
    page = hand_in(world, work)
    assert "Hold the meeting of the agencies, arranged for 10 September" in page
    assert "Ask, or say why not: School or nursery, Health visitor or midwife, GP, Police" in page
    note(world, world.ana, work, "agency", {"agency": "school", "state": "received", "words": "He is hungry on Mondays"}, children=(bo,), day=date(2012, 9, 10))
    note(world, world.ana, work, "agency", {"agency": "gp", "state": "requested"}, children=(bo,), day=date(2012, 9, 10))
    page = note(world, world.ana, work, "agency", {"agency": "police", "state": "refused"}, children=(bo,), day=date(2012, 9, 10))
    assert "Say why" in page
    note(world, world.ana, work, "agency", {"agency": "police", "state": "refused", "why": "A trial is on"}, children=(bo,), day=date(2012, 9, 10))
    page = room(world, world.ana, work)
    assert "School or nursery: received" in page and "GP: asked for" in page and "Police: refused, A trial is on" in page
    assert "Health visitor or midwife: not asked yet" in page
    # Without the meeting it is not authorised, whoever hands it in with a reason.
    hand_in(world, work, why="Court tomorrow")
    refused = decide(world, work)
    assert "Not yet: " in refused and "Hold the meeting of the agencies, arranged for 10 September" in text(
        world.asks(world.manager).get(reverse("assessment.decide", kwargs={"work": work})))  # fmt: skip
    assert not world.story(bo, "assessment.assessment_finished")
    send(world.asks(world.ana), "assessment.take_back", work=work)
    board = text(world.asks(world.manager).get(reverse("assessment.board")))
    assert "Agencies have not met; 2 agencies still silent" in board, "the manager sees what is missing without asking"


@pytest.mark.requirement("AS-08")
def test_each_parent_is_heard_and_has_seen_it_or_a_manager_says_why_not(world: World) -> None:
    work = begin(world, world.ana)
    write_everything(world, work)
    consider_all(world, work)
    ask_about_adults(world, (world.tia, world.jaden))
    meet_the_agencies(world, work)
    record_factors(world, work)
    page = hand_in(world, work)
    for name, what in (("Kelly Harrow", "mother"), ("Marc Harrow", "father")):
        assert f"{name}, {what}: record what they think" in page and f"{name}, {what}: share it" in page
    note(world, world.ana, work, "view", {"who": "Kelly Harrow", "part": "mother", "words": "I want him out"})
    page = note(world, world.ana, work, "view", {"who": "Marc Harrow", "part": "father", "words": "", "why_none": ""})
    assert "Write what they think, or below why they gave no view" in page
    note(world, world.ana, work, "view", {"who": "Marc Harrow", "part": "father", "why_none": "Three letters, no answer"})
    note(world, world.ana, work, "shared", {"who": "Kelly Harrow", "opinion": "disagrees", "words": "I never drank in March"})
    assert world.asks(world.ana).get(reverse("assessment.note", kwargs={"work": work}) + "?what=not_shared").status_code == 404
    hand_in(world, work, why="He must not know yet")
    note(world, world.manager, work, "not_shared", {"who": "Marc Harrow", "why": "It would tell him where they are"})
    (kept,) = world.story(world.tia, "assessment.not_shared")
    assert kept.get("manager") == world.manager.pk, "not sharing is a manager’s reason, in their name"
    page = room(world, world.ana, work)
    assert "“I never drank in March”" in page and "No view: Three letters, no answer" in page and "It would tell him where they are" in page
    assert "Authorised" in decide(world, work)
    from throughline.practice.assessment.models import Assessment

    row = world.read(lambda: Assessment.objects.everything(because="test").get(subject=world.jaden))
    assert row.shared_on == TODAY and row.shared_before and row.views == 2


@pytest.mark.requirement("SYS-07", waits_for="health assessments, whose area is not there yet")
def test_no_adult_at_home_stays_hidden(world: World) -> None:
    work = begin(world, world.ana)
    write_everything(world, work)
    consider_all(world, work)
    hear_the_family(world, work)
    meet_the_agencies(world, work)
    record_factors(world, work)
    page = hand_in(world, work)
    assert "Tia and Jaden: Nobody has said whether the mother or carer has a male partner" in page
    assert "Tia and Jaden: Nobody has said that every other adult who lives there is recorded" in page
    hand_in(world, work, why="Court tomorrow")
    assert "Not yet: 2 things are missing" in decide(world, work)
    ask_about_adults(world, (world.tia, world.jaden))
    assert "Authorised" in decide(world, work)

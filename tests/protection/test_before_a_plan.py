"""From the strategy discussion to the conference: who takes part, who makes the enquiry, what the doctor gives, what was before."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.measures.chronologies import told
from tests.protection.world import STRATEGY, TODAY, World, arrange, hold, minutes, page, seats, send, text, write
from throughline.engines.duties.models import Obligation
from throughline.engines.measures import reference, registry
from throughline.engines.notices.models import Notice
from throughline.engines.signals.models import SignalRow
from throughline.practice.protection import events, measures
from throughline.practice.protection.models import Conference, Enquiry, PlanPeriod, Strategy
from throughline.services import clock

D = date
NOVEMBER = D(2026, 11, 1)


def holds(world: World, child: object, signal: str) -> list[date]:
    rows = world.read(lambda: list(SignalRow.objects.everything(because="test").filter(subject=child, signal=signal, cleared_on__isnull=True)))
    return [r.since_on for r in rows if r.since_on <= TODAY]


@pytest.mark.requirement("CP-01")
def test_only_a_registered_social_worker_makes_an_enquiry_and_a_newly_qualified_one_has_a_co_worker(world: World) -> None:
    world.say(events.enquiry_began, world.tia, date(2026, 11, 20))
    ian = world.asks(world.ian)
    at = {"subject": world.tia.uuid}
    refused = text(send(ian, "protection.allocate", {"worker": str(world.olaf.pk)}, **at))
    assert "Olaf Unsworth has no current registration as a social worker" in refused
    refused = text(send(ian, "protection.allocate", {"worker": str(world.nia.pk)}, **at))
    assert "newly qualified: name a co-worker who is not" in refused
    refused = text(send(ian, "protection.allocate", {"worker": str(world.nia.pk), "co_worker": str(world.nia.pk)}, **at))
    assert "cannot be the co-worker" in refused and "protection.enquiry_allocated" not in world.story(world.tia)
    assert world.asks(world.priya).get(reverse("protection.allocate", kwargs=at)).status_code in (403, 404), "a manager says who"
    page_today = page(world, world.ian, "watch.today")
    assert "Enquiry under section 47 that nobody has" in page_today and "Tia Harrow" in page_today
    send(ian, "protection.allocate", {"worker": str(world.nia.pk), "co_worker": str(world.priya.pk)}, **at)
    row = world.read(lambda: Enquiry.objects.everything(because="test").get(subject=world.tia))
    assert (row.worker_id, row.co_worker_id, row.allocated_on) == (world.nia.pk, world.priya.pk, TODAY)
    # The emergency way stays open, in somebody's name, and is counted; from decision to allocation is a figure of its own.
    world.say(events.enquiry_began, world.zac, date(2026, 11, 23))
    send(ian, "protection.allocate", {"worker": str(world.olaf.pk), "why": "He knows her, and nobody else is here tonight"}, subject=world.zac.uuid)
    assert world.read(lambda: told(measures.qualified_enquiries, NOVEMBER, TODAY)) == (1, 2, 0)
    assert "Give their enquiry" not in page(world, world.ian, "child.page", subject=world.tia.uuid)
    on_time = text(world.asks(world.ian).get("/measures/"))
    assert "nquiries allocated" in on_time


@pytest.mark.requirement("CP-03")
def test_a_discussion_of_two_agencies_says_of_each_other_one_why(world: World) -> None:
    world.say(events.concern_identified, world.tia, TODAY, category="PHY")
    held = arrange(world, world.ian, "protection.strategy_discussion", world.tia, chair=world.ian)
    write(world, world.ian, world.tia, "protection.strategy", STRATEGY)
    # Health is not even asked: that needs a reason too.
    health = seats(world, held)[world.tia.pk, "health"]
    assert "Say why health is not asked" in text(send(world.asks(world.ian), "meetings.ask", {"leave": "1", "why": ""}, seat=health.pk))
    away = ("health", "school", "early_help")
    said = hold(world, world.ian, held, away=away)
    assert "Say why health took no part" in said and "protection.strategy_held" not in world.story(world.tia)
    said = hold(world, world.ian, held, away=away, why={"health": "Nobody answered until six", "school": "It is half-term"})
    assert "Say why another service that knows the family took no part" in said
    assert "Only whoever chairs it" in hold(world, world.priya, held, away=away, why={}), "a manager approves it by holding it"
    why = {"health": "Nobody answered until six", "school": "It is half-term", "early_help": "They do not know them"}
    assert "the decisions are sent" in hold(world, world.ian, held, away=away, why=why)
    row = world.read(lambda: Strategy.objects.everything(because="test").get(subject=world.tia))
    assert row.agencies == 2 and "health: Nobody answered until six" in row.why_few and "education: It is half-term" in row.why_few
    assert holds(world, world.tia, "protection.few_agencies") == [TODAY]
    assert "only 2 agencies" in page(world, world.ian, "protection.child", subject=world.tia.uuid)
    assert world.read(lambda: told(measures.three_agencies, NOVEMBER, TODAY)) == (0, 1, 0)
    asked = page(world, world.ian, "team.page")
    assert "Only two agencies took part in the strategy discussion about Tia" in asked
    # With three, nothing is asked.
    world.say(events.concern_identified, world.zac, TODAY, category="PHY")
    held = arrange(world, world.ian, "protection.strategy_discussion", world.zac, chair=world.ian)
    write(world, world.ian, world.zac, "protection.strategy", STRATEGY)
    assert "the decisions are sent" in hold(world, world.ian, held, away=("school", "early_help"))
    assert world.read(lambda: told(measures.three_agencies, NOVEMBER, TODAY)) == (1, 2, 0)


@pytest.mark.requirement("CP-02")
@pytest.mark.requirement("CP-04")
def test_what_is_late_stands_on_the_teams_page_with_its_reason_and_in_the_figures(world: World) -> None:
    concern = world.say(events.concern_identified, world.tia, date(2026, 11, 16))
    child = page(world, world.priya, "child.page", subject=world.tia.uuid)
    assert "Hold a strategy discussion about them" in child or "Hold a strategy discussion about her" in child
    team = page(world, world.ian, "team.page")
    assert "trategy discussion" in team and "Tia" in team
    # Who answers for it says once why it is late; from then on that stands where the question stood.
    assert "Choose a kind of reason" in why_late(world, world.tia, "protection.strategy", kind="", why="Nobody answered")
    assert "Say why in a few words" in why_late(world, world.tia, "protection.strategy", kind="agency", why="")
    assert "record.late_reason_given" not in world.story(world.tia)
    assert reason_on(world, world.ian, "team.page", "The police could not come before today") is False
    why_late(world, world.tia, "protection.strategy", kind="agency", why="The police could not come before today")
    assert reason_on(world, world.ian, "team.page", "The police could not come before today")
    assert "The police could not come before today" in page(world, world.priya, "child.due", subject=world.tia.uuid)
    world.say(events.strategy_held, world.tia, date(2026, 11, 23), outcome="section_47", thread=concern)
    late = world.say(events.concern_identified, world.zac, date(2026, 10, 26))
    world.say(events.strategy_held, world.zac, date(2026, 10, 27), outcome="section_47", thread=late)
    row = page(world, world.ian, "team.page")
    assert "Hold their initial conference" in row or "nitial conference" in row
    assert "17 November" in page(world, world.priya, "child.page", subject=world.zac.uuid), "fifteen working days after the discussion"
    why_late(world, world.zac, "protection.initial_conference", kind="worker", why="No chair was free in the second week")
    assert reason_on(world, world.ian, "team.page", "No chair was free in the second week")
    figures = text(world.asks(world.ian).get("/measures/"))
    assert "trategy discussions" in figures and "nitial conferences" in figures
    # Una is another team's, and everything about her was in time.
    world.read(lambda: world.town.allocate(world.una, None, team=world.town.other_team, on=date(2026, 10, 1)))
    for concerned, held in ((date(2026, 10, 26), date(2026, 10, 27)), (date(2026, 11, 16), date(2026, 11, 16))):
        number = world.say(events.concern_identified, world.una, concerned)
        world.say(events.strategy_held, world.una, held, outcome="section_47", thread=number)
        if concerned.month == 10:
            world.say(events.conference_held, world.una, date(2026, 11, 10), kind="initial", decision="no_plan", gp="report")
            world.say(events.concern_ended, world.una, date(2026, 11, 10), thread=number)
    # The figure, of how many, by team; and behind it the child, the day and the reason of whoever owed it.
    for code, child, why in (
        ("protection.strategy_on_time", world.tia, "The police could not come before today"),
        ("protection.initial_conference_on_time", world.zac, "No chair was free in the second week"),
    ):
        one = text(world.asks(world.alma).get(reverse("measures.one", kwargs={"code": code}) + "?month=2026-11"))
        assert "50% 1 of 2" in one, one[300:1400]
        assert "North locality 2 0%, target 90% 0 of 1" in one and "South locality 1 100%, target 90% 1 of 1" in one, one.partition("By team")[2][:900]
        name = "Tia Harrow" if child is world.tia else "Zac Harrow"
        late = text(world.asks(world.ian).get(reverse("measures.children", kwargs={"code": code}) + "?month=2026-11&counted=no"))
        assert re.search(rf"{name} \d+ \d+ Nov North locality 2 {why}", late), (code, late[:2500])
        assert "Una" not in late, "whoever was in time is not among them"
    october = text(world.asks(world.alma).get(reverse("measures.one", kwargs={"code": "protection.strategy_on_time"}) + "?month=2026-10"))
    assert "100% 2 of 2" in october
    in_time = registry.measures()
    assert world.read(lambda: told(in_time["protection.strategy_on_time"], date(2026, 10, 1), date(2026, 10, 31))) == (2, 2, 0)
    assert world.read(lambda: told(in_time["protection.strategy_on_time"], NOVEMBER, TODAY)) == (1, 2, 0)
    assert world.read(lambda: told(in_time["protection.initial_conference_on_time"], NOVEMBER, TODAY)) == (1, 2, 0)


def why_late(world: World, child: Any, duty: str, **answers: str) -> str:
    """Ian, who owes it, says why this is late, on the page that asks."""
    row = world.read(lambda: Obligation.objects.everything(because="test").get(subject=child, duty=duty, met__isnull=True))
    return text(send(world.asks(world.ian), "late.why", answers, subject=child.uuid, obligation=row.pk))


def reason_on(world: World, worker: Any, screen: str, words: str) -> bool:
    """Whether the reason stands on that page."""
    return words in page(world, worker, screen)


@pytest.mark.requirement("CP-05", waits_for="the child's own practice from the health area; until then the conference names it")
def test_the_family_doctor_is_always_asked_and_silence_is_told(world: World) -> None:
    wanted = world.read(lambda: world.town.worker("Dr Petra Voss", "protection.named_gp"))
    world.say(events.concern_identified, world.tia, date(2026, 11, 2))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.tia, chair=world.cora)
    gp = seats(world, held)[world.tia.pk, "gp"]
    assert gp.writing_id, "a report is asked for"
    asking = text(world.asks(world.priya).get(reverse("meetings.ask", kwargs={"seat": gp.pk})))
    assert "is always asked to this meeting" in asking and "Leave the seat empty" not in asking
    refused = text(send(world.asks(world.cora), "meetings.ask", {"leave": "1", "why": "Too busy"}, seat=gp.pk))
    assert "always asked" in refused and not seats(world, held)[world.tia.pk, "gp"].left_out
    told_minutes = minutes("plan")
    told_minutes["doctor"] = {}
    write(world, world.cora, world.tia, "protection.initial_conference", told_minutes)
    assert "What did the family doctor give to the conference?: answer it" in hold(world, world.cora, held, away=("gp",))
    write(world, world.cora, world.tia, "protection.initial_conference", {"doctor": {"gave": "neither", "practice": "Mere Lane Surgery"}})
    assert "When were they asked again?: answer it" in hold(world, world.cora, held, away=("gp",))
    write(world, world.cora, world.tia, "protection.initial_conference",
          {"doctor": {"gave": "neither", "practice": "Mere Lane Surgery", "chased_on": "2026-11-19"}})  # fmt: skip
    assert "the decisions are sent" in hold(world, world.cora, held, away=("gp",))
    row = world.read(lambda: Conference.objects.everything(because="test").get(subject=world.tia))
    assert (row.gp, row.practice, row.chased_on) == ("neither", "Mere Lane Surgery", date(2026, 11, 19))
    assert holds(world, world.tia, "protection.gp_silent") == [TODAY]
    (notice,) = world.read(lambda: list(Notice.objects.everything(because="test").filter(worker=wanted)))
    assert "Mere Lane Surgery gave nothing" in notice.line and "Tia" not in notice.line
    doctors = page(world, wanted, "protection.doctors")
    assert "Mere Lane Surgery 1 1" in doctors and "Tia" not in doctors
    assert world.read(lambda: told(measures.doctors, NOVEMBER, TODAY)) == (0, 1, 0)


@pytest.mark.requirement("CP-13")
def test_an_earlier_plan_is_known_of_itself_and_its_failure_explained(world: World) -> None:
    first = world.say(events.plan_began, world.tia, date(2023, 3, 1), category="NEG")
    world.say(events.plan_ended, world.tia, date(2024, 2, 1), thread=first, reason="safe")
    world.say(events.concern_identified, world.tia, date(2026, 11, 2))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.tia, chair=world.cora)
    room = text(world.asks(world.cora).get(reverse("meetings.room", kwargs={"meeting": held.pk})))
    assert "plan from 1 March 2023 to 1 February 2024, 2 years 9 months ago: no longer at risk of significant harm" in room
    write(world, world.cora, world.tia, "protection.initial_conference", minutes("plan"))
    said = hold(world, world.cora, held)
    assert "The record knows an earlier plan" in said and "protection.plan_began" not in world.story(world.tia)[-3:]
    write(world, world.cora, world.tia, "protection.initial_conference", {"before": {"earlier": "here"}})
    assert "Why did the change made then not last?: answer it" in hold(world, world.cora, held)
    write(world, world.cora, world.tia, "protection.initial_conference",
          {"before": {"earlier": "here", "why_not_kept": "Nobody looked after the mother when the plan ended"}})  # fmt: skip
    assert "the decisions are sent" in hold(world, world.cora, held)
    row = world.read(lambda: PlanPeriod.objects.everything(because="test").filter(subject=world.tia).latest("began_on"))
    assert (row.before, row.ended_before_on) == (1, date(2024, 2, 1))
    assert "plan number 2" in page(world, world.priya, "child.page", subject=world.tia.uuid)
    child = page(world, world.priya, "protection.child", subject=world.tia.uuid)
    assert "Plans before 1 plan; the last one ended 2 years 9 months before this began" in child
    assert world.read(lambda: told(measures.again, NOVEMBER, TODAY)) == (1, 1, 0)
    similar = ["series,kind,from,until,low,middle,high,source,invented", "protection.again,similar,2025-04-01,2026-03-31,18,22,25,Ten similar councils,yes"]
    world.read(lambda: reference.load(world.town.authority.pk, similar, at=clock.now()))
    beside = text(world.asks(world.alma).get("/measures/protection.again/"))
    assert "100% 1 of 1 plan" in beside and "Ten similar councils" in beside and "18%" in beside and "25%" in beside, beside[:1500]
    # Which team's ended plans did not last: counted for the team that had the child on the day it ended.
    for child, again in ((world.zac, date(2026, 9, 1)), (world.una, None)):
        ended = world.say(events.plan_began, child, date(2025, 6, 2), category="NEG")
        world.say(events.plan_ended, child, date(2026, 3, 2), thread=ended, reason="safe")
        if again:
            world.say(events.plan_began, child, again, category="EMO")
    world.read(lambda: world.town.allocate(world.una, None, team=world.town.other_team, on=date(2026, 4, 1)))
    assert world.read(lambda: told(measures.again_after_end, NOVEMBER, TODAY)) == (1, 2, 0)
    figure = text(world.asks(world.alma).get("/measures/protection.again_after_end/"))
    assert "North locality 2 50% 1 of 2" in figure, "Una’s team then, though she has another now"


@pytest.mark.requirement("CP-13")
def test_a_plan_of_another_council_counts_with_whose_it_was_until_when_and_why(world: World) -> None:
    first = D(2026, 12, 1)
    clock.set_offset(clock.offset_for(first))
    world.say(events.concern_identified, world.zac, D(2026, 11, 16))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.zac, chair=world.cora, on=first)
    there = {"earlier": "elsewhere", "why_not_kept": "They moved, and nobody here was told of it"}
    write(world, world.cora, world.zac, "protection.initial_conference", minutes("plan", before=there))
    assert "Which council?: answer it" in hold(world, world.cora, held) and "protection.plan_began" not in world.story(world.zac)
    write(world, world.cora, world.zac, "protection.initial_conference",
          {"before": {**there, "council": "Wigan", "ended_elsewhere_on": "2025-06-01", "why_ended_elsewhere": "the parents had stopped drinking"}})  # fmt: skip
    assert "the decisions are sent" in hold(world, world.cora, held)
    row = world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.zac))
    assert (row.before, row.ended_before_on) == (1, D(2025, 6, 1))
    assert "Plans before 1 plan; the last one ended 1 year 6 months before this began" in page(world, world.priya, "protection.child", subject=world.zac.uuid)
    assert "plan number 2" in page(world, world.priya, "child.page", subject=world.zac.uuid)
    assert world.read(lambda: told(measures.again, first, first))[:2] == (1, 1), "it counts as a second one"
    # Of a plan that another council told us of, and that was not taken over, the record knows by itself; it cannot be answered away.
    moved = world.say(events.transfer_in_notified, world.una, D(2025, 2, 3), council="Wigan", plan_began_on=D(2024, 5, 1))
    world.say(events.transfer_in_settled, world.una, D(2025, 2, 17), thread=moved)
    world.say(events.concern_identified, world.una, D(2026, 11, 16))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.una, chair=world.cora, on=first)
    room = text(world.asks(world.cora).get(reverse("meetings.room", kwargs={"meeting": held.pk})))
    assert "In another council A plan of Wigan since 1 May 2024, of which they told us. Still true?" in room, room.partition("Plans before this one")[2][:900]
    write(world, world.cora, world.una, "protection.initial_conference", minutes("plan"))
    assert "The record knows an earlier plan" in hold(world, world.cora, held) and "protection.plan_began" not in world.story(world.una)


@pytest.mark.requirement("CP-06")
def test_minutes_hold_every_part_and_say_who_has_them(world: World) -> None:
    world.say(events.concern_identified, world.tia, date(2026, 10, 26))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.tia, chair=world.cora)
    write(world, world.cora, world.tia, "protection.initial_conference", {"decided": {"decision": "plan"}})
    said = hold(world, world.cora, held)
    for part in ("What harm has happened or may happen", "What protects the child already?", "The child: answer it", "The parents: answer it",
                 "The agencies, each: answer it", "What the plan must change, in order of danger: answer it", "Name each risk by itself"):  # fmt: skip
        assert part in said, part
    write(world, world.cora, world.tia, "protection.initial_conference", minutes("plan"))
    said = hold(world, world.cora, held)
    assert "the decisions are sent" in said and "Still to be given on paper" in said
    by_hand = [s for (_, part), s in seats(world, held).items() if part == "parent"]
    send(world.asks(world.cora), "meetings.given", seat=by_hand[0].pk)
    assert seats(world, held)[world.tia.pk, "parent"].sent_at is not None
    owed = world.read(lambda: Obligation.objects.everything(because="test").get(subject=world.tia, duty="protection.minutes"))
    assert (owed.due_on, owed.met) == (date(2026, 12, 21), None)
    # Who has it, each with the day and how; the empty seat of somebody who was not asked is nobody's.
    def has() -> str:
        return page(world, world.cora, "meetings.room", meeting=held.pk).partition("Who has it")[2]

    assert "A parent or carer Monday 23 November, on paper not sent yet" in has() and "Police not yet not sent yet" in has(), has()[:900]
    # The list of what is late: past the local standard it stands on the chair's work.
    clock.set_offset(clock.offset_for(D(2026, 12, 22)))
    late = page(world, world.cora, "my_work.page")
    assert "Send the minutes of Tia’s conference" in late and "1 day past its date" in late, late[:2500]
    clock.set_offset(clock.offset_for(TODAY))
    send(world.asks(world.cora), "meetings.send_record", meeting=held.pk)
    assert world.read(lambda: Conference.objects.everything(because="test").get(subject=world.tia)).minutes_sent_on == TODAY
    assert "Priya Shah Monday 23 November, in their work Monday 23 November, in their work" in has(), has()[:900]
    assert "A parent or carer Monday 23 November, on paper not yet it was given" in has(), "what is on paper is on nobody’s page"
    send(world.asks(world.cora), "meetings.given", seat=by_hand[0].pk)
    assert "A parent or carer Monday 23 November, on paper Monday 23 November, on paper" in has()

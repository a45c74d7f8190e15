"""While a plan protects: what it says, who comes, whether it drifts, how long it runs, who looks and who signs."""

from __future__ import annotations

import re
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import told
from tests.protection.test_before_a_plan import holds
from tests.protection.world import (
    TODAY,
    World,
    arrange,
    hold,
    minutes,
    page,
    plan_parts,
    seats,
    send,
    sign_off,
    text,
    write,
)
from tests.support.pages import record_on_page
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import Writing
from throughline.engines.meetings.events import attended
from throughline.engines.settings.declarations import settings as declared_settings
from throughline.practice.out_of_hours.events import night_work_recorded
from throughline.practice.protection import events, measures, settings
from throughline.practice.protection.codes import SIGNED
from throughline.practice.protection.models import PlanPeriod
from throughline.practice.protection.plain_words import reading_age
from throughline.practice.voice import events as voice
from throughline.record.ledger.actions import correct
from throughline.record.people import events as people
from throughline.services import clock, mail

NOVEMBER = date(2026, 11, 1)
D = date


def conference(world: World, child: object, **more: dict[str, str]) -> None:
    """The child's first conference decides on a plan, today."""
    world.say(events.concern_identified, child, D(2026, 11, 9))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", child, chair=world.cora)
    write(world, world.cora, child, "protection.initial_conference", minutes("plan", **more))
    assert "the decisions are sent" in hold(world, world.cora, held)


def finish_plan(world: World, child: object, parts: dict[str, dict[str, str]]) -> str:
    held = write(world, world.priya, child, "protection.plan", parts)
    answer = world.asks(world.priya).get(reverse("forms.write", kwargs={"writing": held.pk}) + "?missing=1")
    said = text(answer)
    send(world.asks(world.priya), "forms.finish", writing=held.pk)
    send(world.asks(world.ian), "forms.agree", writing=held.pk)
    return said


@pytest.mark.requirement("CP-07")
def test_no_plan_is_agreed_while_a_risk_has_no_outcome_an_outcome_no_action_or_an_action_no_owner_and_day(world: World) -> None:
    conference(world, world.tia, risk={"risks.1.risk": "Left alone at night", "risks.1.now": "new"})
    parts = plan_parts()
    parts["goals"]["needs.0.know"] = ""
    said = finish_plan(world, world.tia, parts)
    assert "Every open risk needs an outcome" in said and "say how we will know that it is so" in said and "say who answers for it" in said
    assert "protection.plan_agreed" not in world.story(world.tia)
    parts = plan_parts()
    parts["goals"] |= {"needs.0.actions.0.who": str(world.priya.pk), "needs.1.need": "Left alone at night", "needs.1.change": "An adult is there"}
    assert "say who does what by when; an outcome without an action is a wish" in finish_plan(world, world.tia, parts)
    parts["goals"] |= {"needs.1.know": "No call at night", "needs.1.actions.0.what": "Stays the night", "needs.1.actions.0.who": str(world.priya.pk),
                       "needs.1.actions.0.done_by": "Her aunt", "needs.1.actions.0.by": "2026-12-01"}  # fmt: skip
    finish_plan(world, world.tia, parts)
    row = world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.tia))
    assert row.whole and "protection.action_agreed" in world.story(world.tia)
    # A plan that an old system brought says nothing of outcomes: it is asked of worker, chair and manager until it is written again.
    world.on_a_plan(world.zac, D(2025, 5, 6))
    world.say(events.plan_agreed, world.zac, D(2025, 5, 20))
    assert holds(world, world.zac, "protection.plan_not_whole") == [D(2025, 5, 29)]
    for worker in (world.ian, world.cora, world.priya):
        assert "does not say for every risk what will be different" in page(world, worker, "protection.drift")
    assert world.read(lambda: told(measures.whole_plans, NOVEMBER, TODAY)) == (1, 2, 0)


@pytest.mark.requirement("CP-08")
def test_one_plan_has_an_edition_for_the_parents_and_one_for_the_child_and_they_come_first(world: World) -> None:
    conference(world, world.tia)
    parts = plan_parts()
    parts["goals"]["needs.0.actions.0.who"] = str(world.priya.pk)
    hard = "Notwithstanding the aforementioned multidisciplinary considerations regarding parental substance dependency, cessation is imperative hereafter."
    parts["plain"]["for_parents"] = hard
    assert reading_age(hard) > 14 > reading_age(plan_parts()["plain"]["for_parents"])
    assert "too hard to read" in finish_plan(world, world.tia, parts) and "protection.plan_agreed" not in world.story(world.tia)
    parts["plain"] = plan_parts()["plain"]
    finish_plan(world, world.tia, parts)
    mother = world.read(lambda: world.town.child("Mam", born=D(1990, 1, 1)))
    world.read(lambda: world.say(people.related, world.tia, D(2020, 1, 1), other=mother.pk, kind="mother"))
    priya, at = world.asks(world.priya), {"subject": world.tia.uuid}
    asked = text(priya.get(reverse("protection.give_plan", kwargs=at)))
    assert "for the parents" in asked and "for the child" in asked and "read them with ease from about" in asked
    by = {"child": "0", "parents": "1", "professional": "4"}
    child, parent, other = (text(send(priya, "protection.give_plan", {"reader": by[k], "as": "print"}, **at)) for k in ("child", "parents", "professional"))
    assert "You can tell her all" in child and "Dad hits when he drinks" not in child
    assert "Dad hits when he drinks" in parent and "If that does not" not in child and "How we will know" in parent
    assert "Being hit when father drinks" in other and other.index("The danger") < other.index("What must change")
    refused = text(send(priya, "protection.give_plan", {"reader": by["professional"]}, **at))
    assert "First the parents get the plan in their own edition" in refused
    refused = text(send(priya, "protection.give_plan", {"reader": by["parents"], "language": "Polish"}, **at))
    assert "Say whether they understood it" in refused and "protection.plan_given" not in world.story(world.tia)
    send(priya, "protection.give_plan", {"reader": by["parents"], "language": "Polish", "understood": "yes"}, **at)
    send(priya, "protection.give_plan", {"reader": by["professional"]}, **at)
    given = page(world, world.priya, "protection.give_plan", **at)
    assert "in Polish; understood: yes, they said it back" in given and world.story(world.tia).count("protection.plan_given") == 2


def core_group(world: World, child: object, on: date, *, came: tuple[str, ...], progress: str = "same") -> None:
    for part in ("health", "school", "police"):
        world.say(attended, child, on, meeting="protection.core_group", part=part, name=part, agency=f"Mere {part}", came="came" if part in came else "not")
    world.say(events.core_group_held, child, on, progress=progress, asked=3, came=len(came))


@pytest.mark.requirement("CP-09")
def test_an_agency_that_gives_nothing_twice_is_written_to_and_stands_in_the_league(world: World, post: mail.Remembered) -> None:
    world.on_a_plan(world.tia, D(2026, 9, 1))
    core_group(world, world.tia, D(2026, 10, 12), came=("school", "police"))
    lead = {"setting": "protection.lead_of_health", "value": "lead@health.example", "why": "Named today"}
    world.say(people.setting_changed, world.town.subject, D(2026, 11, 1), **lead)
    held = arrange(world, world.priya, "protection.core_group", world.tia)
    health = seats(world, held)[world.tia.pk, "health"]
    send(world.asks(world.priya), "meetings.ask", {"name": "Hal Berry", "agency": "Mere health", "email": ""}, seat=health.pk)
    write(world, world.priya, world.tia, "protection.core_group_record",
          {"progress": {"overall": "same", "said": "Nothing much has changed since then", "child": "“Same.”"}, "agreed": {"next_on": "2027-01-04"}})  # fmt: skip
    assert "the decisions are sent" in hold(world, world.priya, held, away=("health", "early_help"))
    assert [m.to for m in post.messages] == ["lead@health.example"] and "Tia" not in post.messages[0].words + post.messages[0].subject
    assert "protection.absence_raised" in world.story(world.tia)
    assert holds(world, world.tia, "protection.agency_absent") == [TODAY]
    agencies = page(world, world.ian, "protection.agencies")
    assert "Health 2 0 0 2 0 %" in agencies and "Schools and nurseries 2 2 0 0 100 %" in agencies and "2 times in a row" in agencies
    assert "gave nothing to 2 core groups in a row" in page(world, world.cora, "my_work.page")
    on = D(2027, 1, 25)
    clock.set_offset(clock.offset_for(on))
    late = page(world, world.ian, "team.page")
    assert "core group" in late.lower() and "past its date" in late
    assert world.read(lambda: told(measures.agencies_came, NOVEMBER, on))[:2] == (2, 4)


@pytest.mark.requirement("CP-10")
def test_a_plan_that_drifts_is_asked_about_the_day_it_does_and_rises_until_somebody_answers(world: World) -> None:
    world.on_a_plan(world.tia, D(2026, 6, 1))
    core_group(world, world.tia, D(2026, 10, 5), came=("school",), progress="same")
    core_group(world, world.tia, D(2026, 11, 16), came=("school",), progress="worse")
    world.say(events.action_agreed, world.tia, D(2026, 10, 5), what="Go to the clinic", owner=world.priya.pk, by_on=D(2026, 11, 1), plan="protection.plan")
    assert holds(world, world.tia, "protection.no_progress") == [D(2026, 11, 16)]
    assert holds(world, world.tia, "protection.actions_overdue") == [D(2026, 11, 16)]
    for worker in (world.priya, world.cora, world.ian, world.alma):
        seen = page(world, worker, "protection.drift")
        assert "Nothing has become better through two core groups" in seen and "long past its day" in seen
    assert "owed by" in page(world, world.ian, "protection.drift")
    clock.set_offset(clock.offset_for(D(2026, 11, 30)))
    assert "risen to those above" in page(world, world.alma, "protection.drift")
    answered = text(send(world.asks(world.ian), "signals.answer", {"words": ""}, subject=world.tia.uuid, code="protection.no_progress"))
    assert "Write what you found" in answered, "an answer in words is owed, not a tick"
    send(world.asks(world.ian), "signals.answer", {"words": "The lawyer is asked this week"}, subject=world.tia.uuid, code="protection.no_progress")
    assert world.read(lambda: told(measures.drifting, NOVEMBER, D(2026, 11, 30))) == (1, 1, 0)
    # The chair's challenge has an owner and a day, and one that nobody answers rises.
    record_on_page(world.cora, world.tia, "protection.challenge_raised", D(2026, 11, 30), about="No change in six months", words="What would a court say?")
    owed = world.read(lambda: Obligation.objects.everything(because="test").get(subject=world.tia, duty="protection.challenge"))
    assert owed.due_on == D(2026, 12, 7) and owed.met is None
    clock.set_offset(clock.offset_for(D(2026, 12, 10)))
    assert "chair’s challenge is not answered" in page(world, world.alma, "protection.drift")
    record_on_page(world.ian, world.tia, "protection.challenge_answered", D(2026, 12, 10), words="Legal planning meeting on Friday")
    assert "challenge is not answered" not in page(world, world.alma, "protection.drift")


@pytest.mark.requirement("CP-12")
def test_a_long_plan_is_looked_at_by_chair_and_assistant_director_and_two_years_stand_out(world: World) -> None:
    world.on_a_plan(world.tia, D(2025, 8, 4))
    world.on_a_plan(world.zac, D(2024, 11, 4))
    world.on_a_plan(world.una, D(2026, 9, 1))
    assert holds(world, world.tia, "protection.fifteen_months") == [D(2026, 11, 4)] and not holds(world, world.una, "protection.fifteen_months")
    seen = page(world, world.cora, "protection.drift")
    assert "end it, go to court, or go on, and why?" in seen and "On a plan for two years" in seen
    listed = page(world, world.alma, "protection.list")
    assert "3 children have a plan today" in listed and "1 for two years or more" in listed
    months = {r["row"].person.name: r["months"] for r in world.asks(world.alma).get(reverse("protection.list")).context_data["rows"]}
    assert months == {"Tia Harrow": 15, "Zac Harrow": 24, "Una Harrow": 2}, "how long stands on every plan"
    record_on_page(world.cora, world.tia, "protection.length_considered", TODAY, decision="go_on", words="The change is two months old", with_whom="")
    assert holds(world, world.tia, "protection.fifteen_months"), "a chair alone does not answer it"
    assert "Look at their long plan together" in page(world, world.cora, "child.due", subject=world.tia.uuid)
    form = world.asks(world.cora).get(reverse("recording.record", kwargs={"subject": world.tia.uuid, "code": "protection.length_considered"})).context_data["form"]
    assert form.fields["with_whom"].choices == [("", "Choose"), (str(world.alma.pk), world.alma.name)], "no colleague of hers, and no other chair"
    both = {"decision": "go_on", "words": "The change is two months old; in February we ask again", "with_whom": str(world.alma.pk)}
    record_on_page(world.cora, world.tia, "protection.length_considered", TODAY, **both)
    assert not holds(world, world.tia, "protection.fifteen_months")
    clock.set_offset(clock.offset_for(D(2027, 2, 23)))
    assert "A long plan that nobody has looked at" in page(world, world.cora, "protection.drift"), "again after three months"
    assert world.read(lambda: told(measures.two_years_now, NOVEMBER, TODAY)) == (1, 3, 0)


@pytest.mark.requirement("CP-15")
def test_oversight_is_owed_at_key_points_and_each_month_and_says_what_must_happen(world: World) -> None:
    world.on_a_plan(world.tia, D(2026, 10, 5))
    core_group(world, world.tia, D(2026, 11, 16), came=("school",), progress="better")
    team = page(world, world.ian, "team.page")
    assert "Look at their plan again" in team or "Look at how they are protected" in team or "Look at how" in team
    refused = world.asks(world.ian).post(reverse("recording.record", kwargs={"subject": world.tia.uuid, "code": "protection.overseen"}),
        {"key": "00000000-0000-0000-0000-000000000001", "on_day": 23, "on_month": 11, "on_year": 2026, "progress": "better"})  # fmt: skip
    assert "Answer “What do you see? Is the child safer?”" in text(refused) and "protection.overseen" not in world.story(world.tia)
    record_on_page(world.ian, world.tia, "protection.overseen", TODAY, progress="better", view="She is safer and says so", direction="Go on; look at nights")
    assert "protection.overseen" in world.story(world.tia)
    assert "protection.overseen" not in {t for t in world.story(world.zac)}
    figures = text(world.asks(world.ian).get("/measures/"))
    assert "onthly oversight" in figures and "versight at key stages" in figures
    # Each point asks by itself: the enquiry given, the conference arranged, the core group held; and each month while the plan runs.
    for said, facts in ((events.enquiry_allocated, {"worker": world.priya.pk}), (events.conference_arranged, {"for_on": TODAY}),
                        (events.core_group_held, {"progress": "same"})):  # fmt: skip
        child = world.read(lambda: world.town.child("Kit", worker=world.priya))
        if said is events.core_group_held:
            world.on_a_plan(child, D(2026, 11, 2))
        world.say(said, child, D(2026, 11, 16), **facts)
        owed = world.read(lambda child=child: list(Obligation.objects.everything(because="test").filter(subject=child, duty="protection.oversight")))
        assert [(o.started_on, o.met) for o in owed] == [(D(2026, 11, 16), None)], said.code
    # What is missing stands by manager: behind the figure of each team that has one, with how many.
    clock.set_offset(clock.offset_for(D(2026, 12, 14)))
    behind = reverse("measures.children", kwargs={"code": "protection.oversight_on_time"}) + "?month=2026-11&counted=no"
    missing = text(world.asks(world.ian).get(behind))
    assert missing.count("Kit Harrow") == 3 and "North locality 2 nobody has said why" in missing and "Tia Harrow" not in missing, missing[:1500]
    assert "Look at how they are protected, and say what must happen next" in page(world, world.ian, "team.page")
    monthly = world.read(lambda: Obligation.objects.everything(because="test").get(subject=world.tia, duty="protection.oversight_monthly", met__isnull=True))
    assert monthly.due_on == D(2026, 12, 23), "a month after she was last looked at"


@pytest.mark.requirement("CP-16")
@pytest.mark.requirement("FD-12")
def test_two_sign_what_is_decided_while_the_plan_protects_already(world: World) -> None:
    conference(world, world.tia)
    row = world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.tia))
    assert row.began_on == TODAY and row.start_signed_on is None, "it protects at once"
    waiting = page(world, world.alma, "protection.signing")
    assert "the beginning of the plan" in waiting and "has not said yet what they think of it" in waiting
    held = next(iter(re.findall(r"/forms/([0-9a-f-]{36})/", world.asks(world.alma).get(reverse("protection.signing")).content.decode())))
    send(world.asks(world.alma), "forms.agree", writing=held)
    assert world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.tia)).start_signed_on is None, "not without the consultant"
    assert "1 form" in page(world, world.con, "my_work.page") or "comment" in page(world, world.con, "forms.to_sign")
    sign_off(world, world.tia, "start")
    assert world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.tia)).start_signed_on == TODAY
    assert "Everything is signed off" in page(world, world.alma, "protection.signing")
    assert world.read(lambda: told(measures.signed_plans, NOVEMBER, TODAY)) == (1, 1, 0)
    # The outcome of an enquiry that ended is put before the same two.
    opened = world.say(events.enquiry_began, world.zac, D(2026, 11, 2))
    world.say(events.enquiry_ended, world.zac, D(2026, 11, 10), thread=opened, outcome="unsubstantiated")
    waiting = page(world, world.alma, "protection.signing")
    assert "the outcome of the enquiry" in waiting and "13 days" in waiting, "the queue shows how old it is"
    send(world.asks(world.ian), "protection.sign_off", subject=world.zac.uuid, what="enquiry", of=opened)
    sign_off(world, world.zac, "enquiry")
    assert world.story(world.zac).count("protection.signed_off") == 1
    # What changes the plan, its words or its category, is put before the same two, once for all that changed.
    world.say(events.plan_agreed, world.tia, D(2026, 11, 20), whole=True)
    world.say(events.category_changed, world.tia, D(2026, 11, 23), category="NEG")
    waiting = page(world, world.alma, "protection.signing")
    assert waiting.count("the change of the plan") == 2, "the line, and its button said for whom"
    found = world.asks(world.ian).get(reverse("protection.signing")).content.decode()
    put = re.search(rf'action="(/children/{world.tia.uuid}/protection/change/\d+/sign/)"', found)
    assert put, found
    world.asks(world.ian).post(put[1], {"key": str(uuid.uuid4())})
    paper = world.read(lambda: Writing.objects.everything(because="test").get(subject=world.tia, purpose__startswith="sign:change:"))
    send(world.asks(world.alma), "forms.agree", writing=paper.pk)
    assert "the change of the plan" in page(world, world.alma, "protection.signing"), "not without the consultant"
    sign_off(world, world.tia, "change")
    assert "the change of the plan" not in page(world, world.alma, "protection.signing")
    assert world.story(world.tia).count("protection.signed_off") == 2
    # A plan that has ended is not stepped down before two have signed; in an emergency a manager says why, and that is kept.
    clock.set_offset(clock.offset_for(D(2026, 11, 25)))
    world.say(events.plan_ended, world.tia, D(2026, 11, 25), reason="safe", then="child_in_need", thread=row.key)
    answers = {"who": "Bea Lund", "first_on_day": "30", "first_on_month": "11", "first_on_year": "2026"}
    assert "not signed off yet" in text(send(world.asks(world.priya), "protection.step_down", {**answers, "why": "Quick"}, subject=world.tia.uuid))
    assert "in place" in text(send(world.asks(world.ian), "protection.step_down", {**answers, "why": "The mother asked for it today"}, subject=world.tia.uuid))


@pytest.mark.requirement("FD-12")
@pytest.mark.parametrize("what", ["enquiry", "start", "change"])
def test_each_gate_is_the_authoritys_to_set_but_not_that_before_a_plan_ends(world: World, what: str) -> None:
    def decide_everything() -> None:
        opened = world.say(events.enquiry_began, world.zac, D(2026, 11, 2))
        world.say(events.enquiry_ended, world.zac, D(2026, 11, 10), thread=opened, outcome="unsubstantiated")
        conference(world, world.tia)
        world.say(events.plan_agreed, world.tia, TODAY, whole=True)

    world.say(people.setting_changed, world.town.subject, D(2026, 1, 1), setting=f"protection.sign_off_{what}", value="not signed off", why="As agreed")
    decide_everything()
    waiting = page(world, world.alma, "protection.signing")
    assert [w for w in settings.GATES if SIGNED[w] not in waiting] == [what], "that one gate is open, the others stand"
    owed = world.read(lambda: set(Obligation.objects.everything(because="test").filter(duty__startswith="protection.sign_off_").values_list("duty", flat=True)))
    assert f"protection.sign_off_{what}" not in owed and len(owed) == 2, "nobody owes what is not asked for"
    begun = world.read(lambda: Writing.objects.everything(because="test").filter(form="protection.sign_off").count())
    assert begun == (0 if what == "start" else 1), "only what is asked for is put before the two"
    # A plan still does not end unsigned: there is no setting for it.
    row = world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.tia))
    clock.set_offset(clock.offset_for(D(2026, 11, 25)))
    world.say(events.plan_ended, world.tia, D(2026, 11, 25), reason="safe", then="child_in_need", thread=row.key)
    assert "the end of the plan" in page(world, world.alma, "protection.signing")
    with pytest.raises(KeyError):
        declared_settings()["protection.sign_off_end"]
    assert {f"protection.sign_off_{w}" for w in ("enquiry", "start", "change")} <= set(declared_settings())


@pytest.mark.requirement("CP-22")
def test_the_list_as_at_any_day_says_who_answered_for_each_child_then(world: World) -> None:
    first = world.on_a_plan(world.tia, D(2012, 1, 9), category="EMO")
    world.say(events.plan_ended, world.tia, D(2012, 9, 3), reason="safe", thread=first)
    world.on_a_plan(world.zac, D(2026, 5, 4))
    now = page(world, world.ian, "protection.list")
    assert "1 child has a plan today" in now and "Zac" in now and "Tia" not in now and "Cora Mead" in now and "Priya Shah" in now and "4 August" in now
    then = text(world.asks(world.ian).get(reverse("protection.list") + "?on=2012-03-31"))
    assert "1 child had a plan on Saturday 31 March 2012" in then and "Tia" in then and "emotional abuse" in then and "Cora Mead" in then
    table = world.asks(world.ian).get(reverse("protection.list_table") + "?on=2012-03-31").content.decode()
    assert "Tia Harrow" in table and "emotional abuse" in table and "Zac" not in table
    assert "No child in sight" in text(world.asks(world.ian).get(reverse("protection.list") + "?on=2011-03-31"))
    assert Client().get(reverse("protection.list")).status_code == 302


@pytest.mark.requirement("CP-24")
def test_who_may_be_unsafe_today_stands_on_todays_page(world: World) -> None:
    world.say(events.enquiry_began, world.una, D(2026, 11, 20))
    world.on_a_plan(world.tia, D(2026, 10, 5))
    world.say(events.child_visited, world.tia, D(2026, 10, 9), outcome="seen", alone="yes")
    baby = world.read(lambda: world.town.child("Bump", born=D(2026, 11, 1), worker=world.priya))
    world.read(lambda: correct(baby_described(world, baby), by=None, born_on=None, expected_on="2027-01-20"))
    concern = world.say(events.concern_identified, baby, D(2026, 11, 2), expected_on=D(2027, 1, 20))
    world.say(events.strategy_held, baby, D(2026, 11, 3), outcome="section_47", thread=concern)
    seen = page(world, world.ian, "watch.today")
    assert "Enquiry under section 47 that nobody has" in seen and "Una" in seen
    assert "On a protection plan and not seen in time" in seen and "Tia" in seen
    assert "Not born yet, and not protected" in seen and "Bump" in seen
    # What the night did, and nobody has read: it stands there until somebody takes it on.
    night = world.say(night_work_recorded, world.zac, TODAY - timedelta(days=2), about="Shouting at the flat", urgency="tonight")
    seen = page(world, world.ian, "watch.today")
    assert "Night work that nobody has taken on" in seen and "Shouting at the flat; nobody has taken it on" in seen
    take_on = {"subject": world.zac.uuid, "night": night}
    assert "Shouting at the flat" in page(world, world.priya, "out_of_hours.take_on", **take_on)
    send(world.asks(world.priya), "out_of_hours.take_on", {"words": "I go there this morning"}, **take_on)
    assert "Shouting at the flat" not in page(world, world.ian, "watch.today")
    world.say(events.child_visited, world.tia, TODAY, outcome="seen", alone="yes")

    def stands() -> str:
        return page(world, world.ian, "watch.today").partition("Looked at, and empty")[0]

    assert "On a protection plan and not seen in time" not in stands()
    # A child who said that they feel unsafe stands there until somebody has seen to it.
    said = world.say(voice.felt_unsafe, world.zac, TODAY, where="the survey of children in care", words="The landing at night")
    assert "Said that they feel unsafe, and not seen since" in stands() and "Zac Harrow" in stands().partition("Said that they feel unsafe")[2]
    world.say(voice.unsafe_followed, world.zac, TODAY, thread=said, outcome="changed", words="Seen at school; he sleeps at his aunt’s")
    assert "Said that they feel unsafe" not in stands()
    # The enquiry is given, the unborn child has a plan: the page is empty of them.
    send(world.asks(world.ian), "protection.allocate", {"worker": str(world.priya.pk)}, subject=world.una.uuid)
    assert "Enquiry under section 47 that nobody has" not in stands()
    world.on_a_plan(baby, TODAY)
    assert "Not born yet, and not protected" not in stands()


def baby_described(world: World, baby: object) -> int:
    from throughline.record.ledger.models import Event

    rows = Event.objects.everything(because="test").filter(subject=baby, type="record.person_described")
    return int(rows.values_list("pk", flat=True).get())


def test_a_child_who_is_missing_with_a_plan_is_asked_about_at_once(world: World) -> None:
    from throughline.practice.missing.events import went_missing

    world.on_a_plan(world.tia, D(2026, 10, 5))
    world.say(went_missing, world.tia, TODAY - timedelta(days=1))
    assert "Missing, with a protection plan" in page(world, world.ian, "watch.today")

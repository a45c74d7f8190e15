"""The front door of the invented authority: a year of contacts, what waits there today, services, and calls by the hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from throughline.base.calendar import add_working_days
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Gathering, Happening, Somebody, Staff
from throughline.exchange.demonstration.services import open_services
from throughline.exchange.demonstration.words_front_door import (
    ABOUT,
    ADVICE,
    INSPECTED,
    LEVELS,
    SAID,
    SCREENED,
    THRESHOLDS,
    WHY,
)
from throughline.practice.assessment import events as assessment
from throughline.practice.directory import events as directory
from throughline.practice.front_door import events
from throughline.practice.front_door.codes import PROFESSIONAL, SOURCE_OF
from throughline.practice.front_door.models import CallHour, CallToReturn
from throughline.record.ledger.actions import Entry, append
from throughline.record.people import events as people
from throughline.record.people.models import Authority
from throughline.record.workers import events as staff
from throughline.services import clock
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

AGENCIES = {"police": 34, "school": 24, "health": 17, "family": 6, "neighbour": 5, "housing": 4, "voluntary": 4, "anonymous": 3, "early_years": 3}
OUTCOMES = {"referral": 29, "early_help": 21, "signposted": 11, "advice": 20, "no_action": 14, "existing": 5}
HOW = {"police": "police", "family": "telephone", "neighbour": "telephone", "anonymous": "telephone"}
BUSY = {8: 5, 9: 15, 10: 14, 11: 12, 12: 8, 13: 9, 14: 11, 15: 15, 16: 12, 17: 6}
"""How calls fall over the hours of a day: after school opens, and when it ends."""
CHILDREN, SMALL = 210, 26


@dataclass
class Desk:
    """Who works at the front door, and the dice."""

    made: Plan
    rng: Random
    manager: Staff
    screeners: list[Staff]
    officer: Staff
    services: list[Somebody]

    def pick(self, weights: dict[str, int]) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]


def tell_front_door(made: Plan) -> None:
    """A year at the front door, and the papers it works by."""
    world, by = made.world, made.house.by_name
    rng = Random(f"front door {world.as_at} {world.small}")  # noqa: S311 - invented contacts need no secret numbers
    services = open_services(made, rng)
    team = [s for s in world.staff if s.role == "front_door.social_worker"]
    desk = Desk(made, rng, by["Mel Farrant"], team, by["Hattie Boyle"], services)
    _papers(desk)
    children = [_child(desk) for _ in range(SMALL if world.small else CHILDREN)]
    for child in children:
        _life(desk, child)
    _repeats(desk, children)
    _births(desk)
    _disagreements(desk, children)
    _advice(desk)


def _papers(desk: Desk) -> None:
    """The threshold document in two versions, and the inspection of 2011 with what was done about it."""
    world, here = desk.made.world, desk.made.world.authority
    head = desk.made.house.by_name["Ruth Calder"]
    for years, version in ((3, 1), (1, 2)):
        on = working_day(world.as_at - timedelta(days=365 * years))
        world.say(events.thresholds_published, here, on, by=head, version=f"{version}.0", from_on=on.isoformat(), levels=list(LEVELS),
                  agreed_by="the local safeguarding partners", words=THRESHOLDS[version - 1])  # fmt: skip
    name = "Unannounced inspection of contact, referral and assessment"
    world.say(events.inspection_recorded, here, date(2011, 3, 31), name=name, by_whom="Ofsted", found="Good progress in most areas; the quality of assessments is too variable")
    for need, what, evidence in INSPECTED:
        until = date(2011, 9, 30) if evidence else world.as_at + timedelta(days=45)
        agreed = world.say(events.action_agreed, here, date(2011, 4, 18), by=head, what=what, owner=desk.manager, by_on=until.isoformat(), need=need, plan=name)
        if evidence:
            world.say(events.action_done, here, date(2011, 9, 12), by=head, thread_of=agreed, outcome=evidence)


def _child(desk: Desk) -> Somebody:
    """A child of a family that the front door hears of."""
    made, rng = desk.made, desk.rng
    naming = made.namer.naming()
    family = made.namer.family(naming)
    sex = rng.choice("FM")
    born = made.world.as_at - timedelta(days=rng.randint(60, 6100))
    child = made.world.somebody("child", made.namer.child(sex, family, naming), sex=sex, born_on=born)
    given, _, last = child.name.partition(" ")
    since = max(born, made.world.live_on)
    made.world.say(people.person_described, child, since, given=given, family=last, sex=sex, born_on=born.isoformat(), ethnicity=naming.ethnicity)
    made.world.say(people.born, child, born)
    made.world.say(people.address_began, child, since, lines=made.numbers.house(), postcode="WA10 1HP", kind="home")
    return child


def _life(desk: Desk, child: Somebody) -> None:
    """One contact, sometimes two, within the last year."""
    world, rng = desk.made.world, desk.rng
    assert child.born_on is not None
    for back in sorted(rng.sample(range(9, 360), rng.choices((1, 2), (84, 16))[0]), reverse=True):
        on = working_day(world.as_at - timedelta(days=back))
        if child.born_on < on < world.as_at - timedelta(days=4):
            _contact(desk, child, on)


def _said(desk: Desk, agency: str) -> dict[str, Any]:
    rng = desk.rng
    return {
        "agency": agency, "source": SOURCE_OF[agency], "how": HOW.get(agency) or rng.choice(("telephone", "telephone", "form")), "about": rng.choice(ABOUT[agency if agency in ABOUT else "other"]),
        "priority": rng.choices(("immediate", "same_day", "standard"), (6, 30, 64))[0], "consent": rng.random() < 0.6, "words": rng.choice(SAID),
    }  # fmt: skip


def _contact(desk: Desk, child: Somebody, on: date, *, agency: str = "", outcome: str = "") -> Happening:
    """From the call to the word back, as it nearly always goes."""
    world, rng = desk.made.world, desk.rng
    agency = agency or desk.pick(AGENCIES)
    said = _said(desk, agency)
    at = at_london(on, rng.choices(list(BUSY), list(BUSY.values()))[0], rng.randint(0, 59))
    came = world.say(events.contact_received, child, on, by=desk.officer, at=at, recorded_at=at, gathering=Gathering("front_door.contact_received", on, at, desk.officer), **said)
    if agency in PROFESSIONAL:
        world.say(events.referrer_acknowledged, child, on, by=desk.officer, at=at + timedelta(minutes=20), thread_of=came, how="email")
    outcome = outcome or desk.pick(OUTCOMES)
    if outcome == "existing":
        outcome = "advice"
    hours = {"immediate": rng.choice((1, 2, 3, 5)), "same_day": rng.randint(2, 30), "standard": rng.randint(4, 80)}[said["priority"]]
    screened, level = at + timedelta(hours=hours * 0.6), LEVELS[{"referral": 3, "early_help": 2, "signposted": 1}.get(outcome, rng.choice((0, 1)))]
    worker = rng.choice(desk.screeners)
    proposed = outcome if rng.random() < 0.92 else desk.pick(OUTCOMES)
    world.say(events.contact_screened, child, _day(screened), by=worker, at=screened, recorded_at=screened, thread_of=came, worker=worker, outcome=proposed, level=level,
              words=rng.choice(SCREENED))  # fmt: skip
    done = at + timedelta(hours=hours)
    told = {"appropriate": rng.random() < 0.88} if agency in ("police", "school", "health", "housing") else {}
    world.say(events.contact_decided, child, _day(done), by=desk.manager, at=done, recorded_at=done, thread_of=came, outcome=outcome, level=level, manager=desk.manager,
              reason="Explained by what the family told the school" if outcome == "no_action" else None, words=rng.choice(WHY), **told)  # fmt: skip
    back = add_working_days(_day(done), rng.choice((0, 1, 1, 2, 3, 4)))
    if agency not in ("anonymous",) and rng.random() < 0.96 and back < world.as_at:
        world.say(events.referrer_told, child, back, by=worker, thread_of=came, how=rng.choice(("telephone", "email", "letter")))
    if outcome == "referral":
        _referral(desk, child, _day(done), agency)
    elif outcome in ("early_help", "signposted"):
        _signpost(desk, child, _day(done), said["about"], outcome)
    return came


def _day(at: datetime) -> date:
    return clock.london(at).date()


def _referral(desk: Desk, child: Somebody, on: date, agency: str) -> None:
    """The episode: decided, assessed in most, and closed in many."""
    world, rng = desk.made.world, desk.rng
    running = [h for h in child.happenings if h.type is events.referral_received]
    if running and not any(h.type is events.case_closed and h.thread_of is running[-1] and h.on <= on for h in child.happenings):
        return
    again = bool(running)
    came = world.say(events.referral_received, child, on, by=desk.manager, agency=agency, source=SOURCE_OF[agency], again=again)
    decided = add_working_days(on, rng.choice((0, 0, 1, 1, 1, 1, 2)))
    if decided >= world.as_at - timedelta(days=2) and rng.random() < 0.5:
        return
    goes_on = rng.random() < 0.82
    area = rng.choice([t for t in desk.made.house.teams.values() if t.kind == "area"])
    world.say(staff.allocated, child, on, by=desk.manager, role="social_worker", team=area, reason="FCONTA")
    if decided < world.as_at:
        world.say(events.referral_decided, child, decided, by=desk.manager, thread_of=came, outcome="assessment" if goes_on else "no_action", level=LEVELS[3],
                  manager=desk.manager, words=rng.choice(WHY))  # fmt: skip
    ended = add_working_days(on, rng.randint(24, 44))
    if goes_on and decided < world.as_at:
        began = world.say(assessment.assessment_began, child, decided, kind="single", worker=rng.choice(desk.screeners))
        if ended >= world.as_at:
            return
        nothing = rng.random() < 0.45
        world.say(assessment.assessment_finished, child, ended, thread_of=began, kind="single", outcome="no_action" if nothing else "early_help")
        world.say(events.case_closed, child, ended, by=desk.manager, thread_of=came, reason="RC8" if nothing else "RC9", words="The family has what it needs, and knows whom to ask.")
        world.say(staff.allocation_ended, child, ended, role="social_worker")


def _signpost(desk: Desk, child: Somebody, on: date, about: str, outcome: str) -> None:
    """Pointed to a service, and in most cases heard of again."""
    world, rng = desk.made.world, desk.rng
    held = world.say(directory.signposted, child, on, by=desk.manager, service=rng.choice(desk.services), about=about, words=rng.choice(WHY),
                     kind="early_help" if outcome == "early_help" else "signpost")  # fmt: skip
    answered = add_working_days(on, rng.randint(2, 14))
    if answered >= world.as_at or rng.random() > 0.86:
        return
    world.say(directory.signpost_accepted, child, answered, thread_of=held, said_by="The service")
    ended = add_working_days(answered, rng.randint(3, 25))
    if ended < world.as_at:
        if rng.random() < 0.7:
            world.say(directory.signpost_started, child, ended, thread_of=held, said_by="The service")
        else:
            world.say(directory.signpost_not_taken_up, child, ended, thread_of=held, why=rng.choice(("declined", "no_contact", "full")), said_by="The service")


def _repeats(desk: Desk, children: list[Somebody]) -> None:
    """Three calls of the police within a month about one child, not looked at yet; and about another, looked at."""
    world = desk.made.world
    waits, looked = children[0], children[1]
    for back in (27, 16, 5):
        _contact(desk, waits, world.as_at - timedelta(days=back), agency="police", outcome="advice")
    for back in (96, 88, 75):
        _contact(desk, looked, world.as_at - timedelta(days=back), agency="police", outcome="advice")
    world.say(events.repeat_reviewed, looked, world.as_at - timedelta(days=73), by=desk.manager, outcome="early_help", n=3, manager=desk.manager,
              words="Each is a quarrel on a Friday between the parents. The family takes up early help.")  # fmt: skip


def _births(desk: Desk) -> None:
    """Two children who are expected: one soon and without a plan, one with a plan."""
    made = desk.made
    for days, planned in ((33, False), (61, True), (150, False)):
        family = made.namer.family(made.namer.naming())
        child = made.world.somebody("child", f"Baby {family}")
        on = working_day(made.world.as_at - timedelta(days=40))
        made.world.say(people.person_described, child, on, family=family, expected_on=(made.world.as_at + timedelta(days=days)).isoformat())
        came = made.world.say(events.contact_received, child, on, by=desk.officer, agency="health", how="form", priority="standard", about="a pregnancy; the mother is alone and young",
                              words="The midwife rang as soon as the mother agreed.")  # fmt: skip
        made.world.say(events.contact_screened, child, on, by=desk.screeners[0], thread_of=came, worker=desk.screeners[0], outcome="referral", level=LEVELS[3], words=desk.rng.choice(SCREENED))
        made.world.say(events.contact_decided, child, on, by=desk.manager, thread_of=came, outcome="referral", level=LEVELS[3], manager=desk.manager, words=desk.rng.choice(WHY))
        made.world.say(events.referrer_told, child, on, by=desk.screeners[0], thread_of=came, how="telephone")
        _referral(desk, child, on, "health")
        if planned:
            made.world.say(events.pre_birth_plan_agreed, child, made.world.as_at - timedelta(days=6), by=desk.screeners[0], with_whom="midwife, mother, health visitor",
                           words="The ward rings us when labour begins. Her sister stays with her for the first fortnight.")  # fmt: skip


def _disagreements(desk: Desk, children: list[Somebody]) -> None:
    """One that waits and has risen once, and two that were answered."""
    world = desk.made.world
    for child, back, agency, why, outcome in (
        (children[2], 12, "school", "No assessment, though he came to school hungry again", ""),
        (children[3], 90, "health", "The plan ended too early", "stepped_up"),
        (children[4], 140, "school", "They were not asked before the case was closed", "unchanged"),
    ):
        on = working_day(world.as_at - timedelta(days=back))
        held = world.say(events.escalation_raised, child, on, by=desk.officer, agency=agency, level="1", why=why, answer_by=add_working_days(on, 5).isoformat())
        if outcome:
            world.say(events.escalation_answered, child, add_working_days(on, 4), by=desk.manager, thread_of=held, outcome=outcome, words="Looked at again with them.")
        else:
            rose = add_working_days(on, 6)
            if rose < world.as_at:
                world.say(events.escalation_rose, child, rose, thread_of=held, level="2", answer_by=add_working_days(rose, 5).isoformat())


def _advice(desk: Desk) -> None:
    """Professionals who asked for advice, without naming a child."""
    world, rng = desk.made.world, desk.rng
    for _ in range(12 if world.small else 60):
        on = working_day(world.as_at - timedelta(days=rng.randint(5, 360)))
        about, words = rng.choice(ADVICE)
        world.say(events.consultation_given, world.authority, on, agency=rng.choice(("school", "school", "health", "health", "early_years", "police", "voluntary")), about=about,
                  outcome=rng.choice(("advice", "advice", "early_help", "ring_again")), worker=rng.choice(desk.screeners), words=words)  # fmt: skip


def lay_at_the_door(made: Plan, authority: int) -> None:
    """What waits today, and thirteen weeks of calls."""
    world, by = made.world, made.house.by_name
    children = [s for s in world.subjects if s.kind == "child" and any(h.type is events.contact_received for h in s.happenings) and s.born_on]
    hattie, dev, now = by["Hattie Boyle"].pk, by["Dev Anand"].pk, clock.now()
    waiting = (
        (0.6, "immediate", "police", "a child alone in the street at night", "", 1), (3.2, "same_day", "school", "bruises on both arms", "referral", 1),
        (5.5, "same_day", "health", "a baby losing weight, missed appointments", "", 2), (27.0, "standard", "housing", "no heating, and three children", "early_help", 1),
        (30.0, "standard", "neighbour", "shouting most evenings", "", 1), (78.0, "same_day", "school", "not in school since Monday", "", 1),
    )  # fmt: skip
    place = 5
    for hours, priority, agency, about, proposed, several in waiting:
        at = now - timedelta(hours=hours)
        on = _day(at)
        for child in children[place : place + several]:
            facts = {"agency": agency, "source": SOURCE_OF[agency], "priority": priority, "about": about, "how": HOW.get(agency, "telephone"), "words": SAID[place % len(SAID)]}
            (number,) = append([Entry(events.contact_received, child.pk, on, facts, at=at, by=hattie)])
            if proposed:
                screened = at + timedelta(hours=hours / 2)
                append([Entry(events.contact_screened, child.pk, _day(screened), {"worker": dev, "outcome": proposed, "level": LEVELS[3 if proposed == "referral" else 2],
                                                                                 "words": SCREENED[0]}, at=screened, by=dev, thread=number)])  # fmt: skip
        place += several
    _calls(world.as_at, Authority.objects.get(pk=authority), hattie, Random(f"calls {world.as_at}"))  # noqa: S311 - invented calls


def _calls(today: date, authority: Authority, worker: int, rng: Random) -> None:
    """Calls by the hour: too many at nine and at three for those who are there."""
    rows = []
    for back in range(1, 92):
        on = today - timedelta(days=back)
        if on.weekday() > 4:
            continue
        for hour, weight in BUSY.items():
            offered = max(0, round(weight * (1.25 if on.weekday() == 0 else 1) + rng.randint(-3, 3)))
            people_there = 2 if hour in (8, 12, 17) else 3
            lost = max(0, min(offered, offered - people_there * 4 + rng.randint(-1, 1)))
            rows.append(CallHour(authority=authority, on=on, hour=hour, offered=offered, answered=offered - lost, abandoned=lost, called_back=round(lost * 0.6), staff=people_there,
                                 source="Telephone system (invented)", loaded_at=at_london(today, 6)))  # fmt: skip
    CallHour.objects.bulk_create(rows)
    for hours, name, number, note in ((2.5, "Mrs Dale", "01632 960 777", "left no message"), (20, "Kestrel Primary", "01632 960 778", "about attendance"), (25, "", "01632 960 779", "")):
        CallToReturn.objects.create(authority=authority, rang_at=clock.now() - timedelta(hours=hours), name=name, number=number, note=note, noted_by_id=worker)

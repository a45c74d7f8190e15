"""The course of a life in care: the law it stands on, whose it is, and the moves, told as events."""

from __future__ import annotations

from datetime import date, timedelta

from throughline.base.calendar import add_working_days, is_working_day
from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.for_the_return import registration
from throughline.exchange.demonstration.homes import Home
from throughline.exchange.demonstration.people import Somebody, Staff, World, day_on_or_before
from throughline.exchange.demonstration.places import AREA, NEXT_DOOR_CODES, Numbers
from throughline.exchange.demonstration.shape import Era
from throughline.exchange.demonstration.staffing import HOLDING_TEAMS, NORTH, House
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as placements
from throughline.practice.placements.distance import outside_area
from throughline.record.people import events as people
from throughline.record.workers import events as work
from throughline.services.clock import at_london


def working_day(day: date) -> date:
    """That day, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _court_day(start: date, day: date) -> date:
    """The last working day until then; a court sits out of hours rather than let police protection run out."""
    sits = working_day(day)
    return sits if sits > start else day


def decide_law(world: World, era: Era, unit: Unit, until: date) -> None:
    """On what ground in law, from when."""
    rng = world.rng
    days = (until - unit.care_on).days
    start, path = unit.care_on, []
    proceedings = rng.randint(170, 300) if era.as_at.year > 2014 else rng.randint(300, 430)
    kind = unit.category
    if unit.alone_here or unit.disabled or (kind == shape.OTHER and rng.random() < 0.5):
        path = [(start, "V2")]
    elif kind == shape.ADOPTION:
        path = [(start, "C1" if rng.random() < 0.8 else "V2")]
        now = unit.homes[-1].began_on
        order = now - timedelta(days=min(rng.randint(30, 120), max(1, (now - start).days // 2)))
        path.append((order, "E1"))
    elif kind == shape.PARENTS:
        path = [(start, "C1")]
        if days > proceedings:
            path.append((start + timedelta(days=proceedings), "C2"))
    else:
        roll = rng.random()
        if roll < 0.13:
            path = [(start, "L1"), (start + timedelta(days=3), "C1")]
        elif roll < 0.2:
            path = [(start, "L2"), (start + timedelta(days=7), "C1")]
        elif roll < 0.58:
            path = [(start, "C1")]
        else:
            path = [(start, "V2")]
            if days > 120 and rng.random() < 0.66:
                path.append((start + timedelta(days=rng.randint(40, 110)), "C1"))
        if path[-1][1] == "C1" and days > (path[-1][0] - start).days + proceedings:
            path.append((path[-1][0] + timedelta(days=proceedings), "C2"))
    unit.law = [(start, path[0][1])] + [(_court_day(start, day), status) for day, status in path[1:] if start < day < until]
    unit.law = [step for n, step in enumerate(unit.law) if n == 0 or step[0] > unit.law[n - 1][0]]


def allocate(
    house: House, unit: Unit, current: Staff | None, team: str, until: date, *, since: date | None = None
) -> None:
    """Whose they were, one after another, ending with this worker (or nobody) in this team."""
    world = house.world
    rng = world.rng
    first_day = unit.care_on - timedelta(days=rng.randint(0, 50))
    first_day = max(first_day, min(c.born_on for c in unit.children if c.born_on))
    began_on = since or max(first_day, until - timedelta(days=rng.randint(60, 900)))
    if current is not None:
        began_on = max(began_on, min(current.began_on + timedelta(days=7), until - timedelta(days=2)))
    steps = [(began_on, current, house.teams[team])]
    while steps[0][0] > first_day:
        end = steps[0][0]
        start = max(first_day, end - timedelta(days=rng.randint(180, 950)))
        held = [s for s in world.staff if s.role == "record.social_worker" and s.team.name in HOLDING_TEAMS and s.qualified
                and s is not steps[0][1] and s.there_on(end - timedelta(days=1))]  # fmt: skip
        there = [s for s in held if s.began_on <= start]
        if rng.random() < 0.06 and end - timedelta(days=45) > first_day:
            start = end - timedelta(days=rng.randint(12, 45))
            steps.insert(0, (start, None, steps[0][2]))
        elif there:
            worker = rng.choice(there)
            steps.insert(0, (start, worker, worker.team))
        elif held:
            worker = min(held, key=lambda s: (s.began_on, s.name))
            steps.insert(0, (max(worker.began_on, first_day), worker, worker.team))
        else:
            steps.insert(0, (first_day, None, house.teams[NORTH]))
    unit.workers = steps


def tell_allocations(house: House, unit: Unit, child: Somebody, left_on: date | None) -> None:
    """Record whose a child was, and the reviewing officer."""
    world = house.world
    modern = world.as_at.year > 2014
    for n, (began_on, worker, team) in enumerate(unit.workers):
        began_on = max(began_on, child.born_on or began_on)
        if left_on and began_on >= left_on:
            continue
        if n + 1 < len(unit.workers) and unit.workers[n + 1][0] <= began_on:
            continue
        reason = (
            world.rng.choice(("LEFTRL", "LEFTRL", "TSPROC", "MANAGE", "ORGRST"))
            if n and modern
            else ("FCONTA" if modern else None)
        )
        note = None
        if n and worker and world.rng.random() < 0.3:
            note = world.rng.choice(HANDING_OVER).format(**child.words())
        world.say(work.allocated, child, began_on, by=manager_of(house, team.name, began_on), role="social_worker", worker=worker,
                  team=team, reason=reason, note=note)  # fmt: skip
    _tell_officers(house, unit, child, left_on)
    if left_on:
        for role in ("social_worker", "independent_reviewing_officer"):
            world.say(work.allocation_ended, child, left_on, by=unit.worker_on(left_on), role=role)


def _tell_officers(house: House, unit: Unit, child: Somebody, left_on: date | None) -> None:
    world = house.world
    if unit.officer is None:
        return
    named = min(working_day(unit.care_on + timedelta(days=3)), world.as_at - timedelta(days=1))
    named = max(named, unit.care_on, child.born_on or named)
    steps = [(named, unit.officer)]
    if not unit.officer.there_on(named):
        former = [
            s for s in world.staff if s.title == unit.officer.title and s.there_on(named) and s is not unit.officer
        ]
        unit.earlier_officer = (
            min(former, key=lambda s: (hash_of(s.name + unit.family.name), s.name)) if former else None
        )
        steps = [(named, unit.earlier_officer)] if unit.earlier_officer else []
        came = unit.officer.began_on + timedelta(days=5)
        if unit.earlier_officer and unit.earlier_officer.left_on:
            came = max(min(came, unit.earlier_officer.left_on), unit.officer.began_on)
        steps.append((max(came, named), unit.officer))
    for day, officer in steps:
        if officer and (left_on is None or day < left_on):
            world.say(
                work.allocated,
                child,
                day,
                by=officer,
                role="independent_reviewing_officer",
                worker=officer,
                team=officer.team,
            )


HANDING_OVER = (
    "{name} takes a while to trust a new face. Bring nothing to sign on the first visit.",
    "Ask {name} about {his} football before anything else. The school is good at ringing when something is wrong.",
    "{name} was promised that somebody would find {his} baby photographs. That is still to do.",
    "The carer is the person to ring first. {name} likes to be told a day before a visit, by text.",
    "{name} does not like to be asked about Dad in front of others. Wait until you are in the car.",
    "We had agreed to look at contact after the summer. {name} has views about it; see the last review.",
)


def manager_of(house: House, team: str, day: date) -> Staff | None:
    """The manager of a team on a day."""
    for staff in house.world.staff:
        if staff.team.name == team and staff.role == "record.team_manager" and staff.there_on(day):
            return staff
    return None


def tell_care(world: World, era: Era, unit: Unit, child: Somebody, numbers: Numbers, *, brief: bool = False) -> None:
    """Record coming into care, the law, and every home, for one child."""
    family = unit.family
    start = unit.care_on
    by = unit.worker_on(start)
    emergency = unit.law[0][1] in ("L1", "L2")
    world.say(care.became_looked_after, child, start, by=by, need=unit.need, home_postcode=None if unit.alone_here else family.postcode,
              emergency=True if emergency else None)  # fmt: skip
    for day, status in unit.law:
        if unit.left_on and day >= unit.left_on:
            continue
        court = None if status in ("V2", "L1", "J1") else "Family Court at Merehaven"
        world.say(care.legal_status_began, child, day, by=unit.worker_on(day), status=status, court=court,
                  case_number=f"MH{day.year % 100}C{10000 + abs(hash_of(family.name)) % 9000}" if court else None)  # fmt: skip
    if unit.alone_here:
        world.say(care.unaccompanied_began, child, start, by=by)
    for n, home in enumerate(unit.homes):
        _tell_home(world, era, unit, child, home, n, brief=brief)
    if unit.left_on:
        if (
            unit.status_on(unit.left_on) == "V2"
            and 16 <= child.age(unit.left_on) < 18
            and unit.left_on >= date(2015, 4, 1)
        ):
            agreed = max(unit.left_on - timedelta(days=world.rng.randint(2, 20)), start)
            world.say(care.ceasing_approved, child, agreed, by=by, by_whom="director")
        world.say(care.ceased_looked_after, child, unit.left_on, by=unit.worker_on(unit.left_on), reason=_why_left(unit, child, unit.left_on))


def _why_left(unit: Unit, child: Somebody, day: date) -> str:
    """How one of them left: a younger brother goes home when the elder moves to a place of his own."""
    return "E4A" if unit.why_left in ("E5", "E6", "E17") and child.age(day) < 16 else unit.why_left


def hash_of(text: str) -> int:
    """A number from a word, the same in every process."""
    found = 7
    for letter in text:
        found = (found * 31 + ord(letter)) % 1_000_003
    return found


def _tell_home(world: World, era: Era, unit: Unit, child: Somebody, home: Home, n: int, *, brief: bool) -> None:
    rng = world.rng
    day, by = home.began_on, unit.worker_on(home.began_on)
    family = unit.family
    parent = unit.category == shape.PARENTS and home is unit.homes[-1]
    house = home.house
    far = "far" in unit.traits and home is unit.homes[-1]
    outside = bool(outside_area(home.postcode, AREA))
    at = at_london(day, rng.randint(11, 19), rng.choice((0, 10, 20, 30, 40)))
    if n:
        before = unit.homes[n - 1]
        world.say(placements.placement_ended, child, day, by=by, at=at - timedelta(hours=2), why=era.why_moved(home.why or "CARPL", day),
                  planned=home.planned)  # fmt: skip
        if not home.planned and not brief and day >= world.live_on and rng.random() < 0.6:
            _tell_disruption(world, unit, child, before, day)
    began = world.say(
        placements.placement_began, child, day, by=by, at=at, type=home.type, provider=home.provider,
        carers=house.who if house else None, with_words=home.with_words, postcode=home.postcode, urn=registration(home),
        until_18=home.until_18, regime=home.regime, emergency=True if home.emergency else None,
        home_postcode=None if unit.alone_here else family.postcode,
        why=era.why_moved(home.why, day) if home.why else None, distant=True if far else None, outside=outside or None,
    )  # fmt: skip
    if outside and day >= max(world.live_on, date(2014, 1, 27)):
        told_them = add_working_days(day, rng.choice((1, 3, 5))) if home.emergency else day
        if told_them < (home.ended_on or unit.left_on or world.as_at):
            world.say(placements.area_authority_notified, child, told_them, by=by, thread_of=began)
    safe = family.dangerous is not None and not parent
    if not brief:
        world.say(people.address_began, child, day, by=by, lines=house.lines if house else None, postcode=home.postcode, kind="home",
                  not_to=[family.dangerous] if safe and family.dangerous else None,
                  not_to_words=_not_to(child, family.dangerous, family.mother) if safe and family.dangerous else None,
                  protected_source=f"Order of {_said(unit.law[-1][0])}" if safe else None)  # fmt: skip
    last = home.ended_on or unit.left_on or world.as_at
    plan = add_working_days(day, 4 if rng.random() < 0.93 else 9)
    if rng.random() < 0.45:
        plan = day
    known = day >= world.live_on
    if known and plan < last and "no_placement_plan" not in unit.traits:
        world.say(placements.placement_plan_prepared, child, plan, by=by, thread_of=began, version=1,
                  delegated_authority=True if day >= date(2013, 7, 1) else None)  # fmt: skip
    told = add_working_days(day, rng.choice((1, 2, 3, 4))) if home.emergency else day
    if rng.random() < 0.05:
        told = add_working_days(day, rng.choice((2, 6, 7)))
    if known and told < last:
        world.say(placements.placement_notified, child, told, by=by, thread_of=began,
                  told="parents, reviewing officer, school, surgery" + (", the other council" if far else ""))  # fmt: skip
    if far:
        why = unit.traits & {"far_standing"}
        approved = max(day - timedelta(days=2), unit.care_on)
        if approved < day:
            approved = day
        world.say(placements.distant_placement_approved, child, approved, by=by, thread_of=began,
                  reason=shape.WHY_FAR[1] if why else shape.WHY_FAR[0 if hash_of(child.name) % 4 else 2],
                  review_by=world.as_at + timedelta(days=40 + hash_of(child.name) % 120))  # fmt: skip
    if home.regime == "19":
        done = add_working_days(day, 8)
        if done < last:
            world.say(placements.parental_placement_assessed, child, done, by=by, thread_of=began)
            decided = home.decided_on
            if decided and decided < last:
                world.say(
                    placements.parental_placement_decided, child, decided, by=by, thread_of=began, outcome="agreed"
                )
    if home.approved_on and home.approved_on < last:
        world.say(placements.carers_approved, child, home.approved_on, by=by, thread_of=began)
    if home.long_term_on and home.long_term_on < last:
        kind = era.foster(home.long_term_on, kin=unit.category == shape.KIN, long_term=True)
        world.say(placements.placement_changed, child, home.long_term_on, by=unit.worker_on(home.long_term_on), thread_of=began, type=kind,
                  until_18=True, why=era.why_moved("PLACE", home.long_term_on))  # fmt: skip
    if not brief and n == len(unit.homes) - 1 and not unit.left_on and rng.random() < 0.05 and (last - day).days > 120:
        gone = working_day(day_on_or_before(last - timedelta(days=rng.randint(30, 110))))
        stay = world.say(placements.stay_began, child, gone, by=unit.worker_on(gone), type=rng.choice(("T3", "T3", "T1", "T2", "T4")),
                         with_words=rng.choice(("respite with other carers", "Saint Anne’s Hospital", "a week away with the carers’ family")),
                         postcode=next(c for c in NEXT_DOOR_CODES if c not in (family.postcode, home.postcode)),
                         until_on=gone + timedelta(days=6))  # fmt: skip
        world.say(
            placements.stay_ended,
            child,
            gone + timedelta(days=rng.randint(2, 6)),
            by=unit.worker_on(gone),
            thread_of=stay,
        )


def _tell_disruption(world: World, unit: Unit, child: Somebody, before: Home, day: date) -> None:
    met = working_day(day + timedelta(days=world.rng.randint(12, 34)))
    if met >= (unit.left_on or world.as_at):
        return
    chairs = [
        s for s in world.staff if s.team.name == "Safeguarding unit" and s is not unit.officer and s.there_on(met)
    ]
    opened = next(
        (h for h in reversed(child.happenings) if h.type is placements.placement_began and h.on == before.began_on),
        None,
    )
    world.say(placements.disruption_meeting_held, child, met, by=chairs[0] if chairs else unit.officer, thread_of=opened,
              chair=chairs[0] if chairs else unit.officer, words=world.rng.choice(LEARNT).format(**child.words()))  # fmt: skip


LEARNT = (
    "The matching was done in a day. Nobody had told the carers about the nights, and {name} had no photograph of the new house before going there.",
    "Support came, but after the carers had already decided. They say a fortnight of respite in the spring would have changed it.",
    "{name} was not asked early enough. {He} said in March that it was too far from school; we heard it as a grumble.",
    "Two other children moved in within a month. {name} lost {his} place as the one at home. Next time: wait, and say why.",
    "The carers did what they could. What was missing was somebody for {name} to ring at weekends.",
)


def _not_to(child: Somebody, who: Somebody, mother: Somebody) -> str:
    him = "him" if who.sex == "M" else "her"
    return (
        f"{child.words()['his']} {'mother' if who is mother else 'father'}, {who.name}, or anybody who asks for {him}"
    )


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

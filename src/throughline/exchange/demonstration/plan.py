"""Plan the whole invented authority for a day, from a seed: the same seed and day give the same authority."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from throughline.exchange.demonstration import (
    assessments,
    desks,
    elsewhere,
    for_the_census,
    for_the_return,
    front_door,
    harrows,
    helped,
    history,
    nights_and_abuse,
    papers,
    planted,
    protected,
    safeguarding,
    shape,
)
from throughline.exchange.demonstration.families import Families, Unit, group, tell_people
from throughline.exchange.demonstration.homes import Register, settle
from throughline.exchange.demonstration.lives import allocate, decide_law, tell_allocations, tell_care
from throughline.exchange.demonstration.names import Namer
from throughline.exchange.demonstration.people import Happening, Somebody, Staff, World
from throughline.exchange.demonstration.places import OTHER_SCHOOLS, PRIMARY, SECONDARY, Numbers
from throughline.exchange.demonstration.plans import tell_notes, tell_plans, tell_summaries
from throughline.exchange.demonstration.reviews import book_next, plan_reviews, tell_meetings_before, tell_reviews
from throughline.exchange.demonstration.shape import Era
from throughline.exchange.demonstration.staffing import HOLDING_TEAMS, NORTH, House, staff_the_house
from throughline.exchange.demonstration.visits import plan_visits, tell_visits
from throughline.record.people import events as people

WORDY_YEARS = 2.0
"""How far back visits and reviews carry words; before that, codes and dates only, as an old system would."""
Progress = Callable[[str], None]


@dataclass
class Plan:
    """The world and what was used to make it."""

    world: World
    era: Era
    numbers: Numbers
    namer: Namer
    house: House
    register: Register
    families: Families
    units: list[Unit] = field(default_factory=list)
    """Looked after on the reference day."""
    left: list[Unit] = field(default_factory=list)
    newcomers: list[Unit] = field(default_factory=list)
    """Came into care after the reference day."""
    centres: list[tuple[Somebody, list[Happening], list[str]]] = field(default_factory=list)
    """Children’s centres, with what each offers and its areas."""

    def every_unit(self) -> list[Unit]:
        """All of them."""
        return self.units + self.newcomers + self.left

    @property
    def wordy_since(self) -> date:
        return self.world.as_at - timedelta(days=round(WORDY_YEARS * 365.25))


def plan(as_at: date, *, seed: int = 2012, small: bool = False, progress: Progress = lambda words: None) -> Plan:
    """Everything that will be written, in memory."""
    era = Era(as_at)
    rng = Random(f"{seed} {as_at.isoformat()} {small}")  # noqa: S311 - invented children need no secret numbers
    world = World(as_at, era.reference_on, rng, era.live_on, small)
    numbers, namer = Numbers(rng), Namer(rng)
    harrows.keep_names(namer, numbers)
    house = staff_the_house(world, namer, numbers)
    register = Register(world, namer, numbers, era)
    register.open(small)
    made = Plan(world, era, numbers, namer, house, register, Families(world, namer, numbers))
    _schools(made)
    progress(f"{len(world.staff)} workers in {len(world.teams)} teams")
    counts = shape.counts(small)
    hero = harrows.families(made)
    for unit in hero:
        counts[unit.category] -= len(unit.children)
    made.units += hero
    for shapes in group(rng, counts):
        made.units += made.families.make(shapes, until=world.reference_on)
    place_far(made)
    for unit in made.units:
        if not unit.homes:
            settle(register, unit, world.reference_on, far="far" in unit.traits)
        if not unit.law:
            decide_law(world, era, unit, world.reference_on)
    share_out(made)
    planted.choose(made)
    history.after_reference(made)
    progress(f"{sum(len(u.children) for u in made.units)} children looked after")
    made.left = history.leavers(made)
    if not small:
        register.pad()
    progress(f"{sum(len(u.children) for u in made.left)} children who have left care in {shape.HISTORY_YEARS} years")
    for_the_return.put_right(made)
    for unit in made.every_unit():
        tell(made, unit)
    first = date(as_at.year - 1, 4, 1) if as_at.year <= 2014 else as_at - timedelta(days=366)
    last = world.reference_on if as_at.year <= 2014 else as_at
    tell_meetings_before(world, made.every_unit(), exact=[(first, last)])
    harrows.finish(made)
    planted.finish(made)
    elsewhere.tell_elsewhere(made)
    assessments.tell_assessments(made)
    helped.tell_helped(made)
    for_the_return.tell(made)
    papers.add_papers(made)
    desks.tell_desks(made)
    front_door.tell_front_door(made)
    nights_and_abuse.tell(made)
    protected.tell_protected(made)
    safeguarding.tell(made)
    for_the_census.tell(made)
    progress(f"{world.count():,} events")
    return made


def place_far(made: Plan) -> None:
    """Choose whose home is more than 20 miles away: 23 children of the whole authority (¶95)."""
    wanted = shape.FAR if not made.world.small else 2
    rng = made.world.rng
    likely = (shape.AGENCY, shape.RESIDENTIAL, shape.KIN, shape.ADOPTION, shape.COUNCIL)
    pool = [u for u in made.units if not u.homes and u.category in likely and not u.disabled]
    rng.shuffle(pool)
    pool.sort(key=lambda u: likely.index(u.category) // 2)
    left = wanted
    homes = 5
    for unit in pool:
        if unit.category == shape.RESIDENTIAL:
            if homes == 0:
                continue
            homes -= 1
        if len(unit.children) <= left and rng.random() < 0.6:
            unit.traits.add("far")
            if rng.random() < 0.5:
                unit.traits.add("far_standing")
            left -= len(unit.children)
        if left == 0:
            return
    raise AssertionError(f"{left} children too few placed far away")


def share_out(made: Plan) -> None:
    """Give every unit to a worker: brothers and sisters mostly to the same, nobody beyond what they can carry."""
    world, house = made.world, made.house
    rng = world.rng
    officers = [s for s in world.staff if s.title == "Independent reviewing officer" and s.there_on(world.as_at)]
    load: dict[int, float] = {}
    seen: dict[int, tuple[Staff, str]] = {}
    held = _north_first(made, load)
    for place, unit in enumerate(made.units):
        if unit.officer is None:
            same = next((u.officer for u in made.units[:place] if u.family is unit.family and u.officer), None)
            unit.officer = same or min(officers, key=lambda s: (load.get(id(s), 0), s.name))
        load[id(unit.officer)] = load.get(id(unit.officer), 0) + len(unit.children)
        if unit.workers:
            already = unit.workers[-1][1]
            if already:
                load[id(already)] = load.get(id(already), 0.0) + len(unit.children)
            continue
        if id(unit) in held:
            worker: Staff | None = held[id(unit)]
            team = NORTH
        elif id(unit.family) in seen and rng.random() < 0.72:
            worker, team = seen[id(unit.family)]
        else:
            teams = ["Children in care, team 1"] if world.small else [t for t in HOLDING_TEAMS if t != NORTH]
            if unit.disabled and not world.small:
                teams = ["Disabled children’s team"]
            there = [
                s
                for t in teams
                for s in house.workers_of(t, world.as_at)
                if s.team.name != "Disabled children’s team" or unit.disabled
            ]
            worker = min(there, key=lambda s: (load.get(id(s), 0.0) / s.load + rng.random() * 2, s.name))
            team = worker.team.name
            seen[id(unit.family)] = (worker, team)
        if worker:
            load[id(worker)] = load.get(id(worker), 0.0) + len(unit.children)
        waiting = world.as_at - timedelta(days=4 + 9 * (place % 2)) if worker is None else None
        allocate(house, unit, worker, team, world.as_at, since=waiting)


NORTH_LOAD = {"Joel Hardy": 11, "Nadia Rahman": 17, "Owen Pritchard": 9, "Sade Bello": 15}


def _north_first(made: Plan, load: dict[int, float]) -> dict[int, Staff | None]:
    """The units of the team whose page stands beside the picture: so many children each, and two with nobody."""
    want = {k: v for k, v in NORTH_LOAD.items()}
    if made.world.small:
        want = {"Joel Hardy": 3, "Nadia Rahman": 6, "Owen Pritchard": 2, "Sade Bello": 3}
    for unit in made.units:
        worker = unit.workers[-1][1] if unit.workers else None
        if worker and worker.name in want:
            want[worker.name] -= len(unit.children)
    pool = [u for u in made.units if not u.workers and not u.disabled and "far" not in u.traits]
    by_family: dict[int, int] = {}
    for unit in made.units:
        by_family[id(unit.family)] = by_family.get(id(unit.family), 0) + 1
    pool = [u for u in pool if by_family[id(u.family)] == 1]
    found: dict[int, Staff | None] = {}
    for name, left in [*want.items(), ("nobody", 2)]:
        for unit in pool:
            if id(unit) in found or len(unit.children) > left or (name == "nobody" and len(unit.children) > 1):
                continue
            found[id(unit)] = made.house.by_name.get(name)
            left -= len(unit.children)
            if left == 0:
                break
    return found


def tell(made: Plan, unit: Unit) -> None:
    """Turn one unit's plan into events."""
    world, brief = made.world, unit in made.left
    since = unit.care_on - timedelta(days=40)
    if _told(unit):
        tell_one_more(made, unit)
    else:
        tell_people(world, unit.family, [unit], made.numbers, since=since, full=not brief)
    days = unit_reviews(made, unit)
    unit.review_days = days
    visits = plan_visits(world, unit) if not unit.visited else [(d, h) for d in unit.visited if (h := unit.home_on(d))]
    wordy = made.wordy_since
    for child in unit.children:
        tell_allocations(made.house, unit, child, unit.left_on)
        tell_care(world, made.era, unit, child, made.numbers, brief=brief)
    tell_visits(world, unit, visits, wordy_since=wordy)
    tell_reviews(world, unit, days, wordy_since=wordy)
    tell_plans(world, unit, days, wordy_since=wordy)
    if not brief and "hero" not in unit.traits:
        tell_summaries(world, unit)
        tell_notes(world, unit)
        book_next(world, unit, days)


def unit_reviews(made: Plan, unit: Unit) -> list[date]:
    """Review days: the unit's own when they are given, else planned by the law."""
    if unit.review_days:
        unit.first_review_on = unit.review_days[0]
        return unit.review_days
    return plan_reviews(made.world, unit)


def _told(unit: Unit) -> bool:
    return bool(unit.family.mother.happenings)


def tell_one_more(made: Plan, unit: Unit) -> None:
    """The children of a family whose parents are on record already."""
    from throughline.exchange.demonstration.families import tell_child

    for child in unit.children:
        tell_child(made.world, unit.family, unit, child, made.numbers, full=unit.left_on is None)


def _schools(made: Plan) -> None:
    world = made.world
    since = world.as_at - timedelta(days=4000)
    for name in (*PRIMARY, *SECONDARY, *OTHER_SCHOOLS):
        phone = "01632 960 377" if name == "Mere High" else made.numbers.landline()
        school = world.somebody("school", name, phone=phone)
        world.say(people.person_described, school, since, full=name, phone=phone,
                  role="Primary school" if name in PRIMARY else "Secondary school" if name in SECONDARY else "Nursery or special school")  # fmt: skip
        world.say(
            people.address_began,
            school,
            since,
            lines=made.numbers.house(),
            postcode=world.rng.choice(register_codes()),
            kind="home",
        )


def register_codes() -> tuple[str, ...]:
    """Postcodes inside the area."""
    from throughline.exchange.demonstration.places import INSIDE_CODES

    return INSIDE_CODES

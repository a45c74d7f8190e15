"""Children who have left care in the last ten years, so that past figures are as high as they were."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.homes import settle
from throughline.exchange.demonstration.lives import allocate, decide_law, working_day

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

KINDS = {
    shape.COUNCIL: 30,
    shape.AGENCY: 14,
    shape.KIN: 22,
    shape.PARENTS: 14,
    shape.RESIDENTIAL: 7,
    shape.ADOPTION: 8,
    shape.OTHER: 5,
}
STOCK = ((0.0, 1.0), (1.5, 1.05), (3, 1.03), (5, 0.97), (7, 0.9), (10, 0.78))
"""Years ago, and the number looked after as a share of today's: it rose for years and has begun to fall (¶120)."""


def target(years: float, now: int) -> float:
    """How many were looked after so many years ago."""
    for (a, low), (b, high) in pairwise(STOCK):
        if a <= years <= b:
            return now * (low + (high - low) * (years - a) / (b - a))
    return now * STOCK[-1][1]


def leavers(made: Plan) -> list[Unit]:
    """Units that came and went, quarter by quarter back from now until the numbers of that time are reached."""
    world = made.world
    rng = world.rng
    now = sum(len(u.children) for u in made.units)
    stays = [(u.care_on, world.reference_on + timedelta(days=4000), len(u.children)) for u in made.units]
    found: list[Unit] = []
    quarters = 40
    if world.small:
        return [_one(made, world.reference_on - timedelta(days=rng.randint(20, 900))) for _ in range(12)]
    for quarter in range(1, quarters + 1):
        day = world.reference_on - timedelta(days=round(quarter * 91.3))
        wanted = target(quarter / 4, now)
        while sum(n for a, b, n in stays if a <= day < b) < wanted:
            end = working_day(day + timedelta(days=rng.randint(2, 91)))
            end = min(end, world.reference_on - timedelta(days=3))
            unit = _one(made, end)
            found.append(unit)
            stays.append((unit.care_on, end, len(unit.children)))
    return found


def after_reference(made: Plan) -> None:
    """Between the reference day and today, where they lie months apart: some leave care and some come."""
    world = made.world
    rng = world.rng
    days = (world.as_at - world.reference_on).days
    if days < 30:
        return
    kinds = (shape.COUNCIL, shape.KIN, shape.PARENTS, shape.ADOPTION, shape.AGENCY)
    pool = [u for u in made.units if not u.traits and len(u.children) == 1 and u.category in kinds and u.workers[-1][1]]
    for unit in rng.sample(pool, min(13, len(pool))):
        unit.left_on = working_day(world.reference_on + timedelta(days=rng.randint(8, days - 6)))
        unit.why_left = why_left(made, unit, unit.left_on)
        if unit.category == shape.ADOPTION:
            unit.left_on = max(unit.left_on, unit.homes[-1].began_on + timedelta(days=80))
            if unit.left_on >= world.as_at:
                unit.left_on, unit.why_left = None, ""
    for _ in range(10):
        unit = made.families.make(
            [(rng.choice((shape.COUNCIL, shape.COUNCIL, shape.KIN, shape.AGENCY)), 1)], until=world.as_at
        )[0]
        born = unit.children[0].born_on
        assert born is not None
        unit.care_on = max(working_day(world.reference_on + timedelta(days=rng.randint(4, days - 6))), born)
        settle(made.register, unit, world.as_at)
        decide_law(world, made.era, unit, world.as_at)
        unit.officer = rng.choice(
            [s for s in world.staff if s.title == "Independent reviewing officer" and s.there_on(world.as_at)]
        )
        team = rng.choice([t for t in made.house.teams if t.endswith("locality, team 2") and not t.startswith("North")])
        allocate(
            made.house,
            unit,
            rng.choice(made.house.workers_of(team, world.as_at)),
            team,
            world.as_at,
            since=unit.care_on,
        )
        made.newcomers.append(unit)


def _one(made: Plan, end: date) -> Unit:
    world = made.world
    rng = world.rng
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    together = 1 if kind in (shape.RESIDENTIAL, shape.OTHER) else rng.choices((1, 2, 3), (64, 26, 10))[0]
    unit = made.families.make([(kind, together)], until=end, with_father=False)[0]
    if kind != shape.ADOPTION and rng.random() < 0.22:
        brief_stay = end - timedelta(days=rng.randint(4, 80))
        unit.care_on = max(brief_stay, *(c.born_on for c in unit.children if c.born_on), unit.care_on)
    unit.left_on = end
    settle(
        made.register, unit, end, current=made.register.earlier(kind) if kind in (shape.COUNCIL, shape.AGENCY) else None
    )
    decide_law(world, made.era, unit, end)
    unit.why_left = why_left(made, unit, end)
    officers = [s for s in world.staff if s.title == "Independent reviewing officer"]
    unit.officer = rng.choice([s for s in officers if s.there_on(end)] or officers)
    there = [
        s
        for s in world.staff
        if s.role == "record.social_worker" and s.team.kind in ("area", "care") and s.there_on(end)
    ]
    worker = rng.choice(there)
    allocate(made.house, unit, worker, worker.team.name, end)
    return unit


def why_left(made: Plan, unit: Unit, end: date) -> str:
    """How they left care, which follows from where they lived and how old they were."""
    rng, era = made.world.rng, made.era
    age = max(c.age(end) for c in unit.children)
    if unit.category == shape.ADOPTION:
        return rng.choice(("E11", "E12"))
    if age >= 17:
        said = rng.choice(("E5", "E5", "E6", "E8") if end < date(2014, 4, 1) else ("E5", "E17", "E17", "E6"))
        return "E5" if said == "E17" and age < 18 else said  # nobody stays on as an adult before 18
    if unit.category == shape.KIN:
        return era.guardianship(end, kin=True) if rng.random() < 0.75 else "E41"
    if unit.category in (shape.COUNCIL, shape.AGENCY) and rng.random() < 0.18:
        return era.guardianship(end, kin=False)
    return era.home_again(end, planned=rng.random() < 0.85)

"""Late and missing things that the report found, put where the screens can show them (requirements, 3.4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.after_changes import tell_what_followed
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.families_known import tell_added_twice, tell_family
from throughline.exchange.demonstration.offers import tell_offers, tell_unsafe
from throughline.exchange.demonstration.people import Restriction, Staff
from throughline.exchange.demonstration.times_missing import tell_missing_now
from throughline.practice.placements import events as placements
from throughline.record.workers import events as work
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

SEEN = (
    "Read the last two visits and the plan. On course; school moves to be agreed by the end of term.",
    "Talked it through with the worker. The contact plan is stale and will be written anew within two weeks.",
    "The visits are on time and the child speaks in them. Nothing from me but thanks.",
)
Fits = Callable[[Unit], bool]


def choose(made: Plan) -> None:
    """Mark the units to which something will happen, before their events are told."""
    small = made.world.small
    rng = made.world.rng
    free = [u for u in made.units if not u.traits and (made.world.reference_on - u.care_on).days > 200]
    rng.shuffle(free)

    def take(trait: str, count: int, fits: Fits = lambda unit: True) -> None:
        """Mark so many that fit; where there are too few (40 children are not many), others."""
        for unit in [u for u in free if fits(u)] + [u for u in free if not fits(u)]:
            if count == 0:
                return
            unit.traits.add(trait)
            free.remove(unit)
            count -= 1

    def oldish(unit: Unit) -> bool:
        return min(c.age(made.world.as_at) for c in unit.children) >= 7

    def settled(unit: Unit) -> bool:
        return _six_weekly(made, unit)

    free.sort(key=lambda u: len(u.children) > 1 or u.workers[-1][1] is None or -u.children[0].age(made.world.as_at))
    take("no_place", 1, lambda u: u.category in (shape.AGENCY, shape.COUNCIL, shape.KIN))
    take("missing_now", 1, lambda u: u.category in (shape.RESIDENTIAL, shape.OTHER, shape.AGENCY))
    rng.shuffle(free)
    take("restricted", 1 if small else 2, lambda u: len(u.children) == 1 and u.category == shape.COUNCIL)
    take("never_alone", 1 if small else 4, oldish)  # case 8: not seen alone twice running
    take("no_reassessment", 1 if small else 7)  # case 35: reassessment overdue
    take("same_plan", 1 if small else 4, lambda u: (made.world.reference_on - u.care_on).days > 700)
    take("stale_summary", 1 if small else 4)
    for past in (3,) if small else (2, 5, 8, 12, 19, 27):
        take(f"past:{past}", 1, settled)


def _six_weekly(made: Plan, unit: Unit) -> bool:
    home = unit.homes[-1]
    return (unit.category in (shape.COUNCIL, shape.AGENCY, shape.RESIDENTIAL) and home.long_term_on is None
            and (made.world.reference_on - home.began_on).days > 130 and unit.workers[-1][0] < made.world.as_at - timedelta(days=90))  # fmt: skip


def finish(made: Plan) -> None:
    """What can only be said once everything else is told."""
    world, by = made.world, made.house.by_name
    for unit in made.units:
        if "no_place" in unit.traits:
            _no_place_tonight(made, unit)
        if "missing_now" in unit.traits:
            tell_missing_now(made, unit)
        if "restricted" in unit.traits:
            worker = unit.workers[-1][1]
            named = [s for s in (worker, unit.officer, by["Ruth Calder"], by["Beth Rowan"]) if s]
            why = (
                "A parent works for the council"
                if unit.children[0].sex == "F"
                else "Threats were made against the carers"
            )
            for child in unit.children:
                world.restrictions.append(Restriction(child, named, worker or by["Ruth Calder"], why))
        _oversight(made, unit)
        if unit.left_on is None:
            tell_offers(made, unit)
            tell_what_followed(made, unit)
            tell_family(made, unit)
    plain = [u for u in made.units if not u.traits and u.workers and u.workers[-1][1] and (made.world.as_at - u.care_on).days > 90
             and u.children[0].age(made.world.as_at) >= 9]  # fmt: skip
    if len(plain) > 1:
        tell_unsafe(made, plain[0], plain[1])
        tell_added_twice(made, plain[0])
    _seal_one(made, by["Tessa Bright"], by["Ruth Calder"])


def _oversight(made: Plan, unit: Unit) -> None:
    """Managers look at most of their people's children every month; in one team hardly ever (case 19)."""
    world = made.world
    worker = unit.workers[-1][1] if unit.workers else None
    if worker is None or unit.left_on is not None:
        return
    leads = [s for s in world.staff if s.team is worker.team and s.role == "record.team_manager" and s.there_on(world.as_at)]
    rare = worker.team.name == "South locality, team 2"
    on = world.as_at - timedelta(days=world.rng.randint(50, 90) if world.rng.random() < (0.7 if rare else 0.08) else world.rng.randint(2, 38))
    for child in unit.children if leads and on > max(unit.care_on, leads[0].began_on, world.live_on) else ():
        world.say(work.oversight_recorded, child, on, by=leads[0], words=world.rng.choice(SEEN))


def _no_place_tonight(made: Plan, unit: Unit) -> None:
    """A young person who left last night, and nobody has said where to."""
    world = made.world
    yesterday = world.as_at - timedelta(days=1)
    worker = unit.worker_on(yesterday)
    for child in unit.children:
        began = next(h for h in reversed(child.ordered()) if h.type is placements.placement_began)
        world.say(placements.placement_ended, child, yesterday, by=worker, at=at_london(yesterday, 19, 40), thread_of=began,
                  why=made.era.why_moved("CHILD", yesterday), planned=False)  # fmt: skip


def _seal_one(made: Plan, custodian: Staff, second: Staff) -> None:
    """A child who was adopted: the record of the time before is sealed."""
    adopted = [u for u in made.left if u.why_left in ("E11", "E12") and u.left_on and u.left_on > made.world.live_on]
    if not adopted:
        adopted = [u for u in made.left if u.category == shape.ADOPTION] or made.left
    unit = max(adopted, key=lambda u: u.left_on or u.care_on)
    for child in unit.children:
        made.world.restrictions.append(
            Restriction(
                child, [custodian, second], custodian, "Adopted; the record before the order is sealed", sealed=True
            )
        )

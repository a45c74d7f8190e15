"""What other areas know of these children: times missing, the way to adoption, health at 31 March, care leavers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import add_years
from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Somebody
from throughline.exchange.demonstration.times_missing import tell_times_missing
from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.permanence import events as permanence
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

DOES = ("F1", "F2", "F2", "F2", "F4", "F5", "F5", "P5", "G4", "G5", "G5", "G6")
DID = ("F1", "F2", "F2", "F2", "F3", "F3", "P3", "G4", "G5", "G6")
"""What young people who have left care do, now and before 2021, in the return's codes."""
LIVES = ("U1", "U1", "D1", "D1", "B1", "Z1", "Z1", "E1", "U2", "K1")
"""Where they live. Never bed and breakfast (¶119)."""

THIRTEEN_WEEKS = 91
"""In care since 14, which makes a care leaver."""


def tell_elsewhere(made: Plan) -> None:
    """All of it, for children in care and for those who have left."""
    for unit in made.every_unit():
        for child in unit.children:
            if unit.category == shape.ADOPTION:
                _tell_adoption(made, unit, child)
            _tell_health(made, unit, child)
            if unit.left_on and child.age(unit.left_on) >= 16:
                _tell_birthdays(made, unit, child, unit.left_on)
            elif not unit.left_on and child.age(made.world.as_at) >= 11 and not unit.traits:
                tell_times_missing(made, unit, child)


def _tell_adoption(made: Plan, unit: Unit, child: Somebody) -> None:
    world = made.world
    home = unit.homes[-1]
    order = next((d for d, s in unit.law if s == "E1"), None)
    if order is None or home.type not in ("A3", "A4", "A5", "A6"):
        return
    decided = max(working_day(order - timedelta(days=world.rng.randint(15, 60))), unit.care_on + timedelta(days=1))
    opened = world.say(permanence.adoption_decided, child, decided, by=unit.worker_on(decided))
    matched = working_day(max(home.began_on - timedelta(days=world.rng.randint(8, 40)), order))
    if decided <= matched <= home.began_on:
        world.say(permanence.matched, child, matched, by=unit.worker_on(matched), thread_of=opened)
    if unit.why_left in ("E11", "E12") and unit.left_on:
        world.say(permanence.adopted, child, unit.left_on, by=unit.worker_on(unit.left_on), thread_of=opened, decided_on=decided,
                  by_foster_carer=home.type in ("A3", "A5"), adopters="2", adopters_sex="MF", adopters_law="L11")  # fmt: skip


def _tell_health(made: Plan, unit: Unit, child: Somebody) -> None:
    """The yearly return's words on health, for those in care for twelve months at 31 March."""
    world, rng = made.world, made.world.rng
    for year in range(world.live_on.year + 1, world.as_at.year + 1):
        day = date(year, 3, 31)
        if day >= world.as_at or add_years(unit.care_on, 1) > day or (unit.left_on and unit.left_on <= day):
            continue
        age = child.age(day)
        scored = 4 <= age <= 16 and rng.random() < 0.86
        world.say(
            health.position_at_31_march, child, day, recorded_at=at_london(day + timedelta(days=20), 14, 0),
            health_assessment=rng.random() < 0.9, teeth_checked=rng.random() < 0.84, immunised=rng.random() < 0.9,
            development_checked=rng.random() < 0.88 if age < 5 else None, sdq_score=min(36, max(2, round(rng.gauss(14, 6)))) if scored else None,
            substance_misuse=rng.random() < 0.06 if age >= 12 else None,
        )  # fmt: skip


def _lives(said: str, age: int) -> str:
    """With the former carers one stays on as an adult; at 17 one lives with them in care."""
    return "E1" if said == "Z1" and age == 17 else said


def _tell_birthdays(made: Plan, unit: Unit, child: Somebody, left_on: date) -> None:
    world, rng = made.world, made.world.rng
    assert child.born_on is not None
    entitled = (left_on - max(unit.care_on, add_years(child.born_on, 14))).days >= THIRTEEN_WEEKS
    for age in range(17, 22):
        day = add_years(child.born_on, age)
        if not max(left_on, world.live_on) <= day < world.as_at:
            continue
        in_touch = rng.choices(("YES", "NO", "REFU"), (90, 7, 3))[0]
        known = in_touch == "YES"
        said = {
            "activity": rng.choice(DOES if day >= date(2021, 4, 1) else DID) if known else "0",
            "accommodation": _lives(rng.choice(LIVES), age) if known else "0",
        }  # fmt: skip
        if entitled and day > left_on:
            world.say(leavers.position_at_birthday, child, day, age=age, in_touch=in_touch, **said)

"""What the yearly return to the Department for Education asks of these children, so that it can be written from the record.

Chances here are drawn apart from those of the rest of the authority, which stays as it is when something is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.base.calendar import statutory_year
from throughline.exchange.demonstration import errors_on_purpose
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.homes import Home
from throughline.exchange.demonstration.people import Happening, Somebody
from throughline.exchange.demonstration.places import INSIDE_CODES
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.people import events as people
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

SINCE = 2015
"""Worlds before it stand in the report's time, of which no return is written here."""
OUR_FOSTERING, OUR_ADOPTION, ANOTHER_COUNCIL = "SC990001", "SC990050", "SC990020"
AGENCIES, SUPPORTED = ("SC990031", "SC990032", "SC990033", "SC990034"), ("SC990071", "SC990072", "SC990073")


def registration(home: Home) -> str | None:
    """The number of the agency or home with the inspectorate; a home with parents has none."""
    if home.house is None or home.type == "P1" or home.began_on < date(SINCE, 4, 1):
        return None
    if home.house.urn:
        return home.house.urn
    name = sum(map(ord, home.house.who.name))
    if home.type.startswith("A"):
        return OUR_ADOPTION
    if home.type == "K3":
        return SUPPORTED[name % len(SUPPORTED)]
    return {"PR1": OUR_FOSTERING, "PR2": ANOTHER_COUNCIL}.get(home.provider, AGENCIES[name % len(AGENCIES)])


def put_right(made: Plan) -> None:
    """Before anything is told: nobody moves from a house to the same house, and no carer lives next door to the parents."""
    if made.world.as_at.year < SINCE:
        return
    for unit in made.every_unit():
        for n, (before, home) in enumerate(zip(unit.homes, unit.homes[1:], strict=False)):
            if before.postcode == home.postcode:
                near = {h.postcode for h in (*unit.homes[max(0, n - 1) : n], home)}
                before.house = next(house for house in made.register.council if house.postcode not in near)
                before.provider, before.with_words, before.postcode = (
                    "PR1",
                    before.house.who.name,
                    before.house.postcode,
                )
    for unit in made.every_unit():
        family = [u for u in made.every_unit() if u.family is unit.family]
        elsewhere = {h.postcode for u in family for h in u.homes if h.type != "P1"}
        if unit.family.postcode in elsewhere:
            start = INSIDE_CODES.index(unit.family.postcode) if unit.family.postcode in INSIDE_CODES else 0
            moved = next(c for c in (*INSIDE_CODES[start:], *INSIDE_CODES) if c not in elsewhere)
            for home in (h for u in family for h in u.homes if h.type == "P1"):
                home.postcode = moved
                if home.house:
                    home.house.postcode = moved
            unit.family.postcode = moved


def tell(made: Plan) -> None:
    """After everything else: pupil numbers, the home before care, health and convictions at each 31 March."""
    world = made.world
    if world.as_at.year < SINCE:
        return
    rng = Random(f"return {world.as_at.isoformat()}")  # noqa: S311 - invented children need no secret numbers
    for unit in made.every_unit():
        for child in unit.children:
            _pupil_number(made, child)
            _home_before(made, unit, child, rng)
            _each_31_march(made, unit, child, rng)
            if unit.alone_here and unit.left_on:
                world.say(care.unaccompanied_ended, child, unit.left_on, by=unit.worker_on(unit.left_on))
            _registered_since(made, unit, child)
    errors_on_purpose.tell(made)


def _registered_since(made: Plan, unit: Unit, child: Somebody) -> None:
    """Homes for older ones that became supported accommodation when it had to be registered."""
    day = date(2024, 4, 1)
    for home in unit.homes:
        if home.type in ("H5", "P2") and home.began_on < day < (home.ended_on or unit.left_on or made.world.as_at):
            began = next(h for h in child.happenings if h.type is placements.placement_began and h.on == home.began_on)
            made.world.say(placements.placement_changed, child, day, by=unit.worker_on(day), thread_of=began, type="K3", why="PLACE",
                           urn=SUPPORTED[0])  # fmt: skip


def _pupil_number(made: Plan, child: Somebody) -> None:
    assert child.born_on is not None
    told = next(h for h in child.happenings if h.type is people.identifier_recorded and h.facts["scheme"] == "local")
    has_one = any(h.type is people.identifier_recorded and h.facts["scheme"] == "upn" for h in child.happenings)
    if not has_one and child.age(made.world.as_at) >= 4:
        made.world.say(
            people.identifier_recorded, child, told.on, scheme="upn", value=made.numbers.upn(child.born_on.year)
        )


def _home_before(made: Plan, unit: Unit, child: Somebody, rng: Random) -> None:
    if unit.care_on < date(2016, 4, 1):
        return
    kind = rng.choices(("Z1", "P1", "P2", "P3"), (93, 2, 3, 2))[0]
    since = unit.care_on - timedelta(days=rng.randint(400, 1500))
    told = kind != "Z1" and child.born_on is not None and since > child.born_on
    made.world.say(
        permanence.earlier_permanence, child, unit.care_on, by=unit.worker_on(unit.care_on), kind=kind if told else "Z1",
        authority="342" if told else None, since=f"zz/{since:%m/%Y}" if told else None,
    )  # fmt: skip


def _each_31_march(made: Plan, unit: Unit, child: Somebody, rng: Random) -> None:
    world = made.world
    for year, day in _years(made, unit):
        said = _health_of(child, year)
        age, at_start = child.age(day), child.age(date(year - 1, 4, 1))
        if said is None:
            said = world.say(health.position_at_31_march, child, day, recorded_at=at_london(day + timedelta(days=20), 14, 0),
                             health_assessment=rng.random() < 0.9, teeth_checked=rng.random() < 0.84, immunised=True)  # fmt: skip
        facts = said.facts
        facts.setdefault("substance_misuse", False)
        if facts["substance_misuse"]:
            facts["intervention_received"] = rng.random() < 0.7
            if not facts["intervention_received"]:
                facts["intervention_offered"] = True
        if age >= 5:
            facts.pop("development_checked", None)
        else:
            facts.setdefault("development_checked", True)
        if age < 4 or at_start >= 17:
            facts.pop("sdq_score", None)
        elif "sdq_score" not in facts:
            facts["why_no_score"] = rng.choice(("SDQ2", "SDQ4", "SDQ5"))
        if age >= 10:
            world.say(legal.convictions_at_31_march, child, day, recorded_at=at_london(day + timedelta(days=20), 14, 0),
                      convicted=rng.random() < (0.06 if age >= 14 else 0.01))  # fmt: skip


def _years(made: Plan, unit: Unit) -> Iterator[tuple[int, date]]:
    """The years all of which a unit was looked after, since the authority began to work here."""
    for year in range(made.world.live_on.year + 1, statutory_year(made.world.as_at) + 1):
        last = date(year, 3, 31)
        if (
            unit.care_on <= date(year - 1, 4, 1)
            and (unit.left_on or made.world.as_at) >= last
            and last < made.world.as_at
        ):
            yield year, last


def _health_of(child: Somebody, year: int) -> Happening | None:
    return next((h for h in child.happenings if h.type is health.position_at_31_march and h.on.year == year), None)

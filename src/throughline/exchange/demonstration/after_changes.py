"""What follows changes and many moves: a new look at a child's needs, and meetings about stability. Some are owed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import add_months, add_working_days
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.people import Somebody
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

AGREED = (
    "Everybody who matters to her came. Her aunt will be asked first next time, and the carers have a break each month.",
    "The school holds the place whatever happens. He chose whom to ring when it gets too much.",
    "Nobody had asked why the evenings go wrong. The carers and the home worker now do them together.",
)


def tell_what_followed(made: Plan, unit: Unit) -> None:
    """For each child of one unit in care."""
    if "no_reassessment" in unit.traits or unit.left_on is not None:
        return
    for child in unit.children:
        _look_again(made, unit, child)
        _meet_about_moves(made, unit, child)


def _look_again(made: Plan, unit: Unit, child: Somebody) -> None:
    world, rng = made.world, made.world.rng
    changes = sorted(
        h.on for h in child.happenings
        if (h.type is care.legal_status_began and h.on > unit.care_on) or (h.type is homes.placement_ended and h.facts.get("planned") is False)
    )  # fmt: skip
    looked = [h.on for h in child.happenings if h.type is care.needs_reassessed]
    for changed in changes:
        day = add_working_days(changed, rng.randint(12, 29))
        if changed < world.live_on or day >= world.as_at or any(changed <= on <= changed + timedelta(days=40) for on in looked):
            continue
        if rng.random() < 0.9:
            world.say(care.needs_reassessed, child, day, by=unit.worker_on(day))
            looked.append(day)


def _meet_about_moves(made: Plan, unit: Unit, child: Somebody) -> None:
    world, rng = made.world, made.world.rng
    began = sorted(h.on for h in child.happenings if h.type is homes.placement_began)
    leads = made.house.by_name["Marcus Hale"]
    for place, on in enumerate(began, 1):
        in_a_year = sum(add_months(on, -12) < other <= on for other in began)
        held = add_working_days(on, rng.randint(3, 10))
        if (in_a_year >= 3 or place >= 6) and world.live_on <= on and held < world.as_at and rng.random() < 0.8:
            world.say(homes.stability_meeting_held, child, held, by=leads, chair=leads, words=rng.choice(AGREED),
                      took_part=rng.choice(("there", "views", "there", "neither")))  # fmt: skip

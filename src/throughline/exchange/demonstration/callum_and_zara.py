"""Callum Byrne, not seen for a month, and Zara Quayle, who is at home and not looked after: two more of Priya's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import add_months, add_years
from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Unit, tell_people
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.names import NORTHERN
from throughline.exchange.demonstration.people import Gathering, Somebody
from throughline.exchange.demonstration.staffing import NORTH
from throughline.practice.looked_after import events as care
from throughline.record.people import events as people
from throughline.record.workers import events as work
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan


def review_days(child: Somebody) -> list[date]:
    return [h.on for h in child.ordered() if h.type is care.review_held]


def tell_callum(made: Plan, callum: Somebody) -> None:
    world, priya, gwen = made.world, made.house.by_name["Priya Shah"], made.house.by_name["Gwen Adeyemi"]
    last_review = review_days(callum)[-1]
    world.say(care.visits_agreed, callum, last_review, by=gwen, weeks=5, where="plan")
    for planned in [h for h in callum.happenings if h.type is care.review_planned and h.on > last_review]:
        callum.happenings.remove(planned)
    world.say(
        care.review_planned,
        callum,
        world.as_at - timedelta(days=33),
        by=gwen,
        for_on=working_day(world.as_at),
        time="10:00",
        where="Civic Centre, room 3",
    )
    for days, account in (
        (14, "Nobody in. His aunt rang at six: he had stayed on at school and she was at work."),
        (6, "Called at four, as he asked. His aunt was in; Callum was not. She will ring me."),
    ):
        day = world.as_at - timedelta(days=days)
        at = at_london(day, 16, 0)
        call = Gathering("looked_after.visit", day, at, priya, account)
        world.say(care.child_visited, callum, day, by=priya, at=at, gathering=call, outcome="not_there")
    world.say(
        people.note_written,
        callum,
        working_day(world.as_at - timedelta(days=1)),
        by=priya,
        with_whom="His aunt",
        words=(
            "His aunt asks me to ring before ten in the morning. He has said what he thinks for the review, on "
            "paper; she will bring it."
        ),
    )


def tell_zara(made: Plan) -> None:
    """A child of Priya's who is at home and not looked after."""
    world, priya = made.world, made.house.by_name["Priya Shah"]
    family = made.families.parents("Quayle", NORTHERN, with_father=False, mother="Jodie Quayle")
    unit = Unit(family, shape.PARENTS, [], world.as_at - timedelta(days=430))
    zara = made.families.child(
        family, add_months(add_years(world.as_at, -6), -3), unit.care_on, name="Zara Quayle", sex="F"
    )
    unit.children.append(zara)
    tell_people(world, family, [unit], made.numbers, since=unit.care_on - timedelta(days=30))
    team = made.house.teams[NORTH]
    world.say(
        work.allocated,
        zara,
        unit.care_on,
        by=made.house.by_name["Lorraine Tate"],
        role="social_worker",
        worker=priya,
        team=team,
    )
    world.say(
        people.significant_event,
        zara,
        add_months(world.as_at, -14),
        by=priya,
        line="Conference: protection plan, neglect",
    )
    world.say(
        people.summary_written,
        zara,
        world.as_at - timedelta(days=44),
        by=priya,
        words=(
            "Zara lives at home with Mum. She has been on a protection plan for fourteen months, for neglect. She"
            " is a chatty six-year-old who likes "
            "being read to. Mum has stopped drinking before and is trying again; she is open about the bad days. "
            "The core group meets monthly. "
            "Visits go in pairs, because of a neighbour."
        ),
    )
    world.say(
        people.note_written,
        zara,
        working_day(world.as_at - timedelta(days=1)),
        by=priya,
        with_whom="Police",
        words="Police: no further action on the matter of the eighth. I have told Mum.",
    )

"""What children in care were told and offered: the officer's card, independent visitors, leisure passes, and two who felt unsafe.

Most were; a quarter do not know how to reach their officer and some were never offered a visitor or a pass (the report's
paragraphs 106 and 110; cases 30 and 31).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.people import Somebody
from throughline.practice.voice import events as voice

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

NAMES = ("Margaret, a retired teacher", "Dave, who runs the allotments", "Amina, a nurse", "Colin from the boxing club")


def tell_offers(made: Plan, unit: Unit) -> None:
    """Everything told and offered to the children of one unit."""
    world, rng = made.world, made.world.rng
    for child in unit.children:
        began = max(unit.care_on, world.live_on, child.born_on or unit.care_on)
        told = began + timedelta(days=rng.randint(2, 12))
        if (rng.random() < 0.75 or "harrow" in unit.traits) and unit.officer and unit.officer.began_on <= told < world.as_at:
            world.say(voice.officer_card_given, child, told, by=unit.officer, officer=unit.officer,
                      format=rng.choice(("card", "card", "message", "easy")), understood=True)  # fmt: skip
        age = child.age(world.as_at)
        if age >= 5:
            _visitor(made, unit, child, began)
        _passes(made, unit, child, began)


def _passes(made: Plan, unit: Unit, child: Somebody, began: date) -> None:
    """A leisure pass for each year; one in twenty-five a couple of months late, as happens."""
    world, rng = made.world, made.world.rng
    on = began + timedelta(days=rng.randint(6, 30))
    while on < world.as_at:
        if rng.random() < 0.04:
            on += timedelta(days=rng.randint(50, 100))
            continue
        world.say(voice.leisure_pass_offered, child, on, by=unit.worker_on(on), outcome=rng.choices(("issued", "declined"), (9, 1))[0],
                  kind="gym" if child.age(on) >= 14 else "leisure", until_on=on + timedelta(days=365))  # fmt: skip
        on += timedelta(days=rng.randint(340, 364))


def _visitor(made: Plan, unit: Unit, child: Somebody, began: date) -> None:
    """Offered some months in, and again a year after each no."""
    world, rng = made.world, made.world.rng
    offered = began + timedelta(days=rng.randint(60, 240))
    if rng.random() > 0.92:
        return
    while offered < world.as_at:
        if child.age(offered) < 5:
            offered += timedelta(days=180)
            continue
        answer = rng.choices(("yes", "no", "not_asked"), (35, 55, 10))[0]
        asked = world.say(voice.visitor_offered, child, offered, by=unit.worker_on(offered), answer=answer)
        if answer == "yes":
            found = offered + timedelta(days=rng.randint(20, 200))
            if found < world.as_at and rng.random() < 0.95:
                world.say(voice.visitor_matched, child, found, by=unit.worker_on(found), thread_of=asked, name=rng.choice(NAMES))
            return
        offered += timedelta(days=rng.randint(320, 380))


def tell_unsafe(made: Plan, seen: Unit, waiting: Unit) -> None:
    """Two children who said in the survey that they feel unsafe: one was seen the next day, one said so yesterday."""
    world = made.world
    long_ago, yesterday = world.as_at - timedelta(days=60), world.as_at - timedelta(days=1)
    for unit, on in ((seen, long_ago), (waiting, yesterday)):
        child = unit.children[0]
        said = world.say(voice.felt_unsafe, child, on, where="the survey Care4Me", named_under_protocol=True,
                         words="“I don’t feel safe on the landing at night.”")  # fmt: skip
        if unit is seen:
            world.say(voice.unsafe_followed, child, on + timedelta(days=1), by=unit.worker_on(on), thread_of=said, outcome="changed",
                      alone=True, words="An older boy on the same landing. The rooms were changed the same evening.")  # fmt: skip

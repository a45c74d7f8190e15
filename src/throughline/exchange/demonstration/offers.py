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
        since = world.as_at - timedelta(days=rng.randint(10, 380))
        if since > began and rng.random() < 0.9:
            world.say(voice.leisure_pass_offered, child, since, by=unit.worker_on(since), outcome=rng.choices(("issued", "declined"), (9, 1))[0],
                      kind="gym" if age >= 14 else "leisure", until_on=since + timedelta(days=365))  # fmt: skip


def _visitor(made: Plan, unit: Unit, child: Somebody, began: date) -> None:
    world, rng = made.world, made.world.rng
    offered = began + timedelta(days=rng.randint(60, 240))
    if rng.random() > 0.92 or offered >= world.as_at:
        return
    answer = rng.choices(("yes", "no", "not_asked"), (35, 55, 10))[0]
    asked = world.say(voice.visitor_offered, child, offered, by=unit.worker_on(offered), answer=answer)
    found = offered + timedelta(days=rng.randint(20, 200))
    if answer == "yes" and found < world.as_at and rng.random() < 0.95:
        world.say(voice.visitor_matched, child, found, by=unit.worker_on(found), thread_of=asked, name=rng.choice(NAMES))


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

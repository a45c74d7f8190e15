"""Care plans, summaries, notes and things agreed."""

from __future__ import annotations

from datetime import date, timedelta

from throughline.base.calendar import add_months, add_working_days
from throughline.exchange.demonstration import words_record as bank
from throughline.exchange.demonstration import words_visits
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Somebody, World
from throughline.exchange.demonstration.reviews import told_of
from throughline.practice.looked_after import events as care
from throughline.record.people import events as people
from throughline.services.clock import at_london


def tell_plans(world: World, unit: Unit, days: list[date], *, wordy_since: date) -> None:
    """Care plans and their versions, the decision on permanence, yearly reassessment."""
    rng = world.rng
    end = unit.left_on or world.as_at
    first = add_working_days(unit.care_on, rng.choices((0, 4, 8, 10, 14), (20, 30, 30, 14, 6))[0])
    versions = [first] + [
        d + timedelta(days=rng.randint(2, 12)) for n, d in enumerate(days) if rng.random() < (0.9 if n < 2 else 0.78)
    ]
    if "same_plan" in unit.traits:
        versions = [v for v in versions if (world.as_at - v).days > 540][:2] or versions[:1]
    decided = days[1] if len(days) > 1 else None
    if decided and rng.random() < 0.06:
        decided = days[2] if len(days) > 2 else None
    reassessed = _reassessments(world, unit, end)
    for child in unit.children:
        number = 0
        for day in versions:
            day = working_day(day)
            if not (child.born_on and child.born_on <= day and unit.care_on <= day < min(end, world.as_at)):
                continue
            number += 1
            if day < world.live_on:
                continue
            world.say(
                care.care_plan_prepared,
                child,
                day,
                by=unit.worker_on(day),
                version=number,
                words=rng.choice(bank.PLAN_LINES).format(**told_of(unit, child, day)) if day >= wordy_since else None,
            )
        if decided and decided >= world.live_on and decided >= (child.born_on or decided):
            world.say(
                care.permanence_plan_agreed,
                child,
                decided,
                by=unit.officer_on(decided),
                decision=_permanence(world, unit),
                by_on=add_months(decided, 9),
            )
        for day in reassessed:
            if child.born_on and child.born_on <= day and day >= world.live_on:
                world.say(
                    care.needs_reassessed,
                    child,
                    day,
                    by=unit.worker_on(day),
                    words=rng.choice(bank.REASSESSED).format(**told_of(unit, child, day))
                    if day >= wordy_since
                    else None,
                )


def _reassessments(world: World, unit: Unit, end: date) -> list[date]:
    found: list[date] = []
    day = unit.care_on
    chance = 0.5 if world.as_at.year <= 2014 else 0.96
    while True:
        day = working_day(add_months(day, 12) - timedelta(days=world.rng.randint(0, 40)))
        if day >= end or ("no_reassessment" in unit.traits and (world.as_at - day).days < 500):
            return found
        if world.rng.random() < chance:
            found.append(day)


def _permanence(world: World, unit: Unit) -> str:
    likely = {
        "adoption": "adoption",
        "parents": "home",
        "kin": "kin",
        "other": "independence",
        "residential": "residential",
    }
    if unit.category in likely and world.rng.random() < 0.85:
        return likely[unit.category]
    return world.rng.choices(("long_term_fostering", "special_guardianship", "home", "kin"), (70, 10, 12, 8))[0]


def tell_summaries(world: World, unit: Unit) -> None:
    """Who the child is, in a few sentences; most fresh, some stale."""
    rng = world.rng
    for child in unit.children:
        age = rng.choices((rng.randint(3, 50), rng.randint(60, 110), rng.randint(140, 300)), (82, 13, 5))[0]
        if "stale_summary" in unit.traits:
            age = 131
        days = [age, age + rng.randint(50, 90), age + rng.randint(120, 200)]
        for back in reversed(days):
            day = working_day(world.as_at - timedelta(days=back))
            if day <= unit.care_on:
                continue
            world.say(
                people.summary_written, child, day, by=unit.worker_on(day), words=summary(world, unit, child, day)
            )
        if age > 60 and rng.random() < 0.4:
            world.say(
                people.summary_confirmed,
                child,
                working_day(world.as_at - timedelta(days=rng.randint(4, 40))),
                by=unit.worker_on(world.as_at),
            )


def summary(world: World, unit: Unit, child: Somebody, day: date) -> str:
    """At most 150 words."""
    rng = world.rng
    words = told_of(unit, child, day)
    category = unit.category
    came = rng.choice(bank.WHY_CAME.get(unit.need, bank.WHY_CAME["N1"])).format(**words)
    others = [c.first() for c in unit.children if c is not child]
    together = f", with {' and '.join(others)}," if others else ""
    settled = unit.home_on(day) is unit.homes[-1]
    now = rng.choice(bank.SETTLED[category] if settled else ("{He} lives with {carer} for now.",))
    first = f"{child.first()} came into care in {unit.care_on:%B %Y}{together} {came}."
    rest = [now, rng.choice(bank.GOOD), rng.choice(bank.WORRIES), rng.choice(bank.PLAN_IS[category])]
    if rng.random() < 0.4:
        rest.insert(3, rng.choice(bank.WORRIES))
    return " ".join([first, *dict.fromkeys(s.format(**words) for s in rest)])


def tell_notes(world: World, unit: Unit) -> None:
    """Calls and messages of the last months, and things agreed."""
    rng = world.rng
    for child in unit.children:
        for _ in range(rng.choices((0, 1, 2, 3, 5), (8, 22, 34, 24, 12))[0]):
            day = working_day(world.as_at - timedelta(days=rng.randint(1, 150)))
            if day <= unit.care_on:
                continue
            who, text = rng.choice(bank.NOTES)
            words = told_of(unit, child, day)
            world.say(
                people.note_written,
                child,
                day,
                by=unit.worker_on(day),
                at=at_london(day, rng.randint(9, 17), rng.choice((5, 20, 35, 50))),
                words=text.format(**words),
                with_whom=who.format(**words),
            )
        if child.age(world.as_at) > 4 and rng.random() < 0.22:
            day = working_day(world.as_at - timedelta(days=rng.randint(5, 200)))
            if day > unit.care_on:
                said = rng.choice(words_visits.by_age(child.age(day))).format(carer="she", first=child.first())
                world.say(people.words_heard, child, day, by=unit.worker_on(day), words=said, to="on the phone")
        if rng.random() < 0.4:
            _tell_action(world, unit, child)


def _tell_action(world: World, unit: Unit, child: Somebody) -> None:
    rng = world.rng
    agreed = next((d for d in (r[0] for r in reversed(unit.reviews)) if (world.as_at - d).days > 10), None)
    worker = unit.worker_on(world.as_at)
    if agreed is None or worker is None:
        return
    what, outcome = rng.choice(bank.ACTIONS)
    words = child.words()
    by_on = agreed + timedelta(days=rng.choice((21, 30, 45, 60, 90, 150)))
    made = world.say(
        care.action_agreed,
        child,
        agreed,
        by=unit.officer,
        what=what.format(**words),
        owner=worker,
        by_on=by_on,
        outcome=outcome.format(**words),
    )
    done = (
        by_on - timedelta(days=rng.randint(0, 15))
        if rng.random() < 0.85
        else by_on + timedelta(days=rng.randint(2, 30))
    )
    done = max(working_day(done), agreed + timedelta(days=1))
    if done < world.as_at:
        world.say(care.action_done, child, done, by=worker, thread_of=made, outcome="Done")

"""Reviews: when they are held, what follows each, and whether anybody met the child before."""

from __future__ import annotations

from datetime import date, timedelta

from throughline.base.calendar import add_months, add_working_days
from throughline.exchange.demonstration import words_record as bank
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Happening, Somebody, World
from throughline.practice.looked_after import events as care
from throughline.services.clock import at_london


def plan_reviews(world: World, unit: Unit) -> list[date]:
    """The days of the reviews: within 20 working days, then three months, then six (regulation 33)."""
    rng = world.rng
    end = unit.left_on or world.as_at
    due = add_working_days(unit.care_on, 20)
    found: list[date] = []
    adopters_on = unit.homes[-1].began_on if unit.category == "adoption" and unit.homes else None
    while True:
        if adopters_on and due > adopters_on and (not found or found[-1] < adopters_on):
            due = min(due, adopters_on + timedelta(days=28))
        late = rng.random() < 0.04
        slack = rng.randint(0, 4) if not found else rng.randint(0, 16)
        day = working_day(due + timedelta(days=rng.randint(1, 16)) if late else due - timedelta(days=slack))
        day = max(day, unit.care_on + timedelta(days=5))
        if day >= end:
            break
        found.append(day)
        since_adopters = sum(1 for d in found if adopters_on and d >= adopters_on)
        due = add_months(day, 3 if len(found) == 1 or since_adopters == 1 else 6)
    unit.first_review_on = found[0] if found else None
    return found


def tell_reviews(world: World, unit: Unit, days: list[date], *, wordy_since: date) -> None:
    """Record the reviews of a unit, held together, and what follows each for each child."""
    end = unit.left_on or world.as_at
    for n, day in enumerate(days):
        told: dict[int, Happening] = {}
        for child in unit.children:
            if child.born_on and child.born_on <= day:
                told[id(child)] = _tell_review(world, unit, child, n, day, end, wordy=day >= wordy_since)
        if told:
            unit.reviews.append((day, told))


def _tell_review(world: World, unit: Unit, child: Somebody, n: int, day: date, end: date, *, wordy: bool) -> Happening:
    rng = world.rng
    worker, officer = unit.worker_on(day), unit.officer_on(day)
    words = told_of(unit, child, day)
    known = day >= world.live_on - timedelta(days=45)  # what follows a review held then was done here
    report = add_working_days(day, -rng.choices((6, 4, 3, 1), (30, 30, 34, 6))[0])
    asked = day - timedelta(days=rng.randint(24, 45))
    if known and asked > max(unit.care_on, child.born_on or asked):
        world.say(care.review_planned, child, asked, by=officer, for_on=day)
    if known and report > unit.care_on:
        world.say(care.review_report_ready, child, report, by=worker)
    held = world.say(
        care.review_held,
        child,
        day,
        by=officer,
        at=at_london(day, rng.choice((10, 11, 13, 14, 15)), 0),
        chair=officer,
        participation=took_part(world, child.age(day)),
        full_meeting=True,
        words=rng.choice(bank.DECIDED).format(**words) if wordy else None,
    )
    after = [
        (care.decisions_sent, officer, rng.choices((2, 3, 4, 5, 8), (25, 30, 25, 15, 5))[0], {}),
        (
            care.decisions_answered,
            worker,
            rng.choices((7, 8, 9, 10), (1, 1, 1, 1))[0],
            {"answer": "stand" if rng.random() < 0.97 else "objects"},
        ),
        (care.review_record_written, officer, rng.choices((9, 12, 14, 15, 19), (20, 30, 30, 14, 6))[0], {}),
        (care.review_record_sent, officer, rng.choices((15, 17, 19, 20, 24), (20, 30, 30, 14, 6))[0], {}),
    ]
    sent = add_working_days(day, after[0][2])
    for type, by, days, facts in after:
        on = add_working_days(day, days)
        if type is care.decisions_answered:
            on = add_working_days(sent, rng.randint(1, 5))
        if "unanswered" in unit.traits and day == unit.review_days[-1]:
            if type is care.decisions_answered:
                continue
            on = min(on, working_day(world.as_at - timedelta(days=5))) if type is care.decisions_sent else on
        if known and on < world.as_at:
            planned = world.say(type, child, on, by=by, thread_of=held)
            planned.facts.update(facts)
    if known and unit.status_on(day) == "V2" and day >= date(2018, 7, 18):
        reached = not unit.alone_here and rng.random() < 0.95
        world.say(
            care.consent_reconfirmed,
            child,
            day,
            by=worker,
            answer="agreed" if reached else "not_reached",
            by_whom=unit.family.mother.name if reached else None,
        )
    midway = add_months(day, 1 if n == 0 else 3)
    if known and midway < end and rng.random() < (0.45 if world.as_at.year <= 2014 else 0.95):
        on = working_day(midway - timedelta(days=rng.randint(0, 9)))
        if on > day:
            world.say(
                care.midway_checked,
                child,
                on,
                by=officer,
                officer=officer,
                rating=rng.choices(("on_track", "slipping", "stuck"), (74, 21, 5))[0],
                words=rng.choice(bank.MIDWAY).format(**told_of(unit, child, on)) if wordy else None,
            )
    return held


def book_next(world: World, unit: Unit, days: list[date]) -> None:
    """Arrange the review that comes next, for most."""
    rng = world.rng
    due = add_months(days[-1], 3 if len(days) == 1 else 6) if days else add_working_days(unit.care_on, 20)
    if due < world.as_at or rng.random() < 0.2:
        return
    for_on = working_day(due - timedelta(days=rng.randint(0, 12)))
    if for_on < world.as_at:
        return
    told = max(
        world.as_at - timedelta(days=rng.randint(2, 50)), (days[-1] if days else unit.care_on) + timedelta(days=1)
    )
    if told >= world.as_at:
        return
    hour = rng.choice((10, 11, 13, 14, 15))
    ready = add_working_days(for_on, -3)
    for child in unit.children:
        world.say(
            care.review_planned,
            child,
            told,
            by=unit.officer,
            for_on=for_on,
            time=f"{hour}:00",
            where=rng.choice(("Civic Centre, room 3", "at home", "at school", "The Bridge Centre")),
        )
        if ready < world.as_at and rng.random() < 0.85:
            world.say(
                care.review_report_ready, child, max(told, ready - timedelta(days=1)), by=unit.worker_on(world.as_at)
            )


def took_part(world: World, age: int) -> str:
    """How the child took part."""
    if age < 4:
        return "PN0"
    most = (("PN1", 46), ("PN2", 3), ("PN3", 6), ("PN4", 3), ("PN5", 10), ("PN6", 22), ("PN7", 10))
    return world.rng.choices([c for c, _ in most], [w for _, w in most])[0]


def tell_meetings_before(
    world: World, units: list[Unit], *, exact: list[tuple[date, date]], share: float = 0.5
) -> None:
    """Say for every review whether the reviewing officer met the child first.

    Inside the periods of `exact` precisely half of the reviews count as met (¶125): reviews are taken in pairs by date,
    one of each pair met; an odd one out is a child who did not want to. Elsewhere the share is about `share`.
    """
    rng = world.rng
    every = sorted(
        (
            (day, place, unit, child_id, held)
            for place, unit in enumerate(units)
            for day, told in unit.reviews
            for child_id, held in told.items()
        ),
        key=lambda r: (r[0], r[1], r[4].place),
    )
    inside: dict[int, list[tuple[Unit, Happening]]] = {n: [] for n in range(len(exact))}
    for day, _, unit, _, held in every:
        if day < world.live_on:
            continue
        for n, (first, last) in enumerate(exact):
            if first <= day <= last:
                inside[n].append((unit, held))
                break
        else:
            age = held.about.age(day)
            roll = rng.random()
            answer = (
                "refused"
                if roll < 0.02 and age > 6
                else "too_young"
                if age < 2 and roll < 0.5
                else "met"
                if roll < share + 0.02
                else "not_met"
            )
            _answer(world, unit, held, answer)
    for pairs in inside.values():
        if len(pairs) % 2:
            place = next((n for n, (_, held) in enumerate(pairs) if held.about.age(held.on) > 8), 0)
            _answer(world, *pairs.pop(place), "refused")
        for one, other in zip(pairs[::2], pairs[1::2], strict=True):
            answers = rng.sample(("met", "not_met"), 2)
            for pair, answer in zip((one, other), answers, strict=True):
                _answer(world, *pair, answer)


def _answer(world: World, unit: Unit, held: Happening, answer: str) -> None:
    rng = world.rng
    child, day = held.about, held.on
    held.facts["met_before"] = answer
    if answer == "met":
        met = max(working_day(day - timedelta(days=rng.randint(1, 13))), unit.care_on, child.born_on or unit.care_on)
        held.facts["met_on"] = met
        world.say(
            care.officer_met_child,
            child,
            met,
            by=unit.officer_on(met),
            at=at_london(met, rng.choice((11, 14, 16)), 0),
            officer=unit.officer_on(met),
            where=rng.choice(("at home", "at school", "on a walk", "at the carer’s", "in the car, on the way")),
            alone=child.age(met) >= 4 and rng.random() < 0.8,
            words=rng.choice(SAID_TO_OFFICER) if child.age(met) > 6 and rng.random() < 0.3 else None,
        )
    elif answer == "not_met":
        held.facts["why_not_met"] = rng.choice(bank.NOT_MET).format(**child.words())
        later = working_day(day + timedelta(days=rng.randint(6, 25)))
        held.facts["catch_up_on"] = later
        if later < min(unit.left_on or world.as_at, world.as_at) and rng.random() < 0.94:
            world.say(
                care.officer_met_child,
                child,
                later,
                by=unit.officer_on(later),
                officer=unit.officer_on(later),
                where="at home",
                alone=child.age(later) >= 4,
            )


SAID_TO_OFFICER = (
    "“Will you be at the next one as well?”",
    "“I want the plan to say Saturday. It says ‘regularly’.”",
    "“It’s good here. Write that first.”",
    "“You can read mine out. I’m not coming.”",
    "“I know who you are, you’re the one who checks.”",
    "“Can I say it to you and you say it to them?”",
)


def told_of(unit: Unit, child: Somebody, day: date) -> dict[str, str]:
    home = unit.home_on(day) or unit.homes[-1]
    carer = (
        "Mum"
        if home.type == "P1"
        else home.with_words.split(" ")[0]
        if home.house and home.house.who.kind == "carers"
        else home.with_words
    )
    return child.words() | {"carer": carer}

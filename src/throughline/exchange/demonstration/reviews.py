"""Reviews, plans, summaries and the small traffic between them."""

from __future__ import annotations

from datetime import date, timedelta

from throughline.base.calendar import add_months, add_working_days
from throughline.exchange.demonstration import words_record as bank
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Happening, Somebody, World
from throughline.practice.looked_after import events as care
from throughline.record.people import events as people
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
    words = _told(unit, child, day)
    known = day >= world.live_on
    report = add_working_days(day, -rng.choices((6, 4, 3, 1), (30, 30, 34, 6))[0])
    asked = day - timedelta(days=rng.randint(24, 45))
    if known and asked > max(unit.care_on, child.born_on or asked):
        world.say(care.review_planned, child, asked, by=officer, for_on=day)
    if known and report > unit.care_on:
        world.say(care.review_report_ready, child, report, by=worker)
    held = world.say(
        care.review_held, child, day, by=officer, at=at_london(day, rng.choice((10, 11, 13, 14, 15)), 0), chair=officer,
        participation=took_part(world, child.age(day)), full_meeting=True,
        words=rng.choice(bank.DECIDED).format(**words) if wordy else None,
    )  # fmt: skip
    after = [
        (care.decisions_sent, officer, rng.choices((2, 3, 4, 5, 8), (25, 30, 25, 15, 5))[0], {}),
        (care.decisions_answered, worker, rng.choices((7, 8, 9, 10), (1, 1, 1, 1))[0], {"answer": "stand" if rng.random() < 0.97 else "objects"}),
        (care.review_record_written, officer, rng.choices((9, 12, 14, 15, 19), (20, 30, 30, 14, 6))[0], {}),
        (care.review_record_sent, officer, rng.choices((15, 17, 19, 20, 24), (20, 30, 30, 14, 6))[0], {}),
    ]  # fmt: skip
    sent = add_working_days(day, after[0][2])
    for type, by, days, facts in after:
        on = add_working_days(day, days)
        if type is care.decisions_answered:
            on = add_working_days(sent, rng.randint(1, 5))
        if known and on < world.as_at:
            world.say(type, child, on, by=by, thread_of=held, **facts)
    if known and unit.status_on(day) == "V2" and day >= date(2018, 7, 18):
        reached = not unit.alone_here and rng.random() < 0.95
        world.say(care.consent_reconfirmed, child, day, by=worker, answer="agreed" if reached else "not_reached",
                  by_whom=unit.family.mother.name if reached else None)  # fmt: skip
    midway = add_months(day, 1 if n == 0 else 3)
    if known and midway < end and rng.random() < (0.45 if world.as_at.year <= 2014 else 0.95):
        on = working_day(midway - timedelta(days=rng.randint(0, 9)))
        if on > day:
            world.say(care.midway_checked, child, on, by=officer, officer=officer,
                      rating=rng.choices(("on_track", "slipping", "stuck"), (74, 21, 5))[0],
                      words=rng.choice(bank.MIDWAY).format(**_told(unit, child, on)) if wordy else None)  # fmt: skip
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
    told = max(world.as_at - timedelta(days=rng.randint(2, 50)), (days[-1] if days else unit.care_on) + timedelta(days=1))
    if told >= world.as_at:
        return
    hour = rng.choice((10, 11, 13, 14, 15))
    ready = add_working_days(for_on, -3)
    for child in unit.children:
        world.say(care.review_planned, child, told, by=unit.officer, for_on=for_on, time=f"{hour}:00",
                  where=rng.choice(("Civic Centre, room 3", "at home", "at school", "The Bridge Centre")))  # fmt: skip
        if ready < world.as_at and rng.random() < 0.85:
            world.say(care.review_report_ready, child, max(told, ready - timedelta(days=1)), by=unit.worker_on(world.as_at))


def took_part(world: World, age: int) -> str:
    """How the child took part."""
    if age < 4:
        return "PN0"
    most = (("PN1", 46), ("PN2", 3), ("PN3", 6), ("PN4", 3), ("PN5", 10), ("PN6", 22), ("PN7", 10))
    return world.rng.choices([c for c, _ in most], [w for _, w in most])[0]


def tell_meetings_before(world: World, units: list[Unit], *, exact: list[tuple[date, date]], share: float = 0.5) -> None:
    """Say for every review whether the reviewing officer met the child first.

    Inside the periods of `exact` precisely half of the reviews count as met (¶125): reviews are taken in pairs by date,
    one of each pair met; an odd one out is a child who did not want to. Elsewhere the share is about `share`.
    """
    rng = world.rng
    every = sorted(
        ((day, place, unit, child_id, held) for place, unit in enumerate(units) for day, told in unit.reviews for child_id, held in told.items()),
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
            answer = "refused" if roll < 0.02 and age > 6 else "too_young" if age < 2 and roll < 0.5 else "met" if roll < share + 0.02 else "not_met"
            _answer(world, unit, held, answer)
    for pairs in inside.values():
        if len(pairs) % 2:
            place = next((n for n, (_, held) in enumerate(pairs) if held.about.age(held.on) > 8), 0)
            unit, held = pairs.pop(place)
            _answer(world, unit, held, "refused")
        for first, second in zip(pairs[::2], pairs[1::2], strict=True):
            answers = rng.sample(("met", "not_met"), 2)
            for (unit, held), answer in zip((first, second), answers, strict=True):
                _answer(world, unit, held, answer)


def _answer(world: World, unit: Unit, held: Happening, answer: str) -> None:
    rng = world.rng
    child, day = held.about, held.on
    held.facts["met_before"] = answer
    if answer == "met":
        met = max(working_day(day - timedelta(days=rng.randint(1, 13))), unit.care_on, child.born_on or unit.care_on)
        held.facts["met_on"] = met
        world.say(care.officer_met_child, child, met, by=unit.officer_on(met), at=at_london(met, rng.choice((11, 14, 16)), 0), officer=unit.officer_on(met),
                  where=rng.choice(("at home", "at school", "on a walk", "at the carer’s", "in the car, on the way")),
                  alone=child.age(met) >= 4 and rng.random() < 0.8,
                  words=rng.choice(SAID_TO_OFFICER) if child.age(met) > 6 and rng.random() < 0.3 else None)  # fmt: skip
    elif answer == "not_met":
        held.facts["why_not_met"] = rng.choice(bank.NOT_MET).format(**child.words())
        later = working_day(day + timedelta(days=rng.randint(6, 25)))
        held.facts["catch_up_on"] = later
        if later < min(unit.left_on or world.as_at, world.as_at) and rng.random() < 0.94:
            world.say(care.officer_met_child, child, later, by=unit.officer_on(later), officer=unit.officer_on(later), where="at home", alone=child.age(later) >= 4)


SAID_TO_OFFICER = (
    "“Will you be at the next one as well?”", "“I want the plan to say Saturday. It says ‘regularly’.”", "“It’s good here. Write that first.”",
    "“You can read mine out. I’m not coming.”", "“I know who you are, you’re the one who checks.”", "“Can I say it to you and you say it to them?”",
)  # fmt: skip


def tell_plans(world: World, unit: Unit, days: list[date], *, wordy_since: date) -> None:
    """Care plans and their versions, the decision on permanence, yearly reassessment."""
    rng = world.rng
    end = unit.left_on or world.as_at
    first = add_working_days(unit.care_on, rng.choices((0, 4, 8, 10, 14), (20, 30, 30, 14, 6))[0])
    versions = [first] + [d + timedelta(days=rng.randint(2, 12)) for n, d in enumerate(days) if rng.random() < (0.8 if n < 2 else 0.55)]
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
            world.say(care.care_plan_prepared, child, day, by=unit.worker_on(day), version=number,
                      words=rng.choice(bank.PLAN_LINES).format(**_told(unit, child, day)) if day >= wordy_since else None)  # fmt: skip
        if decided and decided >= world.live_on and decided >= (child.born_on or decided):
            world.say(care.permanence_plan_agreed, child, decided, by=unit.officer_on(decided), decision=_permanence(world, unit),
                      by_on=add_months(decided, 9))  # fmt: skip
        for day in reassessed:
            if child.born_on and child.born_on <= day and day >= world.live_on:
                world.say(care.needs_reassessed, child, day, by=unit.worker_on(day),
                          words=rng.choice(bank.REASSESSED).format(**_told(unit, child, day)) if day >= wordy_since else None)  # fmt: skip


def _reassessments(world: World, unit: Unit, end: date) -> list[date]:
    found, day = [], unit.care_on
    chance = 0.5 if world.as_at.year <= 2014 else 0.88
    while True:
        day = working_day(add_months(day, 12) - timedelta(days=world.rng.randint(0, 40)))
        if day >= end or ("no_reassessment" in unit.traits and (world.as_at - day).days < 500):
            return found
        if world.rng.random() < chance:
            found.append(day)


def _permanence(world: World, unit: Unit) -> str:
    likely = {"adoption": "adoption", "parents": "home", "kin": "kin", "other": "independence", "residential": "residential"}
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
            world.say(people.summary_written, child, day, by=unit.worker_on(day), words=summary(world, unit, child, day))
        if age > 60 and rng.random() < 0.4:
            world.say(people.summary_confirmed, child, working_day(world.as_at - timedelta(days=rng.randint(4, 40))),
                      by=unit.worker_on(world.as_at))  # fmt: skip


def summary(world: World, unit: Unit, child: Somebody, day: date) -> str:
    """At most 150 words."""
    rng = world.rng
    words = _told(unit, child, day)
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
            words = _told(unit, child, day)
            world.say(people.note_written, child, day, by=unit.worker_on(day), at=at_london(day, rng.randint(9, 17), rng.choice((5, 20, 35, 50))),
                      words=text.format(**words), with_whom=who.format(**words))  # fmt: skip
        if child.age(world.as_at) > 4 and rng.random() < 0.22:
            day = working_day(world.as_at - timedelta(days=rng.randint(5, 200)))
            if day > unit.care_on:
                from throughline.exchange.demonstration import words_visits

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
    made = world.say(care.action_agreed, child, agreed, by=unit.officer, what=what.format(**words), owner=worker, by_on=by_on,
                     outcome=outcome.format(**words))  # fmt: skip
    done = by_on - timedelta(days=rng.randint(0, 15)) if rng.random() < 0.85 else by_on + timedelta(days=rng.randint(2, 30))
    done = max(working_day(done), agreed + timedelta(days=1))
    if done < world.as_at:
        world.say(care.action_done, child, done, by=worker, thread_of=made, outcome="Done")


def _told(unit: Unit, child: Somebody, day: date) -> dict[str, str]:
    home = unit.home_on(day) or unit.homes[-1]
    carer = "Mum" if home.type == "P1" else home.with_words.split(" ")[0] if home.house and home.house.who.kind == "carers" else home.with_words
    return child.words() | {"carer": carer}

"""Visits: when the law wants them, when they were made, and what was written."""

from __future__ import annotations

from datetime import date, timedelta

from throughline.base.calendar import add_months, add_working_days
from throughline.base.words import join_words
from throughline.exchange.demonstration import words_visits as bank
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.homes import Home
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Gathering, Somebody, World
from throughline.practice.looked_after import events as care
from throughline.services.clock import at_london

LATE = 0.05
"""How often a visit is made after its day."""


def limit_after(unit: Unit, home: Home, last: date) -> date:
    """The day by which the next visit is due after one on `last` (Care Planning Regulations 2010, regulation 28)."""
    status = unit.status_on(last)
    reviewed = any(home.began_on <= review <= last for review in unit.review_days)
    if home.type in ("A3", "A4", "A5", "A6"):
        return last + timedelta(days=42 if reviewed else 7)
    if home.regime == "19" and (home.decided_on is None or last < home.decided_on):
        return last + timedelta(days=42 if reviewed else 7)
    unapproved = home.regime == "24" and (home.approved_on is None or last < home.approved_on)
    if unapproved or (home.type == "P1" and status == "C1"):
        return last + timedelta(days=28 if reviewed else 7)
    lasting = home.until_18 or (home.long_term_on is not None and last >= home.long_term_on)
    if last >= add_months(home.began_on, 12) and lasting:
        return add_months(last, 3)
    return last + timedelta(days=42)


def plan_visits(world: World, unit: Unit) -> list[tuple[date, Home]]:
    """The days on which this unit was visited, in the home it then had."""
    rng = world.rng
    found: list[tuple[date, Home]] = []
    end = unit.left_on or world.as_at
    for home in unit.homes:
        until = min(home.ended_on or end, end)
        day = working_day(home.began_on + timedelta(days=rng.randint(1, 7)))
        if rng.random() < 0.03:
            day = working_day(home.began_on + timedelta(days=rng.randint(8, 13)))
        day = max(day, home.began_on)
        while day < until:
            found.append((day, home))
            due = limit_after(unit, home, day)
            span = (due - day).days
            slack = rng.randint(0, 1 + span // 5) if span > 7 else rng.randint(0, 1)
            late = rng.random() < LATE * (1.6 if (world.as_at - due).days < 60 else 1.0)
            after = (
                due + timedelta(days=rng.randint(1, 4 + span // 6))
                if late and span > 7
                else due - timedelta(days=slack)
            )
            order = next(
                (d for d, s in unit.law if s == "C2" and home.type == "P1" and day < d <= after and d >= home.began_on),
                None,
            )
            after = order + timedelta(days=4) if order else after
            day = max(working_day(after), day + timedelta(days=2))
    past = next((int(t.split(":")[1]) for t in sorted(unit.traits) if t.startswith("past:")), None)
    if past is not None:
        last = world.as_at - timedelta(days=42 + past)
        found = [(d, h) for d, h in found if d < last - timedelta(days=18)] + [(last, unit.homes[-1])]
    unit.visited = [d for d, _ in found]
    return found


def tell_visits(world: World, unit: Unit, visits: list[tuple[date, Home]], *, wordy_since: date) -> None:
    """Record each visit: the shared account once, and for each child what belongs to that child."""
    for day, home in visits:
        children = [c for c in unit.children if c.born_on and c.born_on <= day]
        if children and day >= world.live_on:
            _tell_visit(world, unit, day, home, children, wordy=day >= wordy_since)


def _tell_visit(world: World, unit: Unit, day: date, home: Home, children: list[Somebody], *, wordy: bool) -> None:
    rng = world.rng
    by = unit.worker_on(day)
    if by is None:
        by = next((s for s in world.staff if s.team is unit.workers[-1][2] and s.there_on(day) and s.qualified), None)
    at = at_london(day, rng.choice((10, 13, 15, 15, 16, 16, 16, 17)), rng.choice((0, 10, 15, 30, 40, 45)))
    last = world.as_at - timedelta(days=1)
    carer = home.with_words.split(" and ")[0].split(" ")[0].strip(",") if home.type != "P1" else "Mum"
    if home.type in ("K1", "K2", "K3", "H5", "P2"):
        carer = "the key worker"
    first = rng.choice(children).first()
    told = {"carer": carer, "first": first, "names": join_words([c.first() for c in children])}
    missed = day != unit.homes[-1].began_on and rng.random() < 0.035 and (day - timedelta(days=3)) > home.began_on
    if missed:
        before = working_day(day - timedelta(days=rng.randint(1, 3)))
        if before < day and before > home.began_on:
            call = Gathering(
                "looked_after.visit",
                before,
                at - timedelta(days=(day - before).days),
                by,
                _said(rng.choice(bank.NOT_THERE), told),
            )
            for child in children:
                world.say(care.child_visited, child, before, by=by, at=call.at, gathering=call, outcome="not_there")
    account = _said(compose(world), told) if wordy else ""
    gathering = Gathering("looked_after.visit", day, at, by, account)
    absent = rng.choice(children) if len(children) > 1 and rng.random() < 0.03 else None
    written = max(day, add_working_days(day, rng.choices((0, 1, 2, 3, 4, 6, 8), (22, 30, 22, 12, 9, 3, 2))[0]))
    written_at = (
        at + timedelta(minutes=70)
        if written == day
        else at_london(written, rng.choice((9, 11, 14, 16)), rng.choice((5, 25, 50)))
    )
    alone_by = min(limit_after(unit, home, day), day + timedelta(days=41))
    for child in children:
        if child is absent:
            world.say(
                care.child_visited,
                child,
                day,
                by=by,
                at=at,
                recorded_at=written_at,
                gathering=gathering,
                outcome="not_there",
            )
            continue
        alone, why = how_alone(world, child.age(day))
        if "never_alone" in unit.traits and (world.as_at - day).days < 150:
            alone, why = "no", "not_possible"
        says = None
        if wordy and rng.random() < 0.78:
            says = _said(rng.choice(bank.by_age(child.age(day))), told | child.words())
        visit = world.say(
            care.child_visited,
            child,
            day,
            by=by,
            at=at,
            recorded_at=written_at if says else None,
            gathering=gathering,
            outcome="seen",
            alone=alone,
            why_not_alone=why,
            alone_by=alone_by if why == "not_possible" else None,
            where=rng.choice(bank.WHERE) if wordy else None,
            bedroom=rng.random() < 0.55,
            words=says,
            home=_said(rng.choice(bank.HOUSE), told) if wordy and rng.random() < 0.4 else None,
            also_saw=home.with_words if wordy and rng.random() < 0.7 else None,
        )
        if not says and written <= last:
            world.say(
                care.visit_written_up, child, written, by=by, at=written_at, recorded_at=written_at, thread_of=visit
            )


def how_alone(world: World, age: int) -> tuple[str, str | None]:
    """Whether seen alone, and if not, why: the report found that not every child was (¶88, ¶90)."""
    roll = world.rng.random()
    if age < 2:
        return "no", "too_young"
    if age < 4:
        return ("part", None) if roll < 0.5 else ("no", "too_young")
    if roll < 0.77:
        return "yes", None
    if roll < 0.88:
        return "part", None
    return "no", "did_not_want" if roll < 0.94 else "not_possible"


def compose(world: World) -> str:
    """An account of a visit, in three to five short sentences."""
    rng = world.rng
    parts = [rng.choice(bank.CAME), rng.choice(bank.DID)]
    if rng.random() < 0.75:
        parts.append(rng.choice(bank.CARER_SAID))
    if rng.random() < 0.45:
        parts.append(rng.choice(bank.SCHOOL))
    parts.append(rng.choice(bank.ENDED))
    return " ".join(p for p in parts if p)


def _said(text: str, told: dict[str, str]) -> str:
    text = text.format(**told)
    return text[0].upper() + text[1:] if text else text

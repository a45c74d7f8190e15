"""What this area offers to the pages that look across areas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from throughline.base.words import length_words
from throughline.engines.panels.declarations import IN_FORCE, LIFE, Asked, Panel
from throughline.practice.looked_after import codes, events, projections
from throughline.record.ledger.queries import rows_as_known
from throughline.web.charts.life import Bar, Lane, Tick
from throughline.web.parts import Pair

LAW = projections.legal_status.reads
WEIGHTS = {
    "C1": 2,
    "C2": 3,
    "E1": 3,
    "D1": 3,
    "V2": 0,
    "V3": 0,
    "V4": 0,
    "L1": 2,
    "L2": 2,
    "L3": 2,
    "J1": 2,
    "J2": 2,
    "J3": 2,
}
"""How much of the responsibility the council carries under each status: ink in the life chart."""
SHORT = 7


def _law(asked: Asked) -> list[dict[str, object]]:
    return rows_as_known(projections.legal_status, asked.events, asked.around)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def in_force(asked: Asked) -> Sequence[Pair]:
    """The legal ground now, and the plan."""
    rows = [r for r in _law(asked) if r["ended_on"] is None]
    pairs = [Pair("Order" if r["status"] in codes.CARE_ORDERS else "In law", f"{codes.status_words(str(r['status']))}, {_day(r['began_on'])}")
             for r in rows]  # type: ignore[arg-type]  # fmt: skip
    plans = rows_as_known(projections.plan_version, asked.events, asked.around)
    in_care = any(r["ended_on"] is None for r in rows_as_known(projections.care_period, asked.events, asked.around))
    if plans:
        last = plans[-1]
        pairs.append(Pair("Plan", f"Care plan, version {last['version']}, {_day(last['agreed_on'])}"))
    elif in_care:
        pairs.append(Pair("Plan", "", asked=""))
    decided = asked.of(events.permanence_plan_agreed)
    if decided and in_care:
        told = events.PERMANENCE.get(decided[-1].get("decision"), "")
        pairs.append(Pair("To grow up", f"{told}, {_day(decided[-1].on)}"))
    return pairs


def law_lane(asked: Asked) -> Sequence[Lane]:
    """Legal status over a life."""
    rows = _law(asked)
    bars, ticks = [], []
    for row in rows:
        began, ended, status = row["began_on"], row["ended_on"], str(row["status"])
        words = codes.status_words(status)
        assert isinstance(began, date)
        if isinstance(ended, date) and (ended - began).days < SHORT:
            ticks.append(Tick(began, f"{words.lower()}, {length_words(began, ended)}"))
        else:
            bars.append(Bar(began, ended if isinstance(ended, date) else None, words, WEIGHTS.get(status, 1)))
    now = next((r for r in rows if r["ended_on"] is None), None)
    said = (codes.status_words(str(now["status"])), f"since {_day(now['began_on'])}") if now else ("no order", "")  # type: ignore[arg-type]
    return [Lane("Legal status", said, bars=bars, ticks=ticks)]


def plan_lane(asked: Asked) -> Sequence[Lane]:
    """Care plans: one bar for each time in care that had a plan."""
    plans = rows_as_known(projections.plan_version, asked.events, asked.around)
    care = rows_as_known(projections.care_period, asked.events, asked.around)
    bars = []
    for period in care:
        began, ended = period["began_on"], period["ended_on"]
        first = next(
            (p["agreed_on"] for p in plans if p["agreed_on"] >= began and (ended is None or p["agreed_on"] < ended)),
            None,
        )
        if first is not None:
            bars.append(Bar(first, ended, "Care plan", 3))
    last = plans[-1] if plans else None
    in_care = any(p["ended_on"] is None for p in care)
    said = (
        (f"Care plan, version {last['version']}", _day(last["agreed_on"]))
        if last and in_care
        else ("no plan known", "")
    )
    return [Lane("Plan", said, bars=bars)]


in_force_panel = Panel(
    "looked_after.in_force", IN_FORCE, 10,
    LAW | projections.plan_version.reads | projections.care_period.reads | {events.permanence_plan_agreed.code}, in_force,
)  # fmt: skip
law_panel = Panel("looked_after.law", LIFE, 20, LAW, law_lane)
plan_panel = Panel(
    "looked_after.plan", LIFE, 30, projections.plan_version.reads | projections.care_period.reads, plan_lane
)

"""Coming into care and leaving it, counted: by age, by the order that followed, and how long children are in care by what is planned for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from typing import Any

from throughline.base.words import length_words
from throughline.practice.legal.queries import Flow, InCare
from throughline.practice.looked_after import events as care
from throughline.record.ledger.queries import happened_since
from throughline.web.sheets import Sheet, head, number

AGES = (("under 1", 0, 1), ("1 to 4", 1, 5), ("5 to 9", 5, 10), ("10 to 15", 10, 16), ("16 and over", 16, 200))
SPECIAL_GUARDIANSHIP = frozenset({"E43", "E44", "E45", "E46", "E47", "E48"})
RESIDENCE = frozenset({"E41"})
"""Residence orders, and child arrangements orders since 2014: one code of the return has both."""
YEARS = 5


def by_age(flows: Iterable[Flow]) -> list[int]:
    """How many of each group of `AGES`, and last those whose age is not known."""
    ages = [f.age for f in flows]
    return [*(sum(a is not None and least <= a < most for a in ages) for _, least, most in AGES), sum(a is None for a in ages)]


def ages_sheet(came: Sequence[Flow], left: Sequence[Flow]) -> Sheet:
    """Coming in and leaving by age on that day; who left without a known age is counted too."""
    names = [*(words for words, _, _ in AGES), "age not known"]
    lines = [(name, a, b) for name, a, b in zip(names, by_age(came), by_age(left), strict=True) if a or b or name != "age not known"]
    return Sheet("Twelve months by age", ("Age", "Came in", "Left"), [(head(n), number(a), number(b)) for n, a, b in lines],
                 numbers=frozenset({1, 2}), half=True)  # fmt: skip


def year_of(day: date) -> int:
    """The year in which a financial year of 1 April began."""
    return day.year if day >= date(day.year, 4, 1) else day.year - 1


def orders_by_year(viewer: Any) -> list[tuple[str, int, int]]:
    """Children who left care to special guardianship, and by a residence or child arrangements order, in each of the last years, newest first."""
    now = year_of(viewer.today)
    left = happened_since(viewer, care.ceased_looked_after, date(now - YEARS + 1, 4, 1))
    guardians = Counter(year_of(e.on) for e in left if e.get("reason") in SPECIAL_GUARDIANSHIP)
    residence = Counter(year_of(e.on) for e in left if e.get("reason") in RESIDENCE)
    return [(f"{y}/{(y + 1) % 100:02d}{' so far' if y == now else ''}", guardians[y], residence[y]) for y in range(now, now - YEARS, -1)]


def orders_sheet(viewer: Any) -> Sheet:
    """Special guardianship and residence orders by year."""
    return Sheet(
        "Left care by an order, year by year", ("From April", "Special guardianship", "Residence or child arrangements"),
        [(head(year), number(a), number(b)) for year, a, b in orders_by_year(viewer)], numbers=frozenset({1, 2}), half=True,
        small="Residence orders became child arrangements orders on 22 April 2014.",
    )  # fmt: skip


def lengths_by_plan(held: Iterable[InCare]) -> list[tuple[str, list[date]]]:
    """For each kind of plan, the days since which the children in care have been in care; without a plan last."""
    found: dict[str, list[date]] = {}
    for child in held:
        found.setdefault(child.plan.get("decision") if child.plan else "", []).append(child.since)
    return [(code, found[code]) for code in (*care.PERMANENCE, "") if code in found]


def lengths_sheet(viewer: Any, held: Iterable[InCare]) -> Sheet:
    """How long children in care have been in care, by what is planned for them."""
    today = viewer.today

    def line(code: str, since: list[date]) -> tuple[Any, ...]:
        middle = date.fromordinal(int(median(d.toordinal() for d in since)))
        plan = care.PERMANENCE.get(code, "no plan for permanence yet")
        return head(plan), number(len(since)), head(length_words(middle, today)), head(length_words(min(since), today))

    return Sheet("In care now, by plan", ("Plan", "Children", "Half of them longer than", "The longest"), [line(c, s) for c, s in lengths_by_plan(held)],
                 numbers=frozenset({1}), empty="Nobody is in care.")  # fmt: skip

"""The whole return of an authority: every child in order, every table of the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.checks.tables import Table
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.returns.ssda903.build import episodes, facts, queries
from throughline.returns.ssda903.build.cells import Empty, write
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.record.rows import START
from throughline.returns.ssda903.tables import tables_in

AT_ONCE = 500
TYPES = frozenset(t.code for t in (*episodes.TYPES, *facts.TYPES))
WITHOUT_NUMBER = "R{}"
"""A child without a local number is told by the record's own, which is hers for good."""


@dataclass
class Built:
    """The tables of a year as text, and what could not be told."""

    year: int
    tables: dict[str, list[list[str]]]
    """Table to rows, in order of child and day."""
    children: int = 0
    empty: list[Empty] = field(default_factory=list)
    behind_seal: int = 0
    """Sealed records of children, which only their custodian may tell of."""

    def columns(self, table: Table) -> list[str]:
        """The official heading."""
        return [c.name for c in table.submitted]

    def left_empty(self) -> list[tuple[str, str, str, int]]:
        """Table, column, why, how often; as the tables and columns stand in the return."""
        places = {
            (t.name, c.name): (n, m) for n, t in enumerate(tables_in(self.year)) for m, c in enumerate(t.submitted)
        }
        counts = Counter((e.table, e.column, e.words) for e in self.empty)
        return [(*key, n) for key, n in sorted(counts.items(), key=lambda c: (places[c[0][:2]], -c[1], c[0][2]))]


def build(
    authority: int, year: int, say: Callable[[int, int], None] = lambda done, total: None, *, earlier: bool = False
) -> Built:
    """The return of a year (its last one) for the authority that is acted for. `say`: children done, of how many.

    `earlier`: with every episode before the year too. No return is sent so; it is what the next year's is checked against,
    since the care of somebody who has left it may lie years back.
    """
    built = Built(year, {t.name: [] for t in tables_in(year)}, behind_seal=queries.sealed_children(authority))
    every = queries.every_child(authority)
    numbers = queries.registered_workers(authority)
    ranks = registry.ranks()
    rows: list[tuple[str, str, str, list[str]]] = []
    for start in range(0, len(every), AT_ONCE):
        subjects = every[start : start + AT_ONCE]
        for subject, held in projections.load(subjects, TYPES).items():
            told = tell(Life(subject, in_effect(held, ranks), year), numbers, earlier=earlier)
            if told is not None:
                built.children += 1
                rows.extend(told.rows)
                built.empty.extend(told.empty)
        say(min(start + AT_ONCE, len(every)), len(every))
    for table, _, _, cells in sorted(rows):
        built.tables[table].append(cells)
    built.empty.sort(key=lambda e: (e.child, e.table, e.row, e.column))
    return built


@dataclass
class Told:
    """One child's rows: table, child, day and cells; and what stays empty."""

    rows: list[tuple[str, str, str, list[str]]] = field(default_factory=list)
    empty: list[Empty] = field(default_factory=list)


def tell(life: Life, numbers: dict[int, str], *, earlier: bool = False) -> Told | None:
    """Every row about one child; None when the return of the year does not know her."""
    who = facts.person(life)
    held = episodes.periods(life)
    child = who.number or WITHOUT_NUMBER.format(life.subject)
    told = Told()
    alone = list(facts.unaccompanied(life, who, held))
    every: dict[str, Iterator[dict[str, Any]] | Sequence[dict[str, Any]]] = {
        "Episodes": _episodes(life, held, earlier),
        "Reviews": facts.reviews(life),
        "UASC": alone,
        "OC2": facts.health_and_convictions(life, held),
        "OC3": facts.care_leaver(life, who, held),
        "AD1": facts.adoption(life, held),
        "PlacedAdoption": facts.decisions(life, held),
        "PrevPerm": facts.earlier_permanence(life, held),
        "Missing": facts.times_missing(life, held),
        "SWEpisodes": facts.workers(life, held, numbers),
        "DoLo": facts.deprivations(life),
    }
    tables = {t.name: t for t in tables_in(life.year)}
    found = {name: list(rows) for name, rows in every.items() if name in tables}
    if not any(found.values()):
        return None
    found["Header"] = [facts.header(life, who, held)]
    for name, rows in found.items():
        for row in rows:
            key = _day(row.get(START.get(name, "")))
            written = write(tables[name], {"DOB": who.born, **row}, child, key, year=life.year, uasc=bool(alone))
            told.rows.append((name, child, key, written.cells))
            told.empty.extend(written.empty)
    if who.number is None:
        told.empty.append(
            Empty("Header", "CHILD", child, "", "There is no local number; the record’s own stands for it")
        )
    return told


def _episodes(life: Life, held: Sequence[episodes.Period], earlier: bool) -> Iterator[dict[str, Any]]:
    for e in (e for period in held for e in period.episodes):
        if earlier or life.touches(e.began, e.ended):
            yield {
                "DECOM": e.began, "RNE": e.why_new, "LS": e.status, "CIN": e.need, "PLACE": e.terms.get("type"),
                "PLACE_PROVIDER": e.terms.get("provider"), "DEC": e.ended, "REC": e.reason, "REASON_PLACE_CHANGE": e.why_moved,
                "HOME_POST": e.home_postcode, "PL_POST": e.terms.get("postcode"), "URN": e.terms.get("urn"),
            }  # fmt: skip


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""

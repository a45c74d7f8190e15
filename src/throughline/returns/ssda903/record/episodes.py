"""Episodes of care become what happened: care began and ended, legal statuses, homes, temporary stays.

A run of episodes from `RNE = S` to a `REC` other than X1 is one period of care. Where the first episode that any file
tells is not a start, care had begun before: the period then begins with what is known, and says so, and so do the home
and the legal status that the episode did not change. A home begins where the return
says that the carer changed (P, B, or a start); where it says that the carer stayed (T, U, L) its terms change. T codes
are stays elsewhere: the home goes on meanwhile. An episode that says that the carer, or the legal status, changed and
leaves empty to which, ends the one before: the child has none that is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as placements
from throughline.practice.placements.codes import TEMPORARY
from throughline.record.ledger.types import BEGUN_BEFORE, EventType
from throughline.record.people import events as people
from throughline.returns.aside import CELL, NOTE, ROW, Aside
from throughline.returns.by_child import Row
from throughline.returns.cells import shown
from throughline.returns.return_set import year_words

CONTINUES = "X1"
SAME_CARER = frozenset({"L", "T", "U"})
NEW_CARER = frozenset({"S", "P", "B"})
NEW_LAW = frozenset({"L", "B", "U"})
WHERE = ("PLACE", "PLACE_PROVIDER", "PL_POST", "URN")
DIED = "E2"
START = "S"
SAME_LAW = frozenset({"P", "T"})
"""Reasons for a new episode that leave the legal status as it was."""


@dataclass(slots=True)
class Want:
    """An event that the rows amount to. `key` names it within the child; `thread` is the key of what opened its thread."""

    key: str
    type: EventType
    on: date
    facts: dict[str, Any] = field(default_factory=dict)
    thread: str | None = None


@dataclass(slots=True)
class Period:
    """A period of care as the events have it."""

    key: str
    began: date
    ended: date | None = None
    reason: str | None = None


@dataclass
class Care:
    """What a child's episodes amount to."""

    wants: list[Want] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)

    def began_in(self, first: date, last: date) -> date | None:
        """The first day of the first period that touches these days."""
        return next((p.began for p in self.periods if p.began <= last and (p.ended is None or p.ended >= first)), None)


def in_care(rows: Sequence[Row], number: str) -> Care:
    """The events of a child's episodes, which come in order of their first days."""
    found = Care()
    kept = _without_overlaps(rows, number, found.aside)
    walk = _Walk(found, number)
    for n, row in enumerate(kept):
        walk.take(row, kept[n - 1] if n else None, kept[n + 1] if n + 1 < len(kept) else None)
    return found


def _without_overlaps(rows: Sequence[Row], number: str, aside: list[Aside]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if row.get("DEC") == row.key:
            if row.line is not None:
                words = "It began and ended on the same day: no night in care, so nothing of it goes onto the record"
                aside.append(Aside(NOTE, "same_day", words, row.table, row.line, "DEC", number, row.key))
            continue
        while kept:
            before = kept[-1]
            if before.get("DEC") and row.key < before.get("DEC"):  # type: ignore[operator]
                if before.year < row.year:
                    kept.pop()
                    _superseded(before, row.year, number, aside)
                    continue
                words = (f"It begins on {shown(row.day('DECOM'))}, but the episode of "  # type: ignore[arg-type]
                         f"{shown(before.day('DECOM'))} lasts until {shown(before.day('DEC'))}")  # type: ignore[arg-type]  # fmt: skip
                if row.line is not None:
                    aside.append(Aside(ROW, "overlaps", words, row.table, row.line, "DECOM", number, row.key))
                break
            if row.year < before.year and not row.get("DEC"):
                _superseded(row, before.year, number, aside)
                break
            kept.append(row)
            break
        else:
            kept.append(row)
    return kept


def _superseded(row: Row, year: int, number: str, aside: list[Aside]) -> None:
    words = f"The episode of {shown(row.day('DECOM'))}, told for {year_words(row.year)}, no longer fits that of {year_words(year)}"  # type: ignore[arg-type]
    aside.append(Aside(NOTE, "not_carried_forward", words, row.table, row.line, "DECOM", number, row.key))


@dataclass
class _Walk:
    """Going through the episodes in order: what holds now."""

    out: Care
    number: str
    period: Period | None = None
    status: str | None = None
    law: str | None = None
    """Key of the legal status that holds."""
    home: str | None = None
    """Key of the home that goes on."""
    terms: dict[str, Any] = field(default_factory=dict)
    stay: str | None = None
    found: bool = False
    """This episode is the first known of a period that had begun before it."""

    def take(self, row: Row, before: Row | None, after: Row | None) -> None:
        day = row.day("DECOM")
        assert day is not None
        ended = row.day("DEC") or (after.day("DECOM") if after else None)
        reason = row.get("REC")
        if after and "DEC" not in row.cells:
            self._note(NOTE, "no_end", row, "DEC", f"Taken to have ended on {shown(ended)}, when the next one began")  # type: ignore[arg-type]
        if self.period and row.get("RNE") == "S":
            assert before is not None
            self._note(CELL, "goes_on", row, "RNE", "It says that care began, but the episode before it goes on the same day")
        self.found = self.period is None and row.get("RNE") not in (None, START)
        if self.period is None:
            self._begin(row, day)
        self._law(row, day)
        self._place(row, day, before)
        if ended is None:
            if reason and reason != CONTINUES:
                self._note(CELL, "end_not_known", row, "REC", f"It says how care ended ({reason}) but not on which day")
            return
        if self._ends(row, after, ended):
            self._end(row, ended, None if reason == CONTINUES else reason)
        elif after is None or after.day("DECOM") != ended:
            self._leave(row, ended)

    def _leave(self, row: Row, day: date) -> None:
        """Care goes on, but where the child went next is not told."""
        if self.stay:
            self._back(day)
        if self.home:
            self._want("out", row.key, placements.placement_ended, day, {"why": row.get("REASON_PLACE_CHANGE")}, self.home)
        self.home = None

    def _ends(self, row: Row, after: Row | None, ended: date) -> bool:
        """Whether the period of care ends with this episode."""
        reason = row.get("REC")
        joined = after is not None and after.day("DECOM") == ended
        starts = after is not None and after.get("RNE") == "S"
        if reason == CONTINUES:
            return starts and not joined
        if reason:
            return True
        # How it ended is not told: care went on if another episode follows that is not a start.
        return after is None or (starts and not joined) or (not joined and not after.get("RNE"))

    def _begin(self, row: Row, day: date) -> None:
        self.period = Period(f"came:{row.key}", day)
        self.out.periods.append(self.period)
        self.status = self.home = self.stay = None
        facts = {"need": row.get("CIN"), "home_postcode": row.get("HOME_POST"), **_before(self.found)}
        if row.get("RNE") not in (None, START):
            facts["already"] = row.get("RNE")
        self.out.wants.append(Want(self.period.key, care.became_looked_after, day, facts))

    def _end(self, row: Row, day: date, reason: str | None) -> None:
        assert self.period is not None
        self.period.ended, self.period.reason = day, reason
        self._want("left", row.key, care.ceased_looked_after, day, {"reason": reason}, self.period.key)
        if reason == DIED and all(w.key != "died" for w in self.out.wants):
            self.out.wants.append(Want("died", people.died, day))
        self.period = self.status = self.home = self.stay = None

    def _law(self, row: Row, day: date) -> None:
        status = row.get("LS")
        if status and status != self.status:
            before = _before(self.found and row.get("RNE") in SAME_LAW)
            self._want("law", row.key, care.legal_status_began, day, {"status": status, **before})
            self.status, self.law = status, f"law:{row.key}"
        elif self.status and "LS" not in row.cells and row.get("RNE") in NEW_LAW:
            self._want("law_ended", row.key, care.legal_status_ended, day, {}, self.law)
            self.status = None

    def _place(self, row: Row, day: date, before: Row | None) -> None:
        terms = {"type": row.get("PLACE"), "provider": row.get("PLACE_PROVIDER"), "postcode": row.get("PL_POST"), "urn": row.get("URN")}
        if terms["type"] in TEMPORARY:
            if self.stay:
                self._back(day)
            self.stay = f"stay:{row.key}"
            self.out.wants.append(Want(self.stay, placements.stay_began, day, terms))
            return
        returned = self.stay is not None
        if returned:
            self._back(day)
        why = before.get("REASON_PLACE_CHANGE") if before and self.home else None
        if not any(column in row.cells for column in WHERE):
            if self.home and row.get("RNE") in NEW_CARER:
                self._want("out", row.key, placements.placement_ended, day, {"why": why}, self.home)
                self.home = None
            return
        if self.home is None or self._moved(row, terms, returned):
            before_it = _before(self.found and row.get("RNE") in SAME_CARER)
            facts = {**terms, "why": why, "home_postcode": row.get("HOME_POST"), **before_it}
            self._want("home", row.key, placements.placement_began, day, facts)
            self.home, self.terms = f"home:{row.key}", terms
        elif _differ(terms, self.terms):
            self._want("home", row.key, placements.placement_changed, day, {**terms, "why": why}, self.home)
            self.terms = {**self.terms, **{n: v for n, v in terms.items() if v}}

    def _moved(self, row: Row, terms: dict[str, Any], returned: bool) -> bool:
        """Whether this is another home rather than the same one on other terms."""
        if returned:
            return _differ(terms, self.terms)
        reason = row.get("RNE")
        if reason in NEW_CARER:
            return True
        if reason in SAME_CARER:
            return False
        return _differ({n: terms[n] for n in ("postcode", "urn")}, self.terms)

    def _back(self, day: date) -> None:
        assert self.stay is not None
        self.out.wants.append(Want(f"back:{self.stay[5:]}", placements.stay_ended, day, {}, self.stay))
        self.stay = None

    def _want(self, what: str, key: str, type: EventType, on: date, facts: dict[str, Any], thread: str | None = None) -> None:
        self.out.wants.append(Want(f"{what}:{key}", type, on, facts, thread))

    def _note(self, kind: str, reason: str, row: Row, column: str, words: str) -> None:
        if row.line is not None:
            self.out.aside.append(Aside(kind, reason, words, row.table, row.line, column, self.number, row.get(column) or ""))


def _before(begun: bool) -> dict[str, Any]:
    return {BEGUN_BEFORE.name: True} if begun else {}


def _differ(terms: dict[str, Any], held: dict[str, Any]) -> bool:
    """Whether anything that both tell of is not the same."""
    return any(v and held.get(n) and held[n] != v for n, v in terms.items())

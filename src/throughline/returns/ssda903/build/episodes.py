"""Care, its legal ground and the homes become episodes: the mirror of `ssda903.record.episodes`.

A new episode begins on each day after which something that the return tells of is different: care, the legal status,
the home or its terms. On a day of several changes only what held at its end counts. A new home is a change of carer
(P, B); new terms of the same one are not (T, U). While the child stays elsewhere for a time the stay is shown; the home
goes on behind it. A home of which nothing is known is no home: the episode then says nothing of where the child lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as placements
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import BEGUN_BEFORE
from throughline.returns.ssda903.build.life import Life

TYPES = (
    care.became_looked_after, care.ceased_looked_after, care.legal_status_began, care.legal_status_ended,
    placements.placement_began, placements.placement_changed, placements.placement_ended,
    placements.stay_began, placements.stay_ended,
)  # fmt: skip
CONTINUES, STARTS = "X1", "S"
SHORT_BREAKS = frozenset({"V3", "V4"})
TERMS = ("type", "provider", "postcode", "urn")


@dataclass(slots=True)
class Episode:
    """One episode of care. `ended` and `reason` are None while it goes on."""

    began: date
    why_new: str
    status: str | None
    need: str | None
    terms: dict[str, Any]
    home_postcode: str | None
    ended: date | None = None
    reason: str | None = None
    why_moved: str | None = None


@dataclass(slots=True)
class Period:
    """A period of care: a run of episodes. `known_from_start`: whether it began when its first episode did."""

    began: date
    known_from_start: bool
    ended: date | None = None
    reason: str | None = None
    episodes: list[Episode] = field(default_factory=list)

    def lasted(self, day: date) -> bool:
        """Whether the child was looked after at the end of that day."""
        return self.began <= day and (self.ended is None or self.ended > day)


@dataclass(slots=True)
class _Place:
    """A home or a stay as it now is. `number` tells one from another."""

    number: int
    terms: dict[str, Any]
    home_postcode: str | None = None
    away: bool = False


def periods(life: Life) -> list[Period]:
    """The periods of care up to the last day of the year, each with its episodes in order."""
    walk = _Walk()
    for day, events in groupby(life.until_the_end(*TYPES), key=lambda e: e.on):
        walk.take(day, list(events))
    return walk.periods


@dataclass
class _Walk:
    """Going through the days on which something changed: what holds now, and what the open episode says."""

    periods: list[Period] = field(default_factory=list)
    in_care: bool = False
    need: str | None = None
    home_postcode: str | None = None
    status: str | None = None
    home: _Place | None = None
    stay: _Place | None = None
    back: set[int | None] = field(default_factory=set)
    """Stays that have ended."""
    why: str | None = None
    """Why the home changed today."""
    told: _Place | None = None
    """Where the open episode says that the child lives."""

    def take(self, day: date, events: Sequence[Happened]) -> None:
        """One day: every event of it, then what is different at its end."""
        self.why = None
        begins: str | None = None
        for n, event in enumerate(events):
            if event.type == care.ceased_looked_after.code:
                again = any(e.type == care.became_looked_after.code for e in events[n + 1 :])
                if self.in_care and (event.get("reason") or not again):
                    self._cease(day, event.get("reason"))
            elif event.type == care.became_looked_after.code:
                if not self.in_care:
                    self.in_care, begins = True, _how_it_began(event)
                    self.need, self.home_postcode = event.get("need"), event.get("home_postcode")
            else:
                self._change(event)
        if begins:
            self.periods.append(Period(day, begins == STARTS))
            self._open(day, begins)
        elif self.in_care:
            self._compare(day)

    def _change(self, event: Happened) -> None:
        match event.type:
            case care.legal_status_began.code:
                self.status = event.get("status")
            case care.legal_status_ended.code:
                self.status = None
            case placements.placement_began.code:
                terms = _terms(event)
                self.home = _Place(event.id, terms, event.get("home_postcode")) if terms else None
                self.why = event.get("why") or self.why
            case placements.placement_changed.code:
                if self.home:
                    self.home = _Place(self.home.number, self.home.terms | _terms(event), self.home.home_postcode)
                    self.why = event.get("why") or self.why
            case placements.placement_ended.code:
                if self.home:
                    self.home, self.why = None, event.get("why")
            case placements.stay_began.code:
                if event.id not in self.back:
                    self.stay = _Place(event.id, _terms(event), away=True)
            case placements.stay_ended.code:
                self.back.add(event.thread)
                if self.stay and event.thread in (self.stay.number, None):
                    self.stay = None

    def _cease(self, day: date, reason: str | None) -> None:
        period = self.periods[-1]
        period.ended, period.reason = day, reason
        if period.episodes[-1].began < day:
            period.episodes[-1].ended, period.episodes[-1].reason = day, reason
        self.in_care = False
        self.status = self.home = self.stay = None

    def _now(self) -> _Place | None:
        return self.stay or self.home

    def _open(self, day: date, why_new: str) -> None:
        now = self._now()
        if now and not now.away and now.home_postcode:
            self.home_postcode = now.home_postcode
        self.told = now
        self.periods[-1].episodes.append(
            Episode(day, why_new, self.status, self.need, dict(now.terms) if now else {}, self.home_postcode)
        )

    def _compare(self, day: date) -> None:
        """Close the open episode and begin another when it no longer says what holds."""
        last = self.periods[-1].episodes[-1]
        before, now = self.told, self._now()
        law = self.status != last.status
        moved = (before and before.number) != (now and now.number)
        changed = moved or (now is not None and now.terms != last.terms)
        if not (law or changed):
            return
        last.ended, last.reason = day, CONTINUES
        if changed and before and not before.away and not (now and now.away):
            last.why_moved = self.why
        if moved:
            self._open(day, "B" if law else "P")
        else:
            self._open(day, ("U" if law else "T") if changed else "L")


def _how_it_began(event: Happened) -> str:
    """The reason for the first episode known: a start, unless care had begun before; then as the return told it.

    Whoever corrects the day says when care began, and so that it had not begun before.
    """
    return (event.get("already") or "P") if event.get(BEGUN_BEFORE.name) else STARTS


def _terms(event: Happened) -> dict[str, Any]:
    return {name: event.facts[name] for name in TERMS if event.facts.get(name)}

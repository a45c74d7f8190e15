"""The vocabulary of meetings about many cases. Inert.

A meeting about one child is a `Meeting`; this is the other kind: it comes round at a set interval, its agenda draws itself
up from what happened since the last one, each item gets a decision, and it cannot be closed while one has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.base.sources import Source
from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.types import EventType


@dataclass(frozen=True)
class Found:
    """One case for the agenda."""

    subject: int
    line: str
    """What it is, in one line, for somebody who has not read the record."""
    thread: int | None = None
    """The piece of work that is decided on; with it, one subject may stand on the agenda twice."""
    team: int | None = None
    """Whose work it was: decisions that are changed are counted by team."""
    by: str = ""
    """What is looked at again, in a word: the decision of the first time."""


@dataclass(frozen=True)
class Gathers:
    """Where items come from: everything that `found` gives for a time, or a number of them drawn at random."""

    code: str
    title: str
    found: Callable[[Any, date, date], Iterable[Found]] = field(compare=False)
    """(viewer, first day, last day) to the cases of these days, both included."""
    sample: Setting | None = None
    """How many are drawn at random; None: all of them. The seed is stored, so that anybody can draw again."""


@dataclass(frozen=True)
class Decision:
    """What an item may get."""

    code: str
    title: str
    changes: bool = False
    """It overturns what was decided before; counted."""
    needs_words: bool = False
    """Cannot be given without saying why."""


@dataclass(frozen=True)
class Agenda:
    """A kind of meeting about many cases."""

    code: str
    title: str
    short: str
    """In the middle of a sentence: "referral panel"."""
    every: Setting
    """Days from one to the next."""
    agencies: tuple[tuple[str, str], ...]
    """Who is expected: code and words. Each is asked for by name when it is held."""
    gathers: tuple[Gathers, ...]
    decisions: tuple[Decision, ...]
    decided: EventType
    """What a decision records about its subject. Facts it must have: `decision` (the codes above) and `words`; where it has
    `source` and `item`, they say from which list the case came and which thread it is about."""
    held_by: tuple[str, ...]
    """Codes of the roles that arrange, hold and close it; each needs the act `panels` too."""
    seen_by: tuple[str, ...] = ()
    """Codes of the roles that read its agenda besides."""
    also_asks: tuple[str, ...] = ()
    """Names of further facts of `decided` that are asked in the row."""
    then: Callable[[Any, int, Decision, int], None] | None = field(default=None, compare=False)
    """What else a decision starts: (viewer, subject, decision, number of its event)."""
    home: str = ""
    """The code of the screen it belongs to."""
    source: Source | None = None
    local: str = ""

    def decision(self, code: str) -> Decision | None:
        """The decision of this code."""
        return next((d for d in self.decisions if d.code == code), None)

    def gathered(self, code: str) -> Gathers | None:
        """Where items under this code come from."""
        return next((g for g in self.gathers if g.code == code), None)

    def may_hold(self, viewer: Any) -> bool:
        """Whether this viewer holds it."""
        return viewer.role.code in self.held_by

    def may_read(self, viewer: Any) -> bool:
        """Whether this viewer may read its agenda."""
        return viewer.role.code in (*self.held_by, *self.seen_by)

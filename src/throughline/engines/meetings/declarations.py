"""The vocabulary of meetings. Inert."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.types import EventType


@dataclass(frozen=True)
class Asks:
    """Somebody whom this kind of meeting asks. `required`: cannot be left out without saying why."""

    part: str
    """child, parent, carer, school, health, social_worker, …; the same word that a form's section is written by."""
    title: str
    """In words: "The school"."""
    required: bool = False
    form: str = ""
    """The code of the form in which they say what they think, before the meeting."""
    role: str = ""
    """The allocation role whose holder is asked; empty: named when the meeting is arranged."""
    outside: bool = True
    """Whether they may be invited by e-mail."""
    always: bool = False
    """The seat is never taken away, whatever the reason: whoever did not come was asked."""


@dataclass(frozen=True)
class Meeting:
    """A kind of meeting."""

    code: str
    title: str
    chair: str
    """The allocation role of who chairs it."""
    asks: tuple[Asks, ...]
    minutes: str
    """The code of the form in which the chair writes, for each child, what was decided; its signing is the meeting's holding."""
    arranged: EventType
    sent: EventType
    """Decisions went out."""
    written: EventType
    """The full record was written."""
    record_sent: EventType
    papers_before: Setting
    """Working days before the meeting by which reports are asked for."""
    continues: str = ""
    """The thread that must be open for a child to have it."""
    may_chair: tuple[str, ...] = ()
    """Codes of the roles that may hold it."""
    group: str = "Meetings"
    source: Any = None
    adjourned: EventType | None = None
    """It was broken off, with `why`; the remaining part is arranged from it."""
    early: EventType | None = None
    """Somebody asked for it before its time: `by_whom`, one of its own choices, and `why`."""
    plans: tuple[str, ...] = ()
    """Codes of forms whose latest signed version is among the papers of the meeting."""
    reads: tuple[EventType, ...] = ()
    """What is read out of the record: the latest event of each stands among the papers, and so does that there is none."""
    more: tuple[tuple[str, str], ...] = ()
    """Further pages about one child beside its meetings: their words and the screen's code."""
    quorate: Callable[[Mapping[str, bool]], str] = field(default=lambda came: "", compare=False)
    """Given which parts came: why it is not quorate, in words; "" when it is."""
    needs_reasons: Callable[[Mapping[str, bool]], Sequence[str]] = field(default=lambda came: (), compare=False)
    """Given which parts came or reported: those of whom it must be said why they did not, each."""
    tells: Callable[[Mapping[str, bool], Mapping[str, str]], Mapping[str, Any]] = field(default=lambda came, why: {}, compare=False)
    """What the meeting's own event says of who came, besides what its minutes say."""

    letters: Mapping[str, str] = field(default_factory=dict)
    """Codes of letters to whoever has no page of their own: "child" and "others" with what was decided, "record" with the record."""
    after: Callable[[Any, Sequence[int]], None] = field(default=lambda viewer, subjects: None, compare=False)
    """What follows of itself when it was held, for these subjects: somebody is told, something is asked for."""

    def asked(self, part: str) -> Asks | None:
        """Who is asked under this word."""
        return next((a for a in self.asks if a.part == part), None)

"""What holds today, for one subject and for those somebody answers for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.engines.signals.declarations import Signal
from throughline.engines.signals.models import SignalRow
from throughline.engines.signals.registry import signals
from throughline.record.people.wording import addressed


@dataclass(frozen=True)
class Holding:
    """A signal that holds today, ready for a page."""

    row: SignalRow
    signal: Signal
    today: date

    @property
    def days(self) -> int:
        """For how many days it has held."""
        return (self.today - self.row.since_on).days

    @property
    def unanswered(self) -> bool:
        """An answer is owed and none was given."""
        return self.row.answer_by is not None and self.row.answered_on is None

    @property
    def risen(self) -> bool:
        """No answer came by its day: those above see it too."""
        return self.unanswered and bool(self.signal.rises_to) and self.row.answer_by < self.today  # type: ignore[operator]

    def seen_by(self) -> tuple[str, ...]:
        """The roles that see it today."""
        return (*self.signal.seen_by, self.signal.rises_to) if self.risen else self.signal.seen_by

    def question(self, person: Any) -> str:
        """The question, for this person."""
        return addressed(self.signal.question.format_map(_Told(self.row.told)), person)


class _Told(dict[str, Any]):
    """Figures for a question; placeholders for people stay as they are."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def now(today: date) -> Q:
    """Holds on a day."""
    return Q(since_on__lte=today) & (Q(cleared_on__isnull=True) | Q(cleared_on__gt=today))


def holding_for(viewer: Any, subject: int, role: str | None = None) -> list[Holding]:
    """What holds today of one subject whose door was passed, oldest first; with `role`, what that role sees."""
    found = SignalRow.objects.visible_to(viewer, subject=subject).filter(now(viewer.today)).order_by("since_on", "signal")
    return _shown(found, viewer.today, role)


def holding_of(viewer: Any, subjects: Iterable[int], role: str | None = None) -> list[Holding]:
    """What holds today of several subjects in the viewer's sight, oldest first."""
    found = SignalRow.objects.visible_to(viewer).filter(now(viewer.today), subject_id__in=list(subjects))
    return _shown(found.order_by("since_on", "subject_id", "signal"), viewer.today, role)


def _shown(rows: Sequence[SignalRow] | Any, today: date, role: str | None) -> list[Holding]:
    declared = signals()
    found = [Holding(row, declared[row.signal], today) for row in rows if row.signal in declared]
    return [h for h in found if role is None or role in h.seen_by()]

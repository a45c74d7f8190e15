"""The vocabulary of watches. Inert: who is shown is asked of the record when somebody looks.

    unsafe = Watch("voice.unsafe", "Said that they feel unsafe, and not seen since", rows=holding(signals.feels_unsafe), local="…")
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import reverse

from throughline.base import discover
from throughline.base.sources import Source
from throughline.engines.signals.declarations import Signal
from throughline.engines.signals.models import SignalRow
from throughline.engines.signals.queries import now
from throughline.record.people.queries import people_of


@dataclass(frozen=True)
class Watched:
    """One line: whom or what it is about, why it stands here, since when, and the way to do something about it."""

    about: Any
    """A `Person` with its subject, or a name in words."""
    words: str
    since_on: date | None = None
    url: str = ""
    do: str = ""
    """The words of the link: "name a worker"."""


@dataclass(frozen=True)
class Watch:
    """Something that must be empty, and is looked at every day by those who answer for it."""

    code: str
    title: str
    rows: Callable[[Any], Sequence[Watched]]
    """Given the viewer: what stands there now within their sight, the longest first."""
    order: int = 50
    source: Source | None = None
    local: str = ""
    """Why it is watched, where no instrument says so."""

    def __post_init__(self) -> None:
        if (self.source is None) == (not self.local):
            raise ValueError(f"{self.code}: say the source, or locally why, not both")


@lru_cache(maxsize=1)
def watches() -> tuple[Watch, ...]:
    """Everything that areas and engines watch, in order."""
    found = [w for package in ("throughline.engines", "throughline.practice") for w in discover.declared(package, "watch", Watch)]
    return tuple(sorted(found, key=lambda w: (w.order, w.code)))


def holding(*asked: Signal, do: str = "answer it") -> Callable[[Any], Sequence[Watched]]:
    """Everybody in sight of whom one of these signals holds today, the longest first."""

    def rows(viewer: Any) -> Sequence[Watched]:
        by_code = {signal.code: signal for signal in asked}
        held = SignalRow.objects.visible_to(viewer).filter(now(viewer.today), signal__in=by_code).order_by("since_on", "pk")
        held = list(held.select_related("subject"))
        people = people_of(viewer, (row.subject_id for row in held))
        return [
            Watched(
                people[row.subject_id],
                by_code[row.signal].title,
                row.since_on,
                reverse("signals.answer", kwargs={"subject": row.subject.uuid, "code": row.signal}),
                do,
            )
            for row in held
            if row.subject_id in people
        ]

    return rows

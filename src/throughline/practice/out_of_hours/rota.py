"""When the night service is open, how many it needs, and where the rota leaves a gap. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from throughline.base.calendar import is_working_day
from throughline.services.clock import at_london, london


@dataclass(frozen=True)
class Hours:
    """The service's hours and how many workers they need."""

    opens_at: int = 17
    closes_at: int = 9
    core_until: int = 24
    core_workers: int = 2

    def open_at(self, moment: datetime) -> bool:
        """Whether the night service answers at this moment: evenings, nights, and whole days off."""
        here = london(moment)
        return not is_working_day(here.date()) or here.hour >= self.opens_at or here.hour < self.closes_at

    def needed_at(self, moment: datetime) -> int:
        """Workers needed at this moment: more in core hours, from opening until late evening."""
        if not self.open_at(moment):
            return 0
        hour = london(moment).hour
        return self.core_workers if self.opens_at <= hour < self.core_until else 1


@dataclass(frozen=True)
class Gap:
    """A time at which fewer are on duty than the hours need."""

    begins_at: datetime
    ends_at: datetime
    there: int
    needed: int

    @property
    def core(self) -> bool:
        """Whether it lies in core hours."""
        return self.needed > 1


Span = tuple[datetime, datetime]


def gaps(shifts: Sequence[Span], hours: Hours, first: date, last: date) -> Iterator[Gap]:
    """Every gap from the morning of the first day to the morning after the last, hour by hour, joined where they are alike."""
    moment, until = at_london(first, hours.closes_at), at_london(last + timedelta(days=1), hours.closes_at)
    held: Gap | None = None
    while moment < until:
        after = moment + timedelta(hours=1)
        there = sum(begins <= moment and ends >= after for begins, ends in shifts)
        needed = hours.needed_at(moment)
        short = Gap(moment, after, there, needed) if there < needed else None
        if held and short and held.ends_at == moment and (held.there, held.needed) == (short.there, short.needed):
            held = Gap(held.begins_at, after, there, needed)
        else:
            if held:
                yield held
            held = short
        moment = after
    if held:
        yield held


def covering(shifts: Iterable[Span], moment: datetime) -> int:
    """How many are on duty at a moment."""
    return sum(begins <= moment < ends for begins, ends in shifts)

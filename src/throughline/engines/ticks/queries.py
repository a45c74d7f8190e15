"""How background work stands, for the system page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from throughline.engines.ticks.declarations import Tick
from throughline.engines.ticks.running import latest, ticks
from throughline.services.jobs.models import JobRun

SILENT = timedelta(minutes=10)
"""After this long without any run, the worker is taken to have stopped."""


@dataclass(frozen=True)
class Standing:
    """One tick and its last run."""

    tick: Tick
    last: JobRun | None


def standings() -> list[Standing]:
    """Every tick there is and how it last went."""
    return [Standing(tick, latest(tick.code)) for tick in ticks().values()]


def worker_runs(now: datetime) -> bool:
    """Whether something has run lately, so that the worker may be taken to be alive."""
    last = JobRun.objects.order_by("-began_at").values_list("began_at", flat=True).first()
    return last is not None and now - last < SILENT


def failures(most: int = 20) -> list[JobRun]:
    """The latest runs that failed or were killed."""
    return list(JobRun.objects.exclude(ok=True).order_by("-began_at")[:most])

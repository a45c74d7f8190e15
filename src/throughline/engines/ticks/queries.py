"""How background work stands, for the system page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from throughline.engines.ticks.declarations import Tick
from throughline.engines.ticks.running import latest, ticks
from throughline.services.jobs.models import JobRun

SILENT = timedelta(minutes=1)
"""After this long without a sign of life, a worker is taken to have stopped; it gives one every ten seconds."""


@dataclass(frozen=True)
class Standing:
    """One tick and its last run."""

    tick: Tick
    last: JobRun | None


def standings() -> list[Standing]:
    """Every tick there is and how it last went."""
    return [Standing(tick, latest(tick.code)) for tick in ticks().values()]


def worker_runs() -> bool:
    """Whether a worker is alive: its own sign of life, by the database's clock, whatever day a training database lives at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s))", [SILENT.total_seconds()])
        return bool(cursor.fetchone()[0])


def last_good(job: str) -> JobRun | None:
    """The last run of a job that succeeded."""
    return JobRun.objects.filter(job=job, ok=True).order_by("-began_at").first()


def failures(most: int = 20) -> list[JobRun]:
    """The latest runs that failed or were killed."""
    return list(JobRun.objects.exclude(ok=True).order_by("-began_at")[:most])

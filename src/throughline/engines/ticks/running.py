"""Running what is due: one process at a time, each run on record, one failure stopping none of the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import connection

from throughline.base import discover
from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting
from throughline.record.people.models import Authority
from throughline.services import clock, incidents
from throughline.services.jobs.models import JobRun

PACKAGES = (
    "throughline.engines",
    "throughline.practice",
    "throughline.insight",
    "throughline.returns",
    "throughline.exchange",
)
AGAIN_AFTER = timedelta(minutes=10)
"""When a run that failed is tried again."""
LOCK = 7_140_301
"""Number of the database's advisory lock that one running process holds."""


@lru_cache(maxsize=1)
def ticks() -> dict[str, Tick]:
    """Code to tick: every `ticks.py` there is."""
    return {t.code: t for package in PACKAGES for t in discover.declared(package, "ticks", Tick)}


def is_due(tick: Tick, now: datetime, last: JobRun | None) -> bool:
    """Whether a tick is due now, its last run being this."""
    if last is not None and last.ok is not True:
        return now - last.began_at >= AGAIN_AFTER
    if tick.from_time is not None:
        today = clock.london(now).date()
        starts = clock.at_london(today, tick.from_time.hour, tick.from_time.minute)
        return now >= starts and (last is None or last.began_at < starts)
    return last is None or now - last.began_at >= tick.every


def run_due(only: Sequence[str] = ()) -> list[JobRun]:
    """Run what is due, or these whether due or not; the runs. Nothing when another process is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return []
    try:
        return [
            run_one(tick)
            for tick in ticks().values()
            if (tick.code in only if only else is_due(tick, clock.now(), latest(tick.code)))
        ]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def run_one(tick: Tick) -> JobRun:
    """Run one tick now and keep how it went. A failure is noted as an incident, and is not raised."""
    run = JobRun.objects.create(job=tick.code, began_at=clock.now())
    try:
        run.did, run.ok = _do(tick)[:300], True
    except Exception as error:
        run.did, run.ok = f"failed, incident {incidents.note(error, tick.code)}", False
    run.ended_at = clock.now()
    run.save(update_fields=["did", "ok", "ended_at"])
    return run


def _do(tick: Tick) -> str:
    if not tick.each_authority:
        return tick.run()
    said = []
    for authority in Authority.objects.order_by("pk"):
        with acting.as_system(authority.pk, tick.code):
            did = tick.run()
        if did:
            said.append(f"{authority}: {did}" if Authority.objects.count() > 1 else did)
    return "; ".join(said)


def latest(job: str) -> JobRun | None:
    """The last run of a job."""
    return JobRun.objects.filter(job=job).order_by("-began_at").first()

"""Sending files to be checked, checking them, throwing them away."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from throughline.record.access import acting
from throughline.record.ledger.projections import surroundings
from throughline.returns.check.settings import days_kept
from throughline.returns.check.work import Asked, check
from throughline.returns.models import CheckedReturn
from throughline.services import apart, clock, incidents, sealed

COMMAND = "check_sent_return"
AT_ONCE = (7_140_401, 7_140_402)
"""Numbers of the database's advisory locks: so many checks run at a time, the others wait their turn."""
PATIENCE = timedelta(minutes=30)
EVERY = 0.3
"""Seconds between two words about how far it is."""
BROKE_OFF = (
    "The work broke off, perhaps for want of memory. Send the files again; if it happens again, send fewer of them."
)
TOO_MUCH = "Checking this takes more memory than there is. Send the tables of one return, not an archive of several."


def begin(viewer: Any, *, code: str, year: int, returning: str, files: Mapping[str, Sequence[Any]]) -> CheckedReturn:
    """Keep what was sent, sealed, and have it checked as soon as this transaction is through.

    `files` by box: this, previous, providers; each is an uploaded file with name, size and chunks.
    """
    today, now = clock.today(), clock.now()
    kept = days_kept.value(surroundings(viewer.authority_id).settings, today)
    named = {box: [[_name(f.name), f.size] for f in chosen] for box, chosen in files.items() if chosen}
    held = CheckedReturn.objects.create(
        authority_id=viewer.authority_id, by_id=viewer.worker_id, code=code, year=year, returning=returning, sent_at=now,
        away_on=today + timedelta(days=kept), files=named,
    )  # fmt: skip
    folder = held.pk.hex
    try:
        told = {}
        for box, chosen in files.items():
            for number, file in enumerate(chosen):
                place = f"{box}-{number:03d}"
                told[place] = _name(file.name)
                sealed.write(folder, place, file.chunks())
        sealed.write(folder, "names", [json.dumps(told).encode()])
    except BaseException:
        sealed.shred(folder)
        raise
    acting.note("return_sent", detail={"check": str(held.pk), "return": code, "year": year, "of": returning,
                                       "files": sum(map(len, named.values()))})  # fmt: skip
    transaction.on_commit(lambda: apart.start(COMMAND, str(held.pk)))
    return held


def run_one(number: UUID | str) -> CheckedReturn | None:
    """Check what waits under this number; None when it does not wait (any more). Ends in a state, whatever happens."""
    with _turn():
        mine = CheckedReturn.objects.filter(pk=number, state=CheckedReturn.WAITING)
        if not mine.update(state=CheckedReturn.RUNNING, began_at=clock.now()):
            return None
        held = CheckedReturn.objects.select_related("authority").get(pk=number)
        folder = held.pk.hex
        try:
            summary = check(Asked(folder, held.code, held.year, held.returning), _telling(held))
        except MemoryError:
            _end(held, CheckedReturn.FAILED, failure=TOO_MUCH)
            sealed.shred(folder)
        except Exception as fault:
            incident = incidents.note(fault, COMMAND)
            _end(held, CheckedReturn.FAILED, failure=f"Something of ours went wrong (incident {incident}). {BROKE_OFF}")
            sealed.shred(folder)
        else:
            _end(held, CheckedReturn.FINISHED, summary=summary)
    held.refresh_from_db()
    return held


def throw_away(held: CheckedReturn, why: str) -> None:
    """Everything of it: the files first, so that nothing is left that no row tells of."""
    sealed.shred(held.pk.hex)
    acting.note("return_thrown_away", detail={"check": str(held.pk), "why": why})
    held.delete()


def throw_away_old() -> int:
    """What has come to its day, in the authority acted for; how many."""
    old = list(CheckedReturn.objects.filter(authority_id=acting.authority(), away_on__lte=clock.today()))
    for held in old:
        throw_away(held, "its days are over")
    return len(old)


def end_broken_off() -> int:
    """Those whose process ended without a word, in the authority acted for; how many."""
    since = clock.now() - PATIENCE - timedelta(minutes=15)
    lost = CheckedReturn.objects.filter(
        authority_id=acting.authority(), state__in=(CheckedReturn.WAITING, CheckedReturn.RUNNING), sent_at__lt=since
    )
    found = [held.pk for held in lost]
    for number in found:
        broke_off(number)
    return len(found)


def broke_off(number: UUID | str) -> None:
    """Its process ended without a word: say so, and keep nothing of it."""
    for held in CheckedReturn.objects.filter(pk=number, state__in=(CheckedReturn.WAITING, CheckedReturn.RUNNING)):
        sealed.shred(held.pk.hex)
        _end(held, CheckedReturn.FAILED, failure=BROKE_OFF)


def _telling(held: CheckedReturn) -> Any:
    last = [0.0]

    def say(step: str, done: int, total: int) -> None:
        if time.monotonic() - last[0] >= EVERY or step != held.step:
            held.step, last[0] = step, time.monotonic()
            CheckedReturn.objects.filter(pk=held.pk).update(step=step, done=done, total=total)

    return say


def _end(held: CheckedReturn, state: str, **more: Any) -> None:
    CheckedReturn.objects.filter(pk=held.pk).update(state=state, ended_at=clock.now(), step="", **more)


@contextmanager
def _turn() -> Iterator[None]:
    until = time.monotonic() + PATIENCE.total_seconds()
    while True:
        for number in AT_ONCE:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
                if not cursor.fetchone()[0]:
                    continue
            try:
                yield
            finally:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
            return
        if time.monotonic() > until:
            raise TimeoutError("other checks did not end")
        time.sleep(1)


def _name(said: str) -> str:
    """The name of a file as it was, without its folders, at a length that a page can show."""
    return said.replace("\\", "/").rpartition("/")[2][:120] or "file"

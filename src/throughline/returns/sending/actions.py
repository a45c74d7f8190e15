"""Having a return written from the record in the background, and freezing what is sent."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from throughline.record.access import acting
from throughline.record.people.models import Authority
from throughline.returns.models import BuiltReturn, ReturnSubmission, SubmittedFile
from throughline.returns.return_set import year_words
from throughline.returns.sending import work
from throughline.services import apart, clock, incidents, sealed

COMMAND = "build_for_sending"
KEPT = timedelta(days=30)
PATIENCE = timedelta(minutes=45)
EVERY = 0.3
BROKE_OFF = "The work broke off, perhaps for want of memory. Have it written again."


class NotSo(ValueError):
    """It cannot be frozen; the message says why and what to do."""


def folder_of(built: BuiltReturn) -> str:
    """The sealed folder of its files."""
    return f"built-{built.pk.hex}"


def begin(viewer: Any, *, code: str, year: int) -> BuiltReturn:
    """Have the return of a year written as soon as this transaction is through; the one before gives way.

    One that is being written already is given back as it is.
    """
    with transaction.atomic():
        Authority.objects.select_for_update().get(pk=viewer.authority_id)
        before = BuiltReturn.objects.filter(authority_id=viewer.authority_id, code=code, year=year).first()
        if before and before.state in (BuiltReturn.WAITING, BuiltReturn.RUNNING):
            return before
        if before:
            throw_away(before)
        held = BuiltReturn.objects.create(
            authority_id=viewer.authority_id, by_id=viewer.worker_id, code=code, year=year, asked_at=clock.now()
        )
        acting.note("return_built", detail={"return": code, "year": year_words(year), "build": str(held.pk)})
        transaction.on_commit(lambda: apart.start(COMMAND, str(held.pk)))
    return held


def run_one(number: UUID | str) -> BuiltReturn | None:
    """Write what waits under this number; None when it does not wait (any more). Ends in a state, whatever happens."""
    mine = BuiltReturn.objects.filter(pk=number, state=BuiltReturn.WAITING)
    if not mine.update(state=BuiltReturn.RUNNING, began_at=clock.now()):
        return None
    held = BuiltReturn.objects.select_related("authority").get(pk=number)
    try:
        with _telling(held) as say, acting.as_system(held.authority_id, COMMAND):
            upto = last_entry(held.authority_id)
            summary = work.write(folder_of(held), held.authority_id, held.authority.code, held.year, say)
    except Exception as fault:
        incident = incidents.note(fault, COMMAND)
        sealed.shred(folder_of(held))
        _end(held, BuiltReturn.FAILED, failure=f"Something of ours went wrong (incident {incident}). {BROKE_OFF}")
    else:
        _end(held, BuiltReturn.FINISHED, summary=summary, upto=upto)
    held.refresh_from_db()
    return held


def last_entry(authority: int) -> int:
    """The number of the latest entry in the authority's ledger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM record_event WHERE authority_id = %s", [authority])
        return int(cursor.fetchone()[0] or 0)


def freeze_submission(viewer: Any, built: BuiltReturn, *, words: str, all_the_same: bool) -> ReturnSubmission:
    """Keep a return as it is sent, for good: its files, what was found, what was explained, who and when.

    `all_the_same`: although something that should be so before is not. NotSo when its files are no longer there or are
    not those that were looked at.
    """
    with transaction.atomic():
        Authority.objects.select_for_update().get(pk=viewer.authority_id)
        if built.state != BuiltReturn.FINISHED or built.ended_at is None:
            raise NotSo("It is not written yet")
        contents = []
        for told in built.summary["files"]:
            try:
                content = sealed.read(folder_of(built), told["name"])
            except (FileNotFoundError, ValueError) as gone:
                raise NotSo("Its files are no longer there. Have it written again.") from gone
            if hashlib.sha256(content).hexdigest() != told["sha256"]:
                raise NotSo("Its files are not those that were written. Have it written again.")
            contents.append((told, content))
        own = ReturnSubmission.objects.filter(authority_id=built.authority_id, code=built.code, year=built.year)
        held = ReturnSubmission.objects.create(
            authority_id=built.authority_id, code=built.code, year=built.year, nth=own.count() + 1, by_id=viewer.worker_id,
            at=clock.now(), built_at=built.ended_at, built_by_id=built.by_id, words=words, all_the_same=all_the_same,
            summary=built.summary,
        )  # fmt: skip
        SubmittedFile.objects.bulk_create(
            SubmittedFile(submission=held, authority_id=built.authority_id, place=place, name=told["name"], size=told["bytes"],
                          sha256=told["sha256"], content=zlib.compress(content, 6))
            for place, (told, content) in enumerate(contents)
        )  # fmt: skip
        acting.note(
            "freeze_submission", reason=words,
            detail={"return": built.code, "year": year_words(built.year), "number": held.nth, "submission": str(held.pk),
                    "unexplained_errors": built.summary["unexplained"], "all_the_same": all_the_same},
        )  # fmt: skip
        transaction.on_commit(lambda: throw_away(built))
    return held


def content_of(file: SubmittedFile) -> bytes:
    """A file as it was sent. ValueError when its bytes are no longer what they were."""
    content = zlib.decompress(bytes(file.content))
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError("this file is not what was sent")
    return content


def throw_away(built: BuiltReturn) -> None:
    """The files and the row of a return that was only looked at."""
    sealed.shred(folder_of(built))
    BuiltReturn.objects.filter(pk=built.pk).delete()


def clear(now: datetime) -> tuple[int, int]:
    """Throw away what is a month old, and say of what broke off that it did, in the authority acted for; how many."""
    own = BuiltReturn.objects.filter(authority_id=acting.authority())
    old = list(own.filter(asked_at__lt=now - KEPT))
    for built in old:
        throw_away(built)
    lost = list(own.filter(state__in=(BuiltReturn.WAITING, BuiltReturn.RUNNING), asked_at__lt=now - PATIENCE))
    for built in lost:
        broke_off(built.pk)
    return len(old), len(lost)


def broke_off(number: UUID | str) -> None:
    """Its process ended without a word: say so, and keep nothing of it."""
    for built in BuiltReturn.objects.filter(pk=number, state__in=(BuiltReturn.WAITING, BuiltReturn.RUNNING)):
        sealed.shred(folder_of(built))
        _end(built, BuiltReturn.FAILED, failure=BROKE_OFF)


def _end(built: BuiltReturn, state: str, **more: Any) -> None:
    BuiltReturn.objects.filter(pk=built.pk).update(state=state, ended_at=clock.now(), step="", **more)


@contextmanager
def _telling(built: BuiltReturn) -> Iterator[work.Say]:
    """Says how far it is, on a connection of its own: the writing is one transaction, of which nobody sees the middle."""
    last = [0.0]
    aside = connection.copy()

    def say(step: str, done: int, total: int) -> None:
        if time.monotonic() - last[0] >= EVERY or step != built.step:
            built.step, last[0] = step, time.monotonic()
            with aside.cursor() as cursor:
                cursor.execute("UPDATE returns_builtreturn SET step = %s, done = %s, total = %s WHERE id = %s",
                               [step, done, total, built.pk])  # fmt: skip

    try:
        yield say
    finally:
        aside.close()

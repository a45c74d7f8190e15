"""What was imported, checked, found, written and sent of a return, for the addresses of its screens."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any
from uuid import uuid4

from tests.battery.world import World
from throughline.engines.screens.declarations import Screen
from throughline.record.access import acting
from throughline.record.workers.models import Worker
from throughline.returns.check.actions import run_one
from throughline.returns.models import (
    BuiltReturn,
    CheckedReturn,
    ImportRun,
    ReturnFinding,
    ReturnSubmission,
    SubmittedFile,
)
from throughline.returns.sending import actions as sending
from throughline.services import clock, sealed

Choice = tuple[str, Any, bool]


def runs(world: World, screen: Screen, role: str) -> list[Choice]:
    made = [
        ImportRun.objects.create(
            authority=place.authority,
            source="ssda903",
            year=2026,
            state="finished",
            began_at=clock.now(),
            ended_at=clock.now(),
        )
        for place in (world.town, world.elsewhere)
    ]
    return [
        ("an import", made[0].pk, True),
        ("another authority's import", made[1].pk, False),
        ("no import", 2_000_000_000, False),
    ]


def checks(world: World, screen: Screen, role: str) -> list[Choice]:
    made = [
        _checked(place, worker)
        for place, worker in (
            (world.town, world.workers[role]),
            (world.town, world.stranger),
            (world.elsewhere, Worker.objects.filter(authority=world.elsewhere.authority).first()),
        )
    ]
    return [
        ("what one sent to be checked", made[0], True),
        ("what a colleague sent", made[1], False),
        ("what another authority sent", made[2], False),
        ("nothing sent", uuid4(), False),
    ]


def _checked(place: Any, worker: Any) -> Any:
    """A return that was sent, and what was found in it."""
    held = CheckedReturn.objects.create(
        authority=place.authority, by=worker, code="ssda903", year=2026, returning="E10000014", sent_at=clock.now(),
        away_on=clock.today(), state="waiting",
    )  # fmt: skip
    sealed.write(held.pk.hex, "this-000", [b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n100001,9,01/02/2012,WBRI,,,\n"])
    sealed.write(held.pk.hex, "names", [b'{"this-000": "header.csv"}'])
    run_one(held.pk)
    return held.pk


def findings(world: World, screen: Screen, role: str) -> list[Choice]:
    return [
        ("what a rule finds", _finding(world.town, world.of("other").subject), True),
        (
            "what it finds about a child of another authority",
            _finding(world.elsewhere, world.of("foreign").subject),
            False,
        ),
        ("nothing found", 2_000_000_000, False),
    ]


def _finding(place: Any, subject: int) -> int:
    with acting.as_system(place.authority.pk, "tests"):
        held, _ = ReturnFinding.objects.everything(because="test").get_or_create(
            authority=place.authority, subject_id=subject, source="ssda903", year=2027, code="218", table="Episodes", kind="error",
            fields=["URN"], says="Ofsted Unique reference number (URN) is required.", defaults={"first_on": clock.today()},
        )  # fmt: skip
        return int(held.pk)


def built(world: World, screen: Screen, role: str) -> list[Choice]:
    made = [_written(place) for place in (world.town, world.elsewhere)]
    return [
        ("a return that was written", made[0], True),
        ("another authority's return", made[1], False),
        ("no return", uuid4(), False),
    ]


def _written(place: Any) -> Any:
    """A return written from the record."""
    worker = Worker.objects.filter(authority=place.authority).first()
    held, new = BuiltReturn.objects.get_or_create(
        authority=place.authority, code="ssda903", year=2026, defaults={"by": worker, "asked_at": clock.now()}
    )
    if new:
        sending.run_one(held.pk)
    return held.pk


def submissions(world: World, screen: Screen, role: str) -> list[Choice]:
    made = []
    for place in (world.town, world.elsewhere):
        with acting.as_system(place.authority.pk, "tests"):
            worker = Worker.objects.filter(authority=place.authority).first()
            held = ReturnSubmission.objects.create(
                authority=place.authority, code="ssda903", year=2025, nth=ReturnSubmission.objects.count() + 1, by=worker,
                at=clock.now(), built_at=clock.now(), built_by=worker, summary=NOTHING_WRONG,
            )  # fmt: skip
            content = zlib.compress(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n")
            SubmittedFile.objects.create(submission=held, authority=place.authority, place=0, name="header.csv", size=40,
                                         sha256=hashlib.sha256(zlib.decompress(content)).hexdigest(), content=content)  # fmt: skip
            made.append(held.pk)
    return [
        ("a return as it was sent", made[0], True),
        ("another authority's", made[1], False),
        ("nothing sent", uuid4(), False),
    ]


NOTHING_WRONG = {"children": 0, "tables": [["Header", 0]], "findings": 0, "errors": 0, "queries": 0, "unexplained": 0, "explained": 0,
                 "rules": [], "not_run": [], "empty": [], "behind_seal": 0, "last_day": "2025-03-31", "files": []}  # fmt: skip

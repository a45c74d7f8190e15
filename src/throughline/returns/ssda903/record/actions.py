"""The whole import, in one transaction: it is either all there afterwards, or nothing is.

The run itself is written first, by itself, so that one that was broken off can be seen. One import of an authority runs
at a time.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from throughline.base.calendar import statutory_year_days
from throughline.engines.duties.registry import Source
from throughline.record.access import acting
from throughline.record.ledger import bulk, projections
from throughline.record.ledger.actions import lock, record
from throughline.record.people.actions import create_subjects
from throughline.record.people.events import source_told
from throughline.record.people.models import Authority
from throughline.returns.aside import REASONS, Aside
from throughline.returns.by_child import Child, Row
from throughline.returns.files import Refused
from throughline.returns.models import ImportRun, PutAside
from throughline.returns.return_set import Level, ReturnSet, year_words
from throughline.returns.ssda903.record import kept, queries
from throughline.returns.ssda903.record.episodes import Want
from throughline.returns.ssda903.record.facts import Workers
from throughline.returns.ssda903.record.join import Difference, join
from throughline.returns.ssda903.record.rows import Rows
from throughline.returns.ssda903.record.sent import Files
from throughline.returns.ssda903.record.story import story
from throughline.returns.ssda903.record.told import merge
from throughline.returns.ssda903.record.whose import whose
from throughline.returns.ssda903.source import ssda903, told_by
from throughline.services import clock

AT_ONCE = 500
"""Children taken in together."""


@dataclass(frozen=True)
class Way:
    """How one return is taken in: its source, its rows by child, what they amount to, whom they are about."""

    source: Source
    rows: Callable[[ReturnSet], Any]
    """Has `year`, `counts`, `aside`, `children` and `by_children(at_once)`."""
    story: Callable[[str, list[Row], Workers, bool], tuple[list[Want], list[Aside]]]
    told_by: Callable[[Iterable[str]], list[str]]
    subjects: Callable[[int, list[Child]], tuple[dict[str, int], list[Aside]]]
    """Number to the child who is here already, and notes about those who may be."""


def _by_number(authority: int, children: list[Child]) -> tuple[dict[str, int], list[Aside]]:
    return queries.subjects_of(authority, [c.number for c in children]), []


SSDA903 = Way(
    ssda903, Rows, lambda number, rows, workers, placeholder: story(merge(number, rows), workers=workers, placeholder=placeholder),
    told_by, _by_number,
)  # fmt: skip
LOCK = 903
Say = Callable[[str], None]


class AlreadyRunning(RuntimeError):
    """Another import of this authority is running."""


def import_files(
    files: Files, *, authority: str | None = None, live_on: date | None = None, by: int | None = None,
    say: Say = lambda text: None, way: Way = SSDA903,
) -> ImportRun:  # fmt: skip
    """Take a return into the record; the run, with its summary.

    `authority` is an ONS code. `live_on`: the day from which the authority works here, before which what the return cannot
    hold is not known; today when it has none yet. Raises `Refused`, in words, when there is nothing to read or nobody
    knows whose it is, and `AlreadyRunning`. A failure leaves the record as it was and a run that says so.
    """
    if not files.returned.tables:
        raise Refused("; ".join(str(p) for p in files.returned.problems) or "There is nothing to read")
    with transaction.atomic():
        owner, words = whose(files.returned, authority)
    say(f"For {words}.")
    with _alone(owner):
        run = ImportRun.objects.create(
            authority=owner, source=way.source.code, year=files.returned.year, began_at=clock.now(), by_id=by,
            files=files.returned.files,
        )  # fmt: skip
        try:
            with acting.as_system(owner.pk, f"import_{way.source.code}"):
                _Import(run, files, say, way).do(live_on)
        except BaseException as failure:
            ImportRun.objects.filter(pk=run.pk).update(
                state=ImportRun.FAILED, ended_at=clock.now(), failure=f"{type(failure).__name__}: {failure}"[:400]
            )
            raise
    return run


@contextmanager
def _alone(authority: Authority) -> Iterator[None]:
    """Hold the authority's imports; what an earlier one left unfinished is marked so, since it cannot be running."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, authority.pk])
        if not cursor.fetchone()[0]:
            raise AlreadyRunning(f"Another import for {authority.name} is running: wait until it has finished")
        try:
            ImportRun.objects.filter(authority=authority, state=ImportRun.RUNNING).update(
                state=ImportRun.FAILED, failure="It was broken off"
            )
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, authority.pk])


class _Import:
    """One import under way."""

    def __init__(self, run: ImportRun, files: Files, say: Say, way: Way) -> None:
        self.run, self.say, self.way = run, say, way
        self.authority: int = run.authority_id
        self.returned, self.names = files.returned, files.names
        self.rows = way.rows(files.returned)
        self.difference = Difference()
        self.counts: dict[str, Counter[str]] = {kind: Counter() for kind in PutAside.KINDS}
        self.made = self.seen = self.held_back = 0
        self.everything = False
        """Whether what can be known has changed, so that everything that follows is worked out again."""
        self.derived: set[int] = set()
        self.workers = queries.workers_here(self.authority)

    def do(self, live_on: date | None) -> None:
        """Everything, child by child."""
        began = time.monotonic()
        self.everything = self._first_day_here(live_on) | self._tell()
        total = len(self.rows.children)
        self.say(f"{sum(self.rows.counts.values()):,} rows about {total:,} children.")
        self._put_aside([(None, 0, self.rows.aside)])
        told = began
        for children in self.rows.by_children(AT_ONCE):
            self._take(children)
            if time.monotonic() - told > 5:
                told = time.monotonic()
                self.say(f"  {self.seen:,} of {total:,} children …")
        if self.everything:
            self._everybody()
        self._about_files()
        self.run.state, self.run.ended_at = ImportRun.FINISHED, clock.now()
        self.run.summary = self.summary(time.monotonic() - began)
        self.run.save(update_fields=["state", "ended_at", "summary"])
        acting.note("import", detail={"run": self.run.pk, "source": self.way.source.code, "year": self.run.year})

    def _take(self, children: list[Child]) -> None:
        self.seen += len(children)
        by_number = {c.number: c for c in children}
        hidden = queries.behind_seal(list(by_number))
        for number in hidden:
            self.held_back += len(by_number.pop(number).rows)
        for number, child in by_number.items():
            if number in self.names and child.rows:
                child.rows.append(self.names[number])
        subjects, new = self._subjects(list(by_number.values()))
        numbers = {s: n for n, s in subjects.items()}
        vis = lock(numbers)
        source = self.way.source.code
        before = kept.told_before(sorted(numbers), source)
        rows = kept.keep(self.authority, self.run.year, {s: by_number[n] for s, n in numbers.items()}, before, vis, source)
        wanted = {}
        contradictions: dict[int, list[Aside]] = {}
        for subject, number in numbers.items():
            if rows[subject]:
                events, contradictions[subject] = self.way.story(number, rows[subject], self.workers, subject in new)
                wanted[subject] = (number, events)
        difference = self.difference
        difference.types.clear()
        difference.subjects.clear()
        notes = join(wanted, difference, source)
        if self.everything:
            projections.derive(self.authority, sorted(wanted), None)
            self.derived.update(wanted)
        else:
            projections.derive(self.authority, sorted(difference.subjects), set(difference.types))
        with connection.cursor() as cursor:  # what the database may refuse, it refuses here and not at the end
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self._put_aside([
            (s, vis.get(s or 0, 0), [*c.aside, *contradictions.get(s or 0, ()), *notes.get(s or 0, ())])
            for s, c in ((subjects.get(number), child) for number, child in by_number.items())
        ])  # fmt: skip

    def _subjects(self, children: list[Child]) -> tuple[dict[str, int], set[int]]:
        """Number to subject, made where there is none yet; and those who carry no name but their number."""
        held, notes = self.way.subjects(self.authority, children)
        self._put_aside([(None, 0, notes)])
        missing = [c.number for c in children if c.number not in held and c.rows]
        made = [s.pk for s in create_subjects("child", len(missing))]
        self.made += len(made)
        ours = queries.described_by_import(list(held.values()), self.way.source.code)
        return held | dict(zip(missing, made, strict=True)), {*made, *ours}

    def _first_day_here(self, live_on: date | None) -> bool:
        """Set the authority's first day here; whether that changes what is known of children who are here already."""
        owner = self.run.authority
        if live_on is None and owner.live_on is not None:
            return False
        before, owner.live_on = owner.live_on, live_on or clock.today()
        owner.save(update_fields=["live_on"])
        acting.kept().pop(projections.SURROUNDINGS, None)
        return before != owner.live_on

    def _tell(self) -> bool:
        """Say on the authority's own record which kinds of event these files tell of for their year; whether that is new."""
        first, last = statutory_year_days(self.run.year)
        codes = set(self.way.told_by(self.returned.files))
        before = {c for day, _, held in projections.surroundings(self.authority).told if day == first for c in held}
        if codes <= before:
            return False
        record(source_told, queries.subject_of(self.authority), on=last, system=self.way.source.code, from_on=first, until_on=last,
               knows=sorted(codes | before))  # fmt: skip
        return True

    def _everybody(self) -> None:
        """What is known of the time before has changed: the duties of the other children are worked out again too."""
        others = [s for s in queries.every_child(self.authority) if s not in self.derived]
        for start in range(0, len(others), AT_ONCE):
            projections.derive(self.authority, others[start : start + AT_ONCE], None)

    def _put_aside(self, about: list[tuple[int | None, int, list[Aside]]]) -> None:
        """Keep what was put aside, each with its child (none where nobody came of it) and the child's visibility."""
        files = self.returned.files
        columns = ("run_id", "authority_id", "subject_id", "vis", "kind", "reason", "words", "file", "line", "table",
                   "column", "child", "value")  # fmt: skip
        for _, _, aside in about:
            for each in aside:
                self.counts[each.kind][each.reason] += 1
        bulk.insert("returns_putaside", columns, (
            (self.run.pk, self.authority, subject, vis, a.kind, a.reason, a.words[:400], files.get(a.table, "")[:200], a.line,
             a.table, a.column, a.child[:40], a.value[:200])
            for subject, vis, aside in about for a in aside
        ))  # fmt: skip

    def _about_files(self) -> None:
        """What was wrong with whole files, and rows left for the custodian."""
        for problem in self.returned.problems:
            reason = "file" if problem.level is Level.ERROR else "column_left_out"
            PutAside.objects.create(
                run=self.run, authority_id=self.authority, kind=PutAside.FILE, reason=reason, words=problem.message[:400],
                file=problem.file[:200], line=problem.line,
            )  # fmt: skip
            self.counts[PutAside.FILE][reason] += 1
        if self.held_back:
            PutAside.objects.create(
                run=self.run, authority_id=self.authority, kind=PutAside.ROW, reason="custodian",
                words=f"{self.held_back} rows are about records that only the custodian opens: give the files to them",
            )  # fmt: skip
            self.counts[PutAside.ROW]["custodian"] += self.held_back

    def summary(self, seconds: float) -> dict[str, Any]:
        """What came of it, in numbers."""
        changed = self.difference
        counted = {kind: dict(sorted(c.items())) for kind, c in self.counts.items()}
        return {
            "source": self.way.source.code,
            "year": year_words(self.run.year),
            "authority": self.run.authority.code,
            "files": self.returned.files,
            "rows": self.rows.counts,
            "children": self.seen,
            "children_new": self.made,
            "events": dict(sorted(changed.added.items())),
            "corrected": dict(sorted(changed.corrected.items())),
            "withdrawn": dict(sorted(changed.withdrawn.items())),
            "unchanged": changed.unchanged,
            "put_aside": {"cells": counted["cell"], "rows": counted["row"], "notes": counted["note"], "files": counted["file"]},
            "reasons": {r: REASONS[r] for c in counted.values() for r in c},
            "seconds": round(seconds, 1),
        }

"""The difference between what a child's rows amount to and what earlier imports said: new, corrected, taken back.

Every event of an import has a key of its own within the authority (`ssda903:100004:law:2025-01-26`), so that the same file
twice changes nothing and two years join. What a person has corrected by hand since stays as that person left it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from throughline.record.ledger.actions import Entry, append, lock
from throughline.record.ledger.happened import CORRECTION, NORMAL, WITHDRAWAL
from throughline.record.ledger.registry import event_type
from throughline.returns.aside import NOTE, Aside
from throughline.returns.cells import shown
from throughline.returns.ssda903.record.episodes import Want
from throughline.returns.ssda903.source import ssda903

SOURCE = ssda903.code


@dataclass(slots=True)
class Held:
    """What the ledger has of one key: the first entry, what an import last said, and whether a person spoke since."""

    id: int
    type: str
    on: date
    thread: int | None
    facts: dict[str, Any]
    withdrawn: bool = False
    by_hand: bool = False


@dataclass
class Difference:
    """What an import changed, by event code."""

    added: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    withdrawn: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    types: set[str] = field(default_factory=set)
    """Codes of every type touched, the old one of a correction too."""
    subjects: set[int] = field(default_factory=set)


def held_by(subjects: Sequence[int], source: str = SOURCE) -> dict[int, dict[str, Held]]:
    """What imports of a return have said of these subjects, by subject and key."""
    found: dict[int, dict[str, Held]] = {s: {} for s in subjects}
    by_id: dict[int, Held] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, subject_id, type, happened_on, thread, facts, kind, replaces, by_id, source_key FROM record_event "
            "WHERE subject_id = ANY(%s) AND source = %s ORDER BY id",
            [list(subjects), source],
        )
        for number, subject, type_, on, thread, facts, kind, replaces, by, key in cursor.cursor.fetchall():
            facts = json.loads(facts) if isinstance(facts, str) else facts
            if kind == NORMAL:
                by_id[number] = found[subject][key] = Held(number, type_, on, thread, facts)
            elif by is not None:
                by_id[replaces].by_hand = True
            else:
                held = by_id[replaces]
                held.type, held.on, held.thread, held.facts = type_, on, thread, facts
                held.withdrawn, held.by_hand = kind == WITHDRAWAL, False
    return found


def join(
    wanted: Mapping[int, tuple[str, Sequence[Want]]], difference: Difference, source: str = SOURCE
) -> dict[int, list[Aside]]:
    """Bring the ledger to what these subjects' rows amount to; notes by subject. `wanted`: subject to number and events.

    The projections are not derived here: the caller does, for `difference.types` and `difference.subjects`.
    """
    notes: dict[int, list[Aside]] = {}
    lock(wanted)
    held_all = held_by(list(wanted), source)
    entries: list[Entry] = []
    for subject, (number, wants) in wanted.items():
        held = held_all[subject]
        index: dict[str, int] = {}
        threads: list[tuple[Entry, str | None]] = []
        for want in wants:
            key = key_of(number, want.key, source)
            before = held.get(key)
            if before is not None and not _changed(before, want, held, number, source):
                difference.unchanged += 1
                continue
            if before is not None and before.by_hand:
                notes.setdefault(subject, []).append(_stands(want, number))
                continue
            if before is None:
                index[want.key] = len(entries)
                difference.added[want.type.code] += 1
                entry = Entry(want.type, subject, want.on, want.facts, source=source, source_key=key)
            else:
                difference.corrected[want.type.code] += 1
                difference.types.add(before.type)
                entry = Entry(want.type, subject, want.on, want.facts, source=source, source_key=key,
                              kind=CORRECTION, replaces=before.id)  # fmt: skip
                if want.type.opens:
                    entry.thread = before.id
            entries.append(entry)
            threads.append((entry, want.thread))
        for entry, opened_by in threads:
            if opened_by is not None:
                opening = held.get(key_of(number, opened_by, source))
                entry.thread, entry.thread_of = (opening.id, None) if opening else (None, index[opened_by])
        seen = {key_of(number, want.key, source) for want in wants}
        for key, before in held.items():
            if key not in seen and not before.withdrawn and not before.by_hand:
                difference.withdrawn[before.type] += 1
                entries.append(_taken_back(subject, key, before, source))
    difference.types.update(entry.type.code for entry in entries)
    difference.subjects.update(entry.subject for entry in entries)
    append(entries, derive=False)
    return notes


def key_of(number: str, key: str, source: str = SOURCE) -> str:
    """The key of an event within the authority."""
    return f"{source}:{number}:{key}"


def _changed(before: Held, want: Want, held: Mapping[str, Held], number: str, source: str) -> bool:
    if before.withdrawn or (before.type, before.on) != (want.type.code, want.on):
        return True
    if want.thread is not None:
        opening = held.get(key_of(number, want.thread, source))
        if opening is None or opening.id != before.thread:
            return True
    return before.facts != want.type.clean(want.facts)


def _taken_back(subject: int, key: str, before: Held, source: str) -> Entry:
    return Entry(
        event_type(before.type), subject, before.on, before.facts, thread=before.thread, source=source, source_key=key,
        kind=WITHDRAWAL, replaces=before.id,
    )  # fmt: skip


def _stands(want: Want, number: str) -> Aside:
    words = f"{want.type.title} of {shown(want.on)}: somebody has corrected it by hand since, and that stands"
    return Aside(NOTE, "corrected_since", words, child=number)

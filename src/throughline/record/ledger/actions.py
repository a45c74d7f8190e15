"""The only writers of the ledger: record, correct, withdraw. Each is one transaction with all that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from throughline.record.access import acting
from throughline.record.families.aliases import all_of
from throughline.record.ledger import bulk, projections, registry
from throughline.record.ledger.happened import order
from throughline.record.ledger.models import Content, Event, Occasion
from throughline.record.ledger.types import BEGUN_BEFORE, BY_THEN, EventType, Words


@dataclass
class Entry:
    """One event about to be recorded. `words` facts are given as text and stored apart."""

    type: EventType
    subject: int
    on: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    at: datetime | None = None
    thread: int | None = None
    """The opening event of the thread it continues or ends; found by itself when not given."""
    occasion: int | None = None
    source: str = "record"
    source_key: str | None = None
    recorded_at: datetime | None = None
    """Only the owner, loading a training authority's past, may say; the database sees to that."""
    by: int | None = None
    kind: int = Event.NORMAL
    replaces: int | None = None
    thread_of: int | None = None
    """Index, in the same batch, of the entry that opened the thread."""


def lock(subjects: Iterable[int]) -> dict[int, int]:
    """Lock these subjects, lowest number first, and give back the visibility of each.

    Everybody who writes takes these locks first and in this order: four writers of eight brothers and
    sisters then wait for each other instead of falling over each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, vis FROM record_subject WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE",
            [sorted(set(subjects))],
        )
        return dict(cursor.fetchall())


def record(
    type: EventType,
    subject: Any,
    /,
    *,
    on: date,
    by: Any = None,
    at: datetime | None = None,
    thread: int | None = None,
    occasion: Occasion | int | None = None,
    source: str = "record",
    source_key: str | None = None,
    recorded_at: datetime | None = None,
    **facts: Any,
) -> int:
    """Record that something happened to one subject; the number of the event.

    Raises ValueError, in words for the person at the form, when a fact is missing or not one of its choices.
    """
    entry = Entry(type, _number(subject), on, facts, at, thread, _number(occasion), source, source_key, recorded_at, _number(by))
    return append([entry])[0]


def append(entries: Sequence[Entry], *, derive: bool = True) -> list[int]:
    """Record several events, about one or many subjects, in one transaction; their numbers, in order.

    With `derive` False the caller brings the projections up to date itself (a bulk import does, by chunks).
    """
    if not entries:
        return []
    authority = acting.authority()
    cleaned = [e.type.clean(e.facts) for e in entries]
    with transaction.atomic():
        visible = lock(all_of(e.subject for e in entries))
        missing = {e.subject for e in entries} - set(visible)
        if missing:
            raise LookupError(f"no such subject for this viewer: {sorted(missing)}")
        numbers = _numbers(len(entries))
        threads = _threads(entries)
        rows = []
        worker = acting.worker()
        for entry, number, facts in zip(entries, numbers, cleaned, strict=True):
            thread = entry.thread
            if entry.type.opens and entry.kind == Event.NORMAL:
                thread = number
                began = threads.setdefault((entry.subject, entry.type.opens.code), [])
                began.append(((entry.on, entry.type.order, entry.at.timestamp() if entry.at else 0.0, number), number, None))
                began.sort()
            elif thread is None and entry.thread_of is not None:
                thread = numbers[entry.thread_of]
            elif thread is None and entry.type.thread and entry.kind == Event.NORMAL:
                thread = thread_on(threads.get((entry.subject, entry.type.thread.code), ()), entry.on, at=entry.at,
                                   ending=entry.type.ends is not None)  # fmt: skip
            facts = _store_words(authority, entry, facts, visible[entry.subject])
            rows.append((
                number, authority, entry.subject, visible[entry.subject], entry.type.code, entry.on, entry.at,
                entry.recorded_at, entry.by if entry.by is not None else worker, entry.source, entry.source_key,
                thread, entry.occasion, entry.kind, entry.replaces, facts,
            ))  # fmt: skip
        _insert(rows)
        if derive:
            types = {e.type.code for e in entries} | _replaced_types(entries)
            projections.derive(authority, sorted(visible), types)
    return numbers


def correct(event: int, *, by: Any, on: date | None = None, at: datetime | None = None, **facts: Any) -> int:
    """Say what an earlier entry should have said. The first entry stays and can be read; this one counts.

    Facts not named keep their value; a fact given as None is taken out. Another day takes "had begun before" and "by then"
    out, unless it is said of the new day too.
    """
    first = original(event)
    held = latest(first.pk)
    merged = {**held.facts, **facts}
    if on not in (None, held.on):
        for fact in (BEGUN_BEFORE, BY_THEN):
            if fact.name not in facts:
                merged.pop(fact.name, None)
    entry = Entry(
        registry.event_type(held.type), first.subject_id, on or held.on, {k: v for k, v in merged.items() if v is not None},
        at or held.at, held.thread, held.occasion_id, held.source, held.source_key, by=_number(by),
        kind=Event.CORRECTION, replaces=first.pk,
    )  # fmt: skip
    return append([entry])[0]


def withdraw(event: int, *, by: Any, why: str) -> int:
    """Take back an entry that should never have been on this record (the wrong child). It stays for the custodian."""
    if not why.strip():
        raise ValueError("Say why it is withdrawn")
    first = original(event)
    entry = Entry(
        registry.event_type(first.type), first.subject_id, first.on, first.facts, first.at, first.thread,
        first.occasion_id, first.source, first.source_key, by=_number(by), kind=Event.WITHDRAWAL, replaces=first.pk,
    )  # fmt: skip
    number = append([entry])[0]
    acting.note("withdraw", subjects=[first.subject_id], reason=why)
    return number


def original(event: int) -> Event:
    """The first entry behind an event's number."""
    found: Event = Event.objects.everything(because="an action looks up what it corrects").get(pk=event)
    return found if found.kind == Event.NORMAL else original(found.replaces)  # type: ignore[arg-type]


def latest(event: int) -> Event:
    """The entry in effect for a first entry's number."""
    later = (
        Event.objects.everything(because="an action looks up what it corrects").filter(replaces=event).order_by("-pk").first()
    )
    return later or original(event)


def begin_occasion(
    kind: str, *, about: Iterable[int], on: date, by: Any, at: datetime | None = None, until: datetime | None = None
) -> Occasion:
    """A visit, meeting or assessment that the events of these children will hang on: as guarded as the most guarded of them."""
    vis = max(lock(about).values(), default=0)
    return Occasion.objects.create(authority_id=acting.authority(), kind=kind, on=on, at=at, until=until, by_id=_number(by), vis=vis)


def keep_words(words: str, *, subject: int | None = None, occasion: int | None = None) -> int:
    """Put words into the content store; their number, which is what a fact holds."""
    if subject is not None:  # noqa: SIM108 - two different questions
        vis = lock([subject]).get(subject, 0)
    else:
        vis = Occasion.objects.values_list("vis", flat=True).get(pk=occasion)
    return int(Content.objects.create(authority_id=acting.authority(), subject_id=subject, occasion_id=occasion, vis=vis, words=words).pk)


def _number(thing: Any) -> Any:
    return getattr(thing, "pk", thing)


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('record_event_id_seq') FROM generate_series(1, %s)", [count])
        return [row[0] for row in cursor.fetchall()]


Span = tuple[tuple[Any, ...], int, date | None]
"""A thread's place in time, its number, and the day it ended."""


def open_threads(subject: int) -> set[str]:
    """Codes of the threads that are open for this subject: what may be continued or ended now."""
    declared = registry.event_types()
    types = {t.code for t in declared.values() if t.opens or t.ends}
    events = projections.in_effect(projections.load([subject], types)[subject], registry.ranks())
    ended = {e.thread for e in events if declared[e.type].ends}
    return {t.code for e in events if (t := declared[e.type].opens) is not None and e.id not in ended}


def _threads(entries: Sequence[Entry]) -> dict[tuple[int, str], list[Span]]:
    """The threads of each kind, for the subjects whose entries need one and do not name it, oldest first."""
    needed = {
        (e.subject, e.type.thread.code)
        for e in entries
        if e.type.thread and not e.type.opens and e.thread is None and e.thread_of is None
    }
    if not needed:
        return {}
    by_thread: dict[str, tuple[set[str], set[str]]] = {}
    for declared in registry.event_types().values():
        if declared.opens:
            by_thread.setdefault(declared.opens.code, (set(), set()))[0].add(declared.code)
        if declared.ends:
            by_thread.setdefault(declared.ends.code, (set(), set()))[1].add(declared.code)
    types = {t for _, code in needed for t in (by_thread[code][0] | by_thread[code][1])}
    rows = projections.load(sorted({s for s, _ in needed}), types)
    found: dict[tuple[int, str], list[Span]] = {}
    for subject, code in needed:
        opens, ends = by_thread[code]
        events = projections.in_effect(rows[subject], registry.ranks())
        ended = {e.thread: e.on for e in events if e.type in ends}
        found[(subject, code)] = [(order(e), e.id, ended.get(e.id)) for e in events if e.type in opens]
    return found


def thread_on(threads: Sequence[Span], day: date, *, at: datetime | None = None, ending: bool = False) -> int | None:
    """The thread that an event of this day continues or ends: the latest then open, whenever it is recorded.

    An ending means one that has no end yet and began on an earlier day, where there is one: on the day of a move it ends
    the old home. What began later that day, where both hours are known, it does not end. Where none was open: the last
    that had begun, else, for what is not an ending, the first to begin later (a plan made beforehand).
    """
    hour = at.timestamp() if at else None
    begun = [s for s in threads if s[0][0] < day or (s[0][0] == day and (hour is None or s[0][2] <= hour))]
    running = [span for span in begun if span[2] is None or span[2] >= day]
    if ending:
        running = [span for span in running if span[2] is None] or running
        running = [span for span in running if span[0][0] < day] or running
    if begun:
        return (running or begun)[-1][1]
    return threads[0][1] if threads and not ending else None


def _store_words(authority: int, entry: Entry, facts: dict[str, Any], vis: int) -> dict[str, Any]:
    for fact in entry.type.facts:
        if isinstance(fact, Words) and isinstance(facts.get(fact.name), str):
            text = facts[fact.name]
            if len(text) > fact.longest:
                raise ValueError(f"{fact.title}: at most {fact.longest:,} characters; this is {len(text):,}")
            text = text.replace("\x00", "")
            facts[fact.name] = Content.objects.create(authority_id=authority, subject_id=entry.subject, vis=vis, words=text).pk
    return facts


def _replaced_types(entries: Sequence[Entry]) -> set[str]:
    """A correction may change what kind of thing happened: both types are derived again together."""
    replaced = [e.replaces for e in entries if e.replaces]
    if not replaced:
        return set()
    return set(
        Event.objects.everything(because="a correction derives for the old type too").filter(pk__in=replaced).values_list("type", flat=True)
    )


COLUMNS = (
    "id", "authority_id", "subject_id", "vis", "type", "happened_on", "happened_at", "recorded_at", "by_id", "source",
    "source_key", "thread", "occasion_id", "kind", "replaces", "facts",
)  # fmt: skip
MANY = 50
"""From so many rows on, one document is quicker than a list of values."""


def _insert(rows: list[tuple[Any, ...]]) -> None:
    if len(rows) >= MANY:
        bulk.insert("record_event", COLUMNS, rows)
        return
    mark = "(" + ", ".join(["%s"] * len(COLUMNS)) + ")"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO record_event ({', '.join(COLUMNS)}) VALUES " + ", ".join([mark] * len(rows)),  # noqa: S608
            [v for row in rows for v in (*row[:-1], json.dumps(row[-1]))],
        )

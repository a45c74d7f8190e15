"""Arranging a meeting about many cases, deciding each, closing it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from throughline.engines.agendas import events
from throughline.engines.agendas.declarations import Agenda, Decision, Found
from throughline.engines.agendas.drawing import draw
from throughline.engines.agendas.models import ARRANGED, CANCELLED, CLOSED, Sitting, SittingItem, SittingSeat
from throughline.engines.settings.queries import authority_subject
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import correct, record
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Subject
from throughline.services import clock

BECAUSE = "whoever holds a meeting sees what stands on its agenda"
LONGEST_REASON = 300


def _must_hold(viewer: Any, kind: Agenda) -> None:
    if not kind.may_hold(viewer):
        raise NotAllowed(f"The {kind.short} is held by others")


@transaction.atomic
def arrange(viewer: Any, kind: Agenda, *, on: date, time: str = "", where: str = "") -> Sitting:
    """Arrange one: its agenda is drawn up at once from what happened since the last. ValueError while one is open."""
    _must_hold(viewer, kind)
    rows = Sitting.objects.select_for_update().filter(authority_id=viewer.authority_id, kind=kind.code)
    if rows.filter(state=ARRANGED).exists():
        raise ValueError(f"A {kind.short} is arranged already: hold or cancel it first")
    last = rows.filter(state=CLOSED).order_by("-on", "-closed_at").first()
    days = int(kind.every.value(surroundings(viewer.authority_id).settings, viewer.today))
    since = last.until_on if last else viewer.today - timedelta(days=days)
    held: Sitting = Sitting.objects.create(
        authority_id=viewer.authority_id, kind=kind.code, on=on, time=time, where=where.strip(), chair_id=viewer.worker_id, since_on=since,
        until_on=viewer.today, seed=secrets.randbelow(1_000_000),
    )  # fmt: skip
    SittingSeat.objects.bulk_create(SittingSeat(sitting=held, agency=code, title=title) for code, title in kind.agencies)
    if last is not None:
        _carry(held, last)
    _gather(viewer, kind, held, samples=True)
    return held


def _carry(held: Sitting, last: Sitting) -> None:
    """What the last one left without a decision comes first on the next."""
    left = SittingItem.objects.everything(because=BECAUSE).filter(sitting=last, decided_at__isnull=True)
    SittingItem.objects.bulk_create(
        SittingItem(authority_id=i.authority_id, subject_id=i.subject_id, vis=i.vis, sitting=held, source=i.source, thread=i.thread,
                    team_id=i.team_id, line=i.line, before=i.before, carried=True)
        for i in left
    )  # fmt: skip


@transaction.atomic
def bring_up_to_date(viewer: Any, kind: Agenda, held: Sitting) -> int:
    """Add what has happened since the agenda was drawn up. Samples stay as they were drawn. How many were added."""
    _must_hold(viewer, kind)
    if held.state != ARRANGED:
        raise ValueError("It is closed")
    held.until_on = viewer.today
    held.save(update_fields=["until_on"])
    return _gather(viewer, kind, held, samples=False)


def _gather(viewer: Any, kind: Agenda, held: Sitting, *, samples: bool) -> int:
    settings = surroundings(viewer.authority_id).settings
    added = 0
    for source in kind.gathers:
        if source.sample is not None and not samples:
            continue
        been = _been(viewer, kind, source.code)
        pool = [f for f in source.found(viewer, held.since_on, held.until_on) if (f.subject, f.thread) not in been]
        if source.sample is not None:
            held.pools = {**held.pools, source.code: len(pool)}
            pool = draw(pool, int(source.sample.value(settings, viewer.today)), held.seed, source.code)
        added += _add(held, source.code, pool)
    held.save(update_fields=["pools"])
    return added


def _been(viewer: Any, kind: Agenda, source: str) -> set[tuple[int, int | None]]:
    """What has stood on an agenda of this kind in the last year: a case comes once, unless it was left over."""
    rows = SittingItem.objects.everything(because=BECAUSE).filter(
        authority_id=viewer.authority_id, sitting__kind=kind.code, source=source, sitting__on__gte=viewer.today - timedelta(days=366)
    )
    return set(rows.exclude(sitting__state=CANCELLED).values_list("subject_id", "thread"))


def _add(held: Sitting, source: str, found: Iterable[Found]) -> int:
    several = {(f.subject, f.thread): f for f in found}
    visible = dict(Subject.objects.filter(pk__in={f.subject for f in several.values()}).values_list("pk", "vis"))
    rows = [
        SittingItem(authority_id=held.authority_id, subject_id=f.subject, vis=visible[f.subject], sitting=held, source=source, thread=f.thread,
                    team_id=f.team, line=f.line[:300], before=f.by[:80])
        for f in several.values() if f.subject in visible
    ]  # fmt: skip
    return len(SittingItem.objects.bulk_create(rows))


@transaction.atomic
def decide(viewer: Any, kind: Agenda, item: SittingItem, decision: Decision, words: str = "", also: Mapping[str, Any] | None = None) -> int:
    """Decide one item: an event about its subject. Until it is closed a decision can be put right; the first stays in the record.

    ValueError where the decision must say why.
    """
    _must_hold(viewer, kind)
    if item.sitting.state != ARRANGED:
        raise ValueError("It is closed: nothing more is decided here")
    if decision.needs_words and not words.strip():
        raise ValueError(f"{decision.title}: say why")
    asked = {f.name for f in kind.decided.facts}
    which = {"source": item.source, "item": item.thread}
    facts: dict[str, Any] = {"decision": decision.code, "words": words.strip() or None, **(also or {})}
    facts |= {name: value for name, value in which.items() if name in asked}
    if item.event is not None:
        number = correct(item.event, by=viewer.worker_id, **facts)
    else:
        thread = item.thread if kind.decided.thread else None
        number = record(kind.decided, item.subject_id, on=viewer.today, by=viewer.worker_id, thread=thread, **facts)
        item.event = number
    item.decision, item.changed = decision.code, decision.changes
    item.decided_at, item.decided_by_id = clock.now(), viewer.worker_id
    item.save(update_fields=["decision", "changed", "event", "decided_at", "decided_by"])
    if kind.then is not None:
        kind.then(viewer, item.subject_id, decision, item.event)
    return number


@transaction.atomic
def attend(viewer: Any, kind: Agenda, held: Sitting, came: Mapping[str, tuple[str, str]]) -> None:
    """Who came for which agency: agency to (name, came)."""
    _must_hold(viewer, kind)
    for seat in held.seats.all():
        if seat.agency in came:
            seat.name, seat.came = came[seat.agency][0].strip()[:120], came[seat.agency][1]
            seat.save(update_fields=["name", "came"])


def in_the_way(held: Sitting) -> list[str]:
    """What stands between this meeting and its close, in words."""
    undecided = SittingItem.objects.everything(because=BECAUSE).filter(sitting=held, decided_at__isnull=True).count()
    silent = [s.title for s in held.seats.all() if not s.came]
    found = []
    if undecided:
        found.append("one item has no decision" if undecided == 1 else f"{undecided} items have no decision")
    if silent:
        found.append(f"it is not said whether {', '.join(silent)} came")
    return found


@transaction.atomic
def close(viewer: Any, kind: Agenda, held: Sitting, *, words: str = "", reason: str = "") -> None:
    """Close it. With an item undecided only somebody who decides may, saying why; that is counted, and what is left comes
    first on the next.

    NotAllowed where something is in the way and the viewer may not; ValueError without a reason.
    """
    _must_hold(viewer, kind)
    held = Sitting.objects.select_for_update().get(pk=held.pk)
    if held.state != ARRANGED:
        raise ValueError("It is closed already")
    if held.on > viewer.today:
        raise ValueError("It has not been held yet")
    owed = in_the_way(held)
    if owed and not viewer.can("decide"):
        raise NotAllowed(f"Before it is closed: {'; '.join(owed)}")
    if owed and not reason.strip():
        raise ValueError(f"It cannot be closed yet: {'; '.join(owed)}. In an emergency say why it is closed all the same")
    rows = SittingItem.objects.everything(because=BECAUSE).filter(sitting=held)
    held.undecided = rows.filter(decided_at__isnull=True).count()
    held.state, held.closed_at = CLOSED, clock.now()
    held.reason = reason.strip()[:LONGEST_REASON] if owed else ""
    held.save(update_fields=["state", "closed_at", "undecided", "reason"])
    seats = list(held.seats.all())
    record(
        events.closed, authority_subject(held.authority_id), on=held.on, by=viewer.worker_id, kind=kind.code, title=kind.title,
        sitting=str(held.pk), since_on=held.since_on, until_on=held.until_on, items=rows.count(), changed=rows.filter(changed=True).count(),
        came=sum(s.came in ("came", "part") for s in seats), expected=len(seats), exception=bool(owed), undecided=held.undecided or None,
        reason=held.reason or None, words=words.strip() or None,
    )  # fmt: skip


@transaction.atomic
def cancel(viewer: Any, kind: Agenda, held: Sitting, reason: str) -> None:
    """It does not take place. What was decided stays; the rest comes onto the next."""
    _must_hold(viewer, kind)
    if not reason.strip():
        raise ValueError("Say why it is cancelled")
    if held.state != ARRANGED:
        raise ValueError("It is closed already")
    held.state, held.reason = CANCELLED, reason.strip()[:LONGEST_REASON]
    held.save(update_fields=["state", "reason"])

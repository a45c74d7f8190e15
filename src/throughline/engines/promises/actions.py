"""Agreeing actions from what a form says; moving, doing and dropping them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.engines.promises.standing import Promise, standing
from throughline.record.ledger.actions import Entry, append
from throughline.record.ledger.promises import Promises
from throughline.record.ledger.queries import chronology


def promises_of(viewer: Any, subject: int) -> list[Promise]:
    """Every action agreed about one subject whose door was passed."""
    from throughline.engines.promises.standing import reads

    return standing(chronology(viewer, subject, types=reads()))


@dataclass
class Agreed:
    """What one plan or meeting agreed for one subject: actions, each with the need it is for."""

    subject: int
    area: Promises
    actions: Sequence[tuple[str, dict[str, Any]]]
    plan: str
    whole: bool
    """Open actions of this plan that stand there no more are ended as replaced."""


def agree(viewer: Any, subject: int, area: Promises, actions: Sequence[tuple[str, dict[str, Any]]], *, plan: str, on: date, whole: bool) -> None:
    """Make promises of these actions, each with the need it is for."""
    agree_together(viewer, [Agreed(subject, area, actions, plan, whole)], on=on)


def agree_together(viewer: Any, several: Sequence[Agreed], *, on: date) -> None:
    """Make promises of what was agreed for several subjects, all at once.

    An action that goes on (it carries the number of its thread) stays as it is; with another day or owner it is ended as
    moved and agreed anew. The number of each is written into its action.
    """
    entries: list[Entry] = []
    new: list[tuple[int, dict[str, Any]]] = []
    for one in several:
        _lay_out(viewer, one, on, entries, new)
    numbers = append(entries)
    for place, action in new:
        action["thread"] = str(numbers[place])


def _lay_out(viewer: Any, one: Agreed, on: date, entries: list[Entry], new: list[tuple[int, dict[str, Any]]]) -> None:
    """The entries of one subject; `new`: at which place an action becomes a promise."""
    held = {p.key: p for p in promises_of(viewer, one.subject) if p.open and p.plan == one.plan}
    kept: set[int] = set()
    for need, action in one.actions:
        before = held.get(int(action["thread"])) if str(action.get("thread") or "").isdigit() else None
        by_on, owner = date.fromisoformat(str(action["by"])), int(action["who"])
        if before is not None:
            kept.add(before.key)
            if (before.by_on, before.owner) == (by_on, owner):
                continue
            entries.append(Entry(one.area.dropped, one.subject, on, {"why": "moved"}, by=viewer.worker_id or None, thread=before.key))
        new.append((len(entries), action))
        entries.append(Entry(one.area.agreed, one.subject, on, {
            "what": action["what"], "owner": owner, "by_on": by_on, "outcome": action.get("change"), "done_by": action.get("done_by"),
            "need": need[:300], "plan": one.plan, "moved": before.moved + 1 if before else None}, by=viewer.worker_id or None))  # fmt: skip
    for promise in held.values():
        if one.whole and promise.key not in kept:
            entries.append(Entry(one.area.dropped, one.subject, on, {"why": "replaced"}, by=viewer.worker_id or None, thread=promise.key))


def find(viewer: Any, subject: int, key: int) -> Promise | None:
    """One action agreed about a subject whose door was passed."""
    return next((p for p in promises_of(viewer, subject) if p.key == key), None)


def report(viewer: Any, subject: int, promise: Promise, *, how: str, words: str, on: date, said_by: str = "") -> None:
    """Say how an action is going, or that it is done; what was said before stays."""
    if how == "done":
        facts: Mapping[str, Any] = {"outcome": words[:300], "said_by": said_by}
        append([Entry(promise.area.done, subject, on, facts, by=viewer.worker_id or None, thread=promise.key)])
        return
    append([Entry(promise.area.progressed, subject, on, {"how": how, "words": words, "said_by": said_by}, by=viewer.worker_id or None,
                  thread=promise.key)])  # fmt: skip


def drop(viewer: Any, subject: int, promise: Promise, *, why: str, words: str, on: date) -> None:
    """End an action without its being done, saying why."""
    append([Entry(promise.area.dropped, subject, on, {"why": why, "words": words[:300]}, by=viewer.worker_id or None, thread=promise.key)])

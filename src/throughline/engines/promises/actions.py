"""Agreeing actions from what a form says; moving, doing and dropping them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def agree(viewer: Any, subject: int, area: Promises, actions: Sequence[tuple[str, dict[str, Any]]], *, plan: str, on: date, whole: bool) -> None:
    """Make promises of these actions, each with the need it is for.

    An action that goes on (it carries the number of its thread) stays as it is; with another day or owner it is ended as
    moved and agreed anew. With `whole`, open actions of this plan that stand there no more are ended as replaced. The
    number of each is written into its action.
    """
    held = {p.key: p for p in promises_of(viewer, subject) if p.open and p.plan == plan}
    kept: set[int] = set()
    entries: list[Entry] = []
    new: list[dict[str, Any]] = []
    for need, action in actions:
        before = held.get(int(action["thread"])) if str(action.get("thread") or "").isdigit() else None
        by_on, owner = date.fromisoformat(str(action["by"])), int(action["who"])
        if before is not None:
            kept.add(before.key)
            if (before.by_on, before.owner) == (by_on, owner):
                continue
            entries.append(Entry(area.dropped, subject, on, {"why": "moved"}, by=viewer.worker_id or None, thread=before.key))
        entries.append(Entry(area.agreed, subject, on, {
            "what": action["what"], "owner": owner, "by_on": by_on, "outcome": action.get("change"), "done_by": action.get("done_by"),
            "need": need[:300], "plan": plan, "moved": before.moved + 1 if before else None}, by=viewer.worker_id or None))  # fmt: skip
        new.append(action)
    for promise in held.values():
        if whole and promise.key not in kept:
            entries.append(Entry(area.dropped, subject, on, {"why": "replaced"}, by=viewer.worker_id or None, thread=promise.key))
    numbers = append(entries)
    made = [n for n, e in zip(numbers, entries, strict=True) if e.type is area.agreed]
    for action, number in zip(new, made, strict=True):
        action["thread"] = str(number)


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

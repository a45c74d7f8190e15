"""Who is acting, for the length of one transaction: set once at its start, known to the database's wall.

Nothing about people can be read or written outside it: without it the wall shows no rows.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction


@dataclass
class Acting:
    """One actor in one transaction, and what it has looked at so far."""

    authority: int
    worker: int | None
    role: str
    vis: tuple[int, ...]
    request: uuid.UUID = field(default_factory=uuid.uuid4)
    screen: str = ""
    basis: str = ""
    reason: str = ""
    on_behalf_of: int | None = None
    seen: set[int] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)
    """What need be read only once in this transaction; who changes it takes it out."""


class NobodyActing(RuntimeError):
    """People's records were touched outside `acting.as_…`."""


_current: ContextVar[Acting | None] = ContextVar("acting", default=None)


def current() -> Acting:
    """The actor of this transaction; NobodyActing when there is none."""
    found = _current.get()
    if found is None:
        raise NobodyActing("say who is acting first: acting.as_viewer(…) or acting.as_system(…)")
    return found


def kept() -> dict[str, Any]:
    """What this transaction has read once and may use again; a new one for each question where nobody acts."""
    found = _current.get()
    return {} if found is None else found.kept


def authority() -> int:
    """The authority whose records this transaction is about."""
    return current().authority


def worker() -> int | None:
    """The worker who acts, or None for the system itself."""
    return current().worker


@contextmanager
def as_actor(actor: Acting) -> Iterator[Acting]:
    """Act as this actor in one transaction. Settings are local to it: a pooled connection carries nothing over."""
    with transaction.atomic():
        _tell_database(actor)
        token = _current.set(actor)
        try:
            yield actor
        finally:
            _current.reset(token)
            outer = _current.get()
            if outer is not None and not connection.needs_rollback:
                _tell_database(outer)


@contextmanager
def as_system(authority: int, doing: str, *, vis: Sequence[int] | None = None) -> Iterator[Acting]:
    """Act as the system itself (an import, a tick, a rebuild), over all of an authority's records but the sealed.

    `doing` says what, and stands in the audit.
    """
    if vis is None:
        vis = _all_sets(authority)
    with as_actor(Acting(authority, None, "system", tuple(vis), screen=doing, basis="system")) as actor:
        yield actor


def _all_sets(authority: int) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM record_restrictedset WHERE authority_id = %s AND NOT sealed ORDER BY id", [authority]
        )
        return (0, *(row[0] for row in cursor.fetchall()))


def _tell_database(actor: Acting) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('tl.tenant', %s, true), set_config('tl.vis', %s, true)",
            [str(actor.authority), "{" + ",".join(str(v) for v in actor.vis) + "}"],
        )


def note(
    action: str,
    *,
    subjects: Sequence[int] = (),
    reason: str = "",
    decision: str = "allowed",
    detail: dict[str, Any] | None = None,
    basis: str | None = None,
) -> int:
    """Write one row of the audit, in this transaction; its number."""
    actor = current()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tl.audit(%s::smallint, %s, %s, %s, %s, %s, %s::bigint[], %s, %s, %s, %s, %s)",
            [
                actor.authority, actor.worker, actor.on_behalf_of, actor.role, actor.request, action, sorted(set(subjects)),
                actor.screen, actor.basis if basis is None else basis, reason or actor.reason, decision,
                json.dumps(detail or {}),
            ],
        )  # fmt: skip
        return int(cursor.fetchone()[0])

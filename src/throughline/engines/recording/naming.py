"""Whom one may name where an entry asks for somebody in a post."""

from __future__ import annotations

from typing import Any

from throughline.record.ledger.types import EventType, WorkerFact
from throughline.record.workers.queries import holders, names_of_workers


def in_posts(viewer: Any, declared: EventType) -> dict[str, list[tuple[str, str]]]:
    """For each fact that asks for somebody in a post, those who hold one, by name; not those in the post of who records it."""
    found = {}
    for fact in declared.facts:
        if isinstance(fact, WorkerFact) and fact.roles:
            others = [role for role in fact.roles if role != viewer.role.code]
            named = names_of_workers(holders(viewer.authority_id, others, viewer.today))
            found[fact.name] = sorted(((str(pk), name) for pk, name in named.items()), key=lambda one: one[1])
    return found

"""Every duty becomes a projection onto the table of obligations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from throughline.engines.duties.declarations import Duty, each_of
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.registry import duties, knowable
from throughline.engines.duties.timeline import Clock, timeline
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.ledger.types import code_of

ATTRIBUTES = {
    **{name: name for name in ("start", "thread", "ordinal", "started_on", "started_at", "rule", "rule_id", "due_on", "due_at", "met",
                               "met_on", "met_at", "lapsed_on", "known", "on_time")}, "owner_id": "owner",
}  # fmt: skip
"""Column to what a clock calls it."""


def made_from_declarations() -> list[Projection]:
    """One projection for each declared duty."""
    return [_projection(duty) for duty in duties().values()]


def _projection(duty: Duty) -> Projection:
    can_know = knowable(duty)

    def fold(happened: Sequence[Happened], around: Surroundings) -> list[Clock]:
        return timeline(duty, happened, around, knowable=can_know)

    return Projection(
        f"duty.{duty.code}", Obligation, duty.reads, fold, part=("duty", duty.code),
        attributes=ATTRIBUTES, needs=frozenset(code_of(match) for match in each_of(duty.starts)), frozen=frozenset({"team_id"}),
        settle=freeze_teams,
    )  # fmt: skip


def as_row(clock: Clock) -> dict[str, Any]:
    """A clock as the table holds it."""
    return {"key": clock.key, **{column: getattr(clock, name) for column, name in ATTRIBUTES.items()}}


FREEZE = """
UPDATE engines_obligation o SET team_id = a.team_id
  FROM record_allocation a
 WHERE o.subject_id = ANY(%s) AND a.subject_id = o.subject_id
   AND (a.role = 'social_worker' OR (a.role = 'lead_practitioner' AND NOT EXISTS (
        SELECT 1 FROM record_allocation b WHERE b.subject_id = a.subject_id AND b.role = 'social_worker'
           AND b.began_on <= LEAST(COALESCE(o.met_on, o.lapsed_on), COALESCE(o.due_on, 'infinity'))
           AND (b.ended_on IS NULL OR b.ended_on > LEAST(COALESCE(o.met_on, o.lapsed_on), COALESCE(o.due_on, 'infinity'))))))
   AND COALESCE(o.met_on, o.lapsed_on) IS NOT NULL
   AND a.began_on <= LEAST(COALESCE(o.met_on, o.lapsed_on), COALESCE(o.due_on, 'infinity'))
   AND (a.ended_on IS NULL OR a.ended_on > LEAST(COALESCE(o.met_on, o.lapsed_on), COALESCE(o.due_on, 'infinity')))
   AND o.team_id IS DISTINCT FROM a.team_id
"""


def freeze_teams(subjects: list[int]) -> None:
    """Write, once, whose figure a closed clock is: the team that had the child on the day it fell due or closed."""
    with connection.cursor() as cursor:
        cursor.execute(FREEZE, [subjects])

"""What is done after a time missing: the visit, its evaluation by somebody else, and the end of the follow-up."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.boards.actions import file_report
from throughline.engines.boards.queries import BoardMeeting
from throughline.engines.settings.queries import authority_subject
from throughline.practice.missing import events
from throughline.practice.missing.board_reports import year
from throughline.practice.missing.models import TimeMissing
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record

LONGEST_REASON = 200


def visit(viewer: Any, missing: TimeMissing, on: Any, at: Any, facts: dict[str, Any]) -> int:
    """The return visit was made, or offered. Whoever records it made it, unless they name somebody else."""
    given = {**facts, "visitor": facts.get("visitor") or viewer.worker_id}
    return record(
        events.return_interview, missing.subject_id, on=on, at=at, by=viewer.worker_id, thread=missing.key, **given
    )


def evaluate(viewer: Any, missing: TimeMissing, facts: dict[str, Any]) -> int:
    """Somebody other than the visitor says whether the visit was good enough. NotAllowed for the visitor; ValueError
    before there is a visit."""
    if missing.visited_on is None:
        raise ValueError("There is no visit to evaluate yet")
    if missing.visitor_id == viewer.worker_id:
        raise NotAllowed("You made this visit. Somebody else evaluates it.")
    given = {**facts, "evaluator": viewer.worker_id}
    return record(
        events.return_evaluated, missing.subject_id, on=viewer.today, by=viewer.worker_id, thread=missing.key, **given
    )


def owed_before_closing(missing: TimeMissing) -> list[str]:
    """What stands between this follow-up and its end, in words."""
    owed = []
    if missing.back_on is None:
        owed.append("the return")
    if missing.visited_on is None:
        owed.append("the return visit")
    if missing.evaluated_on is None:
        owed.append("its evaluation by somebody other than the visitor")
    return owed


def close(viewer: Any, missing: TimeMissing, *, reason: str = "") -> int:
    """End the follow-up. Without the visit and its evaluation only a manager may, with a reason; it is counted.

    The return itself is a fact and never waits for this. NotAllowed where something is owed and the viewer may not decide;
    ValueError without the return or without a reason.
    """
    owed = owed_before_closing(missing)
    if missing.back_on is None:
        raise ValueError("A child who is missing is looked for; there is nothing to close")
    if owed and not viewer.can("decide"):
        raise NotAllowed(f"Before this is closed there must be {' and '.join(owed)}")
    if owed and not reason.strip():
        raise ValueError(f"Say why it is closed without {' and '.join(owed)}")
    return record(
        events.follow_up_closed, missing.subject_id, on=viewer.today, by=viewer.worker_id, thread=missing.key,
        exception=bool(owed), reason=reason.strip()[:LONGEST_REASON] if owed else None,
    )  # fmt: skip


@transaction.atomic
def give_report(viewer: Any, year_ended_on: date, *, times: int, children: int, words: str, meeting: BoardMeeting | None = None) -> int:
    """The annual report goes to the board; its main figures stay as they were given. With a meeting it is filed whole in the
    board's calendar. ValueError where that meeting is over."""
    if meeting is not None:
        file_report(viewer, meeting, year, year_ended_on, asks=words)
    return record(
        events.report_given, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id,
        year_ended_on=year_ended_on, times=times, children=children, words=words.strip() or None,
    )  # fmt: skip

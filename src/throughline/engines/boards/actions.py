"""Putting a board's meeting into the calendar, filing a report for it, and saying what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from throughline.engines.boards import events
from throughline.engines.boards.declarations import BOARDS, BoardReport
from throughline.engines.boards.queries import BoardMeeting
from throughline.engines.settings.queries import authority_subject
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record

DECIDES = "decide"


def _record(viewer: Any, type: Any, meeting: BoardMeeting | None = None, **facts: Any) -> int:
    if not viewer.can(DECIDES):
        raise NotAllowed("Somebody else keeps the boards’ calendar")
    said = {name: value for name, value in facts.items() if value}
    thread = meeting.key if meeting is not None else None
    return record(type, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, thread=thread, **said)


def set_meeting(viewer: Any, board: str, on: date, where: str) -> int:
    """A board meets on a day. ValueError for a board that nobody knows."""
    if board not in BOARDS:
        raise ValueError("Say which board")
    return _record(viewer, events.meeting_set, board=board, for_on=on, where=where.strip())


def move(viewer: Any, meeting: BoardMeeting, on: date) -> int:
    """It meets on another day; what was filed for it goes with it."""
    return _record(viewer, events.meeting_moved, meeting, for_on=on)


def file_report(viewer: Any, meeting: BoardMeeting, report: BoardReport, ended_on: date, *, figures: Sequence[tuple[str, int | str]] | None = None,
                asks: str = "") -> int:  # fmt: skip
    """File a report for a meeting, with its figures as they are today. ValueError where that board does not receive it, or has met,
    or where a report that says more than figures has no words."""
    if report.with_words and not asks.strip():
        raise ValueError(f"{report.title} is written on its own page: figures alone are no report")
    if meeting.board not in report.boards:
        raise ValueError(f"{report.title} is not for {meeting.words}")
    if not meeting.coming:
        raise ValueError("That meeting is over: choose another one")
    told = report.figures(viewer, ended_on) if figures is None else figures
    text = "\n".join(f"{words}: {n}" for words, n in told)
    return _record(viewer, events.report_filed, meeting, report=report.code, title=report.title, ended_on=ended_on, figures=text, asks=asks.strip())


def held(viewer: Any, meeting: BoardMeeting, on: date, asked_for: str) -> int:
    """The board has met. ValueError before the day has come."""
    if on > viewer.today:
        raise ValueError("This day has not come yet")
    return _record(viewer, events.meeting_held, meeting, met_on=on, asked_for=asked_for.strip()[:400])


def cancel(viewer: Any, meeting: BoardMeeting, why: str) -> int:
    """It does not take place; what was filed for it is owed again. ValueError without a reason."""
    if not why.strip():
        raise ValueError("Say why it does not take place")
    return _record(viewer, events.meeting_cancelled, meeting, why=why.strip()[:200])

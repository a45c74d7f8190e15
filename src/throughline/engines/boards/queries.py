"""Questions about boards: what is in the calendar, what each meeting was given, which report no meeting has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.boards import events
from throughline.engines.boards.declarations import BOARDS, BoardReport, board_reports
from throughline.engines.settings.queries import authority_subject
from throughline.record.ledger import registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.models import Content
from throughline.record.ledger.projections import load

READS = (events.meeting_set, events.meeting_moved, events.report_filed, events.meeting_held, events.meeting_cancelled)


@dataclass(frozen=True)
class Filed:
    """A report as it was filed for one meeting."""

    code: str
    title: str
    ended_on: date
    filed_on: date
    figures: list[tuple[str, str]]
    asks: str


@dataclass
class BoardMeeting:
    """One meeting of a board."""

    key: int
    board: str
    on: date
    where: str
    filed: list[Filed] = field(default_factory=list)
    held_on: date | None = None
    asked_for: str = ""
    cancelled: str = ""

    @property
    def words(self) -> str:
        """Which board."""
        return BOARDS.get(self.board, self.board)

    @property
    def coming(self) -> bool:
        """Neither held nor cancelled."""
        return self.held_on is None and not self.cancelled


def meetings(viewer: Any) -> list[BoardMeeting]:
    """Every meeting in the calendar, by day."""
    subject = authority_subject(viewer.authority_id)
    happened = in_effect(load([subject.pk], [t.code for t in READS])[subject.pk], registry.ranks())
    numbers = [n for e in happened for n in (e.get("figures"), e.get("asks")) if n]
    told = Content.objects.everything(because="what boards are given: figures, and no child").filter(subject_id=subject.pk, pk__in=numbers)
    words = dict(told.values_list("pk", "words")) if numbers else {}
    found: dict[int, BoardMeeting] = {}
    for event in happened:
        if event.type == events.meeting_set.code:
            found[event.id] = BoardMeeting(event.id, event.get("board", ""), event.day("for_on") or event.on, event.get("where", ""))
    for event in happened:
        if (one := found.get(event.thread or 0)) is not None and event.type != events.meeting_set.code:
            _goes_on(one, event, words)
    return sorted(found.values(), key=lambda m: (m.on, m.key))


def _goes_on(one: BoardMeeting, event: Any, words: dict[int, str]) -> None:
    if event.type == events.meeting_moved.code:
        one.on = event.day("for_on") or one.on
    elif event.type == events.report_filed.code:
        told = words.get(event.get("figures"), "")
        lines = [(words_, n) for words_, _, n in (line.rpartition(": ") for line in told.splitlines()) if words_]
        ended, asks = event.day("ended_on") or event.on, words.get(event.get("asks"), "")
        one.filed.append(Filed(event.get("report", ""), event.get("title", ""), ended, event.on, lines, asks))
    elif event.type == events.meeting_held.code:
        one.held_on, one.asked_for = event.day("met_on") or event.on, event.get("asked_for", "")
    elif event.type == events.meeting_cancelled.code:
        one.cancelled = event.get("why", "")


def coming(held: list[BoardMeeting], boards: tuple[str, ...]) -> list[BoardMeeting]:
    """The meetings of these boards that are still to be held, the next first."""
    return [m for m in held if m.coming and m.board in boards]


@dataclass(frozen=True)
class Owed:
    """One report and one board: for which time the newest is, and whether a meeting has it."""

    report: BoardReport
    board: str
    ended_on: date
    meeting: BoardMeeting | None
    due_on: date | None = None
    """By when the board is to have it, where a day is set."""
    overdue: bool = False

    @property
    def words(self) -> str:
        """Which board."""
        return BOARDS[self.board]

    @property
    def write_url(self) -> str:
        """The page on which it is written and filed, for a report that is not filed from the calendar."""
        return self.report.page(self.ended_on) if self.report.with_words and self.report.page is not None else ""


def owed(held: list[BoardMeeting], viewer: Any) -> list[Owed]:
    """For each report and each board that receives it: the meeting that has the newest one, or None. What is overdue comes first."""
    found = []
    for report in board_reports().values():
        ended = report.last_ended(viewer.today)
        due_on = report.due(viewer, ended) if report.due is not None else None
        for board in report.boards:
            having = [m for m in held if m.board == board and not m.cancelled and any(f.code == report.code and f.ended_on >= ended for f in m.filed)]
            overdue = not having and (due_on is None or due_on < viewer.today)
            found.append(Owed(report, board, ended, having[-1] if having else None, due_on, overdue))
    return sorted(found, key=lambda o: (not o.overdue, o.meeting is not None, o.report.title, o.words))

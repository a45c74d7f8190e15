"""Family time, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words, join_words
from throughline.engines.screens.cells import person_cell
from throughline.practice.family_time import queries
from throughline.practice.family_time.codes import BOOKED, CANCELLED, HELD, WHY_CANCELLED
from throughline.practice.family_time.queries import Arrangement, Booked, Session, Week
from throughline.web.sheets import Cell, Sheet, head, number


def hours(value: float) -> str:
    """Hours with at most one place: "7.5"."""
    return f"{value:g}"


def hours_words(value: float) -> str:
    """The same with the word: "1 hour", "7.5 hours"."""
    return f"{value:g} hour{'' if value == 1 else 's'}"


def weeks_sheet(viewer: Any, weeks: Sequence[Week]) -> Sheet:
    """Hours ordered against hours of people, week by week."""
    return Sheet(
        "The weeks ahead",
        ("Week from", "Hours asked for", "Hours booked", "Hours of people", "Short by"),
        [(head(date_words(w.began, viewer.today)), number(hours(w.asked)), number(hours(w.booked)), number(hours(w.rostered)),
          number(hours(w.short) if w.short else "nothing", loud=bool(w.short))) for w in weeks],
        small="what orders and agreements ask for, with travel, against the rota; every child of the authority, without names",
        numbers=frozenset({1, 2, 3, 4}),
    )  # fmt: skip


def _when(session: Session, today: Any) -> str:
    return f"{date_words(session.for_on, today)}{f', {session.time}' if session.time else ''}"


def _to(viewer: Any, booked: Booked, code: str, words: str) -> Cell:
    if not viewer.can("record"):
        return Cell("")
    return Cell(words, reverse(code, kwargs={"subject": booked.person.subject.uuid, "session": booked.row.key}))


def unstaffed_sheet(viewer: Any, rows: Sequence[Booked]) -> Sheet:
    """Booked, and nobody to be present."""
    return Sheet(
        "Booked, and nobody named to be present",
        ("Child", "When", "With", "Ordered", ""),
        [(person_cell(b.person, viewer.today), Cell(_when(b.row, viewer.today), loud=True), Cell(b.row.with_whom),
          Cell("by the court" if b.row.ordered else "agreed"), _to(viewer, b, "family_time.session", "name somebody")) for b in rows],
        empty="Somebody is named for every time.",
    )  # fmt: skip


def cancelled_sheet(viewer: Any, rows: Sequence[Booked]) -> Sheet:
    """Cancelled lately, for want of staff first."""
    return Sheet(
        "Cancelled in the last four weeks",
        ("Child", "Was to be", "Why", "Instead", "Court or lawyers"),
        [(person_cell(b.person, viewer.today), Cell(_when(b.row, viewer.today)),
          Cell(WHY_CANCELLED[b.row.why] + (" (ordered by the court)" if b.row.ordered else ""), loud=b.row.why == "staffing" and b.row.ordered),
          Cell(date_words(b.row.instead_on, viewer.today) if b.row.instead_on else "no other day"),
          Cell(("told" if b.row.court_told else "not told") if b.row.ordered else "not needed")) for b in rows],
        empty="Nothing was cancelled.",
    )  # fmt: skip


def unrecorded_sheet(viewer: Any, rows: Sequence[Booked]) -> Sheet:
    """Was to be, and nobody has said how it was."""
    return Sheet(
        "Nobody has said how it was",
        ("Child", "Was to be", "Who was present", ""),
        [(person_cell(b.person, viewer.today), Cell(_when(b.row, viewer.today)),
          Cell(b.row.supervisor.name if b.row.supervisor else "nobody named"), _to(viewer, b, "family_time.session", "say how it was")) for b in rows],
        empty="Everything that was booked has been recorded.",
    )  # fmt: skip


def roster_sheet(viewer: Any) -> Sheet:
    """Who is there for family time."""
    rows = queries.roster(viewer, viewer.today)
    return Sheet(
        "The rota",
        ("Who", "Hours a week"),
        [(head(w.name), number(held.hours)) for held, w in rows],
        empty="Nobody is on the rota: every hour asked for is short.",
        numbers=frozenset({1}),
    )


def first_line(weeks: Sequence[Week], unstaffed: Sequence[Booked], cancelled: Sequence[Booked]) -> str:
    """What matters first."""
    short = sum(w.short for w in weeks)
    lost = sum(b.row.ordered and b.row.why == "staffing" for b in cancelled)
    said = [
        f"{count_words(len(unstaffed), 'time')} booked and nobody to be present" if unstaffed else "somebody is named for every time booked",
        f"{hours_words(short)} short in the next {len(weeks)} weeks" if short else "hours enough in the weeks ahead",
        f"{count_words(lost, 'time')} that a court ordered cancelled for want of staff in the last four weeks" if lost
        else "none that a court ordered was cancelled for want of staff in the last four weeks",
    ]  # fmt: skip
    line = "; ".join(said)
    return f"{line[0].upper()}{line[1:]}."


def arrangement_row(viewer: Any, subject: Any, arrangement: Arrangement, sessions: Sequence[Session]) -> dict[str, Any]:
    """One arrangement in words, with its times."""
    mine = [s for s in sessions if s.arrangement == arrangement.key]
    came, over = queries.delivered(mine)
    how = [
        f"{count_words(arrangement.times, 'time')} in four weeks, {arrangement.minutes} minutes each",
        "somebody is present" if arrangement.supervised else "nobody else is present",
    ]
    pairs = [
        ("How", join_words(how)),
        ("By", "order of the court" if arrangement.ordered else "agreement"),
        ("Conditions", arrangement.conditions or "none recorded"),
        ("Took place", f"{came} of {over} so far" if over else "none so far"),
    ]
    return {
        "title": f"With {arrangement.with_whom}",
        "pairs": pairs,
        "ended": arrangement.ended_on,
        "began": arrangement.began_on,
        "key": arrangement.key,
        "ahead": [session_row(viewer, subject, s) for s in reversed(mine) if s.state == BOOKED],
        "past": [session_row(viewer, subject, s) for s in mine if s.state != BOOKED],
    }


def session_row(viewer: Any, subject: Any, session: Session) -> dict[str, Any]:
    """One time in words."""
    said = {BOOKED: "", HELD: "took place", CANCELLED: f"cancelled {WHY_CANCELLED.get(session.why, '')}"}[session.state]
    if session.state == CANCELLED and session.instead_on:
        said += f"; instead on {date_words(session.instead_on, viewer.today)}"
    if session.state == BOOKED and session.for_on < viewer.today:
        said = "nobody has said how it was"
    present = session.supervisor.name if session.supervisor else ("nobody named" if session.supervised else "")
    return {
        "when": _when(session, viewer.today), "where": session.where, "present": present, "said": said, "concern": session.concern,
        "nobody": session.supervised and session.supervisor is None and session.state == BOOKED,
        "over": session.for_on < viewer.today,
        "url": reverse("family_time.session", kwargs={"subject": subject.uuid, "session": session.key}) if session.state == BOOKED else "",
    }  # fmt: skip

"""Times missing, word by word."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words, join_words, moment_words
from throughline.practice.missing import events
from throughline.practice.missing.actions import owed_before_closing
from throughline.practice.missing.codes import FROM, RISK, THEMES
from throughline.practice.missing.queries import Missing
from throughline.services import clock

OUTCOMES = {"held": "visit held", "declined": "visit offered and declined", "not_possible": "visit not possible"}


def when(day: Any, moment: Any, today: Any) -> str:
    """A day, with its hour where it is known."""
    return moment_words(clock.london(moment), today) if moment else date_words(day, today)


def _told(row: Any) -> tuple[str, str]:
    codes = [c for c in row.told.split(",") if c]
    told = [*(events.TOLD[c].lower() for c in codes), *([row.told_words] if row.told_words else [])]
    missing = [
        title.lower()
        for code, title in events.TOLD.items()
        if code not in codes and code in ("police", "parents", "officer")
    ]
    return join_words(told), join_words(missing)


def now_row(viewer: Any, missing: Missing) -> dict[str, Any]:
    """Somebody who is missing now."""
    row, person = missing.row, missing.person
    told, not_told = _told(row)
    hours = missing.hours
    return {
        "person": person,
        "since": when(row.went_on, row.went_at, viewer.today),
        "hours": count_words(hours, "hour", "hours") if hours is not None and hours < 72 else "",
        "days": (viewer.today - row.went_on).days,
        "from": FROM.get(row.from_where, ""),
        "risk": RISK.get(row.risk, ""),
        "told": told,
        "not_told": not_told,
        "times": row.times_in_90_days,
        "met_on": row.met_on,
        "back": reverse("recording.record", kwargs={"subject": person.subject.uuid, "code": events.came_back.code}),
        "tell": reverse("recording.record", kwargs={"subject": person.subject.uuid, "code": events.others_told.code}),
        "meet": reverse(
            "recording.record", kwargs={"subject": person.subject.uuid, "code": events.missing_meeting.code}
        ),
    }


def follow_row(viewer: Any, missing: Missing) -> dict[str, Any]:
    """Somebody who is back, and what is still to do."""
    row, person = missing.row, missing.person
    if row.visited_on is None:
        says, hours = "no return visit yet", None
        if row.back_at is not None:
            hours = int((clock.now() - row.back_at).total_seconds() // 3600)
        late = hours > 72 if hours is not None else (viewer.today - row.back_on).days > 3
    elif row.evaluated_on is None:
        says, late = (
            f"{OUTCOMES.get(row.outcome, 'visited')} on {date_words(row.visited_on, viewer.today)}, not evaluated",
            True,
        )
    else:
        says, late = "ready to be closed", False
    return {
        "person": person,
        "back": when(row.back_on, row.back_at, viewer.today),
        "says": says,
        "late": late,
        "url": reverse("missing.follow_up", kwargs={"subject": person.subject.uuid, "missing": row.key}),
    }


def time_row(viewer: Any, subject: Any, row: Any) -> dict[str, Any]:
    """One time missing in lines, for the child's own pages."""
    told, not_told = _told(row)
    lines = [("Went", when(row.went_on, row.went_at, viewer.today))]
    if row.from_where or row.risk:
        said = [
            f"from {FROM[row.from_where]}" if row.from_where in FROM else "",
            f"{RISK[row.risk]} risk" if row.risk in RISK else "",
        ]
        lines.append(("Known", ", ".join(filter(None, said))))
    lines.append(
        ("Told", told or "nobody yet")
        if not not_told
        else ("Told", f"{told + '; ' if told else ''}not yet: {not_told}")
    )
    lines.append(("Back", when(row.back_on, row.back_at, viewer.today) if row.back_on else "still missing"))
    if row.back_on:
        visited = (
            f"{OUTCOMES.get(row.outcome, 'visited')}, {date_words(row.visited_on, viewer.today)}"
            if row.visited_on
            else "not yet"
        )
        lines.append(("Return visit", f"{visited}{'; seen alone' if row.alone else ''}"))
    if row.visited_on:
        evaluated = "not yet"
        if row.evaluated_on:
            good = "good enough" if row.adequate == "yes" else "not good enough"
            evaluated = f"{good}, {date_words(row.evaluated_on, viewer.today)}; mainly because of {THEMES.get(row.theme, 'something else')}"
            evaluated += "; part of a pattern" if row.pattern else ""
        lines.append(("Evaluation", evaluated))
    if row.met_on:
        lines.append(("Agencies met", date_words(row.met_on, viewer.today)))
    if row.again_on:
        lines.append(("Missing again", date_words(row.again_on, viewer.today)))
    if row.closed_on:
        how = ", without all that is asked for" if row.exception else ""
        lines.append(("Follow-up", f"closed {date_words(row.closed_on, viewer.today)}{how}"))
    return {
        "title": f"{row.went_on:%-d %B %Y}",
        "pairs": lines,
        "times": row.times_in_90_days,
        "closed": row.closed_on is not None,
        "missing": row.back_on is None,
        "owed": owed_before_closing(row),
        "url": reverse("missing.follow_up", kwargs={"subject": subject.uuid, "missing": row.key}),
        "back_url": reverse("recording.record", kwargs={"subject": subject.uuid, "code": events.came_back.code}),
    }

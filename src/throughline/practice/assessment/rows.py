"""Assessments, line by line."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words, join_words
from throughline.practice.assessment import events
from throughline.practice.assessment.codes import AREAS_OF_LIFE, EXPERTISE, FACTORS, ROUTES, SEVERITY, USED
from throughline.practice.assessment.queries import Assessment, Commission, Factor, Line, Person

STATES = {"open": "being written", "handed_in": "with the manager", "returned": "returned, with what must change", "signed": "authorised", "": "begun"}


def title(kind: str) -> str:
    """A kind as a heading."""
    words = events.KINDS.get(kind, kind)
    return words[0].upper() + words[1:]


def url_of(row: Assessment) -> str:
    """Where an assessment is read and written; "" for one that only the record of another system knows."""
    return reverse("assessment.room", kwargs={"work": row.occasion}) if row.occasion else ""


def names(line: Line) -> str:
    """Whom it is about."""
    return join_words([p.name for p in line.people])


def _due(viewer: Any, line: Line) -> dict[str, Any]:
    if line.due_on is None:
        return {"strong": "", "when": "", "late": False}
    gone = (viewer.today - line.due_on).days
    if gone > 0:
        return {"strong": f"{days_words(gone)} past its date", "when": date_words(line.due_on, viewer.today), "late": True}
    return {"strong": "", "when": f"by {date_words(line.due_on, viewer.today)}" + (f", in {days_words(-gone)}" if gone else ", today"), "late": False}


def open_row(viewer: Any, line: Line) -> dict[str, Any]:
    """One that is going on."""
    first = line.first
    seen = sum(r.seen_on is None for r in line.rows)
    says = STATES.get(line.state, "")
    silent = max(r.asked - r.received for r in line.rows)
    asks = []
    if first.deep and first.met_on is None:
        asks.append("agencies have not met")
    if silent > 0:
        asks.append(f"{count_words(silent, 'agency', 'agencies')} still silent")
    if seen:
        asks.append("not seen yet" if len(line.rows) == 1 else f"{seen} of {len(line.rows)} not seen yet")
    return {"names": names(line), "kind": title(first.kind), "url": url_of(first) or _child_url(first), "worker": first.worker.name if first.worker else "nobody",
            "says": says, "asks": "; ".join(asks), "began": date_words(first.began_on, viewer.today), **_due(viewer, line)}  # fmt: skip


def _child_url(row: Assessment) -> str:
    return reverse("assessment.child", kwargs={"subject": row.subject.uuid})


def waiting_row(viewer: Any, line: Line) -> dict[str, Any]:
    """One that waits for a manager's grade."""
    first = line.first
    on = max((r.handed_in_on for r in line.rows if r.handed_in_on), default=first.began_on)
    return {"work": line.occasion, "names": names(line), "kind": title(first.kind), "url": url_of(first), "worker": first.worker.name if first.worker else "",
            "since": date_words(on, viewer.today), "again": first.returned, **_due(viewer, line)}  # fmt: skip


def child_row(viewer: Any, subject: Any, row: Assessment) -> dict[str, Any]:
    """One assessment on the child's own list."""
    said = [f"began {date_words(row.began_on, viewer.today)}"]
    if row.worker:
        said.append(row.worker.name)
    if row.ended_on:
        said.append(f"authorised {date_words(row.ended_on, viewer.today)}")
        if row.outcome:
            said.append(events.OUTCOMES.get(row.outcome, row.outcome))
    return {"title": title(row.kind), "url": url_of(row), "words": " · ".join(said), "open": row.ended_on is None,
            "grade": events.GRADES.get(row.grade, "") if row.ended_on else ""}  # fmt: skip


def factor_row(factor: Factor) -> dict[str, Any]:
    """One thing that endangers or protects."""
    return {"key": factor.key, "risk": factor.side == "risk", "words": FACTORS.get(factor.factor, factor.factor), "severity": SEVERITY.get(factor.severity, ""),
            "area": AREAS_OF_LIFE.get(factor.area, ""), "since": factor.began_on}  # fmt: skip


def unborn_row(viewer: Any, row: Assessment, person: Person, plan: str) -> dict[str, Any]:
    """One baby to come."""
    expected = row.expected_on or person.expected_on
    return {
        "name": person.name or "Baby to come", "url": url_of(row) or reverse("child.page", kwargs={"subject": person.subject.uuid}), "expected": expected,
        "days": (expected - viewer.today).days if expected else None, "route": ROUTES.get(row.route, ""), "plan": plan,
        "worker": row.worker.name if row.worker else "nobody",
        "told": row.adoption_told_on, "tell": row.route in ("adoption", "early_permanence") and row.adoption_told_on is None, "work": row.occasion,
        "finished": row.ended_on,
    }  # fmt: skip


def commission_row(viewer: Any, row: Commission, person: Person) -> dict[str, Any]:
    """One specialist assessment."""
    late = row.received_on is None and row.due_on is not None and row.due_on < viewer.today
    at = {"subject": person.subject.uuid, "commission": row.key}
    return {
        "name": person.name, "child_url": reverse("child.page", kwargs={"subject": person.subject.uuid}), "what": EXPERTISE.get(row.expertise, row.expertise),
        "provider": row.provider, "due": row.due_on, "late": days_words((viewer.today - row.due_on).days) if late and row.due_on else "",
        "received": row.received_on, "cost": row.cost if row.cost is not None else row.agreed, "used": USED.get(row.used, ""),
        "url": reverse("assessment.commission", kwargs=at) if row.ended_on is None else "",
        "next": "it came" if row.received_on is None else "how it was used",
    }  # fmt: skip

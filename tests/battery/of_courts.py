"""What a record holds of courts and of family time: a case, a decision below its grade, an arrangement and one time of it."""

from __future__ import annotations

from typing import Any

from throughline.practice.family_time import events as family_time
from throughline.practice.legal import events as legal
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject
from throughline.services import clock


def courts(subject: Subject, token: str, worker: Any) -> dict[str, Any]:
    """The parts of addresses that these pages need, by name."""
    today, by = clock.today(), getattr(worker, "pk", None)
    arrangement = record(
        family_time.arrangement_began, subject, on=today, with_whom=f"{token}seen", ordered=True, supervised=True, times=4, minutes=60
    )
    made = {
        "arrangement": arrangement,
        "session": record(family_time.session_planned, subject, on=today, arrangement=arrangement, for_on=today, where=f"{token}centre",
                          minutes=60, ordered=True, supervised=True),
        "legal_case": record(legal.threshold_discussed, subject, on=today, decision="pre_proceedings", trigger=f"{token}trigger"),
    }  # fmt: skip
    if by is not None:
        made["decision"] = record(legal.decision_taken, subject, on=today, kind="exit", outcome="agreed", decided_by=by, grade="team_manager",
                                  below_grade=True, why_below=f"{token}why", words=f"{token}decided")  # fmt: skip
    return made

"""What follows of itself when a meeting was held: agencies that gave nothing twice are written to, named doctors are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from throughline.engines.notices.actions import tell
from throughline.practice.protection import events, queries, settings
from throughline.record.ledger.actions import record
from throughline.record.ledger.projections import surroundings
from throughline.record.workers.queries import allocations_of, holders
from throughline.services import mail

TWICE = 2
LEADS = {"police": settings.lead_of_police, "health": settings.lead_of_health, "gp": settings.lead_of_health, "school": settings.lead_of_education}
"""Part in a meeting to the address of that agency's safeguarding lead."""
LETTER = (
    "To the safeguarding lead.\n\nSomebody of your agency was asked to two core groups in a row about a child whom we protect together, came to neither "
    "and sent no report. A child is safe when everybody who knows something says it.\n\nPlease tell us by return who will come to the next one. The social "
    "worker will ring you about which child it is: this letter names nobody, because it travels.\n"
)


def raise_absence(viewer: Any, subject: int, part: str, agency: str, times: int, of: int) -> None:
    """Write to the agency's safeguarding lead, say so on the record, and tell the chair."""
    how = "by letter"
    setting = LEADS.get(part)
    to = str(setting.value(surroundings(viewer.authority_id).settings, viewer.today)) if setting else ""
    if to:
        try:
            mail.send(to, "Core groups without your agency", LETTER)
            how = "by e-mail"
        except mail.NotSent:
            how = "by letter, because the e-mail did not go out"
    record(events.absence_raised, subject, on=viewer.today, by=viewer.worker_id, agency=(agency or part)[:120], times=times, of=of, how=how)
    for chair in (a.worker_id for a in allocations_of(viewer, subject) if a.role == "conference_chair" and a.worker_id):
        tell(chair, subject, kind="protection", line=f"{agency or part} gave nothing to {times} core groups in a row and was written to.",
             link="/protection/agencies/", once=f"absence:{of}:{chair}")  # fmt: skip


def after_core_group(viewer: Any, subjects: Sequence[int]) -> None:
    """Every agency that gave nothing for the second time in a row is written to the same day."""
    for subject in subjects:
        latest: dict[str, Any] = {}
        for row in queries.attendance_of(viewer, subject):
            latest.setdefault(row.part, row)
        for row in latest.values():
            if row.in_a_row == TWICE and row.on <= viewer.today:
                raise_absence(viewer, subject, row.part, row.agency or row.name, row.in_a_row, row.key)


def tell_named_doctors(viewer: Any, conferences: Iterable[Any]) -> None:
    """The named GP is told of each practice that gave nothing: the practice, never the child."""
    silent = [c for c in conferences if c.gp == "neither"]
    named = holders(viewer.authority_id, ("protection.named_gp",), viewer.today) if silent else set()
    for last in silent:
        for worker in named:
            tell(worker, None, kind="protection", line=f"{last.practice or 'A practice that is not named'} gave nothing to a child protection conference.",
                 link="/protection/doctors/", once=f"doctor:{last.key}:{worker}")  # fmt: skip

"""What the children in need census can know, so that what it cannot is counted as not known and never as late."""

from __future__ import annotations

from collections.abc import Iterable

from throughline.engines.duties.registry import Source
from throughline.practice.assessment import events as assessment
from throughline.practice.front_door import events as door
from throughline.practice.protection import events as protection
from throughline.record.ledger.types import Match, code_of
from throughline.record.people import events as people

KNOWS: dict[str, tuple[Match, ...]] = {
    "Header": (people.person_described, people.identifier_recorded, people.died),
    "CINdetails": (door.referral_received, door.case_closed),
    "Assessments": (assessment.assessment_began, assessment.assessment_finished),
    "Section47": (protection.enquiry_began, protection.conference_held),
    "ChildProtectionPlans": (protection.plan_began, protection.plan_ended),
}  # fmt: skip
"""Each group of elements, and the kinds of event with their days that the importer makes of it. No visits, no minutes, no core
groups; nor when something was decided, when an enquiry ended or when a category changed: of those the census tells that they
were, and not on which day."""

cin = Source(code="cin", title="Children in need census", knows=tuple(match for group in KNOWS.values() for match in group))


def told_by(groups: Iterable[str]) -> list[str]:
    """Codes of the kinds of event that a census tells of for its year."""
    return sorted({code_of(match) for group in groups for match in KNOWS.get(group, ())})

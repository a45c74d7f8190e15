"""What the SSDA903 return can know, so that what it cannot is counted as not known and never as late."""

from collections.abc import Iterable

from throughline.engines.duties.registry import Source
from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.ledger.types import Match, code_of
from throughline.record.people import events as people
from throughline.record.workers import events as staff

SOCIAL_WORKER = {"role": "social_worker"}
KNOWS: dict[str, tuple[Match, ...]] = {
    "Header": (people.person_described, people.identifier_recorded, health.gave_birth),
    "Episodes": (
        care.became_looked_after, care.ceased_looked_after, care.legal_status_began, care.legal_status_ended, people.died,
        placements.placement_began, placements.placement_changed, placements.placement_ended, placements.stay_began, placements.stay_ended,
    ),
    "Reviews": (care.review_held,),
    "UASC": (care.unaccompanied_began, care.unaccompanied_ended),
    "OC2": (health.position_at_31_march, legal.convictions_at_31_march),
    "OC3": (leavers.position_at_birthday,),
    "AD1": (permanence.matched, permanence.adopted),
    "PlacedAdoption": (permanence.adoption_decided, permanence.adoption_decision_ended),
    "PrevPerm": (permanence.earlier_permanence,),
    "Missing": (missing.went_missing, missing.came_back),
    "SWEpisodes": (staff.allocated.where(**SOCIAL_WORKER), staff.allocation_ended.where(**SOCIAL_WORKER)),
    "DoLo": (legal.deprivation_of_liberty_authorised, legal.deprivation_of_liberty_ended),
    "Names": (people.address_began,),
}  # fmt: skip
"""Each table, and the kinds of event that the importer makes of it: no visits, no plans, no meetings but reviews, and
of the workers only the social worker."""

ssda903 = Source(
    code="ssda903", title="SSDA903 return (children looked after)", knows=tuple(match for table in KNOWS.values() for match in table)
)


def told_by(tables: Iterable[str]) -> list[str]:
    """Codes of the kinds of event that these tables tell of for the year of the return."""
    return sorted({code_of(match) for table in tables for match in KNOWS.get(table, ())})

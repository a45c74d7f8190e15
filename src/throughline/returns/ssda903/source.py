"""What the SSDA903 return can know, so that what it cannot is counted as not known and never as late."""

from throughline.engines.duties.registry import Source
from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.people import events as people
from throughline.record.workers import events as staff

KNOWS = (
    people.person_described, people.identifier_recorded, people.address_began, people.died,
    staff.allocated, staff.allocation_ended,
    care.became_looked_after, care.ceased_looked_after, care.legal_status_began, care.review_held,
    care.unaccompanied_began, care.unaccompanied_ended,
    placements.placement_began, placements.placement_changed, placements.placement_ended,
    placements.stay_began, placements.stay_ended,
    missing.went_missing, missing.came_back,
    health.position_at_31_march, health.gave_birth,
    legal.deprivation_of_liberty_authorised, legal.deprivation_of_liberty_ended, legal.convictions_at_31_march,
    permanence.adoption_decided, permanence.adoption_decision_ended, permanence.matched, permanence.adopted,
    permanence.earlier_permanence,
    leavers.position_at_birthday,
)  # fmt: skip
"""Every kind of event the importer makes: no visits, no plans, no meetings but reviews."""

ssda903 = Source(code="ssda903", title="SSDA903 return (children looked after)", knows=frozenset(e.code for e in KNOWS))

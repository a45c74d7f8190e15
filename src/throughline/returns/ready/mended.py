"""Where a field of SSDA903 comes from (of the census: `mended_census`): the kind of entry and its box. The mirror of what the builder reads.

A box of "on" is the day of the entry. A field that several entries may tell has several places, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.registry import event_type
from throughline.record.people import events as people
from throughline.record.workers import events as staff
from throughline.returns.ready.mended_census import CENSUS, CENSUS_BY_RULE
from throughline.returns.ready.places import ON, Place

__all__ = ["CENSUS", "MENDED", "ON", "Mending", "Place", "places", "where"]

def _home(fact: str) -> tuple[Place, ...]:
    return tuple(
        Place(t, fact) for t in (placements.placement_began, placements.placement_changed, placements.stay_began)
    )


_POSTCODE = _home("postcode")
_SOCIAL_WORKER = (("role", "social_worker"),)
_WORKER = Place(staff.allocated, ON, _SOCIAL_WORKER)
_BEGAN = (Place(placements.placement_began), Place(care.legal_status_began), Place(care.became_looked_after),
          Place(placements.placement_changed), Place(placements.stay_began))  # fmt: skip
MENDED: dict[tuple[str, str], tuple[Place, ...]] = {
    ("Header", "SEX"): (Place(people.person_described, "sex"),),
    ("Header", "DOB"): (Place(people.person_described, "born_on"),),
    ("Header", "ETHNIC"): (Place(people.person_described, "ethnicity"),),
    ("Header", "UPN"): (Place(people.identifier_recorded, "value", (("scheme", "upn"),)),),
    ("Header", "MOTHER"): (Place(health.gave_birth),),
    ("Header", "MC_DOB"): (Place(health.gave_birth),),
    ("Episodes", "DECOM"): _BEGAN,
    ("Episodes", "RNE"): _BEGAN,
    ("Episodes", "LS"): (Place(care.legal_status_began, "status"),),
    ("Episodes", "CIN"): (Place(care.became_looked_after, "need"),),
    ("Episodes", "PLACE"): _home("type"),
    ("Episodes", "PLACE_PROVIDER"): _home("provider"),
    ("Episodes", "DEC"): (Place(care.ceased_looked_after), Place(placements.placement_ended)),
    ("Episodes", "REC"): (Place(care.ceased_looked_after, "reason"),),
    ("Episodes", "REASON_PLACE_CHANGE"): (Place(placements.placement_began, "why"), Place(placements.placement_ended, "why")),
    ("Episodes", "HOME_POST"): (Place(placements.placement_began, "home_postcode"), Place(care.became_looked_after, "home_postcode")),
    ("Episodes", "PL_POST"): _POSTCODE,
    ("Episodes", "PL_LA"): _POSTCODE,
    ("Episodes", "PL_LOCATION"): _POSTCODE,
    ("Episodes", "PL_DISTANCE"): _POSTCODE,
    ("Episodes", "URN"): _home("urn"),
    ("Reviews", "REVIEW"): (Place(care.review_held),),
    ("Reviews", "REVIEW_CODE"): (Place(care.review_held, "participation"),),
    ("UASC", "DUC"): (Place(care.unaccompanied_ended),),
    ("OC2", "SDQ_SCORE"): (Place(health.position_at_31_march, "sdq_score"),),
    ("OC2", "SDQ_REASON"): (Place(health.position_at_31_march, "why_no_score"),),
    ("OC2", "CONVICTED"): (Place(legal.convictions_at_31_march, "convicted"),),
    ("OC2", "HEALTH_CHECK"): (Place(health.position_at_31_march, "development_checked"),),
    ("OC2", "IMMUNISATIONS"): (Place(health.position_at_31_march, "immunised"),),
    ("OC2", "TEETH_CHECK"): (Place(health.position_at_31_march, "teeth_checked"),),
    ("OC2", "HEALTH_ASSESSMENT"): (Place(health.position_at_31_march, "health_assessment"),),
    ("OC2", "SUBSTANCE_MISUSE"): (Place(health.position_at_31_march, "substance_misuse"),),
    ("OC2", "INTERVENTION_RECEIVED"): (Place(health.position_at_31_march, "intervention_received"),),
    ("OC2", "INTERVENTION_OFFERED"): (Place(health.position_at_31_march, "intervention_offered"),),
    ("OC3", "IN_TOUCH"): (Place(leavers.position_at_birthday, "in_touch"),),
    ("OC3", "ACTIV"): (Place(leavers.position_at_birthday, "activity"),),
    ("OC3", "ACCOM"): (Place(leavers.position_at_birthday, "accommodation"),),
    ("AD1", "DATE_INT"): (Place(permanence.adopted, "decided_on"),),
    ("AD1", "DATE_MATCH"): (Place(permanence.matched),),
    ("AD1", "FOSTER_CARE"): (Place(permanence.adopted, "by_foster_carer"),),
    ("AD1", "NB_ADOPTR"): (Place(permanence.adopted, "adopters"),),
    ("AD1", "SEX_ADOPTR"): (Place(permanence.adopted, "adopters_sex"),),
    ("AD1", "LS_ADOPTR"): (Place(permanence.adopted, "adopters_law"),),
    ("PlacedAdoption", "DATE_PLACED"): (Place(permanence.adoption_decided),),
    ("PlacedAdoption", "DATE_PLACED_CEASED"): (Place(permanence.adoption_decision_ended),),
    ("PlacedAdoption", "REASON_PLACED_CEASED"): (Place(permanence.adoption_decision_ended, "reason"),),
    ("PrevPerm", "PREV_PERM"): (Place(permanence.earlier_permanence, "kind"),),
    ("PrevPerm", "LA_PERM"): (Place(permanence.earlier_permanence, "authority"),),
    ("PrevPerm", "DATE_PERM"): (Place(permanence.earlier_permanence, "since"),),
    ("Missing", "MISSING"): (Place(missing.went_missing, "kind"),),
    ("Missing", "MIS_START"): (Place(missing.went_missing),),
    ("Missing", "MIS_END"): (Place(missing.came_back),),
    ("SWEpisodes", "SW_ID"): (_WORKER,),
    ("SWEpisodes", "SW_DECOM"): (_WORKER,),
    ("SWEpisodes", "SW_DEC"): (Place(staff.allocation_ended), _WORKER),
    ("SWEpisodes", "SW_REASON"): (Place(staff.allocated, "reason", _SOCIAL_WORKER),),
    ("DoLo", "DOLO_START"): (Place(legal.deprivation_of_liberty_authorised),),
    ("DoLo", "DOLO_END"): (Place(legal.deprivation_of_liberty_ended), Place(legal.deprivation_of_liberty_authorised, "until_on")),
}  # fmt: skip


BY_RULE: dict[str, tuple[Place, ...]] = {
    "630": MENDED["PrevPerm", "PREV_PERM"],
    "165": MENDED["Header", "MOTHER"],
    "628": MENDED["Header", "MOTHER"],
}
"""Rules that are officially shown on one field and put right at another."""


@dataclass(frozen=True)
class Mending:
    """Where a finding is mended: the box, and the entry that holds it now; None when there is none yet."""

    place: Place
    event: Happened | None


def places(code: str, table: str, fields: Iterable[str]) -> list[Place]:
    """Every box at which what a rule finds on these fields is put right, once each, the likeliest first."""
    found = (BY_RULE | CENSUS_BY_RULE).get(code) or [place for name in fields for place in (MENDED | CENSUS).get((table, name), ())]
    return list({(place.type.code, place.fact): place for place in found}.values())


def where(found: Any, events: Sequence[Happened]) -> Mending | None:
    """The entry from which a row of the return is told, and its box. None when no form holds any of its fields.

    `found` is a finding: of entries of a kind the last one up to the row's first day tells it, unless what it opened was
    over by then, and of ends the first one from then on. `events` are the child's, in order.
    """
    boxes = places(found.code, found.table, found.fields)
    day = date.fromisoformat(found.key) if found.key else None
    for place in boxes:
        event = _of(place, day, events)
        if event is not None:
            return Mending(place, event)
    return Mending(boxes[0], None) if boxes else None


def _of(place: Place, day: date | None, events: Sequence[Happened]) -> Happened | None:
    held = [e for e in events if place.of(e)]
    if day is None:
        return held[-1] if held else None
    if place.type.ends is not None:
        return next((e for e in held if e.on >= day), None)
    over = {e.thread for e in events if e.on <= day and event_type(e.type).ends is not None}
    return next(
        (e for e in reversed(held) if e.on <= day and (place.type.thread is None or e.thread not in over)), None
    )

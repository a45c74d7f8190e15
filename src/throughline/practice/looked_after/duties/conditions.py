"""When a rule of this area fits: who a child lives with, under which law. Plain named functions, each with its stories."""

from throughline.engines.duties.declarations import Case, fact
from throughline.practice.looked_after import events
from throughline.practice.looked_after.codes import SHORT_BREAKS
from throughline.practice.placements import events as homes
from throughline.record.people import events as people

OVER = (events.ceased_looked_after, people.died)
"""A child who leaves care, or dies, takes every open clock of care along, without blame."""
LAW = (events.legal_status_began, events.legal_status_ended)


def status(case: Case) -> str | None:
    """The legal status on the day; None when none is known to run."""
    found = case.latest(LAW)
    return found.get("status") if found is not None and found.type == events.legal_status_began.code else None


def in_care_under(*codes: str):  # type: ignore[no-untyped-def]
    """The legal status on the day is one of these."""
    return lambda case: status(case) in codes


def short_breaks(case: Case) -> bool:
    """A series of short breaks: regulation 48 takes the place of the ordinary rules."""
    return case.said("regime") == "48" or status(case) in SHORT_BREAKS


def ordinary_care(case: Case) -> bool:
    """Not a series of short breaks."""
    return not short_breaks(case)


with_parents = fact("type", *homes.WITH_A_PARENT)
"""Lives with a parent, or with somebody else who has parental responsibility ("P")."""
placed_for_adoption = fact("type", *homes.WITH_ADOPTERS)
in_foster_care = fact("type", *homes.FOSTER_CARE)


def meant_to_last(case: Case) -> bool:
    """The placement is intended to last until the child is 18: said so, or long-term foster care."""
    said = case.said("until_18")
    return bool(said) if said is not None else case.said("type") in homes.MEANT_TO_LAST


def temporarily_approved(case: Case) -> bool:
    """Regulation 24 applies: a relative or friend approved for a time, and not yet in full."""
    return case.said("regime") == "24" and not case.on_thread(homes.carers_approved)


def before_assessment(case: Case) -> bool:
    """Regulation 19 applies: with parents at once, and the placement not yet decided on."""
    return case.said("regime") == "19" and not case.on_thread(homes.parental_placement_decided)


def agrees_to_fewer_visits(case: Case) -> bool:
    """A long-term foster placement of which the child, who understands, agrees to fewer visits."""
    return case.said("regime") == "22B" and bool(case.said("fewer_visits_agreed"))


def only_by_remand(case: Case) -> bool:
    """The child was not looked after before the remand."""
    came = case.latest(events.became_looked_after)
    return came is None or came.on >= case.start.on

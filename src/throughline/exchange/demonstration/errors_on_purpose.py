"""What is wrong with the authority's return, on purpose: one of each, in the last year that is over.

Everybody who learns to prepare a return meets these. What the check finds in the demonstration's return beyond them is an
error of the demonstration, and a test says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import statutory_year, statutory_year_days
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.people import Happening, Somebody
from throughline.practice.assessment import events as assessment
from throughline.practice.front_door import events as door
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.people import events as people
from throughline.record.workers import events as work

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

Spoil = Callable[[Somebody, date, date], bool]
"""Make it wrong for a child, given the first and last day of the year; whether it could be."""


@dataclass(frozen=True)
class OnPurpose:
    """One error: the codes of the rules that find it, what is wrong in words, and how it came about."""

    codes: tuple[str, ...]
    why: str
    spoil: Spoil


def _find(child: Somebody, fits: Callable[[Happening], bool]) -> Happening | None:
    return next((h for h in reversed(child.ordered()) if fits(h)), None)


def _forget(fits: Callable[[Happening, date, date], bool]) -> Spoil:
    """The event was never recorded."""

    def spoil(child: Somebody, first: date, last: date) -> bool:
        found = _find(child, lambda h: fits(h, first, last))
        if found:
            child.happenings.remove(found)
        return found is not None

    return spoil


def _leave_out(fact: str, fits: Callable[[Happening, date, date], bool]) -> Spoil:
    """The event was recorded without this."""

    def spoil(child: Somebody, first: date, last: date) -> bool:
        found = _find(child, lambda h: fact in h.facts and fits(h, first, last))
        if found:
            del found.facts[fact]
        return found is not None

    return spoil


def _within(h: Happening, first: date, last: date) -> bool:
    return first <= h.on <= last


EVERY_YEAR = (
    OnPurpose(("103",), "Nobody asked about ethnicity", _leave_out("ethnicity", lambda h, first, last: h.type is people.person_described)),
    OnPurpose(("442",), "The pupil number was never entered",
              _forget(lambda h, first, last: h.type is people.identifier_recorded and h.facts["scheme"] == "upn")),
    OnPurpose(("630",), "Nobody asked whether there had been a permanent home before",
              _forget(lambda h, first, last: h.type is permanence.earlier_permanence and _within(h, first, last))),
    OnPurpose(("543",), "Convictions were not asked about at 31 March",
              _forget(lambda h, first, last: h.type is legal.convictions_at_31_march and h.on == last)),
    OnPurpose(("218",), "The agency’s registration number is missing",
              _leave_out("urn", lambda h, first, last: h.type is placements.placement_began and _within(h, first, last)
                         and h.facts["type"] in ("U3", "U6"))),
    OnPurpose(("SW01bSTG1", "SW13STG1"), "Why the social worker changed was not said",
              _leave_out("reason", lambda h, first, last: h.type is work.allocated and _within(h, first, last)
                         and h.facts["role"] == "social_worker")),
    OnPurpose(("167",), "How the child took part in a review was not said",
              _leave_out("participation", lambda h, first, last: h.type is care.review_held and _within(h, first, last))),
)  # fmt: skip
"""Each befalls one child."""
UNALLOCATED = OnPurpose(
    ("SW11bSTG2", "SW12STG2", "SW17STG2"),
    "Children had no social worker for some weeks (¶48)",
    lambda child, first, last: False,
)
"""Follows from how the demonstration shares out the work, whoever it befalls."""
NAMED = (*EVERY_YEAR, UNALLOCATED)


IN_THE_CENSUS = (
    OnPurpose(("8610",), "Nobody said what the referral was chiefly about",
              _leave_out("need", lambda h, first, last: h.type is door.referral_decided and _within(h, first, last))),
    OnPurpose(("8540",), "Nobody asked about disabilities", _leave_out("disabilities", lambda h, first, last: h.type is people.person_described)),
    OnPurpose(("8897Q",), "An assessment was authorised without its factors",
              _leave_out("factors", lambda h, first, last: h.type is assessment.assessment_finished and _within(h, first, last))),
    OnPurpose(("8805",), "A case was closed and nobody said why",
              _leave_out("reason", lambda h, first, last: h.type is door.case_closed and _within(h, first, last))),
)  # fmt: skip
"""The same for the children in need census: each befalls one child who was referred in the year."""
ALSO_IN_THE_CENSUS = (
    OnPurpose(("8770Q",), "The pupil number was never entered: the same child as in the other return", lambda child, first, last: False),
    OnPurpose(("4220",), "Nobody asked about ethnicity: as in the other return", lambda child, first, last: False),
    OnPurpose(("8670Q",), "An assessment had taken longer than 45 working days and was still open on 31 March", lambda child, first, last: False),
)
"""Follow from the rest of the demonstration, whoever they befall."""
NAMED_IN_THE_CENSUS = (*IN_THE_CENSUS, *ALSO_IN_THE_CENSUS)


def tell_census(made: Plan) -> None:
    """Let each befall one child of school age, or old enough, who was referred in the last whole year and is in no story."""
    first, last = statutory_year_days(statutory_year(made.world.as_at) - 1)
    waiting = list(IN_THE_CENSUS)
    for child in [s for s in made.world.subjects if s.kind == "child" and s.born_on]:
        if not waiting:
            return
        goes_on = [h for h in child.happenings if h.type is door.referral_decided and h.facts.get("outcome") != "no_action" and _within(h, first, last)]
        if not goes_on or not 8 <= child.age(last) <= 16 or any(h.type is care.became_looked_after for h in child.happenings):
            continue
        done = next((each for each in waiting if each.spoil(child, first, last)), None)
        if done:
            waiting.remove(done)


def tell(made: Plan) -> None:
    """Let each befall one child who was looked after all year or came into care in it, and is in no other story."""
    year = statutory_year(made.world.as_at) - 1
    first, last = statutory_year_days(year)
    waiting = list(EVERY_YEAR)
    for unit in made.units:
        if not waiting:
            return
        if unit.traits or len(unit.children) > 1 or not _here(unit, last):
            continue
        child = unit.children[0]
        if child.age(last) < 6 or (last - unit.care_on) < timedelta(days=60):
            continue
        done = next((each for each in waiting if each.spoil(child, first, last)), None)
        if done:
            waiting.remove(done)


def _here(unit: Unit, day: date) -> bool:
    return unit.care_on <= day and (unit.left_on is None or unit.left_on > day)

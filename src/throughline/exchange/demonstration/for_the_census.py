"""What the children in need census asks of these children, so that it can be written from the record.

Whoever is protected by a plan, looked after or helped as a child in need was referred once: here that referral is told, its
primary need, and the closing when all of it is over; disabilities and pupil numbers of everybody whom the census tells of;
the assessment behind each enquiry. Chances are drawn apart, so that the rest of the authority stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from throughline.base.calendar import add_working_days
from throughline.exchange.demonstration import errors_on_purpose
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Happening, Somebody, Staff
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as help_
from throughline.practice.front_door import events as door
from throughline.practice.front_door.codes import SOURCE_OF
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.people import events as people

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

SINCE = 2015
"""Worlds before it stand in the report's time, of which no census is written here."""
TOGETHER = timedelta(days=60)
"""Work that begins so soon after other work has ended belongs to the same episode."""
AGENCIES = {"police": 30, "school": 25, "health": 22, "family": 6, "neighbour": 5, "voluntary": 4, "housing": 4, "early_years": 4}
NEEDS = {"N1": 62, "N4": 14, "N5": 14, "N3": 6, "N6": 4}
FACTORS = {"NEG": ("16A", "2B", "4B"), "EMO": ("17A", "3B", "4B"), "PHY": ("18C", "3A", "1B"), "SAB": ("19C", "4A"), "MUL": ("16A", "17A", "3B")}
USUAL = ("1B", "2B", "3B", "4A", "4B", "5A", "7A", "14A", "16A", "17A")
DISABLED = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")
WHY_CLOSED = {"E11": "RC1", "E12": "RC1", "E2": "RC2", "E3": "RC5", "E41": "RC3", "E45": "RC4", "E46": "RC4", "E47": "RC4", "E48": "RC4"}
"""How care ended, and what the census calls the closing after it; services ceased otherwise."""


@dataclass
class Span:
    """Work without a gap, and what ended it."""

    start: date
    end: date | None
    last: Happening | None = None


def tell(made: Plan) -> None:
    """After everything else."""
    if made.world.as_at.year < SINCE:
        return
    rng = Random(f"census {made.world.as_at.isoformat()} {made.world.small}")  # noqa: S311 - invented children need no secret numbers
    for child in [s for s in made.world.subjects if s.kind == "child"]:
        spans = list(_spans(child))
        referred = [h for h in child.happenings if h.type is door.referral_received]
        if not spans and not referred:
            continue
        for span in spans:
            if not any(_holds(child, h, span.start) for h in referred):
                _episode(made, rng, child, span)
        _conference(made, child)
        _assessed(made, rng, child)
        _closed_after(made, child)
        _needs(child, rng)
        _who(made, rng, child)
    errors_on_purpose.tell_census(made)


def _of(child: Somebody, *types: Any) -> list[Happening]:
    return [h for h in child.ordered() if h.type in types]


def _end_of(child: Somebody, opened: Happening, type_: Any) -> Happening | None:
    """What ended a thread: said of it, or the next of its kind."""
    ends = [h for h in _of(child, type_) if h.on >= opened.on]
    return next((h for h in ends if h.thread_of is opened), next((h for h in ends if h.thread_of is None), None))


def _holds(child: Somebody, referral: Happening, day: date) -> bool:
    closed = _end_of(child, referral, door.case_closed)
    return referral.on <= day and (closed is None or closed.on >= day)


def _spans(child: Somebody) -> Iterator[Span]:
    """Times in care, with a plan, helped as a child in need, and enquiries: together where they touch."""
    found: list[Span] = []
    for began, ended in ((care.became_looked_after, care.ceased_looked_after), (protection.plan_began, protection.plan_ended)):
        for h in _of(child, began):
            end = _end_of(child, h, ended)
            found.append(Span(h.on, end.on if end else None, end))
    for h in _of(child, help_.help_began):
        if h.facts.get("level") == "child_in_need":
            end = _end_of(child, h, help_.help_ended)
            found.append(Span(h.on, end.on if end else None, end))
    found += [Span(h.on, h.on) for h in _of(child, protection.strategy_held, protection.enquiry_began, protection.conference_held)]
    held: Span | None = None
    for span in sorted(found, key=lambda s: (s.start, s.end or date.max)):
        if held is None:
            held = span
        elif held.end is None or span.start <= held.end + TOGETHER:
            if held.end is not None and (span.end is None or span.end >= held.end):
                held.end, held.last = span.end, span.last or held.last
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _episode(made: Plan, rng: Random, child: Somebody, span: Span) -> None:
    """The referral that it began with, what was decided, and the closing."""
    world = made.world
    agency = rng.choices(list(AGENCIES), list(AGENCIES.values()))[0]
    on = working_day(span.start - timedelta(days=rng.randint(0, 3)))
    on = max(on, child.born_on or on)
    manager = next((s for s in (made.house.by_name["Mel Farrant"],) if s.began_on <= on), None)
    before = [h for h in _of(child, door.case_closed) if h.on < on]
    came = world.say(door.referral_received, child, on, by=manager, agency=agency, source=SOURCE_OF[agency],
                     again=bool(before) and before[-1].on >= on - timedelta(days=365))  # fmt: skip
    strategy = any(h.type is protection.strategy_held and abs((h.on - span.start).days) < 5 for h in child.happenings)
    world.say(door.referral_decided, child, on, by=manager, thread_of=came, outcome="strategy" if strategy else "assessment", manager=manager, need=_need(child, rng, on))
    if span.end is not None and span.end < world.as_at:
        how = span.last.facts.get("reason", "") if span.last and span.last.type is care.ceased_looked_after else ""
        world.say(door.case_closed, child, span.end, by=made.house.by_name["Mel Farrant"] if manager else None, thread_of=came, reason=WHY_CLOSED.get(how, "RC7"))


def _need(child: Somebody, rng: Random, on: date) -> str:
    """As care says it later; a plan is about abuse or neglect."""
    said = next((h.facts.get("need") for h in _of(child, care.became_looked_after) if h.on >= on and h.facts.get("need")), None)
    if said:
        return str(said)
    if any(h.type is protection.plan_began for h in child.happenings):
        return "N1"
    return rng.choices(list(NEEDS), list(NEEDS.values()))[0]


def _by(who: Staff | None, on: date) -> Staff | None:
    """Whoever recorded it, if they were here then: who came before them is not told."""
    return who if who is not None and who.there_on(on) else None


def _conference(made: Plan, child: Somebody) -> None:
    """Each plan that began since the authority works here began at a conference, and that followed an enquiry."""
    world = made.world
    for plan in _of(child, protection.plan_began):
        strategy = add_working_days(plan.on, -12)
        if strategy < world.live_on or plan.facts.get("temporary") or any(h.type is protection.conference_held and h.on == plan.on for h in child.happenings):
            continue
        began = world.say(protection.enquiry_began, child, strategy, by=_by(plan.by, strategy))
        world.say(protection.enquiry_ended, child, add_working_days(strategy, 7), by=_by(plan.by, add_working_days(strategy, 7)), thread_of=began, outcome="conference")
        world.say(protection.conference_held, child, plan.on, by=_by(plan.by, plan.on), kind="initial", decision="plan", category=plan.facts["category"])


def _closed_after(made: Plan, child: Somebody) -> None:
    """What was closed after an assessment had one."""
    world = made.world
    for closed in [h for h in _of(child, door.case_closed) if h.facts.get("reason") in ("RC8", "RC9") and h.thread_of is not None]:
        since = closed.thread_of.on if closed.thread_of else closed.on
        if not any(h.type is assessment.assessment_began and since <= h.on <= closed.on for h in child.happenings):
            began = world.say(assessment.assessment_began, child, working_day(since + timedelta(days=1)), by=_by(closed.by, since), kind="single")
            world.say(assessment.assessment_finished, child, working_day(closed.on - timedelta(days=3)), by=_by(closed.by, since), thread_of=began, kind="single", outcome="no_action")


def _assessed(made: Plan, rng: Random, child: Somebody) -> None:
    """The assessment behind an enquiry that is on this record, finished by its conference."""
    world = made.world
    for opened in _of(child, protection.enquiry_began):
        given = next((h for h in _of(child, protection.enquiry_allocated) if h.thread_of is opened), None)
        conference = next((h for h in _of(child, protection.conference_held) if h.on >= opened.on and h.facts.get("kind") == "initial"), None)
        if (given is None and opened.by is None) or any(h.type is assessment.assessment_began and abs((h.on - opened.on).days) < 30 for h in child.happenings):
            continue
        end = conference.on if conference else add_working_days(opened.on, 20)
        worker, seen = given.facts["worker"] if given else opened.by, add_working_days(opened.on, 2)
        if end >= world.as_at or end < seen:
            continue
        category = next((str(h.facts["category"]) for h in _of(child, protection.plan_began) if h.on >= opened.on), "EMO")
        began = world.say(assessment.assessment_began, child, opened.on, by=_by(worker, opened.on), kind="single", worker=worker)
        world.say(assessment.child_seen, child, seen, by=_by(worker, seen), thread_of=began, alone=True)
        world.say(assessment.view_given, child, seen, by=_by(worker, seen), thread_of=began, part="mother", who="The mother", why_none="She would not say before the conference")
        world.say(assessment.assessment_shared, child, end, by=_by(worker, end), thread_of=began, who="The mother", opinion="partly")
        world.say(assessment.assessment_finished, child, end, by=_by(worker, end), thread_of=began, kind="single", outcome="strategy", worker=worker,
                  factors=list(FACTORS[category]))  # fmt: skip


def _needs(child: Somebody, rng: Random) -> None:
    """The primary need of each referral that goes on, and factors of each assessment of need."""
    referred = _of(child, door.referral_received)
    decided = [d.thread_of or next((h for h in reversed(referred) if h.on <= d.on), None) for d in _of(child, door.referral_decided)]
    for h in child.happenings:
        if h.type is door.referral_decided and h.facts.get("outcome") != "no_action" and not h.facts.get("need"):
            h.facts["need"] = rng.choices(list(NEEDS), list(NEEDS.values()))[0]
        elif h.type is door.referral_received and h not in decided:
            h.facts["need"] = "N1"
        elif h.type is assessment.assessment_finished and not h.facts.get("factors"):
            h.facts["factors"] = rng.sample(USUAL, rng.randint(1, 3))


def _who(made: Plan, rng: Random, child: Somebody) -> None:
    """What the census asks of the child herself."""
    told = next((h for h in child.happenings if h.type is people.person_described), None)
    if told is None or child.born_on is None:
        return
    disabled = any(h.facts.get("need") == "N2" for h in _of(child, care.became_looked_after, door.referral_decided)) or rng.random() < 0.09
    told.facts["disabilities"] = rng.sample(DISABLED, rng.choice((1, 1, 2, 3))) if disabled else ["NONE"]
    has_one = any(h.type is people.identifier_recorded and h.facts["scheme"] == "upn" for h in child.happenings)
    if _of(child, care.became_looked_after):
        return  # the other return has seen to it, and leaves one without a number on purpose
    if not has_one and child.age(made.world.as_at) >= 4:
        made.world.say(people.identifier_recorded, child, told.on, scheme="upn", value=made.numbers.upn(child.born_on.year))

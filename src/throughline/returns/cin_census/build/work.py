"""What is done within an episode: assessments, enquiries and conferences, plans of either kind, pre-proceedings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from throughline.base.calendar import add_working_days
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as help_
from throughline.practice.legal import events as legal
from throughline.practice.protection import events as protection
from throughline.record.ledger.happened import Happened
from throughline.returns.cin_census.build.episodes import Span, levels, protected
from throughline.returns.cin_census.build.told import Assessed, Cells, Protected
from throughline.returns.ssda903.build.episodes import SHORT_BREAKS, periods
from throughline.returns.ssda903.build.episodes import TYPES as OF_CARE
from throughline.returns.ssda903.build.life import Life

TYPES = (
    assessment.assessment_began, assessment.manager_looked, assessment.assessment_finished, help_.plan_agreed, protection.enquiry_began,
    protection.enquiry_ended, protection.conference_held, protection.plan_began, protection.category_changed, protection.plan_ended,
    legal.threshold_discussed, legal.pre_proceedings_letter_sent, legal.family_meeting_answered, legal.pre_proceedings_meeting_held,
    legal.application_issued, legal.proceedings_ended, *OF_CARE,
)  # fmt: skip
COUNTED = frozenset({"initial", "core", "single", "pre_birth"})
"""Assessments of need (section 17). Those for a court, of a carer or before going home are not of the census."""
TO_CONFERENCE = 15
"""Working days from the strategy discussion to the initial conference. Source: CIN census specification, InitialCPCtarget."""
INITIAL = ("initial", "pre_birth")
PRE_PROCEEDINGS_SINCE = 2027


def assessments(life: Life) -> Iterator[tuple[date, Assessed]]:
    """Authorised in the year, or not by its last day."""
    for began, ended in life.spells(assessment.assessment_began, assessment.assessment_finished):
        if began.get("kind") not in COUNTED:
            continue
        looked = [e.on for e in life.until_the_end(assessment.manager_looked) if e.thread == began.id]
        factors = dict.fromkeys(ended.get("factors") or ()) if ended else ()
        yield began.on, Assessed(
            {"AssessmentActualStartDate": began.on, "AssessmentInternalReviewDate": looked[0] if looked else began.day("review_on"),
             "AssessmentAuthorisationDate": ended.on if ended else None}, list(factors),
        )  # fmt: skip


def enquiries(life: Life) -> Iterator[tuple[date, Cells]]:
    """Enquiries that ended in the year, by a conference or because none was needed, and those open on its last day."""
    ends = {e.thread: e for e in life.until_the_end(protection.enquiry_ended)}
    held = _conferences(life)
    for began in life.until_the_end(protection.enquiry_began):
        start, ended, conference = _start(began), ends.get(began.id), held.get(began.id)
        over = ended.on if ended else None
        not_needed = conference is None and ended is not None and ended.get("outcome") != "conference"
        if (conference or (over if not_needed else None) or life.last) < life.first:
            continue
        yield start, {
            "S47ActualStartDate": start, "InitialCPCtarget": None if not_needed else add_working_days(start, TO_CONFERENCE),
            "DateOfInitialCPC": conference, "ICPCnotRequired": not_needed,
        }  # fmt: skip


def _start(enquiry: Happened) -> date:
    return enquiry.day("strategy_on") or enquiry.on


def _conferences(life: Life) -> dict[int, date]:
    """Enquiry to its initial conference: the first one from its strategy discussion on that no later enquiry led to."""
    found: dict[int, date] = {}
    begun = life.until_the_end(protection.enquiry_began)
    ends = {e.thread: e.get("outcome") for e in life.until_the_end(protection.enquiry_ended)}
    for conference in _held(life, *INITIAL):
        fits = [e for e in begun if _start(e) <= conference.on and e.id not in found and ends.get(e.id, "conference") == "conference"]
        if fits:
            found[fits[-1].id] = conference.on
    return found


def _held(life: Life, *kinds: str) -> list[Happened]:
    return [e for e in life.until_the_end(protection.conference_held) if e.get("kind") in kinds]


def conferences_alone(life: Life) -> list[date]:
    """Initial conferences of the year before which no enquiry is recorded: the census has no place for them."""
    led = set(_conferences(life).values())
    return [e.on for e in _held(life, *INITIAL) if e.on >= life.first and e.on not in led]


def moved_in(life: Life) -> list[date]:
    """Conferences of the year about a child who moved here with another council's plan."""
    return [e.on for e in _held(life, "transfer_in") if e.on >= life.first]


def plans(life: Life) -> Iterator[tuple[date, Cells]]:
    """Child in need plans: while the family is helped at that level, from the first plan on, and no protection plan and no
    care (but short breaks) takes its place."""
    agreed = life.until_the_end(help_.plan_agreed)
    instead = sorted([*protected(life), *_in_care(life)])
    for period, start, end in levels(life):
        first = next((e.on for e in agreed if e.thread == period), None)
        if first is None or (end is not None and first > end):
            continue
        for began, ended in _without((max(start, first), end), instead):
            if life.touches(began, ended):
                yield began, {"CINPlanStartDate": began, "CINPlanEndDate": ended}


def _in_care(life: Life) -> list[Span]:
    return [(p.began, p.ended) for p in periods(life) if not all(e.status in SHORT_BREAKS for e in p.episodes)]


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What is left of a time without others, in order; nothing that would last for no day."""
    start, end = span
    for began, ended in others:
        if (end is not None and began >= end) or (ended is not None and ended <= start):
            continue
        if began > start:
            yield start, began
        if ended is None:
            return
        start = ended
    if end is None or end > start:
        yield start, end


def protection_plans(life: Life) -> Iterator[tuple[date, Protected]]:
    """Plans that ran on a day of the year, with all their reviews so far. Another council's for a time is not ours."""
    ours = [e for e in life.until_the_end(protection.plan_began) if not e.get("temporary")]
    ends = {e.thread: e.on for e in life.until_the_end(protection.plan_ended)}
    elsewhere = 0
    for nth, began in enumerate(ours):
        elsewhere = max(elsewhere, int(began.get("before") or 0))
        ended = ends.get(began.id) or next((e.on for e in ours[nth + 1 : nth + 2]), None)
        if not life.touches(began.on, ended) or began.on == ended:
            continue
        changed = [e for e in life.until_the_end(protection.category_changed) if e.thread == began.id]
        until = ended or life.last
        yield began.on, Protected(
            {"CPPstartDate": began.on, "CPPendDate": ended, "InitialCategoryOfAbuse": began.get("category"),
             "LatestCategoryOfAbuse": (changed or [began])[-1].get("category"), "NumberOfPreviousCPP": nth + elsewhere},
            sorted({e.on for e in _held(life, "review") if began.on < e.on <= until}),
        )  # fmt: skip


def pre_proceedings(life: Life) -> Iterator[tuple[date, Cells]]:
    """From 2026/27: from the decision for pre-proceedings on, as far as its elements are known. How it came out is left out:
    the codes of `PPOutcome` are not known here, nor what `LetterInitCPDate` means."""
    if life.year < PRE_PROCEEDINGS_SINCE:
        return
    ends = {e.thread: e.on for e in life.until_the_end(legal.proceedings_ended)}
    for began in life.until_the_end(legal.threshold_discussed):
        ended = ends.get(began.id)
        if began.get("decision") != "pre_proceedings" or not life.touches(began.on, ended):
            continue
        letter, family, met, court = (
            [e for e in life.until_the_end(t) if e.thread == began.id]
            for t in (legal.pre_proceedings_letter_sent, legal.family_meeting_answered, legal.pre_proceedings_meeting_held, legal.application_issued)
        )
        offered = [e.get("family_meeting_offered") for e in letter if e.get("family_meeting_offered") is not None]
        answers = {e.get("outcome") for e in family}
        said = True if answers & {"held", "declined"} or True in offered else False if offered or "not_offered" in answers else None
        yield began.on, {
            "PPStartDate": began.on, "LBPSentDate": letter[0].on if letter else None, "FGDMMeetingOffer": said,
            "FGDMMeetingFac": "held" in answers if answers else None, "InitialPPMeetingDate": met[0].on if met else None,
            "ReviewMeetingsCount": max(0, len(met) - 1), "StepDecisionDate": ended if ended and not court else None,
            "CourtAppDate": court[0].on if court else None,
        }  # fmt: skip

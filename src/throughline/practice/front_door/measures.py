"""How soon the front door decides, what comes of it, whether it is consistent, and whether people come back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from throughline.engines.measures.breakdowns import NOT_KNOWN, USUAL, Breakdown, Looked, Memory
from throughline.engines.measures.declarations import CONTEXT, LOWER, Measure, children_living_here, in_period, on_day
from throughline.engines.measures.windows import Span
from throughline.practice.front_door.codes import AGENCIES, PROFESSIONAL
from throughline.practice.front_door.models import Consultation, Contact, Escalation, ForPanel, Referral, RepeatContacts

INSPECTION = "inspection of 2012"
CONTACT, REFERRAL = ("contact", "contacts"), ("referral", "referrals")


def _agencies(rows: Sequence[Looked], memory: Memory) -> list[str]:
    """Who had got in touch in the contact decided that day; of two about one child, the later."""
    held = Contact.objects.everything(because="a breakdown of figures; no names").filter(subject_id__in={r.subject for r in rows}, decided_on__isnull=False)
    told = held.order_by("key").values_list("subject_id", "decided_on", "agency")
    came = {(subject, on): AGENCIES.get(agency, NOT_KNOWN) for subject, on, agency in told}
    return [came.get((r.subject, r.on), NOT_KNOWN) for r in rows]


AGENCY = Breakdown("agency", "By agency", _agencies, (*(AGENCIES[a] for a in PROFESSIONAL), NOT_KNOWN), frozenset({Contact}))

contacts = Measure(
    "front_door.contacts",
    "Contacts",
    "How many contacts about a child came in the month; one call about three children counts for each.",
    counts=in_period(Contact, "received_on"),
    better=CONTEXT,
    things=CONTACT,
    source=f"{INSPECTION}, paragraph 38",
)
becoming_referrals = Measure(
    "front_door.becoming_referrals",
    "Contacts that became a referral",
    "Of the contacts decided in the month, how many became a referral.",
    counts=Q(outcome="referral"),
    out_of=in_period(Contact, "decided_on"),
    better=CONTEXT,
    things=CONTACT,
    left_out="{n} that did not",
    source=f"{INSPECTION}, paragraph 38 (M13)",
)
decided_otherwise = Measure(
    "front_door.decided_otherwise",
    "Contacts decided otherwise than was proposed",
    "Of the contacts decided in the month, how many the manager decided otherwise than the social worker had proposed.",
    counts=Q(overturned=True),
    out_of=in_period(Contact, "decided_on"),
    better=CONTEXT,
    things=CONTACT,
    left_out="{n} decided as proposed",
    source=f"{INSPECTION}, paragraph 39",
)
out_of_order = Measure(
    "front_door.out_of_order",
    "Contacts decided out of the usual order",
    "Of the contacts decided in the month, how many were screened by nobody registered, or decided before they were screened or by whoever "
    "had screened them, with a reason.",
    counts=Q(exception=True) | Q(screened_otherwise=True),
    out_of=in_period(Contact, "decided_on"),
    better=LOWER,
    things=CONTACT,
    left_out="{n} in the usual order",
    local="The way round a gate is counted, so that it stays the exception",
)

referrals = Measure(
    "front_door.referrals",
    "Referrals",
    "How many referrals to children’s social care came in the month, for every 10,000 children living in the area.",
    counts=in_period(Referral, "began_on"),
    out_of=children_living_here,
    better=CONTEXT,
    things=REFERRAL,
    source="Children in need census",
)
again = Measure(
    "front_door.again",
    "Referrals within twelve months of one before",
    "Of the referrals of the year to the last day, how many came within twelve months of a referral of the same child.",
    counts=Q(again=True),
    out_of=in_period(Referral, "began_on"),
    better=LOWER,
    span=Span.YEAR,
    things=REFERRAL,
    left_out="{n} that did not",
    source=f"{INSPECTION}, paragraphs 36 and 38 (M15)",
)
again_after = tuple(
    Measure(
        f"front_door.again_after_{code.lower()}",
        f"Referrals again after a case closed because: {words}",
        f"Of the referrals again within twelve months in the year to the last day, before how many the case had been closed because: {words}.",
        counts=Q(before_closed=code),
        out_of=in_period(Referral, "began_on", Q(again=True)),
        better=LOWER,
        span=Span.YEAR,
        things=REFERRAL,
        left_out="{n} closed for another reason",
        part_of="front_door.again",
        source=f"{INSPECTION}, paragraph 36",
    )
    for code, words in (("RC8", "after assessment, no further action"), ("RC9", "after assessment, to early help"), ("RC7", "services ceased for another reason"))
)
assessed = Measure(
    "front_door.assessed",
    "Referrals that went on to an assessment",
    "Of the referrals of the year to the last day, in how many an assessment began before the case was closed.",
    counts=Q(assessed_on__isnull=False),
    out_of=in_period(Referral, "began_on"),
    better=CONTEXT,
    span=Span.YEAR,
    things=REFERRAL,
    left_out="{n} without one",
    source="National indicator 68 until 2011: referrals to children’s social care going on to initial assessment",
)
open_cases = Measure(
    "front_door.open_cases",
    "Children in need",
    "How many children had a case open with children’s social care on the last day, for every 10,000 children living in the area. A referral "
    "after which nothing further was decided is no case, as in the census.",
    counts=on_day(Referral, ~Q(outcome="no_action")).once_each(),
    out_of=children_living_here,
    better=CONTEXT,
    source=f"{INSPECTION}, paragraph 36 (M16); children in need census",
)
inappropriate = Measure(
    "front_door.inappropriate",
    "Contacts of professionals that did not belong here",
    "Of the contacts of professionals decided in the year to the last day where the manager said whether they belonged here, how many did not.",
    counts=Q(appropriate=False),
    out_of=in_period(Contact, "decided_on", Q(agency__in=PROFESSIONAL, appropriate__isnull=False)),
    by=(AGENCY, *USUAL),
    better=LOWER,
    span=Span.YEAR,
    things=CONTACT,
    left_out="{n} that did",
    source=f"{INSPECTION}, paragraph 36 (M14)",
)
well_written = Measure(
    "front_door.well_written",
    "Referrals in writing that were nearly complete when they came",
    "Of the contacts of the year to the last day that came in writing, how many answered four fifths or more of what is asked when they first came.",
    counts=Q(first_complete__gte=80),
    out_of=in_period(Contact, "received_on", Q(first_complete__isnull=False)),
    span=Span.YEAR,
    things=CONTACT,
    left_out="{n} that lacked more",
    source=f"{INSPECTION}, paragraph 39",
)
advice = Measure(
    "front_door.advice",
    "Advice to professionals",
    "How often a professional asked for advice in the month. It is not a referral.",
    counts=in_period(Consultation, "on"),
    better=CONTEXT,
    things=("piece of advice", "pieces of advice"),
    source=f"{INSPECTION}, paragraph 39",
)
repeats_reviewed = Measure(
    "front_door.repeats_reviewed",
    "Repeat contacts looked at together",
    "Of the times in the year to the last day when contacts about a child had become so many, how many the manager looked at together.",
    counts=Q(reviewed_on__isnull=False),
    out_of=in_period(RepeatContacts, "began_on"),
    span=Span.YEAR,
    things=("time", "times"),
    left_out="{n} not looked at",
    source=f"{INSPECTION}, paragraph 76 (M19)",
)
panel_coverage = Measure(
    "front_door.panel_coverage",
    "Assessments that ended in nothing further, looked at by the panel",
    "Of the assessments of the year to the last day that ended in nothing further, how many the referral panel has looked at.",
    counts=Q(reviewed_on__isnull=False),
    out_of=in_period(ForPanel, "began_on", Q(kind="closed")),
    span=Span.YEAR,
    things=("assessment", "assessments"),
    left_out="{n} not looked at",
    source=f"{INSPECTION}, paragraph 76 (M17)",
)
panel_overturned = Measure(
    "front_door.panel_overturned",
    "Assessments and plans that the panel would change",
    "Of the assessments and plans that the referral panel looked at in the year to the last day, how many it stepped up or down.",
    counts=Q(decision__in=("step_up", "step_down")),
    out_of=in_period(ForPanel, "reviewed_on"),
    better=LOWER,
    span=Span.YEAR,
    things=("case", "cases"),
    left_out="{n} it agreed with",
    source=f"{INSPECTION}, paragraph 76 (M18)",
)
escalations = Measure(
    "front_door.escalations",
    "Disagreements between agencies",
    "How many disagreements between agencies were raised in the month.",
    counts=in_period(Escalation, "began_on"),
    better=CONTEXT,
    things=("disagreement", "disagreements"),
    source=f"{INSPECTION}, paragraph 73 (M20)",
)
escalations_stepping_up = Measure(
    "front_door.escalations_stepping_up",
    "Disagreements that led to a step up",
    "Of the disagreements between agencies answered in the year to the last day, how many led to stepping up.",
    counts=Q(outcome="stepped_up"),
    out_of=in_period(Escalation, "ended_on"),
    better=CONTEXT,
    span=Span.YEAR,
    things=("disagreement", "disagreements"),
    left_out="{n} that did not",
    source=f"{INSPECTION}, paragraph 73 (M20)",
)

"""Whose a child is, and who stands in."""

from __future__ import annotations

from throughline.record.ledger.types import (
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Number,
    Thread,
    Words,
    WorkerFact,
)

allocation = Thread("record.allocation", "Allocation")
cover = Thread("record.cover", "Cover")
absence = Thread("record.absence", "Absence")
recruitment = Thread("record.recruitment", "Plan to recruit")

ALLOCATION_ROLES = {
    "social_worker": "Social worker",
    "independent_reviewing_officer": "Independent reviewing officer",
    "personal_adviser": "Personal adviser",
    "lead_practitioner": "Lead practitioner",
    "family_support": "Family support worker",
    "supervising_social_worker": "Supervising social worker",
    "co_worker": "Co-worker",
    "conference_chair": "Child protection chair",
    "lead_protection": "Lead child protection practitioner",
    "asked_to_take_over": "Asked to take over",
}
"""Roles in which somebody is named for one child."""

ASKED = "asked_to_take_over"
"""Reads everything before they answer; the child is not theirs yet, and weighs nothing."""

WHY_CHANGED = {
    "MANAGE": "Managing caseloads", "FCONTA": "First contact or re-referral", "LEFTRL": "Previous worker left",
    "ORGRST": "Reorganisation", "TSPROC": "Transfer, usual process", "ABSENC": "Absence cover or return",
    "CHCHAN": "The child asked", "PCCHAN": "Parent or carer asked", "SWDIED": "Previous worker died", "OTHERS": "Other",
}  # fmt: skip
"""The Department for Education's reasons (SSDA903, from 2023/24)."""

allocated = EventType(
    code="record.allocated",
    title="Allocated",
    sentence="{worker} became the {role}",
    opens=allocation,
    recorded_by=None,
    facts=(
        Choice("role", "Role", required=True, codes=ALLOCATION_ROLES),
        WorkerFact("worker", "Worker"),
        Number("team", "Team", most=2**31),
        Choice("reason", "Why", codes=WHY_CHANGED),
        Line("outside_name", "Known to the old system as", longest=160),
        Words("note", "Note for whoever takes over"),
    ),
)

allocation_ended = EventType(
    code="record.allocation_ended",
    title="Allocation ended",
    sentence="The allocation ended",
    ends=allocation,
    recorded_by=None,
    facts=(Choice("role", "Role", codes=ALLOCATION_ROLES), Choice("reason", "Why", codes=WHY_CHANGED)),
)

absence_recorded = EventType(
    code="record.absence_recorded",
    title="Away",
    sentence="Away[ until {back_on}]",
    about=("worker",),
    opens=absence,
    recorded_by=None,
    facts=(Day("back_on", "Back on"),),
)

absence_ended = EventType(
    code="record.absence_ended",
    title="Back",
    sentence="Back at work",
    about=("worker",),
    ends=absence,
    recorded_by=None,
)

cover_arranged = EventType(
    code="record.cover_arranged",
    title="Cover arranged",
    sentence="{covered_by} stands in[ until {until_on}]",
    about=("worker",),
    opens=cover,
    recorded_by=None,
    facts=(WorkerFact("covered_by", "Who stands in", required=True), Day("until_on", "Until")),
)

cover_ended = EventType(
    code="record.cover_ended",
    title="Cover ended",
    sentence="Cover ended",
    about=("worker",),
    ends=cover,
    recorded_by=None,
)

capacity_agreed = EventType(
    code="record.capacity_agreed",
    title="Capacity agreed",
    sentence="Works {percent} percent of a full week[; newly qualified until {newly_qualified_until}]",
    about=("worker",),
    recorded_by=None,
    facts=(
        Number("percent", "Percent of a full week", required=True, least=1, most=100),
        Day("newly_qualified_until", "Newly qualified until"),
    ),
)

supervisor_named = EventType(
    code="record.supervisor_named",
    title="Supervisor named",
    sentence="{supervisor} supervises them",
    about=("worker",),
    recorded_by=None,
    facts=(WorkerFact("supervisor", "Supervisor", required=True),),
)

over_limit_agreed = EventType(
    code="record.over_limit_agreed",
    title="A load over the ceiling agreed",
    sentence="Took over more than the ceiling: {weight} of {ceiling}: {reason}",
    about=("worker",),
    recorded_by=None,
    facts=(
        Number("weight", "Weight after it", required=True),
        Number("ceiling", "Ceiling", required=True),
        Line("reason", "Why", required=True, longest=200),
    ),
)

oversight_recorded = EventType(
    code="record.oversight_recorded",
    title="Manager’s oversight",
    sentence="The manager looked at how it goes",
    audience=PROFESSIONALS,
    recorded_by=(
        "record.team_manager",
        "record.assistant_team_manager",
        "record.service_manager",
        "record.head_of_service",
    ),
    group="About the child",
    facts=(Words("words", "What the manager saw and decided", required=True),),
)

recruitment_planned = EventType(
    code="record.recruitment_planned",
    title="Plan to recruit",
    sentence="{posts} posts to fill by {by_on}: {what}",
    about=("authority",),
    opens=recruitment,
    recorded_by=None,
    facts=(
        Number("team", "Team", required=True, most=2**31),
        Number("posts", "How many posts", required=True, least=1, most=100),
        Line("what", "Which posts, and how", required=True, longest=200),
        Day("by_on", "Filled by", required=True),
        WorkerFact("owner", "Who sees to it", required=True),
    ),
)

recruitment_went_on = EventType(
    code="record.recruitment_went_on",
    title="How the recruiting goes",
    sentence="{filled} posts are filled[: {words}]",
    about=("authority",),
    continues=recruitment,
    recorded_by=None,
    facts=(Number("filled", "Posts filled so far", required=True, most=100), Line("words", "What has been done", longest=300)),
)

recruitment_ended = EventType(
    code="record.recruitment_ended",
    title="Plan to recruit ended",
    sentence="The plan ended[: {why}]",
    about=("authority",),
    ends=recruitment,
    recorded_by=None,
    facts=(Line("why", "Why", longest=200),),
)

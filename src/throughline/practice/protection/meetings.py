"""The meetings of child protection: strategy discussion, the four kinds of conference, core group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from throughline.base.law import CHILDREN_ACT_1989, WORKING_TOGETHER_2010
from throughline.engines.meetings.declarations import Asks, Meeting
from throughline.practice.protection import events, settings
from throughline.practice.protection.absences import after_core_group
from throughline.practice.protection.actions import after_conference
from throughline.practice.protection.codes import AGENCIES
from throughline.practice.protection.roles import assistant_director, conference_chair

AGENCY_OF = {"police": "police", "health": "health", "school": "education", "gp": "health", "early_help": "other", "probation": "other",
             "social_worker": "social_care"}  # fmt: skip
"""Part in a meeting to the agency that it speaks for."""
MANAGERS = ("record.assistant_team_manager", "record.team_manager", "record.service_manager", assistant_director.code)
ENOUGH = 3
"""Agencies below which a strategy discussion says of each other one why it was not there."""


def agencies_there(came: Mapping[str, bool]) -> set[str]:
    """Agencies that took part, social care among them: it calls the discussion."""
    return {"social_care", *(AGENCY_OF[part] for part, there in came.items() if there and part in AGENCY_OF)}


def reasons_for_few(came: Mapping[str, bool]) -> Sequence[str]:
    """With two agencies, why each of the others took no part."""
    if len(agencies_there(came)) >= ENOUGH:
        return ()
    return [part for part in ("police", "health", "school", "early_help") if part in came and not came[part]]


def who_took_part(came: Mapping[str, bool], why: Mapping[str, str]) -> Mapping[str, Any]:
    """Agencies that took part; where they were two, why the others did not."""
    there = agencies_there(came)
    said = "; ".join(f"{AGENCIES[AGENCY_OF[part]]}: {words}" for part, words in why.items() if part in AGENCY_OF and AGENCY_OF[part] not in there)
    return {"agencies": [a for a in AGENCIES if a in there], "why_few": said[:300] if len(there) < ENOUGH else None}


def parents_or_reason(came: Mapping[str, bool]) -> str:
    """A conference needs the social worker and somebody of another agency."""
    if not came.get("social_worker", True):
        return "the social worker did not come"
    others = [part for part in ("health", "school", "police", "gp", "early_help") if came.get(part)]
    return "" if others else "no other agency came"


def how_many(came: Mapping[str, bool], why: Mapping[str, str]) -> Mapping[str, Any]:
    """Agencies asked to a core group, and those that came or reported."""
    agencies = [part for part in came if part in AGENCY_OF]
    return {"asked": len(agencies), "came": sum(came[part] for part in agencies)}


strategy_discussion = Meeting(
    code="protection.strategy_discussion",
    title="Strategy discussion",
    chair="manager",
    may_chair=MANAGERS,
    source=CHILDREN_ACT_1989.section(47),
    papers_before=settings.papers,
    continues=events.concern.code,
    asks=(
        Asks("police", "Police", required=True),
        Asks("health", "Health", required=True),
        Asks("school", "School or nursery", required=True),
        Asks("social_worker", "The social worker", role="social_worker", outside=False),
        Asks("early_help", "Another service that knows the family"),
    ),
    minutes="protection.strategy",
    arranged=events.strategy_arranged,
    sent=events.notes_sent,
    written=events.notes_written,
    record_sent=events.notes_sent,
    needs_reasons=reasons_for_few,
    tells=who_took_part,
)

ASKED = (
    Asks("child", "The child", required=True, form="protection.view_of_child"),
    Asks("parent", "A parent or carer", required=True, form="protection.view_of_parent"),
    Asks("other_parent", "The other parent or carer"),
    Asks("relative", "Somebody else of the family"),
    Asks("social_worker", "The social worker", required=True, role="social_worker", form="protection.report_of_worker", outside=False),
    Asks("gp", "The family doctor (GP)", required=True, always=True, form="protection.report_of_gp"),
    Asks("health", "Health visitor, midwife or school nurse", required=True, form="protection.view_of_agency"),
    Asks("school", "School or nursery", required=True, form="protection.view_of_agency"),
    Asks("police", "Police", required=True, form="protection.view_of_agency"),
    Asks("early_help", "Early help or another service", form="protection.view_of_agency"),
)

initial_conference = Meeting(
    code="protection.initial_conference_meeting",
    title="Initial child protection conference",
    chair="conference_chair",
    may_chair=(conference_chair.code,),
    source=WORKING_TOGETHER_2010.chapter(5),
    papers_before=settings.papers,
    continues=events.concern.code,
    asks=ASKED,
    minutes="protection.initial_conference",
    arranged=events.conference_arranged,
    sent=events.decisions_sent,
    written=events.minutes_written,
    record_sent=events.minutes_sent,
    quorate=parents_or_reason,
    after=after_conference,
)
pre_birth_conference = replace(
    initial_conference, code="protection.pre_birth_conference_meeting", title="Pre-birth conference", minutes="protection.pre_birth_conference",
    asks=tuple(a for a in ASKED if a.part not in ("child", "school")),
)  # fmt: skip
transfer_in_conference = replace(
    initial_conference, code="protection.transfer_in_conference_meeting", title="Transfer-in conference", minutes="protection.transfer_in_conference",
    continues=events.transfer.code,
)  # fmt: skip
review_conference = replace(
    initial_conference, code="protection.review_conference_meeting", title="Review conference", minutes="protection.review_conference",
    arranged=events.review_arranged, continues=events.plan.code,
)  # fmt: skip

core_group = Meeting(
    code="protection.core_group",
    title="Core group",
    chair="social_worker",
    may_chair=("record.social_worker", *MANAGERS),
    source=WORKING_TOGETHER_2010.chapter(5),
    papers_before=settings.papers,
    continues=events.plan.code,
    asks=(
        Asks("child", "The child"),
        Asks("parent", "The parents", required=True, form="protection.view_of_parent"),
        Asks("social_worker", "The social worker", role="social_worker", outside=False),
        Asks("health", "Health", required=True, form="protection.view_of_agency"),
        Asks("school", "School or nursery", required=True, form="protection.view_of_agency"),
        Asks("police", "Police", form="protection.view_of_agency"),
        Asks("early_help", "Early help or another service", form="protection.view_of_agency"),
    ),
    minutes="protection.core_group_record",
    arranged=events.core_group_arranged,
    sent=events.notes_sent,
    written=events.notes_written,
    record_sent=events.notes_sent,
    tells=how_many,
    after=after_core_group,
)

"""The review of a looked-after child's case, as a meeting."""

from collections.abc import Mapping

from throughline.base.law import CARE_PLANNING_REGS
from throughline.engines.meetings.declarations import Asks, Meeting
from throughline.practice.looked_after import events, settings
from throughline.practice.looked_after.roles import independent_reviewing_officer


def quorate(came: Mapping[str, bool]) -> str:
    """A review needs the social worker: nobody else can answer for the plan."""
    return "" if came.get("social_worker", True) else "the social worker did not come"


review_meeting = Meeting(
    code="looked_after.review_meeting",
    title="Review",
    chair="independent_reviewing_officer",
    may_chair=(independent_reviewing_officer.code,),
    source=CARE_PLANNING_REGS.reg(33),
    papers_before=settings.review_papers,
    continues=events.period_of_care.code,
    asks=(
        Asks("child", "The child", required=True, form="looked_after.view_of_child"),
        Asks("parent", "The parents", required=True, form="looked_after.view_of_parent"),
        Asks("carer", "The carer", required=True, form="looked_after.view_of_carer"),
        Asks("social_worker", "The social worker", required=True, role="social_worker", form="looked_after.report_of_worker", outside=False),
        Asks("school", "The school", required=True, form="looked_after.report_of_school"),
        Asks("health", "The health team", form="looked_after.report_of_health"),
    ),
    minutes="looked_after.review",
    arranged=events.review_planned,
    sent=events.decisions_sent,
    written=events.review_record_written,
    record_sent=events.review_record_sent,
    adjourned=events.review_adjourned,
    early=events.review_brought_forward,
    plans=("looked_after.care_plan", "placements.placement_plan"),
    reads=(events.needs_reassessed, events.midway_checked),
    more=(("Disputes about the plan", "looked_after.disputes"),),
    quorate=quorate,
    letters={"child": "looked_after.decisions_to_child", "others": "looked_after.decisions_letter", "record": "looked_after.record_letter"},
)

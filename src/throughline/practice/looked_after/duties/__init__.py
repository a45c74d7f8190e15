"""What must happen for a child looked after, by when, on whose authority."""

from throughline.practice.looked_after.duties.changes import reassess_after_change
from throughline.practice.looked_after.duties.conditions import OVER, in_care_under, short_breaks
from throughline.practice.looked_after.duties.leaving import agreed_action, ceasing_16, detained_visit, life_story
from throughline.practice.looked_after.duties.plans import (
    appoint_officer,
    care_plan,
    consent_review,
    permanence_plan,
    reassessment,
    remand_plan,
)  # fmt: skip
from throughline.practice.looked_after.duties.reviews import (
    adjourned_review,
    dispute,
    dispute_stage,
    early_review,
    full_meeting,
    midway_check,
    officer_meets_child,
    review,
    review_answer,
    review_decisions,
    review_record,
    review_record_sent,
    review_report,
    short_break_review,
)  # fmt: skip
from throughline.practice.looked_after.duties.visits import (
    requested_visit,
    seen_alone,
    short_break_visit,
    visit,
    visit_record,
)  # fmt: skip

__all__ = [
    "OVER", "adjourned_review", "agreed_action", "appoint_officer", "care_plan", "ceasing_16", "consent_review",
    "detained_visit", "dispute", "dispute_stage", "early_review", "full_meeting", "in_care_under", "life_story", "midway_check",
    "officer_meets_child", "permanence_plan", "reassess_after_change", "reassessment", "remand_plan", "requested_visit", "review", "review_answer",
    "review_decisions", "review_record", "review_record_sent", "review_report", "seen_alone", "short_break_review",
    "short_break_visit", "short_breaks", "visit", "visit_record",
]  # fmt: skip

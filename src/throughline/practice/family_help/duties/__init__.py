"""What must happen when a family is helped by agreement, by when, on whose authority."""

from throughline.practice.family_help.duties.besides import (
    follow_signpost,
    meet_family_group,
    review_young_carer,
    visit_home_educated,
    young_carer_assessment,
)
from throughline.practice.family_help.duties.child_in_need import (
    accept_step_down,
    child_in_need_plan,
    child_in_need_review,
    child_in_need_visit,
    drift,
    take_over,
)
from throughline.practice.family_help.duties.early_help import (
    agreed_action,
    agreement,
    ask_child,
    ask_parents,
    assessment,
    closing_letter,
    early_help_visit,
    finish_first_look,
    first_contact,
    first_meeting,
    look_whether_open,
    review,
)

__all__ = [
    "accept_step_down",
    "agreed_action",
    "agreement",
    "ask_child",
    "ask_parents",
    "assessment",
    "child_in_need_plan",
    "child_in_need_review",
    "child_in_need_visit",
    "closing_letter",
    "drift",
    "early_help_visit",
    "finish_first_look",
    "first_contact",
    "first_meeting",
    "follow_signpost",
    "look_whether_open",
    "meet_family_group",
    "review",
    "review_young_carer",
    "take_over",
    "visit_home_educated",
    "young_carer_assessment",
]

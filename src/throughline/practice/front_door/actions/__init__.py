"""What is done at the front door. One module for each step; screens import from here."""

from throughline.practice.front_door.actions.contacts import (
    acknowledge,
    claim,
    receive,
    return_for_missing,
    tell_referrer,
    written_came,
)
from throughline.practice.front_door.actions.deciding import (
    Decided,
    decide,
    return_decision,
    screen,
    sign_off,
)
from throughline.practice.front_door.actions.others import (
    advise,
    agree_birth_plan,
    answer_escalation,
    child_born,
    close_case,
    decide_referral,
    improve,
    note_inspection,
    publish_thresholds,
    raise_escalation,
    review_repeats,
    untold,
)
from throughline.record.workers.queries import registered

__all__ = [
    "Decided",
    "acknowledge",
    "advise",
    "agree_birth_plan",
    "answer_escalation",
    "child_born",
    "claim",
    "close_case",
    "decide",
    "decide_referral",
    "improve",
    "note_inspection",
    "publish_thresholds",
    "raise_escalation",
    "receive",
    "registered",
    "return_decision",
    "return_for_missing",
    "review_repeats",
    "screen",
    "sign_off",
    "tell_referrer",
    "untold",
    "written_came",
]

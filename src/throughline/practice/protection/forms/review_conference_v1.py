"""What a review conference decided for one child, first version."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.base.law import WORKING_TOGETHER_2010
from throughline.engines.forms.declarations import Choose, Condition, Form, LongText, Section, Table
from throughline.engines.forms.declarations import ShortText as Line
from throughline.practice.protection import events
from throughline.practice.protection.codes import RATINGS
from throughline.practice.protection.forms.conference_parts import every_risk_said, facts, sections
from throughline.practice.protection.forms.core_group_v1 import every_outcome_rated
from throughline.practice.protection.risks import outcomes_now, outcomes_to_rate


def also(a: Mapping[str, Any]):  # type: ignore[no-untyped-def]
    """A plan that ends ends today, and the concern with it; one that goes on may have another category."""
    if a.get("decided.decision") == "end":
        return [(events.plan_ended, {"reason": a.get("decided.reason"), "then": a.get("decided.then"), "words": a.get("decided.support")}, None),
                (events.concern_ended, {}, None)]  # fmt: skip
    if a.get("since.category_stays") == "no" and a.get("decided.category"):
        return [(events.category_changed, {"category": a["decided.category"]}, None)]
    return []


review_conference_v1 = Form(
    code="protection.review_conference",
    version=1,
    since=date(2006, 4, 1),
    title="Review conference",
    plain="The review of your child protection plan",
    group="Conferences",
    offered=False,
    promises=events.actions,
    source=WORKING_TOGETHER_2010.chapter(5),
    when_signed=events.conference_held,
    tells=lambda a: facts("review", a),
    also=also,
    sections=(
        Section("since", "Since the last conference", plain="What has happened since", questions=(
            Table("outcomes", "Each outcome of the plan: how is it now?", columns=(Line("outcome", "Outcome"), Choose("rating", "Now", choices=RATINGS),
                  Line("what", "What has changed")), pulls=outcomes_to_rate, plain="What was to be different"),
            LongText("progress", "Has the child’s life become safer? How do we know?", needed=True, least_words=8, plain="Are you safer now?"),
            LongText("drift", "What did not happen, and why?", needed=True, least_words=3, plain="What did not happen"),
            Choose("category_stays", "Does the category stay the same?", choices={"yes": "Yes", "no": "No"}, needed=True, family=False),
        )),
        *sections({"continue": "The plan goes on", "end": "The plan ends"}, began=False),
    ),
    conditions=(
        Condition("Name each risk by itself: the plan must answer every one", every_risk_said),
        Condition("Say of every outcome of the plan how it is now", every_outcome_rated, outcomes_now),
    ),
)  # fmt: skip

"""What a pre-birth conference decided for one child, first version: written while it happens, signed by whoever chairs it."""


from datetime import date

from throughline.base.law import WORKING_TOGETHER_2010
from throughline.engines.forms.declarations import Condition, Form
from throughline.practice.protection import events
from throughline.practice.protection.forms.conference_parts import (
    begins,
    every_risk_said,
    facts,
    had_plan_here,
    says_so_where_there_was_one,
    sections,
)

pre_birth_conference_v1 = Form(
    code="protection.pre_birth_conference",
    version=1,
    since=date(2006, 4, 1),
    title="Pre-birth conference",
    plain="The conference before the birth",
    group="Conferences",
    offered=False,
    promises=events.actions,
    source=WORKING_TOGETHER_2010.chapter(5),
    when_signed=events.conference_held,
    tells=lambda a: facts("pre_birth", a),
    also=begins,
    sections=sections({"plan": "A plan is needed", "no_plan": "No plan is needed"}, began=True),
    conditions=(
        Condition("Name each risk by itself: the plan must answer every one", every_risk_said),
        Condition("The record knows an earlier plan: say so, and why the change did not last", says_so_where_there_was_one, had_plan_here),
    ),
)

"""What the other parent or carer thought of a conference, first version."""

from datetime import date

from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.declarations import answered_facts, how_it_was
from throughline.engines.forms.declarations import STAFF, Choose, Form
from throughline.practice.protection.codes import THEMES

thought_of_other_parent_v1 = Form(
    code="protection.thought_of_other_parent",
    version=1,
    since=date(2006, 4, 1),
    title="How was it for you?",
    group="Conferences",
    offered=False,
    local="The inspection of 2012, paragraph 69: asked after every conference, of each of the family who was there.",
    when_signed=feedback.answered,
    tells=lambda a: answered_facts("protection.feedback", "other_parent", a),
    sections=how_it_was(THEMES, "other_parent", STAFF, rating="How was the conference for you?", changed="What should be different next time?", questions=(
        Choose("heard", "Did you know before it what would be said?", choices={"yes": "Yes", "partly": "Partly", "no": "No"}),
    )),
)  # fmt: skip

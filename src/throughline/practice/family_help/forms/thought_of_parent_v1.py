"""What a parent thought of the help, first version: six questions, two minutes."""

from datetime import date

from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.declarations import answered_facts, how_it_was
from throughline.engines.forms.declarations import STAFF, Choose, Form
from throughline.practice.family_help.codes import THEMES

thought_of_parent_v1 = Form(
    code="family_help.thought_of_parent",
    version=1,
    since=date(2006, 4, 1),
    title="What did you think of the help?",
    group="Family help",
    offered=False,
    local="The inspection of 2012, paragraph 69: asked after every review and every end.",
    when_signed=feedback.answered,
    tells=lambda a: answered_facts("family_help.feedback", "parent", a),
    sections=how_it_was(THEMES, "parent", STAFF, rating="How is the help for your family?", changed="What should be better?", questions=(
        Choose("listened", "Did we listen to you?", choices={"yes": "Yes", "partly": "Partly", "no": "No"}),
        Choose("difference", "Has it made a difference?", choices={"yes": "Yes", "bit": "A bit", "no": "No", "early": "Too early to say"}),
    )),
)  # fmt: skip

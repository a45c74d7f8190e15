"""What a child thought of a conference, first version."""

from datetime import date

from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.declarations import answered_facts, how_it_was
from throughline.engines.forms.declarations import STAFF, Choose, Form
from throughline.practice.protection.codes import THEMES

thought_of_child_v1 = Form(
    code="protection.thought_of_child",
    version=1,
    since=date(2006, 4, 1),
    title="What do you think?",
    group="Conferences",
    offered=False,
    local="The inspection of 2012, paragraph 69: asked after every conference.",
    when_signed=feedback.answered,
    tells=lambda a: answered_facts("protection.feedback", "child", a),
    sections=how_it_was(THEMES, "child", STAFF, rating="How was it, having people meet about you?", changed="What should be different?", questions=(
        Choose("heard", "Did people listen to what you think?", choices={"yes": "Yes", "partly": "Partly", "no": "No"}),
    )),
)  # fmt: skip

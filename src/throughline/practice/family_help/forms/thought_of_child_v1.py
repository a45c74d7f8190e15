"""What a child thought of the help, first version."""

from datetime import date

from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.declarations import answered_facts, how_it_was
from throughline.engines.forms.declarations import STAFF, Choose, Form
from throughline.practice.family_help.codes import THEMES

thought_of_child_v1 = Form(
    code="family_help.thought_of_child",
    version=1,
    since=date(2006, 4, 1),
    title="What do you think?",
    group="Family help",
    offered=False,
    local="The inspection of 2012, paragraph 69: asked of each child who is old enough.",
    when_signed=feedback.answered,
    tells=lambda a: answered_facts("family_help.feedback", "child", a),
    sections=how_it_was(THEMES, "child", STAFF, rating="How is it, having people help your family?", changed="What should be different?", questions=(
        Choose("heard", "Did people listen to what you think?", choices={"yes": "Yes", "partly": "A bit", "no": "No"}),
    )),
)  # fmt: skip

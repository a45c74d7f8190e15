"""What families thought of the help: asked after every review and every end, whoever forgets."""

from throughline.engines.feedback.declarations import Asked, Feedback
from throughline.practice.family_help import events, settings
from throughline.practice.family_help.codes import THEMES

help_feedback = Feedback(
    code="family_help.feedback",
    title="the help that your family has",
    after=(events.review_held, events.help_ended),
    asks=(
        Asked("parent", "The parents", "family_help.thought_of_parent"),
        Asked("child", "The child", "family_help.thought_of_child", from_age=5),
    ),
    themes=THEMES,
    open_for=settings.answers_open,
    local="The inspection of 2012, paragraph 69: views of parents and children in the CAF were not learnt from",
)

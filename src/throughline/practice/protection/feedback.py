"""What parents and children thought of a conference: asked after every one, whoever forgets."""

from throughline.engines.feedback.declarations import Asked, Feedback
from throughline.practice.protection import events, settings
from throughline.practice.protection.codes import THEMES

conference_feedback = Feedback(
    code="protection.feedback",
    title="the conference about your child",
    after=events.conference_held,
    asks=(
        Asked("parent", "The parents", "protection.thought_of_parent"),
        Asked("child", "The child", "protection.thought_of_child", from_age=5),
    ),
    themes=THEMES,
    named="chair",
    open_for=settings.answers_open,
    local="The inspection of 2012, paragraph 69: what those who attend conferences think was not routinely gathered",
)

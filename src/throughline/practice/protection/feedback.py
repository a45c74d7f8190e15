"""What each of the family thought of a conference: asked after every one, whoever forgets."""

from throughline.engines.feedback.declarations import Asked, Feedback
from throughline.engines.meetings.events import attended
from throughline.practice.protection import events, settings
from throughline.practice.protection.codes import THEMES
from throughline.record.ledger.types import Match

CONFERENCES = tuple(f"protection.{kind}_conference_meeting" for kind in ("initial", "pre_birth", "transfer_in", "review"))


def _were_there(part: str) -> tuple[Match, ...]:
    return (attended.where(meeting=CONFERENCES, part=part, came=("came", "part")),)


conference_feedback = Feedback(
    code="protection.feedback",
    title="the conference about your child",
    after=events.conference_held,
    asks=(
        Asked("parent", "A parent or carer", "protection.thought_of_parent"),
        Asked("other_parent", "The other parent or carer", "protection.thought_of_other_parent", after=_were_there("other_parent")),
        Asked("relative", "Somebody else of the family", "protection.thought_of_relative", after=_were_there("relative")),
        Asked("child", "The child", "protection.thought_of_child", from_age=5),
    ),
    themes=THEMES,
    named="chair",
    open_for=settings.answers_open,
    local="The inspection of 2012, paragraph 69: what those who attend conferences think was not routinely gathered",
)
"""A parent and the child are asked after every conference; whoever else of the family was there, each for themselves."""

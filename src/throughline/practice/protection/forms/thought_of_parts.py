"""The few questions to each of the family after a conference."""

from datetime import date

from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.declarations import answered_facts, how_it_was
from throughline.engines.forms.declarations import STAFF, Choose, Form
from throughline.practice.protection.codes import THEMES


def thought_of(part: str, *, local: str) -> Form:
    """What one of the family thought of a conference, first version: the same few questions for each."""
    return Form(
        code=f"protection.thought_of_{part}",
        version=1,
        since=date(2006, 4, 1),
        title="How was it for you?",
        group="Conferences",
        offered=False,
        local=local,
        when_signed=feedback.answered,
        tells=lambda a: answered_facts("protection.feedback", part, a),
        sections=how_it_was(THEMES, part, STAFF, rating="How was the conference for you?", changed="What should be different next time?", questions=(
            Choose("heard", "Did you know before it what would be said?", choices={"yes": "Yes", "partly": "Partly", "no": "No"}),
        )),
    )  # fmt: skip

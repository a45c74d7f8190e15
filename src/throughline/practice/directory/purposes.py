"""A family pointed to a service, as somebody of that service is invited to it: what they need to know, and three answers."""

from __future__ import annotations

from typing import Any

from throughline.base.words import date_words
from throughline.engines.guests.purposes import Purpose, Told, number_of
from throughline.practice.directory import actions, queries
from throughline.practice.directory.codes import ANSWERS, WHY_NOT

WAYS = (
    ("accepted", "we take it up"),
    ("started", "our help has begun"),
    *((f"no_{code}", f"not taken up: {words}") for code, words in WHY_NOT.items()),
)


def tell(viewer: Any, invitation: Any) -> Told:
    """What the family needs, as it was written for the service."""
    found = queries.signpost_of(viewer, invitation.subject_id, int(number_of(invitation)))
    if found is None:
        return Told("a family who was pointed to you")
    lines = [f"Please say what has become of it by {date_words(found.due_on, viewer.today)}."]
    if found.about:
        lines.insert(0, f"It is about {found.about}.")
    if words := queries.words_for_service(found):
        lines.insert(1, words)
    said = [f"You said: {ANSWERS[found.outcome]}."] if found.outcome in ANSWERS else []
    return Told("A family who was pointed to you", lines, action=found.ended_on is None, said=said, ways=WAYS, asks="What has become of it?")


def how(viewer: Any, invitation: Any, said: str, words: str) -> None:
    """They take it up, begin, or say why not."""
    found = queries.signpost_of(viewer, invitation.subject_id, int(number_of(invitation)))
    if found is None or found.ended_on is not None or said not in dict(WAYS):
        return
    state, _, why = said.partition("_") if said.startswith("no_") else (said, "", "")
    actions.answer(viewer, found, said="not_taken_up" if state == "no" else state, why=why, words=words, said_by=viewer.name)


def over(viewer: Any, invitation: Any) -> bool:
    """The service's help began, or was not taken up, before today."""
    found = queries.signpost_of(viewer, invitation.subject_id, int(number_of(invitation)))
    return found is None or (found.ended_on is not None and found.ended_on < viewer.today)


signpost = Purpose("signpost", tell, how=how, over=over)

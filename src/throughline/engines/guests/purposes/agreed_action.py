"""An agreed action as somebody from outside is invited to it: they see that action, and say how it is going."""

from __future__ import annotations

from typing import Any

from throughline.base.words import date_words
from throughline.engines.guests.purposes import Purpose, Told, number_of
from throughline.engines.promises import actions
from throughline.engines.promises.screens import HOW


def tell(viewer: Any, invitation: Any) -> Told:
    """The action, by when, and what was said of it."""
    found = actions.find(viewer, invitation.subject_id, int(number_of(invitation)))
    if found is None:
        return Told("something that was agreed")
    lines = [f"By {date_words(found.by_on, viewer.today)}."] + ([f"So that: {found.outcome}"] if found.outcome else [])
    said = [f"{date_words(e.on, viewer.today)}: {HOW.get(e.get('how', ''), '')}" for e in found.progress if e.get("said_by")]
    return Told(found.what, lines, action=found.open, said=said)


def how(viewer: Any, invitation: Any, said: str, words: str) -> None:
    """They say how it is going, or that it is done."""
    found = actions.find(viewer, invitation.subject_id, int(number_of(invitation)))
    if found is not None and found.open and said in HOW and said != "dropped":
        actions.report(viewer, invitation.subject_id, found, how=said, words=words, on=viewer.today, said_by=viewer.name[:120])


def over(viewer: Any, invitation: Any) -> bool:
    """Done or dropped before today: on the day itself they still read their own answer."""
    found = actions.find(viewer, invitation.subject_id, int(number_of(invitation)))
    return found is None or (found.ended_on is not None and found.ended_on < viewer.today)


action = Purpose("action", tell, how=how, over=over)

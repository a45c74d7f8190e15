"""An invitation in the words of whoever was invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from throughline.engines.forms.models import SIGNED
from throughline.engines.guests.models import Invitation
from throughline.engines.guests.purposes import purpose_of
from throughline.engines.way_out.release import Reader, reader_in, text_for
from throughline.record.people.queries import person_of


def reader_of(held: Invitation) -> Reader:
    """As whom somebody who was invited reads."""
    return reader_in(held.part, held.guest.name, held.subject_id, of_agency=bool(held.guest.agency))


def row(viewer: Any, held: Invitation) -> dict[str, Any]:
    """What is asked, about whom, by when, and whether it is done."""
    purpose = purpose_of(held)
    told, hide = purpose.tell(viewer, held), text_for(viewer, held.subject_id, reader_of(held))
    told = replace(told, what=hide(told.what), lines=[hide(line) for line in told.lines], said=[hide(line) for line in told.said])
    person = person_of(viewer, held.subject_id)
    done = held.writing is not None and held.writing.state == SIGNED
    return {"child": person.name if person else "", "what": told.what, "lines": told.lines, "told": told, "done": done, "refused": held.refused,
            "url": reverse(purpose.page or "guests.part", kwargs={"invitation": held.pk}), "ends_on": held.ends_on}  # fmt: skip


def answer(viewer: Any, held: Invitation) -> str | None:
    """Whether they said that they come; None where nobody asks."""
    return purpose_of(held).tell(viewer, held).coming


def papers(viewer: Any, held: Invitation) -> Sequence[Any]:
    """Papers that were sent to them."""
    give = purpose_of(held).papers
    return give(viewer, held) if give is not None else ()


def say_coming(viewer: Any, held: Invitation, said: str) -> None:
    """They say whether they come."""
    take = purpose_of(held).coming
    if take is not None and said in ("coming", "not", "report"):
        take(viewer, held, said)


def say_how(viewer: Any, held: Invitation, how: str, words: str) -> None:
    """They say how what they do is going."""
    take = purpose_of(held).how
    if take is not None and words.strip():
        take(viewer, held, how, words.strip())

"""A meeting as somebody from outside is invited to it: when and where, their own report, and afterwards the decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from throughline.base.words import date_words
from throughline.engines.forms.paper import paper_of
from throughline.engines.forms.queries import signed_forms
from throughline.engines.guests.purposes import Purpose, Told, number_of
from throughline.engines.meetings.models import CANCELLED, SENT, MeetingPlan, Seat
from throughline.engines.meetings.registry import meetings
from throughline.engines.way_out.release import Reader, reader_in, release
from throughline.record.people.queries import person_of


def _held(invitation: Any) -> MeetingPlan | None:
    return MeetingPlan.objects.filter(pk=number_of(invitation), authority_id=invitation.authority_id).first()


def _seat(invitation: Any) -> Seat | None:
    rows = Seat.objects.everything(because="the invitation's own seat").filter(invitation=invitation)
    return rows.first()  # type: ignore[no-any-return]


def tell(viewer: Any, invitation: Any) -> Told:
    """When and where, and what is asked of them before."""
    held, seat = _held(invitation), _seat(invitation)
    if held is None or seat is None or held.state == CANCELLED:
        return Told("a meeting that was cancelled")
    kind = meetings()[held.kind]
    at = " at ".join(p for p in (date_words(held.on, viewer.today), held.time) if p)
    lines = [f"{at}{', ' + held.where if held.where else ''}."]
    if invitation.writing_id:
        lines.append("Please say below, before the meeting, what you know and think. It takes a few minutes.")
    return Told(kind.title, lines, coming=seat.coming if held.state == "arranged" else None)


def coming(viewer: Any, invitation: Any, said: str) -> None:
    """They say whether they come."""
    Seat.objects.everything(because="the invitation's own seat").filter(invitation=invitation).update(coming=said)


def reader_of(seat: Seat) -> Reader:
    """As whom somebody in a seat reads a paper."""
    return reader_in(seat.part, seat.name or seat.title, seat.subject_id, of_agency=bool(seat.agency or seat.worker_id))


def papers(viewer: Any, invitation: Any) -> Sequence[Any]:
    """The decisions, as this reader may have them, once they were sent."""
    held, seat = _held(invitation), _seat(invitation)
    if held is None or seat is None or held.state not in (SENT, "recorded") or seat.sent_at is None:
        return ()
    kind = meetings()[held.kind]
    person = person_of(viewer, invitation.subject_id)
    signed = [s for s in signed_forms(viewer, invitation.subject_id, kind.minutes) if s.on == held.on]
    reader = reader_of(seat)
    return [release(viewer, invitation.subject_id, paper_of(s, person.name if person else "", family=reader.family), reader, how="portal").paper
            for s in signed]  # fmt: skip


meeting = Purpose("meeting", tell, coming=coming, papers=papers)

"""Arranging a meeting, asking people, holding it, and sending out what it decided."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.engines.forms import actions as forms
from throughline.engines.forms.models import SIGNED, Writing
from throughline.engines.forms.registry import current
from throughline.engines.guests import actions as guests
from throughline.engines.guests import events as guest_events
from throughline.engines.guests.models import Invitation
from throughline.engines.meetings import events, queries
from throughline.engines.meetings.declarations import Asks, Meeting
from throughline.engines.meetings.models import (
    ADJOURNED,
    ARRANGED,
    CANCELLED,
    HELD,
    SENT,
    CalendarFeed,
    MeetingPlan,
    Seat,
)
from throughline.engines.notices.actions import tell
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, begin_occasion, keep_words, record
from throughline.record.people.models import Person, Subject
from throughline.record.people.wording import first_name
from throughline.record.workers import events as staff
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import allocations_of, team_of
from throughline.services import clock


class Overtaken(RuntimeError):
    """Somebody saved the account since; what was sent is in `sent`."""

    def __init__(self, held: MeetingPlan) -> None:
        super().__init__("somebody saved it since")
        self.held = held


def purpose(held: MeetingPlan) -> str:
    """What invitations and papers of this meeting carry."""
    return f"meeting:{held.pk}"


@transaction.atomic
def arrange(viewer: Any, kind: Meeting, subjects: Sequence[Subject], *, on: date, time: str, where: str, chair: int | None = None,
            early: str = "", why_early: str = "", over_reason: str = "") -> MeetingPlan:  # fmt: skip
    """Arrange a meeting for these children: it is in the diary of each, and a seat is kept for everybody whom it asks.

    `early`: by whom it was asked for before its time, by its code; that is put on the record of each child where it is not yet.
    """
    for subject in subjects:
        viewer.must_open(subject.pk)
    chairs = {a.role: a.worker_id for s in subjects[:1] for a in allocations_of(viewer, s.pk)}
    held = MeetingPlan.objects.create(
        authority_id=viewer.authority_id, kind=kind.code, subjects=[s.pk for s in subjects], vis=max(s.vis for s in subjects), on=on, time=time,
        where=where, chair_id=chair or chairs.get(kind.chair), early=_early_words(kind, early, why_early),
    )  # fmt: skip
    facts = {"for_on": on, "time": time, "where": where}
    append([Entry(kind.arranged, s.pk, viewer.today, {k: v for k, v in facts.items() if v}, by=viewer.worker_id) for s in subjects])
    if chair and kind.chair in staff.ALLOCATION_ROLES:
        _name_chair(viewer, kind, subjects, chair, over_reason)
    if early and kind.early is not None:
        append([Entry(kind.early, s.pk, viewer.today, {"by_whom": early, "why": why_early.strip()[:200] or None}, by=viewer.worker_id)
                for s in subjects if not queries.asked_early(viewer, kind, s.pk)])  # fmt: skip
    for subject in subjects:
        _seats(viewer, kind, held, subject)
        forms.begin(viewer, subject, current(kind.minutes, on), purpose=minutes_purpose(held))
    return held


def _name_chair(viewer: Any, kind: Meeting, subjects: Sequence[Subject], chair: int, over_reason: str) -> None:
    """Whoever is to chair is named for each child: they read the record, and what the meeting owes is theirs. Their ceiling is asked.

    Whoever must not wait arranges the meeting with its chair not yet known.
    """
    new = [s for s in subjects if not any(a.role == kind.chair and a.worker_id for a in allocations_of(viewer, s.pk))]
    mind_the_ceiling(viewer, Worker.objects.get(pk=chair, authority_id=viewer.authority_id), [s.pk for s in new], over_reason)
    facts = {"role": kind.chair, "worker": chair, "team": team_of(chair, viewer.today)}
    append([Entry(staff.allocated, s.pk, viewer.today, facts, by=viewer.worker_id) for s in new])


def _early_words(kind: Meeting, early: str, why: str) -> str:
    if not early or kind.early is None:
        return ""
    who = kind.early.fact("by_whom").show(early)
    return f"{who} asked for it early{': ' * bool(why.strip())}{why.strip()[:200]}"[:260]


@transaction.atomic
def adjourn(viewer: Any, held: MeetingPlan, kind: Meeting, why: str, *, on: date, time: str = "", where: str = "") -> MeetingPlan:
    """Break it off and arrange the remaining part: seats, reports and minutes go with it; what was said stays with the first part."""
    _must_chair(viewer, held, kind)
    if held.state != ARRANGED:
        raise NotAllowed("This meeting is recorded already.")
    if not why.strip():
        raise ValueError("Say why it is adjourned")
    if on <= held.on:
        raise ValueError("The remaining part is on a later day")
    rest: MeetingPlan = MeetingPlan.objects.create(
        authority_id=held.authority_id, kind=held.kind, subjects=held.subjects, vis=held.vis, on=on, time=time, where=where or held.where,
        chair=held.chair, continues=held, early=held.early,
    )  # fmt: skip
    held.state, held.why_adjourned = ADJOURNED, why.strip()[:200]
    held.save(update_fields=["state", "why_adjourned"])
    facts = {"for_on": on, "time": time, "where": rest.where}
    entries = [Entry(kind.arranged, s, viewer.today, {k: v for k, v in facts.items() if v}, by=viewer.worker_id) for s in held.subjects]
    if kind.adjourned is not None:
        entries = [*(Entry(kind.adjourned, s, held.on, {"why": held.why_adjourned}, by=viewer.worker_id) for s in held.subjects), *entries]
    append(entries)
    everywhere = "the doors of its children were passed"
    for seat in Seat.objects.everything(because=everywhere).filter(meeting=held):
        Seat.objects.create(authority_id=seat.authority_id, subject_id=seat.subject_id, vis=seat.vis, meeting=rest, part=seat.part, title=seat.title,
                            name=seat.name, agency=seat.agency, worker_id=seat.worker_id, invitation_id=seat.invitation_id, writing_id=seat.writing_id,
                            left_out=seat.left_out)  # fmt: skip
    before, after = purpose(held), purpose(rest)
    Invitation.objects.everything(because=everywhere).filter(purpose=before).update(purpose=after, ends_on=_until(on))
    for writing in Writing.objects.everything(because=everywhere).filter(purpose__startswith=before):
        writing.purpose = writing.purpose.replace(before, after)
        writing.save(update_fields=["purpose"])
    return rest


def minutes_purpose(held: MeetingPlan) -> str:
    """What the minutes of each child carry."""
    return f"{purpose(held)}:minutes"


def _seats(viewer: Any, kind: Meeting, held: MeetingPlan, subject: Subject) -> None:
    workers = {a.role: a.worker for a in allocations_of(viewer, subject.pk) if a.worker_id}
    for asks in kind.asks:
        worker = workers.get(asks.role) if asks.role else None
        seat = Seat(authority_id=held.authority_id, subject=subject, vis=subject.vis, meeting=held, part=asks.part, title=asks.title)
        if worker is not None:
            seat.worker, seat.name = worker, worker.name
        elif before := _last_time(kind, asks.part, subject):
            seat.name, seat.agency = before.name, before.agency
        seat.writing = _report(viewer, asks, held, subject)
        seat.save()
        if worker is not None and seat.writing is not None:
            whose = _whose(viewer, [subject.pk]).get(subject.pk, "")
            tell(worker.pk, subject.pk, kind="meeting", line=f"{whose}{kind.title} on {held.on:%-d %B}: your report is asked for.",
                 link=f"/forms/{seat.writing.pk}/", once=f"meeting:{held.pk}:{subject.pk}:{worker.pk}")  # fmt: skip


def _whose(viewer: Any, subjects: Sequence[int]) -> dict[int, str]:
    """What a line to a colleague begins with, so that lines about brothers and sisters differ: "Tia. "."""
    return {p.subject_id: f"{first_name(p)}. " for p in Person.objects.visible_to(viewer).filter(subject_id__in=list(subjects))}


def _last_time(kind: Meeting, part: str, subject: Subject) -> Seat | None:
    """Who had this seat when they last met in this way."""
    rows = Seat.objects.everything(because="the door of its child was passed").filter(subject=subject, part=part, meeting__kind=kind.code)
    return rows.exclude(name="").order_by("-pk").first()  # type: ignore[no-any-return]


def _report(viewer: Any, asks: Asks, held: MeetingPlan, subject: Subject) -> Writing | None:
    if not asks.form:
        return None
    return forms.begin(viewer, subject, current(asks.form, viewer.today), purpose=f"{purpose(held)}:{asks.part}"[:60])


@transaction.atomic
def rearrange(viewer: Any, held: MeetingPlan, kind: Meeting, *, on: date, time: str, where: str) -> None:
    """Another day, time or place; everybody's calendar follows."""
    _must_chair(viewer, held, kind)
    held.on, held.time, held.where, held.sequence = on, time, where, held.sequence + 1
    held.save(update_fields=["on", "time", "where", "sequence"])
    facts = {k: v for k, v in {"for_on": on, "time": time, "where": where}.items() if v}
    append([Entry(kind.arranged, s, viewer.today, facts, by=viewer.worker_id) for s in held.subjects])
    Invitation.objects.everything(because="the meeting's own invitations move with it").filter(purpose=purpose(held)).update(ends_on=_until(on))


def _until(on: date) -> date:
    """A guest may still read the decisions for six weeks after."""
    from datetime import timedelta

    return on + timedelta(weeks=6)


@transaction.atomic
def ask(viewer: Any, seat: Seat, *, name: str, agency: str, email: str) -> Invitation | None:
    """Name who takes a seat; with an e-mail address they are invited to their own part."""
    seat.name, seat.agency = name.strip(), agency.strip()
    made = None
    if email.strip():
        made = guests.invite(viewer, seat.subject, name=seat.name, email=email, agency=seat.agency, part=seat.part, purpose=purpose(seat.meeting),
                             what=f"a meeting on {seat.meeting.on:%-d %B %Y}", ends_on=_until(seat.meeting.on), writing=seat.writing)  # fmt: skip
        seat.invitation = made
    seat.left_out = ""
    seat.save(update_fields=["name", "agency", "invitation", "left_out"])
    return made


@transaction.atomic
def leave_out(viewer: Any, seat: Seat, kind: Meeting, why: str) -> None:
    """Not to ask somebody whom this kind of meeting asks. Where they must be asked it needs a reason, and the reason is on the record."""
    asks = kind.asked(seat.part)
    if asks is not None and asks.always:
        raise ValueError(f"{seat.title} is always asked to this meeting: name whom to ask")
    if asks is not None and asks.required:
        if not why.strip():
            raise ValueError(f"Say why {seat.title.lower()} is not asked")
        record(events.not_asked, seat.subject_id, on=viewer.today, by=viewer.worker_id, meeting=kind.code, title=seat.title, why=why.strip()[:300])
    seat.left_out = why.strip()[:300] or "not needed"
    seat.save(update_fields=["left_out"])


@transaction.atomic
def save_account(viewer: Any, held: MeetingPlan, account: str, version: int) -> MeetingPlan:
    """Save what is said about all of the children, as it is said."""
    now: MeetingPlan = MeetingPlan.objects.select_for_update().get(pk=held.pk)
    if now.version != version and now.account != account:
        raise Overtaken(now)
    now.account, now.version, now.saved_at = account, version + 1, clock.now()
    now.save(update_fields=["account", "version", "saved_at"])
    return now


def not_there(kind: Meeting, seats: Sequence[Seat], came: Mapping[int, str]) -> str:
    """Why the meeting is not quorate, in words; "" when it is."""
    there = {s.part: any(came.get(x.pk) in ("came", "part") for x in seats if x.part == s.part) for s in seats if not s.left_out}
    return kind.quorate(there)


@transaction.atomic
def hold(viewer: Any, kind: Meeting, held: MeetingPlan, minutes: Sequence[Writing], *, came: Mapping[int, str], why_not_quorate: str = "",
         why_absent: Mapping[int, str] | None = None, why_early: str = "", missing_words: Mapping[int, str] | None = None) -> None:  # fmt: skip
    """Hold the meeting: for each child it is held, everybody's coming is on the record, what was decided is promised, all at once."""
    _must_chair(viewer, held, kind)
    if held.state != ARRANGED:
        raise NotAllowed("This meeting is recorded already.")
    seats = list(Seat.objects.everything(because="the doors of its children were passed").filter(meeting=held).select_related("writing"))
    missing = not_there(kind, seats, came)
    if missing and not why_not_quorate.strip():
        raise ValueError(f"The meeting is not quorate: {missing}. Say why it went on")
    there, why = _by_child(kind, seats, came, why_absent or {})
    entries = []
    for seat in seats:
        if seat.left_out or not (said := came.get(seat.pk)):
            continue
        seat.came = said
        reported = _reported(seat)
        entries.append(Entry(events.attended, seat.subject_id, held.on, {
            "meeting": kind.code, "part": seat.part, "name": seat.name or seat.title, "agency": seat.agency,
            "came": "sent" if said == "not" and reported else said, "reported": reported if seat.writing_id else None,
            "why": (why_absent or {}).get(seat.pk, "").strip()[:200] or None}, by=viewer.worker_id))  # fmt: skip
    if missing:
        entries += [Entry(events.not_quorate, s, held.on, {"meeting": kind.code, "missing": missing[:300], "why": why_not_quorate.strip()[:300]},
                          by=viewer.worker_id) for s in held.subjects]  # fmt: skip
    append(entries)
    Seat.objects.bulk_update(seats, ["came"])
    occasion = begin_occasion(kind.code, about=held.subjects, on=held.on, by=viewer.worker_id)
    account = keep_words(held.account, occasion=occasion.pk) if held.account.strip() else None
    to_sign = []
    for writing in minutes:
        number = writing.subject_id
        told = kind.tells(there.get(number, {}), why.get(number, {}))
        lacks = (missing_words or {}).get(number, "")
        to_sign.append(forms.ToSign(writing, {"chair": viewer.worker_id, "account": account, **told}, why_early if lacks else "", lacks))
    forms.sign_together(viewer, to_sign, on=held.on, occasion=occasion.pk)
    held.state = HELD
    held.save(update_fields=["state"])
    kind.after(viewer, held.subjects)


def _reported(seat: Seat) -> bool:
    return seat.writing is not None and seat.writing.state == SIGNED


def _by_child(kind: Meeting, seats: Sequence[Seat], came: Mapping[int, str],
              said: Mapping[int, str]) -> tuple[dict[int, dict[str, bool]], dict[int, dict[str, str]]]:  # fmt: skip
    """Child to which parts were there or reported, and why others were not. ValueError where one must say why and nobody did."""
    there: dict[int, dict[str, bool]] = {}
    why: dict[int, dict[str, str]] = {}
    for seat in seats:
        if not seat.left_out:
            there.setdefault(seat.subject_id, {})[seat.part] = came.get(seat.pk) in ("came", "part") or _reported(seat)
        reason = seat.left_out or said.get(seat.pk, "").strip()
        if reason and not there.get(seat.subject_id, {}).get(seat.part):
            why.setdefault(seat.subject_id, {})[seat.part] = reason[:200]
    for number, parts in there.items():
        for part in kind.needs_reasons(parts):
            if not why.get(number, {}).get(part):
                asks = kind.asked(part)
                raise ValueError(f"Say why {(asks.title if asks else part).lower()} took no part")
    return there, why


@transaction.atomic
def send_decisions(viewer: Any, kind: Meeting, held: MeetingPlan, council: str, link: Any) -> list[Seat]:
    """Send each child's decisions to everybody who should have them; the seats that somebody must still be handed a paper."""
    if held.state != HELD:
        raise NotAllowed("First the meeting is held, then its decisions are sent.")
    by_hand = []
    entries = [Entry(kind.sent, s, viewer.today, {}, by=viewer.worker_id) for s in held.subjects]
    seats = Seat.objects.everything(because="the doors of its children were passed").filter(meeting=held, left_out="")
    whose = _whose(viewer, held.subjects)
    for seat in seats.select_related("worker", "invitation__guest", "subject"):
        if queries.empty(kind, seat):
            continue
        if seat.worker_id:
            tell(seat.worker_id, seat.subject_id, kind="meeting", line=f"{whose.get(seat.subject_id, '')}{kind.title} of {held.on:%-d %B}: the decisions are there.",
                 link=f"/children/{seat.subject.uuid}/forms/", once=f"sent:{held.pk}:{seat.subject_id}:{seat.worker_id}")  # fmt: skip
            how = "in their work"
        elif seat.invitation is not None and seat.invitation.ended_at is None:
            told = guests.write_to(seat.invitation.guest, link(seat.invitation.guest), council, why="The decisions of the meeting are there to read.")
            how = "on their page" if told else ""
        else:
            how = ""
        if not how:
            by_hand.append(seat)
            continue
        seat.sent_at = clock.now()
        seat.save(update_fields=["sent_at"])
        entries.append(Entry(guest_events.sent, seat.subject_id, viewer.today, {"what": queries.what_is_sent(kind, False), "name": seat.name or seat.title,
                                                                               "agency": seat.agency, "how": how}, by=viewer.worker_id))  # fmt: skip
    append(entries)
    held.state = SENT
    held.save(update_fields=["state"])
    return by_hand


@transaction.atomic
def send_record(viewer: Any, kind: Meeting, held: MeetingPlan) -> None:
    """The full record is written and goes to those who should have it: the second clock, the second sending."""
    if held.state != SENT:
        raise NotAllowed("The decisions go first.")
    entries = [Entry(type, s, viewer.today, {}, by=viewer.worker_id) for s in held.subjects for type in (kind.written, kind.record_sent)]
    seats = Seat.objects.everything(because="the doors of its children were passed").filter(meeting=held, left_out="", sent_at__isnull=False)
    for seat in seats.select_related("invitation"):
        how = "in their work" if seat.worker_id else "on their page" if seat.invitation is not None and seat.invitation.ended_at is None else ""
        if how:
            facts = {"what": queries.what_is_sent(kind, True), "name": seat.name or seat.title, "agency": seat.agency, "how": how}
            entries.append(Entry(guest_events.sent, seat.subject_id, viewer.today, facts, by=viewer.worker_id))
    append(entries)
    held.state = "recorded"
    held.save(update_fields=["state"])


@transaction.atomic
def cancel(viewer: Any, kind: Meeting, held: MeetingPlan, why: str) -> None:
    """Cancel it, saying why; invitations end."""
    _must_chair(viewer, held, kind)
    if not why.strip():
        raise ValueError("Say why")
    held.state, held.why_cancelled = CANCELLED, why.strip()[:200]
    held.save(update_fields=["state", "why_cancelled"])
    for invitation in Invitation.objects.everything(because="the meeting's own invitations end with it").filter(purpose=purpose(held), ended_at__isnull=True):
        guests.end(invitation, "the meeting was cancelled")


def _must_chair(viewer: Any, held: MeetingPlan, kind: Meeting) -> None:
    if held.chair_id != viewer.worker_id and viewer.role.code not in kind.may_chair:
        raise NotAllowed(f"Only whoever chairs it can do this: {held.chair.name if held.chair else 'nobody is named'}")


@transaction.atomic
def gave(viewer: Any, kind: Meeting, seat: Seat) -> None:
    """The decisions were given to somebody on paper; where they have those, the full record was."""
    full = seat.sent_at is not None and seat.meeting.state == "recorded"
    seat.sent_at = seat.sent_at or clock.now()
    seat.save(update_fields=["sent_at"])
    record(guest_events.sent, seat.subject_id, on=viewer.today, by=viewer.worker_id, what=queries.what_is_sent(kind, full),
           name=seat.name or seat.title, agency=seat.agency, how="on paper")  # fmt: skip


def new_feed(viewer: Any) -> str:
    """A new private address for one's own calendar; the one before ends. Its secret is shown once."""
    end_feeds(viewer)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(authority_id=viewer.authority_id, worker_id=viewer.worker_id, secret=hashed(secret), made_at=clock.now())
    return secret


def end_feeds(viewer: Any) -> None:
    """The addresses that this worker gave to calendars give nothing any more."""
    CalendarFeed.objects.filter(worker_id=viewer.worker_id, ended_at__isnull=True).update(ended_at=clock.now())


def was_read(feed: CalendarFeed) -> None:
    """A calendar read it: the page says when last, so that a forgotten one is noticed."""
    feed.read_at = clock.now()
    feed.save(update_fields=["read_at"])


def hashed(secret: str) -> str:
    """How the secret of an address is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()

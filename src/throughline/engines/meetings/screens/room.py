"""Arranging a meeting, the room in which it is held and written, and what goes out of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.ceilings.forms import over_reason
from throughline.engines.forms import showing
from throughline.engines.forms.models import SIGNED
from throughline.engines.forms.registry import form_of
from throughline.engines.guests.actions import write_to
from throughline.engines.guests.screens import address_for
from throughline.engines.meetings import actions, queries
from throughline.engines.meetings.calendar import calendar_file
from throughline.engines.meetings.models import ARRANGED, HELD, SENT, MeetingPlan, Seat
from throughline.engines.meetings.papers import papers_before
from throughline.engines.meetings.registry import meetings
from throughline.engines.screens.declarations import CHILD, OWN, screen
from throughline.engines.screens.door import authority_of, go
from throughline.engines.submissions import once
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger import actions as ledger
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import brothers_and_sisters, person_of
from throughline.services import clock
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form

CAME = {"came": "came", "part": "part of it", "not": "did not"}
COMING = {"coming": "comes", "not": "cannot come", "report": "sends a report instead"}


def _held(viewer: Any, meeting: uuid.UUID) -> MeetingPlan:
    held = queries.meeting_of(viewer, meeting)
    if held is None:
        raise Http404(str(meeting))
    return held


def _name(viewer: Any, subject: int) -> str:
    person = person_of(viewer, subject)
    return (person.known_as or person.given or person.name) if person else ""


@screen("meetings.of_child", "children/<uuid:subject>/meetings/", about=CHILD, template="engines/meetings/of_child.html", title="Meetings")
def of_child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Meetings about this child: to come, and held."""
    threads = ledger.open_threads(subject.pk)
    kinds = [k for k in meetings().values() if not k.continues or k.continues in threads]
    rows: list[dict[str, Any]] = [
        {"held": m, "kind": meetings()[m.kind], "url": reverse("meetings.room", kwargs={"meeting": m.pk})} for m in queries.of_child(viewer, subject.pk)
    ]
    more = [(words, reverse(code, kwargs={"subject": subject.uuid})) for k in kinds for words, code in k.more]
    return {
        "more": list(dict.fromkeys(more)), "heading": "Meetings", "subject": subject, "person_shown": person_of(viewer, subject.pk) or Person(name=""), "rows": rows,
        "to_come": [r for r in rows if r["held"].state == ARRANGED], "past": [r for r in rows if r["held"].state != ARRANGED],
        "kinds": kinds if viewer.can("record") else [],
    }  # fmt: skip


class ArrangeForm(Form):
    """When and where, and for whom."""

    children = fields.MultipleChoiceField(label="For whom?", required=False, widget=fields.CheckboxSelectMultiple)
    on = DayField(label="Which day?")
    time = ClockTimeField(label="At what time?", required=False)
    where = fields.CharField(label="Where?", max_length=160, required=False)
    early = fields.ChoiceField(label="Is it before its time?", required=False, widget=fields.RadioSelect)
    why_early = fields.CharField(label="Why so early?", max_length=200, required=False)

    chair = fields.ChoiceField(label="Who chairs it?", required=False)
    over_reason = over_reason()

    def __init__(self, *args: Any, children: list[tuple[str, str]], chairs: list[tuple[str, str]], early: list[tuple[str, str]],
                 **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.offer("chair", [("", "Not yet known"), *chairs])
        if not chairs:
            del self.fields["chair"], self.fields["over_reason"]
        self.offer("early", [("", "No, at its time"), *early])
        if not early:
            del self.fields["early"], self.fields["why_early"]
        self.offer("children", children)
        if not children:
            del self.fields["children"]


@screen("meetings.arrange", "children/<uuid:subject>/meetings/<str:kind>/", about=CHILD, may="record", template="engines/meetings/arrange.html",
        title="Arrange a meeting")  # fmt: skip
def arrange(request: HttpRequest, viewer: Any, subject: Any, kind: str) -> dict[str, Any] | HttpResponse:
    """Arrange one, for brothers and sisters at once where it is theirs too."""
    declared = meetings().get(kind)
    if declared is None:
        raise Http404(kind)
    others = [n for n in brothers_and_sisters(viewer, subject.pk)
              if viewer.basis_for(n) and (not declared.continues or declared.continues in ledger.open_threads(n))]  # fmt: skip
    choices = [(str(n), _name(viewer, n)) for n in others]
    chairs = queries.may_chair(viewer, declared, subject.pk)
    asked = queries.asked_early(viewer, declared, subject.pk)
    by_whom = declared.early.choices("by_whom") if declared.early else {}
    form = ArrangeForm(request.POST or None, children=choices, chairs=chairs, early=[(code, f"{words} asked for it early") for code, words in by_whom.items()],
                       initial={"children": [c for c, _ in choices], "early": asked})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = [subject, *Subject.objects.filter(pk__in=[int(n) for n in given.get("children") or ()])]

        def act() -> str:
            at = given["time"]
            held = actions.arrange(viewer, declared, chosen, on=given["on"], time=f"{at:%H:%M}" if at else "", where=given["where"],
                                   chair=int(given["chair"]) if given.get("chair") else None, early=given.get("early") or "",
                                   why_early=given.get("why_early") or "", over_reason=given.get("over_reason") or "")  # fmt: skip
            messages.success(request, f"{declared.title} arranged. Now say who is asked.")
            return reverse("meetings.room", kwargs={"meeting": held.pk})

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error("chair" if "chair" in form.fields else None, str(wrong))
    return {"heading": f"Arrange: {declared.title.lower()}", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk) or Person(name="")}


@screen("meetings.room", "meetings/<uuid:meeting>/", about=OWN, template="engines/meetings/room.html", title="Meeting")
def room(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> dict[str, Any]:
    """Everything of one meeting: who is asked, what they said before, and the minutes of each child while it happens."""
    held = _held(viewer, meeting)
    kind = meetings()[held.kind]
    chairs = held.chair_id == viewer.worker_id or viewer.role.code in kind.may_chair
    before: set[tuple[str, str]] = set()
    children = [_child(viewer, kind, held, number, chairs, before) for number in held.subjects]
    return {
        "heading": f"{kind.title}: {join_words([c['name'] for c in children])}", "plain_heading": kind.title, "held": held, "kind": kind,
        "children": children, "chairs": chairs and viewer.can("record"), "arranged": held.state == ARRANGED, "decided": held.state == HELD,
        "sent": held.state == SENT, "marks": (), "came": CAME.items(), "many": len(children) > 1, "can_record": viewer.can("record"),
        "emergency": chairs and viewer.can("decide"), "to_send": held.state == HELD and chairs, "by_hand": [s for c in children for s in c["by_hand"]],
        "by_post": [row for c in children for row in c["by_post"]],
        "problem": request.GET.get("problem", "")[:300], "today_on": viewer.today, "recorded": held.state == "recorded", "rest": queries.rest_of(held),
    }  # fmt: skip


def _child(viewer: Any, kind: Any, held: MeetingPlan, number: int, chairs: bool, before: set[tuple[str, str]]) -> dict[str, Any]:
    """One child of the meeting. `before`: who has a seat for an earlier child already, and is asked once whether they came."""
    subject = Subject.objects.get(pk=number)
    seats = queries.seats_of(viewer, held, number)
    minutes = queries.minutes_of(viewer, held, number) if chairs and viewer.can("record") else None
    return {
        "subject": subject, "name": _name(viewer, number), "person": person_of(viewer, number), "minutes": minutes,
        "papers": papers_before(viewer, kind, subject),
        "sections": showing.sections_of(viewer, minutes, prefix=f"c{number}-") if minutes is not None and minutes.state != SIGNED else [],
        "missing": showing.still_missing(viewer, minutes, f"c{number}-") if minutes is not None and minutes.state != SIGNED else [],
        "seats": [_seat(kind, s, _seen(before, s)) for s in seats],
        "by_hand": [{"seat": s, "letter": _letter(kind, s, "child" if s.part == "child" else "others")}
                    for s in seats if not s.left_out and s.sent_at is None and held.state in (SENT, "recorded") and not queries.empty(kind, s)],
        "has": queries.who_has_it(viewer, kind, held, seats, number) if held.state in (SENT, "recorded") else [],
        "by_post": [{"seat": s, "letter": _letter(kind, s, "record")}
                    for s in seats if held.state == "recorded" and kind.letters and not s.left_out and not s.worker_id and s.invitation_id is None],
        "read": reverse("forms.read", kwargs={"subject": subject.uuid, "signing": minutes.event}) if minutes is not None and minutes.event else "",
    }  # fmt: skip


def _letter(kind: Any, seat: Seat, which: str) -> str:
    """The address where the letter for this seat is written; "" where this kind of meeting has none."""
    code = kind.letters.get(which, "")
    return reverse("letters.write", kwargs={"subject": seat.subject.uuid, "letter": code}) if code else ""


def _seen(before: set[tuple[str, str]], seat: Seat) -> bool:
    """Whether the same person sits in the same part for an earlier child; notes that they sit here."""
    who = (seat.part, seat.name.strip().casefold())
    if not who[1] or who in before:
        return bool(who[1])
    before.add(who)
    return False


def _seat(kind: Any, seat: Seat, again: bool = False) -> dict[str, Any]:
    asks = kind.asked(seat.part)
    writing = seat.writing
    reported = writing is not None and writing.state == SIGNED
    url = ""
    if writing is not None:
        url = (reverse("forms.read", kwargs={"subject": seat.subject.uuid, "signing": writing.event}) if reported
               else reverse("forms.write", kwargs={"writing": writing.pk}))  # fmt: skip
    return {
        "again": again, "seat": seat, "required": bool(asks and asks.required), "outside": bool(asks and asks.outside), "always": bool(asks and asks.always),
        "reported": reported, "report_url": url,
        "report": form_of(writing.form, writing.version).title if writing is not None else "", "begun": bool(writing is not None and writing.answers),
        "coming": COMING.get(seat.coming, ""), "came": CAME.get(seat.came, "did not, and sent a report" if seat.came == "sent" else ""),
        "refused": seat.invitation.refused if seat.invitation else "", "email": seat.invitation.guest.email if seat.invitation else "",
        "opened": bool(seat.invitation and seat.invitation.opened_at),
    }  # fmt: skip


@screen("meetings.ask", "meetings/seats/<int:seat>/", about=OWN, may="record", template="engines/meetings/ask.html", title="Who is asked")
def ask(request: HttpRequest, viewer: Any, seat: int) -> dict[str, Any] | HttpResponse:
    """Name who is asked and invite them, or leave the seat empty, saying why."""
    one = _seat_of(viewer, seat)
    held, kind = one.meeting, meetings()[one.meeting.kind]
    name, email = request.POST.get("name", "").strip(), request.POST.get("email", "").strip()
    error = ""
    if request.method == "POST":
        if request.POST.get("leave"):
            act = partial(_leave_out, request, viewer, one, kind)
        else:
            error = "Say who is asked" if not name else "This is not an e-mail address" if email and "@" not in email else ""
            act = partial(_invite, request, viewer, held, one, name, email)
        if not error:
            try:
                return once(request, viewer, act)
            except ValueError as wrong:
                error = str(wrong)
    others = [s for s in queries.same_part(viewer, one) if not s.name]
    return {"heading": f"{one.title}: {kind.title.lower()} of {_name(viewer, one.subject_id)}", "plain_heading": "Who is asked", "held": held, "seat": one,
            "others": join_words([_name(viewer, s.subject_id) for s in others]), "row": _seat(kind, one), "error": error}  # fmt: skip


def _seat_of(viewer: Any, number: int) -> Seat:
    one = queries.seat_of(viewer, number)
    if one is None:
        raise Http404(str(number))
    return one


def _leave_out(request: HttpRequest, viewer: Any, seat: Seat, kind: Any) -> str:
    actions.leave_out(viewer, seat, kind, request.POST.get("why", ""))
    messages.success(request, f"{seat.title}: not asked, and the reason is kept.")
    return reverse("meetings.room", kwargs={"meeting": seat.meeting_id})


def _invite(request: HttpRequest, viewer: Any, held: MeetingPlan, seat: Seat, name: str, email: str) -> str:
    made = actions.ask(viewer, seat, name=name, agency=request.POST.get("agency", ""), email=email)
    if request.POST.get("also"):
        for other in queries.same_part(viewer, seat):
            if not other.name:
                actions.ask(viewer, other, name=name, agency=request.POST.get("agency", ""), email=email)
    if made is not None:
        council = authority_of(viewer).name
        why = f"It is about a meeting on {held.on:%-d %B %Y}."
        if write_to(made.guest, address_for(request, made.guest), council, why=why):
            messages.success(request, f"{name} is invited by e-mail, and sees this meeting and their own part in it, nothing else.")
        else:
            messages.warning(request, f"{name} is named, but the e-mail did not go out. Look at the address, or ring them.")
    else:
        messages.success(request, f"{name} is named. Their part can be written here on their behalf.")
    return reverse("meetings.room", kwargs={"meeting": held.pk})


@screen("meetings.account", "meetings/<uuid:meeting>/account/", about=OWN, may="record", post_only=True, title="Save the account")
def account(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> HttpResponse:
    """Save what is said about all of the children."""
    held = _held(viewer, meeting)
    quiet = request.headers.get("X-Autosave") == "1"
    try:
        held = actions.save_account(viewer, held, request.POST.get("account", ""), int(request.POST.get("version") or 0))
    except actions.Overtaken as overtaken:
        if quiet:
            return JsonResponse({"version": overtaken.held.version, "words": "Somebody else wrote here. Open theirs beside yours.",
                                 "url": reverse("meetings.room", kwargs={"meeting": held.pk})}, status=409)  # fmt: skip
        messages.error(request, "Somebody else wrote here since. Theirs is on the page; add yours to it.")
        return go("meetings.room", meeting=held.pk)
    if quiet:
        return JsonResponse({"version": held.version, "saved_at": f"{clock.london(held.saved_at or clock.now()):%H:%M}"})
    return go("meetings.room", meeting=held.pk)


@screen("meetings.hold", "meetings/<uuid:meeting>/hold/", about=OWN, may="record", post_only=True, title="Hold the meeting")
def hold(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> HttpResponse:
    """Record that it was held, and send the decisions of each child at once. The full record has its own, later day."""
    held = _held(viewer, meeting)
    kind = meetings()[held.kind]
    minutes = [w for n in held.subjects if (w := queries.minutes_of(viewer, held, n)) is not None]
    room_url = reverse("meetings.room", kwargs={"meeting": held.pk})
    came = {int(k[5:]): v for k, v in request.POST.items() if k.startswith("came-") and k[5:].isdigit() and v in CAME}
    why_absent = {int(k[4:]): str(v) for k, v in request.POST.items() if k.startswith("why-") and k[4:].isdigit() and str(v).strip()}
    lacks = {w.subject_id: "; ".join(words for _, words in showing.still_missing(viewer, w)) for w in minutes}
    why_early = request.POST.get("why_early", "").strip() if viewer.can("decide") else ""
    missing = any(lacks.values()) and not why_early
    came, why_absent = queries.came_for_all(viewer, held, came), queries.came_for_all(viewer, held, why_absent)

    def act() -> str:
        if held.on > viewer.today:
            messages.error(request, "This meeting has not been held yet.")
            return room_url
        if missing:
            messages.error(request, "Not yet: the page says for each child what is still to answer. Everything written is saved.")
            return room_url + "?problem=missing#finish"
        actions.hold(viewer, kind, held, minutes, came=came, why_not_quorate=request.POST.get("why_not_quorate", ""), why_absent=why_absent,
                     why_early=why_early, missing_words=lacks)  # fmt: skip
        by_hand = actions.send_decisions(viewer, kind, held, authority_of(viewer).name, lambda guest: address_for(request, guest))
        words = "Saved, and the decisions are sent."
        if by_hand:
            words += f" {len(by_hand)} still to be given on paper: they stand below."
        messages.success(request, words)
        return room_url

    try:
        return once(request, viewer, act)
    except (ValueError, NotAllowed) as wrong:
        messages.error(request, str(wrong))
        return HttpResponseRedirect(room_url + "#finish")


@screen("meetings.given", "meetings/seats/<int:seat>/given/", about=OWN, may="record", post_only=True, title="Given on paper")
def given(request: HttpRequest, viewer: Any, seat: int) -> HttpResponse:
    """The decisions were given on paper."""
    one = _seat_of(viewer, seat)

    def act() -> str:
        actions.gave(viewer, meetings()[one.meeting.kind], one)
        messages.success(request, f"Noted: {one.name or one.title} has it.")
        return reverse("meetings.room", kwargs={"meeting": one.meeting_id})

    return once(request, viewer, act)


@screen("meetings.send_record", "meetings/<uuid:meeting>/record/", about=OWN, may="record", post_only=True, title="Send the record")
def send_record(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> HttpResponse:
    """The full record is written and sent."""
    held = _held(viewer, meeting)
    return _do(request, viewer, held, lambda: actions.send_record(viewer, meetings()[held.kind], held),
               "The full record is sent to everybody who has the decisions.")  # fmt: skip


@screen("meetings.cancel", "meetings/<uuid:meeting>/cancel/", about=OWN, may="record", post_only=True, title="Cancel")
def cancel(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> HttpResponse:
    """Cancel it, saying why."""
    held = _held(viewer, meeting)
    why = request.POST.get("why", "")
    return _do(request, viewer, held, lambda: actions.cancel(viewer, meetings()[held.kind], held, why), "Cancelled. Invitations to it have ended.")


class AdjournForm(Form):
    """Why, and when the remaining part is."""

    why = fields.CharField(label="Why is it adjourned?", max_length=200, error_messages={"required": "Say why"})
    on = DayField(label="On which day is the remaining part?")
    time = ClockTimeField(label="At what time?", required=False)
    where = fields.CharField(label="Where?", max_length=160, required=False, help_text="Leave it empty for the same place.")


@screen("meetings.adjourn", "meetings/<uuid:meeting>/adjourn/", about=OWN, may="record", template="engines/meetings/adjourn.html", title="Adjourn")
def adjourn(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """Break it off, saying why, and arrange the remaining part."""
    held = _held(viewer, meeting)
    kind = meetings()[held.kind]
    form = AdjournForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            rest = actions.adjourn(viewer, held, kind, given["why"], on=given["on"], time=f"{given['time']:%H:%M}" if given["time"] else "",
                                   where=given["where"])  # fmt: skip
            messages.success(request, "Adjourned. The remaining part is arranged; everything written so far stands in it.")
            return reverse("meetings.room", kwargs={"meeting": rest.pk})

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error(None, str(wrong))
    chairs = held.chair_id == viewer.worker_id or viewer.role.code in kind.may_chair
    return {"heading": f"Adjourn: {kind.title.lower()}", "plain_heading": "Adjourn", "form": form, "held": held, "chairs": chairs}


def _do(request: HttpRequest, viewer: Any, held: MeetingPlan, act: Callable[[], None], done: str) -> HttpResponse:
    """Do something with a meeting once; what stands in its way is said in words."""
    room_url = reverse("meetings.room", kwargs={"meeting": held.pk})

    def acted() -> str:
        act()
        messages.success(request, done)
        return room_url

    try:
        return once(request, viewer, acted)
    except (ValueError, NotAllowed) as wrong:
        messages.error(request, str(wrong))
        return HttpResponseRedirect(room_url)


@screen("meetings.calendar", "meetings/<uuid:meeting>/calendar.ics", about=OWN, title="For the calendar")
def calendar(request: HttpRequest, viewer: Any, meeting: uuid.UUID) -> HttpResponse:
    """A calendar file without names: what kind of meeting, when, and where to open it."""
    held = _held(viewer, meeting)
    text = calendar_file(held, meetings()[held.kind], request.build_absolute_uri(reverse("meetings.room", kwargs={"meeting": held.pk})))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer

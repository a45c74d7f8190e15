"""The multi-agency child protection team: who is nominated to it and by whom, and who leads a child's protection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.ceilings.forms import over_reason
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.protection.actions import team as nominations
from throughline.practice.protection.events.team import PARTS
from throughline.practice.protection.queries import team as queries
from throughline.practice.protection.screens.board import nav
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


class NominateForm(Form):
    """Whom an agency nominates to which team."""

    team = forms.ChoiceField(label="To which team?", error_messages={"required": "Choose the team"})
    part = forms.ChoiceField(label="From police, health or education?", choices=[("", "Choose"), *PARTS.items()],
                             error_messages={"required": "Choose police, health or education"})  # fmt: skip
    agency = forms.CharField(label="Agency", max_length=160, help_text="The agency that employs them.", error_messages={"required": "Name the agency"})
    nominated_by = forms.CharField(label="Who nominated them?", max_length=160, help_text="Name and post of whoever answers for it in the agency.",
                                   error_messages={"required": "Say who in the agency nominated them"})  # fmt: skip
    worker = forms.ChoiceField(label="Who, if they are on the record already?", required=False)
    name = forms.CharField(label="Who, if they are new here?", max_length=160, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    from_on = DayField(label="First day in the team")
    until_on = DayField(label="Last day, if one is agreed", required=False, help_text="From the day after it they see nothing, without anybody doing anything.")

    def __init__(self, *args: Any, teams: list[Any], people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("team", [*([("", "Choose")] if len(teams) != 1 else []), *((str(t.pk), t.name) for t in teams)])
        self.offer("worker", [("", "Somebody new"), *((str(w.pk), w.name) for w in people)])
        if not people:
            del self.fields["worker"]


class EndForm(Form):
    """Whose membership ends, and from when."""

    post = forms.ChoiceField(label="Whose?", error_messages={"required": "Choose whose membership ends"})
    ended_from = DayField(label="First day without it", help_text="From this day they see no child of the team.")
    why = forms.CharField(label="Why?", max_length=200, required=False)

    def __init__(self, *args: Any, held: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(str(m.post.pk), f"{m.post.worker.name}, {m.agency or m.title.lower()}, {m.post.team.name}") for m in held]
        self.offer("post", [("", "Choose"), *words])


@screen("protection.team", "protection/team/", about=TEAM, may="record", template="protection/team.html", title="Multi-agency team")
def team(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Each multi-agency team: its members from police, health and education, who is missing, its children; nominations and their ends."""
    mine = queries.answers_for(viewer)
    held = queries.current_posts(viewer) if mine else []
    what = request.POST.get("what", "")
    people = queries.may_be_nominated(viewer) if mine else []
    form = NominateForm(request.POST if what == "nominate" else None, teams=mine, people=people, initial={"from_on": viewer.today}) if mine else None
    ending = EndForm(request.POST if what == "end" else None, held=held, initial={"ended_from": viewer.today}) if held else None
    if form is not None and form.is_bound and form.is_valid():
        answer = _try(request, viewer, form, lambda given: _nominate(request, viewer, given, mine, people))
        if answer is not None:
            return answer
    if ending is not None and ending.is_bound and ending.is_valid():
        answer = _try(request, viewer, ending, lambda given: _end(request, viewer, given))
        if answer is not None:
            return answer
    rows = queries.with_members(viewer, queries.teams(viewer))
    queries.put_children(viewer, rows)
    gaps = [(r.team.name, join_words([PARTS[p].lower() for p in r.missing])) for r in rows if r.missing]
    wrong = next((f for f in (form, ending) if f is not None and f.is_bound), None)
    return {"heading": "Multi-agency team", "nav_of": nav("protection.team", viewer), "rows": rows, "gaps": gaps, "form": form, "ending": ending,
            "wrong": wrong, "manages": viewer.can("manage_team")}  # fmt: skip


def _try(request: HttpRequest, viewer: Any, form: Form, act: Callable[[dict[str, Any]], None]) -> HttpResponse | None:
    def doing() -> str:
        act(form.cleaned_data)
        return reverse("protection.team")

    try:
        return once(request, viewer, doing)
    except (ValueError, NotAllowed) as wrong:
        form.add_error(None, str(wrong))
    return None


def _nominate(request: HttpRequest, viewer: Any, given: dict[str, Any], mine: list[Any], people: list[Any]) -> None:
    to = next((t for t in mine if str(t.pk) == given["team"]), None)
    worker = next((w for w in people if str(w.pk) == given.get("worker")), None)
    kept = {name: given[name] for name in ("part", "agency", "nominated_by", "from_on", "until_on", "name", "email", "phone")}
    post = nominations.nominate(viewer, to, nominations.Nominated(**kept, worker=worker))
    more = "" if post.worker.user_id else " They cannot sign in yet: ask an administrator to open their account."
    messages.success(request, f"{post.worker.name} is a member of {post.team.name} from {post.began_on:%-d %B %Y}.{more}")


def _end(request: HttpRequest, viewer: Any, given: dict[str, Any]) -> None:
    post = nominations.end_nomination(viewer, int(given["post"]), from_on=given["ended_from"], why=given["why"])
    messages.success(request, f"{post.worker.name} sees no child of {post.team.name} from {given['ended_from']:%-d %B %Y}.")


class LeadForm(Form):
    """Who leads the child's protection."""

    worker = forms.ChoiceField(label="Who?", help_text="A registered social worker of a multi-agency team, past the first year.",
                               error_messages={"required": "Choose who it is"})  # fmt: skip
    over_reason = over_reason()

    def __init__(self, *args: Any, possible: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("worker", [("", "Choose"), *((_key(p), f"{p[0].worker.name}, {p[1].name}") for p in possible)])


def _key(chosen: Any) -> str:
    return f"{chosen[0].worker.pk}-{chosen[1].pk}"


@screen("protection.lead", "children/<uuid:subject>/protection/lead/", about=CHILD, may="manage_team", template="protection/lead.html",
        title="Lead child protection practitioner")  # fmt: skip
def lead(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Name who leads a child's protection beside the lead practitioner, or say that nobody does any more."""
    possible = queries.may_lead(viewer)
    now = queries.lead_of(viewer, subject.pk)
    ends = request.POST.get("what") == "end"
    form = LeadForm(request.POST if request.method == "POST" and not ends else None, possible=possible)
    here = reverse("protection.child", kwargs={"subject": subject.uuid})
    if ends or (form.is_bound and form.is_valid()):

        def act() -> str:
            if ends:
                nominations.end_lead(viewer, subject.pk)
                messages.success(request, "Nobody leads the protection any more; the team does not see this record through them.")
            else:
                chosen = {_key(p): p for p in possible}.get(form.cleaned_data["worker"])
                nominations.name_lead(viewer, subject.pk, chosen, over_reason=form.cleaned_data["over_reason"])
                messages.success(request, f"{chosen[0].worker.name} is the lead child protection practitioner." if chosen else "")
            return here

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            if not ends:
                form.add_error("worker", str(wrong))
            else:
                messages.error(request, str(wrong))
    return {"heading": "Lead child protection practitioner", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "now": now,
            "possible": possible}  # fmt: skip

"""Asking somebody what they thought, and what all of them said together."""

from __future__ import annotations

from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.engines.feedback import actions, events, queries
from throughline.engines.feedback.declarations import RATINGS, Feedback, feedbacks
from throughline.engines.feedback.events import HOW
from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.feedback.paper import paper_to_write_on
from throughline.engines.forms.registry import current
from throughline.engines.guests.actions import write_to
from throughline.engines.guests.screens import address_for
from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.screens.door import authority_of
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_page
from throughline.engines.way_out.release import Reader, release
from throughline.record.ledger import registry
from throughline.record.people.models import Person
from throughline.record.people.queries import person_of
from throughline.record.workers.queries import members, teams_of
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


def _row(viewer: Any, subject: Any, row: FeedbackRequest) -> dict[str, Any]:
    declared = feedbacks()[row.feedback]
    after = registry.event_types().get(row.after)
    if row.answered_on:
        state = "answered"
    elif row.declined_on:
        state = "declined"
    elif row.asked_on is None:
        state = "not_asked"
    else:
        state = "waiting" if row.until_on >= viewer.today else "silent"
    return {"row": row, "asks": declared.asked(row.part), "title": declared.title, "after": after.title if after else "", "state": state,
            "how": HOW.get(row.how, ""), "rating": RATINGS.get(str(row.rating), ""),
            "url": reverse("feedback.ask", kwargs={"subject": subject.uuid, "request_for": f"{row.key}-{row.part}"})}  # fmt: skip


@screen("feedback.of_child", "children/<uuid:subject>/feedback/", about=CHILD, template="engines/feedback/of_child.html", title="What the family thought",
        records=(events.asked,))  # fmt: skip
def of_child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everybody who is asked what they thought about the work with this child, and what came back."""
    rows = [_row(viewer, subject, r) for r in queries.requests_of(viewer, subject.pk)]
    return {"heading": "What the family thought", "subject": subject, "person_shown": person_of(viewer, subject.pk) or Person(name=""), "rows": rows,
            "open": sum(r["state"] == "not_asked" for r in rows), "answered": sum(r["state"] == "answered" for r in rows),
            "can_record": viewer.can("record")}  # fmt: skip


def _found(viewer: Any, subject: Any, request_for: str) -> FeedbackRequest:
    """The request behind an address: the number of the entry after which it is asked, and the part."""
    event, _, part = request_for.partition("-")
    row = queries.request_of(viewer, subject.pk, int(event), part) if event.isdigit() else None
    if row is None or row.feedback not in feedbacks():
        raise Http404(request_for)
    return row


class LinkForm(Form):
    """Who is asked, and where the link goes."""

    name = fields.CharField(label="Who?", max_length=120, error_messages={"required": "Say who is asked"})
    email = fields.EmailField(label="E-mail", error_messages={"required": "The link needs an e-mail address", "invalid": "This is not an e-mail address"})


class NameForm(Form):
    """Who was asked, and how."""

    who = fields.CharField(label="Who?", max_length=120, error_messages={"required": "Say who was asked"})


@screen("feedback.ask", "children/<uuid:subject>/feedback/<str:request_for>/", about=CHILD, may="record", template="engines/feedback/ask.html",
        title="Ask what they thought")  # fmt: skip
def ask(request: HttpRequest, viewer: Any, subject: Any, request_for: str) -> dict[str, Any] | HttpResponse:
    """Ask by a link, on paper or by talking; or note that they would rather not say. There is no way to say that nobody was asked."""
    row = _found(viewer, subject, request_for)
    told = _row(viewer, subject, row)
    way = request.POST.get("way", "")
    link, name = LinkForm(request.POST if way == "link" else None), NameForm(request.POST if way in ("paper", "declined") else None)
    back = reverse("feedback.of_child", kwargs={"subject": subject.uuid})
    if request.method == "POST" and row.answered_on is None:
        if way == "talk":
            return once(request, viewer, lambda: reverse("forms.write", kwargs={"writing": actions.writing_for(viewer, row, subject).pk}))
        if way == "link" and link.is_valid():
            return once(request, viewer, lambda: _link(request, viewer, row, subject, link.cleaned_data, back))
        if way in ("paper", "declined") and name.is_valid():
            return once(request, viewer, lambda: _noted(request, viewer, row, subject, way, name.cleaned_data["who"], back))
    before = queries.known_address(subject.pk, viewer.authority_id, row.part)
    if before is not None and not link.is_bound:
        link = LinkForm(initial={"name": before.guest.name, "email": before.guest.email})
    return {"heading": f"Ask what they thought: {told['asks'].title.lower()}", "plain_heading": "Ask what they thought", "subject": subject, "told": told,
            "person_shown": person_of(viewer, subject.pk) or Person(name=""), "link": link, "name": name, "row": row}  # fmt: skip


def _link(request: HttpRequest, viewer: Any, row: FeedbackRequest, subject: Any, given: dict[str, str], back: str) -> str:
    made = actions.ask_by_link(viewer, row, subject, name=given["name"], email=given["email"])
    if write_to(made.guest, address_for(request, made.guest), authority_of(viewer).name, why="We would like to know what you thought. It takes two minutes."):
        messages.success(request, f"{given['name']} has the link, and sees the few questions and nothing else.")
    else:
        messages.warning(request, f"{given['name']} is noted as asked, but the e-mail did not go out. Look at the address, or give the paper.")
    return back


def _noted(request: HttpRequest, viewer: Any, row: FeedbackRequest, subject: Any, way: str, who: str, back: str) -> str:
    if way == "declined":
        actions.note_declined(viewer, row, name=who)
        messages.success(request, "Noted: asked, and would rather not say.")
        return back
    actions.note_asked(viewer, row, name=who, how="paper")
    messages.success(request, "Noted as given on paper. When it comes back, write down here what it says.")
    return reverse("feedback.paper", kwargs={"subject": subject.uuid, "request_for": f"{row.key}-{row.part}"})


@screen("feedback.paper", "children/<uuid:subject>/feedback/<str:request_for>/paper/", about=CHILD, may="record",
        template="engines/paper_copy.html", title="The questions on paper")  # fmt: skip
def paper(request: HttpRequest, viewer: Any, subject: Any, request_for: str) -> dict[str, Any]:
    """The few questions to print and hand over."""
    row = _found(viewer, subject, request_for)
    declared = feedbacks()[row.feedback]
    asks = declared.asked(row.part)
    person = person_of(viewer, subject.pk)
    child = row.part == "child"
    made = release(viewer, subject.pk, paper_to_write_on(current(asks.form, viewer.today), declared.title, person.name if child and person else "", viewer.name),
                   Reader("child" if child else "relative", asks.title, subject.pk if child else None), how="print")  # fmt: skip
    return as_page(viewer, made, back_url=reverse("feedback.of_child", kwargs={"subject": subject.uuid}))


@screen("feedback.overview", "what-families-say/", about=AUTHORITY, may="measures", template="engines/feedback/overview.html", title="What families say")
def overview(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everything about which families are asked, and how many answer."""
    since = add_months(viewer.today, -12)
    rows = [{"picture": queries.picture(viewer, f, since, viewer.today), "url": reverse("feedback.one", kwargs={"feedback": f.code})}
            for f in feedbacks().values()]  # fmt: skip
    return {"heading": "What families say", "rows": rows}


def _declared(code: str) -> Feedback:
    if code not in feedbacks():
        raise Http404(code)
    return feedbacks()[code]


class ChangeForm(Form):
    """What changes after what was said."""

    theme = fields.ChoiceField(label="What was it about?")
    said = fields.CharField(label="What did families say?", max_length=300, widget=fields.Textarea(attrs={"rows": 2}),
                            help_text="Your words for what several said; nobody must be known by it.")  # fmt: skip
    what = fields.CharField(label="What will change?", max_length=300, widget=fields.Textarea(attrs={"rows": 2}))
    owner = fields.ChoiceField(label="Who sees to it?")
    by_on = DayField(label="By when?")

    def __init__(self, *args: Any, feedback: Feedback, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("theme", list(feedback.themes.items()))
        self.offer("owner", owners)


def _owners(viewer: Any) -> list[tuple[str, str]]:
    held = members([t.pk for t in teams_of(viewer.authority_id)], viewer.today)
    return sorted({(str(a.worker_id), a.worker.name) for a in held}, key=lambda pair: pair[1])


@screen("feedback.one", "what-families-say/<str:feedback>/", about=AUTHORITY, may="measures", template="engines/feedback/one.html", title="What families say")
def one(request: HttpRequest, viewer: Any, feedback: str) -> dict[str, Any] | HttpResponse:
    """How many answered by team and by worker, what it was about, and what was changed because of it."""
    declared = _declared(feedback)
    since = add_months(viewer.today, -12)
    told = queries.picture(viewer, declared, since, viewer.today)
    form = None
    if viewer.can("manage_team"):
        form = ChangeForm(request.POST or None, feedback=declared, owners=_owners(viewer), initial={"theme": request.GET.get("theme", ""),
                                                                                                   "owner": str(viewer.worker_id)})  # fmt: skip
    if request.method == "POST" and form is not None and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.agree_change(viewer, declared, theme=given["theme"], said=given["said"], what=given["what"], owner=int(given["owner"]),
                                 by_on=given["by_on"])  # fmt: skip
            messages.success(request, "Agreed. It stands below until it is done.")
            return reverse("feedback.one", kwargs={"feedback": feedback}) + "#changes"

        return once(request, viewer, act)
    agreed = queries.improvements(viewer.authority_id, declared)
    changes = [{"change": i, "late": i.made_on is None and i.by_on < viewer.today, "theme": declared.themes.get(i.theme, "")}
               for i in agreed]  # fmt: skip
    by_theme = {i.theme for i in agreed}
    return {"heading": f"What families say: {declared.title}", "plain_heading": "What families say", "told": told, "form": form, "changes": changes,
            "said": queries.latest_said(viewer, declared, since), "themes": [(c, w, n, c in by_theme) for c, w, n in told.themes], "code": feedback,
            "named": viewer.role.sees != "nobody", "ratings": [(w, told.whole.ratings[int(c)]) for c, w in RATINGS.items()],
            "since": since}  # fmt: skip


@screen("feedback.made", "what-families-say/changes/<int:change>/", about=AUTHORITY, may="manage_team", post_only=True, title="It was changed")
def made(request: HttpRequest, viewer: Any, change: int) -> HttpResponse:
    """Say what was done."""
    found = queries.change_of(viewer.authority_id, change)
    if found is None:
        raise Http404(str(change))

    def act() -> str:
        try:
            actions.change_made(viewer, change, request.POST.get("did", ""))
            messages.success(request, "Saved. It stands on the page for families.")
        except ValueError as wrong:
            messages.error(request, str(wrong))
        return reverse("feedback.one", kwargs={"feedback": found.feedback}) + "#changes"

    return once(request, viewer, act)


@screen("feedback.poster", "what-families-say/<str:feedback>/you-said/", about=AUTHORITY, may="measures", template="engines/feedback/poster.html",
        title="You said, we did")  # fmt: skip
def poster(request: HttpRequest, viewer: Any, feedback: str) -> dict[str, Any]:
    """A page for the wall and for families: you said, we did. No name, no number."""
    declared = _declared(feedback)
    done = [i for i in queries.improvements(viewer.authority_id, declared) if i.made_on is not None]
    return {"heading": "You said, we did", "about": declared, "done": sorted(done, key=lambda i: i.made_on or viewer.today, reverse=True),
            "coming": [i for i in queries.improvements(viewer.authority_id, declared) if i.made_on is None], "code": feedback}  # fmt: skip

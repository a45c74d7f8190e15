"""A notification: taken in for every child at once, screened with the police, told to the school, closed; and its paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.promises.standing import standing
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import readers_for, release
from throughline.practice.domestic_abuse import actions, codes, events, papers, queries
from throughline.practice.domestic_abuse.actions import Incident
from throughline.practice.domestic_abuse.entry_forms import SOMEBODY_NEW, NotifyForm, ReasonForm, SchoolForm, ScreenForm
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.queries import chronology, tell, words_of
from throughline.record.people.queries import names_of, person_of
from throughline.web.forms import Form


@screen(
    "domestic_abuse.notify", "children/<uuid:subject>/domestic-abuse/notify/", about=CHILD, may="record", template="domestic_abuse/form.html",
    title="The police told of abuse at home", records=(events.notification_received,),
)  # fmt: skip
def notify(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Take in what the police told, for every child of the home at once."""
    children = queries.household(viewer, subject.pk)
    form = NotifyForm(
        request.POST or None,
        adults=queries.grown_ups(viewer, subject.pk),
        children=children,
        initial={"on": viewer.today},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            harms = given["harms"]
            number = (
                actions.new_adult(viewer, subject.pk, given["new_given"], given["new_family"]) if harms == SOMEBODY_NEW
                else int(harms) if harms.isdigit() else None
            )  # fmt: skip
            made = actions.notify(viewer, Incident(
                given["on"], given.get("moment"), given["words"], given["risk"], given["reference"],
                int(given["harmed"]) if given["harmed"] else None, number, given.get("told"), given["presence"]))  # fmt: skip
            first = list(given["presence"]).index(subject.pk) if subject.pk in given["presence"] else None
            messages.success(
                request,
                "Taken in, and at the front door: you need not write it there. Now the police and a social worker screen it; the school knows before the bell.",
            )
            if first is None:
                return reverse("domestic_abuse.child", kwargs={"subject": subject.uuid})
            return reverse("domestic_abuse.one", kwargs={"subject": subject.uuid, "notification": made[first]})

        return once(request, viewer, act)
    return {"heading": "The police told of abuse at home", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "quiet_words": "For every child of the home at once. Each is a victim in their own right.", "button": "Take it in"}  # fmt: skip


@screen(
    "domestic_abuse.one", "children/<uuid:subject>/domestic-abuse/<int:notification>/", about=CHILD, may="record",
    template="domestic_abuse/one.html", title="What the police told",
)  # fmt: skip
def one(request: HttpRequest, viewer: Any, subject: Any, notification: int) -> dict[str, Any] | HttpResponse:
    """One notification: what is known, the screening, the school, the end."""
    row = queries.notification_of(viewer, subject.pk, notification)
    if row is None:
        raise Http404(str(notification))
    what = request.POST.get("what", "")
    forms_ = {
        "screen": ScreenForm(request.POST if what == "screen" else None, auto_id="screen_%s"),
        "school": SchoolForm(request.POST if what == "school" else None, auto_id="school_%s"),
        "close": ReasonForm(request.POST if what == "close" else None, auto_id="close_%s"),
    }
    form = forms_.get(what)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            return once(request, viewer, lambda: _act(request, viewer, subject, row, what, form.cleaned_data))
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    owed = actions.owed_before_closing(row)
    return {
        "heading": "What the police told", "subject": subject, "person_shown": person_of(viewer, subject.pk), "row": row,
        "pairs": papers.lines_of(viewer, row), "words": _words(viewer, subject.pk, row.key), "forms": forms_, "errors": form,
        "owed": owed, "may_close": not owed or viewer.can("decide"),
        "keeps_addresses": viewer.can("protected_addresses"), "harms": _person_url(row.harms_id), "harmed": _person_url(row.harmed_id, "marac"),
        "contact_url": reverse("front_door.case", kwargs={"subject": subject.uuid, "contact": row.contact}) if row.contact else "",
    }  # fmt: skip


def _act(request: HttpRequest, viewer: Any, subject: Any, row: Any, what: str, given: dict[str, Any]) -> str:
    if what == "screen":
        actions.screen(
            viewer,
            row,
            outcome=given["outcome"],
            police=given["police"],
            police_agree=given["police_agree"] == "yes",
            words=given["words"],
        )
        at_once = " The contact at the front door is to be taken now." if given["outcome"] == "protection" else ""
        messages.success(request, f"Screened.{at_once}")
    elif what == "school":
        actions.tell_school(viewer, row, **given)
        messages.success(request, "Noted: the school knows.")
    else:
        actions.close(viewer, row, reason=given["reason"])
        messages.success(request, "Closed.")
    return reverse("domestic_abuse.one", kwargs={"subject": subject.uuid, "notification": row.key})


def _words(viewer: Any, subject: int, number: int) -> list[tuple[str, str]]:
    """What was written at each step."""
    held = [e for e in chronology(viewer, subject) if e.thread == number and e.get("words")]
    texts, told = words_of(viewer, subject, [e.get("words") for e in held]), tell(viewer, subject, held)
    return [(told.sentence(e), texts.get(e.get("words"), "")) for e in held]


def _person_url(number: int | None, to: str = "harm") -> dict[str, str] | None:
    person = queries.people_by_number([number]).get(number) if number else None
    if person is None:
        return None
    code = "domestic_abuse.harm" if to == "harm" else "domestic_abuse.refer"
    return {"name": person.name, "url": reverse(code, kwargs={"subject": person.subject.uuid}),
            "address": reverse("domestic_abuse.safe_address", kwargs={"subject": person.subject.uuid})}  # fmt: skip


@screen(
    "domestic_abuse.child", "children/<uuid:subject>/domestic-abuse/", about=CHILD, may="record", template="domestic_abuse/child.html",
    title="Abuse at home", records=(events.school_told, events.notification_screened, events.programme_need_reviewed),
)  # fmt: skip
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everything about abuse at home that this child’s record knows: what the police told, MARAC, plans, scores."""
    rows = queries.notifications_of(viewer, subject.pk)
    events_ = chronology(viewer, subject.pk)
    listed = [
        e
        for e in events_
        if e.type in (events.marac_listed.code, events.marac_considered.code, events.danger_known.code)
    ]
    told = tell(viewer, subject.pk, listed)
    agreed = [p for p in standing(events_, [events.actions])]
    names = names_of({n for r in rows for n in (r.harmed_id, r.harms_id) if n})
    return {
        "heading": "Abuse at home", "subject": subject, "person_shown": person_of(viewer, subject.pk),
        "rows": [{"row": r, "presence": codes.PRESENCE.get(r.presence, ""), "risk": codes.RISK.get(r.risk, ""), "outcome": codes.OUTCOMES.get(r.outcome, ""),
                  "harms": names.get(r.harms_id or 0, "")} for r in rows],
        "marac": [(date_words(e.on, viewer.today), told.sentence(e)) for e in reversed(listed)],
        "agreed": [(p, p.state(viewer.today)) for p in agreed], "scores": queries.scores_of(viewer, subject.pk)[-3:], "bands": codes.BANDS,
    }  # fmt: skip


class ReaderForm(Form):
    """Who will read it."""

    reader = fields.ChoiceField(
        label="Who will read it?", widget=fields.RadioSelect, error_messages={"required": "Say who will read it"}
    )

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("reader", readers)


PAPERS: dict[str, Callable[..., Any]] = {"notification": papers.notification_paper, "support": papers.support_paper}


@screen(
    "domestic_abuse.print", "children/<uuid:subject>/domestic-abuse/print/<str:sheet>/", about=CHILD, may="record",
    template="domestic_abuse/form.html", title="Print for whom?",
)  # fmt: skip
def print_one(request: HttpRequest, viewer: Any, subject: Any, sheet: str) -> dict[str, Any] | HttpResponse:
    """The sheet for the school or for a family, as its reader may have it: nobody’s protected address, whoever reads."""
    if sheet not in PAPERS:
        raise Http404(sheet)
    readers = readers_for(viewer, subject.pk)
    form = ReaderForm(request.POST or None, readers=[(str(n), r.words) for n, r in enumerate(readers)])
    if request.method == "POST" and form.is_valid():
        reader = readers[int(form.cleaned_data["reader"])]
        paper, also = PAPERS[sheet](viewer, subject, family=reader.family)
        as_pdf = request.POST.get("as") == "pdf"
        made = release(viewer, subject.pk, paper, reader, how="export" if as_pdf else "print", also=also)
        if as_pdf:
            return as_file(viewer, made)
        from throughline.engines.screens.door import page

        back = reverse("domestic_abuse.child", kwargs={"subject": subject.uuid})
        return page(request, viewer, "engines/paper_copy.html", as_page(viewer, made, back_url=back), screen=print_one)
    return {"heading": "Print for whom?", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "button": "Show the paper",
            "quiet_words": "A protected address is left out of what the family or anybody else gets."}  # fmt: skip

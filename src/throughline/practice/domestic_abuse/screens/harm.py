"""Those who harm: who was identified when, what they were offered, and where nobody offered anything."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.tables import CSV, Table, leaving
from throughline.practice.domestic_abuse import actions, codes, events, queries
from throughline.practice.domestic_abuse.entry_forms import EndForm, OfferForm, ReviewNeedForm
from throughline.record.people.queries import person_of

STEPS = {"review": ReviewNeedForm, "offer": OfferForm, "end": EndForm}


@screen(
    "domestic_abuse.harm", "children/<uuid:subject>/harm/", about=CHILD, may="record", template="domestic_abuse/harm.html",
    title="Somebody who harms", records=(events.harm_identified,),
)  # fmt: skip
def harm(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """One person: identified when, which programme, offered, waits, began, ended, harmed again. Nobody’s address."""
    row = queries.harm_of(viewer, subject.pk)
    what = request.POST.get("what", "")
    shown = {code: made(request.POST if what == code else None, auto_id=f"{code}_%s") for code, made in STEPS.items()}
    form = shown.get(what)
    if request.method == "POST":
        if row is None and what != "identify":
            raise Http404("nobody identified")
        if form is None or form.is_valid():

            def act() -> str:
                _step(request, viewer, subject, row, what, form.cleaned_data if form else {})
                return reverse("domestic_abuse.harm", kwargs={"subject": subject.uuid})

            try:
                return once(request, viewer, act)
            except ValueError as refused:
                messages.error(request, f"{refused}.")
    return {
        "heading": "Somebody who harms", "subject": subject, "person_shown": person_of(viewer, subject.pk), "row": row, "forms": shown, "errors": form,
        "state": queries.state_of(row) if row else "", "stage": codes.STAGES.get(row.stage, "") if row else "", "is_adult": subject.kind == "adult",
        "programme": codes.PROGRAMMES.get(row.programme, "") if row else "", "offenders": viewer.can("offenders"),
        "running": bool(row and row.began_on and not row.ended_on), "waits": bool(row and row.answer == "accepted" and not row.began_on),
    }  # fmt: skip


def _step(request: HttpRequest, viewer: Any, subject: Any, row: Any, what: str, given: dict[str, Any]) -> None:
    if what == "identify":
        if subject.kind != "adult" or row is not None:
            raise ValueError("Somebody is identified once, and only grown-ups are")
        actions.identify(
            viewer, subject.pk, "early", viewer.today, queries.children_of(viewer.authority_id, subject.pk)
        )
    else:
        actions.step(viewer, row, what, {k: v for k, v in given.items() if v})
    messages.success(request, "Saved.")


@screen(
    "domestic_abuse.programmes", "domestic-abuse/programmes/", about=AUTHORITY, may="domestic_abuse", template="domestic_abuse/programmes.html",
    title="Programmes for those who harm",
)  # fmt: skip
def programmes(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Who was identified and offered nothing, by stage and area; whose need must be reviewed; who waits; who completed."""
    found = queries.those_who_harm(viewer)
    areas, table = queries.unmet_by_stage_and_area(found)
    return {
        "heading": "Programmes for those who harm", "found": found, "areas": areas, "table": table, "unmet": sum(h.unmet for h in found),
        "review": [h for h in found if h.to_review], "waits": sum(h.state == "waits for a place" for h in found),
        "stages": codes.STAGES, "early": sum(h.row.stage == "early" for h in found), "again": sum(h.row.again_after for h in found),
    }  # fmt: skip


@screen(
    "domestic_abuse.programmes_table",
    "domestic-abuse/programmes/needs-review.csv",
    about=AUTHORITY,
    may="domestic_abuse",
    title="Needs review, as a table",
)
def programmes_table(request: HttpRequest, viewer: Any) -> HttpResponse:
    """The report that the inspection asked for within three months: need, offer and stage, without a name."""
    found = queries.those_who_harm(viewer)
    lines = [
        (h.row.identified_on, codes.STAGES.get(h.row.stage, ""), h.row.area or "not known", h.state, codes.PROGRAMMES.get(h.row.programme, "not decided"),
         "yes" if h.unmet else "no", h.row.reviewed_on or "not reviewed", h.row.again)
        for h in found
    ]  # fmt: skip
    head = ("Identified on", "Stage", "Area", "Stands", "Programme", "Unmet need", "Need reviewed on", "Harmed again")
    return leaving(
        "needs-review",
        [Table("Needs review", head, lines)],
        CSV,
        subjects=[h.row.subject_id for h in found],
        reader="board",
    )

"""Record a visit, once for all the brothers and sisters."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.drafts import actions as drafts
from throughline.engines.drafts.screens import answers
from throughline.engines.duties.declarations import each_of
from throughline.engines.duties.queries import open_for
from throughline.engines.duties.why import why_of
from throughline.engines.screens.declarations import CHILD, OWN, screen
from throughline.engines.submissions import once
from throughline.practice.looked_after import actions, events, queries
from throughline.practice.looked_after.codes import ALONE, WHY_NOT_ALONE
from throughline.practice.looked_after.settings import see_alone
from throughline.practice.looked_after.visit_form import NOT_TO_COME, VisitForm, day_to_come
from throughline.practice.looked_after.visit_kinds import OTHERS, WRITTEN_UP
from throughline.record.documents import actions as documents
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.types import code_of
from throughline.record.people.queries import brothers_and_sisters, people_of, person_of
from throughline.record.workers.queries import members
from throughline.services import clock, files

KIND = "looked_after.visit"
VISITS = set(WRITTEN_UP)
"""Codes of every kind of visit that is recorded here."""


@screen(
    "looked_after.record_visit",
    "children/<uuid:subject>/visit/",
    about=CHILD,
    may="record",
    title="Record a visit",
    records=(events.child_visited, *OTHERS),
)
def record_visit(request: HttpRequest, viewer: Any, subject: Any) -> HttpResponse:
    """Begin a visit to this child and those brothers and sisters whom the same worker sees, or go on with one begun."""
    numbers = [
        subject.pk,
        *(
            n
            for n in brothers_and_sisters(viewer, subject.pk)
            if viewer.basis_for(n) in ("allocated", "team", "cover", "role")
        ),
    ]
    family = queries.together_first(queries.children_of_visit(viewer, numbers), subject.pk)
    title = f"Visit to {join_words([c['name'] for c in family if c['together']])}"
    vis = queries.highest_visibility(numbers)
    known = {"title": title, **queries.booked_today(viewer, subject.pk)}
    draft = drafts.begin(viewer, KIND, [c["subject"] for c in family], known, vis=vis)
    return HttpResponseRedirect(reverse("looked_after.visit_draft", kwargs={"draft": draft.pk}))


@screen(
    "looked_after.visit_draft",
    "visits/<uuid:draft>/",
    about=OWN,
    may="record",
    template="looked_after/visit.html",
    title="Record a visit",
)
def visit_draft(request: HttpRequest, viewer: Any, draft: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """The visit as far as it is written; saving it records it for every child at once."""
    held = drafts.find(viewer, draft, KIND)
    if held is None:
        raise Http404(str(draft))
    if held.finished_at:
        return HttpResponseRedirect(reverse("looked_after.visit_saved", kwargs={"occasion": held.data["occasion"]}))
    for number in held.subjects:
        viewer.must_open(number)
    children = queries.in_this_order(queries.children_of_visit(viewer, held.subjects), held.subjects)
    data = answers(request) if request.method == "POST" else held.data
    form = VisitForm(data, viewer.today, {})
    if request.method == "POST":
        on, at, until = form.when()
        seen = form.seen(children)
        action = form.action(viewer.worker_id)
        uploads = [u for name in request.FILES for u in request.FILES.getlist(name)]
        if not seen:
            form.errors["who"] = "Say for at least one child: seen, or not there"
        if not form.errors:

            def act() -> str:
                saved = actions.save_visit(
                    viewer, on=on, at=at, until=until, where=form.get("where"), account=form.get("account"), home=form.get("home"),
                    also_saw=form.get("also"), children=seen, ages={c["subject"]: c["age"] for c in children},
                    changes={"danger": form.ticked("chg-danger"), "plan": form.ticked("chg-plan"), "manager": form.ticked("chg-manager"),
                             "bedroom": form.ticked("bedroom")},
                    change=form.get("change"), action=action,
                )  # fmt: skip
                for upload in uploads:
                    for child in seen:
                        if child.there:
                            documents.add(
                                child.subject,
                                upload.read(),
                                kind="photo",
                                title=f"From the visit of {on:%-d %B %Y}",
                                on=on,
                                by=viewer.worker_id,
                            )
                            upload.seek(0)
                drafts.finish(held, {"occasion": saved.occasion})
                return reverse("looked_after.visit_saved", kwargs={"occasion": saved.occasion})

            try:
                return once(request, viewer, act)
            except files.Refused as refused:
                form.errors["photo"] = str(refused)
            except ValueError as wrong:
                form.errors["who"] = str(wrong)
    rows = form.rows(children)
    first = next((c for c in children if c["carer"]), None)
    return {
        "heading": "Record a visit", "draft": held, "children": rows, "form": form, "data": data, "errors": form.errors,
        "error_rows": [(f"v-{k}", v) for k, v in form.errors.items()],
        "alone": ALONE.items(), "why_not": WHY_NOT_ALONE.items(), "carer": first["carer"] if first else "", "title": held.data.get("title", "Visit"),
        "colleagues": [(a.worker_id, a.worker.name) for a in members(viewer.team_ids, viewer.today) if a.worker_id != viewer.worker_id],
        "on": data.get("on") or viewer.today.isoformat(), "get": form.get,
        "see_alone": see_alone.value(surroundings(viewer.authority_id).settings, viewer.today),
        "value": {k: form.get(k) for k in ("from", "to", "where", "account", "home", "also", "change", "act", "act-who", "act-by")},
        "ticks": {k: form.ticked(k) for k in ("bedroom", "chg-danger", "chg-plan", "chg-act", "chg-manager")},
    }  # fmt: skip


@screen(
    "looked_after.visit_saved",
    "visits/saved/<int:occasion>/",
    about=OWN,
    template="looked_after/visit_saved.html",
    title="Visit saved",
)
def visit_saved(request: HttpRequest, viewer: Any, occasion: int) -> dict[str, Any]:
    """What was saved and for whom, when the next visits are due and why, and what is still to say."""
    visits = queries.visits_of(viewer, occasion)
    if not visits:
        raise Http404(str(occasion))
    people = people_of(viewer, [v.subject_id for v in visits])
    names = {k: p.known_as or p.given or p.name for k, p in people.items()}
    rows, owed = [], []
    for visit in visits:
        person = people.get(visit.subject_id)
        if person is None:
            continue
        items = [
            i
            for i in open_for(viewer, visit.subject_id)
            if VISITS & {code_of(m) for m in each_of(i.duty.met_by)}
        ]
        told = why_of(viewer, visit.subject_id, person, items)
        if items:
            item = items[0]
            rows.append({"title": names[visit.subject_id], "url": reverse("child.page", kwargs={"subject": person.subject.uuid}),
                         "due_on": item.row.due_on, "state": item.state, "why": told.get(item.row.pk, ()),
                         "book": reverse("diary.book", kwargs={"subject": person.subject.uuid, "duty": item.duty.code})})  # fmt: skip
        if visit.seen:
            seen = actions.Seen(visit.subject_id, True, visit.alone, visit.why_not_alone, "said" if visit.words else "")
            missing = actions.owed_of(seen, visit.age)
            if missing:
                owed.append({"name": names[visit.subject_id], "what": _owed_words(missing, names[visit.subject_id]),
                             "url": reverse("looked_after.write_up", kwargs={"subject": person.subject.uuid, "visit": visit.key})})  # fmt: skip
    seen_names = [names[v.subject_id] for v in visits if v.seen and v.subject_id in names]
    away = [names[v.subject_id] for v in visits if not v.seen and v.subject_id in names]
    return {
        "heading": "Saved", "plain_heading": "Visit saved", "seen": join_words(seen_names), "away": join_words(away), "rows": rows, "owed": owed,
        "at": clock.now(), "both": len(seen_names) == 2, "many": len(seen_names) > 1,
    }  # fmt: skip


def _owed_words(missing: list[str], name: str) -> str:
    words = {
        "alone": f"Was {name} seen alone?",
        "why_not_alone": f"Why was {name} not seen alone?",
        "words": f"What did {name} say or show?",
    }
    return " ".join(words[m] for m in missing)


@screen(
    "looked_after.write_up",
    "children/<uuid:subject>/visits/<int:visit>/",
    about=CHILD,
    may="record",
    template="looked_after/write_up.html",
    title="Write up a visit",
)
def write_up(request: HttpRequest, viewer: Any, subject: Any, visit: int) -> dict[str, Any] | HttpResponse:
    """Say what was still owed about one child of a visit."""
    found = queries.visit_of(viewer, subject.pk, visit)
    if found is None:
        raise Http404(str(visit))
    child = queries.children_of_visit(viewer, [subject.pk])[0]
    errors: dict[str, str] = {}
    if request.method == "POST":
        alone, why, words, by = (request.POST.get(n, "").strip() for n in ("alone", "why", "said", "by"))
        alone = alone if alone in ALONE else found.alone
        if not alone:
            errors["alone"] = f"Say whether {child['name']} was seen alone"
        elif alone == "no" and not (why in WHY_NOT_ALONE or found.why_not_alone):
            errors["why"] = "Choose why not"
        by_on = day_to_come(by, viewer.today)
        if by and by_on is None:
            errors["by"] = NOT_TO_COME.format(child["name"])
        if not errors:

            def act() -> str:
                actions.write_up(
                    viewer,
                    subject.pk,
                    visit,
                    words=words,
                    alone="" if alone == found.alone else alone,
                    why_not_alone=why if alone == "no" and why in WHY_NOT_ALONE else "",
                    alone_by=by_on,
                    after=found.at if found.on == viewer.today else None,
                    kind=getattr(found, "kind", events.child_visited),
                )
                return (
                    reverse("looked_after.visit_saved", kwargs={"occasion": found.occasion})
                    if found.occasion
                    else reverse("child.page", kwargs={"subject": subject.uuid})
                )

            return once(request, viewer, act)
    return {"heading": f"The visit of {found.on:%-d %B %Y}", "child": child, "visit": found, "subject": subject, "errors": errors,
            "error_rows": [(f"v-{k}", v) for k, v in errors.items()], "alone": ALONE.items(), "why_not": WHY_NOT_ALONE.items()}  # fmt: skip


@screen("looked_after.disputes", "children/<uuid:subject>/disputes/", about=CHILD, template="looked_after/disputes.html", title="Disputes",
        records=(events.dispute_raised, events.dispute_answered, events.dispute_resolved))  # fmt: skip
def disputes(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Every dispute about the child's plan: the stages it went through, who is asked now and by when, what came of it."""
    found = queries.disputes_of(viewer, subject.pk)
    person = person_of(viewer, subject.pk)
    rows = [
        {"one": d, "may_answer": queries.may_answer(viewer, d), "late": d.now is not None and d.now.late(viewer.today),
         "next": [(code, words, queries.asked_at(viewer, subject.pk, code)) for code, words in d.next_stages]}
        for d in found if d.ended_on is None
    ]  # fmt: skip
    return {
        "heading": f"{person.name if person else ''}: disputes", "plain_heading": "Disputes", "subject": subject, "person_shown": person, "rows": rows,
        "settled": [d for d in found if d.ended_on is not None], "can_record": viewer.can("record"),
        "officer": viewer.can("record") and queries.may_dispute(viewer, subject.pk), "outcomes": events.OUTCOMES.items(),
    }  # fmt: skip


def _dispute(viewer: Any, subject: Any, number: int) -> queries.Dispute:
    found = next((d for d in queries.disputes_of(viewer, subject.pk) if d.key == number and d.ended_on is None), None)
    if found is None or not viewer.can("record"):
        raise Http404(str(number))
    return found


@screen("looked_after.raise_dispute", "children/<uuid:subject>/disputes/raise/", about=CHILD, may="record", post_only=True, title="Raise a dispute")
def raise_dispute(request: HttpRequest, viewer: Any, subject: Any) -> HttpResponse:
    """The reviewing officer raises one; the team manager is asked first."""
    if not queries.may_dispute(viewer, subject.pk):
        raise Http404("not the officer of this child")
    about, words = request.POST.get("about", "").strip(), request.POST.get("words", "").strip()
    here = reverse("looked_after.disputes", kwargs={"subject": subject.uuid})

    def act() -> str:
        if not about or not words:
            messages.error(request, "Say what it is about, what is wrong and what should happen: nothing was raised.")
            return here
        actions.raise_dispute(viewer, subject.pk, about=about, words=words)
        messages.success(request, "Raised. The team manager is asked, and has a day by which to answer.")
        return here

    return once(request, viewer, act)


@screen("looked_after.dispute", "children/<uuid:subject>/disputes/<int:dispute>/", about=CHILD, may="record", post_only=True, title="A dispute")
def dispute_goes_on(request: HttpRequest, viewer: Any, subject: Any, dispute: int) -> HttpResponse:
    """Answer it where it stands, take it further, or settle it."""
    one, what, words = _dispute(viewer, subject, dispute), request.POST.get("what", ""), request.POST.get("words", "").strip()
    stage, _, owner = request.POST.get("to", "").partition(":")
    here = reverse("looked_after.disputes", kwargs={"subject": subject.uuid})
    if (what == "answer" and not queries.may_answer(viewer, one)) or (what != "answer" and not queries.may_dispute(viewer, subject.pk)):
        raise Http404("somebody else does that")

    def act() -> str:
        if what == "answer" and words:
            actions.answer_dispute(viewer, subject.pk, one, words)
            messages.success(request, "Answered. The reviewing officer says whether that settles it.")
        elif what == "further" and words and stage in dict(one.next_stages):
            actions.take_dispute_further(viewer, subject.pk, one.key, stage, owner=int(owner) if owner.isdigit() else None, words=words)
            messages.success(request, f"Taken to {dict(one.next_stages)[stage]}.")
        elif what == "settle" and request.POST.get("came") in events.OUTCOMES:
            actions.settle_dispute(viewer, subject.pk, one, request.POST["came"], words)
            messages.success(request, "Settled. It counts in the year’s report.")
        else:
            messages.error(request, "Say it in a few words, and choose: nothing was saved.")
        return here

    return once(request, viewer, act)

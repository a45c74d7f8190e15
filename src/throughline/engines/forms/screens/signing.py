"""The gate in the browser: sign what was handed in or return it, comment on it first, and let somebody sign in one's place."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words
from throughline.engines.forms import actions, queries, showing
from throughline.engines.forms.answers import first_words
from throughline.engines.forms.declarations import Form
from throughline.engines.forms.gate import lent_by, lent_to, may_second, posts_now, second_owed, signer_of
from throughline.engines.forms.models import HANDED_IN, SigningLent, Writing
from throughline.engines.forms.queries import writing_of
from throughline.engines.forms.registry import form_of, in_use
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.record.access import roles
from throughline.record.access.viewer import declared_roles
from throughline.record.people.queries import people_of
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import holders, members
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form as WebForm
from throughline.web.parts import Choice, Link

MEASURED = 90
"""So many days back one's own answers are timed."""


def _to_sign(viewer: Any, writing: uuid.UUID) -> tuple[Writing, Form]:
    held = writing_of(viewer, writing)
    if held is None:
        raise Http404(str(writing))
    form = form_of(held.form, held.version)
    if held.state != HANDED_IN or signer_of(viewer, held, form) is None:
        raise Http404("not to be signed here")
    return held, form


@screen("forms.agree", "forms/<uuid:writing>/agree/", about=OWN, may="record", post_only=True, title="Agree and sign")
def agree(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Sign what was handed in: somebody else's eyes, in the signer's own name or in the place of whoever lent theirs."""
    held, form = _to_sign(viewer, writing)
    owed, why = second_owed(held, form), request.POST.get("why_early", "").strip()
    if owed and not why:
        messages.error(request, f"Not signed: {owed[:1].lower()}{owed[1:]}. If it cannot wait, open it and say why.")
        return HttpResponseRedirect(reverse("forms.write", kwargs={"writing": held.pk}) + "#finish")

    def act() -> str:
        sign_one(viewer, held, form, why_early=why if owed else "", missing=owed)
        messages.success(request, f"{form.title} is signed, in your name.")
        return _back(request, held)

    return once(request, viewer, act)


def sign_one(viewer: Any, held: Writing, form: Form, *, why_early: str = "", missing: str = "") -> None:
    """Sign one that was handed in, and say in whose place where the right was lent."""
    signer = signer_of(viewer, held, form)
    actions.sign(viewer, held, why_early=why_early, missing=missing, for_whom=signer.for_whom if signer else "")


@screen("forms.return", "forms/<uuid:writing>/return/", about=OWN, may="record", post_only=True, title="Return")
def send_back(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Return it, saying what to change."""
    held, _ = _to_sign(viewer, writing)
    why = request.POST.get("to_change") or request.POST.get(f"reason-w{held.pk}", "")
    if not why.strip():
        messages.error(request, "Say what to change: nothing was returned.")
        return HttpResponseRedirect(_back(request, held))

    def act() -> str:
        actions.give_back(viewer, held, why)
        messages.success(request, "Returned, with what to change.")
        return _back(request, held)

    return once(request, viewer, act)


def _back(request: HttpRequest, held: Writing) -> str:
    pages = {"team": reverse("team.page"), "sign": reverse("forms.to_sign")}
    return pages.get(request.POST.get("back", "")) or reverse("forms.write", kwargs={"writing": held.pk})


@screen("forms.comment", "forms/<uuid:writing>/comment/", about=OWN, may="record", post_only=True, title="Comment before it is signed")
def comment(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Say what the second pair of eyes thinks of it; whoever signs reads it, and it stays beside the form."""
    held = writing_of(viewer, writing)
    if held is None or not may_second(viewer, held, form := form_of(held.form, held.version)):
        raise Http404("no comment is asked for here")
    agrees, words = request.POST.get("agrees", ""), request.POST.get("words", "")
    here = reverse("forms.write", kwargs={"writing": held.pk})
    if agrees not in ("yes", "no") or not words.strip():
        messages.error(request, "Say whether you agree, and what you think of it: nothing was saved.")
        return HttpResponseRedirect(here + "#finish")

    def act() -> str:
        actions.comment(viewer, held, form, agrees=agrees == "yes", words=words)
        messages.success(request, "Saved. Whoever signs it reads it first, and it stays beside the form.")
        return here

    return once(request, viewer, act)


@screen("forms.to_sign", "forms/to-sign/", about=OWN, may="record", template="engines/forms/to_sign.html", title="To sign")
def to_sign(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What waits for this person's signature or comment, and in whose place they sign."""
    waits, comments = queries.waiting(viewer), queries.to_comment(viewer)
    people = people_of(viewer, [w.subject_id for w in (*waits, *comments)])
    took = queries.turnaround(viewer, viewer.today - timedelta(days=MEASURED))
    half = took[len(took) // 2] if took else 0
    return {
        "heading": "To sign", "choices": [_choice(viewer, w, people) for w in waits], "lent": lent_to(viewer.worker_id, viewer.today),
        "comments": [{"title": form_of(w.form, w.version).title, "name": people[w.subject_id].name if w.subject_id in people else "", "held": w}
                     for w in comments],
        "took": f"You answered {count_words(len(took), 'form')} in the last {MEASURED} days: half of them within {days_words(half)}, "
                f"the slowest after {days_words(took[-1])}." if took else "",
        "may_lend": bool(lendable(viewer)),
    }  # fmt: skip


def _choice(viewer: Any, held: Writing, people: Any) -> Choice:
    form, person = form_of(held.form, held.version), people.get(held.subject_id)
    on = clock.london(held.handed_in_at).date() if held.handed_in_at else viewer.today
    name, at = person.name if person else showing.about_whom(viewer, held.subject_id).name, {"writing": held.pk}
    signer, owed = signer_of(viewer, held, form), second_owed(held, form)
    by = f"{held.handed_in_by.name if held.handed_in_by else ''}, {date_words(on, viewer.today)}, {days_words((viewer.today - on).days)}"
    place = f"; in the place of {signer.for_whom}" if signer and signer.for_whom else ""
    return Choice(
        f"w{held.pk}", f"{name}: {form.title.lower()}", by + place, f"{owed}. " * bool(owed) + first_words(form, held.answers), f"w{held.pk}",
        reverse("forms.agree", kwargs=at), reverse("forms.return", kwargs=at),
        (Link("read it all", reverse("forms.write", kwargs=at), more=f"{form.title}, {name}"),),
    )  # fmt: skip


@screen("forms.agree_chosen", "forms/to-sign/agree/", about=OWN, may="record", post_only=True, title="Sign those chosen")
def agree_chosen(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Sign everything that is ticked; what still waits for a second comment stays, and the page says so."""
    chosen = {n[1:] for n in request.POST.getlist("chosen") if n.startswith("w")}
    if not chosen:
        messages.warning(request, "Nothing was chosen.")
        return go("forms.to_sign")

    def act() -> str:
        waiting = {str(w.pk): w for w in queries.waiting(viewer)}
        if not chosen <= set(waiting):
            raise Http404("no longer open")
        done = [w for n in chosen if not second_owed(w := waiting[n], form_of(w.form, w.version))]
        for held in done:
            sign_one(viewer, held, form_of(held.form, held.version))
        if done:
            messages.success(request, f"{count_words(len(done), 'form')} signed, in your name.")
        if len(done) < len(chosen):
            messages.warning(request, f"{count_words(len(chosen) - len(done), 'form')} not signed: a second comment is still to come.")
        return reverse("forms.to_sign")

    return once(request, viewer, act)


def lendable(viewer: Any) -> list[Form]:
    """The forms that this viewer signs in their own right, and may therefore let somebody else sign."""
    return [f for f in in_use(viewer.today) if f.signed_by and viewer.can(f.signed_by)]


class LendForm(WebForm):
    """Who signs, which form, between which days, and why."""

    to = fields.ChoiceField(label="Who signs in your place?", error_messages={"required": "Say who"})
    form = fields.ChoiceField(label="What may they sign?", required=False)
    on = DayField(label="From")
    until = DayField(label="Until, that day included")
    why = fields.CharField(label="Why?", max_length=200, error_messages={"required": "Say why"})

    def __init__(self, *args: Any, people: list[tuple[str, str]], what: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("to", [("", "Choose"), *people])
        self.offer("form", [("", "Everything that I sign"), *what])


def may_borrow(viewer: Any) -> list[tuple[str, str]]:
    """Who sees the same children and may therefore sign in this viewer's place: the own teams, by name and post."""
    wide = [r.code for r in declared_roles().values() if r.sees == roles.AUTHORITY and r.can("record")]
    found = {a.worker_id: a for a in members(viewer.team_ids, viewer.today) if declared_roles()[a.role].can("record")}
    for worker in Worker.objects.filter(pk__in=holders(viewer.authority_id, wide, viewer.today)):
        found.setdefault(worker.pk, posts_now(worker, viewer.today)[0])
    found.pop(viewer.worker_id, None)
    rows = [(str(n), f"{a.worker.name}, {declared_roles()[a.role].title.lower()}") for n, a in found.items()]
    return sorted(rows, key=lambda row: row[1])


@screen("forms.signers", "forms/signers/", about=OWN, may="decide", template="engines/forms/signers.html", title="Who signs for me", own_menu=25)
def signers(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Who signs in this manager's place, from when until when; let somebody, or take it back."""
    mine = lendable(viewer)
    form = LendForm(request.POST or None, people=may_borrow(viewer), what=[(f.code, f.title) for f in mine], initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            to = Worker.objects.get(pk=int(given["to"]))
            which = next((f for f in mine if f.code == given["form"]), None)
            actions.lend(viewer, Worker.objects.get(pk=viewer.worker_id), to, on=given["on"], until=given["until"], why=given["why"], form=which)
            messages.success(request, f"{to.name} signs in your place until {date_words(given['until'], viewer.today)}, and is told.")
            return reverse("forms.signers")

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error(None, str(wrong))
    titles = {f.code: f.title for f in in_use(viewer.today)}
    rows = [{"one": one, "what": titles.get(one.form, "everything")} for one in lent_by(viewer.worker_id, viewer.today)]
    return {"heading": "Who signs for me", "form": form, "rows": rows, "nothing": not mine}


@screen("forms.take_back_lent", "forms/signers/<int:lent>/end/", about=OWN, may="decide", post_only=True, title="Take it back")
def take_back_lent(request: HttpRequest, viewer: Any, lent: int) -> HttpResponse:
    """From now on they do not sign in this manager's place."""
    rows = SigningLent.objects.everything(because="a worker's own lent signature").filter(lender_id=viewer.worker_id, ended_on__isnull=True, pk=lent)
    one = rows.select_related("to").first()
    if one is None:
        raise Http404(str(lent))

    def act() -> str:
        actions.take_back_lent(viewer, one)
        messages.success(request, f"{one.to.name} no longer signs in your place.")
        return reverse("forms.signers")

    return once(request, viewer, act)

"""Saying why one needs to look, breaking glass, and reviewing that."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.notices.actions import tell
from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.submissions import once
from throughline.record.access import actions
from throughline.record.access.models import BreakGlass
from throughline.record.access.viewer import declared_roles
from throughline.record.people.models import Subject
from throughline.record.people.queries import short_card
from throughline.record.workers.models import Appointment
from throughline.web.forms import Form


class ReasonForm(Form):
    """Why somebody without a relationship needs to look."""

    code = forms.ChoiceField(label="Why do you need to look?", choices=list(actions.REASONS.items()), widget=forms.RadioSelect,
                             error_messages={"required": "Choose why"})  # fmt: skip
    words = forms.CharField(label="Anything else about it", required=False, max_length=400,
                            help_text="Needed for another reason. It stands in “Who has looked”, which the family may read.")  # fmt: skip


class GlassForm(Form):
    """Why a restricted record must be opened now."""

    code = forms.ChoiceField(label="What kind of need is it?", choices=list(actions.GLASS_REASONS.items()), widget=forms.RadioSelect,
                             error_messages={"required": "Choose what kind of need it is"})  # fmt: skip
    reason = forms.CharField(label="Why must you open it now?", widget=forms.Textarea(attrs={"rows": 4}), min_length=actions.SHORTEST_GLASS_REASON,
                             help_text="At least 20 characters. Somebody will review it within 2 working days.",
                             error_messages={"required": "Say why you must open it now",
                                             "min_length": "Say why in at least 20 characters: somebody will review it"})  # fmt: skip


@screen(
    "access.why_look",
    "children/<uuid:subject>/why/",
    about=CHILD,
    short=True,
    template="engines/why_look.html",
    title="Why look",
)
def why_look(request: HttpRequest, viewer: Any, subject: Subject) -> dict[str, Any] | HttpResponse:
    """Open one record for today by saying why."""
    if not viewer.role.gives_reason or subject.kind not in actions.REASON_KINDS:
        raise Http404("no reason opens it for this role")
    form = ReasonForm(request.POST or None)
    to = reverse("child.page", kwargs={"subject": subject.uuid})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, viewer, lambda: (actions.give_reason(viewer, subject.pk, **form.cleaned_data), to)[1])  # type: ignore[func-returns-value]
        except ValueError as wrong:
            form.add_error("words", str(wrong))
    return {
        "form": form,
        "card": short_card(viewer, subject),
        "subject": subject,
        "heading": "You do not work with this child",
    }


@screen(
    "access.break_glass",
    "restricted/<uuid:asked>/",
    template="engines/break_glass.html",
    title="Open a restricted record",
)
def break_glass(request: HttpRequest, viewer: Any, asked: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """Open a restricted record for four hours."""
    if not viewer.role.breaks_glass:
        raise Http404("not for this role")
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        to = reverse("child.page", kwargs={"subject": asked})

        def act() -> str:
            glass = actions.break_glass(viewer, asked, **form.cleaned_data)
            link = reverse("access.glass")
            told = {glass.set.owner_id} if glass.set.owner_id else set()
            told |= reviewers(viewer)
            for worker in told - {viewer.worker_id}:
                tell(worker, None, kind="glass", line=f"{viewer.name} opened a restricted record. It waits for review.",
                     link=link, once=f"glass:{glass.pk}:{worker}")  # fmt: skip
            return to

        try:
            return once(request, viewer, act)
        except LookupError as nothing:
            raise Http404(str(asked)) from nothing
    return {"form": form, "asked": asked, "heading": "Open a restricted record"}


def reviewers(viewer: Any) -> set[int]:
    """Workers whose post reviews broken glass."""
    codes = [code for code, role in declared_roles().items() if role.can("review_glass")]
    held = Appointment.objects.filter(
        authority_id=viewer.authority_id, role__in=codes, began_on__lte=viewer.today, worker__left_on__isnull=True
    )
    return {a.worker_id for a in held if a.ended_on is None or a.ended_on > viewer.today}


class ReviewForm(Form):
    """What the reviewer found."""

    finding = forms.ChoiceField(label="Was it right to open it?", widget=forms.RadioSelect,
                                choices=[("right", "Yes"), ("wrong", "No"), ("unclear", "Not clear: I will ask")],
                                error_messages={"required": "Choose what you found"})  # fmt: skip
    words = forms.CharField(
        label="What you found, and what happens next", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


@screen(
    "access.glass",
    "glass/",
    about=AUTHORITY,
    may="review_glass",
    template="engines/glass.html",
    title="Restricted records opened",
    menu=80,
)
def glass(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What waits for review, oldest first, and what was found."""
    reviewed = (
        BreakGlass.objects.filter(authority_id=viewer.authority_id, reviewed_at__isnull=False)
        .select_related("worker", "reviewed_by")
        .order_by("-reviewed_at")[:50]
    )
    on_time = [g for g in reviewed if g.reviewed_at and g.reviewed_at.date() <= g.review_due_on]
    waiting = actions.open_glass(viewer)
    return {
        "heading": "Restricted records opened", "waiting": waiting, "reviewed": reviewed, "codes": actions.GLASS_REASONS,
        "late": [g for g in waiting if g.review_due_on < viewer.today], "on_time": len(on_time), "of": len(reviewed),
    }  # fmt: skip


@screen(
    "access.review",
    "glass/<int:glass>/",
    about=AUTHORITY,
    may="review_glass",
    template="engines/glass_review.html",
    title="Review",
)
def review(request: HttpRequest, viewer: Any, glass: int) -> dict[str, Any] | HttpResponse:
    """Review one opening; never one's own."""
    found = BreakGlass.objects.filter(authority_id=viewer.authority_id, pk=glass).select_related("worker").first()
    if found is None:
        raise Http404(str(glass))
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(
                request,
                viewer,
                lambda: (actions.review_glass(viewer, glass, **form.cleaned_data), reverse("access.glass"))[1],
            )
        except (ValueError, actions.NotAllowed) as refused:
            form.add_error(None, str(refused))
    return {"form": form, "glass": found, "codes": actions.GLASS_REASONS, "heading": "Was it right to open it?"}

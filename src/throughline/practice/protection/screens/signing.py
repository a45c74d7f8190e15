"""Signing off what is decided for a child's protection: the consultant comments, then the assistant director signs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.protection import actions, queries
from throughline.practice.protection.codes import SIGNED
from throughline.practice.protection.roles import COMMENT, SIGN
from throughline.practice.protection.screens.child import form_page
from throughline.record.access.actions import NotAllowed
from throughline.web.forms import Form


class CommentForm(Form):
    """What the consultant thinks."""

    words = forms.CharField(label="What do you think of it?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
                            error_messages={"required": "Say what you think"})  # fmt: skip


class SignForm(Form):
    """What the assistant director decides."""

    words = forms.CharField(label="What do you decide, and why?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
                            error_messages={"required": "Say what you decide"})  # fmt: skip
    why_alone = forms.CharField(label="Only in an emergency: why without the consultant?", required=False, max_length=300,
                                help_text="In your name, on the record, and counted.")  # fmt: skip


def _decision(viewer: Any, subject: Any, what: str, of: int) -> str:
    """What is to be signed, in words; 404 where there is no such thing."""
    held = queries.followed(viewer, subject.pk)
    day = next((d for d in queries.days_of(held, what) if d[0] == of), None)
    if what not in SIGNED or day is None:
        raise Http404(what)
    return f"{SIGNED[what].capitalize()}, {day[1]:%-d %B %Y}"


@screen("protection.comment", "children/<uuid:subject>/protection/<str:what>/<int:of>/comment/", about=CHILD, may=COMMENT, template="protection/form.html",
        title="Comment before it is signed off")  # fmt: skip
def comment(request: HttpRequest, viewer: Any, subject: Any, what: str, of: int) -> dict[str, Any] | HttpResponse:
    """The independent consultant says what they think."""
    heading = _decision(viewer, subject, what, of)
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.comment(viewer, subject.pk, what, of, form.cleaned_data["words"])
            messages.success(request, "Your comment is on the record.")
            return reverse("protection.signing")

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error("words", str(wrong))
    return form_page(viewer, subject, form, heading, "Save the comment")


@screen("protection.sign_off", "children/<uuid:subject>/protection/<str:what>/<int:of>/sign/", about=CHILD, may=SIGN, template="protection/form.html",
        title="Sign off")  # fmt: skip
def sign_off(request: HttpRequest, viewer: Any, subject: Any, what: str, of: int) -> dict[str, Any] | HttpResponse:
    """The assistant director signs off, after the consultant has commented."""
    heading = _decision(viewer, subject, what, of)
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.sign_off(viewer, subject.pk, what, of, form.cleaned_data["words"], why_alone=form.cleaned_data["why_alone"])
            messages.success(request, "Signed off.")
            return reverse("protection.signing")

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error("words", str(wrong))
    said = queries.what_was_said(viewer, subject.pk, what, of)
    lead = "; ".join(said) if said else "The independent consultant has not commented yet."
    return form_page(viewer, subject, form, heading, "Sign off", lead)

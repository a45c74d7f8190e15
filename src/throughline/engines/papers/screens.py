"""Adding a paper to a record, and opening one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.record.access import acting
from throughline.record.documents import actions
from throughline.record.documents.models import Document
from throughline.record.documents.queries import KINDS
from throughline.record.people.models import Subject
from throughline.record.people.queries import person_of
from throughline.services import files
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

SHOWN_IN_PLACE = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/webp",
    "text/plain",
    "audio/mpeg",
    "audio/wav",
    "audio/ogg",
    "audio/mp4",
    "audio/webm",
)


class PaperForm(Form):
    """A file, what it is, and its date."""

    paper = forms.FileField(label="Choose the file, or photograph the page", help_text="A PDF, a picture, a recording, Word or text; at most 25 MB.",
                            error_messages={"required": "Choose the file"})  # fmt: skip
    kind = forms.ChoiceField(label="What kind of paper is it?", choices=list(KINDS.items()))
    title = forms.CharField(label="What is it called?", max_length=200, error_messages={"required": "Say what it is"})
    on = DayField(label="The date on it")


@screen(
    "papers.add",
    "children/<uuid:subject>/papers/add/",
    about=CHILD,
    may="record",
    template="engines/paper_add.html",
    title="Add a paper",
)
def add(request: HttpRequest, viewer: Any, subject: Subject) -> dict[str, Any] | HttpResponse:
    """Put a paper on the record."""
    form = PaperForm(request.POST or None, request.FILES or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.add(
                subject,
                given["paper"].read(),
                kind=given["kind"],
                title=given["title"],
                on=given["on"],
                by=viewer.worker_id,
            )
            messages.success(request, f"{given['title']} is on the record.")
            return reverse("child.papers", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except files.Refused as refused:
            form.add_error("paper", str(refused))
    return {"form": form, "subject": subject, "heading": "Add a paper", "person_shown": person_of(viewer, subject.pk)}


@screen("papers.open", "children/<uuid:subject>/papers/<int:document>/", about=CHILD, title="Paper")
def open_paper(request: HttpRequest, viewer: Any, subject: Subject, document: int) -> HttpResponse:
    """The file itself, in a sandbox of its own."""
    found = (
        Document.objects.visible_to(viewer, subject=subject.pk).filter(pk=document, shredded_at__isnull=True).first()
    )
    if found is None:
        raise Http404(str(document))
    acting.note("view", subjects=[subject.pk], detail={"document": found.pk})
    response = HttpResponse(files.read(found.sha256), content_type=found.media_type)
    shown = "inline" if found.media_type in SHOWN_IN_PLACE else "attachment"
    ending = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "text/plain": "txt"}.get(
        found.media_type, "bin"
    )
    response["Content-Disposition"] = f'{shown}; filename="paper-{found.pk}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
    )
    return response

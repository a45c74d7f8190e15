"""Print for…: asks first who will read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.screens.door import page
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import readers_for, release
from throughline.insight.child.papers import PAPERS, make
from throughline.record.people.queries import person_of
from throughline.web.forms import Form


class PrintForm(Form):
    """Who will read it, and which paper."""

    reader = forms.ChoiceField(
        label="Who will read it?", widget=forms.RadioSelect, error_messages={"required": "Say who will read it"}
    )
    paper = forms.ChoiceField(label="Which paper?", choices=list(PAPERS.items()), widget=forms.RadioSelect)

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("reader", readers)


@screen(
    "way_out.choose",
    "children/<uuid:subject>/print/",
    about=CHILD,
    template="insight/print_choose.html",
    title="Print for",
)
def choose(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Choose the reader before anything is shown for print."""
    readers = readers_for(viewer, subject.pk)
    form = PrintForm(
        readers=[(str(n), r.words) for n, r in enumerate(readers)], initial={"paper": request.GET.get("paper", "sheet")}
    )
    return _asking(viewer, subject, form)


def _asking(viewer: Any, subject: Any, form: PrintForm) -> dict[str, Any]:
    return {
        "heading": "Print for whom?",
        "form": form,
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
    }


@screen(
    "way_out.paper",
    "children/<uuid:subject>/print/paper/",
    about=CHILD,
    template="engines/paper_copy.html",
    post_only=True,
    title="Paper",
)
def paper(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The paper as this reader may have it, to look at or as a PDF; either is on the audit."""
    readers = readers_for(viewer, subject.pk)
    form = PrintForm(request.POST, readers=[(str(n), r.words) for n, r in enumerate(readers)])
    if not form.is_valid():
        return page(request, viewer, choose.template, _asking(viewer, subject, form), screen=choose)
    reader, which = readers[int(form.cleaned_data["reader"])], form.cleaned_data["paper"]
    wants_file = request.POST.get("as") == "pdf"
    made = release(
        viewer,
        subject.pk,
        make(viewer, subject, which, family=reader.family),
        reader,
        how="export" if wants_file else "print",
    )
    if wants_file:
        return as_file(viewer, made, landscape=which == "life")
    back_url = reverse("child.page", kwargs={"subject": subject.uuid})
    return as_page(viewer, made, back_url=back_url, landscape=which == "life")

"""Print for…: asks first who will read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.screens.door import authority_of, page
from throughline.engines.way_out.release import held_words, readers_for, release
from throughline.insight.child.papers import PAPERS, make
from throughline.record.people.queries import person_of
from throughline.services import clock
from throughline.web.forms import Form


class PrintForm(Form):
    """Who will read it, and which paper."""

    reader = forms.ChoiceField(
        label="Who will read it?", widget=forms.RadioSelect, error_messages={"required": "Say who will read it"}
    )
    paper = forms.ChoiceField(label="Which paper?", choices=list(PAPERS.items()), widget=forms.RadioSelect)

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = readers  # type: ignore[attr-defined]


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
    template="insight/print_paper.html",
    post_only=True,
    title="Paper",
)
def paper(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The paper as this reader may have it; the print is on the audit."""
    readers = readers_for(viewer, subject.pk)
    form = PrintForm(request.POST, readers=[(str(n), r.words) for n, r in enumerate(readers)])
    if not form.is_valid():
        return page(request, viewer, choose.template, _asking(viewer, subject, form), screen=choose)
    reader = readers[int(form.cleaned_data["reader"])]
    made = release(
        viewer, subject.pk, make(viewer, subject, form.cleaned_data["paper"], family=reader.family), reader, how="print"
    )
    return {
        "heading": made.paper.title, "plain_heading": "A paper", "paper": made.paper, "for_whom": f"For {reader.words}.",
        "leaves_out": held_words(made), "made": f"{authority_of(viewer).name}, {viewer.name}, {clock.london(clock.now()):%-d %B %Y, %H:%M}",
        "back_url": reverse("child.page", kwargs={"subject": subject.uuid}), "landscape": form.cleaned_data["paper"] == "life",
    }  # fmt: skip

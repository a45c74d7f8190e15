"""For when nothing works: the night's encrypted pack, paper forms, and typing in afterwards what was written on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.recording.addresses import address
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import Reader, Release
from throughline.engines.way_out.whole_files import handed_over
from throughline.insight.continuity import actions as pack
from throughline.insight.continuity import papers
from throughline.record.ledger import registry
from throughline.record.search.queries import find_people
from throughline.services import sealed
from throughline.services.locked_page import SHORTEST
from throughline.web.forms import Form

MOST = 8


class PassphraseForm(Form):
    """The words that open the pack."""

    words = forms.CharField(label="Passphrase", min_length=SHORTEST, max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                            help_text="Four words or more. Keep it where the duty managers find it when this system is down.",
                            error_messages={"min_length": f"At least {SHORTEST} characters: four words or more"})  # fmt: skip
    again = forms.CharField(
        label="The same again", max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_again(self) -> str:
        """What was typed twice must be the same."""
        if self.cleaned_data["again"] != self.cleaned_data.get("words"):
            raise forms.ValidationError("These are not the same words")
        return str(self.cleaned_data["again"])


@screen(
    "continuity.page",
    "tonight/paper/",
    about=OWN,
    may="night_desk",
    template="insight/continuity/page.html",
    title="When nothing works",
)
def continuity(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """The packs that are kept, the passphrase, and the paper forms."""
    leads = viewer.can("manage_team")
    form = PassphraseForm(request.POST or None) if leads else None
    here = reverse("continuity.page")
    if request.method == "POST" and form is not None and form.is_valid():

        def act() -> str:
            pack.agree(viewer, form.cleaned_data["words"])
            messages.success(request, "Agreed. Packs that are made from now on open with these words.")
            return here

        return once(request, viewer, act)
    kept = pack.passphrase(viewer.authority_id)
    return {
        "heading": "When nothing works", "form": form, "kept": kept, "packs": pack.packs(viewer.authority_id) if leads else [],
        "papers": list(papers.TITLES.items()), "leads": leads,
    }  # fmt: skip


@screen(
    "continuity.make", "tonight/paper/make/", about=OWN, may="night_desk", post_only=True, title="Make the pack now"
)
def make_now(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Make tonight's pack now, as this manager may read."""
    kept = pack.passphrase(viewer.authority_id)
    if not viewer.can("manage_team") or kept is None:
        raise Http404("no passphrase")

    def act() -> str:
        name, children = pack.make(viewer, kept)
        messages.success(request, f"{children} children stand in {name}. Fetch it, and keep it off this machine.")
        return reverse("continuity.page")

    return once(request, viewer, act)


@screen("continuity.fetch", "tonight/paper/packs/<str:name>/", about=OWN, may="night_desk", title="Fetch a pack")
def fetch(request: HttpRequest, viewer: Any, name: str) -> HttpResponse:
    """The encrypted file, to keep off this machine."""
    if not viewer.can("manage_team") or name not in pack.packs(viewer.authority_id):
        raise Http404(name)
    return handed_over(name, sealed.read(pack.folder(viewer.authority_id), name), "application/octet-stream", file=name)


@screen(
    "continuity.blank",
    "tonight/paper/forms/<str:paper>/",
    about=OWN,
    may="record",
    template="engines/paper_copy.html",
    title="A paper form",
)
def blank(request: HttpRequest, viewer: Any, paper: str) -> dict[str, Any] | HttpResponse:
    """A form to print and fill in by hand. It says nothing of anybody."""
    if paper not in papers.PAPERS:
        raise Http404(paper)
    made = Release(papers.PAPERS[paper](), Reader("worker", "whoever is out there"))
    if request.GET.get("as") == "pdf":
        return as_file(viewer, made)
    return as_page(viewer, made, back_url=reverse("continuity.enter"))


@screen(
    "continuity.enter",
    "tonight/paper/enter/",
    about=OWN,
    may="record",
    template="insight/continuity/enter.html",
    title="Type in what is on paper",
)
def enter(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Type in afterwards: the name on the paper, then straight to the right form, with the day and hour of the paper."""
    if request.method == "POST":
        request.session["on_paper"] = {k: request.POST.get(k, "").strip()[:120] for k in ("q", "paper")}
        return go("continuity.enter")
    asked = request.session.pop("on_paper", None) or {}
    said, which = asked.get("q", ""), asked.get("paper") if asked.get("paper") in papers.ENTERED else "visit"
    declared = registry.event_type(papers.ENTERED[which])
    found = find_people(viewer, said, None, most=MOST) if len(said) > 1 else []
    return {
        "heading": "Type in what is on paper", "said": said, "which": which, "papers": list(papers.TITLES.items()), "title": papers.TITLES[which],
        "asked": bool(said), "found": [(f, address(f.uuid, declared)) for f in found if f.kind == "child" and not f.stub],
    }  # fmt: skip

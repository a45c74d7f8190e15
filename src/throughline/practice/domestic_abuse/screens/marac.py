"""Referring somebody who is harmed to the MARAC, and keeping the address at which she is safe."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.domestic_abuse import actions, codes, events, queries
from throughline.practice.domestic_abuse.entry_forms import AddressForm, MaracForm
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.projections import surroundings
from throughline.record.people.queries import names_of, person_of, ties_of


def _children(viewer: Any, subject: Any) -> list[tuple[str, str]]:
    """Children tied to somebody, whom this viewer may open."""
    numbers = [n for n in queries.children_of(viewer.authority_id, subject.pk) if viewer.basis_for(n)]
    names = names_of(numbers)
    return [(str(n), names[n]) for n in numbers if n in names]


@screen(
    "domestic_abuse.refer", "children/<uuid:subject>/marac/", about=CHILD, may="record", template="domestic_abuse/marac.html",
    title="MARAC", records=(events.marac_referred,),
)  # fmt: skip
def refer(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Refer the adult who is harmed; a repeat within twelve months flags itself."""
    months = int(events_within(viewer))
    again = queries.repeat(viewer, subject.pk, viewer.today, months)
    form = MaracForm(
        request.POST or None, adults=queries.grown_ups(viewer, subject.pk), children=_children(viewer, subject)
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.refer_to_marac(viewer, subject.pk, agency=given["agency"], ticks=given["ticks"], harms=int(given["harms"]) if given["harms"] else None,
                                   children=[int(c) for c in given["children"]], words=given["words"])  # fmt: skip
            messages.success(request, "She stands on the next MARAC’s agenda. The children’s records know it.")
            return reverse("domestic_abuse.refer", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    cases = queries.cases_of(viewer, subject.pk)
    return {
        "heading": "MARAC", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "again": again, "months": months,
        "cases": [(c, codes.AGENCIES.get(c.agency, ""), codes.HEARD.get(c.decision, "")) for c in cases], "is_adult": subject.kind == "adult",
    }  # fmt: skip


def events_within(viewer: Any) -> int:
    """Months within which a case is a repeat."""
    from throughline.practice.domestic_abuse.settings import again_within

    return int(again_within.value(surroundings(viewer.authority_id).settings, viewer.today))


@screen(
    "domestic_abuse.safe_address", "children/<uuid:subject>/safe-address/", about=CHILD, may="protected_addresses",
    template="domestic_abuse/form.html", title="An address that somebody must not learn",
)  # fmt: skip
def safe_address(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """A refuge, or wherever she is safe: who must not learn it, and who lives there too."""
    ties = ties_of(viewer, subject.pk, now_only=False)
    names = names_of(t.subject for t in ties)
    others = [(str(t.subject), f"{names[t.subject]}, {t.words}") for t in ties if t.subject in names]
    together = _children(viewer, subject) if subject.kind == "adult" else []
    form = AddressForm(request.POST or None, others=others, children=together)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.keep_address(viewer, subject.pk, lines=given["lines"], postcode=given["postcode"], not_to=[int(n) for n in given["not_to"]],
                                 source=given["source"], also=[int(n) for n in given["also"]])  # fmt: skip
            messages.success(
                request,
                "Kept. It stands on no paper for whoever must not learn it, and posts that do not open it see that there is one.",
            )
            return reverse("child.page", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    return {"heading": "An address that somebody must not learn", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "quiet_words": "Only posts that work with such addresses read it; it is left out of every paper for those named and for the family.",
            "button": "Keep it"}  # fmt: skip

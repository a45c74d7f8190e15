"""What lives unsigned, and putting it before the two who sign it off."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.forms.gate import second_owed
from throughline.engines.forms.registry import form_of
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.protection import actions, queries
from throughline.practice.protection.codes import SIGNED
from throughline.practice.protection.screens.board import nav


@screen("protection.signing", "protection/signing/", about=TEAM, may="record", template="protection/signing.html", title="To sign off")
def signing(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What lives unsigned, the oldest first: with whom it is."""
    held = queries.to_sign(viewer)
    people = queries.names_of_children(viewer, (r.subject_id for rows in held.values() for r in rows))
    writing = queries.being_signed(viewer, people)
    rows = []
    for what, several in held.items():
        for one in several:
            person = people.get(one.subject_id)
            if person is None:
                continue
            day = one.began_on if what in ("start", "change") else one.ended_on
            form = writing.get((one.subject_id, f"sign:{what}:{one.key}"))
            with_whom = (second_owed(form, form_of(form.form, form.version)) or "the assistant director has it") if form else ""
            at = {"subject": person.subject.uuid, "what": what, "of": one.key}
            rows.append({"person": person, "what": SIGNED[what], "since": day, "days": (viewer.today - day).days, "with": with_whom,
                         "url": reverse("forms.write", kwargs={"writing": form.pk}) if form else "",
                         "put": "" if form else reverse("protection.sign_off", kwargs=at)})  # fmt: skip
    rows.sort(key=lambda r: r["since"])
    return {"heading": "To sign off", "nav_of": nav("protection.signing", viewer), "rows": rows}


@screen("protection.sign_off", "children/<uuid:subject>/protection/<str:what>/<int:of>/sign/", about=CHILD, may="record", post_only=True,
        title="Put it before those who sign")  # fmt: skip
def sign_off(request: HttpRequest, viewer: Any, subject: Any, what: str, of: int) -> HttpResponse:
    """Put a decision before the two who sign it off."""
    held = queries.followed(viewer, subject.pk)
    day = next((d for number, d in queries.days_of(viewer, subject.pk, held, what) if number == of), None)
    if what not in SIGNED or day is None:
        raise Http404(what)
    said = f"{SIGNED[what].capitalize()}, {day:%-d %B %Y}"

    def act() -> str:
        return reverse("forms.write", kwargs={"writing": actions.to_sign(viewer, subject, what, of, said).pk})

    return once(request, viewer, act)

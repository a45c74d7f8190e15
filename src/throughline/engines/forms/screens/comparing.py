"""Two signed versions of one form, whole and side by side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from throughline.engines.forms import queries, showing
from throughline.engines.forms.answers import told
from throughline.engines.forms.screens.reading import signed_or_404
from throughline.engines.screens.declarations import CHILD, screen


@screen("forms.beside", "children/<uuid:subject>/forms/<int:signing>/beside/", about=CHILD, template="engines/forms/beside.html",
        title="Two versions")  # fmt: skip
def beside(request: HttpRequest, viewer: Any, subject: Any, signing: int) -> dict[str, Any]:
    """This version beside any other of the same form: every answer of both, and which of them differ."""
    one = signed_or_404(viewer, subject, signing)
    versions = [s for s in queries.signed_forms(viewer, subject.pk, one.form.code) if s.key != one.key]
    asked = request.GET.get("with", "")
    earlier = [s for s in versions if s.key < one.key]
    last = (earlier or versions)[-1] if versions else None
    other = next((s for s in versions if str(s.key) == asked), last)
    if asked and (other is None or str(other.key) != asked):
        raise Http404(asked)
    left, right = (other, one) if other and other.key < one.key else (one, other)
    return {
        "heading": f"{one.form.title}: two versions", "plain_heading": "Two versions", "subject": subject, "person_shown": showing.about_whom(viewer, subject.pk),
        "left": left, "right": right, "rows": _rows(left, right) if right else [], "versions": versions, "other": other, "signed": one,
        "back": reverse("forms.read", kwargs={"subject": subject.uuid, "signing": one.key}),
    }  # fmt: skip


def _rows(left: queries.Signed, right: queries.Signed) -> list[dict[str, Any]]:
    """Every question that either of them answers, in the order of the newer; what only the older asked comes last."""
    names = showing.workers_named(left.answers) | showing.workers_named(right.answers)
    asked: dict[str, tuple[str, str, list[Any]]] = {}
    for place, signed in ((1, right), (0, left)):
        for section in signed.form.sections:
            for question in section.questions:
                at = f"{section.name}.{question.name}"
                held = asked.setdefault(at, (section.title, question.title, [[], []]))
                held[2][place] = [words for _, words in told(question, signed.answers.get(at), names)]
    return [
        {"section": section, "title": title, "left": both[0], "right": both[1], "differs": both[0] != both[1]}
        for section, title, both in asked.values()
        if both[0] or both[1]
    ]

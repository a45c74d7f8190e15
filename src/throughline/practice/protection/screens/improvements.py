"""What is to be better about how children are protected, and whether it has become part of the work."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.practice.protection import actions
from throughline.practice.protection.codes import GRADES, STAGES
from throughline.practice.protection.queries import improving
from throughline.practice.protection.screens.board import nav
from throughline.record.access.actions import NotAllowed

SAYS = {"planned": "Noted.", "done": "Done; now audits show whether it holds.", "audited": "The audit is on the record.", "embedded": "Embedded."}


@screen("protection.improvements", "protection/improvements/", about=AUTHORITY, may="decide", template="protection/improvements.html", title="Improvements")
def improvements(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Each improvement with its stage: done, tested by audit, embedded; and the next step."""
    error = ""
    if request.method == "POST":
        given = {name: str(request.POST.get(name, "")) for name in ("stage", "of", "what", "grade", "words", "why")}
        stage = given["stage"] if given["stage"] in STAGES else "planned"

        def act() -> str:
            actions.move_improvement(viewer, stage, of=int(given["of"]) if given["of"].isdigit() else 0, what=given["what"], grade=given["grade"],
                                     words=given["words"], why=given["why"])  # fmt: skip
            messages.success(request, SAYS[stage])
            return reverse("protection.improvements")

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            error = str(wrong)
    held = improving.improvements(viewer)
    return {"heading": "Improvements", "nav_of": nav("protection.improvements", viewer) if viewer.can("record") else [], "rows": [
        {"one": one, "stage": STAGES[one.stage]} for one in held], "grades": GRADES.items(), "error": error,
        "embedded": sum(one.stage == "embedded" for one in held)}  # fmt: skip

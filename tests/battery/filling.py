"""Filling in any form of ours as a person would: the first choice, some words, today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import lxml.html
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve

from tests.battery.pages import Page
from throughline.services import clock

NO_KEY = {
    "drafts.save": "each save names the version it builds on",
    "forms.save": "each save names the version it builds on",
    "meetings.account": "each save names the version it builds on",
    "forms.print": "gives a paper out; each time is on the audit",
    "drafts.discard": "twice is as once",
    "drafts.bring_back": "twice is as once",
    "my_work.read": "twice is as once",
    "find.find": "asks, and changes nothing",
    "papers.whose": "asks, and changes nothing",
    "front_door.new": "looks first, and changes nothing; what adds somebody has its key",
    "single_view.find": "asks, and changes nothing",
    "single_view.open": "twice is as once",
    "continuity.enter": "asks, and changes nothing",
    "domestic_abuse.print": "gives a paper out; each time is on the audit",
    "me.preferences": "twice is as once",
    "me.choose_post": "twice is as once",
    "me.end_session": "twice is as once",
    "way_out.paper": "gives a paper out; each time is on the audit",
}
"""Forms that need no key, and why."""

GATED = {
    "protection.step_down": "the end of the plan is signed off first",
    "protection.midpoint": "whoever chairs the child’s conferences looks midway",
}
"""Acts that meet a gate in this world, and which: what was typed stays, the page says why, and nothing is written."""

A_LETTER = b"A letter"
A_RETURN = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n100001,1,01/02/2012,WBRI,,,\n"
CALLS = b"day,hour,offered,answered,abandoned\n2020-01-06,9,3,3,0\n"
FILES = {A_LETTER: ("letter.txt", "text/plain"), A_RETURN: ("header.csv", "text/csv"), CALLS: ("calls.csv", "text/csv")}
WORDS = "Seen at home this afternoon, all well."
DAYS = ("act-by", "on")
"""Boxes that take a day and do not say so."""
LATER = ("back_on",)
"""Days that must lie after another one on the same form."""
NEW_PERSON = {"who": "child", "given": "Oskar", "family": "Nowak", "postcode": "WA10 1HP", "nhs": "943 476 5919", "upn": "",
              "because": "somebody else of that name"}  # fmt: skip
ANSWERS: dict[str, dict[str, Any]] = {
    "front_door.calls": {"table": CALLS},
    "out_of_hours.record": {"at": "00:01", "answered": ""},
    "out_of_hours.rota": {"at": "17:00"},
    "domestic_abuse.notify": {"harmed": "", "told_on_day": "", "told_on_month": "", "told_on_year": "", "told_at": ""},
    "domestic_abuse.safe_address": {"postcode": "WA11 9ZZ"},
    "find.add": NEW_PERSON,
    "family.add": NEW_PERSON,
    "family.address": {"postcode": "WA10 1HP"},
    "imports.list": {"sent": A_RETURN},
    "returns.check": {"this": A_RETURN, "previous": A_RETURN, "providers": A_RETURN},
    "people.add": {"username": "somebody.new"},
    "people.open": {"username": "somebody.else"},
}
"""Code of the screen posted to, and what must be typed there where the first choice and today will not do."""


@dataclass
class Form:
    """One form of a page."""

    action: str
    fields: list[Any]
    button: Any

    def complaints(self, response: Any) -> list[str]:
        """What the page says is wrong with what was typed."""
        tree = lxml.html.fromstring(response.content)
        return [" ".join(e.text_content().split()) for e in tree.xpath("//*[contains(@class, 'govuk-error-message')]")]


def forms_of(page: Page) -> list[Form]:
    """The forms of a page that post, without those that every page has in its head and foot."""
    found = []
    for form in page.tree.xpath("//main//form"):
        if (form.get("method") or "get").lower() != "post":
            continue
        action = (form.get("action") or "").partition("?")[0] or page.url
        if action.startswith("#"):
            continue  # a form of the gallery: it shows a form and does nothing
        if not resolve(action).url_name or resolve(action).url_name.startswith(("account_", "mfa_")):
            continue
        fields = form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]")
        button = next(iter(form.xpath(".//button[@name]")), None)
        found.append(Form(action, fields, button))
    return found


def answers_to(page: Page, form: Form) -> dict[str, Any]:
    """What a person in a hurry would type."""
    target = resolve(form.action).url_name or ""
    typed: dict[str, Any] = {}
    for field in form.fields:
        name, kind = field.get("name"), (field.get("type") or field.tag)
        if kind == "hidden":
            typed[name] = field.get("value", "")
        elif kind == "radio":
            if field.get("checked") is not None or name not in typed:
                typed[name] = field.get("value")
        elif kind == "checkbox":
            typed.setdefault(name, field.get("value", "on"))
        elif kind == "select":
            options = [o.get("value") for o in field.xpath(".//option") if o.get("value")]
            typed[name] = options[0] if options else ""
        elif kind == "file":
            typed[name] = A_LETTER
        else:
            typed[name] = (field.get("value") or (field.text if kind == "textarea" else "") or "").strip() or _words(
                name, field
            )
    if form.button is not None:
        typed[form.button.get("name")] = form.button.get("value", "")
    return typed | ANSWERS.get(target, {})


def sent(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with its files as if chosen anew."""
    return {k: SimpleUploadedFile(FILES[v][0], v, FILES[v][1]) if isinstance(v, bytes) else v for k, v in typed.items()}


def _words(name: str, field: Any) -> str:
    today = clock.today()
    for ending, value in (("_day", today.day), ("_month", today.month), ("_year", today.year)):
        if name.endswith(ending):
            return str(value + (ending == "_year" and name.startswith(LATER)))
    if field.get("type") == "email" or name == "email":
        return "somebody@example.org"
    if name == "swe_number":
        return "SW12345"
    if field.get("type") == "date" or name in DAYS:
        return today.isoformat()
    if field.get("type") == "number" or field.get("inputmode") == "numeric":
        return str(max(1, int(field.get("min") or 1)))
    if field.get("type") == "time" or name in ("at", "time", "from", "to"):
        return ""
    return WORDS

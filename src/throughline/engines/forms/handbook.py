"""Forms and meetings in the handbook; and their lock: a published version that was changed is a code that was lost."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields

from throughline.engines.forms.declarations import Form, Question, Section
from throughline.engines.forms.registry import forms
from throughline.engines.handbook.writing import table
from throughline.engines.meetings.registry import meetings


def digest(form: Form) -> str:
    """What a version asks, as a short number: every word, every choice, every condition in words, no function."""
    told = [form.code, str(form.version), form.title, form.plain, *(_section(s) for s in form.sections), *(c.words for c in form.conditions)]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16]


def _section(section: Section) -> str:
    return "\x1e".join([section.name, section.title, section.hint, ",".join(section.by), *(_question(q) for q in section.questions)])


def _question(question: Question) -> str:
    parts = [type(question).__name__]
    for field in fields(question):
        value = getattr(question, field.name)
        if isinstance(value, Mapping):
            parts.append(",".join(f"{k}={v}" for k, v in value.items()))
        elif isinstance(value, tuple):
            parts += [_question(v) if isinstance(v, Question) else str(v) for v in value]
        elif not callable(value):
            parts.append(str(value))
    return "\x1d".join(parts)


def codes() -> Mapping[str, list[str]]:
    """Each published version with what it asks: changing one loses its code, and the lock says so. Add a version instead."""
    return {"form": [f"{f.key} {digest(f)}" for f in forms().values()], "meeting": list(meetings())}


def pages() -> dict[str, str]:
    """The page of forms, with what each asks, and of meetings."""
    out = ["# Forms", "A published version is locked: another wording is another version, in a file of its own.", ""]
    for form in sorted(forms().values(), key=lambda f: (f.code, f.version)):
        out += [f"## {form.title}", f"`{form.key}`, in use from {form.since:%-d %B %Y}. Signed, it says `{form.when_signed.code}`."
                + (f" Signed by {form.who_signs}." if form.who_signs else ""), ""]  # fmt: skip
        rows = [(s.title if n == 0 else "", q.title, "needed" if q.needed else "", q.plain) for s in form.sections for n, q in enumerate(s.questions)]
        out += [table(("part", "question", "to sign", "in the family's edition"), rows), ""]
    out += ["# Meetings", ""]
    for kind in meetings().values():
        out += [f"## {kind.title}", f"`{kind.code}`. The minutes are the form `{kind.minutes}`.", ""]
        asked = [(a.title, "yes" if a.required else "", f"`{a.form}`" if a.form else "") for a in kind.asks]
        out += [table(("who is asked", "must be", "says what they think in"), asked), ""]
    return {"forms.md": "\n".join(out)}

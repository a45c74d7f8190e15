"""A council's practice model in its forms: its headings over the questions that ask for them, and its scaling questions.

A published form stays as it is. What a form asks of worries, of what works and of what is next is declared beside it
(`Follows`); the council's own words are settings. A form takes them on the day it is begun and keeps them: signed, read and
printed, it says what was asked then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.engines.forms import settings
from throughline.engines.forms.declarations import Form, Question, Scale, Section
from throughline.engines.forms.registry import form_of
from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.projections import surroundings

HEADINGS: Mapping[str, Setting] = {"worries": settings.worries, "well": settings.well, "next": settings.next_step}


@dataclass(frozen=True)
class Follows:
    """Which questions of a form a practice model gives its headings to, and in which part its scaling questions stand."""

    form: str
    headings: Mapping[str, str]
    """worries, well, next: the question that asks for it, as "section.question"."""
    scales_in: str
    """The part at whose end the scaling questions stand."""
    versions: tuple[int, ...] = field(default=())
    """Of these versions; empty: of all."""


@lru_cache(maxsize=1)
def followed() -> tuple[Follows, ...]:
    """Every form that follows the council's practice model."""
    return tuple(discover.declared("throughline.practice", "practice_model", Follows))


def model_of(authority: int, form: Form, on: Any) -> dict[str, Any]:
    """The council's words for this form on a day, as they are kept with what is begun that day; empty where it has none."""
    declared = next((f for f in followed() if f.form == form.code and (not f.versions or form.version in f.versions)), None)
    if declared is None:
        return {}
    held = surroundings(authority).settings
    said = {at: str(HEADINGS[part].value(held, on)) for part, at in declared.headings.items()}
    headings = {at: words for at, words in said.items() if words.strip() and words != settings.AS_ASKED}
    scales = settings.scales_of(settings.scaling.value(held, on))
    if not headings and not scales:
        return {}
    return {"headings": headings, "scales": [list(one) for one in scales], "in": declared.scales_in}


def dressed(form: Form, model: Mapping[str, Any] | None) -> Form:
    """The form in the words that were the council's when it was begun."""
    if not model:
        return form
    return replace(form, sections=tuple(_section(s, model) for s in form.sections))


def as_begun(held: Any) -> Form:
    """The form that somebody is writing, in the words in which it was begun."""
    return dressed(form_of(held.form, held.version), held.model)


def _section(section: Section, model: Mapping[str, Any]) -> Section:
    headings: Mapping[str, str] = model.get("headings") or {}
    questions: list[Question] = [_question(q, headings.get(f"{section.name}.{q.name}")) for q in section.questions]
    if section.name == model.get("in"):
        asked = {q.name for q in questions}
        scales = [Scale(_name(title), title, low=low, high=high) for title, low, high in model.get("scales") or ()]
        questions += [s for s in scales if s.name not in asked]
    return replace(section, questions=tuple(questions))


def _question(question: Question, heading: str | None) -> Question:
    """Its heading for the council's; what the form asked becomes the hint, so that what is meant stays clear."""
    if not heading:
        return question
    hint = " ".join(p for p in (question.title if question.title != heading else "", question.hint) if p)
    return replace(question, title=heading, plain=heading if question.plain else "", hint=hint)


def _name(title: str) -> str:
    """A name for an answer that is the question's own: another question never takes its answers over."""
    return f"scale_{hashlib.sha256(title.encode()).hexdigest()[:8]}"

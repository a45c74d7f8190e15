"""A form as its page shows it: sections and questions with what is answered, what is known already, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from throughline.engines.forms.actions import may_write
from throughline.engines.forms.answers import age_of, empty, missing, paragraphs, shown, told
from throughline.engines.forms.copied import copied_in
from throughline.engines.forms.declarations import (
    Actions,
    Case,
    Choose,
    Colleague,
    Form,
    Goals,
    Kept,
    LongText,
    MeasuredGoals,
    OnDay,
    Question,
    Says,
    Scale,
    Section,
    ShortText,
    Somebody,
    Table,
    Ticks,
)  # fmt: skip
from throughline.engines.forms.models import OPEN, RETURNED, Writing
from throughline.engines.forms.practice_model import as_begun
from throughline.engines.forms.pulls import said
from throughline.engines.promises.actions import promises_of
from throughline.engines.promises.standing import as_answer
from throughline.record.people.kept import Hide, asked_of, hidden_from, kept_around, within
from throughline.record.people.models import Person
from throughline.record.people.queries import names_of, person_of, ties_of
from throughline.record.workers.models import Allocation, Worker
from throughline.record.workers.queries import allocations_of, members
from throughline.services import clock

KINDS: tuple[tuple[type[Question], str], ...] = (
    (Case, "case"), (Colleague, "colleague"),
    (Goals, "goals"), (Kept, "kept"), (Actions, "actions"), (Table, "table"), (Ticks, "ticks"), (Choose, "choose"), (Scale, "scale"), (OnDay, "day"),
    (LongText, "long"), (Somebody, "somebody"), (ShortText, "short"),
)  # fmt: skip
MARKS = {"other": "about someone else", "confidence": "told in confidence", "harm": "would harm if read"}
BLANK_ROWS = 1


def kind_of(question: Question) -> str:
    """How a question is shown."""
    return next(word for kind, word in KINDS if isinstance(question, kind))


def people_for(viewer: Any, subject: int) -> list[tuple[str, str]]:
    """Who may be named to do something: the child's own workers and the viewer's team, by number and name."""
    found = {a.worker.pk: a.worker.name for a in allocations_of(viewer, subject) if a.worker is not None}
    found |= {a.worker_id: a.worker.name for a in members(viewer.team_ids, viewer.today)}
    found.setdefault(viewer.worker_id, viewer.name)
    return [(str(n), name) for n, name in sorted(found.items(), key=lambda pair: pair[1])]


def workers_named(answers: Any) -> dict[str, str]:
    """Names of the workers whom these answers name, by number as text."""
    numbers = {int(n) for n in _whos(answers) if str(n).isdigit()}
    return {str(k): v for k, v in Worker.objects.filter(pk__in=numbers).values_list("pk", "name")} if numbers else {}


def _whos(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return ([str(value["who"])] if "who" in value else []) + [w for held in value.values() for w in _whos(held)]
    if isinstance(value, list):
        return [w for held in value for w in _whos(held)]
    return []


def cases_of(viewer: Any, subject: int) -> list[str]:
    """The children of a worker: number and name, as a form keeps them."""
    rows = Allocation.objects.visible_to(viewer).filter(worker__subject_id=subject, ended_on__isnull=True).values_list("subject_id", flat=True)
    people = Person.objects.visible_to(viewer).filter(subject_id__in=set(rows)).order_by("family", "born_on")
    return [f"{p.subject_id} {p.name}" for p in people]


def about_whom(viewer: Any, subject: int) -> Person:
    """Whom a form is about, by name: a person of the record, or a worker."""
    person = person_of(viewer, subject)
    if person is not None and person.name:
        return person
    worker = Worker.objects.filter(subject_id=subject).first()
    return Person(name=worker.name if worker else "")


def family_of(viewer: Any, subject: int) -> list[str]:
    """Names of the family as recorded, for questions that ask for a person."""
    ties = ties_of(viewer, subject)
    names = names_of(t.subject for t in ties)
    return [f"{names[t.subject]}, {t.words}" for t in ties if names.get(t.subject)]


def sections_of(viewer: Any, held: Writing, *, part: str = "", prefix: str = "") -> list[dict[str, Any]]:
    """Every section of a form as this viewer may see and write it. `prefix` keeps two forms on one page apart."""
    form = as_begun(held)
    person = person_of(viewer, held.subject_id)
    age = age_of(person.born_on, held.begun_on) if person else None
    colleagues = people_for(viewer, held.subject_id)
    family = family_of(viewer, held.subject_id) if any(isinstance(q, Somebody) for s in form.sections for q in s.questions) else []
    names = workers_named(held.answers) | dict(colleagues)
    same = {} if part else copied_in(viewer, held)
    cases = cases_of(viewer, held.subject_id) if "worker" in form.about else []
    out, hide = [], hidden_from(viewer, [held.subject_id])
    asked = bool(held.answers) and not part and viewer.can("protected_addresses")
    secrets = kept_around(viewer.authority_id, [held.subject_id]) if asked else []
    for section in form.sections:
        answers = held.answers.get(section.name, {})
        # Whoever may not read all of a part does not write over it: their copy of it would lack what was held back.
        kept = not part and within(hide, answers) != answers
        writable = held.state in (OPEN, RETURNED) and may_write(section, "" if part else viewer.role.code, part) and not kept
        save = held.saves.get(section.name, {})
        out.append({
            "name": section.name, "title": section.title, "hint": section.hint, "writable": writable, "version": save.get("version", 0),
            "saved": _saved(save), "whose": _whose(section), "kept": kept,
            "tells": asked_of(secrets, _texts(answers)) if secrets else "", "colleagues": colleagues, "family": family,
            "cases": cases,
            "questions": _with_reveals([{**_question(viewer, held, form, section, q, answers, names, writable, prefix, hide),
                                         "copied": same.get(f"{section.name}.{q.name}", ()), "staff": not part} for q in section.questions
                                        if shown(q, answers, age) or isinstance(q.when, Says)]),
        })  # fmt: skip
    return out


def _texts(value: Any) -> list[str]:
    """Every text within answers."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [text for held in inside for text in _texts(held)]


def _with_reveals(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each answer with the questions that it brings onto the page."""
    for question in questions:
        later = [(q["id"], q["declared"].when.values) for q in questions if q["when"] == question["id"]]
        question["choices"] = [(code, words, " ".join(f"more-{ident}" for ident, values in later if code in values))
                               for code, words in question["choices"]]  # fmt: skip
    return questions


def _saved(save: Mapping[str, Any]) -> str:
    if not save:
        return ""
    from datetime import datetime

    at = clock.london(datetime.fromisoformat(save["at"]))
    return f"{save.get('name', '')}, {at:%-d %B, %H:%M}"


WHOSE = {"school": "the school", "health": "the health service", "carer": "the carer", "parent": "the parents", "child": "the child",
         "staff": ""}  # fmt: skip


def _whose(section: Section) -> str:
    others = [WHOSE.get(b, "") for b in section.by]
    return " or ".join(w for w in others if w)


def parts_of_life(question: Question) -> Mapping[str, str]:
    """What can be chosen: the answers of a choice, or the parts of life to which a need belongs."""
    return question.domains if isinstance(question, Goals) else getattr(question, "choices", {})


def _question(viewer: Any, held: Writing, form: Form, section: Section, question: Question, answers: Mapping[str, Any],
              names: Mapping[str, str], writable: bool, prefix: str, hide: Hide) -> dict[str, Any]:  # fmt: skip
    at = f"{section.name}.{question.name}"
    value = answers.get(question.name)
    known = None
    if writable and question.pulls is not None:
        known = question.pulls(viewer, held.subject_id)
        if known is not None:
            known = replace(known, value=within(hide, known.value))
            value = known.value if value is None else value
    if writable and value is None and form.plan and isinstance(question, Goals):
        value = goals_carried(viewer, held.subject_id, form)
    if not writable:
        value = within(hide, value)
    kind = kind_of(question)
    marks = held.marks.get(at, {})
    return {
        "at": at, "id": f"{prefix}{section.name}-{question.name}", "name": question.name, "title": question.title, "hint": question.hint, "kind": kind,
        "needed": question.needed, "value": value if value is not None else "", "declared": question, "known": said(known) if known else "",
        "still": held.confirmed.get(at, ""), "choices": list(parts_of_life(question).items()), "empty": empty(value),
        "told": told(question, value, names), "rows": _rows(question, value), "reveals": isinstance(question.when, Says),
        "when": f"{prefix}{section.name}-{question.when.question}" if isinstance(question.when, Says) else "",
        "shown": not isinstance(question.when, Says) or shown(question, answers, None),
        "measured": isinstance(question, MeasuredGoals),
        "paragraphs": [{"n": str(n), "words": p[:80], "mark": marks.get(str(n), "")} for n, p in enumerate(paragraphs(str(value or "")))]
        if kind == "long" else [], "scale": [str(n) for n in range(11)],
    }  # fmt: skip


def _rows(question: Question, value: Any) -> list[dict[str, Any]]:
    """Rows of a table, of actions, or of goals, with blank ones to write in."""
    held = list(value or ()) if isinstance(value, list) else []
    if isinstance(question, Goals):
        goals = [*held, *({} for _ in range(BLANK_ROWS if held else 2))]
        return [{**g, "n": n, "n_words": str(n), "action_rows": [{**a, "n": m} for m, a in enumerate([*(g.get("actions") or ()), {}])]} for n, g in enumerate(goals)]
    if isinstance(question, Kept):
        return [{**one, "n": n} for n, one in enumerate(held)]
    if isinstance(question, Actions):
        return [{**a, "n": n} for n, a in enumerate([*held, *({} for _ in range(BLANK_ROWS if held else 2))])]
    if isinstance(question, Table):
        rows = [*held, *({} for _ in range(BLANK_ROWS if held else 2))]
        return [{"n": n, "cells": [{"name": c.name, "title": c.title, "kind": kind_of(c), "value": r.get(c.name, ""),
                                    "choices": list(getattr(c, "choices", {}).items())} for c in question.columns]} for n, r in enumerate(rows)]  # fmt: skip
    return []


def goals_carried(viewer: Any, subject: int, form: Form) -> list[dict[str, Any]] | None:
    """The goals of the last signed version with the actions that are still open, for the next one to go on from."""
    from throughline.engines.forms.queries import last_signed

    last = last_signed(viewer, subject, form.code)
    if last is None:
        return None
    goals = next((v for s in form.sections for q in s.questions if isinstance(q, Goals) for v in [last.answers.get(f"{s.name}.{q.name}")]), None)
    open_ = {str(p.key): p for p in promises_of(viewer, subject) if p.open and p.plan == form.code}
    return [
        {**goal, "actions": [as_answer(open_[str(a["thread"])]) for a in goal.get("actions") or () if str(a.get("thread")) in open_]}
        for goal in goals or ()
    ] or None


def still_missing(viewer: Any, held: Writing, prefix: str = "") -> list[tuple[str, str]]:
    """What must be answered before this can be signed: the question's place on the page, and words."""
    person = person_of(viewer, held.subject_id)
    age = age_of(person.born_on, held.begun_on) if person else None
    form = as_begun(held)

    def known(asks: Callable[[Any, int], Any]) -> Any:
        return asks(viewer, held.subject_id)

    return [(at and prefix + at.replace(".", "-"), words) for at, words in missing(form, held.answers, age, known)]


def not_confirmed(viewer: Any, held: Writing) -> list[str]:
    """Titles of what was pulled through and nobody said is still true."""
    form = as_begun(held)
    out = []
    for section in form.sections:
        answers = held.answers.get(section.name, {})
        for question in section.questions:
            if question.pulls is None or held.confirmed.get(f"{section.name}.{question.name}"):
                continue
            known = question.pulls(viewer, held.subject_id)
            if known and str(answers.get(question.name) or known.value) == str(known.value):
                out.append(question.title)
    return out

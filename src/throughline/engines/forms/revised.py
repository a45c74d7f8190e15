"""The next version of a published form, said as what differs from the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from throughline.engines.forms.declarations import Form, Question, Section

Questions = Mapping[str, Sequence[Question]]


def revised(form: Form, *, since: date, section: str, after: Questions | None = None, instead: Questions | None = None,
            before: Sequence[Section] = (), **changes: Any) -> Form:  # fmt: skip
    """The form one version on: in one section questions stand `after` a question of that name, or `instead` of it; whole
    sections stand `before` it.

    `changes` are other fields of the form. ValueError for a question that the section has not.
    """
    after, instead = after or {}, instead or {}
    (part,) = (s for s in form.sections if s.name == section)
    if unknown := {*after, *instead} - {q.name for q in part.questions}:
        raise ValueError(f"{form.code}: {section} has no question {', '.join(sorted(unknown))}")
    asked = tuple(new for q in part.questions for new in (*instead.get(q.name, (q,)), *after.get(q.name, ())))
    sections = tuple(new for s in form.sections for new in ((*before, replace(s, questions=asked)) if s is part else (s,)))
    return replace(form, version=form.version + 1, since=since, sections=sections, **changes)

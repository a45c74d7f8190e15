"""Text that stands word for word elsewhere in the record: shown as such, to whoever writes and to whoever signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from throughline.engines.forms.answers import paragraphs
from throughline.engines.forms.queries import Signed, signed_forms
from throughline.record.people.queries import brothers_and_sisters, names_of

LEAST = 15
"""Words of a paragraph that are worth a remark: shorter ones are alike by themselves."""
SHOWN = 8


def plain(paragraph: str) -> str:
    """A paragraph as it is compared: without what a hand changes in passing."""
    return re.sub(r"\W+", " ", paragraph).casefold().strip()


def long_ones(answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """The paragraphs of each answer that are long enough to compare, by "section.question"."""
    found = {at: [p for p in paragraphs(value) if len(p.split()) >= LEAST] for at, value in answers.items() if isinstance(value, str)}
    return {at: several for at, several in found.items() if several}


def sources(viewer: Any, subject: int, *, before: int | None = None, but: str = "") -> list[tuple[str, Signed]]:
    """Forms signed about this child, and about brothers and sisters whom the viewer may read, each with what it is called."""
    found = [(f"{one.form.title} of {one.on:%-d %B %Y}", one) for one in signed_forms(viewer, subject)]
    others = [n for n in brothers_and_sisters(viewer, subject) if viewer.basis_for(n)]
    names = names_of(others)
    for other in others:
        found += [(f"{one.form.title} of {names.get(other, 'a brother or sister')}, {one.on:%-d %B %Y}", one) for one in signed_forms(viewer, other)]
    return [(words, one) for words, one in found if (before is None or one.key < before) and one.writing != but]


def copied(answers: Mapping[str, Any], held: Iterable[tuple[str, Signed]]) -> dict[str, list[tuple[str, str]]]:
    """For each answer the beginnings of its copied paragraphs, each with where it stands already; the newest of them."""
    own = long_ones(answers)
    known = {plain(p): words for words, one in held for several in long_ones(one.answers).values() for p in several}
    found = {at: [(" ".join(p.split()[:SHOWN]), known[plain(p)]) for p in several if plain(p) in known] for at, several in own.items()}
    return {at: several for at, several in found.items() if several}


def copied_in(viewer: Any, held: Any) -> dict[str, list[tuple[str, str]]]:
    """What is copied in a form that is being written."""
    answers = {f"{section}.{name}": value for section, several in held.answers.items() for name, value in several.items()}
    if not long_ones(answers):
        return {}
    return copied(answers, sources(viewer, held.subject_id, but=str(held.pk)))

"""A signed form as a paper: the professional edition whole, the family's in plainer titles, without what was marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from throughline.engines.forms.answers import paragraphs, told
from throughline.engines.forms.declarations import LongText, Question
from throughline.engines.forms.queries import Signed
from throughline.engines.forms.showing import MARKS, workers_named
from throughline.web.paper.tree import Block, Paper, heading, items, para, quote, strong

LEFT_OUT = "[A part about somebody else, told in confidence or not safe to print here is left out.]"


def paper_of(signed: Signed, about: str, *, family: bool, disagreements: Sequence[tuple[str, str]] = (), speaks_to: str = "") -> Paper:
    """The paper. `disagreements`: who, and what they say beside it. `speaks_to`: the child’s name, where somebody else of the family reads it."""
    names = workers_named(signed.answers)
    blocks: list[Block] = [para(f"{'Agreed' if signed.form.plan else 'Signed'} on {signed.on:%-d %B %Y}, {signed.signed_words}.")]
    if speaks_to and family and any(s.plain == "You" for s in signed.form.sections):
        blocks.append(para(f"It is written to {speaks_to}: “you” is {speaks_to}."))
    if signed.why_early and not family:
        blocks.append(para(f"Signed by the emergency way: {signed.why_early}"))
    order = sorted(signed.form.sections, key=lambda s: not s.leads) if family else signed.form.sections
    for section in order:
        if family and not section.family:
            continue
        inside: list[Block] = []
        for question in section.questions:
            if family and not question.family:
                continue
            at = f"{section.name}.{question.name}"
            inside += _question(question, signed.answers.get(at), signed.marks.get(at, {}), names, family)
        if inside:
            blocks += [heading(section.plain if family and section.plain else section.title), *inside]
    if signed.second and not family:
        blocks += [heading("Said before it was signed"), quote(signed.second["words"], f"{signed.second['name']}, {signed.second['as_whom']}")]
    if disagreements:
        blocks.append(heading("Who sees it differently"))
        blocks += [quote(words, who) for who, words in disagreements]
    return Paper(signed.form.plain if family and signed.form.plain else signed.form.title, about, blocks)


def _question(question: Question, value: Any, marks: dict[str, str], names: dict[str, str], family: bool) -> list[Block]:
    lines = told(question, value, names)
    if not lines:
        return []
    if isinstance(question, LongText) and family and marks:
        kept = [p for n, p in enumerate(paragraphs(str(value))) if marks.get(str(n)) not in MARKS]
        lines = [("quote" if question.quoted else "para", p) for p in kept] + [("para", LEFT_OUT)]
    out = [heading(question.plain if family and question.plain else question.title, 3)]
    for kind, words in lines:
        out.append(_line(kind, words))
    return out


def _line(kind: str, words: str) -> Block:
    match kind:
        case "quote":
            return quote(words)
        case "goal":
            return strong(words)
        case "row":
            return items([words])
        case _:
            return para(words)

"""The few questions on paper, for whoever would rather write by hand."""

from __future__ import annotations

from throughline.engines.forms.declarations import Choose, Form, LongText, Question, Scale, Ticks
from throughline.web.paper.tree import Block, Paper, heading, items, lines, para


def paper_to_write_on(form: Form, title: str, about: str, back_to: str) -> Paper:
    """Every question with room to answer; no word of what the record holds."""
    blocks: list[Block] = [
        para(f"We would like to know what you thought of {title}. Say as much or as little as you like."),
        para("What you say helps us to do better. Whatever you say, the help goes on as it was agreed."),
    ]
    for section in form.sections:
        for question in section.questions:
            blocks += [heading(question.plain or question.title, 3), *_room(question)]
    return Paper("What did you think?", about, [*blocks, para(f"Please give it back to {back_to}.")])


def _room(question: Question) -> list[Block]:
    match question:
        case Scale():
            ends = f"0: {question.low}; 10: {question.high}." if question.low else ""
            return [para(f"Circle one: 0  1  2  3  4  5  6  7  8  9  10. {ends}".strip())]
        case Ticks() | Choose():
            return [para("Tick what fits:"), items([f"☐ {words}" for words in question.choices.values()])]
        case LongText():
            return [lines(question.rows + 1)]
        case _:
            return [lines(1)]

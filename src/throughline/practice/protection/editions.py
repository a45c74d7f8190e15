"""One plan, three editions of the same facts: risk first for professionals, plain for the parents, plainer for the child."""

from __future__ import annotations

from typing import Any

from throughline.engines.forms.answers import action_said, paragraphs
from throughline.engines.forms.declarations import actions_of, goals_of
from throughline.engines.forms.paper import paper_of
from throughline.engines.forms.queries import Signed
from throughline.engines.forms.showing import MARKS, workers_named
from throughline.web.paper.tree import Block, Paper, heading, items, para, quote, strong

EDITIONS = {"parents": "for the parents", "child": "for the child", "professional": "for professionals"}
EDITION_OF = {"child": "child", "relative": "parents", "carer": "parents", "other": "parents"}
"""Kind of reader to the edition that they get; everybody else reads the professional one."""


def edition_for(reader: Any) -> str:
    """Which edition a reader gets."""
    return EDITION_OF.get(reader.kind, "professional")


def paper(signed: Signed, about: str, edition: str) -> Paper:
    """The plan as one edition."""
    if edition == "professional":
        return paper_of(signed, about, family=False)
    child = edition == "child"
    names = workers_named(signed.answers)
    blocks: list[Block] = []

    def text(at: str, title: str, *, said: bool = False) -> None:
        kept = _kept(signed, at)
        if kept:
            blocks.append(heading(title))
            blocks.extend(quote(words.strip("“”")) if said else para(words) for words in kept)

    if child:
        text("plain.for_child", "For you")
    else:
        text("plain.for_parents", "What must change, and what happens if it does not")
        text("danger.worried", "What we are worried about")
    text("danger.strengths", "What is good")
    blocks.append(heading("What will be different, and who does what"))
    for goal in goals_of(signed.answers.get("goals.needs")):
        blocks.append(strong(str(goal.get("change") or goal.get("need") or "")))
        if goal.get("know") and not child:
            blocks.append(para(f"How we will know: {goal['know']}"))
        blocks.append(items([action_said(action, names) for action in actions_of(goal.get("actions"))]))
    text("seeing.how_often", "Who comes to see you" if child else "Who comes, and how often")
    text("seeing.rules", "What is agreed for every day")
    if not child:
        text("otherwise.contingency", "If it does not work")
        text("views.parents", "What you said", said=True)
    text("views.child", "What you said" if child else "What your child said", said=True)
    return Paper("The plan to keep you safe" if child else "The plan to keep your child safe", about, blocks)


def _kept(signed: Signed, at: str) -> list[str]:
    """The paragraphs that nobody marked as somebody else's, told in confidence, or harmful to read."""
    marks = signed.marks.get(at, {})
    return [words for n, words in enumerate(paragraphs(str(signed.answers.get(at) or ""))) if marks.get(str(n)) not in MARKS]

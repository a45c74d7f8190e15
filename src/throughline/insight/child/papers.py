"""The papers one can take of a record: a sheet, the story, the life chart. Neutral trees, before anybody's eyes are on them."""

from __future__ import annotations

from typing import Any

from throughline.insight.child.queries.head import person_or_nobody
from throughline.insight.child.queries.life import life_chart_of
from throughline.insight.child.queries.state import child_state
from throughline.insight.child.screens import days_of
from throughline.insight.family.queries import KEY, tree_of
from throughline.record.families.queries import family_circle
from throughline.record.ledger import registry
from throughline.record.ledger.queries import chronology, tell
from throughline.record.ledger.types import PRIVILEGED, PROFESSIONALS
from throughline.web.charts.life import life_chart, life_chart_key, life_chart_table
from throughline.web.charts.tree import draw_tree, tree_list
from throughline.web.paper.tree import Paper, drawing, heading, items, pairs, para, quote, rows

PAPERS = {
    "sheet": "One page about the child",
    "story": "The story, day by day",
    "life": "The life chart",
    "family": "The family map",
}


def make(viewer: Any, subject: Any, which: str, *, family: bool) -> Paper:
    """One of the papers. `family` leaves out what only professionals may have."""
    person = person_or_nobody(viewer, subject)
    return {"sheet": sheet, "story": story, "life": life, "family": family_map}[which](viewer, subject, person, family)


def sheet(viewer: Any, subject: Any, person: Any, family: bool) -> Paper:
    """Who, where tonight, what is in force, whom to ring, the summary, the child's own words."""
    state = child_state(viewer, subject)
    blocks = [heading("Where"), para(f"{state.tonight.title}. {' '.join(state.tonight.lines)} {state.tonight.tel}".strip()),
              heading("In force"), pairs([(p.term, f"{p.value or 'not known'}{', ' + p.after if p.after else ''}") for p in state.in_force]),
              heading("Who to ring"), pairs([(p.term, f"{p.value or 'not known'} {p.tel}".strip()) for p in state.ring])]  # fmt: skip
    if state.summary:
        blocks += [heading("Summary"), para(state.summary.words)]
    if state.quote:
        blocks.append(quote(state.quote.words, state.quote.by))
    return Paper(f"{person.name}, {state.age}" if state.age else person.name, person.name, blocks)


def story(viewer: Any, subject: Any, person: Any, family: bool) -> Paper:
    """The chronology, oldest first. A copy for the family leaves out what only professionals may read."""
    types = registry.event_types()
    events = [
        e
        for e in chronology(viewer, subject.pk)
        if e.type in types and types[e.type].audience not in ((PROFESSIONALS, PRIVILEGED) if family else (PRIVILEGED,))
    ]
    told = days_of(viewer, events, tell(viewer, subject.pk, events), subject)
    lines = []
    for day in told:
        for row in day["rows"]:
            words = " ".join(
                [row["sentence"][:1].upper() + row["sentence"][1:] + ".", *(w["words"] for w in row["words"])]
            )
            lines.append([f"{day['on']:%-d %B %Y}", words, row["by"]])
    return Paper(f"{person.name}: the story", person.name, [rows(["When", "What", "Who wrote it"], lines)])


def life(viewer: Any, subject: Any, person: Any, family: bool) -> Paper:
    """The life chart with its list and table."""
    events = chronology(viewer, subject.pk)
    chart = life_chart_of(viewer, subject, person, events, viewer.today)
    if chart is None:
        return Paper(f"{person.name}: life chart", person.name, [para("There is nothing to draw yet.")])
    table = [[r.lane, r.what, r.began, r.ended, r.lasted] for r in life_chart_table(chart)]
    key = [para(f"{n}. {line}") for n, line in enumerate(life_chart_key(chart), start=1)]
    chart_as_drawn = drawing(life_chart(chart), f"{chart.title}. The table below says the same.")
    twin = rows(["Of what", "What", "From", "Until", "How long"], table)
    return Paper(f"{person.name}, birth to today", person.name, [chart_as_drawn, *key, twin])


def family_map(viewer: Any, subject: Any, person: Any, family: bool) -> Paper:
    """The family drawn, and the same in words. No address stands in it."""
    tree = tree_of(viewer, family_circle(viewer, subject.pk))
    blocks = [
        drawing(draw_tree(tree), f"{tree.title}. The list below says the same."),
        items(tree_list(tree)),
        para("; ".join(KEY) + "."),
    ]
    return Paper(tree.title, person.name, blocks)

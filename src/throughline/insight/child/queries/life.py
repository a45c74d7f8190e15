"""The life chart of one child: lanes offered by areas, the workers, and the events worth a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from throughline.base.words import age_words, length_words
from throughline.engines.panels.declarations import LIFE, MARKS, Asked, offered
from throughline.insight.child.queries.state import asked_of
from throughline.record.ledger import registry
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.queries import rows_as_known, tell
from throughline.record.people import events as people
from throughline.record.workers import projections as staff
from throughline.record.workers.models import Worker
from throughline.web.charts.life import Bar, Gap, Lane, LifeChart, Mark

MOST_MARKS = 12
LEGEND = ((0, "the family’s own, or with their consent"), (1, "shared: kin; a worker"), (2, "strong: foster care, interim order"),
          (3, "full: care order, care plan"), ("diamond", "missing"))  # fmt: skip
FOOT = "Heavier ink means the council carries more of the responsibility. A dashed outline is the family’s own, or help with their consent."


def life_chart_of(
    viewer: Any, subject: Any, person: Any, events: Sequence[Happened], today: date, known_at: Any = None
) -> LifeChart | None:
    """The chart, or None when there is nothing to draw yet."""
    asked = asked_of(viewer, subject, person, events, known_at)
    lanes = [*offered(LIFE, asked), *worker_lane(asked)]
    begin = person.born_on or (events[0].on if events else None)
    if begin is None or begin >= today:
        return None
    order = {"Home": 0, "Legal status": 1, "Plan": 2, "School": 3, "Worker": 4, "Missing": 5}
    lanes.sort(key=lambda lane: order.get(lane.title, 9))
    first = person.known_as or person.given or person.name
    return LifeChart(
        f"{first}’s life from birth to today" if person.born_on else f"{first}’s life as this record knows it",
        begin, today, lanes, marks=marks(viewer, asked), born=person.born_on, age_title="Age",
        today_line=f"{age_words(person.born_on, today)} old" if person.born_on else "", foot=FOOT,
        marks_now="", desc="One line of time with a lane each; the same facts follow as a list.",
    )  # fmt: skip


def worker_lane(asked: Asked) -> list[Lane]:
    """Workers one after another, and the time with none."""
    rows = [r for r in rows_as_known(staff.allocation, asked.events, asked.around) if r["role"] == "social_worker"]
    if not rows:
        return []
    names = dict(
        Worker.objects.filter(pk__in={r["worker_id"] for r in rows if r["worker_id"]}).values_list("pk", "name")
    )
    bars, gaps = [], []
    nth = 0
    before: date | None = None
    for row in rows:
        if before is not None and (row["began_on"] - before).days > 7:
            gaps.append(Gap(before, row["began_on"], f"nobody, {length_words(before, row['began_on'])}"))
        name = names.get(row["worker_id"]) or row["outside_name"]
        if name:
            nth += 1
            bars.append(Bar(row["began_on"], row["ended_on"], f"{nth}  {name}", 1))
        else:
            gaps.append(Gap(row["began_on"], row["ended_on"], "waiting for a worker"))
        before = row["ended_on"]
    last = rows[-1]
    if last["ended_on"] is None:
        name = names.get(last["worker_id"]) or last["outside_name"]
        now = (f"{name}, the {_nth(nth)}" if name else "nobody yet", f"since {last['began_on']:%-d %B %Y}")
    else:
        now = ("nobody", f"since {last['ended_on']:%-d %B %Y}")
    return [Lane("Worker", now, bars=bars, gaps=gaps)]


def _nth(number: int) -> str:
    from throughline.base.words import ordinal_words

    return str(ordinal_words(number))


def marks(viewer: Any, asked: Asked) -> list[Mark]:
    """At most twelve events: birth, what somebody called significant, then care and law, most telling first."""
    types = registry.event_types()
    found = [e for e in asked.events if e.type in types and types[e.type].significant]
    if not found and not (asked.person and asked.person.born_on):
        return []
    own = [e for e in found if e.type == people.significant_event.code]
    turning = [
        e
        for e in found
        if e.type in ("looked_after.became_looked_after", "looked_after.ceased_looked_after", people.died.code)
    ]
    rest = [e for e in found if e not in own and e not in turning and e.type not in (people.born.code,)]
    chosen = (own + turning + rest)[: MOST_MARKS - 1]
    telling = tell(viewer, asked.subject, chosen)
    out = [Mark(e.on, telling.sentence(e)) for e in sorted(chosen, key=lambda e: (e.on, e.id))]
    for given in offered(MARKS, asked):
        out.append(given)
    if asked.person.born_on:
        out.insert(0, Mark(asked.person.born_on, "Born"))
    return out[:MOST_MARKS]

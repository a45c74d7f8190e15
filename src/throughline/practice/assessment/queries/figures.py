"""Counting grades, times and causes for the pages about quality. Every number is of children in the viewer's sight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.engines.duties.models import Obligation
from throughline.practice.assessment import events, queries
from throughline.practice.assessment.codes import CAUSES, EXPERTISE, USED
from throughline.practice.assessment.models import Assessment, Commission, Grade, Remedy
from throughline.practice.assessment.standards import LIBRARY
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.people.codes import LATE_REASONS
from throughline.record.people.events import late_reason_given

SYSTEMIC = 3
"""The same cause in so many weak assessments, of more than one worker, is a question about the service."""
GRADES = tuple(reversed(events.GRADES))


def _split(graded: Iterable[Grade]) -> list[int]:
    counted = Counter(g.grade for g in graded)
    return [counted[g] for g in GRADES]


def by_month(graded: Sequence[Grade], since: date, until: date) -> list[tuple[date, list[int]]]:
    """For each month: outstanding, good, adequate, inadequate."""
    months, day = [], since
    while day <= until:
        months.append(day)
        day = add_months(day, 1)
    return [(m, _split(g for g in graded if (g.on.year, g.on.month) == (m.year, m.month))) for m in months]


def by_worker(graded: Sequence[Grade]) -> list[tuple[str, list[int]]]:
    """For each worker, by name."""
    held: dict[str, list[Grade]] = defaultdict(list)
    for grade in graded:
        held[grade.worker.name if grade.worker else "nobody named"].append(grade)
    return [(name, _split(found)) for name, found in sorted(held.items())]


def by_team(viewer: Any, graded: Sequence[Grade]) -> list[tuple[str, list[int]]]:
    """For each team of the children."""
    teams = queries.teams_of_children(viewer, (g.subject_id for g in graded))
    held: dict[str, list[Grade]] = defaultdict(list)
    for grade in graded:
        held[teams.get(grade.subject_id, "no team now")].append(grade)
    return [(name, _split(found)) for name, found in sorted(held.items())]


def short_of(graded: Sequence[Grade]) -> list[tuple[str, int]]:
    """Which standards assessments fall short of, the commonest first."""
    titles = {s.code: s.title for kind in events.KINDS for s in LIBRARY.of(kind)}
    counted = Counter(code for g in graded for code in g.short_of.split(",") if code)
    return [(titles.get(code, code), n) for code, n in counted.most_common()]


def on_time(viewer: Any, since: date) -> list[tuple[str, int, int]]:
    """For each worker: assessments on time, of those finished since a day."""
    clocks = Obligation.objects.visible_to(viewer).filter(duty__in=queries.CLOCKS, met_on__gte=since, known=True)
    met = {(o.subject_id, o.met_on): bool(o.on_time) for o in clocks}
    counted: dict[str, list[bool]] = defaultdict(list)
    for row in Assessment.objects.visible_to(viewer).filter(ended_on__gte=since).select_related("worker"):
        if (row.subject_id, row.ended_on) in met:
            counted[row.worker.name if row.worker else "nobody named"].append(met[row.subject_id, row.ended_on])
    return [(name, sum(found), len(found)) for name, found in sorted(counted.items())]


def late_reasons(viewer: Any, since: date) -> list[tuple[str, int]]:
    """Why assessments were late, by kind of reason."""
    numbers = list(Obligation.objects.visible_to(viewer).filter(duty__in=queries.CLOCKS, due_on__gte=since, due_on__lt=viewer.today)
                   .exclude(on_time=True).values_list("subject_id", flat=True))  # fmt: skip
    held = projections.load(sorted(set(numbers)), [late_reason_given.code])
    told = [e for r in held.values() for e in in_effect(r, registry.ranks()) if e.get("duty") in queries.CLOCKS and e.on >= since]
    counted = Counter(LATE_REASONS.get(e.get("kind", ""), "said in words only") for e in told)
    return counted.most_common()


def remedies(viewer: Any, since: date) -> list[dict[str, Any]]:
    """Weak assessments since a day, and every one that is not put right: open ones first, oldest first."""
    held = list(Remedy.objects.visible_to(viewer).filter(began_on__gte=since).select_related("worker"))
    held += [r for r in Remedy.objects.visible_to(viewer).filter(ended_on__isnull=True, began_on__lt=since).select_related("worker")]
    people = queries.people_of(viewer, (r.subject_id for r in held))
    made = []
    for row in sorted(held, key=lambda r: (r.ended_on is not None, r.began_on, r.key)):
        person = people.get(row.subject_id)
        if person is None:
            continue
        at = {"subject": person.subject.uuid, "remedy": row.key}
        made.append({"name": person.name, "child_url": reverse("child.page", kwargs={"subject": person.subject.uuid}), "began": row.began_on,
                     "open": row.ended_on is None,
                     "ended": row.ended_on, "codes": [c for c in row.causes.split(",") if c], "causes": [CAUSES.get(c, c) for c in row.causes.split(",") if c],
                     "worker": row.worker.name if row.worker else "", "url": reverse("assessment.remedy", kwargs=at) if row.ended_on is None else "",
                     "at_risk": row.at_risk})  # fmt: skip
    return made


def causes(weak: Sequence[dict[str, Any]]) -> list[tuple[str, int]]:
    """What made weak assessments weak, the commonest first."""
    return [(CAUSES.get(code, code), n) for code, n in Counter(c for w in weak for c in w["codes"]).most_common()]


def pattern(weak: Sequence[dict[str, Any]]) -> list[str]:
    """Causes that are found so often, and with more than one worker, that they are no matter of one case. Whether that is chance, people say."""
    workers: dict[str, set[str]] = defaultdict(set)
    counted: Counter[str] = Counter()
    for row in weak:
        for code in row["codes"]:
            counted[code] += 1
            workers[code].add(row["worker"])
    return [f"“{CAUSES.get(code, code)}” in {n} weak assessments of {len(workers[code])} workers"
            for code, n in counted.most_common() if n >= SYSTEMIC and len(workers[code]) > 1]  # fmt: skip


def by_provider(held: Iterable[Commission]) -> list[dict[str, Any]]:
    """What was spent with each provider, how much came in time, and what it was good for."""
    found: dict[str, list[Commission]] = defaultdict(list)
    for row in held:
        found[row.provider].append(row)
    return [{
        "provider": name, "kinds": ", ".join(sorted({EXPERTISE.get(r.expertise, r.expertise) for r in rows})), "n": len(rows),
        "spent": sum(r.cost if r.cost is not None else r.agreed or 0 for r in rows),
        "in_time": sum(bool(r.received_on and r.due_on and r.received_on <= r.due_on) for r in rows), "came": sum(r.received_on is not None for r in rows),
        "used": "; ".join(f"{words}: {n}" for code, words in USED.items() if (n := sum(r.used == code for r in rows))),
    } for name, rows in sorted(found.items())]  # fmt: skip

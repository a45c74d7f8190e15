"""Many measures of one month at once: those that come with duties are asked in one query for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from throughline.engines.duties.models import Obligation
from throughline.engines.measures.declarations import BECAUSE, Due, Measure
from throughline.engines.measures.figures import (
    Figure,
    Member,
    Triple,
    counted_by_share,
    members,
    of_shares,
    summed,
    team_then,
)
from throughline.engines.measures.windows import Span, Window, window_for
from throughline.record.access import acting

RuleOfDuty = tuple[str, str | None]


def of_one_duty(measure: Measure) -> RuleOfDuty | None:
    """The duty, and the one rule of it, of which this measure counts the kept clocks; None for any other measure."""
    if measure.of_duty is None or not isinstance(measure.rows, Due) or measure.given or measure.span is not Span.MONTH:
        return None
    return measure.of_duty.code, measure.rows.rule


def figures_now(measures: Iterable[Measure], month: date, today: date) -> dict[str, Figure]:
    """The figures of many measures for one month, counted now."""
    asked = list(measures)
    counted = counted_together(dict.fromkeys(asked), month, today)
    return {m.code: summed(m, counted[m.code].values(), window_for(m.span, month, today)) for m in asked}


def counted_together(
    asked: Mapping[Measure, Collection[int] | None], month: date, today: date
) -> dict[str, dict[int, Triple]]:
    """Measure to what is counted in each of the shares of the subjects that are asked for."""
    clocks = {m: shares for m, shares in asked.items() if of_one_duty(m)}
    by_rule: dict[RuleOfDuty, dict[int, Triple]] = {}
    if clocks:
        every = None if None in clocks.values() else {s for shares in clocks.values() for s in shares or ()}
        rows = _clocks(list(clocks), window_for(Span.MONTH, month, today))
        told = (
            of_shares(rows, every)
            .values("duty", "rule_id", "in_share")
            .annotate(
                counted=Count("pk", filter=Q(known=True, on_time=True)),
                out_of=Count("pk", filter=Q(known=True)),
                not_known=Count("pk", filter=Q(known=False)),
            )
            .order_by()
            .values_list("duty", "rule_id", "in_share", "counted", "out_of", "not_known")
        )
        for duty, rule, share, *one in told:
            for which in ((duty, rule), (duty, None)):
                held = by_rule.setdefault(which, {})
                before = held.get(share, (0, 0, 0))
                held[share] = (before[0] + one[0], before[1] + one[1], before[2] + one[2])
    found = {}
    for m, shares in asked.items():
        key = of_one_duty(m)
        if key is None:
            found[m.code] = counted_by_share(m, window_for(m.span, month, today), shares)
        else:
            all_ = by_rule.get(key, {})
            found[m.code] = all_ if shares is None else {s: all_[s] for s in shares if s in all_}
    return found


def members_together(measures: Iterable[Measure], month: date, today: date) -> dict[str, list[Member]]:
    """The rows of many measures for one month, by the measure's code."""
    asked = list(measures)
    clocks = [m for m in asked if of_one_duty(m)]
    by_rule: dict[RuleOfDuty, list[Member]] = {}
    if clocks:
        rows = (
            _clocks(clocks, window_for(Span.MONTH, month, today))
            .annotate(looked_on=F("due_on"))
            .annotate(team_=team_then(True))
            .order_by("due_on", "key")
            .values_list("subject_id", "key", "due_on", "on_time", "known", "team_", "duty", "rule_id")
        )
        for subject, key, on, on_time, known, team, duty, rule in rows:
            member = Member(subject, key, on, bool(on_time), known, team)
            by_rule.setdefault((duty, rule), []).append(member)
            by_rule.setdefault((duty, None), []).append(member)
    return {
        m.code: by_rule.get(key, []) if (key := of_one_duty(m)) else members(m, window_for(m.span, month, today))
        for m in asked
    }


def _clocks(asked: Sequence[Measure], window: Window) -> Any:
    """Clocks of all these measures' duties whose day came in the window."""
    actor = acting.current()
    every = Due(Obligation, duties=tuple({m.of_duty.code: m.of_duty for m in asked if m.of_duty}.values()))
    return Obligation.objects.everything(because=BECAUSE).filter(
        every.in_window(window), authority_id=actor.authority, vis__in=actor.vis
    )

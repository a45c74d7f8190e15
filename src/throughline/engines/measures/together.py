"""Many measures of one month at once: those that come with duties are asked in one query for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from throughline.engines.duties.models import Obligation
from throughline.engines.measures.declarations import BECAUSE, Due, Measure
from throughline.engines.measures.figures import Figure, Member, figure_now, members, team_then
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
    clocks = [m for m in asked if of_one_duty(m)]
    by_rule: dict[RuleOfDuty, Figure] = {}
    if clocks:
        told = (
            _clocks(clocks, window_for(Span.MONTH, month, today))
            .values("duty", "rule_id")
            .annotate(
                counted=Count("pk", filter=Q(known=True, on_time=True)),
                out_of=Count("pk", filter=Q(known=True)),
                not_known=Count("pk", filter=Q(known=False)),
            )
        )
        for row in told:
            one = Figure(row["counted"], row["out_of"], row["not_known"])
            for which in ((row["duty"], row["rule_id"]), (row["duty"], None)):
                by_rule[which] = by_rule.get(which, Figure()) + one
    return {
        m.code: by_rule.get(key, Figure()) if (key := of_one_duty(m)) else figure_now(m, month, today) for m in asked
    }


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

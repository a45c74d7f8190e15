"""Every measure declared anywhere, and the one that comes free with each duty."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from re import sub

from throughline.base import discover
from throughline.base.effective import Rule
from throughline.engines.areas.declarations import areas
from throughline.engines.duties.declarations import Duty
from throughline.engines.duties.registry import duties
from throughline.engines.measures.breakdowns import Breakdown
from throughline.engines.measures.declarations import HIGHER, Measure, fell_due, met_on_time
from throughline.engines.measures.settings import on_time_target


@lru_cache(maxsize=1)
def measures() -> dict[str, Measure]:
    """Code to measure: what the areas declare, then what their duties give."""
    declared = discover.declared("throughline.practice", "measures", Measure)
    made = [m for duty in duties().values() for m in on_time(duty)]
    return {m.code: replace(m, by=_with_shared(m)) for m in (*declared, *made)}


def measure(code: str) -> Measure:
    """The measure of this code; KeyError when nothing declares it."""
    return measures()[code]


@lru_cache(maxsize=1)
def shared_breakdowns() -> tuple[Breakdown, ...]:
    """Breakdowns that areas offer to every measure of theirs and of others."""
    return tuple(b for b in discover.declared("throughline.practice", "measures", Breakdown) if b.areas)


def _with_shared(one: Measure) -> tuple[Breakdown, ...]:
    by = one.by
    return (*by, *(b for b in shared_breakdowns() if one.area in b.areas and b not in by))


def on_time(duty: Duty) -> list[Measure]:
    """The measure of a duty: how often it was done in time; and one for each rule where there are several.

    A limit that ends something ("may last until") asks for nothing, and has none.
    """
    if duty.expiry:
        return []
    subject = duty.short or duty.title.format(them="the child", their="the child’s")
    title = subject[:1].upper() + subject[1:]
    sources = list(dict.fromkeys(str(r.source.instrument) for _, _, r in reversed(duty.rules()) if r.source))
    whole = Measure(
        f"{duty.code}_on_time",
        f"{title} in time" if duty.short else f"{title}: in time",
        f"Of all the times that this fell due, how often it was done by its day: {_lower(subject)}.",
        counts=met_on_time(duty),
        out_of=fell_due(duty),
        better=HIGHER,
        target=on_time_target,
        source="; ".join(sources) if sources else None,
        local="" if sources else "Follows from a duty without a law of its own",
        things=("time", "times"),
        left_out="{n} that were not in time",
        of_duty=duty,
    )
    by_id: dict[str, list[Rule]] = {}
    for block in duty.law:
        here: dict[str, list[Rule]] = {}
        for rule in block.rules:
            if rule.id and rule.within is not None:
                here.setdefault(rule.id, []).append(rule)
        by_id |= here  # the words of the law as it is now, where it has changed
    if len(by_id) < 2:
        return [whole]
    return [whole, *(_of_rule(whole, duty, title, rule_id, rules) for rule_id, rules in by_id.items())]


def _of_rule(whole: Measure, duty: Duty, title: str, rule_id: str, rules: list[Rule]) -> Measure:
    words = "; ".join(dict.fromkeys(r.words for r in rules))
    return replace(
        whole,
        code=f"{whole.code}_{sub('[^a-z0-9]+', '_', rule_id.lower()).strip('_')}",
        title=f"{title}: {words}",
        says=f"Of all the times that this rule made it fall due, how often it was done by its day: {words}.",
        counts=met_on_time(duty, rule=rule_id),
        out_of=fell_due(duty, rule=rule_id),
        source=str(rules[0].source) if rules[0].source else whole.source,
        part_of=whole.code,
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def by_area(several: dict[str, Measure]) -> list[tuple[str, list[Measure]]]:
    """Measures under the titles of their areas, in the areas' order; those of single rules stand on their duty's page."""
    titles = {a.code: a.title for a in areas()}
    listed = [m for m in several.values() if not m.part_of]
    return [(titles[c], held) for c in titles if (held := [m for m in listed if m.area == c])]

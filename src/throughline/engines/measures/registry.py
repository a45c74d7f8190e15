"""Every measure declared anywhere, and the one that comes free with each duty."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from re import sub

from throughline.base import discover
from throughline.base.words import join_words
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
    sources = list(dict.fromkeys(str(r.source) for _, _, r in duty.rules() if r.source))
    whole = Measure(
        f"{duty.code}_on_time",
        f"{title} in time" if duty.short else f"{title}: in time",
        f"Of all the times that this fell due, how often it was done by its day: {_lower(subject)}.",
        counts=met_on_time(duty), out_of=fell_due(duty), better=HIGHER, target=on_time_target,
        source=join_words(sources[-2:]) if sources else None, local="" if sources else "Follows from a duty without a law of its own",
        things=("time", "times"), left_out="{n} that were not in time", of_duty=duty,
    )  # fmt: skip
    words = {r.id: r for _, _, r in duty.rules() if r.id and r.within is not None}
    if len(words) < 2:
        return [whole]
    return [whole] + [
        replace(
            whole, code=f"{whole.code}.{sub('[^a-z0-9]+', '_', rule_id.lower()).strip('_')}", title=f"{title}: {rule.words}",
            says=f"Of all the times that this fell due, how often it was done by its day: {rule.words}.",
            counts=met_on_time(duty, rule=rule_id), out_of=fell_due(duty, rule=rule_id),
            source=str(rule.source) if rule.source else whole.source, part_of=whole.code,
        )  # fmt: skip
        for rule_id, rule in words.items()
    ]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def by_area(several: dict[str, Measure]) -> list[tuple[str, list[Measure]]]:
    """Measures under the titles of their areas, in the areas' order; those of single rules stand on their duty's page."""
    titles = {a.code: a.title for a in areas()}
    listed = [m for m in several.values() if not m.part_of]
    return [(titles[c], held) for c in titles if (held := [m for m in listed if m.area == c])]

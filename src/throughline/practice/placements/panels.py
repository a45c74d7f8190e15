"""What this area offers to the pages that look across areas: where a child is tonight, and the homes of a life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.base.words import length_words, number_words, ordinal_words
from throughline.engines.panels.declarations import IN_FORCE, LIFE, RING, TONIGHT, Asked, Panel, Tonight
from throughline.practice.looked_after import events as care
from throughline.practice.placements import codes, events, projections
from throughline.practice.placements.queries import carers_of
from throughline.record.ledger.queries import rows_as_known
from throughline.record.people import projections as people
from throughline.record.people.queries import KEPT, is_kept, names_of
from throughline.services import clock
from throughline.web.charts.life import Bar, Lane, Tick
from throughline.web.parts import Pair

HOMES = projections.placement.reads
STAYS = projections.stay.reads
WEIGHTS = {
    **dict.fromkeys(codes.WITH_PARENTS, 0),
    **dict.fromkeys(codes.KINSHIP, 1),
    **dict.fromkeys(codes.INDEPENDENT, 1),
}
SHORT = 7


def _homes(asked: Asked) -> list[dict[str, Any]]:
    return rows_as_known(projections.placement, asked.events, asked.around)


def _with(row: dict[str, Any], carer: Any) -> str:
    return (
        (carer.name if carer else "")
        or row.get("with_words", "")
        or codes.plain(row.get("type"))
        or "somebody not named here"
    )


def tonight(asked: Asked) -> Sequence[Tonight]:
    """With whom the child is tonight, if care or a stay says so."""
    stays = [r for r in rows_as_known(projections.stay, asked.events, asked.around) if r["ended_on"] is None]
    homes = [r for r in _homes(asked) if r["ended_on"] is None]
    turns = asked.of(care.became_looked_after, care.ceased_looked_after)
    in_care = bool(turns) and turns[-1].type == care.became_looked_after.code
    answer = []
    if stays:
        stay = stays[-1]
        where = stay.get("with_words") or codes.plain(stay.get("type"))
        answer.append(Tonight("staying", f"Staying elsewhere: {where}", (f"since {_day(stay['began_on'])}",)))
    if homes:
        row = homes[-1]
        carer = carers_of(row)
        before = any(e.id == row["key"] and e.get("begun_before") for e in asked.of(events.placement_began))
        since = f"since {_day(row['began_on'])}{' or before' if before else ''}"
        lines = [f"{codes.plain(row.get('type')) or 'placement'}, {since}"]
        if row.get("confirmed_at"):
            moment = clock.london(row["confirmed_at"])
            who = f"{row['confirmed_by']} confirmed it" if row.get("confirmed_by") else "Confirmed"
            lines.append(f"{who} on {moment:%A %-d %B} at {moment:%H:%M}.")
        with_whom = _with(row, carer)
        title = with_whom[0].upper() + with_whom[1:] if with_whom.startswith("with ") else f"With {with_whom}"
        answer.append(Tonight("with", title, tuple(lines), carer.phone if carer else ""))
    elif in_care and not stays:
        said = reverse("recording.record", kwargs={"subject": asked.uuid, "code": events.placement_began.code})
        last = _homes(asked)[-1:]
        known = tuple(f"Last known: {_with(r, carers_of(r))}, until {_day(r['ended_on'])}." for r in last)
        answer.append(Tonight("not_known", "", known, links=(("Say where", said),)))
    return answer


def home_pair(asked: Asked) -> Sequence[Pair]:
    """The placement plan in force."""
    homes = [r for r in _homes(asked) if r["ended_on"] is None]
    if not homes:
        return []
    plans = [
        e
        for e in asked.of(events.placement_plan_prepared)
        if e.on >= homes[-1]["began_on"] or e.thread == homes[-1]["key"]
    ]
    if plans:
        number = plans[-1].get("version")
        return [Pair("Home", f"Placement plan{f', version {number}' if number else ''}, {_day(plans[-1].on)}")]
    return [Pair("Home", "", asked="no placement plan")]


def counted_pair(asked: Asked) -> Sequence[Pair]:
    """How many homes, and what stands before the next planned move."""
    homes = [r for r in _homes(asked) if r.get("regime") != "48"]
    if not homes or homes[-1]["ended_on"] is not None:
        return []
    lately = sum(r["began_on"] > add_months(asked.today, -12) for r in homes)
    said = f"{ordinal_words(homes[-1]['nth'])} in this period of care"
    after = f"; {number_words(lately)} begun within twelve months, {number_words(len(homes))} in all"
    may = asked.viewer is not None and asked.viewer.can("decide")
    to = reverse("placements.authorise_move", kwargs={"subject": asked.uuid}) if may else ""
    return [Pair("Homes", said + after, url=to)]


def ring(asked: Asked) -> Sequence[Pair]:
    """The carer's telephone."""
    homes = [r for r in _homes(asked) if r["ended_on"] is None]
    carer = carers_of(homes[-1]) if homes else None
    return [Pair("Carer", carer.name, tel=carer.phone)] if carer else []


def home_lane(asked: Asked) -> Sequence[Lane]:
    """The homes of a life."""
    rows = _homes(asked)
    names = names_of(r["carers_id"] for r in rows if r.get("carers_id"))
    bars, ticks = [], []
    for row in rows:
        label = (
            names.get(row.get("carers_id") or 0) or row.get("with_words") or codes.plain(row.get("type")) or "placement"
        )
        weight = WEIGHTS.get(row.get("type", ""), 3 if row.get("type") in ("K1", "R5") else 2)
        if row["ended_on"] and (row["ended_on"] - row["began_on"]).days < SHORT:
            ticks.append(Tick(row["began_on"], f"{label}, {length_words(row['began_on'], row['ended_on'])}"))
        else:
            kind = codes.plain(row.get("type"))
            bars.append(
                Bar(row["began_on"], row["ended_on"], f"{label}\n{kind}" if kind and kind != label else label, weight)
            )
    bars = [*_family_homes(asked, rows), *bars]
    now = next((r for r in rows if r["ended_on"] is None), None)
    if now is None:
        return [Lane("Home", ("with family", ""), bars=bars, ticks=ticks)] if bars or ticks else []
    label = names.get(now.get("carers_id") or 0) or now.get("with_words") or codes.plain(now.get("type"))
    said = (label, f"{codes.plain(now.get('type'))}, {length_words(now['began_on'], asked.today)}")
    return [Lane("Home", said, bars=bars, ticks=ticks)]


def _family_homes(asked: Asked, placements: Sequence[dict[str, Any]]) -> list[Bar]:
    """Where the child lived with the family, cut where care began and until it ended."""
    addresses = sorted(rows_as_known(people.address, asked.events, asked.around), key=lambda r: r["began_on"])
    spans = [(p["began_on"], p["ended_on"] or asked.today) for p in placements]
    bars = []
    for row in addresses:
        if row.get("kind", "home") != "home":
            continue
        began, ended = row["began_on"], row["ended_on"] or asked.today
        for start, end in spans:
            if start <= began < end:
                began = min(end, ended)
            elif began < start < ended:
                ended = start
        if (ended - began).days >= SHORT:
            bars.append(
                Bar(
                    began,
                    None if ended == asked.today else ended,
                    f"with family, {KEPT if is_kept(row) else row.get('lines', '').split(',')[0]}",
                    0,
                )
            )
    return bars


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


tonight_panel = Panel("placements.tonight", TONIGHT, 20, HOMES | STAYS, tonight)
home_panel = Panel("placements.home", IN_FORCE, 30, HOMES | {events.placement_plan_prepared.code}, home_pair)
counted_panel = Panel("placements.counted", IN_FORCE, 35, HOMES, counted_pair)
ring_panel = Panel("placements.carer", RING, 40, HOMES, ring)
life_panel = Panel("placements.homes", LIFE, 10, HOMES | people.address.reads, home_lane)

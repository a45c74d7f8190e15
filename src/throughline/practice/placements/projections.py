"""How moves become the homes a child has had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.practice.looked_after import events as care
from throughline.practice.placements import codes, events, models
from throughline.practice.placements.distance import miles_between, outside_area
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

TERMS = ("type", "provider", "with_words", "postcode", "home_postcode", "urn", "until_18", "regime")


def fold_placements(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The homes of a child, one after another. A new home, or the end of care, ends the one before."""
    rows: list[dict[str, Any]] = []
    nth = 0
    home = ""
    for event in happened:
        if event.type == care.became_looked_after.code:
            nth, home = 0, event.get("home_postcode", "")
        elif event.type == events.placement_began.code:
            if rows and rows[-1]["ended_on"] is None:
                rows[-1] |= {"ended_on": event.on, "why_ended": rows[-1]["why_ended"] or event.get("why", "")}
            nth += 1
            rows.append({"key": event.id, "began_on": event.on, "ended_on": None, "carers_id": event.get("carers"),
                         "why_began": event.get("why", ""), "why_ended": "", "nth": nth, "confirmed_at": None,
                         "confirmed_by": "", "home_postcode": home,
                         **{n: event.facts[n] for n in TERMS if n in event.facts}})  # fmt: skip
        elif not rows or rows[-1]["ended_on"] is not None:
            continue
        elif event.type == events.placement_changed.code:
            rows[-1] |= {n: event.facts[n] for n in TERMS if n in event.facts}
            if event.get("carers"):
                rows[-1]["carers_id"] = event.get("carers")
        elif event.type == events.placement_confirmed.code:
            rows[-1] |= {"confirmed_at": event.at or event.recorded_at, "confirmed_by": event.get("by_whom", "")}
        else:
            rows[-1] |= {"ended_on": event.on, "why_ended": event.get("why", "")}
    for row in rows:
        if row["ended_on"] is None or row["ended_on"] > row["began_on"]:
            row.setdefault("until_18", row.get("type") in codes.LONG_TERM or None)
            yield {
                **row,
                "miles": miles_between(row.get("home_postcode"), row.get("postcode")),
                "outside": outside_area(row.get("postcode"), around.authority_code),
            }


def fold_stays(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Temporary stays."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.stay_began.code:
            rows[event.id] = {"key": event.id, "began_on": event.on, "ended_on": None,
                              **{n: event.facts[n] for n in ("type", "with_words", "postcode") if n in event.facts}}  # fmt: skip
        elif event.type == events.stay_ended.code:
            if event.thread in rows:
                rows[event.thread]["ended_on"] = event.on
        elif event.type == care.ceased_looked_after.code:
            for row in rows.values():
                row["ended_on"] = row["ended_on"] or event.on
    yield from rows.values()


placement = Projection(
    "placements.placement", models.Placement,
    frozenset({events.placement_began.code, events.placement_changed.code, events.placement_ended.code,
               events.placement_confirmed.code, care.ceased_looked_after.code, care.became_looked_after.code}),
    fold_placements,
)  # fmt: skip
stay = Projection(
    "placements.stay", models.Stay,
    frozenset({events.stay_began.code, events.stay_ended.code, care.became_looked_after.code, care.ceased_looked_after.code}),
    fold_stays,
)  # fmt: skip

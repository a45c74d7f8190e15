"""The handbook's page on measures."""

from __future__ import annotations

from collections.abc import Mapping

from throughline.engines.handbook.writing import table
from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.registry import by_area, measures
from throughline.engines.measures.windows import Span
from throughline.engines.measures.words import better_words

SPANS = {
    Span.MONTH: "the month, or its last day",
    Span.YEAR: "the year to the end of the month",
    Span.TWO_YEARS: "the two years to the end of the month",
}


def pages() -> Mapping[str, str]:
    """measures.md"""
    out = [
        "# Measures",
        "",
        "Every figure is counted from the record, for any month, team or group, and opens onto the children behind "
        "it. What the record cannot tell of is counted apart. Published months are frozen with their members.",
        "",
    ]
    for title, several in by_area(measures()):
        out += [f"## {title}", ""]
        for one in (m for m in several if m.of_duty is None):
            out += _told(one)
        from_duties = [m for m in several if m.of_duty is not None]
        if from_duties:
            out += [
                "### In time",
                "",
                "One measure comes with each duty: of the clocks whose day came in the month, how many were "
                "met by it. A duty with several rules has one for each rule besides, on its page.",
                "",
                table(
                    ("Measure", "Code", "Duty"),
                    [(m.title, f"`{m.code}`", f"`{m.of_duty.code}`") for m in from_duties if m.of_duty],
                ),
            ]
    return {"measures.md": "\n".join(out)}


def _told(one: Measure) -> list[str]:
    target = (
        f" Target: {one.target.default} unless the authority says otherwise (`{one.target.code}`)."
        if one.target
        else ""
    )
    source = f" Source: {one.source}." if one.source else ""
    local = f" Local reading: {one.local}." if one.local else ""
    return [
        f"### {one.title}",
        "",
        f"`{one.code}`",
        "",
        one.says,
        "",
        f"{better_words(one)} Looks at {SPANS[one.span]}.{target}{source}{local} Groups: {', '.join(b.title[3:] for b in one.by)}.",
        "",
    ]


def codes() -> Mapping[str, list[str]]:
    """Codes of measures."""
    return {"measure": list(measures())}

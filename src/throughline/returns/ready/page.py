"""How what the rules find is said to those who can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words
from throughline.engines.panels.declarations import AskedFor, Mend
from throughline.engines.recording.correcting import may_correct
from throughline.record.ledger.happened import Happened
from throughline.returns.ready.census import WITHOUT_REFERRAL
from throughline.returns.ready.mended import ON, Mending, places, where
from throughline.returns.ready.prepared import SSDA903, Prepared, of
from throughline.returns.ready.queries import Readiness

TITLE = "For the return"


def small(year: int, told_of: Sequence[Prepared] = (SSDA903,)) -> str:
    """Which return, or which of them."""
    return "; ".join(p.words(year) for p in told_of or (SSDA903,))


def asked_for(
    viewer: Any, subject: Any, year: int, found: Iterable[Any], events: Sequence[Happened], *, stale: bool,
    told_of: Sequence[Prepared] = (SSDA903,),
) -> AskedFor:  # fmt: skip
    """The list on a child's page: what a worker can mend, each with its entry and its box."""
    rows = []
    for finding in found:
        mending = where(finding, events)
        if mending is not None:
            rows.append(
                Mend(place_words(mending, viewer.today), finding.says, rule_words(finding), mend_url(viewer, subject, mending))
            )
    again = reverse("returns.look_at_child", kwargs={"subject": subject}) if stale else ""
    return AskedFor(TITLE, small(year, told_of), rows, again)


def rule_words(finding: Any) -> str:
    """The rule, and whose it is where that is not SSDA903."""
    code = finding.code if finding.code == WITHOUT_REFERRAL else f"rule {finding.code}"
    return code if finding.source == SSDA903.code else f"{code}, {of(finding).title.lower()}"


def place_words(mending: Mending, today: date) -> str:
    """The entry and its box: "Went to live somewhere, 1 May 2025: Provided by"."""
    place, event = mending.place, mending.event
    told = f"{place.type.title}, {date_words(event.on, today)}" if event else f"{place.type.title}: not recorded"
    return told if place.fact == ON or event is None else f"{told}: {place.words[0].lower()}{place.words[1:]}"


def mend_url(viewer: Any, subject: Any, mending: Mending) -> str:
    """Where it is mended: the entry corrected, or written where there is none; "" where that is for somebody else to do."""
    if mending.event is not None:
        if not may_correct(viewer, mending.place.type, mending.event.by):
            return ""
        return reverse("recording.correct", kwargs={"subject": subject, "event": mending.event.id})
    if mending.place.type.recorded_by is None and mending.place.type.code.startswith("front_door."):
        return reverse("front_door.contacts", kwargs={"subject": subject})
    return reverse("recording.record", kwargs={"subject": subject, "code": mending.place.type.code})


def note(finding: Any) -> str:
    """At the box of a form."""
    return f"{TITLE}: {finding.says.rstrip('.')} ({rule_words(finding)})."


def boxes(finding: Any) -> list[tuple[str, str]]:
    """Kind of entry and box from which its fields are told."""
    return [(place.type.code, place.fact) for place in places(finding.code, finding.table, finding.fields)]


def lead(found: Readiness) -> str:
    """How ready it is, in one line."""
    whole = found.whole
    if not whole.open and not whole.explained:
        return f"Nothing is found to be wrong. The return knows {count_words(found.known, 'child', 'children')}."
    said = f"{count_words(whole.open, 'finding')} about {len(whole.children):,} of {count_words(found.known, 'child', 'children')}"
    explained = f", and {whole.explained:,} explained" if whole.explained else ""
    return f"{said}{explained}. Since yesterday {whole.new:,} new, {whole.gone:,} mended."

"""The handbook’s page on what can happen, and the codes of events and threads, kept for good."""

from __future__ import annotations

from collections.abc import Mapping

from throughline.record.ledger.registry import event_types
from throughline.record.ledger.types import Choice, EventType, Fact, Words


def pages() -> Mapping[str, str]:
    """events.md"""
    out = ["# Events", "", "Everything that can be recorded. A part in square brackets is left out where it is not known.", ""]
    by_area: dict[str, list[EventType]] = {}
    for found in event_types().values():
        by_area.setdefault(found.code.split(".")[0], []).append(found)
    for area, types in sorted(by_area.items()):
        out += [f"## {area.replace('_', ' ').capitalize()}", ""]
        for declared in sorted(types, key=lambda t: t.code):
            out += [f"### {declared.title}", "", f"`{declared.code}`: “{declared.sentence}”. {_around(declared)}", ""]
            out += [f"- {_fact(fact)}" for fact in declared.facts] + ([""] if declared.facts else [])
    return {"events.md": "\n".join(out)}


def codes() -> Mapping[str, list[str]]:
    """Codes of event types, and of the threads they stand on."""
    threads = {t.thread.code for t in event_types().values() if t.thread}
    return {"event": list(event_types()), "thread": sorted(threads)}


AUDIENCES = {
    "professionals": "For professionals only.",
    "privileged": "Privileged: its words are for those who may read legal advice, and in no copy.",
    "family": "May be in copies for the family.",
}


def _around(declared: EventType) -> str:
    said = [f"About: {', '.join(declared.about)}."]
    for verb, thread in (("Opens", declared.opens), ("Continues", declared.continues), ("Ends", declared.ends)):
        if thread:
            said.append(f"{verb}: {thread.title.lower()}.")
    said.append(AUDIENCES.get(declared.audience, ""))
    if declared.significant:
        said.append("Stands on the life chart.")
    if declared.recorded_by is None:
        said.append("Not on the general form.")
    return " ".join(part for part in said if part)


def _fact(fact: Fact) -> str:
    words = f"`{fact.name}` {fact.title}"
    if fact.required:
        words += " (needed)"
    if isinstance(fact, Choice):
        labels = [f"{code} {label}" if code != label else code for code, label in fact.labels().items()]
        words += f": {'; '.join(labels[:12])}{'; …' if len(labels) > 12 else ''}"
    if isinstance(fact, Words):
        words += ": in words, kept apart from the ledger"
    return words

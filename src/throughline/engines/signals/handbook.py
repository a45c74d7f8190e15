"""The handbook's page on signals."""

from __future__ import annotations

from collections.abc import Mapping

from throughline.base.limits import Limit
from throughline.engines.areas.declarations import areas
from throughline.engines.duties.explain import in_words
from throughline.engines.handbook.writing import Listener, little_table
from throughline.engines.signals.declarations import Signal
from throughline.engines.signals.registry import signals
from throughline.record.people.wording import for_anyone


def pages() -> Mapping[str, str]:
    """signals.md"""
    out = ["# Signals", "", "What has become true of somebody and should be asked about. A question, never a score.", ""]
    for area in areas():
        told = Listener().listen(area.code) if any(s.code.split(".")[0] == area.code for s in signals().values()) else []
        for signal in sorted((s for s in signals().values() if s.code.split(".")[0] == area.code), key=lambda s: s.code):
            why = str(signal.source) if signal.source else f"Locally: {signal.local}"
            out += [f"## {signal.title}", "", f"`{signal.code}`", "", f"> {for_anyone(signal.question)}", "",
                    f"{_owed(signal)} Ends with: {signal.clears} {why}.", ""]  # fmt: skip
            for name, doc, declared, tables in told:
                if declared is signal:
                    title = name.removeprefix("test_").replace("_", " ").capitalize()
                    out += [f"**{title}.** {doc}".rstrip(), "", little_table(tables["happened"]), "Then:", "", little_table(tables["then"])]
    return {"signals.md": "\n".join(out)}


def codes() -> Mapping[str, list[str]]:
    """Codes of signals."""
    return {"signal": list(signals())}


def _owed(signal: Signal) -> str:
    seen = ", ".join(role.replace("_", " ") for role in signal.seen_by)
    if signal.answer_within is None:
        return f"Seen by: {seen}. No answer is owed."
    within = signal.answer_within
    words = in_words(within) if isinstance(within, Limit) else within.title
    rises = f"; unanswered, it rises to the {signal.rises_to.replace('_', ' ')}" if signal.rises_to else ""
    return f"Seen by: {seen}. An answer is owed within {words}{rises}."

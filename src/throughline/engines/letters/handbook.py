"""The letters' page of the handbook, and their codes."""

from __future__ import annotations

from throughline.engines.letters.registry import letters


def codes() -> dict[str, list[str]]:
    """The permanent codes of letters."""
    return {"letter": list(letters())}


def pages() -> dict[str, str]:
    """Every kind of letter: who reads it, in which languages, what must be held back."""
    lines = ["# Letters", "", "| letter | readers | languages | wording | must not say |", "|---|---|---|---|---|"]
    for one in sorted(letters().values(), key=lambda one: one.code):
        held = "; ".join(f"{reader}: {words}" for reader, words in one.holds_back.items())
        lines.append(f"| {one.title} (`{one.code}`) | {', '.join(one.readers)} | {', '.join(one.languages)} | setting `{one.words.code}` | {held} |")
    return {"letters.md": "\n".join(lines)}

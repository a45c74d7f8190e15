"""A paper as a tagged PDF (PDF/UA-1), set by typst with our own typeface. No words in it are read as typesetting."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from throughline.web.paper.tree import Block, Frame, Paper

HERE = Path(__file__).parent
FONTS = HERE.parents[3] / "build" / "fonts"
"""Our typeface as static fonts; `tools/assets.py` makes them at set-up."""
PLAIN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that no paper can show."""
WIDE_CELL = 44
"""A column counts as no wider than this many letters when the page is shared out."""


def as_pdf(paper: Paper, frame: Frame) -> bytes:
    """The paper as the bytes of a PDF. The same tree that the page shows, for the same reader."""
    told = {
        "title": _shown(paper.title).strip() or "A paper",
        "author": _shown(frame.made.split(",")[0]) or "Throughline",
        "for_whom": _shown(" ".join(w for w in (frame.for_whom, frame.leaves_out) if w)),
        "made": _shown(frame.made),
        "training": _shown(frame.training),
        "landscape": frame.landscape,
        "blocks": [_block(block) for block in paper.blocks if block.kind != "heading" or _shown(block.words).strip()],
    }
    source = (HERE / "paper.typ").read_bytes()
    inputs = {"paper": json.dumps(told)}
    try:
        return typst.compile(source, format="pdf", sys_inputs=inputs, font_paths=_fonts(), pdf_standards="ua-1")
    except typst.TypstError as refused:
        if "could not be displayed" not in str(refused):
            raise
        # A name in letters that no font here has: tagged all the same, but it may not call itself PDF/UA.
        return typst.compile(source, format="pdf", sys_inputs=inputs, font_paths=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Ours; for letters it lacks, those that typst carries and the machine's."""
    if not FONTS.is_dir():
        raise RuntimeError("The fonts for paper are missing: ./run setup makes them.")
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _block(block: Block) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "kind": block.kind, "words": _shown(block.words), "by": _shown(block.by), "items": [_shown(i) for i in block.items],
        "pairs": [[_shown(a), _shown(b)] for a, b in block.pairs], "level": block.level, "count": block.count,
        "head": [_shown(c) for c in block.head], "rows": [[_shown(c) for c in row] for row in block.rows],
        "drawing": str(block.drawing),
    }  # fmt: skip
    if block.kind == "rows":
        drawn["widths"] = _widths(block.head, block.rows)
    if block.kind == "drawing" and not block.words:
        drawn["words"] = "A drawing; what it shows stands in words beside it."
    return drawn


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """How much of the page each column gets: as its longest cell asks, none less than its longest word needs."""
    columns = [[title, *(row[n] for row in rows)] for n, title in enumerate(head)]
    longest_word = [max((len(w) for cell in column for w in cell.split()), default=1) for column in columns]
    return [
        max(6, min(word, 16), min(max(map(len, column)), WIDE_CELL))
        for word, column in zip(longest_word, columns, strict=True)
    ]


def _shown(words: str) -> str:
    return PLAIN.sub("", str(words))

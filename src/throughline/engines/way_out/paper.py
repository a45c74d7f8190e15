"""A paper, as a neutral tree: headings, paragraphs, pairs, rows, quotations, one drawing. It feeds the page, the print and the PDF alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Block:
    """One part of a paper. `kind`: heading, para, quote, pairs, rows, drawing."""

    kind: str
    words: str = ""
    pairs: Sequence[tuple[str, str]] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    drawing: Any = None
    by: str = ""


@dataclass(frozen=True)
class Paper:
    """What leaves: its title, whom it is about, and its parts."""

    title: str
    about: str
    blocks: Sequence[Block] = field(default=())

    def mapped(self, change: Callable[[str], str]) -> Paper:
        """The same paper with every text changed; a drawing is given up when its text would change."""
        out = []
        for block in self.blocks:
            drawing = block.drawing
            if drawing is not None and change(str(drawing)) != str(drawing):
                drawing = None
            out.append(replace(
                block, words=change(block.words), by=change(block.by), drawing=drawing,
                pairs=[(change(a), change(b)) for a, b in block.pairs], rows=[[change(c) for c in row] for row in block.rows],
            ))  # fmt: skip
        return Paper(change(self.title), self.about, out)

"""A paper as a neutral tree: headings, paragraphs, lists, pairs, tables, quotations, drawings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Block:
    """One part of a paper; made by the functions below. `kind`: heading, strong, para, quote, items, pairs, rows, drawing, lines."""

    kind: str
    words: str = ""
    """The heading, the paragraph, the quotation, or what a drawing shows for who cannot see it."""
    by: str = ""
    """Who said a quotation."""
    items: Sequence[str] = ()
    pairs: Sequence[tuple[str, str]] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    drawing: str = ""
    """SVG by attributes alone."""
    level: int = 2
    """Of a heading: 2 below the title, 3 below that."""
    count: int = 0
    """How many empty lines to write on."""

    @property
    def empty_lines(self) -> range:
        """One for each line to write on, for a template."""
        return range(self.count)


def heading(words: str, level: int = 2) -> Block:
    """A heading below the paper's title."""
    return Block("heading", words, level=level)


def para(words: str) -> Block:
    """A paragraph; its line breaks stay."""
    return Block("para", words)


def strong(words: str) -> Block:
    """A line in bold: what the next lines are about, where a heading would be too much."""
    return Block("strong", words)


def quote(words: str, by: str = "") -> Block:
    """Somebody's own words."""
    return Block("quote", words, by=by)


def items(several: Sequence[str]) -> Block:
    """A list with bullets."""
    return Block("items", items=several)


def pairs(several: Sequence[tuple[str, str]]) -> Block:
    """Terms, each with what is said of it."""
    return Block("pairs", pairs=several)


def rows(head: Sequence[str], several: Sequence[Sequence[str]]) -> Block:
    """A table: its head is repeated on each page. Each row has as many cells as the head."""
    return Block("rows", head=head, rows=several)


def drawing(svg: str, shows: str) -> Block:
    """A drawing, and in words what it shows."""
    return Block("drawing", shows, drawing=svg)


def lines(count: int = 3) -> Block:
    """Empty lines to write on by hand."""
    return Block("lines", count=count)


@dataclass(frozen=True)
class Paper:
    """What leaves: its title, whom it is about, and its parts."""

    title: str
    about: str
    blocks: Sequence[Block] = field(default=())

    def mapped(self, change: Callable[[str], str]) -> Paper:
        """The same paper with every text changed; a drawing is given up when its text would change."""
        return Paper(change(self.title), change(self.about), [_mapped(block, change) for block in self.blocks])


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    return replace(
        block,
        words=change(block.words),
        by=change(block.by),
        drawing=block.drawing if change(block.drawing) == block.drawing else "",
        items=[change(item) for item in block.items],
        pairs=[(change(term), change(said)) for term, said in block.pairs],
        head=[change(cell) for cell in block.head],
        rows=[[change(cell) for cell in row] for row in block.rows],
    )


@dataclass(frozen=True)
class Frame:
    """What stands around a paper on every copy: who it is for, what it leaves out, who made it when, and that it is training."""

    for_whom: str
    """A sentence, as "For Kelly Hart, her mother."."""
    leaves_out: str = ""
    """A sentence, or nothing when nothing was held back."""
    made: str = ""
    """Authority, person and moment."""
    training: str = ""
    """The training banner's words, or nothing where the record is real."""
    landscape: bool = False

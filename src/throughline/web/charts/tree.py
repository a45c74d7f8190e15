"""A tree of who belongs to whom: rows from above to below, unions that may have ended, and who shares a place.

Shape and words say everything, colour nothing: a double edge is whom the drawing is about, a cross is over, two strokes
through a line are an end, a letter on pale ground is a place shared. Drawn by attributes alone; `tree_list` says the same
in sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from throughline.web.charts.svg import EDGE, INK, QUIET, WEIGHTS, WHITE, Drawing, number
from throughline.web.charts.type import wrap

SPACE, ROW, RADIUS, TOP, SIDE = 160.0, 172.0, 22.0, 62.0, 96.0
SWEEPS, MOST_LINES = 8, 4
CIRCLE, SQUARE, DIAMOND, TRIANGLE = "circle", "square", "diamond", "triangle"


@dataclass(frozen=True)
class Node:
    """One of them: shape, the words beneath, and a few letters within."""

    key: int
    shape: str
    lines: tuple[str, ...]
    inside: str = ""
    focus: bool = False
    over: bool = False
    faint: bool = False
    """Drawn with a dashed outline: it is there and little may be said of it."""


@dataclass(frozen=True)
class Union:
    """Two of them, or one of whom the other is not known, and who came of it."""

    a: int
    b: int | None
    below: tuple[int, ...] = ()
    ended: bool = False
    words: str = ""


@dataclass(frozen=True)
class Link:
    """Another tie. `drop`: how many rows `b` stands below `a`."""

    a: int
    b: int
    words: str
    drop: int = 0
    told: bool = True
    """Whether the words stand on the line; else one of the two says them already."""


@dataclass(frozen=True)
class Place:
    """A place that several share."""

    words: str
    keys: tuple[int, ...]


@dataclass(frozen=True)
class Tree:
    """Everything that is drawn. `title` names it for who listens."""

    title: str
    nodes: Sequence[Node]
    unions: Sequence[Union] = ()
    links: Sequence[Link] = ()
    places: Sequence[Place] = field(default=())


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def rows_of(tree: Tree) -> dict[int, int]:
    """The row of each, the highest 0: who came of a union stands below it, the two of one union side by side."""
    steps: dict[int, list[tuple[int, int]]] = {n.key: [] for n in tree.nodes}

    def tie(a: int, b: int, drop: int) -> None:
        if a in steps and b in steps:
            steps[a].append((b, drop))
            steps[b].append((a, -drop))

    for union in tree.unions:
        if union.b is not None:
            tie(union.a, union.b, 0)
        for key in union.below:
            tie(union.a, key, 1)
            if union.b is not None:
                tie(union.b, key, 1)
    for link in tree.links:
        tie(link.a, link.b, link.drop)
    found: dict[int, int] = {}
    for first in [*(n.key for n in tree.nodes if n.focus), *(n.key for n in tree.nodes)]:
        if first in found:
            continue
        found[first], waiting = 0, [first]
        while waiting:
            key = waiting.pop(0)
            for other, drop in steps[key]:
                if other not in found:
                    found[other] = found[key] + drop
                    waiting.append(other)
    highest = min(found.values(), default=0)
    return {key: row - highest for key, row in found.items()}


def placed(tree: Tree) -> dict[int, tuple[float, int]]:
    """Where each stands: distance from the left in steps, and row. Nobody stands on anybody."""
    row_of = rows_of(tree)
    order: dict[int, list[int]] = {}
    for row in range(max(row_of.values(), default=0) + 1):
        order[row] = _side_by_side(tree, [n.key for n in tree.nodes if row_of[n.key] == row], order.get(row - 1, []))
    across = {key: float(n) for keys in order.values() for n, key in enumerate(keys)}
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for union in tree.unions:
        parents = [k for k in (union.a, union.b) if k is not None]
        for key in union.below:
            above.setdefault(key, []).extend(parents)
        for parent in parents:
            below.setdefault(parent, []).extend(union.below)
    for sweep in range(SWEEPS):
        pull = above if sweep % 2 else below
        for keys in order.values():
            wish = [_mean([across[k] for k in pull.get(key, ()) if k in across], across[key]) for key in keys]
            for key, x in zip(keys, _apart(wish), strict=True):
                across[key] = x
    least = min(across.values(), default=0.0)
    return {key: (x - least, row_of[key]) for key, x in across.items()}


def _side_by_side(tree: Tree, keys: list[int], over: list[int]) -> list[int]:
    """The order of one row: beneath those above, and the two of a union next to each other."""
    came_of = {k: n for n, u in enumerate(sorted(tree.unions, key=lambda u: _place_in(over, u))) for k in u.below}
    first = sorted(keys, key=lambda k: (came_of.get(k, len(tree.unions)), keys.index(k)))
    beside: dict[int, list[int]] = {}
    for union in tree.unions:
        if union.b is not None and union.a in keys and union.b in keys:
            beside.setdefault(union.a, []).append(union.b)
            beside.setdefault(union.b, []).append(union.a)
    out: list[int] = []

    def put(key: int) -> None:
        if key in out:
            return
        others = [k for k in beside.get(key, ()) if k not in out]
        if len(others) > 1:  # one on each side, the rest after
            put_alone = others[0]
            if len([k for k in beside.get(put_alone, ()) if k not in out]) <= 1:
                out.append(put_alone)
        out.append(key)
        for other in others:
            put(other)

    for key in first:
        put(key)
    return out


def _place_in(over: list[int], union: Union) -> float:
    places = [over.index(k) for k in (union.a, union.b) if k in over]
    return sum(places) / len(places) if places else len(over)


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _apart(wish: Sequence[float]) -> list[float]:
    """As near to these places as a step between neighbours allows."""
    found: list[float] = []
    for x in wish:
        found.append(max(x, found[-1] + 1.0) if found else x)
    shift = _mean([w - x for w, x in zip(wish, found, strict=True)], 0.0)
    return [x + shift for x in found]


def draw_tree(tree: Tree, ident: str = "tree") -> SafeString:
    """The drawing."""
    at = {k: (SIDE + x * SPACE, TOP + row * ROW) for k, (x, row) in placed(tree).items()}
    wide = max((x for x, _ in at.values()), default=0.0) + SIDE
    high = max((y for _, y in at.values()), default=0.0) + ROW - TOP + 24
    drawing = Drawing(wide, high, ident=ident, title=tree.title, desc="The list below says the same in words.")
    for letter, place in zip(LETTERS, tree.places, strict=False):
        _ground(drawing, [at[k] for k in place.keys if k in at], letter)
    for link in tree.links:
        _link(drawing, link, at)
    for n, union in enumerate(tree.unions):
        _union(drawing, union, at, n % 3 * 7.0)
    for node in tree.nodes:
        _node(drawing, node, *at[node.key])
    return drawing.svg(width=int(wide), height=int(high))


def _ground(drawing: Drawing, spots: list[tuple[float, float]], letter: str) -> None:
    """Pale ground under those who share a place, one piece where they stand together; its letter is in every corner."""
    for y in sorted({y for _, y in spots}):
        runs: list[list[float]] = []
        for x in sorted(x for x, row in spots if row == y):
            if runs and x - runs[-1][1] <= SPACE + 1:
                runs[-1][1] = x
            else:
                runs.append([x, x])
        for first, last in runs:
            left, room = first - SPACE / 2 + 8, last - first + SPACE - 16
            drawing.rect(left, y - RADIUS - 16, room, ROW - 38, WEIGHTS[1], EDGE, "4 3")
            drawing.text(left + 8, y - RADIUS - 1, letter, bold=True)


def _link(drawing: Drawing, link: Link, at: dict[int, tuple[float, float]]) -> None:
    if link.a not in at or link.b not in at:
        return
    (ax, ay), (bx, by) = at[link.a], at[link.b]
    if ay == by:
        high = ay - RADIUS - 22
        drawing.line(
            f"M{number(ax)} {number(ay - RADIUS)}V{number(high)}H{number(bx)}V{number(by - RADIUS)}", QUIET, 1.2, "2 4"
        )
        if link.told:
            drawing.text((ax + bx) / 2, high - 5, link.words, fill=QUIET, anchor="middle", halo=True)
        return
    if ay > by:
        (ax, ay), (bx, by) = (bx, by), (ax, ay)
    beneath = ay + RADIUS + 68
    drawing.line(f"M{number(ax)} {number(beneath)}L{number(bx)} {number(by - RADIUS - 4)}", QUIET, 1.2, "2 4")
    if link.told:
        drawing.text(
            ax + (bx - ax) * 0.3, beneath + (by - beneath) * 0.3, link.words, fill=QUIET, anchor="middle", halo=True
        )


def _union(drawing: Drawing, union: Union, at: dict[int, tuple[float, float]], aside: float) -> None:
    if union.a not in at:
        return
    below = sorted(at[k] for k in union.below if k in at)
    (ax, ay) = at[union.a]
    if union.b is None or union.b not in at:
        if not below:
            return
        away = -1 if any(y == ay and ax < x <= ax + SPACE * 1.1 for x, y in at.values()) else 1
        drop, level = ax + away * (SPACE / 2 - 6 - aside), ay
        drawing.line(f"M{number(ax + away * RADIUS)} {number(ay)}H{number(drop)}", INK, 1.5)
    else:
        (lx, ly), (rx, _) = sorted([at[union.a], at[union.b]])
        drop, level = rx - SPACE / 2 + aside, ly
        if rx - lx <= SPACE * 1.6:
            drop = (lx + rx) / 2 + aside
            drawing.line(f"M{number(lx + RADIUS)} {number(ly)}H{number(rx - RADIUS)}", INK, 1.5)
        else:
            high = ly - RADIUS - 14 - aside
            drawing.line(
                f"M{number(lx)} {number(ly - RADIUS)}V{number(high)}H{number(drop)}V{number(ly)}H{number(rx - RADIUS)}",
                INK,
                1.5,
            )
        if union.ended:
            x = drop - aside + (26 if below else 0)
            for away in (-4, 3):
                drawing.line(
                    f"M{number(x + away - 4)} {number(level + 8)}L{number(x + away + 4)} {number(level - 8)}", INK, 1.5
                )
        if union.words:
            for n, line in enumerate(reversed(wrap(union.words, SPACE - 2 * RADIUS - 8, size=12))):
                drawing.text(
                    (max(lx, rx - SPACE) + rx) / 2,
                    level - 10 - n * 14,
                    line,
                    fill=QUIET,
                    anchor="middle",
                    halo=True,
                    size=12,
                )
    if below:
        bar = below[0][1] - RADIUS - 24 + aside
        drawing.line(f"M{number(drop)} {number(level)}V{number(bar)}", INK, 1.5)
        ends = [drop, *(x for x, _ in below)]
        drawing.line(f"M{number(min(ends))} {number(bar)}H{number(max(ends))}", INK, 1.5)
        for x, y in below:
            drawing.line(f"M{number(x)} {number(bar)}V{number(y - RADIUS)}", INK, 1.5)


def _node(drawing: Drawing, node: Node, x: float, y: float) -> None:
    dash = "4 3" if node.faint else None
    for radius, fill in ((RADIUS + 4, WHITE), (RADIUS, WHITE)) if node.focus else ((RADIUS, WHITE),):
        _shape(drawing, node.shape, x, y, radius, fill, dash)
    if node.over:
        reach = RADIUS * 0.95
        left, right, top, foot = (number(v) for v in (x - reach, x + reach, y - reach, y + reach))
        drawing.line(f"M{left} {top}L{right} {foot}M{right} {top}L{left} {foot}", INK, 1.5)
    elif node.inside:
        drawing.text(x, y + (9 if node.shape == TRIANGLE else 5), node.inside, anchor="middle", bold=node.focus)
    lines = [part for line in node.lines for part in wrap(line, SPACE - 22)][:MOST_LINES]
    for n, line in enumerate(lines):
        drawing.text(
            x,
            y + RADIUS + 20 + n * 16,
            line,
            anchor="middle",
            bold=n == 0 and node.focus,
            fill=INK if n == 0 else QUIET,
        )


def _shape(drawing: Drawing, shape: str, x: float, y: float, r: float, fill: str, dash: str | None) -> None:
    how = {"fill": fill, "stroke": INK, "stroke_width": 1.8, "stroke_dasharray": dash}
    if shape == CIRCLE:
        drawing.shape("circle", cx=x, cy=y, r=r, **how)
    elif shape == SQUARE:
        drawing.shape("rect", x=x - r * 0.9, y=y - r * 0.9, width=r * 1.8, height=r * 1.8, **how)
    elif shape == TRIANGLE:
        drawing.shape(
            "path", d=f"M{number(x)} {number(y - r)}L{number(x + r)} {number(y + r * 0.8)}H{number(x - r)}Z", **how
        )
    else:
        drawing.shape(
            "path",
            d=f"M{number(x)} {number(y - r)}L{number(x + r)} {number(y)}L{number(x)} {number(y + r)}L{number(x - r)} {number(y)}Z",
            **how,
        )


def tree_list(tree: Tree) -> list[str]:
    """The drawing in sentences, in the order in which one would read it."""
    named = {n.key: n.lines[0] if n.lines else "" for n in tree.nodes}
    said = []
    for node in tree.nodes:
        more = ", ".join(line for line in node.lines[1:] if line)
        said.append(
            f"{named[node.key]}{': ' + more if more else ''}{', no longer living' if node.over and 'died' not in more else ''}."
        )
    for union in tree.unions:
        pair = [named[k] for k in (union.a, union.b) if k in named]
        if not pair:
            continue
        under = [named[k] for k in union.below if k in named]
        words = f", {union.words}" if union.words else ""
        line = " and ".join(pair) + (words if len(pair) > 1 else "")
        if union.ended and len(pair) > 1 and "until" not in words:
            line += ", no longer together"
        said.append(f"{line}: {', '.join(under)}." if under else f"{line}.")
    said += [
        f"{named[link.b]} and {named[link.a]}: {link.words}."
        for link in tree.links
        if link.a in named and link.b in named
    ]
    for letter, place in zip(LETTERS, tree.places, strict=False):
        people = [named[k] for k in place.keys if k in named]
        if people:
            said.append(f"{letter}, {place.words}: {', '.join(people)}.")
    return said

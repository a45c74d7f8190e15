"""One lane of a life chart: where each bar, gap, tick and diamond goes, and where its words go.

Words go inside a bar on one line or, under about 40 units, on two; otherwise beside it where there is room, otherwise
below the lane's bars on rows of their own with a thin line to what they name; and where that would need many rows, each
thing gets a letter that is told below. A lane grows as high as its words need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from throughline.web.charts.life import LEFT, NOW, TODAY, WIDTH, Bar, Diamond, Gap, Lane
from throughline.web.charts.svg import EDGE, INK, LATE, PINE, QUIET, RULE, WEIGHTS, WHITE, Drawing
from throughline.web.charts.timescale import TimeScale
from throughline.web.charts.type import width, wrap

TALL, SLIM, FOOT, TOP = 42.0, 26.0, 6.0, 6.0
LEFT_PAD, RIGHT_PAD, TWO_LINES, SLIVER, CLUSTER, ROW = 5.0, 1.5, 40.0, 4.0, 16.0, 15.0
LEAST, MOST_ROWS = 64.0, 4

Span = tuple[float, float]


@dataclass
class BarPlan:
    x1: float
    x2: float
    track: int
    weight: int
    lines: list[str]


@dataclass(frozen=True)
class Outside:
    """Words that did not fit in what they name, which stands at `at` in a track."""

    at: float
    words: str
    fill: str = INK
    track: int = 0


@dataclass(frozen=True)
class Words:
    """Words placed: `row` None beside what they name, else on a row below, joined to it by a line."""

    of: Outside
    x: float
    words: str
    anchor: str
    row: int | None = None


@dataclass
class LanePlan:
    lane: Lane
    tracks: int
    bars: list[BarPlan] = field(default_factory=list)
    slivers: list[tuple[float, int]] = field(default_factory=list)
    gaps: list[tuple[float, float, Gap, bool]] = field(default_factory=list)
    diamonds: list[float] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    key: list[str] = field(default_factory=list)
    now: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def bar_height(self) -> float:
        return TALL if self.tracks <= 1 else SLIM

    @property
    def area(self) -> float:
        """The height that the bars take."""
        return self.tracks * self.bar_height + (self.tracks - 1) * 3

    @property
    def rows(self) -> int:
        return max((w.row + 1 for w in self.words if w.row is not None), default=0) + len(self.key)

    @property
    def height(self) -> float:
        below = TOP + self.area + (10 if not self.rows else 16 + ROW * (self.rows - 1)) + (4 if self.key else 0)
        beside = 21 + 17 * (len(self.now) - 1) + 10
        return max(LEAST, below, beside)

    def top_of(self, track: int) -> float:
        return TOP + track * (self.bar_height + 3)


def plan_lane(lane: Lane, scale: TimeScale) -> LanePlan:
    """Where everything in a lane goes."""
    drawn = sorted((b for b in lane.bars if b.start <= scale.today), key=lambda b: (b.start, b.end or date.max))
    tracks = _tracks(drawn)
    plan = LanePlan(lane, max([1, *(track + 1 for track in tracks)]))
    outside = [found for bar, track in zip(drawn, tracks, strict=True) for found in _plan_bar(plan, bar, track, scale)]
    for tick in lane.ticks:
        plan.slivers.append((scale.x(tick.on), 0))
        outside.append(Outside(scale.x(tick.on), tick.words))
    outside += _plan_gaps(plan, lane.gaps, scale)
    outside += _plan_diamonds(plan, lane.diamonds, scale)
    outside.sort(key=lambda o: o.at)
    plan.words = _place(plan, outside)
    if any(w.row is not None and w.row >= MOST_ROWS for w in plan.words):
        _letter(plan, outside)
    plan.now = [(words, True) for words in wrap(lane.now[0], WIDTH - NOW - 4, bold=True)]
    plan.now += [(words, False) for words in wrap(lane.now[1], WIDTH - NOW - 4)]
    return plan


def _tracks(bars: Sequence[Bar]) -> list[int]:
    """The track of each bar: bars that overlap in time go under each other."""
    ends: list[date] = []
    found = []
    for bar in bars:
        track = next((n for n, last in enumerate(ends) if last <= bar.start), len(ends))
        ends[track : track + 1] = [bar.end or date.max]
        found.append(track)
    return found


def _plan_bar(plan: LanePlan, bar: Bar, track: int, scale: TimeScale) -> list[Outside]:
    x1, x2 = scale.x(bar.start), scale.x(min(bar.end or scale.today, scale.today))
    goes_on = bar.end is None or bar.end > scale.today
    said_today = goes_on and bool(plan.lane.now[0]) and plan.tracks == 1
    if x2 - x1 < SLIVER:
        plan.slivers.append((x1, track))
        return [] if said_today else [Outside(x1, bar.label, INK, track)]
    lines = _inside(bar.label, x2 - x1 - LEFT_PAD - RIGHT_PAD, plan.tracks)
    plan.bars.append(BarPlan(x1, x2, track, min(max(bar.weight, 0), 3), lines))
    return [] if lines or said_today else [Outside((x1 + x2) / 2, bar.label, INK, track)]


def _inside(label: str, room: float, tracks: int) -> list[str]:
    """The lines of a label that fit in a bar; none when the words must go outside."""
    if width(label) <= room:
        return [label]
    lines = wrap(label, room)
    fits = tracks == 1 and len(lines) == 2 and all(width(line) <= room for line in lines)
    return lines if fits else []


def _plan_gaps(plan: LanePlan, gaps: Sequence[Gap], scale: TimeScale) -> list[Outside]:
    outside = []
    for gap in gaps:
        if gap.start > scale.today:
            continue
        x1, x2 = scale.x(gap.start), scale.x(min(gap.end or scale.today, scale.today))
        within = x2 - x1 >= width(gap.words) + (20 if gap.quiet else 44)
        plan.gaps.append((x1, x2, gap, within))
        if not within:
            outside.append(Outside((x1 + x2) / 2, gap.words, QUIET if gap.quiet else LATE))
    return outside


def _plan_diamonds(plan: LanePlan, diamonds: Sequence[Diamond], scale: TimeScale) -> list[Outside]:
    """Diamonds that would cover each other become one, which says how many it stands for."""
    clusters: list[list[Diamond]] = []
    for diamond in sorted((d for d in diamonds if d.on <= scale.today), key=lambda d: d.on):
        if clusters and scale.x(diamond.on) - scale.x(clusters[-1][0].on) < CLUSTER:
            clusters[-1].append(diamond)
        else:
            clusters.append([diamond])
    plan.diamonds = [min(scale.x(cluster[0].on), TODAY - 9) for cluster in clusters]
    return [
        Outside(x, cluster[0].words if len(cluster) == 1 else f"{len(cluster)} times")
        for x, cluster in zip(plan.diamonds, clusters, strict=True)
    ]


def _taken(plan: LanePlan, track: int) -> list[Span]:
    spans = [(bar.x1, bar.x2) for bar in plan.bars if bar.track == track]
    spans += [(x - 3, x + 3) for x, on in plan.slivers if on == track]
    if track == 0:
        spans += [(x1, x2) for x1, x2, _, _ in plan.gaps] + [(x - 10, x + 10) for x in plan.diamonds]
    return spans


def _place(plan: LanePlan, outside: Sequence[Outside]) -> list[Words]:
    """Beside where there is room, to the left first; else on the first row below where words and line are free."""
    rows: list[list[Span]] = []
    beside = {track: _taken(plan, track) for track in range(plan.tracks)}
    placed = []
    for one in outside:
        at, room = one.at, width(one.words)
        own = next(((x1, x2) for x1, x2 in beside[one.track] if x1 <= at <= x2), (at, at))
        narrow = own[1] - own[0] < TWO_LINES
        others = [span for span in beside[one.track] if span != own]
        reach = 2 if plan.diamonds else 4
        sides = ((own[0] - reach - room, own[0] - reach, "end"), (own[1] + reach, own[1] + reach + room, "start"))
        for x1, x2, anchor in sides if narrow else ():
            if x1 >= LEFT and x2 <= TODAY - 4 and _free(others, x1 - 3, x2 + 3):
                beside[one.track].append((x1, x2))
                placed.append(Words(one, x2 if anchor == "end" else x1, one.words, anchor))
                break
        else:
            placed.append(_below(rows, one, room))
    return placed


def _below(rows: list[list[Span]], one: Outside, room: float) -> Words:
    at = one.at
    sides = [(at - 6 - room, at - 6, "end"), (at + 6, at + 6 + room, "start")]
    sides = [side for side in sides if side[0] >= LEFT and side[1] <= TODAY - 4] or [(LEFT, LEFT + room, "start")]
    for n in range(len(rows) + 1):
        if n == len(rows):
            rows.append([])
        clear = all(_free(row, at - 2, at + 2) for row in rows[:n])
        found = next((side for side in sides if clear and _free(rows[n], side[0] - 3, side[1] + 3)), None)
        if found:
            break
    x1, x2, anchor = found or sides[0]
    rows[n].append((min(x1, at - 2), max(x2, at + 2)))
    for row in rows[:n]:
        row.append((at - 2, at + 2))
    return Words(one, x2 if anchor == "end" else x1, one.words, anchor, n)


def _letter(plan: LanePlan, outside: Sequence[Outside]) -> None:
    """Too many words for the room: each thing gets a letter, and the letters are told below the lane."""
    rows: list[float] = []
    plan.words, said = [], ""
    for n, one in enumerate(outside):
        letter = chr(97 + n) if n < 26 else chr(96 + n // 26) + chr(97 + n % 26)
        half = width(letter) / 2
        row = next((k for k, end in enumerate(rows) if one.at - half >= end + 3), len(rows))
        rows[row : row + 1] = [one.at + half]
        plan.words.append(Words(one, one.at, letter, "middle", row))
        said += f"{' · ' if said else ''}{letter}\u00a0{one.words.replace(' ', chr(160))}"
    plan.key = [line.replace(chr(160), " ") for line in wrap(said, TODAY - LEFT - 4)]


def _free(spans: Sequence[Span], x1: float, x2: float) -> bool:
    return all(x2 <= start or x1 >= end for start, end in spans)


# ---- drawing ----
def draw_lane(drawing: Drawing, plan: LanePlan, scale: TimeScale, top: float) -> None:
    """Paint a planned lane with its upper edge at `top`."""
    drawing.line(f"M0 {top:.1f}H{WIDTH:.0f}", RULE)
    title = wrap(plan.lane.title, 84, bold=True)
    for n, line in enumerate(title):
        drawing.text(0, top + (27 if len(title) == 1 else 20) + 15 * n, line, bold=True)
    for n, (line, bold) in enumerate(plan.now):
        drawing.text(NOW, top + 21 + 17 * n, line, bold=bold)
    middle = top + TOP + plan.bar_height / 2
    if plan.diamonds:
        drawing.line(f"M{LEFT:.0f} {middle - 2:.1f}H{TODAY:.0f}", RULE)
    foot = top + TOP + plan.area
    for gap in plan.gaps:
        _draw_gap(drawing, gap, middle)
    for bar in plan.bars:
        _draw_bar(drawing, bar, plan, top)
    for x, track in plan.slivers:
        start = top + plan.top_of(track)
        drawing.line(f"M{min(x, TODAY - 3):.1f} {start - 4:.1f}V{start + plan.bar_height:.1f}", INK, 3)
    for words in plan.words:
        if words.row is not None:
            _draw_leader(drawing, words, top + plan.top_of(words.of.track) + plan.bar_height, foot)
    for x in plan.diamonds:
        drawing.shape("path", d=f"M{x:.1f} {middle - 12:.1f}l9 10l-9 10l-9 -10z", fill=LATE, stroke=WHITE)
    for words in plan.words:
        beside = top + plan.top_of(words.of.track) + plan.bar_height / 2 + (3 if plan.diamonds else 5)
        y = beside if words.row is None else foot + 12 + ROW * words.row
        drawing.text(
            words.x,
            y,
            words.words,
            fill=words.of.fill,
            halo=True,
            anchor=None if words.anchor == "start" else words.anchor,
        )
    under = foot + 15 + ROW * (plan.rows - len(plan.key))
    for n, line in enumerate(plan.key):
        drawing.text(LEFT, under + ROW * n, line, halo=True)


def _draw_leader(drawing: Drawing, words: Words, start: float, foot: float) -> None:
    base = foot + 8 + ROW * (words.row or 0)
    if words.anchor == "middle":
        if words.row:
            drawing.line(f"M{words.of.at:.1f} {start:.1f}V{base - 8:.1f}", words.of.fill)
        return
    drawing.line(f"M{words.of.at:.1f} {start - 2:.1f}V{base:.1f}h{-4 if words.anchor == 'end' else 4}", words.of.fill)


def _draw_bar(drawing: Drawing, bar: BarPlan, plan: LanePlan, top: float) -> None:
    high = plan.bar_height
    y, x, wide = top + plan.top_of(bar.track), bar.x1 + 0.75, bar.x2 - bar.x1 - 1.5
    solid = bar.weight == 3
    drawing.rect(x, y, wide, high, WEIGHTS[bar.weight], PINE if bar.weight else EDGE, None if bar.weight else "3 3")
    if bar.weight in (1, 2):
        drawing.rect(x + 0.5, y + high - FOOT - 0.5, wide - 1, FOOT, WHITE)
    if bar.weight == 1:
        drawing.dots(x + 0.5, y + high - FOOT / 2 - 0.5, wide - 1)
    if bar.weight == 2:
        drawing.hatch(x + 0.5, y + high - FOOT - 0.5, wide - 1, FOOT)
    first = y + (15 if len(bar.lines) == 2 else 21 if high == TALL else 15)
    for n, words in enumerate(bar.lines):
        drawing.text(bar.x1 + LEFT_PAD, first + 14.5 * n, words, fill=WHITE if solid else INK)


def _draw_gap(drawing: Drawing, gap: tuple[float, float, Gap, bool], y: float) -> None:
    x1, x2, said, within = gap
    colour, dash = (EDGE, "3 3") if said.quiet else (LATE, "5 4")
    inset = 0 if said.quiet else min(4, (x2 - x1) / 4)
    drawing.line(f"M{x1 + inset:.1f} {y:.1f}H{x2 - inset:.1f}", colour, 1 if said.quiet else 1.5, dash)
    if not within:
        return
    room = width(said.words)
    start = x1 + 6 if said.quiet else (x1 + x2 - room) / 2
    drawing.rect(start - 5, y - 10, room + 10, 20, WHITE)
    drawing.text(start, y + 5, said.words, fill=QUIET if said.quiet else LATE)

"""A figure month by month: ours solid, the target dashed, others a band, each named at its right end.

The open month is a filled dot; a month that has changed since it was published is a ring. A month that was not counted
is a break in the line, never a nought. Small multiples share one scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from throughline.web.charts.svg import BAND, INK, PINE, QUIET, RULE, TARGET, WHITE, Drawing
from throughline.web.charts.type import width, wrap
from throughline.web.days import month_words

WIDTH, PRINTED, LEFT, TOP, BOTTOM, NAMES = 1240.0, 780.0, 44.0, 12.0, 262.0, 190.0


@dataclass(frozen=True)
class Point:
    """One month. `value` None: not counted. `published`: what was published, where that was another figure."""

    month: date
    value: float | None
    published: float | None = None

    @property
    def changed(self) -> bool:
        return self.published is not None and self.published != self.value


@dataclass(frozen=True)
class Band:
    """The range of others, low and high for each month of the trend; None where there is none."""

    ranges: Sequence[tuple[float, float] | None]
    words: str


@dataclass(frozen=True)
class Note:
    month: date
    words: str


@dataclass(frozen=True)
class Trend:
    """`scale` (low, high) is chosen from the figures when not given. `open_month`: the last month is not over yet."""

    title: str
    points: Sequence[Point]
    ours: str = "ours"
    unit: str = ""
    target: float | None = None
    target_words: str = "target"
    band: Band | None = None
    notes: Sequence[Note] = ()
    open_month: bool = True
    scale: tuple[float, float] | None = None
    ident: str = "trend"

    def say(self, value: float) -> str:
        return f"{value:g}{self.unit}"

    @property
    def known(self) -> list[Point]:
        return [p for p in self.points if p.value is not None]


def shared_scale(several: Sequence[Trend]) -> tuple[float, float]:
    """One scale that holds every figure, target and band, on round numbers. Percentages stay within 0 and 100."""
    values = [p.value for t in several for p in t.points if p.value is not None]
    values += [t.target for t in several if t.target is not None]
    values += [v for t in several if t.band for pair in t.band.ranges if pair for v in pair]
    if not values:
        return 0.0, 100.0 if any(t.unit == "%" for t in several) else 10.0
    low, high = min(values), max(values)
    step = _step(max(high - low, 1))
    bottom, top = (low // step) * step, -(-high // step) * step
    bottom, top = bottom - step if low - bottom < step / 4 else bottom, top + step if top - high < step / 8 else top
    if min(values) >= 0:
        bottom = max(0.0, bottom)
    if all(t.unit == "%" for t in several) and max(values) <= 100:
        top = min(100.0, top)
    return float(bottom), float(top if top > bottom else bottom + step)


def _step(spread: float) -> float:
    size = 1.0
    while size * 10 <= spread:
        size *= 10
    while size > spread:
        size /= 10
    return next((size * n for n in (1, 2, 5, 10) if spread / (size * n) <= 5), size * 10)


@dataclass(frozen=True)
class _Frame:
    """Places for months and values inside a box."""

    trend: Trend
    low: float
    high: float
    left: float
    right: float
    top: float
    bottom: float

    def x(self, n: int) -> float:
        last = len(self.trend.points) - 1
        return self.left + (self.right - self.left) * (n / last if last else 1.0)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - (self.bottom - self.top) * min(max(share, 0.0), 1.0)

    def runs(self) -> list[list[tuple[float, float]]]:
        """The line in pieces, broken where a month was not counted."""
        pieces: list[list[tuple[float, float]]] = [[]]
        for n, point in enumerate(self.trend.points):
            if point.value is None:
                pieces.append([])
            else:
                pieces[-1].append((self.x(n), self.y(point.value)))
        return [piece for piece in pieces if piece]


def trend_chart(trend: Trend, wide: float = WIDTH) -> SafeString:
    """The whole chart as SVG, `wide` by 300 units; `PRINTED` is the width at which its words are 8 pt on upright A4."""
    low, high = trend.scale or _with_room(trend, *shared_scale([trend]))
    frame = _Frame(trend, low, high, LEFT, wide - NAMES - 14, TOP, BOTTOM)
    drawing = Drawing(wide, 300, ident=trend.ident, title=trend.title, desc=_describe(trend))
    step = _step(high - low)
    value = -(-low // step) * step
    while value <= high + step / 100:
        drawing.line(f"M{LEFT:.0f} {frame.y(value):.1f}H{frame.right:.0f}", RULE)
        drawing.text(LEFT - 8, frame.y(value) + 4, trend.say(round(value, 4)), fill=QUIET, anchor="end")
        value += step
    _draw_band(drawing, frame)
    if trend.target is not None:
        drawing.line(f"M{LEFT:.0f} {frame.y(trend.target):.1f}H{frame.right:.0f}", TARGET, 2, "8 5")
    _draw_line(drawing, frame, 3, 5)
    _draw_names(drawing, frame)
    _draw_notes(drawing, frame)
    _draw_months(drawing, frame)
    return drawing.svg()


def small_trend(trend: Trend) -> SafeString:
    """One of several small charts, 280 by 98 units, its last figure a dot. Give all of them one `scale`."""
    low, high = trend.scale or shared_scale([trend])
    frame = _Frame(trend, low, high, 4, 272, 8, 92)
    drawing = Drawing(280, 98, ident=trend.ident, title=f"{trend.title}: {_describe(trend)}")
    if trend.target is not None:
        drawing.line(f"M2 {frame.y(trend.target):.1f}H274", TARGET, 1.5, "5 4")
    drawing.line("M2 92H274", RULE)
    _draw_line(drawing, frame, 2.5, 4)
    return drawing.svg()


def sparkline(trend: Trend) -> SafeString:
    """A line among words, 96 by 20 units."""
    low, high = trend.scale or shared_scale([trend])
    frame = _Frame(trend, low, high, 3, 90, 4, 17)
    drawing = Drawing(96, 20, ident=trend.ident, title=f"{trend.title}: {_describe(trend)}")
    _draw_line(drawing, frame, 2, 3)
    return drawing.svg(width=96, height=20)


def _with_room(trend: Trend, low: float, high: float) -> tuple[float, float]:
    """One step more at the foot, where a note would otherwise have no room under the line."""
    noted = {note.month for note in trend.notes}
    lowest = min((p.value for p in trend.points if p.value is not None and p.month in noted), default=high)
    return (max(0.0, low - _step(high - low)) if lowest - low < (high - low) / 3 else low), high


def _describe(trend: Trend) -> str:
    known = trend.known
    if not known:
        return "nothing counted yet."
    first, last = known[0], known[-1]
    lowest = min(known, key=lambda p: p.value or 0)
    said = f"from {trend.say(first.value or 0)} in {month_words(first.month)} to {trend.say(last.value or 0)} in "
    said += f"{month_words(last.month)}"
    if lowest not in (first, last):
        said += f", lowest {trend.say(lowest.value or 0)} in {month_words(lowest.month)}"
    missing = len(trend.points) - len(known)
    said += f"; {missing} not counted" if missing else ""
    return said + (f"; {trend.target_words} {trend.say(trend.target)}." if trend.target is not None else ".")


def _draw_band(drawing: Drawing, frame: _Frame) -> None:
    if not frame.trend.band:
        return
    piece: list[tuple[float, float, float]] = []
    for n, pair in enumerate([*frame.trend.band.ranges, None]):
        if pair is not None:
            piece.append((frame.x(n), frame.y(pair[0]), frame.y(pair[1])))
        elif piece:
            there = "L".join(f"{x:.1f} {high:.1f}" for x, _, high in piece)
            back = "L".join(f"{x:.1f} {low:.1f}" for x, low, _ in reversed(piece))
            drawing.shape("path", d=f"M{there}L{back}Z", fill=BAND)
            piece = []


def _draw_line(drawing: Drawing, frame: _Frame, weight: float, dot: float) -> None:
    trend = frame.trend
    for piece in frame.runs():
        if len(piece) > 1:
            path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in piece)
            drawing.line(path, PINE, weight, stroke_linejoin="round")
        else:
            drawing.circle(*piece[0], dot - 1, PINE)
    for n, point in enumerate(trend.points):
        if point.value is not None and point.changed:
            drawing.circle(frame.x(n), frame.y(point.value), dot - 0.5, WHITE, PINE, 2)
    last = trend.points[-1] if trend.points else None
    if last and last.value is not None and not last.changed and (trend.open_month or dot < 5):
        drawing.circle(frame.x(len(trend.points) - 1), frame.y(last.value), dot, PINE)


def _draw_names(drawing: Drawing, frame: _Frame) -> None:
    """Names at the right end, pushed apart so that none touches another."""
    trend = frame.trend
    names: list[tuple[float, list[str], str, bool]] = []
    if trend.target is not None:
        names.append((frame.y(trend.target), [f"{trend.say(trend.target)} {trend.target_words}"], TARGET, True))
    if trend.known:
        value = trend.known[-1].value or 0
        names.append((frame.y(value), wrap(f"{trend.say(value)} {trend.ours}", NAMES, bold=True), INK, True))
    pairs = [pair for pair in trend.band.ranges if pair] if trend.band else []
    if trend.band and pairs:
        middle = (frame.y(pairs[-1][0]) + frame.y(pairs[-1][1])) / 2
        names.append((middle, wrap(trend.band.words, NAMES), INK, False))
    names.sort(key=lambda name: name[0])
    edge = 4.0
    for y, lines, fill, bold in names:
        start = max(y - 8 * len(lines), edge)
        for n, words in enumerate(lines):
            drawing.text(frame.right + 14, start + 12 + 16 * n, words, fill=fill, bold=bold)
        edge = start + 16 * len(lines) + 3


def _draw_notes(drawing: Drawing, frame: _Frame) -> None:
    """Words under the line at their month, kept inside the frame and off each other."""
    trend, rows = frame.trend, [0.0] * 3
    places = {p.month: n for n, p in enumerate(trend.points)}
    for note in sorted(trend.notes, key=lambda note: note.month):
        n = places.get(note.month)
        if n is None or trend.points[n].value is None:
            continue
        x, y, half = frame.x(n), frame.y(trend.points[n].value or 0), width(note.words) / 2
        middle = min(max(x, LEFT + half + 4), frame.right - half)
        row = next((k for k, end in enumerate(rows) if middle - half > end + 8), len(rows) - 1)
        rows[row] = middle + half
        below = min(max(y + 36, BOTTOM - 40), BOTTOM - 8 - 16 * (len(rows) - 1)) + 16 * row
        if below < y + 24:  # the line runs too low for words under it
            below = y - 30
            drawing.line(f"M{x:.1f} {y - 10:.1f}V{below + 4:.1f}")
        else:
            drawing.line(f"M{x:.1f} {y + 10:.1f}V{below - 12:.1f}")
        drawing.text(middle, below, note.words, anchor="middle", halo=True)


def _draw_months(drawing: Drawing, frame: _Frame) -> None:
    drawing.line(f"M{LEFT:.0f} 274H{frame.right:.0f}")
    points, edge = frame.trend.points, 0.0
    years = [n for n, p in enumerate(points) if p.month.month == 1]
    shown = years if len(points) > 14 else list(range(len(points)))
    for n in shown:
        x, month = frame.x(n), points[n].month
        words = f"{month:%B} {month.year}" if n == shown[0] else str(month.year) if month.month == 1 else f"{month:%b}"
        half = width(words) / 2
        drawing.line(f"M{x:.1f} 270v8")
        middle = max(x, half + 2)
        if middle - half >= edge:
            drawing.text(middle, 294, words, anchor="middle")
            edge = middle + half + 6


def trend_table(trend: Trend) -> list[tuple[str, str, str]]:
    """(month, figure, what to know about it) for the table under the chart; a month not counted says so."""
    rows = []
    notes = {note.month: note.words for note in trend.notes}
    for n, point in enumerate(trend.points):
        said = [notes[point.month]] if point.month in notes else []
        if point.changed and point.published is not None:
            said.append(f"published as {trend.say(point.published)}")
        if trend.open_month and n == len(trend.points) - 1:
            said.append("so far")
        figure = "not counted" if point.value is None else trend.say(point.value)
        rows.append((month_words(point.month), figure, "; ".join(said)))
    return rows

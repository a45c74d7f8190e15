"""The life chart: one line of time from a beginning to today, with a lane for each thing that had periods.

What it may hold, the drawing as a whole, and its twins in words. `lanes.py` places what stands in a lane. The weight of
ink says how much is carried: 0 a dashed outline, 1 pale with dots, 2 mid with hatching, 3 solid. Drawn by attributes
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from throughline.base.words import age_words, count_words, length_words
from throughline.web.charts import timescale
from throughline.web.charts.svg import INK, PAPER, QUIET, RULE, WHITE, Drawing
from throughline.web.charts.type import width, wrap
from throughline.web.days import day_words

WIDTH, LEFT, TODAY, NOW = 1240.0, 92.0, 1052.0, 1064.0
AXIS, MARKS, RADIUS = 44.0, 74.0, 10.0


@dataclass(frozen=True)
class Bar:
    """A period. `end` of None goes on today; `weight` 0 to 3."""

    start: date
    end: date | None
    label: str
    weight: int = 0


@dataclass(frozen=True)
class Gap:
    """A period in which there was nothing. `quiet`: nothing was expected; else it is said in the colour of late."""

    start: date
    end: date | None
    words: str
    quiet: bool = False


@dataclass(frozen=True)
class Tick:
    """A thing too short to be a bar."""

    on: date
    words: str


@dataclass(frozen=True)
class Diamond:
    """A time away, with its length in words."""

    on: date
    words: str


@dataclass(frozen=True)
class Mark:
    """An event worth a number on the line. `when` replaces the date where only a month or a year is known."""

    on: date
    words: str
    when: str = ""


@dataclass(frozen=True)
class Lane:
    """`now`: what is so today, first line bold; it stands right of today and says what a short last bar cannot."""

    title: str
    now: tuple[str, str] = ("", "")
    bars: Sequence[Bar] = ()
    gaps: Sequence[Gap] = ()
    ticks: Sequence[Tick] = ()
    diamonds: Sequence[Diamond] = ()


@dataclass(frozen=True)
class LifeChart:
    """`begin` is the left edge; `born` differs from it only where the story starts before the birth.

    Choose at most twelve marks: more are drawn, but nobody reads them."""

    title: str
    begin: date
    today: date
    lanes: Sequence[Lane]
    marks: Sequence[Mark] = ()
    born: date | None = None
    born_words: str = "born"
    age_title: str = "Age"
    today_line: str = ""
    marks_title: str = "What happened"
    marks_now: str = ""
    foot: str = ""
    desc: str = ""
    ident: str = "life"

    @property
    def scale(self) -> timescale.TimeScale:
        return timescale.TimeScale(self.begin, self.today, LEFT, TODAY)


def life_chart(chart: LifeChart) -> SafeString:
    """The chart as SVG, 1240 units wide and as high as its lanes need."""
    from throughline.web.charts.lanes import LanePlan, draw_lane, plan_lane  # it needs the shapes above

    if chart.begin > chart.today:
        raise ValueError(f"{chart.title}: begins on {chart.begin}, after today, {chart.today}")
    scale = chart.scale
    levels = _mark_levels(chart)
    first = MARKS + 24 * max(levels, default=0) + 40 if chart.marks else AXIS + 6
    plans: list[tuple[float, LanePlan]] = []
    top = first
    for lane in chart.lanes:
        plan = plan_lane(lane, scale)
        plans.append((top, plan))
        top += plan.height
    height = top + (26 if chart.foot else 6)
    drawing = Drawing(WIDTH, height, ident=chart.ident, title=chart.title, desc=chart.desc or _describe(chart))
    _draw_time(drawing, chart, top)
    _draw_marks(drawing, chart, levels, first)
    for lane_top, plan in plans:
        draw_lane(drawing, plan, scale, lane_top)
    if chart.foot:
        drawing.text(LEFT, top + 14, chart.foot, fill=QUIET)
    return drawing.svg()


def _describe(chart: LifeChart) -> str:
    names = ", ".join(lane.title.lower() for lane in chart.lanes)
    return f"{len(chart.lanes)} lanes against one line of time: {names}. The same facts follow in words."


def _draw_time(drawing: Drawing, chart: LifeChart, bottom: float) -> None:
    scale, born = chart.scale, chart.born or chart.begin
    lines = timescale.calendar(scale)
    for day, _ in lines:
        drawing.line(f"M{_n(scale.x(day))} {_n(AXIS)}V{_n(bottom - 4)}", RULE)
    start = timescale.beginning(scale)
    drawing.text(LEFT, 20, start, fill=QUIET)
    for x, words in timescale.labels_that_fit(scale, lines, LEFT + width(start) + 5):
        drawing.text(x, 20, words, fill=QUIET, anchor="middle")
    for n, words in enumerate(wrap(chart.age_title, 84, bold=True)):
        drawing.text(0, 38 + 15 * n, words, bold=True)
    born_x, ticks, edge = scale.x(born), timescale.ages(scale, born), LEFT
    if chart.begin <= born <= chart.today and born_x + width(chart.born_words) < TODAY:
        drawing.text(born_x - 2, 38, chart.born_words)
        edge = born_x + width(chart.born_words) + 4
    for day, _ in ticks:
        drawing.line(f"M{_n(scale.x(day))} {_n(AXIS - 2)}v5")
    for x, words in timescale.labels_that_fit(scale, ticks, edge):
        drawing.text(x, 38, words, anchor="middle")
    drawing.line(f"M{_n(LEFT)} {_n(AXIS)}H{_n(TODAY)}")
    drawing.rect(TODAY, 0, WIDTH - TODAY, bottom, PAPER)
    drawing.line(f"M{_n(TODAY)} 0V{_n(bottom)}", INK, 2)
    drawing.text(NOW, 20, f"Today, {day_words(chart.today)}", bold=True)
    drawing.text(NOW, 38, chart.today_line or age_words(born, chart.today))


def _mark_levels(chart: LifeChart) -> list[int]:
    """The level of each mark: 0 on the line, one lower for each circle that would otherwise touch another."""
    ends: list[float] = []
    levels = []
    for mark in sorted(chart.marks, key=lambda m: m.on):
        x = _mark_x(chart, mark)
        free = [n for n, end in enumerate(ends) if x - end >= 2 * RADIUS + 2]
        level = free[0] if free else len(ends) if len(ends) < 5 else ends.index(min(ends))
        ends[level : level + 1] = [x]
        levels.append(level)
    return levels


def _mark_x(chart: LifeChart, mark: Mark) -> float:
    return min(chart.scale.x(mark.on), TODAY - RADIUS - 2)


def _draw_marks(drawing: Drawing, chart: LifeChart, levels: list[int], bottom: float) -> None:
    if not chart.marks:
        return
    for n, words in enumerate(wrap(chart.marks_title, 84, bold=True)):
        drawing.text(0, MARKS + 5 + 15 * n, words, bold=True)
    drawing.line(f"M{_n(LEFT)} {_n(MARKS)}H{_n(TODAY)}", INK, 2)
    marks = sorted(chart.marks, key=lambda m: m.on)
    for mark in marks:
        drawing.line(f"M{_n(_mark_x(chart, mark))} {_n(MARKS)}V{_n(bottom - 10)}", INK, 1, "2 2")
    for n, (mark, level) in enumerate(zip(marks, levels, strict=True), 1):
        x, y = _mark_x(chart, mark), MARKS + 24 * level
        drawing.circle(x, y, RADIUS, WHITE, INK, 1.5)
        drawing.text(x, y + 4.5, str(n), bold=True, anchor="middle")
    now = chart.marks_now or f"{count_words(len(marks), 'event')}, listed below"
    drawing.text(NOW, 72, now)


def _n(value: float) -> str:
    return f"{value:.1f}"


# ---- the twins in words ----
@dataclass(frozen=True)
class LifeRow:
    """One row of the chart as a table; `ended` says "today" for what goes on."""

    lane: str
    what: str
    began: str
    ended: str
    lasted: str
    start: date

    @property
    def sentence(self) -> str:
        if self.ended == "today":
            return f"{self.what}: since {self.began}, {self.lasted}"
        if not self.ended:
            return f"{self.what}: {self.began}"
        return f"{self.what}: {self.began} to {self.ended}, {self.lasted}"


def life_chart_table(chart: LifeChart) -> list[LifeRow]:
    """Everything in the chart, lane by lane and in order of time."""
    rows = [
        LifeRow(chart.marks_title, m.words, m.when or day_words(m.on), "", "", m.on)
        for m in sorted(chart.marks, key=lambda m: m.on)
    ]
    for lane in chart.lanes:
        points: list[Tick | Diamond] = [*lane.ticks, *lane.diamonds]
        periods = [(b.label, b.start, b.end) for b in lane.bars] + [(g.words, g.start, g.end) for g in lane.gaps]
        found = [
            LifeRow(
                lane.title,
                words,
                day_words(start),
                day_words(end) if end else "today",
                length_words(start, max(end or chart.today, start)),
                start,
            )
            for words, start, end in periods
        ]
        found += [LifeRow(lane.title, p.words, day_words(p.on), "", "", p.on) for p in points]
        rows += sorted(found, key=lambda row: row.start)
    return rows


def life_chart_list(chart: LifeChart) -> list[tuple[str, list[str]]]:
    """(lane, sentences) for every lane, the numbered events first; a lane with nothing in it says so."""
    rows = life_chart_table(chart)
    titles = ([chart.marks_title] if chart.marks else []) + [lane.title for lane in chart.lanes]
    return [(title, [row.sentence for row in rows if row.lane == title] or ["nothing recorded"]) for title in titles]


def life_chart_key(chart: LifeChart) -> list[str]:
    """The words of the numbered circles, in their order: "2 May 2017. Moved here."."""
    return [f"{m.when or day_words(m.on)}. {m.words}" for m in sorted(chart.marks, key=lambda m: m.on)]

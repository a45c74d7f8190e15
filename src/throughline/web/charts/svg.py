"""Drawing in SVG by attributes alone: no style, no class, no script. It prints, travels and keeps a strict policy."""

from __future__ import annotations

import html
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString

INK, QUIET, RULE, EDGE = "#23201c", "#59524a", "#d8d0c3", "#807668"
PINE, LATE, TARGET, BAND, PAPER, WHITE = "#1d4f4b", "#8a3116", "#7a4a00", "#e6ddcd", "#f7f4ee", "#ffffff"
WEIGHTS = (WHITE, "#e3ece9", "#a9c6bf", PINE)
FONT = "Atkinson Hyperlegible Next, system-ui, sans-serif"

Value = str | float | int | None


def number(value: float) -> str:
    """A coordinate: one decimal place at most, and no negative nought."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Drawing:
    """Collects shapes in the order in which they are painted. `ident` must be unique on the page."""

    def __init__(self, width: float, height: float, *, ident: str, title: str, desc: str = "") -> None:
        self.width, self.height = width, height
        self.ident, self.title, self.desc = ident, title, desc
        self.shapes: list[str] = []

    def shape(self, name: str, body: str = "", /, **attributes: Value) -> None:
        """One element. Underscores in names stand for hyphens; attributes of None are left out; all is escaped."""
        self.shapes.append(element(name, str(escape(body)), **attributes))

    def line(self, path: str, stroke: str = INK, width: float = 1, dash: str | None = None, **more: Value) -> None:
        self.shape("path", d=path, fill="none", stroke=stroke, stroke_width=width, stroke_dasharray=dash, **more)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        stroke: str | None = None,
        dash: str | None = None,
    ) -> None:
        self.shape(
            "rect", x=x, y=y, width=max(width, 0), height=height, fill=fill, stroke=stroke, stroke_dasharray=dash
        )

    def circle(self, x: float, y: float, r: float, fill: str, stroke: str | None = None, width: float = 1) -> None:
        self.shape("circle", cx=x, cy=y, r=r, fill=fill, stroke=stroke, stroke_width=width if stroke else None)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        fill: str = INK,
        bold: bool = False,
        anchor: str | None = None,
        halo: bool = False,
        size: float | None = None,
    ) -> None:
        """Words with their baseline at `y`. `halo` clears a little ground around them."""
        self.shape(
            "text",
            words,
            x=x,
            y=y,
            fill=fill,
            font_weight="700" if bold else None,
            text_anchor=anchor,
            font_size=size,
            stroke=WHITE if halo else None,
            stroke_width=5 if halo else None,
            stroke_linejoin="round" if halo else None,
            paint_order="stroke" if halo else None,
        )

    def hatch(
        self, x: float, y: float, width: float, height: float, stroke: str = PINE, step: float = 6, weight: float = 2
    ) -> None:
        """Strokes at 45 degrees that stay inside the box. Drawn, not a pattern: patterns need ids and not every printer
        has them."""
        segments: list[str] = []
        start = x - height + step / 2
        while start < x + width:
            x1, x2 = max(start, x), min(start + height, x + width)
            if x2 > x1:
                y1, y2 = y + height - (x1 - start), y + height - (x2 - start)
                segments.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
            start += step
        if segments:
            self.line("".join(segments), stroke, weight)

    def dots(self, x: float, y: float, width: float, stroke: str = PINE) -> None:
        """A row of dots from `x`, kept inside the width."""
        if width > 5:
            path = f"M{number(x + 3)} {number(y)}H{number(x + width - 2)}"
            self.line(path, stroke, 2.2, "0 6", stroke_linecap="round")

    def svg(self, **root: Value) -> SafeString:
        named = f"{self.ident}-t" + (f" {self.ident}-d" if self.desc else "")
        head = element("title", str(escape(self.title)), id=f"{self.ident}-t")
        if self.desc:
            head += element("desc", str(escape(self.desc)), id=f"{self.ident}-d")
        attributes: dict[str, Value] = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(self.width)} {number(self.height)}",
            "role": "img",
            "aria_labelledby": named,
            "font_family": FONT,
            "font_size": 13,
            "fill": INK,
        }
        return SafeString(element("svg", head + "".join(self.shapes), **{**attributes, **root}))


def element(name: str, body: str = "", /, **attributes: Value) -> str:
    """An element as text; `body` must be escaped already."""
    said = "".join(
        [f' {_name(key)}="{_attribute(value)}"' for key, value in attributes.items() if value is not None]
    )
    return f"<{name}{said}>{body}</{name}>" if body else f"<{name}{said}/>"


@lru_cache(maxsize=200)
def _name(key: str) -> str:
    return key.replace("_", "-")


def _attribute(value: Value) -> str:
    """A life in one picture has a thousand elements: numbers need no escaping, and text no lazy translation."""
    if isinstance(value, float):
        return number(value)
    return str(value) if type(value) is int else html.escape(str(value))

"""Bars in the rows of a table: solid to the limit, hatched beyond it, the limit an upright line; and shares."""

from __future__ import annotations

from django.utils.safestring import SafeString

from throughline.web.charts.svg import INK, LATE, PINE, RULE, TARGET, WHITE, Drawing, number
from throughline.web.charts.type import width


def limit_bar(value: float, limit: float | None, top: float, *, words: str, ident: str, unit: str = "") -> SafeString:
    """How much of a limit is used; without a limit, a count. `top` is the largest value in the table, so that rows
    compare; `words` names what is measured ("Weight"). 200 by 24 units."""
    said = f"{words} {number(float(value))}{unit}"
    said += f", limit {number(float(limit))}{unit}" if limit is not None else ""
    drawing = Drawing(200, 24, ident=ident, title=said)
    label = f"{number(float(value))}{unit}"
    room = 200 - width(label) - 14
    scale = room / max(top, limit or 0, value, 1e-9)
    end, edge = value * scale, (limit if limit is not None else value) * scale
    drawing.rect(0, 6, min(end, edge), 12, PINE)
    if end > edge:
        drawing.rect(edge, 6.5, end - edge, 11, WHITE, LATE)
        drawing.hatch(edge + 0.5, 7, end - edge - 1, 10, LATE, 6, 2.2)
    if limit is not None:
        drawing.line(f"M{max(edge, 1):.1f} 1V23", INK, 2)
    drawing.text(max(end, edge) + 8, 17, label)
    return drawing.svg(width=200, height=24)


def share_bar(share: float | None, target: float | None = None, *, words: str, ident: str) -> SafeString:
    """A percentage from 0 to 100 in its frame, with the target dashed. None is an empty frame that says so.
    420 by 22 units."""
    said = f"{words} {'not counted' if share is None else f'{number(float(share))}%'}"
    said += f", target {number(float(target))}%" if target is not None else ""
    drawing = Drawing(420, 22, ident=ident, title=said)
    drawing.rect(0.5, 5.5, 400, 11, WHITE, RULE)
    if share is None:
        drawing.text(6, 15.5, "not counted", size=11)
    else:
        drawing.rect(0, 5, min(max(share, 0), 100) * 4, 12, PINE)
    if target is not None:
        x = min(max(target, 0), 100) * 4
        drawing.line(f"M{x:.1f} 0V22", WHITE, 6)
        drawing.line(f"M{x:.1f} 0V22", TARGET, 2.5, "5 3")
    return drawing.svg(width=420, height=22)

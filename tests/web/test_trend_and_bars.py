"""Trends and bars keep their grammar, read from the drawings."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from throughline.base.calendar import add_months
from throughline.web.charts.bars import limit_bar, share_bar
from throughline.web.charts.trend import (
    PRINTED,
    Band,
    Note,
    Point,
    Trend,
    shared_scale,
    small_trend,
    sparkline,
    trend_chart,
    trend_table,
)
from throughline.web.gallery_data import trend

SVG = "{http://www.w3.org/2000/svg}"
START = date(2024, 1, 1)


def of(*values: float | None, **more: object) -> Trend:
    points = [Point(add_months(START, n), value) for n, value in enumerate(values)]
    return Trend("Looked over in time", points, unit="%", **more)


def paths(svg: str, **attributes: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(svg)
    return [p for p in root.iter(f"{SVG}path") if all(p.get(k.replace("_", "-")) == v for k, v in attributes.items())]


def texts(svg: str) -> dict[str, ElementTree.Element]:
    return {t.text or "": t for t in ElementTree.fromstring(svg).iter(f"{SVG}text")}


def test_ours_is_solid_the_target_dashed_and_each_is_named_at_its_right_end() -> None:
    svg = trend_chart(of(80, 85, 88, target=90.0, band=Band([(70, 80)] * 3, "similar yards, 70% to 80%")))
    assert len(paths(svg, stroke="#1d4f4b", stroke_width="3")) == 1
    assert len(paths(svg, stroke="#7a4a00", stroke_dasharray="8 5")) == 1
    assert len(paths(svg, fill="#e6ddcd")) == 1
    found = texts(svg)
    named = [found["88% ours"], found["90% target"], found["similar yards, 70% to 80%"]]
    assert {t.get("x") for t in named} == {"1050"}
    heights = sorted(float(t.get("y") or 0) for t in named)
    assert all(b - a >= 14 for a, b in pairwise(heights))


def test_the_open_month_is_a_dot_and_a_changed_month_a_ring() -> None:
    root = ElementTree.fromstring(trend_chart(trend()))
    circles = [(c.get("fill"), c.get("r")) for c in root.iter(f"{SVG}circle")]
    assert circles == [("#ffffff", "4.5"), ("#1d4f4b", "5")]
    closed = ElementTree.fromstring(trend_chart(of(80, 85, open_month=False)))
    assert not list(closed.iter(f"{SVG}circle"))


def test_a_month_that_was_not_counted_breaks_the_line_and_is_never_nought() -> None:
    gap = of(80, 81, None, 83, 84)
    assert len(paths(trend_chart(gap), stroke="#1d4f4b", stroke_width="3")) == 2
    assert trend_table(gap)[2] == ("March 2024", "not counted", "")
    assert "1 not counted" in trend_chart(gap)
    alone = ElementTree.fromstring(trend_chart(of(None, 81, None)))
    assert list(alone.iter(f"{SVG}circle")), "a single month between gaps is a dot"


def test_the_band_is_left_out_where_there_is_none() -> None:
    svg = trend_chart(of(80, 81, 82, 83, 84, band=Band([(70, 75), (70, 75), None, (70, 75), (70, 75)], "others")))
    assert len(paths(svg, fill="#e6ddcd")) == 2


def test_nothing_counted_yet_is_drawn_and_said() -> None:
    for draw in (trend_chart, small_trend, sparkline):
        assert "nothing counted yet" in draw(of(None, None))
        ElementTree.fromstring(draw(of()))


def test_notes_stand_under_the_line_inside_the_frame() -> None:
    notes = [
        Note(START, "a long note at the very first month"),
        Note(add_months(START, 1), "four skippers short, all of them away"),
    ]
    svg = trend_chart(of(90, 73, 90, 91, 92, notes=notes))
    found = texts(svg)
    first, second = found["a long note at the very first month"], found["four skippers short, all of them away"]
    assert float(first.get("x") or 0) > 44 + 80
    assert first.get("y") != second.get("y"), "they would run into each other on one line"
    assert all(float(t.get("y") or 0) <= 262 for t in (first, second))


def test_the_printed_drawing_is_narrower_with_the_same_words() -> None:
    wide, printed = trend_chart(trend()), trend_chart(replace(trend(), ident="p"), PRINTED)
    assert 'viewBox="0 0 780 300"' in printed
    assert set(texts(wide)) - set(texts(printed)) <= {"similar harbours, 79% to 90%"}


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ((78.0, 88.0), (75, 90)),
        ((0.0, 3.0), (0, 4)),
        ((99.0, 100.0), (98, 100)),
        ((50.0,), (49, 51)),
    ],
)
def test_scales_are_round_and_hold_everything(values: tuple[float, ...], scale: tuple[float, float]) -> None:
    low, high = shared_scale([of(*values)])
    assert low <= min(values) and high >= max(values) and high <= 100 and low >= 0
    assert low <= scale[0] and high >= scale[1] - 2


def test_small_ones_share_a_scale() -> None:
    one, other = of(60, 61), of(95, 96)
    scale = shared_scale([one, other])
    drawn = [small_trend(replace(t, scale=scale, ident=str(n))) for n, t in enumerate((one, other))]
    lines = [paths(svg, stroke_width="2.5")[0].get("d") or "" for svg in drawn]
    first, second = (float(line.split("L")[0].split(" ")[1]) for line in lines)
    assert second < first, "a higher figure stands higher"


def test_a_bar_is_solid_to_its_limit_and_hatched_beyond_it() -> None:
    root = ElementTree.fromstring(limit_bar(25, 20, 28, words="Weight", ident="w"))
    title = root.find(f"{SVG}title")
    assert title is not None and title.text == "Weight 25, limit 20"
    solid, beyond = root.findall(f"{SVG}rect")
    assert float(solid.get("width") or 0) / float(beyond.get("width") or 0) == pytest.approx(4, rel=0.05)
    assert beyond.get("stroke") == "#8a3116"
    within = ElementTree.fromstring(limit_bar(11, 20, 28, words="Weight", ident="w"))
    assert len(within.findall(f"{SVG}rect")) == 1


def test_a_bar_without_a_limit_is_a_count() -> None:
    root = ElementTree.fromstring(limit_bar(4, None, 8, words="Boats", ident="w"))
    assert len(root.findall(f"{SVG}rect")) == 1 and not root.findall(f"{SVG}path")


def test_a_share_that_was_not_counted_says_so() -> None:
    assert "not counted" in share_bar(None, 90, words="Dry dock", ident="b")
    root = ElementTree.fromstring(share_bar(69, 90, words="South", ident="b"))
    title = root.find(f"{SVG}title")
    assert title is not None and title.text == "South 69%, target 90%"
    assert [r.get("width") for r in root.findall(f"{SVG}rect")] == ["400", "276"]

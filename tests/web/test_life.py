"""The life chart keeps its grammar, read from the drawing itself."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.web.charts.lanes import plan_lane
from throughline.web.charts.life import (
    LEFT,
    TODAY,
    Bar,
    Diamond,
    Gap,
    Lane,
    LifeChart,
    Mark,
    Tick,
    life_chart,
    life_chart_key,
    life_chart_list,
    life_chart_table,
)
from throughline.web.charts.type import width, wrap
from throughline.web.gallery_data import crowded_life, life, young_life

NOW = date(2025, 11, 25)
BORN = date(2014, 3, 14)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: LifeChart) -> ElementTree.Element:
    return ElementTree.fromstring(life_chart(chart))


def words(root: ElementTree.Element) -> list[str]:
    return [t.text or "" for t in root.iter(f"{SVG}text")]


def one_lane(*bars: Bar, now: tuple[str, str] = ("", ""), born: date = BORN, **lane: object) -> LifeChart:
    return LifeChart("A life", born, NOW, [Lane("Mooring", now, bars, **lane)])


@pytest.mark.parametrize("chart", [life(), young_life(), crowded_life()], ids=["life", "young", "crowded"])
def test_drawn_by_attributes_alone_and_named(chart: LifeChart) -> None:
    root = drawn(chart)
    assert root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and desc is not None and title.text == chart.title and desc.text
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    for element in root.iter():
        assert not {"style", "class"} & set(element.attrib)
        assert element.tag != f"{SVG}style" and element.tag != f"{SVG}script"


def test_today_is_a_heavy_upright_and_the_column_beside_it_says_what_is_so() -> None:
    root = drawn(life())
    uprights = [p for p in root.iter(f"{SVG}path") if (p.get("d") or "").startswith(f"M{TODAY:.1f} 0V")]
    assert [p.get("stroke-width") for p in uprights] == ["2"]
    right = [t.text for t in root.iter(f"{SVG}text") if float(t.get("x") or 0) > TODAY]
    assert right[:2] == ["Today, 25 November 2025", "she is 11 years 8 months"]
    assert {"North basin", "berth 14, 17 months", "Full licence"} <= set(right)


def test_weight_of_ink_falls_in_lightness_and_each_has_its_own_edge() -> None:
    quarter = (NOW - BORN) // 4
    bars = [Bar(BORN + quarter * n, BORN + quarter * (n + 1), f"weight {n}", n) for n in range(4)]
    root = drawn(one_lane(*bars))
    by_weight = [
        next(r for r in root.iter(f"{SVG}rect") if r.get("height") == "42" and float(r.get("x") or 0) > x)
        for x in (92, 332, 572, 812)
    ]
    lightness = [int((r.get("fill") or "")[1:3], 16) for r in by_weight]
    assert lightness == sorted(lightness, reverse=True) and len(set(lightness)) == 4
    assert by_weight[0].get("stroke-dasharray") == "3 3"
    assert not by_weight[3].get("stroke-dasharray")
    assert len([p for p in root.iter(f"{SVG}path") if p.get("stroke-dasharray") == "0 6"]) == 1, "dots for weight 1"
    assert len([p for p in root.iter(f"{SVG}path") if (p.get("d") or "").count("M") > 5]) == 1, "hatching for weight 2"
    white = [t.text for t in root.iter(f"{SVG}text") if t.get("fill") == "#ffffff"]
    assert white == ["weight 3"]


def test_a_label_breaks_in_two_when_its_bar_is_short_and_leaves_when_it_is_shorter() -> None:
    scale = one_lane().scale

    def plan(days: int) -> tuple[list[str], list[str]]:
        lane = Lane("Mooring", bars=[Bar(date(2016, 1, 1), date(2016, 1, 1) + timedelta(days=days), "Guest berth")])
        found = plan_lane(lane, scale)
        return found.bars[0].lines if found.bars else [], [w.words for w in found.words]

    assert plan(400) == (["Guest berth"], [])
    assert plan(210) == (["Guest", "berth"], [])
    assert plan(100) == ([], ["Guest berth"])
    assert plan(5) == ([], ["Guest berth"])


def test_words_that_left_stand_beside_their_bar_where_there_is_room() -> None:
    found = plan_lane(Lane("Mooring", bars=[Bar(date(2018, 1, 1), date(2018, 3, 1), "Guest berth")]), one_lane().scale)
    (placed,) = found.words
    assert placed.row is None and placed.anchor == "end" and placed.x < found.bars[0].x1


def test_a_short_last_bar_is_told_in_the_column_of_today() -> None:
    recent = Bar(NOW - timedelta(days=60), None, "Club fleet")
    assert "Club fleet" not in words(drawn(one_lane(recent, now=("Club fleet, year 1", ""))))
    assert "Club fleet" in words(drawn(one_lane(recent)))


def test_gaps_are_drawn_with_their_words() -> None:
    wide, narrow = (
        Gap(date(2016, 1, 1), date(2019, 1, 1), "nobody, 3 years"),
        Gap(date(2020, 1, 1), date(2020, 2, 5), "no berth, 5 weeks"),
    )
    root = drawn(one_lane(gaps=[wide, narrow]))
    dashed = [p for p in root.iter(f"{SVG}path") if p.get("stroke-dasharray") == "5 4"]
    assert len(dashed) == 2 and {p.get("stroke") for p in dashed} == {"#8a3116"}
    late = {t.text for t in root.iter(f"{SVG}text") if t.get("fill") == "#8a3116"}
    assert late == {"nobody, 3 years", "no berth, 5 weeks"}


def test_short_things_are_ticks_and_times_away_are_diamonds() -> None:
    root = drawn(one_lane(ticks=[Tick(date(2018, 5, 1), "impounded, 3 days")]))
    assert [p for p in root.iter(f"{SVG}path") if p.get("stroke-width") == "3"] and "impounded, 3 days" in words(root)
    root = drawn(one_lane(diamonds=[Diamond(date(2018, 5, 1), "one night"), Diamond(date(2019, 5, 1), "4 hours")]))
    assert len([p for p in root.iter(f"{SVG}path") if p.get("fill") == "#8a3116"]) == 2
    assert {"one night", "4 hours"} <= set(words(root))


def test_diamonds_that_would_cover_each_other_are_counted() -> None:
    away = [Diamond(date(2018, 5, 1) + timedelta(days=n), "a night") for n in range(7)]
    assert "7 times" in words(drawn(one_lane(diamonds=away)))


def test_periods_that_overlap_lie_under_each_other() -> None:
    plan = plan_lane(
        Lane("Plans", bars=[Bar(date(2015, 1, 1), date(2018, 1, 1), "Refit"), Bar(date(2017, 1, 1), None, "Winter")]),
        one_lane().scale,
    )
    assert [bar.track for bar in plan.bars] == [0, 1]
    handed_over = [Bar(date(2015, 1, 1), date(2017, 1, 1), "One"), Bar(date(2017, 1, 1), None, "Two")]
    assert plan_lane(Lane("Plans", bars=handed_over), one_lane().scale).tracks == 1


def test_numbered_events_never_touch() -> None:
    marks = [Mark(date(2018, 1, 1) + timedelta(days=20 * n), f"Event {n}.") for n in range(12)]
    root = drawn(LifeChart("A life", BORN, NOW, [], marks))
    centres = [(float(c.get("cx") or 0), float(c.get("cy") or 0)) for c in root.iter(f"{SVG}circle")]
    assert len(centres) == 12
    for n, (x, y) in enumerate(centres):
        for a, b in centres[n + 1 :]:
            assert (x - a) ** 2 + (y - b) ** 2 >= 20**2


@pytest.mark.parametrize("days", [0, 1, 5, 21, 60, 200, 800, 1500, 21 * 365])
def test_every_length_of_life_has_a_calendar_and_ages_that_do_not_run_into_each_other(days: int) -> None:
    born = NOW - timedelta(days=days)
    root = drawn(LifeChart("A life", born, NOW, [Lane("Mooring", ("Here", ""), [Bar(born, None, "Here", 2)])]))
    for line in ("20", "38"):
        spans = []
        for text in root.iter(f"{SVG}text"):
            if text.get("y") == line:
                half = width(text.text or "", bold=text.get("font-weight") == "700")
                x = float(text.get("x") or 0)
                spans.append((x - half / 2, x + half / 2) if text.get("text-anchor") == "middle" else (x, x + half))
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), spans


def test_a_story_may_begin_before_the_birth() -> None:
    root = drawn(LifeChart("A life", date(2025, 6, 1), NOW, [], born=date(2025, 11, 4), today_line="three weeks old"))
    born = next(t for t in root.iter(f"{SVG}text") if t.text == "born")
    assert float(born.get("x") or 0) > LEFT + 400


def test_a_life_that_begins_after_today_is_refused() -> None:
    with pytest.raises(ValueError, match="after today"):
        life_chart(LifeChart("A life", NOW + timedelta(days=1), NOW, []))


def test_names_are_escaped() -> None:
    assert "&lt;b&gt;" in life_chart(one_lane(Bar(BORN, None, "<b>&")))


def test_many_short_stays_get_letters_that_are_told_below() -> None:
    found = words(drawn(crowded_life()))
    assert {"a", "z", "aa"} <= set(found)
    told = " ".join(found)
    assert "a Oak quay 1" in told and "b Birch pontoon 2" in told


def test_twins_in_words_hold_everything() -> None:
    rows = life_chart_table(life())
    assert len(rows) == 9 + sum(len(n.bars) + len(n.gaps) + len(n.ticks) + len(n.diamonds) for n in life().lanes)
    listed = dict(life_chart_list(life()))
    assert listed["Licence"][-1] == "Full licence: since 2 July 2024, 1 year 4 months"
    assert "nobody, 2 years 8 months: 20 March 2020 to 16 November 2022, 2 years 7 months" in listed["Skipper"]
    assert listed["Adrift"][0] == "one night: 18 January 2024"
    assert life_chart_key(life())[2] == "September 2018. Sold for the first time."
    assert dict(life_chart_list(young_life()))["Licence"] == ["nothing recorded"]


def test_words_break_between_words_only() -> None:
    assert wrap("With a very long name", 60) == ["With a", "very long", "name"]
    assert wrap("", 60) == []
    assert width("iii") < width("mmm") and width("a", bold=True) > width("a")


Period = tuple[int, int, int, bool]  # begins, lasts, weight, goes on
periods = st.tuples(st.integers(0, 7600), st.integers(0, 3000), st.integers(0, 3), st.booleans())


@given(st.lists(periods, max_size=30), st.lists(st.integers(0, 7600), max_size=12), st.integers(0, 7600))
@settings(max_examples=60, deadline=None)
def test_any_life_is_drawn_inside_its_frame(bars: list[Period], points: list[int], age: int) -> None:
    born = NOW - timedelta(days=age)
    lane = Lane(
        "Mooring", ("Here", "since then"),
        [Bar(born + timedelta(days=s), None if on else born + timedelta(days=s + n), f"Place {s}", w)
         for s, n, w, on in bars],
        ticks=[Tick(born + timedelta(days=p), "a short thing") for p in points if p <= age],
        diamonds=[Diamond(born + timedelta(days=p), "one night") for p in points],
    )  # fmt: skip
    marks = [Mark(born + timedelta(days=p), "Something.") for p in points if p <= age]
    root = drawn(LifeChart("A life", born, NOW, [lane], marks))
    height = float((root.get("viewBox") or "").split()[3])
    for rect in root.iter(f"{SVG}rect"):
        x, y = float(rect.get("x") or 0), float(rect.get("y") or 0)
        assert x >= -0.1 and x + float(rect.get("width") or 0) <= 1240.1
        assert y >= 0 and y + float(rect.get("height") or 0) <= height + 0.1
    for text in root.iter(f"{SVG}text"):
        assert 0 < float(text.get("y") or 0) <= height
        x, wide = float(text.get("x") or 0), width(text.text or "", bold=text.get("font-weight") == "700")
        start = {"end": x - wide, "middle": x - wide / 2}.get(text.get("text-anchor") or "", x)
        assert start >= -0.5 and start + wide <= 1241, text.text


@given(st.lists(periods, min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_words_outside_never_cover_each_other(bars: list[Period]) -> None:
    born = NOW - timedelta(days=7600)
    made = [Bar(born + timedelta(days=s), born + timedelta(days=s + n), f"Place {s}", w) for s, n, w, _ in bars]
    plan = plan_lane(Lane("Mooring", bars=made), LifeChart("A life", born, NOW, []).scale)
    placed: dict[tuple[int | None, int], list[tuple[float, float]]] = {}
    for one in plan.words:
        wide = width(one.words)
        start = {"end": one.x - wide, "middle": one.x - wide / 2}.get(one.anchor, one.x)
        line = (one.row, one.of.track if one.row is None else 0)
        for left, right in placed.get(line, []):
            assert start >= right or start + wide <= left, (one.words, line)
        placed.setdefault(line, []).append((start, start + wide))

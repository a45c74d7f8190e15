"""What stands on the page of a measure, row by row and word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from throughline.base.calendar import add_months, london_day
from throughline.base.words import date_words, number_words
from throughline.engines.measures.breakdowns import team_names
from throughline.engines.measures.declarations import LOWER, Measure
from throughline.engines.measures.figures import Figure, Member
from throughline.engines.measures.publishing import Published, changed_since
from throughline.engines.measures.registry import measures
from throughline.engines.measures.suppression import MARK
from throughline.engines.measures.windows import Window, first_of
from throughline.engines.measures.words import against_target, change_words, said, said_of
from throughline.engines.measures.words import of_words as plain_of_words
from throughline.insight.measures.charts import line_of
from throughline.insight.measures.queries import Cell, Listed, Month, Told, cell
from throughline.web.charts.trend import Trend
from throughline.web.days import month_words

HIDDEN = "fewer than six, not shown"


def year_before(month: date, *, years: int = 1) -> date:
    """The same month, years earlier."""
    return add_months(month, -12 * years)


def cell_words(one: Cell) -> str:
    """A figure as shown; small ones as the mark."""
    return MARK if one.hidden else said_of(one.measure, one.figure)


def of_words(one: Cell) -> str:
    """ "535 of 606 children", or why it is not shown."""
    return HIDDEN if one.hidden else plain_of_words(one.measure, one.figure)


# --- The list -----------------------------------------------------------------------------------------------------


def _is_quiet(one: Listed) -> bool:
    """Nothing to count this month, nor in the year before it."""
    held = [one.now, *one.months.values()]
    return one.measure.is_share and all(c.figure.out_of == 0 for c in held)


def quiet_links(several: Sequence[Listed]) -> list[dict[str, str]]:
    """Measures with nothing to count for a year, as links in a line."""
    return [{"words": one.measure.title, "url": _page(one.measure)} for one in several if _is_quiet(one)]


def list_tables(several: Sequence[Listed], today: date) -> list[tuple[str, list[dict[str, Any]]]]:
    """How it goes, and what is done in time: the rows of an area."""
    shown = [one for one in several if not _is_quiet(one)]
    parts = (
        ("", [o for o in shown if o.measure.of_duty is None]),
        ("In time", [o for o in shown if o.measure.of_duty is not None]),
    )
    return [(title, [_list_row(one, today) for one in held]) for title, held in parts if held]


def _list_row(one: Listed, today: date) -> dict[str, Any]:
    return {
        "title": one.measure.title,
        "url": _page(one.measure),
        "said": cell_words(one.now),
        "of": of_words(one.now),
        "target": "" if one.target is None else said(one.measure, one.target),
        "against": against_target(one.measure, one.now.value, one.target),
        "line": line_of(one, today),
    }


def _page(measure: Measure) -> str:
    return reverse("measures.one", kwargs={"code": measure.code})


# --- Addresses ----------------------------------------------------------------------------------------------------


def month_query(month: date, today: date) -> str:
    """ "?month=2026-10", or nothing for the open month."""
    return "" if month == first_of(today) else f"?month={month:%Y-%m}"


def children_url(told: Told, **which: str) -> str:
    """Where the children behind a part of this figure are listed; nowhere for those who see figures only."""
    if told.small_hidden:
        return ""
    return _children(told.measure, told.month.window.month, **which)


def _children(measure: Measure, month: date, **which: str) -> str:
    at = reverse("measures.children", kwargs={"code": measure.code})
    return f"{at}?{urlencode({'month': f'{month:%Y-%m}', **which})}"


def trend_links(told: Told) -> list[dict[str, str]]:
    """Download, and as known on another day."""
    code = {"code": told.measure.code}
    links = [{"words": "download", "url": reverse("measures.table", kwargs=code)}]
    if not told.small_hidden:
        links.append({"words": "as known on another day", "url": reverse("measures.known_on", kwargs=code)})
    return links


def month_links(told: Told) -> list[dict[str, Any]]:
    """The last twelve months, to look at one of them."""
    at = reverse("measures.one", kwargs={"code": told.measure.code})
    today = told.viewer.today
    return [
        {
            "words": month_words(m.window.month),
            "url": f"{at}{month_query(m.window.month, today)}",
            "current": m.window.month == told.month.window.month,
        }
        for m in reversed(told.months[-13:])
    ]


# --- The figure ---------------------------------------------------------------------------------------------------


def _open_words(measure: Measure, number: int) -> str:
    return measure.left_out.format(n=f"{number:,}")


def open_rest(told: Told) -> dict[str, str] | None:
    """ "Open the 71 who were not"."""
    rest = told.cell.figure.rest
    if told.cell.hidden or not told.measure.is_share or rest <= 0 or told.small_hidden:
        return None
    return {"words": f"Open the {_open_words(told.measure, rest)}", "url": children_url(told, counted="no")}


def open_counted(told: Told) -> dict[str, str] | None:
    """ "Open the 535"."""
    counted = told.cell.figure.counted
    if told.cell.hidden or counted <= 0 or told.small_hidden:
        return None
    return {"words": f"Open the {counted:,}", "url": children_url(told, counted="yes")}


def not_known_words(told: Told) -> str:
    """How many the record cannot tell of."""
    number = told.month.figure.not_known if told.month.figure else 0
    if not number:
        return ""
    one, many = told.measure.things
    shown = "some" if told.small_hidden and number < 6 else f"{number:,}"
    return f"Not known: {shown} {one if number == 1 else many}; counted apart."


def year_ago_words(measure: Measure, month: Month | None, small_hidden: bool) -> str:
    """ "A year ago: 84%."."""
    if month is None or month.figure is None:
        return ""
    one = cell(measure, month.figure, small_hidden=small_hidden)
    return "" if one.value is None else f"A year ago: {said(measure, one.value)}."


def comparison_words(told: Told) -> str:
    """Where the band comes from."""
    if told.others is None:
        return ""
    invented = " Invented for training." if told.others.invented else ""
    return f"Similar councils: {told.others.source}, to {date_words(told.others.until_on)}.{invented}"


def changed_rows(told: Told) -> list[dict[str, Any]]:
    """Published months that are another figure now: what it is, what it was, why, and both to open."""
    rows = []
    measure = told.measure
    for month in reversed(told.changed_months):
        assert month.now is not None and month.published is not None
        now = cell(measure, month.now, small_hidden=told.small_hidden)
        then = cell(measure, month.published.figure, small_hidden=told.small_hidden)
        if now.hidden or then.hidden:
            continue
        name, on = (
            month_words(month.window.month).split()[0],
            date_words(london_day(month.published.at), told.viewer.today),
        )
        rows.append(
            {
                "strong": f"{name} is {cell_words(now)}; it was published as {cell_words(then)} on {on}.",
                "why": "" if told.small_hidden else _why_changed(measure, month.published, month.rows),
                "see": "" if told.small_hidden else _children(measure, month.window.month, counted="changed"),
                "published": ""
                if told.small_hidden
                else _children(measure, month.window.month, counted="published_no"),
                "name": name,
            }
        )
    return rows


def _why_changed(measure: Measure, then: Published, rows: Sequence[Member]) -> str:
    """ "Seven visits that count were recorded or corrected after that.", and what no longer counts."""
    changed = changed_since(then, rows)
    told = []
    if came := len(changed.came_to_count):
        told.append(f"{_things(measure, came)} that count{_s(came)} {_were(came)} recorded or corrected after that")
    if gone := len(changed.no_longer):
        told.append(f"{_things(measure, gone)} no longer count{_s(gone)}")
    if not told and (came := len(changed.came_in)):
        told.append(f"{_things(measure, came)} to be counted out of {_were(came)} recorded after that")
    if not told and (gone := len(changed.went_out)):
        told.append(f"{_things(measure, gone)} {_were(gone)} taken out after that")
    text = " and ".join(told) or "what it is counted out of was changed after that"
    return f"{text[:1].upper()}{text[1:]}."


def _things(measure: Measure, number: int) -> str:
    one, many = measure.things
    return f"{number_words(number)} {one if number == 1 else many}"


def _s(number: int) -> str:
    return "s" if number == 1 else ""


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


# --- Groups -------------------------------------------------------------------------------------------------------


def team_names_of(viewer: Any) -> Mapping[str, str]:
    """Every team's name by its number."""
    return team_names(viewer.authority_id)


def team_rows(told: Told) -> list[dict[str, Any]]:
    """One row a team, best first (for those where lower is better, lowest first)."""
    measure, rows = told.measure, []
    for number, (team, one) in enumerate(told.cells("team").items()):
        before = told.before.get(team)
        then = measure.value(before.counted, before.out_of) if before and measure.is_share else None
        difference = one.value - then if one.value is not None and then is not None and not told.small_hidden else None
        rest = one.figure.rest if measure.is_share else one.figure.counted
        rows.append(
            {
                "name": told.teams.get(team, "A team no longer there"),
                "said": cell_words(one),
                "value": one.value,
                "of": MARK
                if one.hidden
                else f"{one.figure.counted:,} of {one.figure.out_of:,}"
                if measure.is_share
                else f"{one.figure.counted:,}",
                "change": change_words(measure, difference),
                "ident": f"b-{number}",
                "open": f"the {_open_words(measure, rest)}" if measure.is_share else f"the {rest:,}",
                "url": children_url(told, counted="no" if measure.is_share else "yes", by="team", group=team)
                if rest and not one.hidden
                else "",
                "count": float(one.figure.counted),
                "hidden": one.hidden,
            }
        )
    lowest = measure.better == LOWER
    return sorted(rows, key=lambda r: (r["value"] is None, (r["value"] or 0) * (1 if lowest else -1), r["name"]))


def group_sections(told: Told, trends: Mapping[str, Mapping[str, Trend]]) -> list[dict[str, Any]]:
    """The small charts, breakdown by breakdown."""
    sections = []
    for by in told.measure.by:
        if by.code == "team" or not told.groups.get(by.code):
            continue
        rows = []
        for name, one in told.cells(by.code).items():
            rows.append(
                {
                    "name": name,
                    "said": cell_words(one),
                    "trend": trends[by.code][name],
                    "of": HIDDEN if one.hidden else _out_of_words(told.measure, one.figure),
                    "url": children_url(told, counted="no" if told.measure.is_share else "yes", by=by.code, group=name),
                }
            )
        sections.append({"by": by, "rows": rows})
    return sections


def _out_of_words(measure: Measure, figure: Figure) -> str:
    number = figure.out_of if measure.is_share else figure.counted
    one, many = measure.things
    return f"{number:,} {one if number == 1 else many}"


def rule_rows(told: Told) -> list[dict[str, str]]:
    """The measures of a duty's single rules, to open."""
    parts = [m for m in measures().values() if m.part_of == told.measure.code]
    return [{"words": m.title, "url": reverse("measures.one", kwargs={"code": m.code})} for m in parts]


def exactly(measure: Measure) -> dict[str, Any]:
    """The definition, where it comes from, and the law behind it."""
    blocks = [
        {"since": block.day, "rules": [{"words": r.words, "source": str(r.source or "")} for r in block.rules]}
        for block in reversed(measure.of_duty.law if measure.of_duty else ())
    ]
    return {
        "says": measure.says,
        "source": str(measure.source or ""),
        "local": measure.local,
        "law": blocks[:1],
        "earlier": blocks[1:],
        "code": measure.code,
        "not_known": measure.not_known is not None or measure.of_duty is not None,
        "shared": measure.is_share,
    }


# --- Rows behind a figure -----------------------------------------------------------------------------------------


def chosen_rows(rows: Sequence[Member], which: str, then: Published | None, window: Window) -> list[Member]:
    """The rows that are asked for: yes, no, unknown, as published, or changed since."""
    if which == "yes":
        return [m for m in rows if m.counts and m.known]
    if which == "unknown":
        return [m for m in rows if not m.known]
    if which == "changed" and then is not None:
        changed = changed_since(then, rows).subjects
        now = {m.subject for m in rows}
        return [m for m in rows if m.subject in changed] + [_gone(s, window) for s in sorted(changed - now)]
    if which in ("published", "published_no") and then is not None:
        asked = list(then.counted)
        if which == "published_no":
            asked = list(then.out_of)
            for subject in then.counted:
                asked.remove(subject)
        return [_gone(s, window) for s in asked]
    return [m for m in rows if not m.counts and m.known]


def _gone(subject: int, window: Window) -> Member:
    """Somebody as published: who, and no more than the month."""
    return Member(subject, 0, window.end, False, True, None)


def which_words(measure: Measure, which: str, number: int, then: Published | None, today: date) -> str:
    """Which of the rows these are, in words."""
    one, many = measure.things
    things = one if number == 1 else many
    on = date_words(london_day(then.at), today) if then else ""
    return {
        "yes": f"The {number:,} {things} that count",
        "unknown": f"The {number:,} {things} of which the record cannot tell",
        "changed": f"What has changed since the figure was published on {on}",
        "published": f"The {number:,} {things} that counted when it was published on {on}",
        "published_no": f"As published on {on}: the {_open_words(measure, number)}",
    }.get(which, f"The {_open_words(measure, number)}" if measure.is_share else f"The {number:,} {things}")

"""Tags and filters of the design system. `{% load tl %}`; README.md beside this package lists each with its context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from throughline.base import words as written
from throughline.web import days
from throughline.web.charts import bars, life, tree, trend
from throughline.web.forms import option_id, with_reveals
from throughline.web.preferences import preference_classes as _preference_classes
from throughline.web.sheets import side_by_side

register = template.Library()


# ---- filters: days and counts ----
@register.filter
def day(value: date | None, today: date | None = None) -> str:
    return days.day_words(value, today) if value else ""


@register.filter
def long_day(value: date | None) -> str:
    return written.day_words(days.as_day(value)) if value else ""


@register.filter
def short_day(value: date | None, today: date | None = None) -> str:
    return written.short_day(days.as_day(value), today) if value else ""


@register.filter
def month(value: date | None) -> str:
    return days.month_words(value) if value else ""


@register.filter
def clock_time(value: datetime | None) -> str:
    return written.time_words(value) if value else ""


@register.filter
def moment(value: datetime | None, today: date | None = None) -> str:
    return days.moment_words(value, today) if value else ""


@register.filter
def age(born: date | None, today: date) -> str:
    return written.age_words(born, today) if born else "age not known"


@register.filter
def short_age(born: date | None, today: date) -> str:
    return written.age_words(born, today).split(" year")[0] if born else "age not known"


@register.filter
def span(start: date | None, end: date) -> str:
    return written.length_words(start, end) if start else ""


@register.filter
def count_of(number: int | None, noun: str) -> str:
    """`{{ 3|count_of:"visit" }}` "3 visits"; `{{ 1|count_of:"person,people" }}` "1 person"; nothing counted is said."""
    if number is None:
        return "not counted"
    one, _, many = noun.partition(",")
    return days.several(number, one, many or None)


@register.filter
def preference_classes(prefs: Mapping[str, Any] | None) -> str:
    return _preference_classes(prefs or None)


@register.filter
def tel(number: str) -> str:
    """A telephone number as a link's address: "tel:01632960214"."""
    return "tel:" + "".join(c for c in number if c.isdigit() or c == "+")


@register.filter
def invalid(attrs: Mapping[str, Any]) -> bool:
    """Whether a widget's attributes say that its value was refused."""
    return str(attrs.get("aria-invalid", "")) == "true"


# ---- blocks: {% sheet "Due" %} … {% endsheet %} ----
def _part(name: str, **context: Any) -> SafeString:
    return SafeString(render_to_string(f"web/parts/{name}.html", context))


@register.simple_block_tag
def sheet(content: str, title: str, small: str = "", ident: str = "", level: int = 2, classes: str = "") -> SafeString:
    return _part(
        "sheet",
        content=content,
        title=title,
        small=small,
        level=level,
        classes=classes,
        ident=ident or f"s-{slugify(title)}",
    )


@register.simple_block_tag
def fold(content: str, title: str, small: str = "", form: Any = None, wanted: Any = False, ident: str = "") -> SafeString:
    """A box that stays shut until it is wanted, for what is done seldom. With errors in its form it stands open, and where a
    link led to it (`wanted`)."""
    return _part(
        "fold",
        content=content,
        title=title,
        small=small,
        opened=bool(wanted or (form is not None and form.is_bound and form.errors)),
        ident=ident or f"s-{slugify(title)}",
    )


@register.simple_block_tag
def alarm(content: str, title: str, ident: str = "", level: int = 2) -> SafeString:
    return _part(
        "sheet", content=content, title=title, level=level, classes="tl-unknown", ident=ident or f"s-{slugify(title)}"
    )


@register.simple_block_tag
def guard(content: str, strong: str) -> SafeString:
    return format_html('<p class="tl-guard"><strong>{}</strong> {}</p>', strong, content)


@register.simple_block_tag
def ask(content: str) -> SafeString:
    return format_html('<p class="tl-ask">{}</p>', content)


@register.simple_block_tag
def saved(content: str, title: str = "") -> SafeString:
    return _part("saved", content=content, title=title)


@register.simple_block_tag
def quote(content: str, by: str = "") -> SafeString:
    return _part("quote", content=SafeString(content.strip()), by=by)


@register.simple_block_tag
def scroll(content: str, label: str, classes: str = "") -> SafeString:
    """A region that scrolls sideways by itself, reachable by keyboard."""
    box = '<div class="tl-scroll {}" tabindex="0" role="group" aria-label="{}">{}</div>'
    return format_html(box, classes, label, content)


@register.simple_block_tag
def draft(content: str, when: str = "") -> SafeString:
    tail = format_html(' <span class="tl-quiet tl-xs">{}</span>', when) if when else ""
    return format_html('<div class="tl-draft">{}{}</div>', content, tail)


# ---- lists and small parts ----
@register.inclusion_tag("web/parts/due.html")
def due(rows: Iterable[Any], empty: str = "") -> dict[str, Any]:
    return {"rows": rows, "empty": empty}


@register.inclusion_tag("web/parts/pairs.html")
def pairs(rows: Iterable[Any], ring: bool = False) -> dict[str, Any]:
    return {"rows": rows, "ring": ring}


@register.inclusion_tag("web/parts/lines.html")
def lines(rows: Iterable[Any], small: bool = True) -> dict[str, Any]:
    return {"rows": rows, "small": small}


@register.inclusion_tag("web/parts/shelf.html")
def shelf(papers: Iterable[Any], title: str) -> dict[str, Any]:
    return {"papers": papers, "title": title}


@register.inclusion_tag("web/parts/parts_nav.html")
def parts_nav(items: Iterable[Any], label: str) -> dict[str, Any]:
    return {"items": items, "label": label}


@register.inclusion_tag("web/parts/crumbs.html")
def crumbs(items: Iterable[Any]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("web/parts/back.html")
def back(url: str, words: str = "Back") -> dict[str, Any]:
    return {"url": url, "words": words}


@register.inclusion_tag("web/parts/link.html", takes_context=True)
def link(context: template.Context, link: Any, about: str = "") -> dict[str, Any]:
    more = link.get("more", "") if isinstance(link, Mapping) else link.more
    return {"link": link, "more": more or about, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("web/parts/links.html", takes_context=True)
def links(context: template.Context, links: Sequence[Any]) -> dict[str, Any]:
    return {"links": links, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("web/parts/decide.html", takes_context=True)
def decide(context: template.Context, rows: Sequence[Any], name: str = "chosen") -> dict[str, Any]:
    return {"rows": rows, "name": name, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("web/parts/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, what: str = "") -> dict[str, Any]:
    """`page` is a page of Django's paginator; the other parameters of the address are kept."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is not None:
        query.pop("page", None)
    return {"page": page, "what": what, "query": query.urlencode() if query else ""}


@register.inclusion_tag("web/parts/sheets.html")
def sheets(several: Sequence[Any]) -> dict[str, Any]:
    return {"beside": side_by_side(several)}


@register.inclusion_tag("web/parts/empty.html")
def empty(words: str, question: str = "", url: str = "") -> dict[str, Any]:
    return {"words": words, "question": question, "url": url}


@register.inclusion_tag("web/parts/filter.html", takes_context=True)
def filter_bar(
    context: template.Context, form: forms.BaseForm, said: str = "", label: str = "Show", clear_url: str = ""
) -> dict[str, Any]:
    request = context.get("request")
    return {"form": form, "said": said, "label": label, "clear_url": clear_url or (request.path if request else "")}


@register.simple_tag
def tag(words: str, kind: str = "") -> SafeString:
    """A word in a frame. `kind`: "", strong, ask, late, guard. Never the only sign of anything."""
    return format_html('<span class="tl-tag{}">{}</span>', f" tl-tag--{kind}" if kind else "", words)


@register.simple_tag
def not_known(asked: str = "") -> SafeString:
    return format_html("<strong>not known</strong>{}", f", {asked}" if asked else "")


@register.simple_tag
def keys(*pairs_of: str) -> SafeString:
    """`{% keys "J K" "move" "X" "choose" %}`: the keys of a list, in words."""
    said = [
        format_html("{} {}", SafeString(" ".join(format_html("<kbd>{}</kbd>", k) for k in pressed.split())), words)
        for pressed, words in zip(pairs_of[::2], pairs_of[1::2], strict=True)
    ]
    return format_html('<span class="tl-noprint">{}</span>', SafeString(", ".join(said)))


# ---- forms ----
@register.simple_tag
def field(bound: BoundField, size: str = "", row: bool = False, hide_label: bool = False) -> SafeString:
    """One field with label, hint, what is already known, error, and the fields that an answer reveals.

    `size`: "" plain, "m" a question of its own. `row`: label beside the choice. `hide_label`: read out, not shown."""
    context = {"field": bound, "size": size, "row": row, "hide_label": hide_label}
    return bound.form.render(bound.form.renderer.field_template_name, context)


@register.simple_tag
def widget(bound: BoundField) -> SafeString:
    """The input alone; choices with the fields that they reveal."""
    return with_reveals(bound)


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(*several: Any, focus: bool = True) -> dict[str, Any]:
    """Everything wrong with these forms, each a link to its input. Put it first in the page's content; it takes the
    focus when the page opens."""
    rows: list[tuple[str, str, str]] = []
    for form in several:
        for one in form if isinstance(form, (list, tuple, forms.BaseFormSet)) else [form]:
            if one is None or not one.is_bound:
                continue
            rows += [("", "", str(e)) for e in one.non_field_errors()]
            rows += [(option_id(bound), str(bound.label), str(bound.errors[0])) for bound in one if bound.errors]
    return {"rows": rows, "focus": focus}


@register.filter
def after_number(text: str) -> str:
    """What follows the number with which a value begins: "123 Sam Oakes" is shown as "Sam Oakes"."""
    return str(text).partition(" ")[2]


@register.inclusion_tag("web/parts/autosave.html")
def autosave(said: str = "") -> dict[str, Any]:
    """The line that says whether the words are on the server. Put it inside a form marked `data-autosave`."""
    return {"said": said}


# ---- charts ----
@register.inclusion_tag("web/charts/life.html")
def life_figure(
    chart: life.LifeChart,
    caption: str,
    training: str = "",
    links: Sequence[Any] = (),
    legend: Sequence[tuple[Any, str]] = (),
) -> dict[str, Any]:
    """The life chart with its key, its list and its table. `legend`: (weight or "diamond", words)."""
    return {
        "chart": chart,
        "caption": caption,
        "training": training,
        "links": links,
        "legend": legend,
        "svg": life.life_chart(chart),
        "key": life.life_chart_key(chart),
        "rows": life.life_chart_table(chart),
    }


@register.simple_block_tag
def trend_figure(content: str, chart: trend.Trend, caption: str, links: Sequence[Any] = ()) -> SafeString:
    """The trend with its table; what stands between the tags follows the drawing."""
    context = {"chart": chart, "caption": caption, "links": links, "content": content}
    return SafeString(
        render_to_string(
            "web/charts/trend.html",
            {
                **context,
                "svg": trend.trend_chart(chart),
                "printed": trend.trend_chart(replace(chart, ident=f"{chart.ident}-p"), trend.PRINTED),
                "rows": trend.trend_table(chart),
            },
        )
    )


@register.simple_tag
def small_trend(chart: trend.Trend) -> SafeString:
    return trend.small_trend(chart)


@register.simple_tag
def sparkline(chart: trend.Trend) -> SafeString:
    return trend.sparkline(chart)


@register.simple_tag
def limit_bar(value: float, limit: float | None, top: float, words: str, ident: str) -> SafeString:
    return bars.limit_bar(value, limit, top, words=words, ident=ident)


@register.simple_tag
def share_bar(share: float | None, target: float | None, words: str, ident: str) -> SafeString:
    return bars.share_bar(share, target, words=words, ident=ident)


@register.inclusion_tag("web/charts/tree.html")
def tree_figure(
    chart: tree.Tree, caption: str, today: date, training: str = "", links: Sequence[Any] = (), key: Sequence[str] = ()
) -> dict[str, Any]:
    """A tree of who belongs to whom, with its key and its twin in words."""
    return {"svg": tree.draw_tree(chart), "said": tree.tree_list(chart), "caption": caption, "today": today, "training": training,
            "links": links, "key": key}  # fmt: skip

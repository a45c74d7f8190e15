"""The parts of a page: what they say, and that they say it safely."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from throughline.web.parts import DueRow, Line, Link, Pair


def shown(source: str, **context: Any) -> str:
    return " ".join(Template("{% load tl %}" + source).render(Context(context)).split())


def test_late_is_said_in_words_and_form() -> None:
    html = shown("{% due rows %}", rows=[DueRow("Survey", "19 November", "/s", "late", "6 days past its date")])
    assert '<li class="is-late">' in html and "<strong>6 days past its date</strong>, 19 November" in html


def test_a_reason_given_stands_in_quotation_marks() -> None:
    html = shown("{% due rows %}", rows=[DueRow("Survey", "", state="late", strong="3 days past", said="no crane")])
    assert "<strong>3 days past</strong> · <q>no crane</q>" in html


def test_links_that_look_alike_are_told_apart_when_read_out() -> None:
    html = shown("{% due rows %}", rows=[DueRow("Survey", "by Monday", do=[Link("record it", "/r")])])
    assert 'record it<span class="govuk-visually-hidden">: Survey</span>' in html


def test_why_opens_in_place_and_may_have_several_lines() -> None:
    html = shown("{% due rows %}", rows=[DueRow("Survey", "by Monday", why=["The rule.", "The sum."])])
    assert "<details" in html and "<p>The rule.</p><p>The sum.</p>" in html
    assert "<details" not in shown("{% due rows %}", rows=[DueRow("Survey", "by Monday")])


def test_an_empty_list_says_so() -> None:
    assert shown("{% due rows 'Nothing is due.' %}", rows=[]) == '<p class="tl-empty">Nothing is due.</p>'


def test_what_is_not_known_is_never_blank() -> None:
    html = shown("{% pairs rows %}", rows=[Pair("Number", asked="asked on 2 March", ask=Link("Ask again", "/a"))])
    assert "<strong>not known</strong>, asked on 2 March. <a" in html


def test_dicts_do_as_well_as_shapes() -> None:
    assert "Read it" in shown("{% link one %}", one={"words": "Read it", "url": "/r"})
    assert "by Monday" in shown("{% due rows %}", rows=[{"title": "Survey", "when": "by Monday"}])


def test_a_link_that_changes_something_is_posted() -> None:
    html = shown("{% link one %}", one=Link("Discard", "/d", post=True), csrf_token="abc")
    assert '<form method="post" action="/d"' in html and 'value="abc"' in html and "<a " not in html


@pytest.mark.parametrize(
    "source",
    [
        "{% sheet words %}{{ words }}{% endsheet %}", "{% alarm words %}{{ words }}{% endalarm %}",
        "{% guard words %}{{ words }}{% endguard %}", "{% quote by=words %}{{ words }}{% endquote %}",
        "{% ask %}{{ words }}{% endask %}", "{% saved title=words %}{{ words }}{% endsaved %}",
        "{% draft when=words %}{{ words }}{% enddraft %}", "{% scroll words %}{{ words }}{% endscroll %}",
        "{% tag words %}", "{% not_known words %}", "{% empty words words %}", "{% keys words words %}",
        "{% lines rows %}", "{% limit_bar 3 2 5 words 'i' %}", "{% autosave words %}", "{% back '/x' words %}",
    ],
)  # fmt: skip
def test_words_are_escaped_and_markup_between_tags_is_kept(source: str) -> None:
    evil = "<img src=x>&"
    html = shown(source, words=evil, rows=[Line(evil, evil)])
    assert "<img" not in html and "&lt;img" in html
    if "{{" in source:
        kept = shown(source.replace("{{ words }}", "<b>kept</b>"), words="Plain")
        assert "<b>kept</b>" in kept


def test_a_sheet_is_named_by_its_heading() -> None:
    html = shown("{% sheet 'What is due' small='3' level=3 classes='c4' %}x{% endsheet %}")
    assert (
        'class="tl-sheet c4" aria-labelledby="s-what-is-due"' in html and '<h3 class="tl-h" id="s-what-is-due">' in html
    )


def test_pages_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/list/?basin=n&page=2")
    html = shown("{% pager page 'boats' %}", page=Paginator(range(95), 20).get_page(2), request=request)
    assert "21 to 40 of 95 boats" in html
    assert 'href="?basin=n&amp;page=1"' in html and 'href="?basin=n&amp;page=3"' in html
    assert shown("{% pager page %}", page=Paginator(range(5), 20).get_page(1)) == ""


@pytest.mark.parametrize(
    ("level", "klass", "role"),
    [(constants.SUCCESS, "tl-saved", "status"), (constants.WARNING, "tl-ask", "status"),
     (constants.ERROR, "tl-notice--late", "alert"), (constants.INFO, "tl-notice", "status")],
)  # fmt: skip
def test_notices_after_a_redirect(level: int, klass: str, role: str) -> None:
    html = render_to_string("web/parts/notices.html", {"messages": [Message(level, "Saved at 18:41.")]})
    assert klass in html and f'role="{role}"' in html and "Saved at 18:41." in html


def page(**context: Any) -> str:
    named = "{% block title %}Sam Idle, 11{% endblock %}{% block plain_title %}A log{% endblock %}"
    return Template("{% extends 'web/base.html' %}" + named).render(Context(context))


def test_the_title_can_be_without_names() -> None:
    assert "<title>Sam Idle, 11 · Throughline</title>" in page()
    assert "<title>A log · Throughline</title>" in page(plain_titles=True)


def test_the_banner_stands_on_every_page_when_it_is_said() -> None:
    assert "tl-training" not in page()
    assert "<strong>Training.</strong> Nobody is real." in page(training="Training.", training_more="Nobody is real.")


def test_the_frame_of_a_page() -> None:
    html = page(
        nav=[Link("My day", "/", current=True)], find_url="/find/", find_hint="Find a boat", person={"name": "Sam"},
        sign_out_url="/out/", preferences_url="/p/", got_in_my_way_url="/way/", accessibility_url="/a/",
        idle={"warn": 780, "end": 900, "stay_url": "/stay/", "out_url": "/locked/"}, csrf_token="abc",
    )  # fmt: skip
    for piece in ('href="#main"', 'id="main"', 'aria-current="page">My day', 'action="/find/"',
                  'href="/p/">Preferences', '<form method="post" action="/out/">', "This got in my way",
                  'href="/a/">Accessibility',
                  'data-idle-warn="780"', "data-idle-panel"):  # fmt: skip
        assert piece in html, piece


@pytest.mark.parametrize("name", ["404.html", "403.html", "500.html", "403_csrf.html"])
def test_pages_for_when_something_is_wrong_need_no_context(name: str) -> None:
    html = render_to_string(name)
    assert "<h1" in html and "!" not in html.split("<h1")[1].split("</main>")[0]

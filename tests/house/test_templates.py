"""Templates: nothing inline, which the strict content security policy would refuse, and nothing from elsewhere."""

from __future__ import annotations

import re

import pytest

from tests.house.files import inside, project_files

COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", re.DOTALL)
FORBIDDEN = {
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "something loaded from elsewhere": re.compile(
        r"<(script|link|img|iframe)\b[^>]*(src|href)=[\"']?(https?:)?//", re.I
    ),
    "a value that is not escaped": re.compile(r"\|\s*safe\b|\{%\s*autoescape off"),
}


def found_in(text: str) -> list[str]:
    """What a template holds that it may not, with its line."""
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    return [
        f"line {text.count(chr(10), 0, match.start()) + 1}: {what}"
        for what, pattern in FORBIDDEN.items()
        for match in pattern.finditer(text)
    ]


def test_templates_hold_nothing_inline():
    found = {
        inside(path): wrong
        for path in project_files()
        if path.suffix in (".html", ".svg") and "templates" in path.parts
        if (wrong := found_in(path.read_text()))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "<style>p{}</style>",
        '<p class="a" style="color:red">',
        "<script>alert(1)</script>",
        '<button type="button" onclick="go()">',
        '<a href="javascript:go()">',
        '<script src="//elsewhere.example/x.js"></script>',
        "{{ words|safe }}",
    ],
)
def test_each_of_them_is_found(text):
    assert found_in(text)


@pytest.mark.parametrize(
    "text", ['<script src="{% static "x.js" %}" defer></script>', '{# style="x" #}', '<a href="https://gov.uk">law</a>']
)
def test_what_is_allowed_is_not(text):
    assert found_in(text) == []

"""A person at the product's pages, without a browser: signing in, reading what a page says, recording what happened."""

from __future__ import annotations

import re
from datetime import date, time
from html import unescape
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse


def signed_in(worker: Any) -> Client:
    """A client signed in as this worker."""
    client = Client()
    client.force_login(worker.user)
    return client


def words(answer: Any) -> str:
    """What a page says, on one line, without its marks."""
    spaced = re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2].partition("</main")[0])
    joined = re.sub(r"\s+", " ", spaced).replace("&#x27;", "'").replace("&quot;", '"')
    return re.sub(r" ([,.:;])", r"\1", joined)


def page(worker: Any, screen: str, /, *, query: dict[str, str] | None = None, **at: Any) -> str:
    """What this worker reads there."""
    answer = signed_in(worker).get(reverse(screen, kwargs=at), query or {})
    assert answer.status_code == 200, (screen, answer.status_code)
    return words(answer)


def record_on_page(worker: Any, child: Any, code: str, on: date, at: time | None = None, **facts: Any) -> str:
    """Record what happened on the form behind Record, and what the page says then."""
    if code == "record.note_written":
        facts = {"seen": "no", **facts}
    form = {"key": uuid4(), "on_day": on.day, "on_month": on.month, "on_year": on.year, **facts}
    if at is not None:
        form["at"] = f"{at:%H:%M}"
    url = reverse("recording.record", kwargs={"subject": child.uuid, "code": code})
    answer = signed_in(worker).post(url, form, follow=True)
    assert answer.redirect_chain, f"{code} was not saved: {words(answer)[:600]}"
    return words(answer)


def plain(text: str) -> str:
    """What the main part of a page says, without its marks."""
    words = re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition(">")[2].partition("</main>")[0])
    words = re.sub(r"\s+", " ", unescape(words))
    return re.sub(r" ([.,:;?)])", r"\1", words)


def key_of(page: Any) -> str:
    """The key that makes a form of this page count once."""
    return str(page.context_data["key"])

"""What tests of pages do: sign in, read a page without its marks, press a button once."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client


def signed_in(worker: Any) -> Client:
    """A client signed in as this worker."""
    client = Client()
    client.force_login(worker.user)
    return client


def plain(text: str) -> str:
    """What the main part of a page says, without its marks."""
    words = re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition(">")[2].partition("</main>")[0])
    words = re.sub(r"\s+", " ", unescape(words))
    return re.sub(r" ([.,:;?)])", r"\1", words)


def key_of(page: Any) -> str:
    """The key that makes a form of this page count once."""
    return str(page.context_data["key"])

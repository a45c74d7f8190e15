"""Services of the directory, offered where a plan says who else does an action: with the wait now and how often each is asked."""

from __future__ import annotations

from typing import Any

from throughline.base.words import count_words
from throughline.engines.forms.suggesting import Suggests
from throughline.practice.directory.queries import services


def names(viewer: Any) -> list[tuple[str, str]]:
    """Each open service by name, with its kind, its wait, and how many were pointed to it in twelve months."""
    return [(s.person.name, _said(s)) for s in services(viewer)]


def _said(service: Any) -> str:
    weeks = service.entry.waiting_weeks
    wait = "wait not known" if weeks is None else "no wait" if weeks == 0 else f"wait {count_words(weeks, 'week')}"
    return f"{service.kind}, {wait}, {count_words(service.asked, 'child', 'children')} pointed to it in twelve months"


of_directory = Suggests("directory.services", names)

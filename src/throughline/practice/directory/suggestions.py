"""Services of the directory, offered in plans and wherever a family is pointed to one: with the wait now and how often each is asked."""

from __future__ import annotations

from typing import Any

from throughline.base.words import count_words
from throughline.engines.forms.suggesting import Suggests
from throughline.practice.directory.queries import services


def names(viewer: Any) -> list[tuple[str, str]]:
    """Each open service by name, with its kind, its wait, how many wait, and how many were pointed to it in twelve months."""
    return [(s.person.name, _said(s)) for s in services(viewer)]


def choices(viewer: Any) -> list[tuple[str, str]]:
    """The same by number, as whoever points a family to one chooses it: with its area and its places besides."""
    return [(str(s.entry.subject_id), f"{s.person.name}: {_said(s)}{_where(s.entry)}") for s in services(viewer)]


def _said(service: Any) -> str:
    weeks = service.entry.waiting_weeks
    wait = "wait not known" if weeks is None else "no wait" if weeks == 0 else f"wait {count_words(weeks, 'week')}"
    waiting = f"{count_words(service.waiting, 'child', 'children')} waiting, " if service.waiting else ""
    return f"{service.kind}, {wait}, {waiting}{count_words(service.asked, 'child', 'children')} pointed to it in twelve months"


def _where(entry: Any) -> str:
    places = "" if entry.places is None else f"; {count_words(entry.places, 'place')}"
    return (f"; {entry.area}" if entry.area else "") + places


of_directory = Suggests("directory.services", names, choices)

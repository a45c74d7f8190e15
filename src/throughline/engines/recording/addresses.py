"""Where one records an event: a page of its own where a screen says so, else the form made from the declaration."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import reverse

from throughline.engines.screens.registry import screens
from throughline.record.ledger.types import EventType


@lru_cache(maxsize=1)
def own_pages() -> dict[str, str]:
    """Code of an event type to the code of the screen on which it is recorded."""
    return {type_.code: screen.code for screen in screens().values() for type_ in screen.records}


def address(subject: Any, type_: EventType) -> str:
    """The page on which this is recorded for one subject, by its `uuid`."""
    own = own_pages().get(type_.code)
    if own is not None:
        return reverse(own, kwargs={"subject": subject})
    return reverse("recording.record", kwargs={"subject": subject, "code": type_.code})


def has_a_place(type_: EventType) -> bool:
    """Whether there is a page on which somebody records it."""
    return type_.code in own_pages() or type_.recorded_by is not None


def may_go(viewer: Any, type_: EventType) -> bool:
    """Whether this viewer may record it there: a way that ends at a shut door is not shown."""
    own = own_pages().get(type_.code)
    if own is not None:
        return bool(viewer.can(screens()[own].may or "record"))
    return type_.recorded_by is not None and viewer.can("record") and (not type_.recorded_by or viewer.role.code in type_.recorded_by)

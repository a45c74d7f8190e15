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

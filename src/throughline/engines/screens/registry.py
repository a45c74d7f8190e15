"""Every screen declared anywhere, as addresses."""

from __future__ import annotations

from functools import lru_cache

from django.urls import URLPattern, path

from throughline.base import discover
from throughline.engines.screens.declarations import Screen

PACKAGES = ("throughline.engines", "throughline.practice", "throughline.insight", "throughline.returns",
            "throughline.exchange")  # fmt: skip


@lru_cache(maxsize=1)
def screens() -> dict[str, Screen]:
    """Code to screen."""
    return {s.code: s for package in PACKAGES for s in discover.declared(package, "screens", Screen)}


def screen_patterns() -> list[URLPattern]:
    """The addresses of all screens; their names are the screens' codes."""
    from throughline.engines.screens.door import serve

    return [path(s.path, serve(s), name=s.code) for s in screens().values()]


@lru_cache(maxsize=1)
def menu() -> tuple[Screen, ...]:
    """Screens of the main menu, in order."""
    return tuple(sorted((s for s in screens().values() if s.menu), key=lambda s: s.menu))


@lru_cache(maxsize=1)
def own_menu() -> tuple[Screen, ...]:
    """Screens of the menu under the person's own name, in order."""
    return tuple(sorted((s for s in screens().values() if s.own_menu), key=lambda s: s.own_menu))

"""A screen: an address, who may open it, whom it is about. Default deny: what is not declared is not served.

`@screen(…)` wraps a view in everything that a read of the record needs: one transaction, the viewer, the door, and
the audit row of this response. A view gets `(request, viewer, …)` and returns a response or a context for its template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

CHILD = "child"
"""About one subject whose number is in the address; the door asks for a relationship, a reason, or glass."""
TEAM = "team"
"""About the viewer's team or teams."""
OWN = "own"
"""About the viewer's own work."""
AUTHORITY = "authority"
"""About the authority as a whole; no child's record."""


@dataclass(frozen=True)
class Screen:
    """One page or act of the site."""

    code: str
    path: str
    view: Callable[..., Any] = field(compare=False)
    template: str = ""
    about: str = OWN
    may: str = ""
    """The act the role needs; empty: any signed-in worker in a post."""
    title: str = ""
    menu: int = 0
    """Place in the main menu; 0: not there."""
    own_menu: int = 0
    """Place in the signed-in person's own menu; 0: not there."""
    shown: Callable[[Any], bool] | None = field(default=None, compare=False)
    """Whether a menu shows it to this viewer; None: to everybody who may open it."""
    post_only: bool = False
    records: tuple[Any, ...] = ()
    """Event types that are recorded here, on a page of their own, and not on the form made from the declaration."""
    any_hour: bool = False
    """Open outside a shift too, to those who work on duty only: one's own account, and saying why one is needed."""
    short: bool = False
    """Shown without the door (the reason page itself, break-glass)."""


def screen(code: str, path: str, **how: Any) -> Callable[[Callable[..., Any]], Screen]:
    """Declare a view as a screen. The name then stands for the declaration, found by discovery."""

    def declare(view: Callable[..., Any]) -> Screen:
        return Screen(code, path, view, **how)

    return declare

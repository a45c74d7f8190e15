"""Posts that are held on duty only: areas that keep a rota say whether somebody is on it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from throughline.base import discover


@dataclass(frozen=True)
class DutyHours:
    """Whether a viewer is on duty now, and the screen on which one says why one works all the same."""

    code: str
    on_duty: Callable[[Any], bool] = field(compare=False)
    say_why: str


@lru_cache(maxsize=1)
def rotas() -> tuple[DutyHours, ...]:
    """Every rota there is."""
    return tuple(discover.declared("throughline.practice", "hours", DutyHours))


def off_duty(viewer: Any) -> DutyHours | None:
    """The rota by which this viewer may not work now; None for everybody who may."""
    if not viewer.role.on_duty_only or any(rota.on_duty(viewer) for rota in rotas()):
        return None
    return next(iter(rotas()), DutyHours("none", lambda viewer: False, ""))

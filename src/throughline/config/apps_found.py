"""Practice areas are found by looking: a folder of `practice/` with an `area.py` is an area."""

from __future__ import annotations

from pathlib import Path


def practice_apps(package: Path) -> list[str]:
    """The Django apps of all practice areas, in name order; an area with models is an app like any other."""
    return [f"throughline.practice.{found.parent.name}" for found in sorted(package.glob("practice/*/area.py"))]

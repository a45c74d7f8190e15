"""Codes that areas and the record keep for good."""

from __future__ import annotations

from collections.abc import Mapping

from throughline.engines.areas.declarations import areas
from throughline.record.access import roles
from throughline.record.access.roles import Role


def codes() -> Mapping[str, list[str]]:
    """Codes of areas, and of the roles that every area shares."""
    return {"area": [a.code for a in areas()], "role": [r.code for r in vars(roles).values() if isinstance(r, Role)]}

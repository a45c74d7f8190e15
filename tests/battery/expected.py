"""What each role must get for each kind of record: the policy in words of its own, not the application's.

Written from the design: own authority without a relationship: the reason page; with one: the record; restricted: a stub,
then glass; sealed, another authority's, not there: nothing, and the same nothing.
"""

from __future__ import annotations

from typing import Any

from throughline.record.access.roles import AUTHORITY, NOBODY, TEAM, TEAMS_BELOW

RECORD, REASON, STUB, NOTHING = "the record", "the reason page", "the stub", "nothing"

NEVER = {"sealed", "foreign", "nothing"}
"""Whatever the role: as if it were not there."""
WALLED = {"restricted", "restricted_covered", "restricted_own", "glass_over"}
"""Restricted, and this viewer is not named (any more): neither an allocation nor somebody's cover opens it."""
BY_WORK = {"own", "covered"}
"""The viewer is allocated, or stands in for whoever is."""
BY_TEAM = {"team", "restricted_named", "unborn", "parent_of_teams"}
"""The worker sits in the viewer's team; a restricted one among them names the viewer."""
ASKED = {"other", "nobodys", "reason_of_yesterday", "parent_of_others"}
"""Nobody of the viewer's team works with them."""


def expected(role: Any, kind: str) -> str:
    """What opens when a worker in this role asks for a record of this kind."""
    if kind in NEVER or role.sees == NOBODY:
        return NOTHING
    asked = REASON if role.gives_reason else NOTHING
    if kind in WALLED:
        return STUB if role.gives_reason else NOTHING
    if kind == "glass_broken":
        return RECORD if role.breaks_glass else STUB if role.gives_reason else NOTHING
    if kind == "worker":
        return RECORD if role.sees == AUTHORITY and "manage_team" in role.may else NOTHING
    if kind in BY_WORK or role.sees == AUTHORITY:
        return RECORD
    if kind in BY_TEAM:
        return RECORD if role.sees in (TEAM, TEAMS_BELOW) else asked
    if kind == "team_below":
        return RECORD if role.sees == TEAMS_BELOW else asked
    if kind == "reasoned":
        return RECORD if role.gives_reason else NOTHING
    assert kind in ASKED, f"say in expected.py what a record {kind} opens to"
    return asked


def name_may_show(role: Any, kind: str) -> bool:
    """Whether the name alone may stand on a page of this role's: in a search, beside a brother or sister."""
    return expected(role, kind) in (RECORD, REASON)

"""Keeping the plans to recruit."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.engines.settings.queries import authority_subject
from throughline.insight.loads.queries.recruiting import Recruiting
from throughline.insight.team.queries import teams_for
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record
from throughline.record.workers import events as staff


def plan(viewer: Any, *, team: int, posts: int, what: str, by_on: date, owner: int) -> int:
    """Plan to fill posts of a team that the viewer leads. NotAllowed for another team; ValueError for a day that has gone."""
    if team not in {t.pk for t in teams_for(viewer)}:
        raise NotAllowed("Somebody else leads that team")
    if by_on < viewer.today:
        raise ValueError("That day has gone: give the day by which the posts will be filled")
    return record(staff.recruitment_planned, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, team=team, posts=posts,
                  what=what.strip()[:200], by_on=by_on, owner=owner)  # fmt: skip


def goes_on(viewer: Any, one: Recruiting, *, filled: int, words: str) -> int:
    """How it goes: how many are filled, what has been done. ValueError where more are filled than were planned."""
    if not 0 <= filled <= one.posts:
        raise ValueError(f"Of {one.posts} posts: say how many are filled")
    return record(staff.recruitment_went_on, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, thread=one.key, filled=filled,
                  words=words.strip()[:300] or None)  # fmt: skip


def end(viewer: Any, one: Recruiting, why: str) -> int:
    """The plan is over. ValueError without a reason while posts are not filled."""
    if one.filled < one.posts and not why.strip():
        raise ValueError("Not every post is filled: say why the plan ends")
    return record(staff.recruitment_ended, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, thread=one.key,
                  why=why.strip()[:200] or None)  # fmt: skip

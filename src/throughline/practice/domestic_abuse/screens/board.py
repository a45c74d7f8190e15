"""Domestic abuse: what nobody has screened, what goes to the weekly meeting, the MARAC, and who waits for a programme."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from throughline.engines.agendas.queries import gaps, sittings
from throughline.engines.screens.declarations import TEAM, screen
from throughline.practice.domestic_abuse import codes, queries
from throughline.practice.domestic_abuse.agendas import marac, weekly
from throughline.services import clock

YEAR = timedelta(days=366)


def works_on_it(viewer: Any) -> bool:
    """Whether the main menu shows it: to those whose post is about it, and to who answers for the service."""
    return bool(viewer.can("domestic_abuse"))


@screen(
    "domestic_abuse.board", "domestic-abuse/", about=TEAM, may="record", menu=22, shown=works_on_it, template="domestic_abuse/board.html",
    title="Domestic abuse",
)  # fmt: skip
def board(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everything the police told of children in sight, by what it waits for."""
    waiting = [_row(viewer, one) for one in queries.unscreened(viewer)]
    found = queries.those_who_harm(viewer) if works_on_it(viewer) else []
    meetings = [
        {"title": kind.title, "url": reverse("agendas.kind", kwargs={"agenda": kind.code}), "last": next((s.on for s in sittings(viewer, kind)), None),
         "gaps": gaps(viewer, kind, viewer.today - YEAR)}
        for kind in (weekly, marac) if kind.may_read(viewer) and viewer.can("panels")
    ]  # fmt: skip
    return {
        "heading": "Domestic abuse", "waiting": waiting, "to_do": [_row(viewer, one) for one in queries.to_do(viewer)], "meetings": meetings,
        "unmet": sum(h.unmet for h in found), "shows_programmes": works_on_it(viewer), "offenders": viewer.can("offenders"),
        "intervals": queries.intervals(viewer),
    }  # fmt: skip


def _row(viewer: Any, told: queries.Told) -> dict[str, Any]:
    row = told.row
    hours = int((clock.now() - row.received_at).total_seconds() // 3600) if row.received_at else None
    days = (viewer.today - row.received_on).days
    next_ = (
        "screen it"
        if row.screened_on is None
        else ("weekly meeting" if row.outcome == "meeting" and row.reviewed_on is None else "close it")
    )
    return {
        "person": told.person, "row": row, "age": f"{hours} hours" if hours is not None and hours < 72 else f"{days} days", "late": days > 1,
        "risk": codes.RISK.get(row.risk, ""), "presence": codes.PRESENCE.get(row.presence, ""), "outcome": codes.OUTCOMES.get(row.outcome, ""),
        "decision": codes.REVIEWED.get(row.decision, ""), "next": next_,
        "url": reverse("domestic_abuse.one", kwargs={"subject": told.person.subject.uuid, "notification": row.key}),
    }  # fmt: skip

"""The weekly meeting on what the police told, and the MARAC: meetings about many cases, each of which must be decided."""

from __future__ import annotations

from typing import Any

from throughline.engines.agendas.declarations import Agenda, Decision, Gathers
from throughline.practice.domestic_abuse import actions, codes, events, queries, roles, settings

weekly = Agenda(
    code="domestic_abuse.weekly",
    title="Weekly meeting on domestic abuse",
    short="weekly meeting",
    every=settings.weekly_every,
    agencies=tuple((c, codes.AGENCIES[c]) for c in ("police", "social_care", "idva", "health", "education")),
    gathers=(Gathers("notifications", "Notifications that are not child protection", queries.for_weekly_meeting),),
    decisions=tuple(Decision(code, title[0].upper() + title[1:], changes=code == "protection", needs_words=True) for code, title in codes.REVIEWED.items()),
    decided=events.notification_reviewed,
    also_asks=("to_whom",),
    held_by=(roles.coordinator.code, roles.screener.code, "front_door.manager"),
    seen_by=("record.head_of_service", "record.service_manager"),
    then=actions.after_weekly_decision,
    home="domestic_abuse.board",
    local="The inspection of 2012, paragraph 40: all other notifications are reviewed weekly and pointed to services",
)  # fmt: skip


def heard(viewer: Any, subject: int, decision: Decision, number: int) -> None:
    """What the MARAC decides about her, each of her children's records knows too."""
    actions.tell_children_heard(viewer, subject, decision.code)


marac = Agenda(
    code="domestic_abuse.marac",
    title="MARAC",
    short="MARAC",
    every=settings.marac_every,
    agencies=tuple(codes.AGENCIES.items()),
    gathers=(Gathers("cases", "Cases, a repeat within twelve months first", queries.for_marac),),
    decisions=tuple(
        Decision(code, title[0].upper() + title[1:], needs_words=True) for code, title in codes.HEARD.items()
    ),
    decided=events.marac_heard,
    held_by=(roles.coordinator.code,),
    seen_by=(roles.screener.code, "record.head_of_service", "record.service_manager", "front_door.manager"),
    then=heard,
    home="domestic_abuse.board",
    local="The inspection of 2012, paragraphs 40 and 81: a fortnightly MARAC that a wide range of agencies attends",
)

"""By itself: what nobody took on in the morning rises to the manager."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.notices.actions import tell
from throughline.engines.ticks.declarations import Tick
from throughline.practice.out_of_hours.models import NightWork
from throughline.record.access import acting
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import holders, managers_of
from throughline.services import clock


def rise() -> str:
    """Tell the manager of the child's team, or where there is none the heads of service, once for each piece of work."""
    authority, today = acting.authority(), clock.today()
    rows = list(
        NightWork.objects.everything(because="what nobody read rises by itself").filter(
            authority_id=authority, taken_on_at__isnull=True, rises_at__lte=clock.now()
        )
    )
    if not rows:
        return ""
    numbers = {r.subject_id for r in rows}
    teams = dict(
        Allocation.objects.everything(because="whose manager is told").filter(
            subject_id__in=numbers, ended_on__isnull=True, role="social_worker", team__isnull=False
        ).values_list("subject_id", "team_id")
    )  # fmt: skip
    managers = managers_of(teams.values(), today)
    above = sorted(holders(authority, ("record.head_of_service",), today))
    uuids = dict(Subject.objects.filter(pk__in=numbers).values_list("pk", "uuid"))
    sent = 0
    for row in rows:
        manager = managers.get(teams.get(row.subject_id, 0))
        link = reverse("out_of_hours.take_on", kwargs={"subject": uuids[row.subject_id], "night": row.key})
        for worker in [manager.pk] if manager else above:
            sent += tell(worker, row.subject_id, kind="night_work", link=link, once=f"night:{row.key}:{worker}",
                         line=f"Nobody has taken on what happened in the night: {row.about or 'a child of your team'}")  # fmt: skip
    return count_words(sent, "notice", "notices") if sent else ""


rising = Tick("out_of_hours.rising", "Night work that nobody took on", timedelta(minutes=15), rise)

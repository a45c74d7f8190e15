"""A restricted record that was opened and is not reviewed in time is told to the custodian."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.notices.actions import tell
from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting
from throughline.record.access.models import BreakGlass
from throughline.record.access.viewer import declared_roles
from throughline.record.workers.queries import holders
from throughline.services import clock


def tell_custodians() -> str:
    """Tell every custodian, once, of each opening whose review is past its date; never who opened it themselves."""
    today = clock.today()
    waiting = BreakGlass.objects.filter(
        authority_id=acting.authority(), reviewed_at__isnull=True, review_due_on__lt=today
    )
    custodians = holders(
        acting.authority(), [c for c, role in declared_roles().items() if role.can("custodian")], today
    )
    told = 0
    for glass in waiting:
        for worker in custodians - {glass.worker_id}:
            told += tell(
                worker, None, kind="glass_overdue",
                line="A restricted record was opened, and its review is past its date. It waits for you.",
                link=reverse("access.glass"), once=f"glass_overdue:{glass.pk}:{worker}",
            )  # fmt: skip
    return count_words(told, "custodian told", "custodians told") if told else ""


overdue_glass = Tick(
    "access.overdue_glass", "Tell the custodian of reviews past their date", timedelta(hours=1), tell_custodians
)

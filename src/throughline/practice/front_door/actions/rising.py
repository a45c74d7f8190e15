"""A disagreement between agencies that nobody answered by its day goes up a level, once a level."""

from __future__ import annotations

from throughline.base.words import count_words
from throughline.practice.front_door import events, settings
from throughline.practice.front_door.models import Escalation
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.projections import surroundings
from throughline.services import clock

HIGHEST = "4"


def rise() -> str:
    """Raise what is past its day and not at the highest level. Run again, it finds a new day and does nothing."""
    today = clock.today()
    held = surroundings(acting.authority()).settings
    unit = settings.answer_escalation.unit
    assert unit is not None
    by = unit.with_number(int(settings.answer_escalation.value(held, today))).due(today)
    rows = Escalation.objects.everything(because="a tick acts for nobody").filter(
        authority_id=acting.authority(), ended_on__isnull=True, answer_by__lt=today, level__lt=HIGHEST
    )
    risen = 0
    for row in list(rows.order_by("subject_id", "key")):
        record(events.escalation_rose, row.subject_id, on=today, thread=row.key, level=str(int(row.level) + 1), answer_by=by)
        risen += 1
    return f"{count_words(risen, 'disagreement')} went up a level" if risen else ""

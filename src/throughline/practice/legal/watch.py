"""What must not wait until tomorrow about courts and the law."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.engines.watch.declarations import Watch, Watched, holding
from throughline.practice.legal import queries, signals
from throughline.practice.legal.codes import DECISIONS, GRADES


def to_confirm(viewer: Any) -> Sequence[Watched]:
    """Decisions taken below their grade that nobody of that grade has looked at."""
    return [
        Watched(person, f"{DECISIONS.get(row.kind, row.kind)}, decided by a {GRADES.get(row.grade, row.grade)}: {row.why_below}", row.on,
                reverse("legal.child", kwargs={"subject": person.subject.uuid}), "look at it")
        for row, person in queries.decisions_to_confirm(viewer)
    ]  # fmt: skip


below_grade = Watch(
    code="legal.below_grade",
    title="Decided below the grade that the scheme asks for, and not confirmed",
    rows=to_confirm,
    order=60,
    local="The scheme of delegation; the inspection of 2012, paragraphs 95 and 122: decisions at an appropriate level",
)
secure = Watch(
    code="legal.secure",
    title="Secure orders about to run out",
    rows=holding(signals.secure_expires),
    order=61,
    local=signals.secure_expires.local,
)

"""Work of the night that the day has not taken on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.engines.watch.declarations import Watch, Watched
from throughline.practice.out_of_hours import queries


def not_taken_on(viewer: Any) -> Sequence[Watched]:
    """Night work of the children in sight that nobody took on in time, the longest first."""
    return [
        Watched(
            one.person, f"{one.row.about or 'something happened out of hours'}; nobody has taken it on", one.row.on,
            reverse("out_of_hours.take_on", kwargs={"subject": one.person.subject.uuid, "night": one.row.key}), "take it on",
        )
        for one in queries.waiting(viewer) if one.risen
    ]  # fmt: skip


night_work = Watch(
    "out_of_hours.night_work", "Night work that nobody has taken on", not_taken_on, order=5,
    local="The inspection of 2012, paragraphs 17, 27 and 43: no child was found at risk; what the night did is read the next morning",
)  # fmt: skip

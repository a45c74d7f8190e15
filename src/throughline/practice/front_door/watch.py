"""What must be empty at the front door every evening."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.watch.declarations import Watch, Watched, holding
from throughline.practice.front_door import signals
from throughline.practice.front_door.queries import calls, queue


def past_their_time(viewer: Any) -> Sequence[Watched]:
    """Contacts past the time by which they are decided, the longest first."""
    late = [w for w in queue.waiting(viewer) if w.late]
    return [
        Watched(join_words([str(p) for p in w.people]), f"contact {w.countdown}", w.first.received_on,
                reverse("front_door.case", kwargs={"subject": w.first.subject.uuid, "contact": w.first.key}), "go on with it")
        for w in late
    ]  # fmt: skip


def calls_given_up(viewer: Any) -> Sequence[Watched]:
    """Hours of the week in which more calls are given up than agreed, over the last four weeks."""
    if not viewer.can("take_contacts"):
        return []
    found = calls.slots(viewer, *calls.last_weeks(viewer, 4))
    over, to = calls.too_many_given_up(viewer, found)[:5], reverse("front_door.calls")
    return [Watched(s.words, f"{s.given_up} percent of calls given up", None, to, "look at the rota") for s in over]


contacts = Watch("front_door.contacts", "Contacts past the time by which they are decided", past_their_time, order=10,
                 local="A contact is a child about whom somebody worries; the inspection of 2012, paragraph 38, found all dealt with promptly")  # fmt: skip
repeats = Watch("front_door.repeats", "Contact after contact within a month, not looked at together", holding(signals.repeat_contacts), order=15,
                local="The inspection of 2012, paragraph 76")  # fmt: skip
births = Watch("front_door.births", "Expected soon, and no plan for the birth", holding(signals.birth_without_plan), order=25,
               local="The inspection of 2012, paragraphs 24 and 58")  # fmt: skip
given_up = Watch("front_door.given_up", "Hours in which too many calls are given up", calls_given_up, order=60,
                 local="The inspection of 2012, paragraph 38: at peak times the team could not meet the demand of all who rang")  # fmt: skip

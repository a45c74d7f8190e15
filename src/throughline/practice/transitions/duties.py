"""What must be ready before a change, and seen to after it: a list of steps, each with its owner and its day."""

from collections.abc import Callable
from datetime import date
from typing import Any

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL
from throughline.base.limits import days
from throughline.engines.duties.declarations import Case, Duty, start_says
from throughline.practice.transitions import events, settings
from throughline.record.people import events as people

WHY = "the inspection of 2012, paragraphs 95 and 118: children are safe at points of transition where nothing is forgotten"


def _step(name: str, title: str, short: str, owner: str, within: Any, when: Callable[[Case], bool], words: str) -> Duty:
    return Duty(
        code=f"transitions.{name}",
        title=title,
        short=short,
        owner=owner,
        starts=events.transition_planned,
        met_by=events.transition_step_done.where(step=name),
        per=events.transition,
        linked=True,
        when=when,
        anchor="for_on",
        lapses_on=(events.transition_over, people.died),
        record=events.transition_step_done,
        said=((events.transition_planned, "A change was planned"),),
        law=(
            Since(date(2011, 4, 1),
                Rule(f"In short: {words}", within=within, basis="L", status="local default", era="both",
                     source=LOCAL.because(WHY))),
        ),
    )  # fmt: skip


of_home_or_school = start_says("kind", "home", "school")
child = _step(
    "child", "Tell {them} of the change, ask {them} and show {them} the place", "child prepared for a change", "social_worker",
    settings.prepare_child, of_home_or_school, "the child is told, asked and shown some days before",
)  # fmt: skip
health = _step(
    "health", "See that health passes everything on before the change", "health passed on", "social_worker",
    days(0), start_says("kind", "home", "adult"), "records, medicines and appointments are passed on by the day of the change",
)  # fmt: skip
school = _step(
    "school", "See that {their} school knows of the change and the place is ready", "school ready for a change",
    "social_worker", days(0), of_home_or_school, "the school knows and the place is ready by the day of the change",
)  # fmt: skip
adult = _step(
    "adult", "See that adult services have assessed {them} and named somebody", "adult services ready", "social_worker",
    settings.adult_assessment, start_says("kind", "adult"), "adult services have assessed well before the day",
)  # fmt: skip
after = _step(
    "after", "See {them} after the change", "seen after a change", "independent_reviewing_officer",
    settings.see_after, start_says("kind", "home", "school", "adult"), "the child is seen soon after the change",
)  # fmt: skip

"""The duty of asking: each part of each feedback has its day, and a list on which it stands until it is done."""

from __future__ import annotations

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.sources import LOCAL
from throughline.engines.duties.declarations import Case, Duty
from throughline.engines.feedback import events
from throughline.engines.feedback.declarations import Feedback
from throughline.engines.settings.declarations import Setting
from throughline.record.people import events as people


def asking_duty(code: str, feedback: Feedback, part: str, *, owner: str, within: Setting, title: str, why: str) -> Duty:
    """An area names it in its `duties.py`, one for each part: `ask_parents = asking_duty("area.ask_parents", …)`."""
    asks = feedback.asked(part)

    def old_enough(case: Case) -> bool:
        age = case.age()
        return age is None or age >= asks.from_age

    met = tuple(t.where(feedback=feedback.code, part=part) for t in (events.asked, events.answered, events.declined))
    return Duty(
        code=code,
        title=title,
        short="what families thought, asked",
        owner=owner,
        starts=feedback.starts_for(asks),
        met_by=met,
        when=old_enough if asks.from_age else None,
        lapses_on=people.died,
        also_reads=(people.person_described, people.born) if asks.from_age else (),
        record=events.asked,
        said=tuple((match, "It happened") for match in feedback.starts_for(asks)),
        law=(Since(date(1991, 10, 14),
                   Rule("In short: those whom it was for are asked what they thought, every time; the number of days is the authority’s own",
                        within=within, basis="L", status="local default", source=LOCAL.because(why))),),
    )  # fmt: skip

"""Times missing, and what follows each: who was told, the interview on return, the meeting."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import add_working_days
from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.people import Happening, Somebody, Staff
from throughline.practice.missing import events as missing
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

SAID = (
    "“I went to see my brother. If you told me when, I wouldn’t have to.”",
    "“I wasn’t missing, I knew where I was.”",
    "“We just walked about. It was warm. Nobody asked us anything.”",
    "“I’m not telling you who. I’ll tell you it wasn’t him.”",
    "“I missed the last bus and my phone was dead. That’s all of it.”",
    "“I wanted to see if anyone would come.”",
    "“They were shouting so I went out of the window. I came back when it stopped.”",
)
AGREED = (
    "Police, home and school met. A safe house to go to is agreed, and who rings whom. Look again in a month.",
    "The same two addresses as last time. Police visit both. The worker asks for more time with family.",
    "Agreed that staff follow at a distance and keep talking, and that nobody takes the phone away.",
)
LEARNT = (
    "Time with the brother is in the plan now; no time missing since it was agreed.",
    "The visit asked where, not why. The worker goes back to ask why.",
    "Home and school ring each other before ten; that was missing.",
)


def tell_times_missing(made: Plan, unit: Unit, child: Somebody) -> None:
    """Some of those over ten have been missing, a few of them often."""
    world, rng = made.world, made.world.rng
    likely = 0.5 if unit.category == shape.RESIDENTIAL else 0.13
    if rng.random() > likely:
        return
    days = sorted((rng.randint(4, 640) for _ in range(rng.choices((1, 2, 4, 7), (50, 28, 16, 6))[0])), reverse=True)
    last: datetime | None = None
    for back in days:
        went = world.as_at - timedelta(days=back)
        at = at_london(went, rng.choice((16, 19, 20, 21, 22)), rng.choice((5, 20, 40)))
        if went <= unit.care_on + timedelta(days=3) or (last and at < last + timedelta(days=5)):
            continue
        hours = rng.choices((2, 4, 9, 26, 60), (30, 30, 26, 10, 4))[0]
        tell_time_missing(made, child, at, hours, unit.worker_on(went), kind=rng.choices(("M", "A"), (3, 1))[0])
        last = at


def tell_time_missing(made: Plan, child: Somebody, at: datetime, hours: int, worker: Staff | None, *, kind: str = "M",
                      followed: bool = False) -> None:  # fmt: skip
    """One time missing, from the door to the interview. `followed`: everything that must follow did."""
    world, rng = made.world, made.world.rng
    gone = _gone(made, child, at, worker, kind)
    back = at + timedelta(hours=hours)
    world.say(missing.came_back, child, back.date(), by=worker, at=back, recorded_at=back + timedelta(hours=1), thread_of=gone)
    _tell_others(made, child, gone, at, worker)
    roll = 0.0 if followed else rng.random()
    offered = back + timedelta(hours=rng.randint(18, 70) if roll < 0.82 else rng.randint(80, 200))
    if roll < 0.93 and offered.date() < world.as_at:
        outcome = rng.choices(("held", "declined"), (78, 22))[0]
        world.say(
            missing.return_interview,
            child,
            offered.date(),
            by=worker,
            at=offered,
            recorded_at=offered + timedelta(hours=2),
            thread_of=gone,
            outcome=outcome,
            visitor=worker,
            independent=rng.random() < 0.7,
            alone=True if outcome == "held" else None,
            words=rng.choice(SAID) if outcome == "held" else None,
        )
        if offered.date() < world.as_at:
            _evaluate(made, child, gone, offered.date(), worker, held=outcome == "held")
        shared = add_working_days(offered.date(), rng.choice((1, 1, 1, 2, 2, 2, 2, 3)))
        if outcome == "held" and shared < world.as_at:
            world.say(missing.return_interview_shared, child, shared, by=worker, thread_of=gone)
    _consider(made, child, back.date(), worker, followed)
    met = add_working_days(back.date(), rng.randint(2, 4))
    often = sum(1 for h in child.happenings if h.type is missing.went_missing and 0 <= (at.date() - h.on).days <= 90) >= 3
    if (hours > 24 or often or gone.facts["risk"] == "high") and met < world.as_at:
        world.say(missing.missing_meeting, child, met, by=worker, thread_of=gone, words=rng.choice(AGREED))


def _consider(made: Plan, child: Somebody, back: date, worker: Staff | None, followed: bool) -> None:
    """After each return somebody looks for signs of exploitation, nearly every time."""
    world, rng = made.world, made.world.rng
    looked = add_working_days(back, rng.choice((1, 2, 2, 3)))
    if looked < world.as_at and (followed or rng.random() < 0.96):
        world.say(missing.exploitation_considered, child, looked, by=worker, outcome=rng.choices(("none", "watch"), (4, 1))[0], often_missing=False)


def _evaluate(made: Plan, child: Somebody, gone: Happening, visited: date, worker: Staff | None, *, held: bool) -> None:
    """Somebody other than the visitor looks at the visit, most times; then the follow-up is closed. Some wait (case 10)."""
    world, rng = made.world, made.world.rng
    by = made.house.by_name["Ruth Calder"]
    waits = 0.4 if (world.as_at - visited).days < 40 else 0.02
    evaluated = add_working_days(visited, rng.choice((2, 3, 4, 5, 5, 8)))
    if worker is None or worker is by or evaluated >= world.as_at or rng.random() < waits:
        return
    theme = rng.choices(("family", "friends", "placement", "exploitation", "distress"), (4, 3, 3, 1, 1))[0]
    world.say(missing.return_evaluated, child, evaluated, by=by, thread_of=gone, adequate="yes" if held and rng.random() < 0.85 else "no",
              theme=theme, pattern=rng.random() < 0.3, words=rng.choice(LEARNT), evaluator=by)  # fmt: skip
    closed = add_working_days(evaluated, 1)
    if closed < world.as_at:
        world.say(missing.follow_up_closed, child, closed, by=by, thread_of=gone, exception=False)
    if theme == "exploitation":
        world.say(missing.exploitation_considered, child, evaluated, by=worker, outcome="refer", often_missing=True, older_company=True,
                  unexplained_things=rng.random() < 0.5)  # fmt: skip


def tell_missing_now(made: Plan, unit: Unit) -> None:
    """A young person who has been missing since last night."""
    at = at_london(made.world.as_at - timedelta(days=1), 19, 40)
    for child in unit.children:
        night = made.house.by_name["Femi Cole"]
        _tell_others(made, child, _gone(made, child, at, night, "M"), at, night)


def _gone(made: Plan, child: Somebody, at: datetime, worker: Staff | None, kind: str) -> Happening:
    told = kind if made.era.as_at.year > 2014 else None
    risk = made.world.rng.choices(("low", "medium", "high"), (3, 6, 1))[0]
    return made.world.say(missing.went_missing, child, at.date(), by=worker, at=at, recorded_at=at + timedelta(minutes=25), kind=told,
                          from_where="care", risk=risk)  # fmt: skip


def _tell_others(made: Plan, child: Somebody, gone: Happening, at: datetime, worker: Staff | None) -> None:
    made.world.say(
        missing.others_told,
        child,
        at.date(),
        by=worker,
        at=at + timedelta(minutes=20),
        recorded_at=at + timedelta(minutes=40),
        thread_of=gone,
        police=True,
        parents=True,
        officer=True,
        police_reference=f"MH{at:%d%m}-{1000 + gone.place % 900}",
    )


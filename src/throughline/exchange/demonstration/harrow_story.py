"""What happened to the Harrows besides what happens to everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.exchange.demonstration.callum_and_zara import review_days, tell_callum, tell_zara
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Happening, Somebody
from throughline.exchange.demonstration.staffing import NORTH
from throughline.exchange.demonstration.times_missing import tell_time_missing
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as placements
from throughline.record.people import events as people
from throughline.record.workers import events as work
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

Then = Callable[..., date]

SUMMARY = (
    "Tia came into care in {month}, with Jaden and Poppy, after being left alone overnight more than "
    "once. She had been looking after the "
    "little ones. She is settled with Denise, where all three live together, and the plan is that they "
    "stay until they are grown up. She "
    "worries about Mum and about Reece, her older brother, who lives at Hollin House and whom she sees "
    "less than she was promised. She went "
    "missing in September, the week she started Mere High, and told Denise that she had gone to find him."
    " School says she is bright, quiet "
    "and tired on Mondays. She has waited since June for somebody to begin her life story work."
)
TIA_SAID = "I like it at Denise’s because it’s quiet and I’ve got my own door. I want to see Reece more, not just when someone remembers."


def tell(made: Plan, then: Then) -> None:
    """All of it."""
    child = {s.name: s for s in made.world.subjects if s.kind == "child"}
    _before_care(made, then, child)
    _in_care(made, then, child)
    _this_week(made, child)
    _reece(made, child["Reece Harrow"], child)
    tell_callum(made, child["Callum Byrne"])
    tell_zara(made)


def _before_care(made: Plan, then: Then, child: dict[str, Somebody]) -> None:
    world, by = made.world, made.house.by_name
    tia, jaden, poppy = child["Tia Harrow"], child["Jaden Harrow"], child["Poppy Harrow"]
    nan = world.somebody(
        "adult", "Maureen Harrow", sex="F", phone=made.numbers.landline(), born_on=then(made, 1958, 4, 2)
    )
    told = then(made, 2019, 8, 24)
    world.say(
        people.person_described,
        nan,
        told,
        given="Maureen",
        family="Harrow",
        sex="F",
        born_on=nan.born_on,
        phone=nan.phone,
        role="Nan",
    )
    world.say(
        people.address_began,
        nan,
        told,
        lines="3 Quarry Street, Old Colliery, Merehaven",
        postcode="WA9 1LF",
        kind="home",
    )
    for each in (tia, jaden, poppy, child["Reece Harrow"]):
        world.say(
            people.related,
            each,
            max(told, each.born_on or told),
            by=by["Carol Finch"] if each is tia else None,
            other=nan,
            kind="grandparent",
            lives_together=False,
        )
    team = made.house.teams[NORTH]
    for each in (tia, jaden):
        world.say(work.allocated, each, told, role="social_worker", worker=by["Carol Finch"], team=team, reason=None)
        world.say(
            work.allocated, each, then(made, 2019, 10, 14), role="social_worker", worker=by["Sam Idris"], team=team
        )
        world.say(work.allocation_ended, each, then(made, 2020, 3, 16), by=by["Sam Idris"], role="social_worker")
    for each in (tia, jaden, poppy):
        world.say(
            work.allocated, each, then(made, 2022, 11, 16), role="social_worker", worker=by["Helen Moss"], team=team,
            reason="FCONTA" if world.as_at.year > 2014 else None,
        )  # fmt: skip
    carol, sam, helen = by["Carol Finch"], by["Sam Idris"], by["Helen Moss"]
    lines: tuple[tuple[date, str, tuple[Somebody, ...], object], ...] = (
        (then(made, 2018, 9, 14), "Darren Kerr moves in", (tia, jaden), None),
        (told, "Police called; Darren arrested. Goes to Nan", (tia, jaden), carol),
        (then(made, 2020, 2, 10), "Home to Mum, who is on her own", (tia, jaden), sam),
        (then(made, 2022, 11, 16), "Conference: protection plan for all three, neglect", (tia, jaden, poppy), helen),
        (then(made, 2023, 11, 10), "Left alone overnight; police protection", (tia, jaden, poppy), by["Tom Reid"]),
    )
    for day, line, who, worker in lines:
        for each in who:
            world.say(people.significant_event, each, day, by=worker, line=line)  # type: ignore[arg-type]


def _in_care(made: Plan, then: Then, child: dict[str, Somebody]) -> None:
    world, priya, gwen = made.world, made.house.by_name["Priya Shah"], made.house.by_name["Gwen Adeyemi"]
    tia, jaden, poppy = child["Tia Harrow"], child["Jaden Harrow"], child["Poppy Harrow"]
    september = date(world.as_at.year if world.as_at >= date(world.as_at.year, 9, 4) else world.as_at.year - 1, 9, 3)
    if tia.age(september.replace(month=8, day=31)) >= 11:
        world.say(people.significant_event, tia, september, by=priya, line="Starts secondary school, Mere High")
    world.say(
        people.summary_written,
        tia,
        world.as_at - timedelta(days=84),
        by=priya,
        words=SUMMARY.format(month=f"{then(made, 2023, 11, 10):%B %Y}"),
    )
    world.say(
        people.summary_written,
        jaden,
        world.as_at - timedelta(days=32),
        by=priya,
        words=(
            "Jaden lives with his sisters at Denise’s and will say so to anybody. He swims on Thursdays and has "
            "the badges. He reads a year behind "
            "and is catching up; school has a plan for it. He asks about Mum on Sundays and is easier once he has"
            " drawn her something. He does not "
            "like loud men. The plan is that all three stay with Denise until they are grown up."
        ),
    )
    world.say(
        people.summary_written,
        poppy,
        world.as_at - timedelta(days=32),
        by=priya,
        words=(
            "Poppy was two when she came to Denise and calls her Neesy. She is sturdy, cheerful and hard to "
            "understand; a speech therapist sees her "
            "and the report is awaited. She sleeps in Tia’s room when the wind is up. She starts school next "
            "September. The plan is that all three "
            "stay with Denise."
        ),
    )
    june = next(d for d in reversed(review_days(tia)))
    for each, what, outcome, days in (
        (tia, "Begin Tia’s life story work", "Tia knows her own story", -6),
        (tia, "See that Tia and Reece meet every month", "Tia and Reece stay brother and sister in more than name", 40),
        (jaden, "Ask school for a reading plan", "Jaden reads with his class by summer", 60),
        (poppy, "Get the report on Poppy’s speech", "Poppy is understood at school", 24),
    ):
        world.say(
            care.action_agreed,
            each,
            june,
            by=gwen,
            what=what,
            owner=priya,
            by_on=world.as_at + timedelta(days=days),
            outcome=outcome,
        )
    for each in (tia, jaden, poppy):
        world.say(care.visits_agreed, each, june, by=gwen, weeks=6, where="child" if each is tia else "review")
    for back, hours in ((752, 13), (410, 4), (73, 3)):
        went = world.as_at - timedelta(days=back)
        worker = priya if went > then(made, 2024, 2, 5) else made.house.by_name["Tom Reid"]
        tell_time_missing(made, tia, at_london(went, 18, 30), hours, worker, followed=True)
    seen = world.as_at - timedelta(days=40)
    said = {tia: TIA_SAID, jaden: "Jaden drew all of us on the big slide, Mum at the top.", poppy: "“When is Mum day?”"}
    for each, words in said.items():
        visit = _on(each, care.child_visited, seen)
        alone = "yes" if each is tia else "part"
        visit.facts.update(
            outcome="seen", alone=alone, words=words, where="in her room" if each is tia else "at Denise’s"
        )
        visit.facts.pop("why_not_alone", None)
        visit.facts.pop("alone_by", None)
        if visit.gathering:
            visit.gathering.account = (
                "Tea with all three at Denise’s. Poppy showed me her coat peg, which is really a coat peg. Jaden has "
                "his fifth badge. Tia was quiet "
                "until we went up to her room; then she talked for half an hour, mostly about Reece. Denise says "
                "Mondays are hard after family time."
            )
    for each in (tia, jaden, poppy):
        for old in [h for h in each.happenings if h.type is care.care_plan_prepared]:
            each.happenings.remove(old)
        steps = (
            then(made, 2023, 11, 20),
            then(made, 2024, 3, 4),
            then(made, 2024, 7, 5),
            then(made, 2024, 7, 26),
            then(made, 2025, 1, 17),
            then(made, 2025, 10, 3),
        )
        for version, day in enumerate(steps, 1):
            who = made.house.by_name["Tom Reid"] if version == 1 else priya
            world.say(
                care.care_plan_prepared,
                each,
                working_day(day),
                by=who,
                version=version,
                words=PLAN if version == 6 else None,
            )


PLAN = (
    "All three stay with Denise until they are grown up. Mum sees them every other Saturday, ten to one, "
    "at the Bridge Centre. Tia and Reece talk "
    "every Sunday and meet every month. Life story work with Tia. Swimming for Jaden, speech therapy for Poppy."
)


def _this_week(made: Plan, child: dict[str, Somebody]) -> None:
    world, by = made.world, made.house.by_name
    tia, jaden, poppy = child["Tia Harrow"], child["Jaden Harrow"], child["Poppy Harrow"]
    priya, gwen, femi = by["Priya Shah"], by["Gwen Adeyemi"], by["Femi Cole"]
    yesterday = working_day(world.as_at - timedelta(days=1))
    saturday = world.as_at - timedelta(days=(world.as_at.weekday() - 5) % 7 or 7)
    world.say(
        people.note_written,
        tia,
        saturday,
        by=femi,
        at=at_london(saturday, 20, 5),
        recorded_at=at_london(saturday, 20, 31),
        with_whom="Denise Okoro",
        words=(
            "Denise rang the night team: Tia in tears after a call with Reece. He has heard that he may be moved "
            "further away. Denise has sat with "
            "her and she is calmer, in her room, with Poppy. No danger. Please let Priya know on Monday."
        ),
    )
    for each in (tia, jaden, poppy):
        world.say(
            placements.placement_confirmed,
            each,
            saturday,
            by=femi,
            at=at_london(saturday, 20, 15),
            recorded_at=at_london(saturday, 20, 33),
            by_whom="Denise Okoro",
        )
    world.say(
        people.note_written,
        tia,
        yesterday,
        by=priya,
        at=at_london(yesterday, 12, 10),
        with_whom="Paul Lacey, Mere High",
        words=(
            "Mere High: 94% this term, two lates, both Mondays. Paul Lacey writes her education plan; asked him "
            "again for a date."
        ),
    )
    for each in (tia, jaden, poppy):
        planned = [h for h in each.happenings if h.type is care.review_planned and h.on > review_days(each)[-1]]
        for old in planned:
            each.happenings.remove(old)
    review = working_day(world.as_at + timedelta(days=9))
    for each in (tia, jaden, poppy):
        world.say(
            care.review_planned,
            each,
            world.as_at - timedelta(days=28),
            by=gwen,
            for_on=review,
            time="10:00",
            where="Civic Centre, room 3",
        )
        world.say(
            care.review_planned,
            each,
            yesterday,
            by=gwen,
            at=at_london(yesterday, 16, 5),
            for_on=review,
            time="14:00",
            where="Civic Centre, room 3",
        )
    asked = working_day(world.as_at - timedelta(days=8))
    world.say(
        care.action_agreed,
        tia,
        asked,
        by=priya,
        what="Agree to more time with Reece: a call every Sunday",
        owner=by["Lorraine Tate"],
        by_on=world.as_at + timedelta(days=2),
        outcome="Tia and Reece talk every week",
    )
    together = world.as_at - timedelta(days=58)
    world.say(
        people.note_written,
        tia,
        together,
        by=priya,
        with_whom="Reece",
        words="Tia, Jaden, Poppy and Reece together at the climbing wall, two hours. Tia would not come down.",
    )


def _reece(made: Plan, reece: Somebody, child: dict[str, Somebody]) -> None:
    world, joel = made.world, made.house.by_name["Joel Hardy"]
    for name in ("Tia Harrow", "Jaden Harrow", "Poppy Harrow"):
        world.say(
            people.related,
            child[name],
            max(child[name].born_on or world.live_on, world.live_on),
            other=reece,
            kind="half_sibling",
            lives_together=False,
        )
    world.say(
        people.note_written,
        reece,
        working_day(world.as_at - timedelta(days=5)),
        by=joel,
        with_whom="Hollin House",
        words=(
            "Hollin House agrees to a call with Tia every Sunday. Reece says he would have done it anyway if "
            "anybody had given him her number."
        ),
    )


def _on(child: Somebody, type: object, day: date) -> Happening:
    return next(h for h in child.happenings if h.type is type and h.on == day)

"""Families who are helped by agreement, and the centres and courses that reach some of them: seventy children, eight centres.

The report's facts: eight phase one centres whose reach is uneven (paragraph 26), programmes for nobody in particular, views of
families in the CAF not learnt from (69), help that goes on after a protection plan (46), home-educated children visited every six
months (32), young carers with a commissioned service (32, 72). All people are invented, with numbers of their own so that nobody
else in the invented authority changes when something is added here.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.base.calendar import add_months
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Happening, Somebody, Staff, day_on_or_before
from throughline.practice.family_help import events as help_
from throughline.practice.programmes import events as groups
from throughline.practice.protection import events as protection
from throughline.record.people import events as people
from throughline.record.workers import events as work

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

FAMILIES = ("Marlow", "Osei", "Finch", "Radley", "Sarwar", "Tull", "Vickers", "Wray", "Yates", "Abbott", "Brand", "Coombe", "Dace", "Eaves", "Farrow",
            "Gorse", "Haque", "Ives", "Joyce", "Kemble", "Lund", "Mott", "Nunn", "Orme", "Peel", "Quill", "Rudd", "Slade", "Thorpe", "Usher")  # fmt: skip
GIRLS = ("Kezia", "Amara", "Poppy", "Layla", "Erin", "Nora", "Skye", "Fatima", "Holly", "Ines")
BOYS = ("Toby", "Kofi", "Reece", "Idris", "Alfie", "Jude", "Musa", "Callan", "Otis", "Rory")
CENTRES = ("Harbour", "Millbrook", "Parr Fields", "Windle", "Sutton Park", "Thatto", "Blackbrook", "Moss Bank")
PARTNERS = (("health", "Sal Penrose", "Merehaven Community Health"), ("school", "Ruby Tarn", "Mere Primary"), ("early_years", "Dee Hallam", "Little Oaks"),
            ("voluntary", "Ed Fallow", "Family Friends Merehaven"), ("early_help", "", ""), ("early_help", "", ""))  # fmt: skip
WHY = ("Sleep and money", "A new baby and no help", "Rows every evening", "Missing school on Mondays", "Mother low since the birth", "Moved house three times")
NEEDS = (("Ask housing for a move", ""), ("Speech and language appointment", "Merehaven Community Health"), ("Breakfast club every day", "Mere Primary"),
         ("Visit every Friday at tea time", ""), ("Debt advice", "Citizens’ advice"))  # fmt: skip
WORKERS = (("Nell Okafor", "North"), ("Ray Tunstall", "Central"), ("Mina Dhar", "South"))
MEMBERS = (("Tess Amory", "North", "Merehaven Council", "social_worker"), ("Imran Sykes", "Central", "Merehaven Council", "social_worker"),
           ("Olive Brough", "North", "Merehaven Community Health", "health_visitor"), ("Stan Copley", "Central", "Mere Primary", "welfare_officer"),
           ("Rhoda Finn", "South", "Family Friends Merehaven", "youth_worker"))  # fmt: skip
"""Who else is in the teams, from which agency; the team of the south has no social worker of its own."""


def tell_helped(made: Plan) -> None:
    """Hire the early help workers, open the centres, and tell sixty families' help."""
    world = made.world
    rng = Random(f"helped {world.as_at} {world.small}")  # noqa: S311 - invented people need no secret numbers
    workers = [
        made.house.hire(name, "family_help.early_help_worker", f"{place} family help", "Early help worker", began_on=world.as_at - timedelta(days=1500 + 10 * n),
                        phone=f"07700 900 {901 + n}", qualified=False) for n, (name, place) in enumerate(WORKERS)
    ]  # fmt: skip
    _members(made, workers)
    made.centres = _centres(made, rng)
    for number in range(8 if world.small else 44):
        family = FAMILIES[number % len(FAMILIES)]
        _family(made, rng, number, family, workers[number % 3])


def _members(made: Plan, workers: list[Staff]) -> None:
    """The others in the teams; of everybody but one it is said where they come from."""
    world = made.world
    ours = [s for s in world.staff if s.team.name.endswith(" family help") and s.left_on is None and s is not workers[-1]]
    told = [(s, "Merehaven Council", "social_worker" if s.qualified else "family_support") for s in ours]
    for number, (name, place, agency, qualified_as) in enumerate(MEMBERS):
        hired = made.house.hire(name, "family_help.early_help_worker", f"{place} family help", "Early help worker", phone=f"07700 900 {921 + number}",
                                began_on=world.as_at - timedelta(days=900 + 30 * number), qualified=qualified_as == "social_worker")  # fmt: skip
        told.append((hired, agency, qualified_as))
    for one, agency, qualified_as in told:
        world.say(help_.member_described, one.subject, max(one.began_on, world.live_on), by=one, agency=agency, qualification=qualified_as)


def _centres(made: Plan, rng: Random) -> list[tuple[Somebody, list[Happening], list[str]]]:
    world, by = made.world, made.house.by_name["Beth Rowan"]
    since = max(world.live_on, world.as_at - timedelta(days=900))
    found = []
    for n, name in enumerate(CENTRES[:2] if world.small else CENTRES):
        centre = world.somebody("service", f"{name} children’s centre")
        world.say(people.person_described, centre, since, by=by, full=centre.name, role="Children’s centre", phone=f"01632 960 {700 + n}")
        world.say(groups.centre_opened, centre, since, by=by, name=centre.name, area=("North", "Central", "South")[n % 3])
        areas = [f"E010{68000 + 10 * n + k}" for k in range(3)]
        for k, area in enumerate(areas):
            if n == 6 and k == 2:
                continue  # nobody has counted who lives there
            world.say(groups.eligible_counted, centre, since, by=by, area=area, group="all", families=9 + (n + k) % 5, origin="Child benefit count",
                      deprived=(n + k) % 5 == 0)  # fmt: skip
        world.say(groups.eligible_counted, centre, since, by=by, area=areas[0], group="lone_parent", families=4, origin="Census")
        world.say(groups.eligible_counted, centre, since, by=by, area=areas[1], group="workless", families=5, origin="Census")
        began = since + timedelta(days=30)
        offers = [world.say(groups.programme_began, centre, began, by=by, name=what, kind=kind, group=group, sessions=40, measure=scale)
                  for what, kind, group, scale in (
                      ("Stay and play", "centre", None if n in (1, 4) else "lone_parent", None),
                      ("Baby massage", "centre", "young_parent" if n % 2 else None, None),
                      ("Dads on Saturday", "centre", "fathers", None))]  # fmt: skip
        if n < 3:
            offers.append(world.say(groups.programme_began, centre, began, by=by, name=("Stepping Stones", "Calmer Days", "Talking Teens")[n], kind="parenting",
                                    group=("disability", "domestic_abuse", None)[n], sessions=10, measure="Parenting scale, higher is better"))  # fmt: skip
        if n == 0:
            offers.append(world.say(groups.programme_began, centre, began, by=by, name="Starting Point", kind="targeted", group="workless", sessions=20))
        found.append((centre, offers, areas))
    for what, how_many, where in (("A course on sleep", 14, "Parents’ forum"), ("Stepping Stones in the evening", 9, "Survey of carers")):
        world.say(groups.course_wanted, world.authority, world.as_at - timedelta(days=40), by=by, what=what, families=how_many, where=where)
    return found


def _child(made: Plan, rng: Random, family: str, given: str, sex: str, born: date, told: date) -> Somebody:
    world = made.world
    child = world.somebody("child", f"{given} {family}", born_on=born, sex=sex)
    world.say(people.person_described, child, told, given=given, family=family, born_on=born, sex=sex, pronouns="she/her" if sex == "F" else "he/him",
              ethnicity=rng.choice(("WBRI", "WBRI", "MWBA", "APKN", "BAFR")), language="English")  # fmt: skip
    world.say(people.born, child, born)
    return child


def _family(made: Plan, rng: Random, number: int, family: str, worker: Staff) -> None:
    """One or two children, their help, and what followed it."""
    world = made.world
    began = day_on_or_before(world.as_at - timedelta(days=rng.randint(40, 620)))
    began = max(began, world.live_on + timedelta(days=3))
    pair = [("F", GIRLS[number % 10]), ("M", BOYS[(number * 3) % 10])][: 1 + (number % 2)]
    children = [
        _child(made, rng, family, given, sex, world.as_at - timedelta(days=round(365.25 * (rng.choice((2, 4, 6, 9, 12)) + k)) + number), began - timedelta(days=1))
        for k, (sex, given) in enumerate(pair)
    ]  # fmt: skip
    if len(children) == 2:
        world.say(people.related, children[1], began, other=children[0], kind="sibling", lives_together=True)
    for child in children:
        _help(made, rng, number, child, worker, began)


def _help(made: Plan, rng: Random, number: int, child: Somebody, worker: Staff, began: date) -> None:
    world, last = made.world, made.world.as_at - timedelta(days=1)
    author, name, agency = PARTNERS[number % len(PARTNERS)]
    nobody = number in (7, 19)
    world.say(work.allocated, child, began, by=worker, role="lead_practitioner", worker=None if nobody else worker, team=worker.team)
    level = "pre_caf" if number % 11 == 3 else "child_in_need" if number % 4 == 0 else "early_help"
    if level == "child_in_need":
        name = agency = ""
    period = world.say(help_.help_began, child, began, by=worker, level=level, author="social_care" if level == "child_in_need" else author,
                       agency=agency, lead_name=name, lead=None if name or nobody else worker, why=WHY[number % len(WHY)])  # fmt: skip

    def say(type_: object, days: int, **facts: object) -> Happening | None:
        on = day_on_or_before(began + timedelta(days=days))
        return world.say(type_, child, on, by=worker, thread_of=period, **facts) if began <= on <= last else None  # type: ignore[arg-type]

    say(help_.open_checked, 0, found="nobody helps yet")
    if level == "pre_caf" and number % 2:
        return  # a first look that nobody has finished
    say(help_.consent_recorded, 2, who="The mother", answer="partly" if number % 9 == 4 else "agreed")
    say(help_.first_contact, 3)
    if level == "pre_caf":
        say(help_.first_look_done, 8, outcome="open", author=author)
        say(help_.level_changed, 8, direction="up", level="early_help", why="The family asks for more")
        level = "early_help"
    if level == "early_help":
        say(help_.assessed, rng.randint(18, 50), author=author, author_name=name or worker.name, agency=agency, not_gathered=rng.choice((0, 0, 0, 1, 2)))
        say(help_.meeting_held, 52, kind="team")
    say(help_.plan_agreed, 54, version=1, level=level, review_on=(began + timedelta(days=96)).isoformat())
    for k in range(2):
        what, done_by = NEEDS[(number + k) % len(NEEDS)]
        agreed = say(help_.action_agreed, 54, what=what, owner=worker, by_on=began + timedelta(days=75 + 60 * k), done_by=done_by, plan="family_help.plan",
                     outcome="The evenings are calmer")  # fmt: skip
        if agreed is not None and rng.random() < 0.9 and agreed.on + timedelta(days=30) <= last:
            world.say(help_.action_done, child, agreed.on + timedelta(days=30), by=worker, thread_of=agreed, outcome="Done")
    over = number % 3 == 2 and (last - began).days > 200
    for k in range(1, 26):  # as long as help can have gone on here
        if over and k == 4:
            break
        say(help_.child_seen, 54 + 26 * k, seen=True, alone=rng.random() < 0.8, words="“It is better when you come.”" if k % 4 == 1 else None)
        if k % 2 == 0 and not (number in (5, 16) and k > 2):
            say(help_.review_held, 50 + 22 * k, outcome="continue", grade=rng.choice(("2", "3", "3", "4")) if k == 2 else None,
                review_on=(began + timedelta(days=50 + 22 * (k + 2))).isoformat())  # fmt: skip
    if number == 12:
        say(help_.consent_recorded, 140, who="The father", answer="withdrawn", words="We want to manage on our own now.")
    _besides(made, number, child, worker, began)
    if over:
        end = say(help_.help_ended, 190, outcome=rng.choice(("needs_met", "needs_met", "withdrawn", "moved")), words="The children are at school every day.")
        if end is not None and number % 8:
            say(help_.closing_letter_sent, 196)
        if number == 20:
            _again(made, child, end)


def _again(made: Plan, child: Somebody, ended: Happening | None) -> None:
    """After early help ended it was not enough."""
    if ended is not None and ended.on + timedelta(days=60) < made.world.as_at:
        made.world.say(protection.plan_began, child, working_day(ended.on + timedelta(days=60)), by=ended.by, category="NEG", before=0)


def _besides(made: Plan, number: int, child: Somebody, worker: Staff, began: date) -> None:
    """A young carer, a child educated at home, one on the edge of care, what an adult carries: a few of each."""
    world, last = made.world, made.world.as_at - timedelta(days=1)
    age = child.age(world.as_at)
    if number % 10 == 6 and age >= 7:
        noticed = world.say(help_.carer_noticed, child, began, by=worker, whom="the mother", asked=False)
        if number != 26:
            world.say(help_.carer_referred, child, min(began + timedelta(days=4), last), by=worker, thread_of=noticed, service="Young Carers Merehaven")
    if number % 12 == 9 and age >= 6:
        began_home = max(world.live_on + timedelta(days=3), add_months(world.as_at, -11))
        home = world.say(help_.home_education_began, child, began_home, by=worker, school="Mere Primary")
        if number != 33 and began_home + timedelta(days=170) <= last:
            world.say(help_.home_education_visited, child, began_home + timedelta(days=170), by=worker, thread_of=home, outcome="suitable", seen=True, checked=True,
                      words="A table of maps and a garden.")  # fmt: skip
    if number % 14 == 8:
        at_edge = world.say(help_.edge_began, child, began, by=worker, service="Family intervention team", why="Rows every night")
        if number == 22 and began + timedelta(days=90) <= last:
            world.say(help_.edge_ended, child, began + timedelta(days=90), by=worker, thread_of=at_edge, outcome="extended", words="Gran has her at weekends.")
    if number % 5 == 1:
        world.say(help_.adult_need, child, min(began + timedelta(days=20), last), by=worker, who="The mother", need="mental_health", service="The mind service",
                  words="She finds mornings hard, and the children are late.")  # fmt: skip

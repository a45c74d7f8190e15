"""Assessments: a year of finished ones with their grades, and a few that go on, each with something to see (requirements, 3.4).

One is returned because history is missing (case 7), one of parenting names no theory (case 34), one father does not come, one
baby is to be born, one specialist is late, and some inadequate ones share a cause.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from throughline.engines.forms.events import form_signed
from throughline.engines.forms.models import HANDED_IN, OPEN, RETURNED, SIGNED, Writing
from throughline.exchange.demonstration import words_assessment as said
from throughline.exchange.demonstration.lives import manager_of, working_day
from throughline.exchange.demonstration.people import Gathering, Happening, Somebody, Staff
from throughline.exchange.demonstration.staffing import NORTH
from throughline.practice.assessment import events
from throughline.practice.domestic_abuse.events import notification_received, notification_screened
from throughline.practice.front_door import events as door
from throughline.record.people import events as people
from throughline.record.workers import events as work
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan


@dataclass(eq=False)
class Written:
    """A form that lies on somebody's desk, or that was signed."""

    about: Somebody
    gathering: Gathering
    kind: str
    state: str
    answers: dict[str, Any]
    by: Staff
    on: date
    to_change: str = ""
    signing: Happening | None = None


@dataclass
class Family:
    """Some children, their parents, whose they are, and what is written about them."""

    children: list[Somebody]
    mother: Somebody
    father: Somebody
    worker: Staff
    manager: Staff | None
    began: list[Happening] = field(default_factory=list)


PAPERS: dict[int, list[Written]] = {}
"""By the plan that they belong to, until they are laid on desks."""


def tell_assessments(made: Plan) -> None:
    """All of it. Its own dice, so that nothing else in the authority changes by it."""
    PAPERS[id(made)] = []
    rng = Random(f"assessments {made.world.as_at.isoformat()}")  # noqa: S311 - invented children need no secret numbers
    north = [s for s in made.world.staff if s.team.name == NORTH and s.role == "record.social_worker" and s.there_on(made.world.as_at)]
    others = [s for s in made.world.staff if s.team.name.endswith("locality, team 1") and s.role == "record.social_worker" and s.there_on(made.world.as_at)]
    north = [s for s in north if s.name != "Priya Shah"] or north or others
    for number, names in enumerate(said.FINISHED[: 6 if made.world.small else len(said.FINISHED)]):
        _finished(made, rng, (others or north)[number % len(others or north)], names, number)
    _returned(made, rng, north[0])
    _without_theory(made, rng, north[1 % len(north)])
    _does_not_come(made, rng, north[0])
    _to_be_born(made, rng, north[2 % len(north)])


def _family(made: Plan, worker: Staff, last: str, names: tuple[tuple[str, int, str], ...], since: date) -> Family:
    world = made.world
    children = []
    for given, years, sex in names:
        born = since - timedelta(days=round(years * 365.25) + 40) if years >= 0 else None
        child = world.somebody("child", f"{given} {last}", born_on=born, sex=sex)
        world.say(people.person_described, child, since, given=given, family=last, born_on=born, sex=sex, language="English", ethnicity="WBRI",
                  pronouns="she/her" if sex == "F" else "he/him", expected_on=None if born else world.as_at + timedelta(days=88))  # fmt: skip
        manager = manager_of(made.house, worker.team.name, since)
        world.say(work.allocated, child, since, by=manager, role="social_worker", worker=worker, team=worker.team)
        children.append(child)
    mother, father = world.somebody("adult", f"Kerry {last}", sex="F"), world.somebody("adult", f"Craig {last}", sex="M")
    for adult in (mother, father):
        given, _, family = adult.name.partition(" ")
        world.say(people.person_described, adult, since, given=given, family=family, sex=adult.sex)
    for child in children:
        world.say(people.related, child, since, other=mother, kind="mother", lives_together=True, parental_responsibility=True)
        world.say(people.related, child, since, other=father, kind="father", lives_together=False)
    return Family(children, mother, father, worker, manager_of(made.house, worker.team.name, world.as_at - timedelta(days=1)))


def _begin(made: Plan, family: Family, kind: str, referred: date, began: date, about: str, *, deep: bool = True) -> Gathering:
    world = made.world
    kind_now = kind if world.as_at >= events.SINGLE_SINCE or kind != "single" else "core"
    gathering = Gathering(f"assessment.{kind_now}", began, None, family.worker)
    for child in family.children:
        world.say(door.referral_received, child, referred, by=family.manager, agency="school", source="2A", about=about)
        world.say(door.referral_decided, child, working_day(referred), by=family.manager, outcome="assessment", manager=family.manager,
                  words="What school tells us needs looking into.")  # fmt: skip
        family.began.append(world.say(events.assessment_began, child, began, by=family.worker, gathering=gathering, kind=kind_now, worker=family.worker,
                                      referred_on=referred, meeting=deep, why_no_meeting="" if deep else "They met for the first one"))  # fmt: skip
    return gathering


def _say(made: Plan, family: Family, type: Any, on: date, by: Staff | None = None, **facts: Any) -> None:
    """The same for each child, on the thread of their assessment."""
    if on >= made.world.as_at:
        return
    for child, began in zip(family.children, family.began, strict=True):
        made.world.say(type, child, on, by=by or family.worker, thread_of=began, **facts)


def _usual(made: Plan, family: Family, began: date, *, met: bool = True) -> None:
    """What happens in most of them."""
    _say(made, family, events.child_seen, working_day(began + timedelta(days=3)), alone=True, words="I like it when Nan comes. It is quiet then.")
    _say(made, family, events.manager_looked, working_day(began + timedelta(days=9)), by=family.manager, words="On course. Ask the health visitor about sleep.")
    if met:
        _say(made, family, events.planning_held, working_day(began + timedelta(days=7)), chair=family.worker, words="Who is there at weekends, and who drinks?")
        for agency in ("school", "health_visitor", "gp", "police"):
            _say(made, family, events.contribution, working_day(began + timedelta(days=6)), agency=agency, state="received", words=said.CONTRIBUTED[agency])
    _say(made, family, events.parent_contact, working_day(began + timedelta(days=4)), who=family.mother.name, how="kept", what="At home")
    for who, part in ((family.mother, "mother"), (family.father, "father")):
        _say(made, family, events.view_given, working_day(began + timedelta(days=5)), part=part, who=who.name, words=said.VIEWS[part])
    for child in family.children:
        for side, factor, severity, source, words in said.FACTORS:
            made.world.say(events.risk_recorded, child, working_day(began + timedelta(days=8)), by=family.worker, side=side, factor=factor, severity=severity,
                           source=source, words=words)  # fmt: skip


def _finished(made: Plan, rng: Random, worker: Staff, names: Any, number: int) -> None:
    """One of the year, graded, some of them twice."""
    world = made.world
    last, children, grades = names
    began = working_day(world.as_at - timedelta(days=350 - number * 12 - rng.randint(0, 6)))
    family = _family(made, worker, last, children, began - timedelta(days=4))
    took = rng.choice((30, 44, 52, 58, 61, 72))
    end = working_day(began + timedelta(days=took))
    if end >= world.as_at - timedelta(days=3):
        return
    gathering = _begin(made, family, "single", working_day(began - timedelta(days=3)), began, rng.choice(said.ABOUT))
    _usual(made, family, began)
    _say(made, family, events.assessment_shared, end - timedelta(days=2), who=family.mother.name, opinion=rng.choice(("agrees", "partly")))
    for step, grade in enumerate(grades):
        returned = step + 1 < len(grades)
        on = end - timedelta(days=3 * (len(grades) - step - 1))
        _say(made, family, events.assessment_graded, on, by=family.manager, grade=grade, then="returned" if returned else "authorised", worker=worker,
             standards=1, short_of=list(said.SHORT.get(grade, ())), words=said.COMMENTS[grade], change=said.CHANGES[grade] if returned else "")  # fmt: skip
        if grade == "1":
            for n, child in enumerate(family.children):
                opened = world.say(events.remedy_opened, child, on, by=family.manager, causes=["child", "analysis"] if number % 2 else ["child", "caseload"],
                                   worker=worker, words="I go with the worker this week.")  # fmt: skip
                if n or number % 2:
                    world.say(events.remedy_closed, child, working_day(on + timedelta(days=6)), by=family.manager, thread_of=opened, at_risk=False,
                              words="Seen, heard and safe; the assessment is written anew.")  # fmt: skip
    kind = family.began[0].facts["kind"]
    for child, opened in zip(family.children, family.began, strict=True):
        outcome = rng.choice(("early_help", "no_action"))
        done = world.say(events.assessment_finished, child, end, by=family.manager, thread_of=opened, kind=kind, outcome=outcome, factors=["3B", "4B"],
                         worker=worker, manager=family.manager, grade=grades[-1], tool=1, tool_points=9, words=said.SUMMARY.format(**child.words()))  # fmt: skip
        answers = said.answers(child, outcome)
        told = {"answers": answers, "marks": {}, "writing": ""}
        signing = world.say(form_signed, child, end, by=family.manager, form=f"assessment.{kind}", version=1, title="Assessment",
                            by_whom=family.manager.name if family.manager else "", answers=json.dumps(told))  # fmt: skip
        world.say(door.case_closed, child, working_day(end + timedelta(days=1)), by=family.manager, reason="RC9" if outcome == "early_help" else "RC8")
        PAPERS[id(made)].append(Written(child, gathering, kind, SIGNED, answers, worker, end, signing=signing))
        assert done.on == end


def _returned(made: Plan, rng: Random, worker: Staff) -> None:
    """Case 7: two children with a history that nobody weighed; returned, with what must change."""
    world = made.world
    began = working_day(world.as_at - timedelta(days=38))
    family = _family(made, worker, "Tranter", (("Mia", 7, "F"), ("Noah", 4, "M")), world.as_at - timedelta(days=700))
    for child in family.children:
        old = world.say(door.referral_received, child, world.as_at - timedelta(days=690), by=family.manager, agency="health", source="3B", about="a burn, told in two ways")
        world.say(door.case_closed, child, world.as_at - timedelta(days=640), by=family.manager, thread_of=old, reason="RC8")
        told = working_day(world.as_at - timedelta(days=210))
        first = world.say(notification_received, child, told, by=family.manager, presence="present", risk="medium")
        world.say(notification_screened, child, told, by=family.manager, thread_of=first, outcome="no_action", worker=worker, police="PC Ann Hale",
                  police_agree=True, words="Nobody was hurt; mother was given the number of the service.")  # fmt: skip
    gathering = _begin(made, family, "single", began - timedelta(days=1), began, "Mia told her teacher that she sleeps in her shoes")
    _usual(made, family, began)
    _say(made, family, events.assessment_graded, working_day(world.as_at - timedelta(days=4)), by=family.manager, grade="2", then="returned", worker=worker,
         standards=1, short_of=["history", "analysis"], words=said.COMMENTS["2"], change=said.CHANGES["history"])  # fmt: skip
    for child in family.children:
        PAPERS[id(made)].append(Written(child, gathering, family.began[0].facts["kind"], RETURNED, said.answers(child, "early_help"), worker, began,
                                        said.CHANGES["history"]))  # fmt: skip


def _without_theory(made: Plan, rng: Random, worker: Staff) -> None:
    """Case 34: a parenting assessment handed in without theory; and a psychologist's report past its day."""
    world = made.world
    began = working_day(world.as_at - timedelta(days=45))
    family = _family(made, worker, "Penhale", (("Ellis", 2, "M"),), world.as_at - timedelta(days=120))
    gathering = _begin(made, family, "parenting", began - timedelta(days=2), began, "a bruise on his cheek, explained late", deep=False)
    _usual(made, family, began, met=False)
    for child in family.children:
        world.say(events.specialist_commissioned, child, began + timedelta(days=3), by=worker, expertise="psychology", provider="Harbour Psychology", cost=3200,
                  due_on=working_day(world.as_at - timedelta(days=9)), words="Can Kerry learn to read him in the time that Ellis has?")  # fmt: skip
        PAPERS[id(made)].append(Written(child, gathering, "parenting", HANDED_IN, said.answers(child, "legal"), worker, began))
    _say(made, family, events.handed_in, working_day(world.as_at - timedelta(days=2)), why="Legal planning meeting on Thursday")


def _does_not_come(made: Plan, rng: Random, worker: Staff) -> None:
    """A father who missed and refused, and nobody has taken it up with him."""
    world = made.world
    began = working_day(world.as_at - timedelta(days=24))
    family = _family(made, worker, "Rudd", (("Kai", 9, "M"), ("Ivy", 6, "F")), world.as_at - timedelta(days=90))
    gathering = _begin(made, family, "single", began - timedelta(days=1), began, "Kai comes to school hungry on Mondays")
    _say(made, family, events.child_seen, working_day(began + timedelta(days=3)), alone=True, words="Dad shouts at the wall, not at me.")
    for days, how in ((6, "missed"), (13, "refused")):
        _say(made, family, events.parent_contact, working_day(began + timedelta(days=days)), who=family.father.name, how=how, what="At his flat")
    _say(made, family, events.contribution, working_day(began + timedelta(days=3)), agency="gp", state="requested")
    _say(made, family, events.contribution, working_day(began + timedelta(days=5)), agency="school", state="received", words=said.CONTRIBUTED["school"])
    for child in family.children:
        PAPERS[id(made)].append(Written(child, gathering, family.began[0].facts["kind"], OPEN, said.begun(child), worker, began))


def _to_be_born(made: Plan, rng: Random, worker: Staff) -> None:
    """A baby whose likely way is early permanence, and of whom the adoption team does not know yet."""
    world = made.world
    began = working_day(world.as_at - timedelta(days=30))
    family = _family(made, worker, "Wicks", (("Baby", -1, ""),), began - timedelta(days=2))
    gathering = _begin(made, family, "pre_birth", began - timedelta(days=1), began, "a pregnancy; two older children live with their aunt")
    _say(made, family, events.birth_expected, working_day(began + timedelta(days=5)), expected_on=world.as_at + timedelta(days=88), route="early_permanence",
         words="Born at the General. Her mother is with her. The ward rings us at once.")  # fmt: skip
    for child in family.children:
        PAPERS[id(made)].append(Written(child, gathering, "pre_birth", OPEN, said.begun(child), worker, began))


def lay_papers(made: Plan, authority: int) -> None:
    """The forms of all these, on the desks where they lie."""
    rows = []
    for paper in PAPERS.pop(id(made), []):
        moment = at_london(paper.on, 15, 20)
        saves = {name: {"version": 1, "by": paper.by.pk, "name": paper.by.name, "at": moment.isoformat()} for name in paper.answers}
        rows.append(Writing(
            authority_id=authority, subject_id=paper.about.pk, form=f"assessment.{paper.kind}", version=1, state=paper.state, answers=paper.answers,
            saves=saves, begun_by_id=paper.by.pk, begun_on=paper.on, began_at=moment, saved_at=moment, purpose=f"assessment:{paper.gathering.pk}",
            handed_in_at=at_london(working_day(made.world.as_at - timedelta(days=2)), 16, 5) if paper.state in (HANDED_IN, RETURNED) else None,
            handed_in_by_id=paper.by.pk if paper.state in (HANDED_IN, RETURNED) else None, to_change=paper.to_change,
            event=paper.signing.number if paper.signing else None,
        ))  # fmt: skip
    Writing.objects.bulk_create(rows)

"""Children protected by a plan, and those who were: exactly 177 on the reference day of 2012 (¶8), with cases that show each control."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from throughline.base.calendar import add_months, add_working_days
from throughline.engines.forms import events as forms
from throughline.engines.meetings import events as meetings
from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Unit, tell_people
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Happening, Somebody, Staff
from throughline.practice.family_help import events as help_
from throughline.practice.protection import events
from throughline.practice.protection.events import fgm
from throughline.record.workers import events as work

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

ON_PLANS, SMALL = 177, 9
TO_SIGN = {events.plan_began.code: "start", events.plan_agreed.code: "change", events.plan_ended.code: "end"}
"""What two sign off, as the assistant director’s word has it."""
CATEGORIES = ("NEG", "NEG", "NEG", "NEG", "EMO", "EMO", "EMO", "PHY", "SAB")
TEAMS = ("North locality, team 1", "Central locality, team 1", "South locality, team 1")
PRACTICES = ("Mere Lane Surgery", "Quayside Practice", "The Lamp Street Doctors", "Hartley Health Centre", "Weir Road Surgery")
RISKS = {
    "NEG": ("Left alone at night", "An adult is with them every night", "No call from neighbours, and the children say so"),
    "EMO": ("Shouting and threats at home", "The home is calm", "They sleep through, and school sees them settle"),
    "PHY": ("Hit when somebody has been drinking", "Nobody hurts them", "No new marks, and they say so"),
    "SAB": ("Contact with a man who has harmed children", "He never sees them", "Checks by police, and what they tell"),
}  # fmt: skip
ACTIONS = ("Goes to the group each week", "Visits in the evening, without notice", "Rings the school each Monday", "Sorts out the rent with them")


class Teller:
    """Tells of children with a plan. Its own dice, so that nobody else's children change."""

    def __init__(self, made: Plan) -> None:
        self.made, self.world = made, made.world
        self.rng = Random(f"protected {made.world.as_at}")  # noqa: S311 - invented children need no secret numbers
        self.today = made.world.as_at
        self.since = self.today - timedelta(days=200)
        """From when on visits, core groups and oversight are told one by one."""
        self._staff()
        self.count = 0
        self.fgm_told = self.today.year <= 2015
        """One girl said it at school; before the end of 2015 nobody had to tell the police."""

    def _staff(self) -> None:
        house, ago = self.made.house, self.today - timedelta(days=1500)
        hire = house.hire
        self.chairs = [hire("Carys Wynn", "protection.conference_chair", "Safeguarding unit", "Child protection chair", began_on=ago),
                       hire("Leo Banner", "protection.conference_chair", "Safeguarding unit", "Child protection chair", began_on=ago)]  # fmt: skip
        self.director = hire("Alma Reed", "protection.assistant_director", "Children’s services", "Assistant director, safeguarding", began_on=ago)
        self.consultant = hire("Hugh Tarrant", "protection.independent_consultant", "Safeguarding unit", "Independent consultant", began_on=ago)
        hire("Dr Petra Voss", "protection.named_gp", "Safeguarding unit", "Named GP for safeguarding", began_on=ago, qualified=False)
        for one, name in ((self.chairs[0], "carys"), (self.director, "alma"), (self.consultant, "hugh")):
            one.signs_in_as = name
        for team in TEAMS:
            if not house.workers_of(team, self.today):
                house.somebody("record.team_manager", team, "Team manager", began_on=ago)
                for _ in range(2):
                    house.somebody("record.social_worker", team, "Social worker", began_on=ago)
        self.workers = {team: [s for s in house.workers_of(team, self.today)] for team in TEAMS}
        self.managers = {team: next(s for s in self.world.staff if s.team.name == team and s.role == "record.team_manager") for team in TEAMS}

    def family(self, began: date, size: int) -> Unit:
        """A family at home with so many children."""
        naming = self.made.namer.naming()
        family = self.made.families.parents(self.made.namer.family(naming), naming, with_father=True)
        unit = Unit(family, shape.PARENTS, [], began)
        age = self.rng.uniform(0.3, 6)
        for _ in range(size):
            unit.children.append(self.made.families.child(family, began - timedelta(days=round(age * 365)), began))
            age += self.rng.uniform(1.2, 3)
        tell_people(self.world, family, [unit], self.made.numbers, since=began - timedelta(days=40), full=False)
        return unit

    def say(self, type_: Any, child: Somebody, on: date, by: Staff, thread_of: Happening | None = None, **facts: Any) -> Happening | None:
        """One event, where it has happened already."""
        if on >= self.today:
            return None
        # Whoever had the child before them has left; who that was is not told.
        made = self.world.say(type_, child, on, by=by if by.began_on <= on else None, thread_of=thread_of, **facts)
        if what := TO_SIGN.get(type_.code):
            self.say(events.signed_off, child, add_working_days(on, 3), self.director, what=what)
        return made

    def tell(self, began: date, size: int, *, ended: date | None = None, case: str = "") -> None:
        """One family: its children's plans from a day on, until a day."""
        unit = self.family(began, size)
        team = TEAMS[self.count % len(TEAMS)]
        self.count += 1
        worker, chair = self.rng.choice(self.workers[team]), self.chairs[self.count % 2]
        category = self.rng.choice(CATEGORIES)
        again = self.rng.random() < 0.17
        for child in unit.children:
            owner = self.made.house.teams[team]
            self.say(work.allocated, child, max(began - timedelta(days=20), child.born_on or began), self.managers[team], role="social_worker", worker=worker,
                     team=owner)  # fmt: skip
            self.say(work.allocated, child, began, self.managers[team], role="conference_chair", worker=chair, team=self.made.house.teams["Safeguarding unit"])
            if again and child.born_on and child.born_on < began - timedelta(days=930):
                earlier = self.say(events.plan_began, child, began - timedelta(days=900), worker, category=category)
                self.say(events.plan_ended, child, began - timedelta(days=420), chair, thread_of=earlier, reason="safe", then="none")
            self._enquire(child, began, worker, self.managers[team], chair, category, case)
            opened = self.say(events.plan_began, child, began, chair, category=category)
            if ended is not None and ended < self.today:
                self._review(child, began, ended, chair)
                self.say(events.conference_held, child, ended, chair, kind="review", decision="end", chair=chair, gp="report", practice=self.practice(child))
                self.say(events.decisions_sent, child, add_working_days(ended, 1), chair)
                self.say(events.minutes_sent, child, add_working_days(ended, 15), chair)
                then = self.rng.choice(("child_in_need", "child_in_need", "early_help"))
                self.say(events.plan_ended, child, ended, chair, thread_of=opened, reason=self.rng.choice(("safe", "safe", "safe", "looked_after", "moved")),
                         then=then)  # fmt: skip
                helped = self.say(help_.help_began, child, add_working_days(ended, 4), worker, level=then, lead=worker)
                self.say(help_.help_ended, child, add_months(ended, 4), worker, thread_of=helped, outcome="needs_met")
                self.say(events.step_down_confirmed, child, add_working_days(ended, 9), worker, who="Family help", first_on=add_working_days(ended, 6))
                for role in ("social_worker", "conference_chair"):
                    self.say(work.allocation_ended, child, add_months(ended, 2), worker, role=role)
                continue
            self._live(child, began, opened, worker, self.managers[team], chair, category, case)

    def doctor(self) -> str:
        """What the family doctor gave: in 2012 less than today."""
        silent = 5 if self.today.year > 2014 else 30
        return self.rng.choices(("report", "attended", "neither"), (75 - silent // 2, 20, silent))[0]

    def practice(self, child: Somebody) -> str:
        """The family's doctor."""
        return PRACTICES[len(child.name) % len(PRACTICES)]

    def _enquire(self, child: Somebody, began: date, worker: Staff, manager: Staff, chair: Staff, category: str, case: str) -> None:
        if began < self.world.live_on:
            return
        strategy = add_working_days(began, -self.rng.choice((9, 11, 12, 13, 14, 14, 15, 17)))
        if child.born_on and strategy <= child.born_on:
            return
        concern = self.say(events.concern_identified, child, add_working_days(strategy, -1), worker, category=category)
        few = case == "two_agencies"
        self.say(events.strategy_held, child, strategy, manager, thread_of=concern, outcome="section_47", enquiry_by="joint", chair=manager,
                 agencies=["police", "social_care"] if few else ["police", "social_care", "health", *(["education"] if self.rng.random() < 0.7 else [])],
                 why_few="health: nobody could be reached before the weekend" if few else None)  # fmt: skip
        enquiry = self.say(events.enquiry_began, child, strategy, manager)
        self.say(events.enquiry_allocated, child, strategy, manager, thread_of=enquiry, worker=worker)
        ended = add_working_days(strategy, 6)
        self.say(events.enquiry_ended, child, ended, worker, thread_of=enquiry, outcome="conference")
        self.say(events.signed_off, child, add_working_days(ended, 2), self.director, what="enquiry")
        gp = "neither" if case == "no_doctor" else self.doctor()
        self.say(events.conference_held, child, began, chair, thread_of=concern, kind="initial", decision="plan", category=category, chair=chair, gp=gp,
                 practice=self.practice(child), chased_on=add_working_days(began, -2) if gp == "neither" else None, earlier="none")  # fmt: skip
        self.say(events.decisions_sent, child, add_working_days(began, 1), chair)
        self.say(events.minutes_sent, child, add_working_days(began, self.rng.choice((12, 15, 17, 18, 23))), chair)

    def _review(self, child: Somebody, began: date, until: date, chair: Staff, *, changes: bool = True) -> date:
        """Reviews after three months and then six; the last."""
        last, due = began, add_months(began, 3)
        while (held := working_day(due - timedelta(days=self.rng.randint(1, 9)))) < min(until, self.today):
            if held >= self.world.live_on:
                gp = self.doctor()
                self.say(events.conference_held, child, held, chair, kind="review", decision="continue", chair=chair, gp=gp, practice=self.practice(child),
                         chased_on=add_working_days(held, -2) if gp == "neither" else None)  # fmt: skip
                self.say(events.decisions_sent, child, add_working_days(held, 1), chair)
                self.say(events.minutes_sent, child, add_working_days(held, self.rng.choice((12, 15, 17, 18))), chair)
                self.say(events.midpoint_checked, child, last + (held - last) // 2, chair, rating="on_track", visits=5, groups=2, late=0,
                         words="Visits and core groups are held; it becomes better.")  # fmt: skip
                if changes and self.rng.random() < 0.93:
                    self.say(events.plan_agreed, child, add_working_days(held, 7), chair, whole=True)
            last, due = held, add_months(held, 6)
        return last

    def _live(self, child: Somebody, began: date, opened: Happening | None, worker: Staff, manager: Staff, chair: Staff, category: str,
              case: str) -> None:  # fmt: skip
        drift = case == "drift"
        written = max(add_working_days(began, 9), self.world.live_on)
        self._plan(child, written, worker, manager, category, whole=case not in ("legacy", "rewritten"))
        if case == "rewritten":
            self._plan(child, self.today - timedelta(days=30), worker, manager, category, whole=True)
        last = self._review(child, began, self.today, chair, changes=case not in ("drift", "legacy", "rewritten"))
        self._groups(child, began, worker, chair, case)
        self._visits(child, began, worker, drift)
        seen = began
        while (seen := add_months(seen, 1) - timedelta(days=3)) < self.today:
            if seen >= self.since:
                self.say(events.overseen, child, seen, manager, progress="same" if drift else "better", view="It is quieter there, and they say so.",
                         direction="Go on; look at the evenings by the next core group.")  # fmt: skip
        if not self.fgm_told and child.sex == "F" and child.age(self.today) > 6 and began < self.today - timedelta(days=60):
            self.fgm_told = True
            on = working_day(self.today - timedelta(days=44))
            found = self.say(fgm.fgm_discovered, child, on, worker, who=f"{worker.name}, on a visit", how="told", words="She said that she was cut when she was small.")
            self.say(fgm.fgm_notified, child, add_working_days(on, 1), worker, thread_of=found, by="finder", reference="Merehaven Police 2231")
        midway = add_working_days(last, 28)
        self.say(events.midpoint_checked, child, midway, chair, rating="stuck" if drift else "on_track", visits=6, groups=2, late=2 if drift else 0,
                 words="Nothing has changed for them since the last conference." if drift else "Visits and core groups are held; it becomes better.")  # fmt: skip
        long = add_months(began, 14)
        while long < self.today and not drift:
            if long >= self.world.live_on:
                self.say(events.length_considered, child, long, chair, decision="go_on", with_whom=self.director, words="The change is new; it needs a season.")
            long = add_months(long, 2)
        if drift:
            self.say(events.challenge_raised, child, self.today - timedelta(days=12), chair, about="Nothing has become better for a year",
                     words="Two core groups found the same. What would a court be told?")  # fmt: skip
            self.say(events.action_agreed, child, self.today - timedelta(days=70), worker, what="Father is assessed by the alcohol service",
                     owner=worker, by_on=self.today - timedelta(days=40), need=RISKS[category][0], plan="protection.plan")  # fmt: skip

    def _plan(self, child: Somebody, on: date, worker: Staff, manager: Staff, category: str, *, whole: bool) -> None:
        tells = self.say(events.plan_agreed, child, on, manager, whole=whole or None)
        if tells is None:
            return
        risk, change, know = RISKS[category]
        action = {"what": self.rng.choice(ACTIONS), "who": "", "done_by": worker.name, "by": (on + timedelta(days=60)).isoformat()}
        goal = {"domain": "safety", "need": risk, "change": change if whole else "", "know": know if whole else "", "actions": [action] if whole else []}
        answers = {
            "danger": {"worried": f"{risk}. This has happened more than once.", "strengths": "Grandmother lives near and helps.", "stage": "full"},
            "goals": {"needs": [goal]},
            "seeing": {"how_often": f"Every two weeks, by {worker.name}", "rules": "Ring grandmother first, then us."},
            "otherwise": {"contingency": "We ask a lawyer what a court can do, within the week."},
            "views": {"child": "“I like it when Nan comes.”", "parents": "“We want you out of our lives, so we will do it.”"},
            "plain": {"for_parents": f"We are worried: {risk.lower()}. {change}. If that does not change, we ask the court what to do.",
                      "for_child": f"You should be safe at home. {worker.name.split(' ')[0]} comes to see you. You can say what you want."},
        }  # fmt: skip
        self.say(forms.form_signed, child, on, manager, form="protection.plan", version=1, title="Child protection plan", by_whom=manager.name,
                 answers=json.dumps({"answers": answers, "marks": {}}))  # fmt: skip

    def _groups(self, child: Somebody, began: date, worker: Staff, chair: Staff, case: str) -> None:
        held = add_working_days(began, self.rng.choice((7, 8, 9, 10)))
        while held < self.today:
            if self.world.live_on <= held < self.since:
                self.say(events.core_group_held, child, held, worker, progress=self.rng.choice(("better", "better", "same")), asked=4,
                         came=self.rng.choice((3, 4, 4)), chair=worker)  # fmt: skip
            elif held >= max(self.since, self.world.live_on):
                poor = case == "few_at_core_group"
                usual = 0.94 if self.today.year > 2014 else 0.8
                came = [part for part in PARTS if (self.rng.random() < usual if not poor else part == "school")]
                asked = ("health", "school", "police", "early_help")
                for part in asked:
                    self.say(meetings.attended, child, held, worker, meeting="protection.core_group", part=part, name=PARTS[part], agency=PARTS[part],
                             came="came" if part in came else "not")  # fmt: skip
                progress = "same" if case == "drift" else self.rng.choices(("better", "same"), (9, 1))[0]
                self.say(events.core_group_held, child, held, worker, progress=progress, asked=6 if poor else len(asked), came=2 if poor else len(came),
                         chair=worker)  # fmt: skip
            held = working_day(held + timedelta(days=self.rng.randint(33, 41)))

    def _visits(self, child: Somebody, began: date, worker: Staff, drift: bool) -> None:
        seen = add_working_days(began, self.rng.choice((2, 3, 4)))
        while seen < self.today:
            if seen >= max(self.since, self.world.live_on):
                alone = "no" if drift else self.rng.choice(("yes", "yes", "yes", "part"))
                self.say(events.child_visited, child, seen, worker, outcome="seen", alone=alone, why_not_alone="not_possible" if drift else None,
                         bedroom=True)  # fmt: skip
            seen = add_working_days(seen, self.rng.choice((7, 8, 9, 9, 10)))


PARTS = {"health": "Health visiting", "school": "Mere Primary", "police": "Merehaven Police", "early_help": "Lamp House"}
CASES = ("drift", "legacy", "rewritten", "two_agencies", "no_doctor", "few_at_core_group")


def already(made: Plan, on: date) -> int:
    """How many children of other stories have a plan on a day: they count too."""
    told = [h for s in made.world.subjects for h in s.happenings if h.on <= on]
    return sum(h.type is events.plan_began for h in told) - sum(h.type is events.plan_ended for h in told)


def tell_protected(made: Plan) -> None:
    """Everybody with a plan on the reference day, a few who came since, and those whose plans ended in the last years."""
    told = Teller(made)
    rng, small = told.rng, made.world.small
    ref = made.world.reference_on
    left, cases = (SMALL if small else ON_PLANS) - already(made, ref), list(CASES)
    while left:
        size = 1 if cases else min(left, rng.choices((1, 2, 3, 4), (40, 34, 18, 8))[0])
        case = cases.pop(0) if cases else ""
        months = {"drift": 23, "legacy": 14, "rewritten": 14}.get(case) or min(rng.expovariate(1 / 8.5), 33)
        began = working_day(add_months(ref, -int(months)) - timedelta(days=rng.randint(1, 27)))
        gone = None
        if not case and (told.today - ref).days > 40 and rng.random() < 0.2:
            gone = working_day(ref + timedelta(days=rng.randint(8, (told.today - ref).days - 6)))
        told.tell(began, size, ended=gone, case=case)
        left -= size
    past = 6 if small else 190
    while past > 0:
        size = rng.choices((1, 2, 3), (50, 34, 16))[0]
        ended = working_day(ref - timedelta(days=rng.randint(5, 1300 if small else 3400)))
        began = working_day(add_months(ended, -max(3, int(rng.expovariate(1 / 11)))))
        told.tell(began, size, ended=min(ended, told.today - timedelta(days=5)))
        past -= size

"""Three brothers and sisters about whom there is a concern, and everybody who answers for them."""

from __future__ import annotations

import re
import uuid
from datetime import date
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.support.builders import Council, council
from throughline.engines.forms.models import Writing
from throughline.engines.meetings.models import MeetingPlan, Seat
from throughline.practice.protection import events
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people import events as people
from throughline.record.workers import events as staff

TODAY = date(2026, 11, 23)
"""A Monday."""


class World:
    """Priya and Nia, newly qualified, work for Ian; Cora chairs; Alma is the assistant director, Con the consultant."""

    def __init__(self, town: Council | None = None) -> None:
        self.town = town or council()
        with acting.as_system(self.town.authority.pk, "tests"):
            self.priya = self.town.worker("Priya Shah", swe_number="SW9900001")
            self.nia = self.town.worker("Nia Newley", swe_number="SW9900002")
            self.olaf = self.town.worker("Olaf Unsworth")
            self.ian = self.town.worker("Ian Webb", "record.team_manager", swe_number="SW9900003")
            self.cora = self.town.worker("Cora Mead", "protection.conference_chair", team=self.town.other_team)
            self.alma = self.town.worker("Alma Reed", "protection.assistant_director", team=self.town.other_team)
            self.con = self.town.worker("Con Able", "protection.independent_consultant", team=self.town.other_team)
            record(staff.capacity_agreed, self.nia.subject, on=date(2026, 9, 1), percent=100, newly_qualified_until=date(2027, 8, 31))
            self.tia = self.town.child("Tia", worker=self.priya)
            self.zac = self.town.child("Zac", born=date(2017, 2, 1), worker=self.priya)
            self.una = self.town.child("Una", born=date(2024, 5, 1), worker=self.priya)
            for other in (self.zac, self.una):
                record(people.related, self.tia, on=date(2024, 5, 1), other=other.pk, kind="sibling")
            record(people.related, self.zac, on=date(2024, 5, 1), other=self.una.pk, kind="sibling")

    @property
    def children(self) -> list[Any]:
        return [self.tia, self.zac, self.una]

    def asks(self, worker: Any) -> Client:
        client = Client()
        client.force_login(worker.user)
        return client

    def read(self, question: Any) -> Any:
        with acting.as_system(self.town.authority.pk, "tests"):
            return question()

    def say(self, type_: Any, child: Any, on: date, **facts: Any) -> int:
        """Something that happened before the test begins."""
        return self.read(lambda: record(type_, child, on=on, by=self.priya.pk, **facts))

    def story(self, child: Any) -> list[str]:
        return [e.type for e in self.read(lambda: chronology(self.town.viewer(self.ian), child.pk))]

    def on_a_plan(self, child: Any, began: date, **facts: Any) -> int:
        """The child has a plan since a day, and Cora chairs."""
        number = self.say(events.plan_began, child, began, **{"category": "NEG", **facts})
        self.read(lambda: self.town.allocate(child, self.cora, team=self.town.other_team, on=began, role="conference_chair"))
        return number


def send(client: Client, screen: str, data: dict[str, Any] | None = None, follow: bool = True, **at: Any) -> Any:
    return client.post(reverse(screen, kwargs=at), {"key": str(uuid.uuid4()), **(data or {})}, follow=follow)


def text(answer: Any) -> str:
    """What the page says, messages included, on one line."""
    words = re.sub(r"<script.*?</script>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+([.,:;])", r"\1", re.sub(r"\s+", " ", unescape(words)))


def page(world: World, worker: Any, code: str, **at: Any) -> str:
    answer = world.asks(worker).get(reverse(code, kwargs=at))
    assert answer.status_code == 200, (code, answer.status_code)
    return text(answer)


def arrange(world: World, worker: Any, kind: str, child: Any, others: list[Any] = (), on: date = TODAY, chair: Any = None) -> MeetingPlan:
    data = {"on_day": on.day, "on_month": on.month, "on_year": on.year, "where": "Town hall", "children": [str(c.pk) for c in others]}
    if chair is not None:
        data["chair"] = str(chair.pk)
    answer = send(world.asks(worker), "meetings.arrange", data, subject=child.uuid, kind=kind)
    assert "Now say who is asked" in text(answer), text(answer)[:1500]
    number = answer.redirect_chain[-1][0].strip("/").rpartition("/")[2]
    return world.read(lambda: MeetingPlan.objects.get(pk=number))


def seats(world: World, held: MeetingPlan) -> dict[tuple[int, str], Seat]:
    return world.read(lambda: {(s.subject_id, s.part): s for s in Seat.objects.everything(because="test").filter(meeting=held)})


def write(world: World, worker: Any, child: Any, form: str, parts: dict[str, dict[str, Any]]) -> Writing:
    """Write the parts of a form that is being written about a child."""
    client = world.asks(worker)
    open_ = {"state__in": ("open", "returned")}
    held = world.read(lambda: Writing.objects.everything(because="test").filter(subject=child, form=form, **open_).first())
    if held is None:
        client.get(reverse("forms.begin", kwargs={"subject": child.uuid, "form": form}))
        held = world.read(lambda: Writing.objects.everything(because="test").get(subject=child, form=form, **open_))
    for name, answers in parts.items():
        version = world.read(lambda: Writing.objects.everything(because="test").get(pk=held.pk)).saves.get(name, {}).get("version", 0)
        assert send(client, "forms.save", {"version": str(version), "section": name, **answers}, writing=held.pk).status_code == 200
    return held


def hold(world: World, worker: Any, held: MeetingPlan, *, away: tuple[str, ...] = (), why: dict[str, str] | None = None, **more: Any) -> str:
    """Hold it: everybody came but these parts."""
    data = {f"came-{s.pk}": "not" if part in away else "came" for (_, part), s in seats(world, held).items()}
    data |= {f"why-{s.pk}": (why or {})[part] for (_, part), s in seats(world, held).items() if part in (why or {})}
    return text(send(world.asks(worker), "meetings.hold", {**data, **more}, meeting=held.pk))


def sign_off(world: World, child: Any, what: str) -> str:
    """Con comments, then Alma signs."""
    held = world.read(lambda: Writing.objects.everything(because="test").get(subject=child, purpose__startswith=f"sign:{what}:", state="handed_in"))
    send(world.asks(world.con), "forms.comment", {"agrees": "yes", "words": "I have read it and agree"}, writing=held.pk)
    return text(send(world.asks(world.alma), "forms.agree", writing=held.pk))


STRATEGY = {
    "known": {"shared": "School saw bruises on her arm; police were called twice this month to the house", "child": "“I fell.”",
              "now": "Safe with her aunt tonight"},
    "decided": {"outcome": "section_47", "enquiry_by": "joint", "see": "Priya sees them at school today", "why": "Bruises that nobody can explain"},
}  # fmt: skip
ENQUIRY = {
    "seen": {"on": "2026-11-23", "alone": "yes", "said": "“Dad gets angry when he drinks.”"},
    "others": {"parents": "He says she fell.", "agencies": "School and police know of three earlier incidents", "past": "Nothing before this year"},
    "found": {"danger": "She was hit on the arm, and it is likely to happen again when he drinks", "strengths": "Her aunt", "outcome": "conference",
              "why": "The harm is likely to go on", "now": "He stays elsewhere"},
}  # fmt: skip


def minutes(decision: str = "plan", **more: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Whole minutes of a first conference."""
    decided = {"decision": decision, "summary": "She was hurt at home and we want that to stop now."}
    if decision == "plan":
        decided |= {"category": "PHY", "recommended": "He does not drink when the children are there", "members": ["parent", "social_worker", "school"]}
    told: dict[str, dict[str, Any]] = {
        "before": {"earlier": "none"},
        "doctor": {"gave": "attended", "practice": "Mere Lane Surgery"},
        "risk": {"danger": "He hits when he has been drinking", "risks.0.risk": "Being hit when father drinks", "risks.0.now": "new",
                 "strengths": "The aunt and the school"},
        "views": {"child": "“I want it quiet at home.”", "parents": "“I want help.”", "agencies": "All agree that she is not safe"},
        "decided": decided,
    }  # fmt: skip
    for name, answers in more.items():
        told[name] = {**told.get(name, {}), **answers}
    return told


def plan_parts(**goal: str) -> dict[str, dict[str, Any]]:
    """A whole plan for the risk above."""
    told = {
        "needs.0.domain": "safety", "needs.0.need": "Being hit when father drinks", "needs.0.change": "Nobody hurts her at home",
        "needs.0.know": "No new marks, and she says so", "needs.0.actions.0.what": "Goes to the alcohol service each week",
        "needs.0.actions.0.who": "", "needs.0.actions.0.done_by": "Mr Harrow", "needs.0.actions.0.by": "2026-12-14",
    } | {f"needs.0.{k}": v for k, v in goal.items()}  # fmt: skip
    return {
        "danger": {"worried": "He hits when he has been drinking", "strengths": "The aunt", "stage": "full"},
        "goals": told,
        "seeing": {"how_often": "Every week by Priya", "rules": "He is not alone with them when he has been drinking"},
        "otherwise": {"contingency": "We ask a lawyer what the court can do, the same day"},
        "views": {"child": "“I want it quiet.”", "parents": "“I will go.”"},
        "plain": {"for_parents": "We are worried. Dad hits when he drinks. This must stop. Dad goes to a group each week. If it does not stop, we ask the court.",
                  "for_child": "You should be safe at home. Priya comes to see you each week. You can tell her all."},
    }  # fmt: skip

"""Supervision as a manager holds it: nothing is signed that says only what was done."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from tests.support.pages import plain
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import Writing
from throughline.engines.forms.queries import signed_forms
from throughline.practice.looked_after import events as care
from throughline.practice.supervision import events as supervision
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.workers import events as staff
from throughline.services import clock

pytestmark = pytest.mark.django_db


class World:
    """A manager, a worker with two children."""

    def __init__(self) -> None:
        self.town = council()
        with acting.as_system(self.town.authority.pk, "tests"):
            self.worker, self.manager = self.town.worker("Ana Bell"), self.town.worker("Mo Dean", "record.team_manager")
            self.tia, self.zara = self.town.child("Tia", worker=self.worker), self.town.child("Zara", worker=self.worker)
            record(care.became_looked_after, self.tia, on=date(2026, 1, 5), need="N1")
        self.boss = Client()
        self.boss.force_login(self.manager.user)

    def post(self, code: str, data: dict[str, Any], **at: Any) -> str:
        return self.boss.post(reverse(code, kwargs=at), {"key": str(uuid.uuid4()), **data}, follow=True).content.decode()

    def begun(self) -> Writing:
        self.boss.get(reverse("forms.begin", kwargs={"subject": self.worker.subject.uuid, "form": "supervision.supervision"}))
        with acting.as_system(self.town.authority.pk, "tests"):
            return Writing.objects.everything(because="test").get(state="open")

    def write(self, held: Writing, version: int, **row: str) -> None:
        with acting.as_system(self.town.authority.pk, "tests"):
            number = self.tia.pk
        if version == 0:
            self.post("forms.save", {"section": "self", "version": "0", "well": "Tired, but it goes"}, writing=held.pk)
        cells = {f"cases.0.{k}": v for k, v in {"child": f"{number} Tia Harrow", **row}.items()}
        self.post("forms.save", {"section": "children", "version": str(version), **cells}, writing=held.pk)


THOUGHT = {
    "analysis": "She goes quiet after each visit to her father, and eats little that evening.",
    "reflection": "It may be the journey and not the visit; we have never asked her brother.",
    "decision": "Ask her brother, and change the day",
}


@pytest.mark.requirement("WF-04")
def test_a_record_of_supervision_that_only_lists_tasks_is_kept_but_not_signed() -> None:
    world = World()
    held = world.begun()
    world.write(held, 0, update="Visited. Rang school.", analysis="", reflection="", decision="")
    page = world.post("forms.finish", {}, writing=held.pk)
    for words in ("What does it mean for the child?: answer it", "What else could it be?", "What is decided?: answer it"):
        assert words in page, words
    world.write(held, 1, update="Visited.", analysis="All fine", reflection="Nothing else", decision="Go on")
    assert "cannot tell it" in world.post("forms.finish", {}, writing=held.pk)
    by = (clock.today() + timedelta(days=7)).isoformat()
    world.write(held, 2, **THOUGHT, what="Ask her brother", who=str(world.worker.pk))
    assert "An action needs what, who and by when" in world.post("forms.finish", {}, writing=held.pk)
    world.write(held, 3, **THOUGHT, what="Ask her brother", who=str(world.worker.pk), by=by)
    page = world.post("forms.finish", {}, writing=held.pk)
    assert "Supervision for Ana Bell is signed" in page and "eats little that evening" in page
    with acting.as_system(world.town.authority.pk, "tests"):
        told = [e.type for e in chronology(world.town.viewer(world.manager), world.tia.pk)]
        assert "supervision.case_discussed" in told and "supervision.action_agreed" in told
        owed = Obligation.objects.everything(because="test").get(subject=world.tia, duty="supervision.agreed_action")
        assert owed.owner_id == world.worker.pk and owed.due_on == date.fromisoformat(by)
        assert "supervision.held" not in told, "what is the worker's own stands on the worker's record"
    client = Client()
    client.force_login(world.worker.user)
    assert "Ask her brother" in client.get(reverse("my_work.page")).content.decode(), "its actions are on the worklist"
    # Depth: brevity is shown, a sample is graded by somebody who reads it.
    page = world.boss.get(reverse("supervision.team")).content.decode()
    assert "words of thought for each child" in page
    with acting.as_system(world.town.authority.pk, "tests"):
        signing = signed_forms(world.town.viewer(world.manager), world.worker.subject_id)[0].key
    grade = {"grade": "3", "words": "It asks why she is quiet"}
    page = world.post("forms.grade", grade, subject=world.worker.subject.uuid, signing=signing)
    assert "Sampled on" in page and "asks why" in page
    assert "sampled: asks why" in world.boss.get(reverse("supervision.team")).content.decode()
    # By manager: Mo's record has 29 words and grade 3; the deputy's have hardly any, and are the first that somebody should read.
    with acting.as_system(world.town.authority.pk, "tests"):
        deputy, joel = world.town.worker("Dee Pratt", "record.assistant_team_manager"), world.town.worker("Joel Hardy")
        head, south = world.town.worker("Ruth Calder", "record.head_of_service"), world.town.worker("Sam South", team=world.town.other_team)
        for weeks, words in ((8, 12), (4, 9), (1, 40)):
            record(supervision.held, joel.subject, on=clock.today() - timedelta(weeks=weeks), by=deputy.pk, cases=2, length=words)
        record(supervision.held, joel.subject, on=clock.today() - timedelta(weeks=60), by=deputy.pk, cases=2, length=400)
        record(supervision.held, south.subject, on=clock.today(), by=head.pk, cases=1, length=60)
    page = plain(world.boss.get(reverse("supervision.team")).content.decode())
    by_manager = page.partition("How deep, by who held it")[2]
    assert "Dee Pratt 3 12 2 0 not sampled Mo Dean 1 29 0 1 3.0" in by_manager and "Ruth Calder" not in by_manager, by_manager
    client.force_login(head.user)
    assert "Mo Dean 1 29 0 1 3.0 Ruth Calder 1 60 0 0 not sampled" in plain(client.get(reverse("supervision.team")).content.decode())
    client.force_login(deputy.user)
    with acting.as_system(world.town.authority.pk, "tests"):
        record(supervision.held, world.worker.subject, on=clock.today(), by=deputy.pk, cases=1, length=10)
    page = plain(world.boss.get(reverse("supervision.team")).content.decode())
    assert "1 last record briefer than 25 words of thought for each child" in page and "10 words of thought for each child (brief)" in page


@pytest.mark.requirement("WF-05")
def test_supervision_has_a_day_and_children_nobody_talks_about_are_named() -> None:
    world = World()
    page = world.boss.get(reverse("supervision.team")).content.decode()
    assert "No supervision is recorded yet" in page and "Tia Harrow" in page and "Zara Harrow" in page
    page = world.post("supervision.agree", {}, worker=world.worker.pk)
    due = clock.today() + timedelta(weeks=4)
    assert "Next by" in page and f"{due:%-d %B}" in page
    held = world.begun()
    world.write(held, 0, **THOUGHT)
    world.post("forms.finish", {}, writing=held.pk)
    page = world.boss.get(reverse("supervision.team")).content.decode()
    assert "Tia Harrow" not in page and "Zara Harrow" in page
    before = clock.offset()
    clock.set_offset(before + timedelta(days=40))
    world.boss.force_login(world.manager.user)
    try:
        page = world.boss.get(reverse("supervision.team")).content.decode()
        assert "1 supervision past its date" in page and "12 days past" in page
        # It stands on top of the day of who owes it, on both pages they may land on; the worker herself does not owe it.
        for desk in ("my_work.page", "team.page"):
            home = plain(world.boss.get(reverse(desk)).content.decode())
            assert "Hold supervision with Ana Bell" in home and "12 days past" in home, (desk, home[:1500])
        client = Client()
        client.force_login(world.worker.user)
        assert "Hold supervision" not in plain(client.get(reverse("my_work.page")).content.decode())
    finally:
        clock.set_offset(before)


@pytest.mark.requirement("WF-05")
def test_what_supervision_agreed_and_nobody_did_stands_late_on_the_work_of_who_owes_it() -> None:
    """Joel, who is not the child's worker, promised it; neither he nor anybody else did it, and supervision asks for it next time."""
    world = World()
    with acting.as_system(world.town.authority.pk, "tests"):
        joel = world.town.worker("Joel Hardy")
    held = world.begun()
    by = clock.today() + timedelta(days=7)
    world.write(held, 0, **THOUGHT, what="Ask her brother", who=str(joel.pk), by=by.isoformat())
    assert "is signed" in world.post("forms.finish", {}, writing=held.pk)
    before = clock.offset()
    clock.set_offset(before + timedelta(days=10))
    try:
        client = Client()
        client.force_login(joel.user)
        work = plain(client.get(reverse("my_work.page")).content.decode())
        assert "Ask her brother" in work and "3 days past its date" in work, work[:2500]
        client.force_login(world.worker.user)
        assert "Ask her brother" not in plain(client.get(reverse("my_work.page")).content.decode()).partition("You wait for")[0], "it is not hers"
        late = plain(world.boss.get(reverse("agreed.team")).content.decode() if world.boss.force_login(world.manager.user) is None else "")
        assert "Ask her brother" in late and "Joel Hardy" in late, late[:1500]
    finally:
        clock.set_offset(before)


@pytest.mark.requirement("WF-05")
def test_managers_and_officers_are_supervised_too_each_by_whom_and_as_often_as_their_post_asks() -> None:
    world = World()
    with acting.as_system(world.town.authority.pk, "tests"):
        beth = world.town.worker("Beth Rowan", "record.service_manager")
        gwen = world.town.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer")
        record(staff.capacity_agreed, world.worker.subject, on=clock.today(), percent=100, newly_qualified_until=clock.today() + timedelta(days=200))
    client = Client()
    client.force_login(beth.user)

    def page() -> str:
        return plain(client.get(reverse("supervision.team")).content.decode())

    def agree(worker: Any) -> None:
        client.post(reverse("supervision.agree", kwargs={"worker": worker.pk}), {"key": str(uuid.uuid4())})

    assert "> 3 <" not in client.get(reverse("supervision.team")).content.decode() and page().strip().startswith("My team Supervision")
    assert "Mo Dean manager; nobody is named to supervise them" in page()
    assert "Ana Bell newly qualified; Mo Dean supervises them; at least every 2 weeks" in page()
    assert "Gwen Adeyemi reviewing officer or chair; Mo Dean supervises them; at least every 6 weeks" in page()
    for one in (world.manager, gwen):
        to = reverse("loads.capacity", kwargs={"worker": one.pk})
        today = clock.today()
        client.post(to, {"key": str(uuid.uuid4()), "percent": "100", "newly_qualified_until_day": "", "supervisor": str(beth.pk), "on_day": today.day,
                         "on_month": today.month, "on_year": today.year})  # fmt: skip
    assert "Mo Dean manager; you supervise them; at least every 4 weeks" in page()
    assert "Gwen Adeyemi reviewing officer or chair; you supervise them" in page()
    assert page().index("Gwen Adeyemi") < page().index("Ana Bell"), "those whom she supervises stand first"
    for worker, weeks in ((world.manager, 4), (gwen, 6), (world.worker, 2)):
        agree(worker)
        with acting.as_system(world.town.authority.pk, "tests"):
            owed = Obligation.objects.everything(because="test").get(subject=worker.subject, duty="supervision.supervision")
        assert owed.due_on == clock.today() + timedelta(weeks=weeks), worker.name
    # She holds her manager's supervision as she would anybody's, and no child's worker reads it.
    began = client.get(reverse("forms.begin", kwargs={"subject": world.manager.subject.uuid, "form": "supervision.supervision"}), follow=True)
    assert began.status_code == 200 and "Supervision" in began.content.decode()
    other = Client()
    other.force_login(world.worker.user)
    assert other.get(began.redirect_chain[-1][0]).status_code == 404


def test_nobody_but_the_worker_and_those_who_lead_them_reads_it() -> None:
    world = World()
    held = world.begun()
    with acting.as_system(world.town.authority.pk, "tests"):
        other = world.town.worker("Bea Cole")
    client = Client()
    client.force_login(other.user)
    assert client.get(reverse("forms.write", kwargs={"writing": held.pk})).status_code == 404
    assert client.get(reverse("forms.list", kwargs={"subject": world.worker.subject.uuid})).status_code == 404

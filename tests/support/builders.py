"""Builders of invented people for tests: an authority, teams, workers, children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from throughline.record.access import acting
from throughline.record.access.viewer import Viewer, load_viewer
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Authority, Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Agency, Appointment, Team, Worker
from throughline.services import clock

LONG_AGO = date(2015, 1, 5)


@dataclass
class Council:
    """An invented council with two teams."""

    authority: Authority
    agency: Agency
    team: Team
    other_team: Team
    subject: Subject

    def worker(self, name: str, role: str = "record.social_worker", team: Team | None = None, **kw: Any) -> Worker:
        """A worker in a post, who can sign in."""
        subject = Subject.objects.create(authority=self.authority, kind="worker")
        user = User.objects.create_user(name.lower().replace(" ", "."), password="a long enough password")
        made = Worker.objects.create(
            authority=self.authority, subject=subject, user=user, name=name, phone="01632 960 100", qualified=True, **kw
        )
        Appointment.objects.create(
            authority=self.authority, worker=made, team=team or self.team, role=role, began_on=LONG_AGO
        )
        return made

    def viewer(self, worker: Worker) -> Viewer:
        """That worker looking, today."""
        appointment = Appointment.objects.filter(worker=worker).order_by("-began_on", "-pk").first()
        assert appointment is not None
        return load_viewer(worker, appointment, clock.today(), clock.now())

    def child(self, given: str = "Tia", family: str = "Harrow", born: date = date(2014, 3, 14), *, worker: Worker | None = None,
              team: Team | None = None, **details: Any) -> Subject:  # fmt: skip
        """A child described, and allocated when a worker or team is given."""
        made = Subject.objects.create(authority=self.authority, kind="child")
        record(people.person_described, made, on=born, given=given, family=family, born_on=born, **details)
        if worker or team:
            self.allocate(made, worker, team or self.team)
        return made

    def allocate(self, child: Subject, worker: Worker | None, team: Team | None = None, *, on: date = LONG_AGO,
                 role: str = "social_worker") -> int:  # fmt: skip
        """Make this worker the child's."""
        return record(
            staff.allocated, child, on=on, role=role, worker=worker.pk if worker else None, team=(team or self.team).pk
        )


def council(code: str = "E10000999", name: str = "Merehaven") -> Council:
    """A new invented council. Call it inside `acting_for`."""
    authority = Authority.objects.create(code=code, name=f"{name} Council", short_name=name)
    with acting.as_system(authority.pk, "tests"):
        subject = Subject.objects.create(authority=authority, kind="authority")
    agency = Agency.objects.create(authority=authority, name=f"{name} Council")
    team = Team.objects.create(authority=authority, agency=agency, name="North locality 2")
    other = Team.objects.create(authority=authority, agency=agency, name="South locality 1")
    return Council(authority, agency, team, other, subject)

"""Two councils that share a night service: Merehaven, whose children these are, and Farside next door."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.measures.chronologies import in_care, town
from tests.support.builders import LONG_AGO, council
from throughline.practice.family_help import events as help_
from throughline.practice.out_of_hours import events
from throughline.practice.placements import events as placements
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.record.workers.models import Appointment, Team
from throughline.services import clock
from throughline.services.clock import at_london

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def at(monkeypatch):
    """Say which moment it is: at(day, hour, minute)."""

    def set_to(day: date, hour: int, minute: int = 0) -> None:
        monkeypatch.setattr(clock, "now", lambda: at_london(day, hour, minute))

    return set_to


@pytest.fixture
def place():
    """Femi answers at night, Priya works with Mia, Ruth heads the service, Ian leads the team; Ewan is Farside's night worker."""
    with town() as made:
        made.first = Team.objects.create(
            authority=made.authority, agency=made.agency, name="First response", kind="front_door"
        )
        made.nights = Team.objects.create(
            authority=made.authority, agency=made.agency, name="Out of hours", kind="out_of_hours"
        )
        made.femi = made.worker("Femi Cole", "record.out_of_hours", made.nights)
        made.priya, made.ian = made.worker("Priya Shah"), made.worker("Ian Webb", "record.team_manager")
        made.ruth = made.worker("Ruth Calder", "record.head_of_service")
        made.first_worker = made.worker("Dee Marsh", team=made.first)
        made.mia = in_care(made, "Mia", date(2026, 1, 5), born=date(2011, 5, 4), sex="F", phone="01632 960 111")
        made.allocate(made.mia, made.priya)
        carers = Subject.objects.create(authority=made.authority, kind="carers")
        record(people.person_described, carers, on=LONG_AGO, full="Denise Okoro", phone="07700 900 321")
        record(placements.placement_began, made.mia, on=date(2026, 1, 5), type="U6", provider="PR1", carers=carers.pk)
        made.carers = carers
        made.mother = Subject.objects.create(authority=made.authority, kind="adult")
        record(
            people.person_described, made.mother, on=LONG_AGO, given="Kelly", family="Quarrel", phone="+44 7700 900555"
        )
        record(people.address_began, made.mother, on=LONG_AGO, lines="7 Tern Close, Merehaven", postcode="WA10 1HP")
        record(people.related, made.mia, on=LONG_AGO, other=made.mother.pk, kind="mother", parental_responsibility=True)
        made.noor = made.child("Noor", "Haddad", date(2017, 2, 2))  # known to early help alone
        record(help_.help_began, made.noor, on=date(2026, 9, 1), level="early_help", agency="Mere Primary", lead_name="Sam Oakes",
               why="Worries about mornings")  # fmt: skip
        yield made


@pytest.fixture
def next_door(place):
    """Farside has a child called Mia Quarrel too; Ewan works for Farside, and has a post in Merehaven for shifts."""
    far = council("E10000998", "Farside")
    with acting.as_system(far.authority.pk, "tests"):
        far.nights = Team.objects.create(authority=far.authority, agency=far.agency, name="Nights", kind="out_of_hours")
        far.ewan = far.worker("Ewan Price", "record.out_of_hours", far.nights)
        far.mia = far.child("Mia", "Quarrel", date(2012, 8, 8))
    Appointment.objects.create(authority=place.authority, worker=far.ewan, team=place.nights, role="out_of_hours.neighbour",
                               began_on=LONG_AGO - timedelta(days=1))  # fmt: skip
    return far


def shift(place, worker, day: date, hour: int = 17, hours: int = 16) -> int:
    """Put somebody on the rota."""
    return record(events.shift_given, place.subject, on=day, at=at_london(day, hour), worker=worker.pk, hours=hours)

"""The services of the invented authority: eight children’s centres, nurseries, and help of the voluntary sector."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.exchange.demonstration.people import Somebody
from throughline.practice.directory import events
from throughline.record.people import events as people

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

CENTRES = ("Mill Lane", "Quay Street", "Harbour View", "Saltmarsh", "Orchard Bank", "Ferry Road", "Millbrook", "Kestrel Rise")
GRADES = ("2", "3", "2", "3", "2", "4", "2", "3")
OTHERS = (
    ("Little Terns Nursery", "nursery", "private", "Children from nine months to five years", "North", 45, 0, "2"),
    ("Bright Sands Preschool", "nursery", "voluntary", "Children of three and four", "South", 30, 4, "1"),
    ("Steps", "substances", "voluntary", "Parents who drink or use drugs", "All of Merehaven", None, 3, ""),
    ("Open Door Parenting", "parenting", "voluntary", "Parents of children under twelve", "All of Merehaven", 24, 6, ""),
    ("Young Carers of Merehaven", "young_carers", "voluntary", "Children who look after somebody", "All of Merehaven", 60, 1, ""),
    ("St Bride’s Family Drop-in", "other", "faith", "Any family", "Central", None, 0, ""),
    ("Behaviour and learning support", "behaviour", "council", "Pupils who may be excluded", "All of Merehaven", None, 5, ""),
    ("Merehaven Youth Project", "youth", "community", "Young people of eleven to nineteen", "Central", 80, 0, ""),
    ("Portage and short breaks", "disability", "council", "Disabled children under five", "All of Merehaven", 35, 8, ""),
    ("Haven House", "domestic_abuse", "voluntary", "Women and children who live with abuse", "All of Merehaven", 12, 2, ""),
)  # fmt: skip


def open_services(made: Plan, rng: Random) -> list[Somebody]:
    """Put them into the directory, with inspections now and before."""
    world = made.world
    worker = made.house.by_name["Mel Farrant"]
    since = max(world.live_on, world.as_at - timedelta(days=700))
    found = []
    listed = [(f"{name} Children’s Centre", "childrens_centre", "council", "Families with a child under five", ("North", "Central", "South")[n % 3], 60, n % 4, GRADES[n])
              for n, name in enumerate(CENTRES)]  # fmt: skip
    for name, kind, sector, whom, area, places, weeks, grade in (*listed, *OTHERS):
        service = world.somebody("service", name, phone=made.numbers.landline())
        world.say(people.person_described, service, since, full=name, phone=service.phone, role=area)
        world.say(events.service_described, service, since, by=worker, kind=kind, sector=sector, eligibility=whom, area=area, places=places, waiting_weeks=weeks,
                  email=f"hello@{name.split(' ')[0].lower().strip('’')}.example")  # fmt: skip
        if grade:
            _inspected(made, service, grade, rng)
        found.append(service)
    return found


def _inspected(made: Plan, service: Somebody, grade: str, rng: Random) -> None:
    world, worker = made.world, made.house.by_name["Mel Farrant"]
    before = world.as_at - timedelta(days=rng.randint(1500, 2100))
    last = world.as_at - timedelta(days=rng.randint(120, 900))
    world.say(events.inspected, service, before, grade=rng.choice("23"), by_whom="Ofsted")
    weak = "Few of the families who need it most come" if grade in ("3", "4") else None
    world.say(events.inspected, service, last, grade=grade, by_whom="Ofsted", weaknesses=weak)
    if weak:
        agreed = world.say(events.action_agreed, service, last, what=weak, owner=worker, by_on=_end(last).isoformat(), plan="inspection",
                           outcome="Families on the estate know the centre and come")  # fmt: skip
        if rng.random() < 0.5 and last + timedelta(days=90) < world.as_at:
            world.say(events.action_progressed, service, last + timedelta(days=90), by=worker, thread_of=agreed, how="slow", words="Two mornings a week on the estate; eleven new families.")


def _end(day: date) -> date:
    return day + timedelta(days=180)

"""Families: who belongs together, who their parents are, and how old the children are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.names import ALONE_HERE, Namer, Naming
from throughline.exchange.demonstration.people import Happening, Somebody, Staff, Team, World
from throughline.exchange.demonstration.places import INSIDE_CODES, Numbers
from throughline.record.people import events as people

if TYPE_CHECKING:
    from throughline.exchange.demonstration.homes import Home


@dataclass(eq=False)
class Family:
    """Parents and the house the children came from."""

    name: str
    naming: Naming
    mother: Somebody
    father: Somebody | None
    lines: str
    postcode: str
    dangerous: Somebody | None = None
    """A parent who must not learn where the children live."""
    children: list[Somebody] = field(default_factory=list)


@dataclass(eq=False)
class Unit:
    """Brothers and sisters who came into care together and live together, or one child."""

    family: Family
    category: str
    children: list[Somebody]
    care_on: date
    left_on: date | None = None
    why_left: str = ""
    need: str = "N1"
    law: list[tuple[date, str]] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    workers: list[tuple[date, Staff | None, Team]] = field(default_factory=list)
    officer: Staff | None = None
    earlier_officer: Staff | None = None
    """Who it was before the present one came."""
    first_review_on: date | None = None
    visited: list[date] = field(default_factory=list)
    """Days of visits, when they are decided beforehand."""
    review_days: list[date] = field(default_factory=list)
    """Days of reviews, when they are decided beforehand."""
    reviews: list[tuple[date, dict[int, Happening]]] = field(default_factory=list)
    alone_here: bool = False
    disabled: bool = False
    traits: set[str] = field(default_factory=set)
    """How this unit differs from the ordinary: quiet, unseen, late_review …; see planted.py."""

    def worker_on(self, day: date) -> Staff | None:
        """Whose they were on a day."""
        found = None
        for began_on, worker, _ in self.workers:
            if began_on <= day:
                found = worker
        return found

    def officer_on(self, day: date) -> Staff | None:
        """Who reviewed their case on a day."""
        if self.officer and self.officer.there_on(day):
            return self.officer
        return self.earlier_officer if self.earlier_officer and self.earlier_officer.there_on(day) else None

    def home_on(self, day: date) -> Home | None:
        """Where they lived on a day."""
        return next(
            (h for h in reversed(self.homes) if h.began_on <= day and (h.ended_on is None or h.ended_on > day)), None
        )

    def status_on(self, day: date) -> str:
        """In law, why, on a day."""
        found = self.law[0][1]
        for began_on, status in self.law:
            if began_on <= day:
                found = status
        return found


YEARS_IN_CARE = {shape.COUNCIL: (0.1, 3.3), shape.AGENCY: (0.2, 3.6), shape.KIN: (0.1, 3.0), shape.PARENTS: (0.3, 2.4),
                 shape.RESIDENTIAL: (0.5, 4.2), shape.ADOPTION: (0.9, 0.7), shape.OTHER: (0.3, 2.6)}  # fmt: skip
"""Least, and the mean above it."""
AGES = {shape.COUNCIL: (0, 17.5), shape.AGENCY: (0.4, 17.5), shape.KIN: (0, 17.5), shape.PARENTS: (0.5, 17.4),
        shape.RESIDENTIAL: (10.5, 17.6), shape.ADOPTION: (0.9, 6), shape.OTHER: (16.1, 17.6)}  # fmt: skip
CAME_AT = {shape.COUNCIL: 4.6, shape.AGENCY: 6.0, shape.KIN: 4.2, shape.PARENTS: 4.5, shape.RESIDENTIAL: 8.5, shape.ADOPTION: 0.7,
           shape.OTHER: 13.0}  # fmt: skip
"""Mean age of coming into care."""


def group(rng: Random, counts: dict[str, int]) -> Iterator[list[tuple[str, int]]]:
    """Share out so many children of each kind over families: [(kind, how many together), …] for each."""
    left = dict(counts)
    while any(left.values()):
        kinds = [k for k in left if left[k]]
        kind = rng.choices(kinds, [left[k] for k in kinds])[0]
        alone = kind in (shape.RESIDENTIAL, shape.OTHER)
        most = 1 if alone else min(left[kind], 2 if kind == shape.ADOPTION else 4)
        together = rng.choices(range(1, most + 1), (56, 27, 13, 4)[:most])[0]
        left[kind] -= together
        family = [(kind, together)]
        if rng.random() < 0.24:
            others = [k for k in left if left[k] and k != kind and k != shape.OTHER]
            if others:
                apart = rng.choices(others, [left[k] for k in others])[0]
                left[apart] -= 1
                family.append((apart, 1))
        yield family


@dataclass
class Families:
    """Makes families, one at a time."""

    world: World
    namer: Namer
    numbers: Numbers

    @property
    def older(self) -> float:
        """Share of those who came in their teens or just before: more now than in 2012, when more came early (¶126)."""
        return 0.2 if self.world.as_at.year <= 2014 else 0.5

    def make(self, shapes: list[tuple[str, int]], *, until: date, naming: Naming | None = None, name: str = "",
             with_father: bool = True) -> list[Unit]:  # fmt: skip
        """One family and its units of children, living so on the day `until`."""
        rng = self.world.rng
        alone_here = naming is None and shapes == [(shape.OTHER, 1)] and until.year > 2014 and rng.random() < 0.5
        background = naming or (rng.choice(ALONE_HERE) if alone_here else self.namer.naming())
        name = name or self.namer.family(background)
        family = self.parents(name, background, with_father=with_father and not alone_here)
        units = []
        for kind, together in shapes:
            care_on, born = self.ages(kind, together, until, alone_here)
            unit = Unit(family, kind, [], care_on, alone_here=alone_here)
            if alone_here:
                unit.need = "N8"
            elif kind in (shape.RESIDENTIAL, shape.COUNCIL, shape.AGENCY) and together == 1 and rng.random() < 0.15:
                unit.disabled, unit.need = True, "N2"
            else:
                unit.need = rng.choices(("N1", "N3", "N4", "N5", "N6", "N8"), (66, 5, 10, 12, 3, 4))[0]
            for day in born:
                unit.children.append(self.child(family, day, care_on))
            units.append(unit)
        if rng.random() < 0.11 and family.father and not alone_here:
            family.dangerous = family.father
        return units

    def parents(self, name: str, naming: Naming, *, with_father: bool, mother: str = "") -> Family:
        """Mother, perhaps father, and their house."""
        rng, world = self.world.rng, self.world
        mum = world.somebody("adult", mother or self.namer.grown_up("F", name, naming), sex="F", phone=self.numbers.mobile(),
                                born_on=world.as_at - timedelta(days=rng.randint(27 * 365, 44 * 365)))  # fmt: skip
        father = None
        if with_father and rng.random() < 0.72:
            his = name if rng.random() < 0.45 else self.namer.family(naming)
            father = world.somebody("adult", self.namer.grown_up("M", his, naming), sex="M", phone=self.numbers.mobile(),
                                    born_on=world.as_at - timedelta(days=rng.randint(27 * 365, 50 * 365)))  # fmt: skip
        return Family(name, naming, mum, father, self.numbers.house(), rng.choice(INSIDE_CODES))

    def child(self, family: Family, born_on: date, care_on: date, *, name: str = "", sex: str = "") -> Somebody:
        """A child of that family."""
        sex = sex or self.world.rng.choice("FM")
        full = name or self.namer.child(sex, family.name, family.naming)
        made = self.world.somebody("child", full, sex=sex, born_on=born_on)
        family.children.append(made)
        return made

    def ages(self, kind: str, together: int, until: date, alone_here: bool) -> tuple[date, list[date]]:
        """When they came into care, and when each was born, so that all fit the kind of home they live in now."""
        rng = self.world.rng
        least, mean = YEARS_IN_CARE[kind]
        youngest_may, oldest_may = AGES[kind]
        for _ in range(4000):
            years = least + rng.expovariate(1 / mean)
            if years > shape.HISTORY_YEARS - 0.3 or (alone_here and years > 2.2):
                continue
            came_at = min(rng.expovariate(1 / CAME_AT[kind]), 16.8)
            if rng.random() < self.older:
                came_at = rng.uniform(8.5, 16.4)
            if alone_here:
                came_at = rng.uniform(15.2, 17.2)
            if rng.random() < 0.12 and kind not in (shape.RESIDENTIAL, shape.OTHER):
                came_at = rng.uniform(0.005, 0.06)
            ages = [years + came_at]
            for _ in range(together - 1):
                ages.append(ages[-1] + (0.0 if rng.random() < 0.04 else rng.uniform(1.0, 3.4)))
            if ages[0] >= youngest_may and ages[-1] <= oldest_may:
                break
        else:
            raise AssertionError(f"no ages fit {kind}")
        care_on = until - timedelta(days=round(years * 365.25))
        born = [until - timedelta(days=round(age * 365.25)) for age in ages]
        return max(care_on, max(born) + timedelta(days=1)), sorted(born)


def tell_people(
    world: World, family: Family, units: list[Unit], numbers: Numbers, *, since: date, full: bool = True
) -> None:
    """Record who everybody is and how they are tied to each other."""
    rng = world.rng
    for adult, role in ((family.mother, "Mother"), (family.father, "Father")):
        if adult is None:
            continue
        given, _, last = adult.name.partition(" ")
        safely = rng.choice(
            ("By text first, she is not always alone", "Not after nine at night", "Through her support worker")
        )
        speaks = family.naming.language != "English"
        world.say(people.person_described, adult, since, given=given, family=last, sex=adult.sex, born_on=adult.born_on, phone=adult.phone,
                  role=role, ethnicity=family.naming.ethnicity, contact_safely=safely if adult.sex == "F" and rng.random() < 0.1 else None,
                  language=family.naming.language if speaks else None, interpreter=True if speaks else None)  # fmt: skip
        if adult is family.mother or full:
            world.say(people.address_began, adult, since, lines=family.lines if adult is family.mother else numbers.house(),
                      postcode=family.postcode if adult is family.mother else rng.choice(INSIDE_CODES), kind="home")  # fmt: skip
    for unit in units:
        for child in unit.children:
            tell_child(world, family, unit, child, numbers, full=full)


COMMUNICATION = ("Makaton signs and a few words", "Picture cards; give time to choose", "British Sign Language", "Uses a tablet to speak",
                 "Short sentences, one question at a time", "Hearing aids; face the light when speaking")  # fmt: skip


def tell_child(
    world: World, family: Family, unit: Unit, child: Somebody, numbers: Numbers, *, full: bool = True
) -> None:
    """Record who one child is."""
    rng = world.rng
    given, _, last = child.name.partition(" ")
    assert child.born_on is not None
    told = min(unit.care_on, world.as_at - timedelta(days=8)) - timedelta(days=rng.randint(5, 60))
    told = max(told, child.born_on)
    speaks = family.naming.language if family.naming.language != "English" else "English"
    world.say(
        people.person_described, child, told, given=given, family=last, born_on=child.born_on, sex=child.sex,
        pronouns="she/her" if child.sex == "F" else "he/him", ethnicity=family.naming.ethnicity, language=speaks,
        interpreter=True if unit.alone_here else None,
        communication=rng.choice(COMMUNICATION) if unit.disabled or rng.random() < 0.02 else None,
        phone=numbers.mobile() if full and child.age(world.as_at) >= 14 and rng.random() < 0.6 else None,
        former_name=f"{given} {numbers.rng.choice(family.naming.families)}" if rng.random() < 0.04 else None,
    )  # fmt: skip
    world.say(people.born, child, child.born_on)
    world.say(people.identifier_recorded, child, told, scheme="local", value=numbers.local())
    if full or rng.random() < 0.3:
        if not (unit.alone_here and rng.random() < 0.3):
            world.say(people.identifier_recorded, child, told, scheme="nhs", value=numbers.nhs())
        if child.age(world.as_at) >= 4:
            world.say(people.identifier_recorded, child, told, scheme="upn", value=numbers.upn(child.born_on.year))
        if child.age(world.as_at) >= 15:
            world.say(people.identifier_recorded, child, told, scheme="uln", value=numbers.uln())
    if unit.alone_here:
        world.say(people.identifier_recorded, child, told, scheme="home_office", value=f"Z999{rng.randint(1000, 9999)}")
    world.say(people.related, child, told, other=family.mother, kind="mother", parental_responsibility=True,
              lives_together=bool(unit.category == shape.PARENTS))  # fmt: skip
    if family.father and full:
        world.say(people.related, child, told, other=family.father, kind="father",
                  parental_responsibility=rng.random() < 0.66, lives_together=False)  # fmt: skip
    world.say(people.address_began, child, child.born_on, lines=family.lines, postcode=family.postcode, kind="home")

"""Homes that children had and have: carers, children's homes, relatives, and the path through them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from throughline.base.calendar import add_working_days, add_years
from throughline.exchange.demonstration import shape
from throughline.exchange.demonstration.families import Family, Unit
from throughline.exchange.demonstration.names import Namer
from throughline.exchange.demonstration.people import Somebody, World
from throughline.exchange.demonstration.places import (
    AGENCIES,
    FAR_CODES,
    HOMES,
    INSIDE_CODES,
    NEXT_DOOR_CODES,
    SUPPORTED,
    Numbers,
)  # fmt: skip
from throughline.exchange.demonstration.shape import Era
from throughline.record.people import events as people


@dataclass(eq=False)
class House:
    """A household or home where children are cared for."""

    who: Somebody
    lines: str
    postcode: str
    provider: str
    places: int = 1
    taken: int = 0
    urn: str = ""


@dataclass(eq=False)
class Home:
    """One placement of a unit."""

    began_on: date
    type: str
    provider: str
    house: House | None
    with_words: str
    postcode: str
    ended_on: date | None = None
    until_18: bool | None = None
    regime: str | None = None
    decided_on: date | None = None
    """When it was decided that a child placed at once with parents stays there."""
    approved_on: date | None = None
    """When a relative was approved in full."""
    long_term_on: date | None = None
    """When the same home became meant to last."""
    why: str = ""
    planned: bool = True
    emergency: bool = False


@dataclass
class Register:
    """Every household and home there is."""

    world: World
    namer: Namer
    numbers: Numbers
    era: Era
    council: list[House] = field(default_factory=list)
    agency: list[House] = field(default_factory=list)
    homes: list[House] = field(default_factory=list)
    supported: list[House] = field(default_factory=list)

    def open(self, small: bool) -> None:
        """Homes and flats that exist from the beginning; households are added as children need them."""
        since = self.world.as_at - timedelta(days=4200)
        for n, (name, provider, what) in enumerate(HOMES):
            self.homes.append(
                self._house("home", name, what, provider, since, urn=f"SC99{4100 + n * 13}", far=n in (9, 10))
            )
        for name, provider in SUPPORTED:
            self.supported.append(self._house("home", name, "Supported accommodation", provider, since))

    def _house(self, kind: str, name: str, role: str, provider: str, since: date, *, urn: str = "", far: bool = False,
               phone: str = "", inside: float = 0.62) -> House:  # fmt: skip
        rng = self.world.rng
        near = rng.random() < inside
        postcode = rng.choice(FAR_CODES) if far else rng.choice(INSIDE_CODES if near else NEXT_DOOR_CODES)
        if kind == "home" and provider == "PR1" and not far and not near:
            near, postcode = True, INSIDE_CODES[sum(map(ord, name)) % len(INSIDE_CODES)]  # the council's own stand in its area
        lines = self.numbers.house() if near and not far else self.numbers.house_elsewhere()
        phone = phone or self.numbers.landline()
        who = self.world.somebody(kind, name, phone=phone)
        self.world.say(people.person_described, who, since, full=name, phone=phone, role=role)
        self.world.say(people.address_began, who, since, lines=lines, postcode=postcode, kind="home")
        if urn:
            self.world.say(people.identifier_recorded, who, since, scheme="urn", value=urn)
        return House(who, lines, postcode, provider, urn=urn)

    def couple(self) -> str:
        """The names of a foster household."""
        rng = self.world.rng
        family = self.namer.family(self.namer.naming())
        if rng.random() < 0.42:
            return self.namer.grown_up("F" if rng.random() < 0.9 else "M", family)
        first = self.namer.grown_up("F", family).split(" ")[0]
        second = self.namer.grown_up("M" if rng.random() < 0.93 else "F", family)
        return f"{first} and {second}"

    def foster(self, category: str, need: int, *, far: bool = False, name: str = "", phone: str = "") -> House:
        """A new foster household with so many places."""
        since = self.world.as_at - timedelta(days=self.world.rng.randint(700, 4000))
        if category == shape.COUNCIL:
            role = f"Foster carers for Merehaven, {need} place{'s' if need > 1 else ''}"
            made = self._house("carers", name or self.couple(), role, "PR1", since, far=far, phone=phone, inside=0.83)
            self.council.append(made)
        else:
            provider = self.world.rng.choices(("PR4", "PR5", "PR2"), (70, 18, 12))[0]
            role = (
                "Foster carers for another council"
                if provider == "PR2"
                else f"Foster carers with {self.world.rng.choice(AGENCIES)}"
            )
            made = self._house("carers", name or self.couple(), role, provider, since, far=far, inside=0.35)
            self.agency.append(made)
        made.places = made.taken = need
        return made

    def earlier(self, category: str) -> House:
        """Any household, for a home that a child had before."""
        known = self.council if category == shape.COUNCIL else self.agency
        if not known:
            return self.foster(category, 1)
        return self.world.rng.choice(known)

    def relative(self, unit: Unit, *, far: bool = False, name: str = "", phone: str = "") -> House:
        """A grandmother, an aunt, a friend of the family."""
        rng = self.world.rng
        family = unit.family
        who, sex = rng.choice((("grandmother", "F"), ("grandmother", "F"), ("grandparents", "F"), ("aunt", "F"), ("aunt", "F"), ("uncle", "M"),
                               ("family friend", "F"), ("older sister", "F"), ("great-aunt", "F")))  # fmt: skip
        side = rng.choice(("mother’s", "father’s")) if family.father else "mother’s"
        last = family.name if rng.random() < 0.6 else self.namer.family(family.naming)
        role = f"Their {who}" if who == "family friend" else f"Their {who} on their {side} side"
        return self._house("carers", name or self.namer.grown_up(sex, last, family.naming), role, "PR1",
                           unit.care_on - timedelta(days=400), far=far, phone=phone, inside=0.75)  # fmt: skip

    def pad(self) -> None:
        """Households without a child now, and some on hold, until there are as many as the report says."""
        since = self.world.as_at - timedelta(days=900)
        while len(self.council) < shape.HOUSEHOLDS:
            spare = shape.PLACES - sum(h.places for h in self.council)
            left = shape.HOUSEHOLDS - len(self.council)
            places = 0 if spare <= 0 else (2 if spare > left else 1)
            role = (
                "Foster carers for Merehaven, on hold"
                if not places
                else f"Foster carers for Merehaven, {places} place{'s' if places > 1 else ''}"
            )
            made = self._house("carers", self.couple(), role, "PR1", since)
            made.places, made.taken = places, 0
            self.council.append(made)


def settle(register: Register, unit: Unit, until: date, *, far: bool = False, current: House | None = None) -> None:
    """Plan every home of a unit from coming into care until `until`, ending in the kind of home it has then."""
    rng, era = register.world.rng, register.era
    days = (until - unit.care_on).days
    now = current_home(register, unit, days, far=far, current=current)
    earlier = how_many_before(register, unit, days)
    length = max(2, round(days * (1.0 if not earlier else rng.uniform(0.28, 0.85))))
    if unit.category == shape.ADOPTION:
        length = min(max(20, round(days * rng.uniform(0.15, 0.5))), 330)
    if earlier and days > 913 and rng.random() < 0.72:
        length = max(length, min(days - 30, rng.randint(740, 1500)))
    length = min(length, days - earlier * 4) if earlier else days
    if unit.category == shape.OTHER and earlier:
        length = min(length, max(5, (until - add_years(unit.children[0].born_on or until, 16)).days))
    now.began_on = until - timedelta(days=length)
    before = sorted(rng.sample(range(3, max(days - length, 4 + earlier)), earlier - 1)) if earlier > 1 else []
    starts = [0, *before] if earlier else []
    for n, start in enumerate(starts):
        began_on = unit.care_on + timedelta(days=start)
        category = shape.AGENCY if rng.random() < 0.3 else shape.COUNCIL
        house = register.earlier(category)
        unit.homes.append(Home(began_on, era.foster(began_on, kin=False, long_term=False), house.provider, house, house.who.name,
                               house.postcode, why="CARPL", emergency=n == 0 and rng.random() < 0.3))  # fmt: skip
    unit.homes.append(now)
    for earlier_home, later in zip(unit.homes, unit.homes[1:], strict=False):
        earlier_home.ended_on = later.began_on
        later.planned = later is now or rng.random() < 0.62
        later.why = "CARPL" if later.planned else rng.choice(("CREQB", "CREQO", "CHILD", "LAREQ", "STAND"))
        later.emergency = not later.planned
    finish_terms(register, unit, now, until)


def how_many_before(register: Register, unit: Unit, days: int) -> int:
    """How many homes came before the present one."""
    rng = register.world.rng
    years = days / 365.25
    mean = {shape.RESIDENTIAL: 1.4 + 0.3 * years, shape.ADOPTION: 1.0, shape.KIN: 0.25 + 0.12 * years,
            shape.PARENTS: 0.3 + 0.25 * years, shape.OTHER: 0.8 + 0.3 * years}.get(unit.category, 0.35 + 0.3 * years)  # fmt: skip
    if unit.alone_here:
        mean = 0.4
    count = min(7, sum(1 for _ in range(14) if rng.random() < mean / 14))
    if unit.category == shape.ADOPTION:
        count = max(1, count)
    if unit.category == shape.OTHER and unit.care_on < add_years(unit.children[0].born_on or unit.care_on, 16):
        return max(1, count)  # nobody under sixteen lives on their own
    return 0 if days < 20 + 10 * count else count


def current_home(register: Register, unit: Unit, days: int, *, far: bool, current: House | None) -> Home:
    """The home at the end of the path, its beginning still to be said."""
    rng, era = register.world.rng, register.era
    family, size, day = unit.family, len(unit.children), unit.care_on
    if unit.category == shape.PARENTS:
        parent = family.mother
        return Home(
            day,
            "P1",
            "PR0",
            House(parent, family.lines, family.postcode, "PR0"),
            f"Mum, {parent.name}",
            family.postcode,
        )
    if unit.category == shape.RESIDENTIAL:
        disabled = unit.disabled
        house = current or (
            register.homes[2]
            if disabled
            else rng.choice([h for n, h in enumerate(register.homes) if n not in (2, 3, 9, 10)])
        )
        if far:
            house = register.homes[9 + rng.randrange(2)]
        code = "K1" if house.who.name == "Wharfside" else "K2"
        return Home(day, code, house.provider, house, house.who.name, house.postcode)
    if unit.category == shape.OTHER:
        house = current or rng.choice(register.supported)
        return Home(
            day,
            era.independent(register.world.as_at - timedelta(days=60), rng.randrange(2)),
            house.provider,
            house,
            house.who.name,
            house.postcode,
        )
    if unit.category == shape.KIN:
        house = current or register.relative(unit, far=far)
        return Home(day, era.foster(day, kin=True, long_term=False), "PR1", house, house.who.name, house.postcode)
    if unit.category == shape.ADOPTION:
        house = current or register._house(
            "carers", register.couple(), "Hope to adopt", "PR1", unit.care_on, inside=0.2
        )
        return Home(day, rng.choices(("A6", "A6", "A4"), (80, 14, 6))[0], "PR1", house, house.who.name, house.postcode)
    house = current or register.foster(unit.category, size, far=far)
    return Home(day, era.foster(day, kin=False, long_term=False), house.provider, house, house.who.name, house.postcode)


def finish_terms(register: Register, unit: Unit, now: Home, until: date) -> None:
    """Regimes, approvals and long-term agreements of the present home."""
    rng, era = register.world.rng, register.era
    length = (until - now.began_on).days
    if unit.category in (shape.COUNCIL, shape.AGENCY, shape.KIN):
        now.type = era.foster(now.began_on, kin=unit.category == shape.KIN, long_term=False)
        if length > 300 and rng.random() < min(0.85, 0.3 + length / 2400):
            now.long_term_on = now.began_on + timedelta(days=rng.randint(200, min(length - 60, 420)))
    if unit.category == shape.OTHER:
        now.type = era.independent(now.began_on, rng.randrange(2))
    if unit.category == shape.KIN and now is unit.homes[0]:
        now.regime = "24"
        approved = now.began_on + timedelta(days=rng.randint(70, 108))
        now.approved_on = approved if approved < until - timedelta(days=3) else None
    if unit.category == shape.PARENTS and now is unit.homes[0] and rng.random() < 0.35:
        now.regime = "19"
        now.decided_on = add_working_days(now.began_on, 14)


__all__ = ["Family", "Home", "House", "Register", "settle"]

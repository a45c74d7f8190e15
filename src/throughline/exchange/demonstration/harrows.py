"""The families that stand beside the pictures of the screens: the Harrows, and the others of their team.

Everything here is counted from the day the world stands at, so that the same things are due and late whenever it is
made: a visit in two days, life story work six days late, a review arranged for next week.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import add_months, add_years
from throughline.exchange.demonstration import harrow_story, shape
from throughline.exchange.demonstration.families import Family, Unit
from throughline.exchange.demonstration.homes import Home, House
from throughline.exchange.demonstration.lives import allocate, working_day
from throughline.exchange.demonstration.names import NAMINGS, NORTHERN, Namer
from throughline.exchange.demonstration.people import Staff
from throughline.exchange.demonstration.places import INSIDE_CODES, Numbers
from throughline.exchange.demonstration.reviews import plan_reviews
from throughline.exchange.demonstration.staffing import NORTH
from throughline.exchange.demonstration.visits import plan_visits

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

PICTURE_DAY = date(2025, 11, 25)
"""The day on which the pictures of the screens stand."""
NAMES = ("Tia Harrow", "Jaden Harrow", "Poppy Harrow", "Reece Harrow", "Kelly Harrow", "Maureen Harrow", "Darren Kerr", "Denise Okoro",
         "Ana Vale", "Callum Byrne", "Sinead Byrne", "Zara Quayle", "Jodie Quayle", "Amelia Grant", "Noah "
         "Grant", "Mason Ali", "Kai Dunne",
         "Leila Haddad")  # fmt: skip
PHONES = ("01632 960 214", "01632 960 377", "01632 960 500", "01632 960 999", "07700 900 118", "07700 900 126", "07700 900 127",
          "07700 900 128", "07700 900 130", "07700 900 131", "07700 900 142", "07700 900 155", "07700 900 164", "07700 900 199")  # fmt: skip


def keep_names(namer: Namer, numbers: Numbers) -> None:
    """Names and numbers that nobody else may be given."""
    namer.keep(*NAMES)
    numbers.keep(*PHONES)


def then(made: Plan, year: int, month: int, day: int) -> date:
    """A day of the pictures, moved to where this world stands."""
    return made.world.as_at - (PICTURE_DAY - date(year, month, day))


def born(made: Plan, years: int, months: int) -> date:
    """The birthday of somebody who is so old today."""
    return add_months(add_years(made.world.as_at, -years), -months) - timedelta(days=11)


def families(made: Plan) -> list[Unit]:
    """The units of these families; the rest of the authority is made around them."""
    return [*_harrows(made), _byrne(made), *_quiet_families(made), *_late_families(made)]


def _family(made: Plan, mother: str, father: str = "", naming: str = "WBRI") -> Family:
    world = made.world
    mum = world.somebody("adult", mother, sex="F", phone=made.numbers.mobile(), born_on=born(made, 34, 2))
    dad = (
        world.somebody("adult", father, sex="M", phone=made.numbers.mobile(), born_on=born(made, 38, 7))
        if father
        else None
    )
    name = mother.split(" ")[1]
    return Family(
        name, NAMINGS.get(naming, NORTHERN), mum, dad, made.numbers.house(), world.rng.choice(INSIDE_CODES[:60])
    )


def _unit(made: Plan, family: Family, category: str, children: Sequence[tuple[str, str, date]], care_on: date, worker: Staff | None,
          *, since: date, law: Sequence[tuple[date, str]], need: str = "N1") -> Unit:  # fmt: skip
    unit = Unit(family, category, [], care_on, need=need)
    for name, sex, born_on in children:
        unit.children.append(made.families.child(family, born_on, care_on, name=name, sex=sex))
    unit.law = list(law)
    unit.officer = made.house.by_name["Gwen Adeyemi"]
    allocate(made.house, unit, worker, NORTH, made.world.as_at, since=since)
    return unit


def _visited(made: Plan, unit: Unit, last: date) -> None:
    """Visits as the law wants them, the last of them on this day."""
    planned = [d for d, _ in plan_visits(made.world, unit) if d <= last - timedelta(days=30)]
    while planned and (last - planned[-1]).days > 42:
        planned.append(working_day(planned[-1] + timedelta(days=38)))
        if (last - planned[-1]).days < 20:
            planned.pop()
            break
    unit.visited = [*planned, last]


def _reviewed(made: Plan, unit: Unit, last: date) -> None:
    """Reviews as the law wants them, the last of them on this day."""
    planned = [d for d in plan_reviews(made.world, unit) if d <= last - timedelta(days=80)]
    if len(planned) > 1 and (last - planned[-1]).days > 180:
        planned.append(working_day(last - timedelta(days=150)))
    unit.review_days = [*planned, last]
    unit.first_review_on = unit.review_days[0]


def _foster(made: Plan, house: House, began_on: date, *, kin: bool = False) -> Home:
    return Home(
        began_on,
        made.era.foster(began_on, kin=kin, long_term=False),
        house.provider,
        house,
        house.who.name,
        house.postcode,
    )


def _harrows(made: Plan) -> list[Unit]:
    world, by = made.world, made.house.by_name
    family = _family(made, "Kelly Harrow", "Darren Kerr")
    family.lines, family.postcode, family.dangerous = "12 Dock Road, Canalside, Merehaven", "WA10 4PQ", family.father
    came, order, moved = then(made, 2023, 11, 10), then(made, 2024, 7, 2), then(made, 2024, 6, 14)
    three = Unit(family, shape.COUNCIL, [], came)
    for name, sex, day in (
        ("Tia Harrow", "F", born(made, 11, 8)),
        ("Jaden Harrow", "M", born(made, 8, 6)),
        ("Poppy Harrow", "F", born(made, 4, 4)),
    ):
        three.children.append(made.families.child(family, day, came, name=name, sex=sex))
    three.law = [(came, "L1"), (came + timedelta(days=3), "C1"), (order, "C2")]
    three.officer = by["Gwen Adeyemi"]
    three.workers = [
        (then(made, 2023, 10, 2), by["Tom Reid"], made.house.teams[NORTH]),
        (then(made, 2024, 2, 5), by["Priya Shah"], made.house.teams[NORTH]),
    ]
    ana = made.register.foster(shape.COUNCIL, 3, name="Ana Vale")
    ana.taken, ana.places = 0, 3
    denise = made.register.foster(shape.COUNCIL, 3, name="Denise Okoro", phone="01632 960 214")
    three.homes = [_foster(made, ana, came), _foster(made, denise, moved)]
    three.homes[0].ended_on, three.homes[0].emergency, three.homes[1].why = moved, True, "CARPL"
    three.review_days = [
        then(made, 2023, 12, 6),
        then(made, 2024, 2, 29),
        then(made, 2024, 7, 18),
        then(made, 2025, 1, 9),
        then(made, 2025, 6, 17),
    ]
    three.review_days[-1] = add_months(world.as_at + timedelta(days=22), -6)
    three.first_review_on = three.review_days[0]
    _visited(made, three, world.as_at - timedelta(days=40))
    three.homes[1].long_term_on = then(made, 2025, 1, 9)
    three.traits = {"hero", "harrow"}
    elder = Family("Harrow", family.naming, family.mother, None, family.lines, family.postcode)
    reece = _unit(made, elder, shape.RESIDENTIAL, [("Reece Harrow", "M", born(made, 16, 2))], came, by["Joel Hardy"],
                  since=then(made, 2024, 9, 9), law=[(came, "V2"), (then(made, 2024, 3, 5), "C1"), (order, "C2")])  # fmt: skip
    hollin = made.register.homes[0]
    aunt = made.register.earlier(shape.COUNCIL)
    reece.homes = [
        _foster(made, aunt, came),
        Home(then(made, 2024, 4, 22), "K2", "PR1", hollin, "Hollin House", hollin.postcode, why="CREQB", planned=False),
    ]
    reece.homes[0].ended_on = reece.homes[1].began_on
    _reviewed(made, reece, world.as_at - timedelta(days=71))
    _visited(made, reece, world.as_at - timedelta(days=18))
    return [three, reece]


def _byrne(made: Plan) -> Unit:
    world = made.world
    family = _family(made, "Sinead Byrne", naming="WIRI")
    came = world.as_at - timedelta(days=560)
    unit = _unit(made, family, shape.KIN, [("Callum Byrne", "M", born(made, 14, 5))], came, made.house.by_name["Priya Shah"],
                 since=world.as_at - timedelta(days=400), law=[(came, "V2")], need="N4")  # fmt: skip
    house = made.register._house(
        "carers", "Bernie Byrne", "His aunt on his mother’s side", "PR1", came, phone="07700 900 155"
    )
    unit.homes = [_foster(made, house, came, kin=True)]
    unit.homes[0].regime, unit.homes[0].approved_on = "24", came + timedelta(days=98)
    _reviewed(made, unit, add_months(world.as_at + timedelta(days=3), -6))
    _visited(made, unit, world.as_at - timedelta(days=31))
    unit.traits.add("callum")
    return unit


QUIET = (
    (
        "Gemma Marlow",
        "Lee Marlow",
        "WBRI",
        shape.COUNCIL,
        (("Keira Marlow", "F", 12, 3), ("Jude Marlow", "M", 9, 1), ("Esme Marlow", "F", 7, 0)),
        1180,
    ),
    ("Toni Tennant", "", "WBRI", shape.KIN, (("Archie Tennant", "M", 10, 9), ("Lola Tennant", "F", 6, 11)), 820),
    (
        "Comfort Danso",
        "Kofi Danso",
        "BAFR",
        shape.AGENCY,
        (("Esther Danso", "F", 15, 4), ("Isaac Danso", "M", 13, 2)),
        940,
    ),
    (
        "Stacey Whitaker",
        "Craig Whitaker",
        "WBRI",
        shape.PARENTS,
        (("Ollie Whitaker", "M", 5, 7), ("Ruby Whitaker", "F", 3, 6)),
        690,
    ),
)


def _quiet_families(made: Plan) -> list[Unit]:
    """Priya's other four families: nine children, nothing due this week."""
    world, found = made.world, []
    for n, (mother, father, naming, category, children, days) in enumerate(QUIET):
        family = _family(made, mother, father, naming)
        came = world.as_at - timedelta(days=days)
        who = [(name, sex, born(made, years, months)) for name, sex, years, months in children]
        law = [(came, "C1"), (came + timedelta(days=230), "C2")]
        unit = _unit(
            made,
            family,
            category,
            who,
            came,
            made.house.by_name["Priya Shah"],
            since=came + timedelta(days=150 + n * 31),
            law=law,
        )
        if category == shape.PARENTS:
            foster = made.register.earlier(shape.COUNCIL)
            home_on = came + timedelta(days=300)
            mum = House(family.mother, family.lines, family.postcode, "PR0")
            unit.homes = [
                _foster(made, foster, came),
                Home(home_on, "P1", "PR0", mum, f"Mum, {mother}", family.postcode, why="CARPL"),
            ]
            unit.homes[0].ended_on = home_on
        elif category == shape.KIN:
            house = made.register.relative(unit)
            unit.homes = [_foster(made, house, came, kin=True)]
            unit.homes[0].regime, unit.homes[0].approved_on = "24", came + timedelta(days=91)
        else:
            house = made.register.foster(category, len(children))
            unit.homes = [_foster(made, house, came)]
        _reviewed(made, unit, working_day(world.as_at - timedelta(days=38 + n * 17)))
        _visited(made, unit, working_day(world.as_at - timedelta(days=6 + n * 4)))
        unit.traits.add("known")
        found.append(unit)
    return found


LATE = (
    (
        "Hayley Grant",
        "WBRI",
        shape.COUNCIL,
        (("Amelia Grant", "F", 6, 5), ("Noah Grant", "M", 3, 8)),
        "Nadia Rahman",
        410,
        9,
    ),
    ("Farida Ali", "MWAS", shape.KIN, (("Mason Ali", "M", 15, 6),), "Nadia Rahman", 600, 4),
    ("Shannon Dunne", "WBRI", shape.COUNCIL, (("Kai Dunne", "M", 2, 3),), "", 300, 1),
    ("Rana Haddad", "MOTH", shape.AGENCY, (("Leila Haddad", "F", 10, 2),), "Sade Bello", 330, 1),
)


def _late_families(made: Plan) -> list[Unit]:
    """Children of the same team who were not seen in time, as its manager's page shows them."""
    world, found = made.world, []
    for mother, naming, category, children, worker, days, past in LATE:
        family = _family(made, mother, naming=naming)
        came = world.as_at - timedelta(days=days)
        who = [(name, sex, born(made, years, months)) for name, sex, years, months in children]
        law = [(came, "V2")] if category != shape.COUNCIL else [(came, "C1")]
        unit = _unit(made, family, category, who, came, made.house.by_name.get(worker), since=world.as_at - timedelta(days=3 if not worker else 200),
                     law=law)  # fmt: skip
        house = made.register.relative(unit) if category == shape.KIN else made.register.foster(category, len(children))
        unit.homes = [_foster(made, house, came, kin=category == shape.KIN)]
        if category == shape.KIN:
            unit.homes[0].regime, unit.homes[0].approved_on = "24", came + timedelta(days=88)
        waits = worker and category != shape.COUNCIL  # its decisions wait for the manager's answer
        _reviewed(made, unit, working_day(world.as_at - timedelta(days=11 if waits else 60)))
        if waits:
            unit.traits.add("unanswered")
        unit.traits.add(f"past:{past}")
        found.append(unit)
    return found


def finish(made: Plan) -> None:
    """What the story of these families adds to what every family has."""
    harrow_story.tell(made, then)

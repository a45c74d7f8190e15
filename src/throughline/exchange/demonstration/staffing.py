"""Teams and the people who work in them, those who have left included."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from throughline.exchange.demonstration.names import Namer
from throughline.exchange.demonstration.people import Staff, Team, World
from throughline.exchange.demonstration.places import Numbers
from throughline.record.access.viewer import declared_roles
from throughline.record.people import events as people
from throughline.record.workers import events as work

NORTH = "North locality, team 2"
WHO_SIGNS_IN = {
    "Priya Shah": "priya", "Joel Hardy": "joel", "Nadia Rahman": "nadia", "Lorraine Tate": "lorraine", "Ian Webb": "ian",
    "Gwen Adeyemi": "gwen", "Ruth Calder": "ruth", "Dan Thewlis": "dan", "Amrit Gill": "amrit", "Moira Kane": "moira",
    "Tessa Bright": "tessa", "Keith Lowry": "keith", "Joan Eckhart": "joan", "Sandra Pell": "sandra", "Femi Cole": "femi",
    "Beth Rowan": "beth", "Marcus Hale": "marcus", "Mel Farrant": "mel", "Dev Anand": "dev", "Hattie Boyle": "hattie",
    "Nell Okafor": "nell", "Sam Lund": "sam", "Cora Finn": "cora", "Ewan Price": "ewan",
}  # fmt: skip


def role_for(allocated_as: str, otherwise: str) -> str:
    """The declared role whose holders are named for children so; until an area declares it, the nearest there is."""
    for code, role in sorted(declared_roles().items()):
        if role.allocated_as == allocated_as and code != otherwise:
            return code
    return otherwise


@dataclass
class House:
    """The teams by name, and who is in them."""

    world: World
    namer: Namer
    numbers: Numbers
    teams: dict[str, Team] = field(default_factory=dict)
    by_name: dict[str, Staff] = field(default_factory=dict)

    def team(self, name: str, kind: str, parent: str = "") -> Team:
        made = Team(name, kind, self.teams.get(parent))
        self.teams[name] = made
        self.world.teams.append(made)
        return made

    def hire(self, name: str, role: str, team: str, title: str, *, began_on: date, left_on: date | None = None,
             phone: str = "", qualified: bool = True, load: float = 1.0) -> Staff:  # fmt: skip
        """Somebody in a post."""
        phone = phone or self.numbers.mobile()
        subject = self.world.somebody("worker", name, phone=phone)
        made = Staff(
            name, role, self.teams[team], title, phone, began_on, subject, left_on=left_on, qualified=qualified, load=load,
            swe_number=f"SW99{10_000 + len(self.by_name) * 7}" if qualified else "",
        )  # fmt: skip
        if left_on is None:
            made.signs_in_as = WHO_SIGNS_IN.get(name, name.lower().replace(" ", ".").replace("’", "").replace("'", ""))
        self.world.say(people.person_described, subject, began_on, full=name, phone=phone, role=title)
        self.world.staff.append(made)
        self.by_name[name] = made
        return made

    def somebody(self, role: str, team: str, title: str, **details: object) -> Staff:
        """The same with an invented name and a believable start."""
        rng = self.world.rng
        name = self.namer.grown_up(rng.choices("FM", (4, 1))[0], self.namer.family(self.namer.naming()))
        began_on = details.pop("began_on", None) or self.world.as_at - timedelta(days=rng.randint(120, 4700))
        return self.hire(name, role, team, title, began_on=began_on, **details)  # type: ignore[arg-type]

    def workers_of(self, team: str, on: date) -> list[Staff]:
        """The social workers in a team on a day."""
        return [
            s for s in self.world.staff if s.team.name == team and s.role == "record.social_worker" and s.there_on(on)
        ]


HOLDING_TEAMS = (NORTH, "Central locality, team 2", "South locality, team 2", "Children in care, team 1",
                 "Children in care, team 2", "Children in care, team 3", "Disabled children’s team")  # fmt: skip
"""Teams whose workers have children who are looked after; shares of them in `SIZE`."""
SIZE = {NORTH: 5, "Central locality, team 2": 5, "South locality, team 2": 5, "Children in care, team 1": 5,
        "Children in care, team 2": 5, "Children in care, team 3": 4, "Disabled children’s team": 2}  # fmt: skip


def staff_the_house(world: World, namer: Namer, numbers: Numbers) -> House:
    """Everybody who works here, or has worked here in the last ten years."""
    house = House(world, namer, numbers)
    _teams(house)

    def ago(years: float) -> date:
        return world.as_at - timedelta(days=round(years * 365.25))

    officer = role_for("independent_reviewing_officer", "record.service_manager")
    hire = house.hire
    hire("Dan Thewlis", "record.director", "Children’s services", "Director of children’s services", began_on=ago(4.3))
    hire(
        "Ruth Calder",
        "record.head_of_service",
        "Children’s services",
        "Head of service, children in care",
        began_on=ago(7.1),
    )
    hire(
        "Joan Eckhart",
        "record.lead_member",
        "Children’s services",
        "Lead member for children",
        began_on=ago(2.5),
        qualified=False,
    )
    hire("Amrit Gill", "record.performance_analyst", "Performance and information", "Performance analyst", began_on=ago(5.2),
         qualified=False)  # fmt: skip
    hire("Moira Kane", "record.information_governance", "Performance and information", "Information governance officer",
         began_on=ago(6.0), qualified=False)  # fmt: skip
    hire(
        "Tessa Bright", "record.custodian", "Performance and information", "Custodian of the record", began_on=ago(8.0)
    )
    hire("Keith Lowry", "record.system_administrator", "Performance and information", "System administrator", began_on=ago(3.3),
         qualified=False)  # fmt: skip
    hire("Beth Rowan", "record.service_manager", "Localities", "Service manager, localities", began_on=ago(3.9))
    hire(
        "Marcus Hale",
        "record.service_manager",
        "Children in care",
        "Service manager, children in care",
        began_on=ago(5.6),
    )
    hire("Lorraine Tate", "record.team_manager", NORTH, "Team manager", began_on=ago(6.4), phone="07700 900 130")
    hire(
        "Ian Webb",
        "record.assistant_team_manager",
        NORTH,
        "Assistant team manager",
        began_on=ago(3.2),
        phone="07700 900 131",
    )
    hire(
        "Priya Shah", "record.social_worker", NORTH, "Social worker", began_on=ago(3.4), phone="07700 900 118", load=1.0
    )
    hire(
        "Joel Hardy", "record.social_worker", NORTH, "Social worker", began_on=ago(2.9), phone="07700 900 142", load=0.8
    )
    hire(
        "Nadia Rahman",
        "record.social_worker",
        NORTH,
        "Social worker",
        began_on=ago(5.0),
        phone="07700 900 126",
        load=1.25,
    )
    hire("Owen Pritchard", "record.social_worker", NORTH, "Social worker, first year", began_on=ago(0.96), phone="07700 900 128",
         load=0.65)  # fmt: skip
    hire(
        "Sade Bello", "record.social_worker", NORTH, "Social worker", began_on=ago(4.1), phone="07700 900 127", load=1.1
    )
    hire("Sandra Pell", "record.business_support", NORTH, "Business support", began_on=ago(9.0), qualified=False)
    hire(
        "Femi Cole",
        "record.out_of_hours",
        "Out of hours",
        "Night duty social worker",
        began_on=ago(4.8),
        phone="07700 900 199",
    )
    hire(
        "Gwen Adeyemi",
        officer,
        "Safeguarding unit",
        "Independent reviewing officer",
        began_on=ago(5.1),
        phone="07700 900 164",
    )
    if world.small:
        house.somebody("record.social_worker", "Children in care, team 1", "Social worker", began_on=ago(4))
        house.somebody("record.social_worker", "Children in care, team 1", "Social worker", began_on=ago(6))
        house.somebody("record.team_manager", "Children in care, team 1", "Team manager", began_on=ago(6))
        house.somebody(officer, "Safeguarding unit", "Independent reviewing officer", began_on=ago(8))
    else:
        _everybody_else(house, officer)
    _leavers(house)
    _away(house)
    _capacity(house)
    _front_door(house)
    return house


def _front_door(house: House) -> None:
    """Who takes contacts in, screens them and decides; and a neighbouring council’s duty worker who helps out."""
    team, since = "Contact and first response", house.world.as_at - timedelta(days=1100)
    hire = house.hire
    hire("Mel Farrant", "front_door.manager", team, "Manager, first response", began_on=since, phone="07700 900 171")
    for place, name in enumerate(("Dev Anand", "Cass Whitlock", "Rhona Keel", "Tunde Afolabi", "Jo Merrick", "Bryn Tudor")[: 3 if house.world.small else 6]):
        hire(name, "front_door.social_worker", team, "Social worker, first response", began_on=since + timedelta(days=40 * place), phone=f"07700 900 17{place + 2}")
    hire("Hattie Boyle", "front_door.contact_officer", team, "Contact officer", began_on=since, phone="07700 900 179", qualified=False)
    hire("Gil Marsh", "front_door.neighbouring_duty_worker", team, "Duty social worker, Farside", began_on=since, phone="07700 900 180")


def _teams(house: House) -> None:
    house.team("Children’s services", "service")
    house.team("Performance and information", "support", "Children’s services")
    house.team("Contact and first response", "front_door", "Children’s services")
    house.team("Out of hours", "out_of_hours", "Children’s services")
    house.team("Safeguarding unit", "reviewing", "Children’s services")
    house.team("Localities", "service", "Children’s services")
    for place in ("North", "Central", "South"):
        house.team(f"{place} locality", "locality", "Localities")
        house.team(f"{place} locality, team 1", "area", f"{place} locality")
        house.team(f"{place} locality, team 2", "area", f"{place} locality")
        house.team(f"{place} family help", "family_help", f"{place} locality")
    house.team("Children in care", "service", "Children’s services")
    for number in (1, 2, 3):
        house.team(f"Children in care, team {number}", "care", "Children in care")
    house.team("Disabled children’s team", "care", "Children in care")
    house.team("Young people’s team", "leaving_care", "Children in care")
    house.team("Fostering", "fostering", "Children in care")
    house.team("Adoption", "adoption", "Children in care")


def _everybody_else(house: House, officer: str) -> None:
    some = house.somebody
    for years in (4.2, 5.5, 6.0, 7.7, 9.1):
        some(
            officer,
            "Safeguarding unit",
            "Independent reviewing officer",
            began_on=house.world.as_at - timedelta(days=round(years * 365.25)),
        )
    for team in HOLDING_TEAMS[1:]:
        some("record.team_manager", team, "Team manager")
        some("record.assistant_team_manager", team, "Assistant team manager")
        for _ in range(SIZE[team]):
            some("record.social_worker", team, "Social worker")
        some("record.business_support", team, "Business support", qualified=False)
    for place in ("North", "Central", "South"):
        team = f"{place} locality, team 1"
        some("record.team_manager", team, "Team manager")
        for _ in range(5):
            some("record.social_worker", team, "Social worker")
        some("record.business_support", team, "Business support", qualified=False)
        some("record.team_manager", f"{place} family help", "Family help manager")
        for _ in range(4):
            some("record.social_worker", f"{place} family help", "Family help worker", qualified=False)
    for team, post, count in (("Fostering", "Supervising social worker", 8),
                              ("Adoption", "Adoption social worker", 3), ("Young people’s team", "Personal adviser", 6)):  # fmt: skip
        some("record.team_manager", team, "Team manager")
        for _ in range(count):
            some("record.social_worker", team, post, qualified=post != "Personal adviser")
    for _ in range(3):
        some("record.out_of_hours", "Out of hours", "Night duty social worker")
    some("record.head_of_service", "Children’s services", "Head of service, localities")
    some("record.performance_analyst", "Performance and information", "Data officer", qualified=False)


def _leavers(house: House) -> None:
    """Workers who were here for a time: children remember them, and so does the record."""
    world = house.world
    rng = world.rng
    known = {"Carol Finch": (7.9, 6.1), "Sam Idris": (6.2, 5.4), "Helen Moss": (3.2, 2.1), "Tom Reid": (2.2, 1.7)}
    for name, (came, went) in known.items():
        house.hire(
            name, "record.social_worker", NORTH, "Social worker",
            began_on=world.as_at - timedelta(days=round(came * 365.25)), left_on=world.as_at - timedelta(days=round(went * 365.25)),
        )  # fmt: skip
    for came, went in ((13.0, 4.9), (12.0, 5.0)):
        house.somebody(
            role_for("independent_reviewing_officer", "record.service_manager"), "Safeguarding unit", "Independent reviewing officer",
            began_on=world.as_at - timedelta(days=round(came * 365.25)), left_on=world.as_at - timedelta(days=round(went * 365.25)),
        )  # fmt: skip
    teams = HOLDING_TEAMS if not world.small else (NORTH, "Children in care, team 1")
    for team in teams:
        for step in range(SIZE[team] + 2 if not world.small else 3):
            came = 10.6 - step * 1.3
            began_on = world.as_at - timedelta(days=round(came * 365.25) + rng.randint(0, 120))
            left_on = began_on + timedelta(days=rng.randint(500, 1500))
            house.somebody(
                "record.social_worker", team, "Social worker", began_on=began_on,
                left_on=min(left_on, world.as_at - timedelta(days=rng.randint(40, 300))),
            )  # fmt: skip


def _away(house: House) -> None:
    """Who is away today: with cover, and one without."""
    world = house.world

    def day(days: int) -> date:
        return world.as_at + timedelta(days=days)

    lorraine, joel = house.by_name["Lorraine Tate"], house.by_name["Joel Hardy"]
    world.say(work.absence_recorded, lorraine.subject, day(-9), by=house.by_name["Ian Webb"], back_on=day(12))
    world.say(work.cover_arranged, lorraine.subject, day(-9), by=house.by_name["Beth Rowan"],
              covered_by=house.by_name["Ian Webb"], until_on=day(11))  # fmt: skip
    world.say(work.absence_recorded, joel.subject, day(-4), by=joel, back_on=day(4))
    world.say(
        work.cover_arranged, joel.subject, day(-4), by=lorraine, covered_by=house.by_name["Priya Shah"], until_on=day(3)
    )
    if not world.small:
        alone = house.workers_of("Children in care, team 2", world.as_at)[0]
        world.say(work.absence_recorded, alone.subject, day(-6), by=alone, back_on=day(9))


def _capacity(house: House) -> None:
    """Who works part of the week, who is newly qualified, and a load over the ceiling that was agreed with a reason."""
    world, by = house.world, house.by_name
    world.say(work.capacity_agreed, by["Joel Hardy"].subject, by["Joel Hardy"].began_on, by=by["Lorraine Tate"], percent=80)
    owen = by["Owen Pritchard"]
    world.say(work.capacity_agreed, owen.subject, owen.began_on, by=by["Lorraine Tate"], percent=100,
              newly_qualified_until=owen.began_on + timedelta(days=365))  # fmt: skip
    if not world.small:
        world.say(work.over_limit_agreed, by["Nadia Rahman"].subject, world.as_at - timedelta(days=61), by=by["Lorraine Tate"], weight=21,
                  ceiling=20, reason="Brothers who should keep one worker; two will leave care in spring")  # fmt: skip
    for one in world.staff:
        if one.team.name == "Safeguarding unit" and one.there_on(world.as_at):
            world.say(work.supervisor_named, one.subject, one.began_on, by=by["Ruth Calder"], supervisor=by["Marcus Hale"])

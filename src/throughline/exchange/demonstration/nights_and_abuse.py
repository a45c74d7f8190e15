"""Nights and abuse at home: families of whom the police told, who harms and was offered nothing (case 27), the MARAC, last night."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.engines.agendas.models import CLOSED, Sitting, SittingSeat
from throughline.exchange.demonstration.people import Gathering, Happening, Somebody, Staff
from throughline.exchange.demonstration.words_front_door import LEVELS
from throughline.practice.domestic_abuse import codes
from throughline.practice.domestic_abuse import events as abuse
from throughline.practice.domestic_abuse.questionnaire import scored
from throughline.practice.front_door import events as door
from throughline.practice.out_of_hours import events as nights
from throughline.record.access import acting
from throughline.record.ledger.actions import Entry, append
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.record.workers import events as work
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

FAMILIES = (
    ("Brannigan", "Siobhan", "Craig Dunmore", ("Ellie", "Kai")), ("Okafor", "Grace", "Daniel Okafor", ("Ife",)),
    ("Whitlock", "Dawn", "Lee Whitlock", ("Alfie", "Ruby", "Max")), ("Nowak", "Ania", "Piotr Nowak", ("Zosia",)),
    ("Tranter", "Carly", "Scott Parnell", ("Jayden", "Lola")), ("Hussain", "Samina", "Tariq Hussain", ("Amina", "Yusuf")),
    ("Pickavance", "Jodie", "Ryan Cribb", ("Harley",)), ("Mottram", "Lisa", "Gary Mottram", ("Evie", "Noah")),
    ("Fazackerley", "Beth", "Shane Coyle", ("Poppy-Mae",)), ("Abara", "Chioma", "Victor Abara", ("Ada", "Obi")),
    ("Lathom", "Kirsty", "Dean Lathom", ("Callie",)), ("Rimmer", "Stacey", "Paul Rimmer", ("Tyler", "Mia-Rose")),
)  # fmt: skip
REFUGE = ("Rowan House, 3 Hidden Lane, Merehaven", "WA11 9ZZ")
HAPPENED = (
    "He broke the kitchen door and threw a plate. The eldest rang. No injury; he had left before the officers came.",
    "Shouting heard by neighbours. She said he had pushed her against the wall. He was arrested.",
    "She came to the station with the children. He has found where she works and waits outside.",
    "A quarrel about money, no violence seen. Both had been drinking. The children were upstairs and awake.",
)
CALLS = (
    ("Would not come in from the street", "The carer rang at half past ten. Talked to both on the telephone; in by eleven. The carer asks for a word from the worker."),
    ("Placed for the night with a friend’s mother", "The placement could not go on tonight. The friend’s mother is known to the school; police checked. To be looked at first thing."),
    ("Father at the door", "Father came to the foster home and would not go. Police moved him on. The address was not told by us: ask how he knows."),
)  # fmt: skip


@dataclass(eq=False)
class Home:
    """A family of whom the police told."""

    mother: Somebody
    father: Somebody
    children: list[Somebody] = field(default_factory=list)
    team: str = ""


def tell(made: Plan) -> None:
    """The families, what the police told, what followed, and the last nights."""
    if made.era.as_at.year <= 2014:
        return
    rng = Random(f"nights {made.world.as_at} {made.world.small}")  # noqa: S311 - of its own, so that nobody else's lives change
    sam = made.house.hire("Sam Lund", "domestic_abuse.screener", "Contact and first response", "Social worker with the police",
                          began_on=made.world.as_at - timedelta(days=900))  # fmt: skip
    cora = made.house.hire("Cora Finn", "domestic_abuse.coordinator", "Contact and first response", "MARAC coordinator",
                           began_on=made.world.as_at - timedelta(days=1200))  # fmt: skip
    made.house.hire("Ewan Price", "out_of_hours.neighbour", "Out of hours", "Night duty social worker, Farside",
                    began_on=made.world.as_at - timedelta(days=700), phone="07700 900 198")  # fmt: skip
    homes = [_family(made, rng, *row, place=n) for n, row in enumerate(FAMILIES[: 4 if made.world.small else None])]
    for n, home in enumerate(homes):
        _told(made, rng, home, n, sam, cora)
    _nights(made, rng)


def _day(made: Plan, back: int) -> date:
    return made.world.as_at - timedelta(days=back)


def _family(made: Plan, rng: Random, family: str, mother: str, father: str, children: tuple[str, ...], *, place: int) -> Home:
    world, since = made.world, _day(made, 1500)
    home = Home(world.somebody("adult", f"{mother} {family}"), world.somebody("adult", father))
    for who, given, last in ((home.mother, mother, family), (home.father, *father.split(" "))):
        world.say(people.person_described, who, since, given=given, family=last, phone=made.numbers.mobile())
    home.team = f"{('North', 'Central', 'South')[place % 3]} locality, team 1"
    held = made.house.workers_of(home.team, world.as_at)
    for nth, given in enumerate(children):
        born = _day(made, 365 * (4 + 4 * nth + place % 4) + rng.randint(0, 300))
        child = world.somebody("child", f"{given} {family}", born_on=born, sex=rng.choice("FM"))
        home.children.append(child)
        world.say(people.person_described, child, max(born, _day(made, 1400)), given=given, family=family, born_on=born, sex=child.sex)
        world.say(people.related, child, max(born, _day(made, 1399)), other=home.mother, kind="mother", parental_responsibility=True, lives_together=True)
        world.say(people.related, child, max(born, _day(made, 1399)), other=home.father, kind="father")
        on = _day(made, 200)
        world.say(work.allocated, child, on, role="social_worker", worker=held[place % len(held)] if held else None, team=made.house.teams[home.team])
    return home


def _told(made: Plan, rng: Random, home: Home, n: int, sam: Staff, cora: Staff) -> None:
    """One or two notifications; most screened within a day, the last two families not at all; who harms follows."""
    world = made.world
    backs = [rng.randint(40, 200), rng.randint(3, 30)] if n % 3 == 0 else [rng.randint(3, 60)]
    if n in (1, 2):
        backs = [n]  # not screened yet
    first = _day(made, backs[0])
    opened: Happening | None = None
    for nth, back in enumerate(backs):
        on = _day(made, back)
        at = at_london(on, rng.randint(18, 22), rng.choice((5, 20, 45)))
        call = Gathering("front_door.contact_received", on, at, sam)
        for child in home.children:
            told = world.say(abuse.notification_received, child, on, by=sam, at=at, reference=f"MH-{on:%d%m}-{70 + n}", presence="present",
                             risk=("high", "medium", "standard")[(n + nth) % 3], harmed=home.mother, harms=home.father, words=HAPPENED[(n + nth) % 4])  # fmt: skip
            contact = world.say(door.contact_received, child, on, by=sam, at=at, recorded_at=at, agency="police", source="6", how="police", came_of=told,
                                priority="standard" if told.facts["risk"] == "standard" else "same_day", about="domestic abuse at home, as the police told",
                                agency_name=f"incident {told.facts['reference']}", adults=[home.mother, home.father],
                                gathering=call, words=told.facts["words"])  # fmt: skip
            if n not in (1, 2):
                _screened(made, child, told, contact, on, n, sam, cora)
        if nth == 0:
            stage = "marac" if n % 5 == 4 else "early"
            opened = world.say(abuse.harm_identified, home.father, on, by=sam, stage=stage, area=home.team, children=home.children)
        else:
            world.say(abuse.harmed_again, home.father, on, by=sam, thread_of=opened)
    assert opened is not None
    _programme(made, home, opened, n, first, cora)
    if n % 4 == 0 and (made.world.as_at - first).days > 20:
        _marac(made, home, n, _day(made, backs[-1]) + timedelta(days=1), cora)
    if n % 3 == 0:
        _strengths(made, rng, home, cora)


def _screened(made: Plan, child: Somebody, told: Happening, contact: Happening, on: date, n: int, sam: Staff, cora: Staff) -> None:
    world, day = made.world, on + timedelta(days=1)
    if day >= world.as_at:
        return
    outcome = "protection" if n % 4 == 0 else "meeting"
    at = at_london(day, 9, 40)
    world.say(abuse.notification_screened, child, day, by=sam, at=at, thread_of=told, outcome=outcome, worker=sam, police="DS Ann Cole",
              police_agree=True, words="Screened together in the family unit; the history of both was read.")  # fmt: skip
    if child.age(day) >= 4:
        world.say(abuse.school_told, child, day, by=sam, at=at_london(day, 8, 20), thread_of=told, school="The primary school", to_whom="The key adult")
    if outcome == "protection":
        world.say(door.contact_hastened, child, day, by=sam, at=at, thread_of=contact, priority="immediate", why="the police and a social worker see child protection")
    proposed = "referral" if outcome == "protection" else "meeting"
    mel, done = made.house.by_name["Mel Farrant"], at + timedelta(minutes=45 + 20 * (n % 3))
    world.say(door.referrer_acknowledged, child, day, by=sam, at=at, thread_of=contact, how="in_person")
    world.say(door.contact_screened, child, day, by=sam, at=at, thread_of=contact, worker=sam, outcome=proposed, level=LEVELS[3 if proposed == "referral" else 2],
              words="Screened together with the police; the history of both was read.")  # fmt: skip
    world.say(door.contact_decided, child, day, by=mel, at=done, thread_of=contact, outcome=proposed, level=LEVELS[3 if proposed == "referral" else 2], manager=mel,
              words="As proposed.")  # fmt: skip
    world.say(door.referrer_told, child, day, by=sam, at=done, thread_of=contact, how="in_person")
    if outcome == "meeting" and (world.as_at - day).days > 8:
        met = day + timedelta(days=5)
        world.say(abuse.notification_reviewed, child, met, by=cora, thread_of=told, decision="signposted", to_whom="Merehaven Women’s Aid",
                  words="She wants help with the locks and somebody to talk to.")  # fmt: skip
        world.say(abuse.notification_closed, child, met + timedelta(days=1), by=sam, thread_of=told, exception=False)


def _programme(made: Plan, home: Home, opened: Happening, n: int, on: date, cora: Staff) -> None:
    """A third were offered something; one waits for a place (case 27); one completed; one began and harmed again."""
    world = made.world

    def later(days: int, type_: object, **facts: object) -> None:
        day = on + timedelta(days=days)
        if day < world.as_at:
            world.say(type_, home.father, day, by=cora, thread_of=opened, **facts)  # type: ignore[arg-type]

    if n % 3 == 0:
        later(10, abuse.programme_need_reviewed, need="yes", programme="voluntary", words="Says himself that it cannot go on.")
        later(12, abuse.programme_offered, programme="voluntary", answer="accepted")
        if n % 6 == 0:
            later(25, abuse.programme_began)
            later(110, abuse.programme_ended, how="completed")
    if n % 12 == 11:
        later(4, abuse.programme_need_reviewed, need="no", words="In prison until next year.")


def _marac(made: Plan, home: Home, n: int, on: date, cora: Staff) -> None:
    world = made.world
    case = world.say(abuse.marac_referred, home.mother, on, by=cora, agency="police", ticks=14 + n % 6, harms=home.father, children=home.children,
                     words="Strangled once; he has found her work.")  # fmt: skip
    listed = [world.say(abuse.marac_listed, child, on, by=cora, harmed=home.mother, harms=home.father) for child in home.children]
    heard = on + timedelta(days=9)
    if heard < world.as_at and n:
        world.say(abuse.marac_heard, home.mother, heard, by=cora, thread_of=case, decision="plan", words="Police mark the home; the adviser rings her tonight.")
        for child, before in zip(home.children, listed, strict=True):
            world.say(abuse.marac_considered, child, heard, by=cora, thread_of=before, decision="plan")
            world.say(abuse.action_agreed, child, heard, by=cora, what="New locks, and a safe word with school", owner=cora, by_on=heard + timedelta(days=6),
                      done_by="Housing and the school")  # fmt: skip
    fled = on + timedelta(days=3)
    for who in (home.mother, *home.children):
        if fled < world.as_at:
            world.say(people.address_began, who, fled, by=cora, lines=REFUGE[0], postcode=REFUGE[1], kind="home", not_to=[home.father],
                      protected_source="Refuge")  # fmt: skip


def _strengths(made: Plan, rng: Random, home: Home, cora: Staff) -> None:
    """The eldest filled the questionnaire in twice: high, referred, lower."""
    child = home.children[0]
    sent: Happening | None = None
    for back, top in ((33, 2), (2, 1)):
        answers = [rng.randint(0, top) for _ in range(25)]
        made_ = scored(answers, "parent")
        said = made.world.say(abuse.strengths_scored, child, _day(made, back), by=cora, by_whom="parent", total=made_.total, band=made_.band,
                              emotional=made_.emotional, conduct=made_.conduct, hyperactivity=made_.hyperactivity, peers=made_.peers,
                              prosocial=made_.prosocial, answers="".join(map(str, answers)))  # fmt: skip
        sent = sent or said
    if sent is not None:
        made.world.say(abuse.strengths_referred, child, _day(made, 30), by=cora, thread_of=sent, service="camhs", words="Nightmares, and will not sleep alone.")


def _nights(made: Plan, rng: Random) -> None:
    """Calls of the last months, answered and taken on; two of last night that nobody has read; a word for tonight."""
    world, by = made.world, made.house.by_name
    femi, priya = by["Femi Cole"], by["Priya Shah"]
    cared = [(u, c) for u in made.units for c in u.children if u.left_on is None and u.worker_on(world.as_at) is not None]
    rng.shuffle(cared)
    for n, (unit, child) in enumerate(cared[: 6 if world.small else 40]):
        on = _day(made, 3 + n * 4)
        if on <= max(unit.care_on, world.live_on):
            continue
        _call(made, child, on, rng, femi, unit.worker_on(world.as_at), referral=n % 2 == 0)
    tia = next(s for s in world.subjects if s.name == "Tia Harrow")
    _call(made, tia, _day(made, 1), rng, femi, None, referral=False, which=2)
    jaden = next(s for s in world.subjects if s.name == "Jaden Harrow")
    world.say(nights.instruction_left, jaden, _day(made, 1), by=priya, at=at_london(_day(made, 1), 16, 30), until_on=world.as_at + timedelta(days=3),
              words="If his mother rings tonight he may speak to her until nine. After that ask Denise first.")  # fmt: skip


def _call(made: Plan, child: Somebody, on: date, rng: Random, femi: Staff, worker: Staff | None, *, referral: bool, which: int | None = None) -> None:
    about, words = CALLS[rng.randrange(3) if which is None else which]
    at = at_london(on, rng.randint(19, 22), rng.choice((10, 35, 50)))
    call = made.world.say(nights.night_work_recorded, child, on, by=femi, at=at, recorded_at=at + timedelta(minutes=40), about=about,
                          urgency="tonight", referral=referral or None, caller="The carer", words=words)  # fmt: skip
    contact = made.world.say(door.contact_received, child, on, by=femi, at=at, recorded_at=at + timedelta(minutes=40), agency="council", how="out_of_hours",
                             priority="same_day" if referral else "standard", about=about, name="The carer", came_of=call,
                             gathering=Gathering("front_door.contact_received", on, at, femi), words=words)  # fmt: skip
    answered = at + timedelta(minutes=rng.choice((10, 25, 45, 200)))
    if answered.astimezone(at.tzinfo).date() < made.world.as_at:
        made.world.say(nights.night_answered, child, on, by=femi, at=min(answered, at_london(on, 23, 59)), thread_of=call, how="rang")
    morning = on + timedelta(days=1)
    if worker is not None and morning < made.world.as_at:
        read = _moment(morning, 9, 25)
        made.world.say(nights.night_work_taken_on, child, morning, by=worker, at=read, recorded_at=read, thread_of=call, words="Read; I ring the carer this morning.")
        mel, noon = made.house.by_name["Mel Farrant"], _moment(morning, 11, 40)
        desk = next(s for s in made.world.staff if s.role == "front_door.social_worker" and s.there_on(morning))
        made.world.say(door.contact_screened, child, morning, by=desk, at=read, thread_of=contact, worker=desk, outcome="existing", level=LEVELS[3],
                       words="Their worker has it.")  # fmt: skip
        made.world.say(door.contact_decided, child, morning, by=mel, at=noon, thread_of=contact, outcome="existing", level=LEVELS[3], manager=mel,
                       words="Passed to their worker, who has read it.")  # fmt: skip
        made.world.say(door.referrer_told, child, morning, by=worker, at=noon, thread_of=contact, how="telephone")


def _moment(day: date, hour: int, minute: int) -> datetime:
    return at_london(day, hour, minute)


def lay(made: Plan, authority: int) -> None:
    """The rota of the coming nights with two gaps in it, the MARACs of the year, and an offender’s file."""
    if made.era.as_at.year <= 2014:
        return
    by = made.house.by_name
    _rota(made, authority)
    cora, today = by["Cora Finn"], made.world.as_at
    for kind, every, agencies in (("domestic_abuse.marac", 14, codes.AGENCIES), ("domestic_abuse.weekly", 7, {"police": "", "social_care": "", "idva": "", "health": "", "education": ""})):
        days = [today - timedelta(days=6 + every * n) for n in range(5)]
        days.pop(2 if kind.endswith("marac") else 4)  # one MARAC did not come
        for on in days:
            held = Sitting.objects.create(authority_id=authority, kind=kind, on=on, time="10:00", where="Police station", chair_id=cora.pk,
                                          since_on=on - timedelta(days=every), until_on=on, seed=1, state=CLOSED)  # fmt: skip
            SittingSeat.objects.bulk_create(
                SittingSeat(sitting=held, agency=code, title=codes.AGENCIES[code], came="not" if code in ("drugs", "adults") and on.day % 2 else "came")
                for code in agencies
            )
    _offender(made, authority, cora)


def _rota(made: Plan, authority: int) -> None:
    """Two on duty each night, and on two evenings one alone in core hours."""
    staff = [s for s in made.world.staff if s.role == "record.out_of_hours" and s.there_on(made.world.as_at)]
    about = Subject.objects.get(authority_id=authority, kind="authority").pk
    entries = []
    for ahead in range(-2, 14):
        day = made.world.as_at + timedelta(days=ahead)
        whole = staff[ahead % len(staff)]
        start = 17 if day.weekday() < 5 else 9
        entries.append(Entry(nights.shift_given, about, day, {"worker": whole.pk, "hours": 16 if start == 17 else 24}, at=at_london(day, start)))
        second = staff[(ahead + 1) % len(staff)]
        if second is not whole and ahead not in (3, 9):
            entries.append(Entry(nights.shift_given, about, day, {"worker": second.pk, "hours": 7}, at=at_london(day, 17)))
    append(entries)


def _offender(made: Plan, authority: int, cora: Staff) -> None:
    """One man who harms is managed as an offender, in a file that few may open; another under offender management, with a child nobody looked for."""
    from throughline.record.access.actions import restrict

    fathers: list[Callable[[], Somebody]] = [lambda name=row[2]: next(s for s in made.world.subjects if s.name == name) for row in FAMILIES[:2]]
    first, second = (find() for find in fathers)
    homes = {f.name: [c.pk for c in made.world.subjects if c.kind == "child" and c.name.endswith(f" {row[0]}")] for f, row in zip((first, second), FAMILIES, strict=False)}
    today = made.world.as_at
    file = Subject.objects.create(authority_id=authority, kind="adult")
    append([
        Entry(people.person_described, file.pk, today - timedelta(days=80), {"full": f"Offender file: {first.name}"}, by=cora.pk),
        Entry(abuse.mappa_managed, file.pk, today - timedelta(days=80), {"person": first.pk, "level": "2", "category": "2",
              "review_on": today - timedelta(days=3), "children": homes[first.name]}, by=cora.pk),
        Entry(abuse.iom_flagged, second.pk, today - timedelta(days=40), {"children": homes[second.name]}, by=cora.pk),
        *(Entry(abuse.danger_known, child, today - timedelta(days=79), {"kind": "mappa_marac", "person": first.pk}, by=cora.pk) for child in homes[first.name]),
    ])  # fmt: skip
    restrict(file.pk, named=[cora.pk, made.house.by_name["Sam Lund"].pk], owner=cora.pk, why="managed as an offender")
    acting.kept().clear()

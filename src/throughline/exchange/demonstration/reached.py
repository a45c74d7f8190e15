"""What can only be written once the rest is there: who came to which group, and what families thought of the help."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.projections import purpose_for
from throughline.engines.feedback.queries import every_request
from throughline.practice.family_help.codes import THEMES
from throughline.practice.programmes import events as groups
from throughline.record.ledger.actions import Entry, append
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

GOOD = ("She listened.", "Somebody came when they said they would.", "The plan was ours.", "Help with the forms.")
BETTER = ("We told our story four times.", "It took two months to begin.", "Ask the children too.", "Meet after work, not at ten in the morning.")
SHARE = (0.9, 0.75, 0.72, 0.4, 0.66, 0.3, 0.7, 0.5)
"""How many of the eligible families each centre reaches: uneven, as the report found."""


def write_reached(made: Plan, authority: int) -> None:
    """Registrations and attendance, courses, and most requests for feedback asked and a third answered."""
    rng = Random(f"reached {made.world.as_at}")  # noqa: S311 - invented people need no secret numbers
    append(_attendance(made, rng))
    append(_sessions(made))
    append(_courses(made, rng))
    append(_thought(made, authority, rng))
    _changes(made)


def _young(made: Plan) -> list[int]:
    return [s.pk for s in made.world.subjects if s.kind == "child" and s.born_on and s.age(made.world.as_at) < 6]


def _entry(made: Plan, type_: object, subject: int, days: int, **facts: object) -> Entry:
    on = made.world.as_at - timedelta(days=days)
    return Entry(type_, subject, on, facts, recorded_at=at_london(on, 17, 10), by=made.house.by_name["Nell Okafor"].pk)  # type: ignore[arg-type]


def _attendance(made: Plan, rng: Random) -> list[Entry]:
    """Young children of the invented authority, shared out over the centres and their areas."""
    young = _young(made)
    rng.shuffle(young)
    entries: list[Entry] = []
    for n, (centre, offers, areas) in enumerate(made.centres):
        for k, area in enumerate(areas):
            here = [young.pop() for _ in range(min(len(young), round((9 + (n + k) % 5) * SHARE[n])))]
            for place, child in enumerate(here):
                said = ["lone_parent"] if place % 4 == 0 else ["workless"] if place % 5 == 1 else []
                entries.append(_entry(made, groups.registered, child, 300 - place, centre=centre.pk, area=area, groups=said))
                for week in range(1 + place % 3) if place % 6 else ():
                    offer = offers[(place + week) % 3]
                    entries.append(_entry(made, groups.attended, child, 20 + 30 * week + place, centre=centre.pk, programme=offer.number,
                                          name=offer.facts["name"], who=("mother", "both", "father")[place % 3]))  # fmt: skip
    return entries


def _sessions(made: Plan) -> list[Entry]:
    """Each group met most weeks of the last months."""
    entries = []
    for centre, offers, _ in made.centres:
        for offer in offers:
            for week in range(1, 9):
                held = _entry(made, groups.session_held, centre.pk, 7 * week, came=4 + week % 5)
                held.thread = offer.number
                entries.append(held)
    return entries


def _courses(made: Plan, rng: Random) -> list[Entry]:
    """Parents of helped children on courses: most come to the end, and say whether it helped."""
    entries: list[Entry] = []
    helped = [s for s in made.world.subjects if any(h.type.code == "family_help.help_began" for h in s.happenings)]
    for centre, offers, areas in made.centres:
        for offer in offers[3:]:
            for child in rng.sample(helped, min(len(helped), 6)):
                began = len(entries)
                entries.append(_entry(made, groups.course_began, child.pk, 150, centre=centre.pk, programme=offer.number, name=offer.facts["name"],
                                      who=rng.choice(("mother", "father", "both")), before=rng.randint(30, 55), area=rng.choice(areas),
                                      group=offer.facts.get("group")))  # fmt: skip
                if rng.random() < 0.85:
                    done = rng.random() < 0.7
                    end = _entry(made, groups.course_finished, child.pk, 70, how="completed" if done else "left", after=rng.randint(50, 75) if done else None,
                                 outcome="work" if offer.facts["kind"] == "targeted" and done else None, helped=rng.random() < 0.85 if done else None)  # fmt: skip
                    end.thread_of = began
                    entries.append(end)
    return entries


def _thought(made: Plan, authority: int, rng: Random) -> list[Entry]:
    entries: list[Entry] = []
    for row in every_request(authority, made.world.as_at):
        roll, days = rng.random(), (made.world.as_at - row.began_on).days
        if roll > 0.94 or days < 6:
            continue
        facts = {"feedback": row.feedback, "part": row.part, "purpose": purpose_for(row.key, row.part)}
        asked = {"parent": "The mother", "other_parent": "The father", "relative": "The grandmother"}.get(row.part, "The child")
        entries.append(_entry(made, feedback.asked, row.subject_id, days - 3, name=asked, how=rng.choice(("link", "paper", "person")), **facts))
        if roll < 0.34:
            themes = rng.sample(list(THEMES), rng.choice((0, 1, 1, 2)))
            entries.append(_entry(made, feedback.answered, row.subject_id, days - 5, rating=rng.choice(("4", "3", "3", "2", "1")), themes=themes,
                                  good=rng.choice(GOOD), words=rng.choice(BETTER), **facts))  # fmt: skip
        elif roll < 0.4:
            entries.append(_entry(made, feedback.declined, row.subject_id, days - 4, name=asked, **facts))
    return entries


def _changes(made: Plan) -> None:
    """What was changed because of it: one thing done, one promised, one past its day."""
    told = (("told_once", "We told our story four times.", "One assessment goes with the family to every service", 200, 90, "Every service reads the one assessment now."),
            ("child_heard", "Ask us, not only our parents.", "Each review begins with the child", 60, -30, ""),
            ("in_time", "It took two months to begin.", "A first visit within a week", 120, 20, ""))  # fmt: skip
    beth = made.house.by_name["Beth Rowan"].pk
    entries: list[Entry] = []
    for theme, said, what, agreed, by, did in told:
        place = len(entries)
        entries.append(_entry(made, feedback.improvement_agreed, made.world.authority.pk, agreed, feedback="family_help.feedback", theme=theme, said=said, what=what,
                              owner=beth, by_on=made.world.as_at - timedelta(days=by)))  # fmt: skip
        if did:
            done = _entry(made, feedback.improvement_made, made.world.authority.pk, by + 10, did=did)
            done.thread_of = place
            entries.append(done)
    append(entries)

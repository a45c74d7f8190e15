"""Single View: one search over the councils that this shift covers, and one page that says whether a child is safe tonight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from throughline.base.words import age_words, date_words, moment_words
from throughline.engines.panels.declarations import (
    BRIEF,
    DANGERS,
    IN_FORCE,
    RING,
    TONIGHT,
    WORDS_FOR_TONIGHT,
    Asked,
    offered,
)
from throughline.engines.panels.declarations import reads as panel_reads
from throughline.engines.promises.standing import standing
from throughline.engines.screens.hours import off_duty
from throughline.insight.child.queries.state import asked_of, child_state
from throughline.insight.single_view.assessed import Told, last_assessed, last_plans
from throughline.practice.out_of_hours.queries import find_by_place
from throughline.practice.placements.queries import children_living_with
from throughline.record.access import acting
from throughline.record.access.actions import REASON_KINDS
from throughline.record.access.viewer import Viewer, load_viewer
from throughline.record.ledger.queries import tell
from throughline.record.people.models import Authority, Person, Relationship, Subject
from throughline.record.people.queries import address_words, names_of, ties_of
from throughline.record.search.queries import find_people
from throughline.record.workers.models import Worker
from throughline.record.workers.posts import held_posts
from throughline.services import clock
from throughline.web.parts import Line, Pair

MOST, LINES = 20, 5
CONTACTS = 3
SLOTS = frozenset({TONIGHT, IN_FORCE, RING, DANGERS, WORDS_FOR_TONIGHT, BRIEF})
PHONE = re.compile(r"[\d\s()+-]{8,}")


@dataclass(frozen=True)
class Hit:
    """Somebody found, and in which council. `children`: whose page one wants when it is a grown-up who was found."""

    uuid: UUID
    kind: str
    name: str
    born_on: date | None
    stub: bool
    words: str
    council: str
    post: int
    children: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True)
class Searched:
    """What a search found, and which councils were asked and which were not."""

    hits: list[Hit]
    asked: list[str]
    not_asked: list[str] = field(default_factory=list)


def councils(viewer: Viewer) -> list[tuple[Any, Viewer]]:
    """This person's posts that answer at night, each with a viewer of its council, the one worked in now first."""
    worker = Worker.objects.get(pk=viewer.worker_id)
    posts: list[tuple[Any, Viewer]] = []
    for post in held_posts(worker, viewer.today):
        seen = viewer if post.pk == viewer.appointment_id else load_viewer(worker, post, viewer.today, clock.now())
        if seen.can("night_desk") and all(post.authority_id != p.authority_id for p, _ in posts):
            posts.append((post, seen))
    return sorted(posts, key=lambda pair: pair[0].pk != viewer.appointment_id)


def search(viewer: Viewer, said: str, born: date | None) -> Searched:
    """Ask every council that this shift covers. Each search is on the audit of the council that was asked."""
    hits: list[Hit] = []
    asked, not_asked = [], []
    for post, seen in councils(viewer):
        council = str(post.authority)
        if off_duty(seen) is not None:
            not_asked.append(council)
            continue
        asked.append(council)
        with acting.as_actor(seen.actor("single_view.find")):
            hits += _search_one(seen, said, born, council, post.pk)
    return Searched(hits, asked, not_asked)


def _search_one(viewer: Viewer, said: str, born: date | None, council: str, post: int) -> list[Hit]:
    found = {
        f.subject: (f.uuid, f.kind, f.name, f.born_on, f.stub, f.words)
        for f in find_people(viewer, said, born, most=MOST)
    }
    for subject, uuid, kind, name, birth, stub in _by_place(viewer, said) if not born else ():
        found.setdefault(subject, (uuid, kind, name, birth, stub, ""))
    grown = [s for s, row in found.items() if row[1] in ("adult", "carers") and not row[4]]
    children = _children_of(viewer, grown)
    return [Hit(*row, council=council, post=post, children=children.get(s, ())) for s, row in found.items()]


def _by_place(viewer: Viewer, said: str) -> list[Any]:
    """By telephone where it is one, else by address."""
    phone = _national(said) if PHONE.fullmatch(said.strip()) else ""
    rows = find_by_place("" if phone else said, phone=phone, protected=viewer.can("protected_addresses"), most=MOST)
    acting.note(
        "search",
        subjects=[r[0] for r in rows],
        detail={"said": len(said), "by": "telephone" if phone else "address", "found": len(rows)},
    )
    return [r for r in rows if r[2] in ("child", "adult", "carers")]


def _national(said: str) -> str:
    digits = re.sub(r"\D", "", said)
    return f"0{digits[2:]}" if digits.startswith("44") else digits


def _children_of(viewer: Viewer, grown: Sequence[int]) -> dict[int, tuple[tuple[UUID, str], ...]]:
    """The children of these grown-ups, and those who live with these carers."""
    if not grown:
        return {}
    ties = Relationship.objects.everything(because="whose parents were found").filter(
        authority_id=viewer.authority_id, other_id__in=grown, ended_on__isnull=True, subject__kind="child"
    )
    pairs = set(ties.values_list("other_id", "subject_id")) | set(children_living_with(viewer.authority_id, grown))
    people = {
        p.subject_id: p
        for p in Person.objects.everything(because="names of children beside those who were found")
        .filter(subject_id__in={child for _, child in pairs})
        .select_related("subject")
        .order_by("born_on")
    }
    out: dict[int, list[tuple[UUID, str]]] = defaultdict(list)
    for adult, child in sorted(
        pairs, key=lambda pair: (pair[0], people[pair[1]].sort_key if pair[1] in people else "")
    ):
        if child in people:
            out[adult].append((people[child].subject.uuid, people[child].name))
    return {adult: tuple(rows) for adult, rows in out.items()}


def openable(viewer: Viewer, uuid: UUID) -> Subject | None:
    """Whom a reason may open, in this viewer's council."""
    return Subject.objects.filter(uuid=uuid, authority_id=viewer.authority_id, kind__in=REASON_KINDS).first()


@dataclass(frozen=True)
class Kin:
    """Somebody of the family: who they are, how to reach them."""

    name: str
    words: str
    phone: str
    url: str


@dataclass(frozen=True)
class Night:
    """What stands on the one page."""

    council: str
    state: Any
    words: Sequence[Line]
    dangers: Sequence[Pair]
    plan_lines: Sequence[Line]
    contacts: Sequence[Line]
    family: Sequence[Kin]
    lives_at: str
    assessed: Told | None
    plans: Sequence[Told]


def night_of(viewer: Viewer, subject: Subject) -> Night:
    """The child's page cut to what the night needs. The same offers as on the child's page, from the same areas."""
    state = child_state(viewer, subject)
    wanted = panel_reads(SLOTS)
    asked: Asked = asked_of(viewer, subject, state.person, [e for e in state.events if e.type in wanted])
    return Night(
        str(Authority.objects.get(pk=viewer.authority_id)), state, offered(WORDS_FOR_TONIGHT, asked), offered(DANGERS, asked),
        _plan(asked, state), _contacts(viewer, subject.pk, state), _family(viewer, subject.pk), _lives_at(viewer, subject.pk),
        last_assessed(viewer, subject, state.events), last_plans(viewer, subject, state.events),
    )  # fmt: skip


def _plan(asked: Asked, state: Any) -> list[Line]:
    """The plan in five lines: which help or plan there is, then what is agreed and not done, the soonest first."""
    lines = [line for line in offered(BRIEF, asked) if isinstance(line, Line)]
    agreed = sorted((p for p in standing(state.events) if p.open), key=lambda p: p.by_on)
    lines += [Line(p.what, strong=f"by {date_words(p.by_on, asked.today)}:") for p in agreed]
    return lines[:LINES]


LAST_CONTACT = frozenset({
    "looked_after.child_visited", "protection.child_visited", "family_help.child_seen", "record.note_written", "front_door.contact_received",
    "front_door.referral_received", "out_of_hours.night_work_recorded", "domestic_abuse.notification_received", "missing.return_interview",
})  # fmt: skip
"""Kinds of event that are somebody's contact with the child or the family."""


def _contacts(viewer: Viewer, subject: int, state: Any) -> list[Line]:
    held = [e for e in state.events if e.type in LAST_CONTACT][-CONTACTS:]
    told = tell(viewer, subject, held)
    out = []
    for event in reversed(held):
        when = moment_words(clock.london(event.at), viewer.today) if event.at else date_words(event.on, viewer.today)
        sentence = told.sentence(event)
        out.append(
            Line(
                f"{sentence[:1].upper()}{sentence[1:][:280]}{f' ({told.by(event)})' if told.by(event) else ''}",
                strong=f"{when}:",
            )
        )
    return out


def _family(viewer: Viewer, subject: int) -> list[Kin]:
    """Who is who: parents first, then brothers and sisters, then the others; with a telephone where it may be told."""
    ties = ties_of(viewer, subject)
    names = names_of(t.subject for t in ties)
    people = {
        p.subject_id: p
        for p in Person.objects.everything(because="the family of a child whose door was passed")
        .filter(subject_id__in=[t.subject for t in ties])
        .select_related("subject")
    }
    out = []
    for tie in sorted(
        ties, key=lambda t: (t.kind not in ("mother", "father", "parent"), t.kind not in ("sibling", "half_sibling"))
    ):
        person = people.get(tie.subject)
        if person is None or tie.subject not in names:
            continue
        words = (
            tie.words
            + ("; has parental responsibility" if tie.parental_responsibility else "")
            + ("; lives together" if tie.lives_together else "")
        )
        if person.subject.kind == "child" and person.born_on:
            words = f"{words}, {age_words(person.born_on, viewer.today)}"
        url = f"/children/{person.subject.uuid}/tonight/" if person.subject.kind == "child" else ""
        out.append(Kin(names[tie.subject], words, "" if url else person.phone, url))
    return out


def _lives_at(viewer: Viewer, subject: int) -> str:
    from throughline.record.people.queries import address_now

    address = address_now(viewer, subject)
    return address_words(viewer, address) if address and address.lines else ""

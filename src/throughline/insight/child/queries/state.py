"""Everything the child's page says, gathered once: who, tonight, in force, whom to ring, what is due, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from throughline.base.words import age_words, join_words
from throughline.engines.duties.queries import DueItem, open_for
from throughline.engines.panels.declarations import (
    ASKED_FOR,
    IN_FORCE,
    LIFE,
    MARKS,
    RING,
    TONIGHT,
    Asked,
    AskedFor,
    Tonight,
    offered,
    reads,
)  # fmt: skip
from throughline.engines.signals.queries import holding_for
from throughline.insight.child.queries.looks import last_look
from throughline.practice.looked_after.settings import stale_summary
from throughline.record.documents.queries import latest_of_each_kind
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.queries import Telling, chronology, tell, words_of
from throughline.record.people import events as people
from throughline.record.people.models import Address, Person, Subject
from throughline.record.people.queries import address_words, brothers_and_sisters, names_of, person_of
from throughline.record.people.wording import Pronouns, pronouns
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import managers_of, standings
from throughline.web.parts import Pair

SHOWN_DUE = 5
NEWEST = 20
"""Entries of the story on the first page; the whole of it is one step away."""


@dataclass
class Summary:
    """The case summary, who wrote it when, and whether it should be asked again."""

    words: str
    by: str
    on: date
    days_old: int
    stale: bool
    confirmed_on: date | None = None
    asked_every: int = 56


@dataclass
class Quote:
    """The child's own latest words."""

    words: str
    by: str


@dataclass
class Sibling:
    """A brother or sister, as far as this viewer may be told."""

    name: str
    age: int | None
    url: str
    words: str


@dataclass
class Story:
    """The events of a record and how they are told."""

    events: list[Happened]
    telling: Telling


@dataclass
class ChildState:
    """The child's page."""

    subject: Subject
    person: Person
    said: Pronouns
    age: str
    guards: list[tuple[str, str]]
    tonight: Tonight
    in_force: Sequence[Pair]
    ring: Sequence[Pair]
    summary: Summary | None
    quote: Quote | None
    due: list[DueItem]
    siblings: list[Sibling]
    since: list[Any]
    since_when: datetime | None
    story: Story
    around: projections.Surroundings
    questions: list[tuple[str, str]] = field(default_factory=list)
    """What the record asks, with the code of each signal."""
    events: list[Happened] = field(default_factory=list)
    asked_for: Sequence[AskedFor] = ()
    """What somebody outside needs this record to say."""


def asked_of(
    viewer: Any, subject: Subject, person: Person, events: Sequence[Happened], known_at: datetime | None = None
) -> Asked:
    """What panels are given."""
    return Asked(
        viewer,
        subject.pk,
        subject.uuid,
        person,
        viewer.today,
        events,
        projections.surroundings(viewer.authority_id),
        known_at,
    )


PANEL_SLOTS = frozenset({TONIGHT, IN_FORCE, RING, LIFE, MARKS})


def page_types() -> frozenset[str]:
    """Types the first screen needs, besides the newest of the story."""
    significant = {t.code for t in registry.event_types().values() if t.significant}
    quoted = {t.code for t in registry.event_types().values() if any(getattr(f, "quoted", False) for f in t.facts)}
    own = {people.summary_written.code, people.summary_confirmed.code, "record.allocated", "record.allocation_ended"}
    return reads(PANEL_SLOTS) | significant | quoted | own


def child_state(viewer: Any, subject: Subject) -> ChildState:
    """Gather the page of one child whose door was passed."""
    person = person_of(viewer, subject.pk) or Person(subject=subject, name="No name yet")
    events = chronology(viewer, subject.pk)
    asked = asked_of(viewer, subject, person, events)
    said = pronouns(person)
    newest = list(reversed(events[-NEWEST:]))
    quoted = _latest_words(events)
    summary_events = [e for e in events if e.type in (people.summary_written.code, people.summary_confirmed.code)]
    wanted = {e.id: e for e in (*newest, *summary_events[-2:], *([quoted[0]] if quoted else []))}
    telling = tell(viewer, subject.pk, list(wanted.values()))
    since_when = last_look(viewer, subject.pk)
    return ChildState(
        subject, person, said, age_words(person.born_on, viewer.today) if person.born_on else "",
        guards(viewer, subject.pk, said), _tonight(asked, said), _with_papers(viewer, subject, offered(IN_FORCE, asked)), _ring(viewer, subject.pk, asked),
        _summary(viewer, summary_events, telling, asked.around), _quote(viewer, subject.pk, quoted, telling, person), open_for(viewer, subject.pk),
        _siblings(viewer, subject.pk), _since(events, since_when, viewer), since_when, Story(newest, telling), asked.around,
        _questions(viewer, subject.pk, person), events, offered(ASKED_FOR, asked),
    )  # fmt: skip


def guards(viewer: Any, subject: int, said: Pronouns) -> list[tuple[str, str]]:
    """Who must not be told, and that few may look: a strong start and the rest of each sentence."""
    found = []
    for address in Address.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True):
        if address.not_to or address.not_to_words:
            names = names_of(address.not_to)
            ties = {t.subject: t.words for t in _ties(viewer, subject)}
            who = join_words(
                [
                    f"{said.their} {ties[n]}, {names[n]}" if n in ties else names.get(n, "somebody")
                    for n in address.not_to
                ]
            )
            who = who or address.not_to_words
            found.append(
                (
                    f"{said.Their} address must not be told to {who},",
                    f"or to anybody who asks for them. {address.protected_source}",
                )
            )
    vis = Subject.objects.values_list("vis", flat=True).get(pk=subject)
    if vis:
        found.append(("Only named people may open this record.", "Each look is reviewed."))
    return found


def _questions(viewer: Any, subject: int, person: Person) -> list[tuple[str, str]]:
    """What has become true and should be asked about. The summary's own question stands beside the summary."""
    found = [h for h in holding_for(viewer, subject) if h.signal.code != "looked_after.stale_summary"]
    return [(h.question(person), h.signal.code) for h in found]


def _ties(viewer: Any, subject: int) -> list[Any]:
    from throughline.record.people.queries import ties_of

    return ties_of(viewer, subject)


def _tonight(asked: Asked, said: Pronouns) -> Tonight:
    answers = offered(TONIGHT, asked)
    for kind in ("missing", "not_known", "staying", "with"):
        for answer in answers:
            if answer.kind == kind:
                if kind == "not_known":
                    return Tonight(
                        kind, f"We do not have where {said.they} {said.are} tonight", answer.lines, links=answer.links
                    )
                return answer
    home = (
        Address.objects.visible_to(asked.viewer, subject=asked.subject)
        .filter(ended_on__isnull=True, kind="home")
        .first()
    )
    if home is not None and home.lines:
        return Tonight("home", "At home", (address_words(asked.viewer, home),))
    return Tonight("home", "With family", ())


PAPER_OF = {"Order": "order", "In law": "order", "Plan": "care_plan", "Home": "placement_plan"}


def _with_papers(viewer: Any, subject: Subject, pairs: Sequence[Pair]) -> list[Pair]:
    """What is in force, each with the way to the paper itself where one is on the record."""
    papers = {d.kind: d.pk for d in latest_of_each_kind(viewer, subject.pk)}
    out = []
    for pair in pairs:
        paper = papers.get(PAPER_OF.get(pair.term, ""))
        if paper and pair.value:
            pair = replace(pair, url=reverse("papers.open", kwargs={"subject": subject.uuid, "document": paper}))
        out.append(pair)
    return out


def _ring(viewer: Any, subject: int, asked: Asked) -> list[Pair]:
    """Worker, manager, reviewing officer, with whom to ask when they are away."""
    held = list(
        Allocation.objects.visible_to(viewer, subject=subject)
        .filter(ended_on__isnull=True)
        .select_related("worker", "team")
    )
    by_role = {a.role: a for a in held}
    managers = managers_of([a.team_id for a in held if a.team_id], viewer.today)
    social = by_role.get("social_worker")
    manager = managers.get(social.team_id) if social else None
    stand = standings(
        viewer.authority_id,
        [w for w in ((*(a.worker_id for a in held), manager.pk if manager else None)) if w],
        viewer.today,
    )

    def pair(term: str, worker: Any, else_words: str) -> Pair:
        if worker is None:
            return Pair(term, "", asked=else_words)
        now = stand[worker.pk]
        if now.away and now.ask:
            return Pair(term, f"{worker.name}, away: ask {now.ask.name}", tel=now.ask.phone)
        if now.away:
            return Pair(term, f"{worker.name}, away, nobody stands in", tel=worker.phone)
        return Pair(term, worker.name, tel=worker.phone)

    pairs = [
        pair(
            "Worker",
            social.worker if social else None,
            (social.outside_name if social else "") or "nobody is allocated",
        )
    ]
    if social and social.worker_id is None and social.outside_name:
        pairs = [Pair("Worker", f"{social.outside_name} in the old system")]
    if manager:
        pairs.append(pair("Manager", manager, ""))
    if "independent_reviewing_officer" in by_role:
        pairs.append(pair("Reviews", by_role["independent_reviewing_officer"].worker, ""))
    if "personal_adviser" in by_role:
        pairs.append(pair("Adviser", by_role["personal_adviser"].worker, ""))
    return pairs + list(offered(RING, asked))


def _summary(
    viewer: Any, events: Sequence[Happened], telling: Telling, around: projections.Surroundings
) -> Summary | None:
    written = [e for e in events if e.type == people.summary_written.code]
    if not written:
        return None
    last = written[-1]
    confirmed = [e.on for e in events if e.type == people.summary_confirmed.code and e.on >= last.on]
    fresh = max([last.on, *confirmed])
    days = (viewer.today - fresh).days
    asked_every = int(stale_summary.value(around.settings, viewer.today))
    words = telling.words.get(last.get("words"), "")
    return Summary(
        words, telling.by(last), last.on, days, days > asked_every, confirmed[-1] if confirmed else None, asked_every
    )


def _latest_words(events: Sequence[Happened]) -> tuple[Happened, int] | None:
    types = registry.event_types()
    for event in reversed(events):
        declared = types.get(event.type)
        for fact in declared.facts if declared else ():
            if getattr(fact, "quoted", False) and event.facts.get(fact.name):
                return event, event.facts[fact.name]
    return None


def _quote(
    viewer: Any, subject: int, found: tuple[Happened, int] | None, telling: Telling, person: Person
) -> Quote | None:
    if found is None:
        return None
    event, number = found
    words = telling.words.get(number) or words_of(viewer, subject, [number]).get(number, "")
    first = person.known_as or person.given or person.name
    to = telling.by(event).split(" ")[0]
    alone = ", alone" if event.get("alone") == "yes" else ""
    told = event.get("to") or (f"to {to}" if to else "")
    return Quote(words.strip('“”" '), f"{first}, {event.on:%-d %B %Y}{', ' + told if told else ''}{alone}")


def _siblings(viewer: Any, subject: int) -> list[Sibling]:
    numbers = brothers_and_sisters(viewer, subject)
    if not numbers:
        return []
    people_found = {p.subject_id: p for p in Person.objects.everything(because="brothers and sisters stand on each other's page")
                    .filter(subject_id__in=numbers).select_related("subject")}  # fmt: skip
    mine = Allocation.objects.everything(because="whose a brother or sister is, is open to staff").filter(
        subject_id__in=[subject, *numbers], ended_on__isnull=True, role="social_worker"
    ).select_related("worker")  # fmt: skip
    worker = {a.subject_id: a.worker for a in mine}
    from throughline.base.calendar import age_on

    homes = {a.subject_id: a.lines for a in Address.objects.everything(because="whether brothers and sisters live together")
             .filter(subject_id__in=[subject, *numbers], ended_on__isnull=True, kind="home")}  # fmt: skip
    rows = []
    for number in numbers:
        person = people_found.get(number)
        if person is None:
            continue
        theirs, hers = worker.get(number), worker.get(subject)
        if theirs is None:
            words = "no worker here"
        elif hers is not None and theirs.pk == hers.pk:
            words = "same worker"
        else:
            words = f"another worker: {theirs.name}, {theirs.phone}"
        if homes.get(number) and homes.get(number) == homes.get(subject):
            words = f"lives here too · {words}"
        age = age_on(person.born_on, viewer.today) if person.born_on else None
        rows.append(
            Sibling(
                person.known_as or person.given or person.name,
                age,
                reverse("child.page", kwargs={"subject": person.subject.uuid}),
                words,
            )
        )
    return sorted(rows, key=lambda r: -(r.age or 0))


def _since(events: Sequence[Happened], when: datetime | None, viewer: Any) -> list[Happened]:
    """The newest three things others recorded since this viewer last looked."""
    if when is None:
        return []
    fresh = [e for e in events if e.recorded_at > when and e.by != viewer.worker_id]
    return sorted(fresh, key=lambda e: e.recorded_at, reverse=True)[:3]

"""Reading the ledger: a subject's chronology, as known now or on a past day, and the words its events point to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import WITHDRAWAL, Happened, in_effect
from throughline.record.ledger.models import Content, Event
from throughline.record.ledger.projections import Projection
from throughline.record.ledger.types import PRIVILEGED, EventType, Many, Reference, Words, WorkerFact
from throughline.record.people.events import address_began
from throughline.record.people.kept import Hide, as_it_is, hidden_from, within
from throughline.record.people.queries import KEPT, is_kept, names_of
from throughline.record.workers.models import Worker


def chronology(
    viewer: Any, subject: int, *, types: Iterable[str] | None = None, known_at: datetime | None = None
) -> list[Happened]:
    """The events in effect about one subject whose door was passed, oldest first.

    Where the viewer's post does not open protected addresses, one that somebody typed into a line is held back from it.
    """
    viewer.must_open(subject)
    rows = projections.load([subject], types)
    found = in_effect(rows[subject], registry.ranks(), known_at)
    hide = hidden_from(viewer, [subject])
    return found if hide is as_it_is else [_without(e, hide) for e in found]


def entry_as_it_stood(viewer: Any, subject: int, entry: int) -> list[Happened]:
    """One entry about a subject whose door was passed, in every state it had, the newest first; empty where there is none."""
    viewer.must_open(subject)
    rows = [r for r in projections.load([subject], None)[subject] if entry in (r[0], r[11]) and r[10] != WITHDRAWAL]
    hide = hidden_from(viewer, [subject])
    states = [Happened(r[0], *r[1:10], r[12]) for r in sorted(rows, key=lambda r: -r[0])]
    return [_without(e, hide) for e in states] if any(e.id == entry for e in states) else []


def _without(event: Happened, hide: Hide) -> Happened:
    if event.type == address_began.code:
        return event
    facts = within(hide, event.facts)
    return event if facts == event.facts else replace(event, facts=facts)


def pieces_of_work(viewer: Any, subject: int) -> list[tuple[int, str]]:
    """Every piece of work on one record, the open ones first and the newest before older: the event that began it, and words."""
    types = registry.event_types()
    events = chronology(viewer, subject, types=[t.code for t in types.values() if t.opens or t.ends])
    ended = {e.thread: e.on for e in events if types[e.type].ends}
    found = [e for e in events if types[e.type].opens and not e.type.startswith("record.") and not e.type.endswith(".action_agreed")]
    found.sort(key=lambda e: (e.id in ended, -e.on.toordinal(), -e.id))
    return [(e.id, f"{types[e.type].title}, {e.on:%-d %B %Y}" + (f", ended {ended[e.id]:%-d %B %Y}" if e.id in ended else "")) for e in found]


def rows_as_known(
    projection: Projection, events: Sequence[Happened], around: projections.Surroundings
) -> list[dict[str, Any]]:
    """What a projection's table would hold for these events: the record as known on any day, without touching a table."""
    seen = [e for e in events if e.type in projection.reads]
    return [dict(row) for row in projection.fold(seen, around)] if seen else []


def words_of(viewer: Any, subject: int, numbers: Iterable[int]) -> dict[int, str]:
    """The words behind these numbers, as far as they are about this subject or an occasion of theirs.

    Where the viewer's post does not open protected addresses, one that somebody typed into the words is held back from them.
    """
    viewer.must_open(subject)
    wanted = {n for n in numbers if n}
    if not wanted:
        return {}
    found = Content.objects.everything(because="words of events whose subject's door was passed").filter(pk__in=wanted)
    hide = hidden_from(viewer, [subject])
    return {c.pk: hide(c.words) if c.shredded_at is None else "These words were destroyed in law." for c in found}


def privileged_words(viewer: Any, subjects: Iterable[int]) -> set[int]:
    """Numbers of the words that this viewer must not read: those of legal advice, unless they may."""
    kinds = {t.code: [f.name for f in t.facts if isinstance(f, Words)] for t in registry.event_types().values() if t.audience == PRIVILEGED}
    if viewer.can("privileged") or not kinds:
        return set()
    loaded = projections.load(sorted(subjects), list(kinds))
    every = [e for rows in loaded.values() for e in in_effect(rows, registry.ranks())]
    return {e.facts[name] for e in every for name in kinds[e.type] if e.facts.get(name)}


def happened_since(viewer: Any, type: EventType, since: date) -> list[Happened]:
    """Events of one type in effect since a day, of everybody in the viewer's sight, oldest first."""
    subjects = Event.objects.visible_to(viewer).filter(type=type.code, on__gte=since).values_list("subject_id", flat=True)
    loaded = projections.load(sorted(set(subjects)), [type.code])
    every = [e for rows in loaded.values() for e in in_effect(rows, registry.ranks()) if e.on >= since]
    return sorted(every, key=lambda e: (e.on, e.id))


@dataclass
class Telling:
    """Turns events into sentences, with names looked up once for all of them."""

    workers: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    opens_addresses: bool = True
    """Whether whoever reads may read addresses that somebody must not learn."""
    hide: Hide | None = None
    """Holds such an address back from what was typed into a line."""

    def facts(self, event: Happened) -> dict[str, str]:
        """The event's facts in words, by name."""
        declared = registry.event_types().get(event.type)
        if declared is None:
            return {}
        told = {}
        for fact in declared.facts:
            value = event.facts.get(fact.name)
            if value is None:
                continue
            if isinstance(fact, WorkerFact):
                told[fact.name] = self.workers.get(value, "somebody who has left")
            elif isinstance(fact, Reference):
                told[fact.name] = self.people.get(value, "")
            elif isinstance(fact, Words):
                told[fact.name] = self.words.get(value, "")
            elif isinstance(fact, Many) and isinstance(fact.each, Reference):
                told[fact.name] = ", ".join(self.people.get(v, "") for v in value)
            else:
                told[fact.name] = fact.show(value)
        if self.hide is not None:
            told = {name: self.hide(words) for name, words in told.items()}
        if event.type == address_began.code and not self.opens_addresses and is_kept(event.facts):
            told["lines"] = KEPT
            told.pop("postcode", None)
        return told

    def sentence(self, event: Happened) -> str:
        """What the chronology says of this event."""
        declared = registry.event_types().get(event.type)
        return fill(declared.sentence, self.facts(event)) if declared else event.type

    def by(self, event: Happened) -> str:
        """Who recorded it."""
        if event.by is None:
            return "from the old system" if event.source != "record" else ""
        return self.workers.get(event.by, "")


def tell(viewer: Any, subject: int, events: Sequence[Happened]) -> Telling:
    """A telling for these events of one subject: three queries however many there are."""
    workers: set[int] = {e.by for e in events if e.by}
    people: set[int] = set()
    words: set[int] = set()
    types = registry.event_types()
    for event in events:
        declared: EventType | None = types.get(event.type)
        for fact in declared.facts if declared else ():
            value = event.facts.get(fact.name)
            if value is None:
                continue
            if isinstance(fact, WorkerFact):
                workers.add(value)
            elif isinstance(fact, Reference):
                people.add(value)
            elif isinstance(fact, Words):
                if declared is None or declared.audience != PRIVILEGED or viewer.can("privileged"):
                    words.add(value)
            elif isinstance(fact, Many) and isinstance(fact.each, Reference):
                people.update(value)
    return Telling(
        dict(Worker.objects.filter(pk__in=workers).values_list("pk", "name")) if workers else {},
        names_of(people),
        words_of(viewer, subject, words),
        viewer.can("protected_addresses"),
        None if viewer.can("protected_addresses") else hidden_from(viewer, [subject]),
    )


def fill(sentence: str, facts: dict[str, str]) -> str:
    """A declared sentence with its facts; a bracketed part falls away when one of its facts is not known."""
    out, rest = "", sentence
    while "[" in rest:
        before, _, after = rest.partition("[")
        part, _, rest = after.partition("]")
        out += before
        names = [p.partition("}")[0] for p in part.split("{")[1:]]
        if all(facts.get(n) for n in names):
            out += part
    out += rest
    for name, value in facts.items():
        out = out.replace("{" + name + "}", value)
    while "{" in out:
        before, _, after = out.partition("{")
        out = before + "not known" + after.partition("}")[2]
    return out

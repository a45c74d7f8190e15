"""What a form may pull through: values that the record knows, each with its source, its day and who said it."""

from __future__ import annotations

from typing import Any

from throughline.base.words import date_words
from throughline.engines.forms.declarations import Known, Pull
from throughline.engines.forms.queries import last_signed
from throughline.record.ledger.queries import chronology, tell
from throughline.record.ledger.types import Choice, EventType
from throughline.record.people.queries import address_now, address_words, person_of


def detail(name: str, words: str) -> Pull:
    """A detail of the person as described: language, religion, how to contact safely."""

    def pull(viewer: Any, subject: int) -> Known | None:
        person = person_of(viewer, subject)
        value = getattr(person, name, "") if person else ""
        return Known(str(value), f"their details ({words})") if value else None

    return pull


def home(viewer: Any, subject: int) -> Known | None:
    """Where they live now, as the record has it."""
    address = address_now(viewer, subject)
    return Known(address_words(viewer, address), "their address", getattr(address, "began_on", None)) if address else None


def fact_of(type: EventType, fact: str, words: str) -> Pull:
    """What the last event of a kind says of one fact."""

    def pull(viewer: Any, subject: int) -> Known | None:
        events = [e for e in chronology(viewer, subject, types=[type.code]) if e.facts.get(fact) is not None]
        if not events:
            return None
        telling = tell(viewer, subject, events[-1:])
        coded = isinstance(type.fact(fact), Choice)
        value = events[-1].facts[fact] if coded else telling.facts(events[-1]).get(fact, "")
        return Known(value, words, events[-1].on, telling.by(events[-1])) if value else None

    return pull


def last_answer(form: str, at: str, words: str) -> Pull:
    """What the last signed form of this code says at "section.question"."""

    def pull(viewer: Any, subject: int) -> Known | None:
        signed = last_signed(viewer, subject, form)
        value = signed.answers.get(at) if signed else None
        return Known(value, words, signed.on, signed.by_whom) if signed and value else None

    return pull


def said(known: Known) -> str:
    """Where a value comes from, in words: "from the last plan, 3 May 2026, Ana Bell"."""
    parts = [known.source]
    if known.on:
        parts.append(date_words(known.on))
    if known.by:
        parts.append(known.by)
    return ", ".join(parts)

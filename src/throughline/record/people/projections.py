"""How what is said of people becomes what is true of them now."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.people import events, models

WHOLE_LETTERS = str.maketrans({"’": "'", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that are no letter with an accent, as the database's `unaccent` writes them too: what is typed meets what is kept."""


def sort_key(text: str) -> str:
    """Text without case and accents, so that order and prefix search are the same on every database."""
    if text.isascii():
        return text.casefold()  # most names are, and a rebuild asks for every person's
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(WHOLE_LETTERS)


PERSON_FACTS = ("given", "family", "known_as", "sex", "pronouns", "ethnicity", "language", "interpreter",
                "communication", "contact_safely", "phone", "role")  # fmt: skip


def fold_person(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The latest word on each detail; names used before are kept."""
    held: dict[str, Any] = {"past_names": []}
    told_full = ""
    key = happened[0].id
    for event in happened:
        if event.type == events.born.code:
            held["born_on"] = event.on
        elif event.type == events.died.code:
            held["died_on"] = event.on
        else:
            for name in PERSON_FACTS:
                if name in event.facts:
                    held[name] = event.facts[name]
            for name in ("born_on", "expected_on"):
                if event.day(name):
                    held[name] = event.day(name)
            told_full = event.get("full") or told_full
            if event.get("former_name") and event.get("former_name") not in held["past_names"]:
                held["past_names"] = [*held["past_names"], event.get("former_name")]
    first = held.get("known_as") or held.get("given", "")
    full = " ".join(part for part in (first, held.get("family", "")) if part) or told_full
    yield {
        "key": key,
        **held,
        "name": full,
        "sort_key": sort_key(f"{held.get('family', '')} {first}".strip() or full)[:260],
    }


def fold_identifiers(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The latest number of each scheme, except that former numbers are all kept."""
    latest: dict[tuple[str, str], Happened] = {}
    for event in happened:
        scheme = event.get("scheme")
        latest[(scheme, event.get("value") if scheme.startswith("former") else "")] = event
    for event in latest.values():
        yield {"key": event.id, "scheme": event.get("scheme"), "value": event.get("value")}


def fold_addresses(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Where somebody lived and when. A new address of a kind ends the one before it."""
    rows: dict[int, dict[str, Any]] = {}
    open_by_kind: dict[str, int] = {}
    for event in happened:
        if event.type == events.address_began.code:
            kind = event.get("kind", "home")
            if (before := open_by_kind.get(kind)) is not None:
                rows[before]["ended_on"] = event.on
            rows[event.id] = {
                "key": event.id, "began_on": event.on, "ended_on": None, "kind": kind,
                **{n: event.facts[n] for n in ("lines", "postcode", "not_to", "not_to_words", "protected_source") if n in event.facts},
            }  # fmt: skip
            open_by_kind[kind] = event.id
        elif event.thread in rows and rows[event.thread]["ended_on"] is None:  # type: ignore[index]
            rows[event.thread]["ended_on"] = event.on  # type: ignore[index]
            open_by_kind = {k: v for k, v in open_by_kind.items() if v != event.thread}
    yield from (row for row in rows.values() if row["ended_on"] is None or row["ended_on"] > row["began_on"])


def fold_relationships(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each tie with when it began and ended."""
    ended = {event.thread: event.on for event in happened if event.type == events.relationship_ended.code}
    for event in happened:  # a tie may be recorded after it was over, and so begin here later than it ended
        if event.type == events.related.code:
            yield {
                "key": event.id, "other_id": event.get("other"), "kind": event.get("kind"), "began_on": event.on,
                "ended_on": ended.get(event.id), "parental_responsibility": event.get("parental_responsibility"),
                "lives_together": event.get("lives_together"),
            }  # fmt: skip


def fold_settings(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Every value a setting has had, each from its day."""
    for event in happened:
        yield {"key": event.id, "setting": event.get("setting"), "value": event.get("value"), "began_on": event.on}


person = Projection(
    "record.person", models.Person,
    frozenset({events.person_described.code, events.born.code, events.died.code}), fold_person,
)  # fmt: skip
identifier = Projection(
    "record.identifier", models.Identifier, frozenset({events.identifier_recorded.code}), fold_identifiers
)
address = Projection(
    "record.address", models.Address, frozenset({events.address_began.code, events.address_ended.code}), fold_addresses
)
relationship = Projection(
    "record.relationship",
    models.Relationship,
    frozenset({events.related.code, events.relationship_ended.code}),
    fold_relationships,
)
setting_value = Projection(
    "record.setting_value", models.SettingValue, frozenset({events.setting_changed.code}), fold_settings
)

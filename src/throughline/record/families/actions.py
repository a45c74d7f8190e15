"""Recording what is asked of a family's adults, who lives together, whom an adult's help concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction

from throughline.record.access import acting
from throughline.record.families import events
from throughline.record.families.aliases import aliases, forget
from throughline.record.families.models import Alias
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import Entry, append, lock, withdraw
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.people import events as people
from throughline.record.people.models import Address, Person, Subject


def ask_about_adults(
    viewer: Any, children: Sequence[int], *, who: str, answer: str, because: str, on: date
) -> list[int]:
    """Record, for one child or several, that somebody asked about an adult and what was answered."""
    if answer != "everybody" and not because.strip():
        raise ValueError("Say why it is not known, or how you know that there is nobody")
    facts = {"who": who, "answer": answer, "because": because.strip()}
    return append([Entry(events.adults_asked, child, on, facts, by=viewer.worker_id) for child in children])


def moved_in(viewer: Any, child: int, who: Sequence[int], *, on: date) -> list[int]:
    """Record that these people live where the child lives, from a day. Whoever must not learn it is carried over."""
    home = home_of(viewer, child)
    if home is None:
        raise ValueError("Record first where the child lives; then say who lives there too")
    facts = {
        "lines": home.lines, "postcode": home.postcode, "kind": "home", "not_to": home.not_to,
        "not_to_words": home.not_to_words, "protected_source": home.protected_source,
    }  # fmt: skip
    return append([Entry(people.address_began, person, on, facts, by=viewer.worker_id) for person in who])


def moved_out(viewer: Any, who: Sequence[int], *, on: date) -> list[int]:
    """Record that these people live there no more."""
    rows = Address.objects.everything(because="what ends is found by whoever ends it").filter(
        subject_id__in=list(who), authority_id=viewer.authority_id, kind="home", ended_on__isnull=True
    )
    return append(
        [Entry(people.address_ended, row.subject_id, on, {}, by=viewer.worker_id, thread=row.key) for row in rows]
    )


def moved(
    viewer: Any,
    person: int,
    *,
    on: date,
    lines: str,
    postcode: str,
    not_to: Sequence[int],
    not_to_words: str,
    source: str,
) -> int:
    """Record where somebody lives from a day on, and who must not learn it. It ends the home before."""
    facts = {"lines": lines.strip(), "postcode": postcode, "kind": "home", "not_to": list(not_to), "not_to_words": not_to_words.strip(),
             "protected_source": source.strip()}  # fmt: skip
    return append([Entry(people.address_began, person, on, facts, by=viewer.worker_id)])[0]


def home_of(viewer: Any, child: int) -> Address | None:
    """Where this child's home is now."""
    found: Address | None = (
        Address.objects.visible_to(viewer, subject=child).filter(ended_on__isnull=True, kind="home").first()
    )
    return found


def adult_helped(
    viewer: Any, adult: int, *, service: str, children: str, on: date, agency: str = "", because: str = "", words: str = "",
    cared_for: Mapping[int, Mapping[str, Any]] | None = None,
) -> list[int]:  # fmt: skip
    """Record that an adult began to have help, and on the record of each child they care for what that means for the child.

    Whether they care for children is always answered: by the children themselves, by no, or by not known and why.
    """
    cared_for = cared_for or {}
    if children == "yes" and not cared_for:
        raise ValueError("Tick the children they care for, or choose another answer")
    if children == "not_known" and not because.strip():
        raise ValueError("Say why it is not known whether they care for children")
    facts = {
        "service": service,
        "agency": agency.strip(),
        "children": children,
        "because": because.strip(),
        "words": words.strip(),
    }
    entries = [Entry(events.adult_helped, adult, on, facts, by=viewer.worker_id)]
    if children == "yes":
        entries += [
            Entry(events.carer_helped, child, on, {"other": adult, "service": service, **told}, by=viewer.worker_id)
            for child, told in cared_for.items()
        ]
    return append(entries)


def join(viewer: Any, kept: int, other: int, *, because: str) -> int:
    """Read two records as one person's from now on. Both stay as they are; the number of the joining undoes it.

    ValueError, in words, where that cannot be: another kind, another guard, joined already, or both say at the same time
    what can be true once only.
    """
    if kept == other:
        raise ValueError("This is one record already")
    found = {s.pk: s for s in Subject.objects.filter(pk__in=[kept, other], authority_id=viewer.authority_id)}
    if len(found) < 2 or found[kept].kind != found[other].kind or found[kept].kind not in ("child", "adult"):
        raise ValueError("Only two records of one kind, of two children or of two adults, can be joined")
    if found[kept].vis != found[other].vis:
        raise ValueError("One of the two is kept apart and the other is not. Make both the same first; then join them")
    held = aliases()
    if {kept, other} & set(held) or other in held.values():
        raise ValueError("One of the two is joined to another record already. Part those first")
    was, now = _details(other), _details(kept)
    try:
        with transaction.atomic():
            facts = {"other": other, "because": because.strip()}
            (number,) = append([Entry(events.merged, kept, viewer.today, facts, by=viewer.worker_id)])
            told = {
                **{name: value for name, value in now.items() if name != "called"},
                "former_name": was.get("called", ""),
            }
            append(
                [Entry(people.person_described, kept, viewer.today, told, by=viewer.worker_id, thread=number)],
                derive=False,
            )
            _derive_again(viewer, kept, other)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            acting.note("join", subjects=[kept, other], reason=because.strip(), detail={"number": number})
    except IntegrityError as both:
        forget()
        words = "Both records say at the same time what can be true once only (where the child lived, who was the worker). End or correct one first"
        raise ValueError(words) from both
    return number


def part(viewer: Any, kept: int, number: int, *, because: str) -> None:
    """Undo a joining. What was recorded in between stays on the record on which it was recorded."""
    row = (
        Alias.objects.everything(because="what is undone is found by whoever undoes it")
        .filter(subject_id=kept, key=number, ended_on__isnull=True)
        .first()
    )
    if row is None:
        raise ValueError("These two are parted already")
    with transaction.atomic():
        lock([kept, row.other_id])
        append(
            [
                Entry(
                    events.unmerged,
                    kept,
                    viewer.today,
                    {"because": because.strip()},
                    by=viewer.worker_id,
                    thread=number,
                )
            ]
        )
        for event in chronology_of(kept, people.person_described.code):
            if event.thread == number:
                withdraw(event.id, by=viewer.worker_id, why="The two records were parted again")
        _derive_again(viewer, kept, row.other_id)
        acting.note("part", subjects=[kept, row.other_id], reason=because.strip(), detail={"number": number})


def _derive_again(viewer: Any, kept: int, other: int) -> None:
    """Every table anew for both: the second has no rows of its own while it is joined, and all of them after."""
    forget()
    both = sorted((kept, other))
    lock(both)
    projections.derive(viewer.authority_id, both[::-1] if both[0] == kept else both, None)


def chronology_of(subject: int, type_: str) -> list[Happened]:
    """Events in effect of one type."""
    return in_effect(projections.load([subject], [type_])[subject], registry.ranks())


def _details(subject: int) -> dict[str, Any]:
    """What the first record says now, so that the second's words do not take its place; and what the second is called."""
    person = (
        Person.objects.everything(because="the first record's own details are said again")
        .filter(subject_id=subject)
        .first()
    )
    if person is None:
        return {}
    names = ("given", "family", "known_as", "sex", "born_on", "expected_on")
    return {**{n: getattr(person, n) or None for n in names}, "called": person.name}


def record_birth(viewer: Any, child: int, *, on: date, place: str = "", **details: Any) -> list[int]:
    """Record the birth of a child who was expected, on the record that began before it."""
    described = {**details, "born_on": on}
    return append([
        Entry(people.born, child, on, {"place": place.strip()}, by=viewer.worker_id),
        Entry(people.person_described, child, viewer.today, described, by=viewer.worker_id),
    ])  # fmt: skip

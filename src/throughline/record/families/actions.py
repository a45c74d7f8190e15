"""Recording what is asked of a family's adults, who lives together, whom an adult's help concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.record.families import events
from throughline.record.ledger.actions import Entry, append
from throughline.record.people import events as people
from throughline.record.people.models import Address


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

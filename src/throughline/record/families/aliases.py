"""Which record is read in place of which. A joined record keeps its number and its events; they are read with the other's.

Every reading of the ledger by subject asks here (`projections.load`): the events of the second record are the first one's
as long as the two are joined, and the second has none of its own. So every clock, table and chronology sees one person,
and parting them again needs nothing but the event that says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from throughline.record.access import acting

KEPT = "aliases"


def aliases() -> dict[int, int]:
    """Second record to the first one, of all that are joined today. Read once in a transaction."""
    held: dict[int, int] | None = acting.kept().get(KEPT)
    if held is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT other_id, subject_id FROM record_alias WHERE ended_on IS NULL")
            held = dict(cursor.fetchall())
        acting.kept()[KEPT] = held
    return held


def forget() -> None:
    """What was read of it in this transaction holds no longer."""
    acting.kept().pop(KEPT, None)


def first_of(subject: int) -> int:
    """The record that is read in place of this one; itself, where it is not joined to another."""
    return aliases().get(subject, subject)


def all_of(subjects: Iterable[int]) -> set[int]:
    """These records, those joined to them, and those that they are joined to."""
    asked = set(subjects)
    held = aliases()
    if not held:
        return asked
    firsts = {held.get(s, s) for s in asked}
    return asked | firsts | {second for second, first in held.items() if first in firsts}

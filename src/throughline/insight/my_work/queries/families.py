"""Children by family, and what is due for each family in rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.calendar import age_on
from throughline.base.words import join_words
from throughline.engines.duties.queries import DueItem
from throughline.engines.duties.why import why_of_many
from throughline.insight.child.due_rows import row as due_row
from throughline.record.people.models import Person, Relationship, Subject
from throughline.record.people.wording import named
from throughline.web.parts import DueRow

SIBLINGS = ("sibling", "half_sibling", "step_sibling")
PARENTS = ("mother", "father")


@dataclass
class Family:
    """Brothers and sisters together, and what is due for them."""

    name: str
    members: str
    url: str
    rows: list[DueRow] = field(default_factory=list)
    soonest: date | None = None


def first_name(person: Person) -> str:
    """What somebody is called among those who know them."""
    return str(person.known_as or person.given or person.name)


def by_family(viewer: Any, people: Mapping[int, Person]) -> list[list[Person]]:
    """The same people grouped with their brothers and sisters, each family oldest first, families by name."""
    root = {n: n for n in people}

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    ties = Relationship.objects.everything(because="families among children already in sight").filter(
        authority_id=viewer.authority_id, subject_id__in=people, ended_on__isnull=True
    )
    by_parent: dict[int, int] = {}
    for subject, other, kind in ties.values_list("subject_id", "other_id", "kind"):
        if kind in SIBLINGS and other in root:
            root[find(subject)] = find(other)
        elif kind in PARENTS:
            first = by_parent.setdefault(other, subject)
            root[find(subject)] = find(first)
    groups: dict[int, list[Person]] = defaultdict(list)
    for number, person in people.items():
        groups[find(number)].append(person)
    for members in groups.values():
        members.sort(key=lambda p: (p.born_on or date.max, p.subject_id))
    return sorted(groups.values(), key=lambda g: (family_name(g), g[0].subject_id))


def family_name(members: Sequence[Person]) -> str:
    """The surname most of them have."""
    names = [p.family or p.name for p in members]
    return max(sorted(set(names)), key=names.count)


def families_due(viewer: Any, people: Mapping[int, Person], items: Sequence[DueItem]) -> list[Family]:
    """Each family with what is due for it; those with the nearest date first."""
    by_subject: dict[int, list[DueItem]] = defaultdict(list)
    for item in items:
        by_subject[item.subject].append(item)
    why = why_of_many(viewer, dict(people), items)
    found = [_family(viewer, members, by_subject, why) for members in by_family(viewer, people)]
    return sorted(found, key=lambda f: (f.soonest or date.max, f.name))


def _family(
    viewer: Any, members: list[Person], by_subject: Mapping[int, list[DueItem]], told_why: Mapping[int, tuple[str, ...]]
) -> Family:
    """One family: things due on the same day for several children under the same duty are one row."""
    told = [f"{first_name(p)} {age_on(p.born_on, viewer.today)}" if p.born_on else first_name(p) for p in members]
    family = Family(
        family_name(members), join_words(told), reverse("child.page", kwargs={"subject": members[0].subject.uuid})
    )
    together: dict[tuple[str, Any, str], list[tuple[Person, DueItem]]] = defaultdict(list)
    for person in members:
        for item in by_subject.get(person.subject_id, ()):
            together[(item.called or item.duty.code, item.row.due_on, item.reason)].append((person, item))
    for (_, due_on, _), held in sorted(together.items(), key=lambda g: (g[0][1] or date.max, g[0][0])):
        person, item = held[0]
        subject = Subject(pk=person.subject_id, uuid=person.subject.uuid)
        title = _title(item, [p for p, _ in held], len(members))
        family.rows.append(due_row(viewer, subject, item, title, told_why.get(item.row.pk, ())))
        family.soonest = min(family.soonest or due_on or date.max, due_on or date.max)
    return family


def _title(item: DueItem, people: list[Person], members: int) -> str:
    """What is owed, said for one child or for several at once."""
    first = [first_name(p) for p in people]
    names = join_words(first)
    if item.called:
        said = item.called
    elif len(first) == 1:
        said = named(item.duty.title, people[0], names)
    else:
        who = names
        if len(first) == members in (2, 3):
            who = "both" if members == 2 else "all three"
        said = item.duty.title.replace("{them}", who).replace("{their}", "their").replace("{they}", "they").replace("{child}", names)
        if "{them}" in item.duty.title:
            return said
    return said if all(name in said for name in first) else f"{said} ({names})"

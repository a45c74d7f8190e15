"""Questions about a family as one: the circle around a child, who lives together, which adults nobody has asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from throughline.record.families import events
from throughline.record.families.aliases import all_of, first_of
from throughline.record.ledger.queries import chronology
from throughline.record.people.codes import BROTHERS_AND_SISTERS, PARENTS, RELATIONSHIPS
from throughline.record.people.models import Address, Person, Relationship, Subject

COUPLES = ("partner", "former_partner")
MOST = 60


@dataclass(frozen=True)
class Member:
    """Somebody of a family, as far as this viewer may know of them."""

    subject: int
    uuid: UUID | None
    kind: str
    name: str
    """Empty where the record is kept apart and the viewer is not named for it."""
    born_on: date | None = None
    expected_on: date | None = None
    died_on: date | None = None
    sex: str = ""

    @property
    def hidden(self) -> bool:
        return self.uuid is None

    @property
    def unborn(self) -> bool:
        return self.kind == "child" and self.born_on is None and self.expected_on is not None


@dataclass(frozen=True)
class Bond:
    """A tie between two of them. `lower` is the child of `upper` where `kind` is parent."""

    kind: str
    """parent, couple, sibling or other."""
    upper: int
    lower: int
    words: str
    began_on: date | None
    ended_on: date | None


@dataclass
class Circle:
    """Those whom ties lead to from one child: relatives, and the parents' partners and other children."""

    about: int
    members: dict[int, Member] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)
    to_child: dict[int, str] = field(default_factory=dict)
    """What each is to the child, in words, where it is recorded."""


def hidden_among(numbers: Iterable[int]) -> dict[int, bool]:
    """Those of them whom the wall hides from the viewer; True for a sealed one, who is not there for anybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, sealed FROM tl.hidden_among(%s::bigint[])", [sorted(set(numbers))])
        return dict(cursor.fetchall())


def family_circle(viewer: Any, subject: int) -> Circle:
    """The family around one child whose door was passed. Who is sealed is not there; who is kept apart has no name."""
    viewer.must_open(subject)
    rows = {r.key: r for r in _ties([subject], viewer)}
    near = {subject}
    for row in rows.values():
        other = row.other_id if row.subject_id == subject else row.subject_id
        if row.kind in (*PARENTS, *BROTHERS_AND_SISTERS, "child"):
            near.add(other)
    closer = (*PARENTS, "child", *COUPLES)
    for row in _ties(near - {subject}, viewer):
        if row.kind in closer:
            rows.setdefault(row.key, row)
    siblings = {r.subject_id for r in rows.values() if r.kind in PARENTS} | {
        r.other_id for r in rows.values() if r.kind == "child"
    }
    for row in _ties(siblings - near, viewer):
        if row.kind in PARENTS or row.kind == "child":
            rows.setdefault(row.key, row)
    numbers = [subject, *(n for r in rows.values() for n in (r.subject_id, r.other_id))]
    numbers = list(dict.fromkeys(numbers))[:MOST]
    hidden = hidden_among(numbers)
    circle = Circle(subject, _members(viewer, [n for n in numbers if not hidden.get(n, False)], hidden))
    told: set[tuple[str, frozenset[int], date | None]] = set()
    for row in sorted(rows.values(), key=lambda r: (r.ended_on is not None, r.key)):
        if row.subject_id not in circle.members or row.other_id not in circle.members:
            continue
        bond = _bond(row)
        mark = (bond.kind, frozenset((bond.upper, bond.lower)), bond.ended_on)
        if mark not in told:
            told.add(mark)
            circle.bonds.append(bond)
        words, reverse = RELATIONSHIPS.get(row.kind, ("other tie", "other tie"))
        if row.subject_id == subject:
            circle.to_child.setdefault(row.other_id, words)
        elif row.other_id == subject:
            circle.to_child.setdefault(row.subject_id, reverse)
    _told_by_the_tree(circle)
    return circle


def _told_by_the_tree(circle: Circle) -> None:
    """What those are to the child whose tie to the child follows from others: brothers and sisters, a parent's partner."""
    above: dict[int, set[int]] = {}
    for bond in circle.bonds:
        if bond.kind == "parent" and bond.words != "step-parent":
            above.setdefault(bond.lower, set()).add(bond.upper)
    mine = above.get(circle.about, set())
    for child, theirs in above.items():
        if child != circle.about and (shared := mine & theirs):
            half = len(shared) == 1 and len(mine) > 1 and len(theirs) > 1
            circle.to_child.setdefault(child, "half-brother or half-sister" if half else "brother or sister")
    for bond in circle.bonds:
        for one, other in ((bond.upper, bond.lower), (bond.lower, bond.upper)):
            if bond.kind == "couple" and one in mine and other != circle.about:
                whose = circle.to_child.get(one, "parent")
                circle.to_child.setdefault(other, f"{whose}’s {'former partner' if bond.ended_on else 'partner'}")


def _ties(numbers: Iterable[int], viewer: Any) -> Sequence[Relationship]:
    wanted = sorted(all_of(numbers))
    if not wanted:
        return []
    rows = list(
        Relationship.objects.everything(because="a family is read from all its ends")
        .filter(Q(subject_id__in=wanted) | Q(other_id__in=wanted), authority_id=viewer.authority_id)
        .order_by("key")
    )
    for row in rows:
        row.subject_id, row.other_id = first_of(row.subject_id), first_of(row.other_id)
    return [row for row in rows if row.subject_id != row.other_id]


def _members(viewer: Any, numbers: Sequence[int], hidden: dict[int, bool]) -> dict[int, Member]:
    subjects = {s.pk: s for s in Subject.objects.filter(pk__in=numbers)}
    people = {
        p.subject_id: p
        for p in Person.objects.everything(because="names of those a visible record speaks of").filter(
            subject_id__in=numbers
        )
    }
    found = {}
    for number in numbers:
        subject, person = subjects.get(number), people.get(number)
        if number in hidden or subject is None:
            found[number] = Member(number, None, "", "")
        elif person is None:
            found[number] = Member(number, subject.uuid, subject.kind, "No name yet")
        else:
            found[number] = Member(number, subject.uuid, subject.kind, person.name or "No name yet", person.born_on,
                                   person.expected_on, person.died_on, person.sex)  # fmt: skip
    viewer.seen.update(n for n in numbers if n not in hidden)
    return found


def _bond(row: Relationship) -> Bond:
    words = RELATIONSHIPS.get(row.kind, ("other tie", ""))[0]
    if row.kind in PARENTS:
        return Bond("parent", row.other_id, row.subject_id, words, row.began_on, row.ended_on)
    if row.kind == "child":
        return Bond("parent", row.subject_id, row.other_id, "parent", row.began_on, row.ended_on)
    if row.kind in COUPLES:
        ended = row.ended_on or (row.began_on if row.kind == "former_partner" else None)
        return Bond("couple", row.subject_id, row.other_id, words, row.began_on, ended)
    kind = "sibling" if row.kind in BROTHERS_AND_SISTERS else "other"
    return Bond(kind, row.other_id, row.subject_id, words, row.began_on, row.ended_on)


@dataclass(frozen=True)
class Living:
    """A time during which this child had one home, and who of the family had it too. No address stands here."""

    began_on: date
    ended_on: date | None
    kept_secret: bool
    """Somebody must not learn where it is: then nobody else of it is named either."""
    others: tuple[tuple[int, date, date | None], ...] = ()


def households(viewer: Any, circle: Circle) -> list[Living]:
    """The homes of a child, the latest first, with those of the circle who lived there and when."""
    rows = Address.objects.everything(because="who lived together is told without the address").filter(
        subject_id__in=list(circle.members), authority_id=viewer.authority_id, kind="home"
    )
    by_person: dict[int, list[Address]] = {}
    for row in rows.order_by("began_on"):
        by_person.setdefault(row.subject_id, []).append(row)
    found, place = [], list(circle.members)
    for home in reversed(by_person.get(circle.about, [])):
        secret = _secret(home)
        others = [] if secret else [
            (number, max(home.began_on, theirs.began_on), _first_end(home.ended_on, theirs.ended_on))
            for number, held in by_person.items() if number != circle.about
            for theirs in held if _same_home(home, theirs) and not _secret(theirs) and _overlap(home, theirs)
        ]  # fmt: skip
        found.append(
            Living(
                home.began_on,
                home.ended_on,
                secret,
                tuple(sorted(others, key=lambda o: (o[2] is not None, o[1], place.index(o[0])))),
            )
        )
    return found


def homes_now(viewer: Any, circle: Circle) -> list[tuple[int, ...]]:
    """Those of the circle who have one home today, several together. Who must not be found is in none of them."""
    rows = Address.objects.everything(because="who lives together is told without the address").filter(
        subject_id__in=list(circle.members), authority_id=viewer.authority_id, kind="home", ended_on__isnull=True
    )
    found: list[list[Address]] = []
    for row in rows.order_by("key"):
        if _secret(row):
            continue
        same = next((held for held in found if _same_home(held[0], row)), None)
        if same is None:
            found.append([row])
        else:
            same.append(row)
    shared = [tuple(r.subject_id for r in held if circle.members[r.subject_id].died_on is None) for held in found]
    return sorted((s for s in shared if len(s) > 1), key=lambda s: (circle.about not in s, s))


def _secret(row: Address) -> bool:
    return bool(row.not_to or row.not_to_words or row.protected_source)


def _same_home(one: Address, two: Address) -> bool:
    def plain(row: Address) -> str:
        return "".join(c for c in f"{row.lines}{row.postcode}".casefold() if c.isalnum())

    return bool(plain(one)) and plain(one) == plain(two)


def _overlap(one: Address, two: Address) -> bool:
    return (one.ended_on is None or two.began_on < one.ended_on) and (
        two.ended_on is None or one.began_on < two.ended_on
    )


def _first_end(*days: date | None) -> date | None:
    return min((d for d in days if d is not None), default=None)


def adults_unaccounted(viewer: Any, subject: int) -> list[str]:
    """Which adults nobody has recorded or asked about, in words for whoever would finish an assessment; empty: none.

    For gates of every area: a father is recorded, or somebody asked and said why it is not known; the same for a man who is
    the mother's or carer's partner; and somebody said that every other adult of the household is recorded.
    """
    return [words for _, words in adults_to_ask(viewer, subject)]


def adults_to_ask(viewer: Any, subject: int) -> list[tuple[str, str]]:
    """The same with the code of each question."""
    asked = last_asked(viewer, subject)
    circle = family_circle(viewer, subject)
    missing = []
    if not _fathers(circle) and not _answered(asked.get("father")):
        missing.append(
            ("father", "The father is not recorded. Record him, or say that you asked and why it is not known.")
        )
    if not _partners(circle) and not _answered(asked.get("partner")):
        missing.append(
            (
                "partner",
                "Nobody has said whether the mother or carer has a male partner. Record him, or say what was answered.",
            )
        )
    if "household" not in asked:
        missing.append(
            (
                "household",
                "Nobody has said that every other adult who lives there is recorded. Say so, or why it is not known.",
            )
        )
    return missing


def last_asked(viewer: Any, subject: int) -> dict[str, Any]:
    """The latest answer about each kind of adult, as the event that holds it."""
    return {e.get("who"): e for e in chronology(viewer, subject, types=[events.adults_asked.code])}


def _answered(asked: Any) -> bool:
    """Whether there is an answer that stands by itself. "Everybody is recorded" does not, where he is not recorded."""
    return asked is not None and asked.get("answer") != "everybody"


def _fathers(circle: Circle) -> list[Member]:
    """Who is the child's father, as recorded; a parent of whom only the sex says it counts."""
    mine = [b for b in circle.bonds if b.kind == "parent" and b.lower == circle.about]
    named = [b for b in mine if b.words == "father" or (b.words == "parent" and circle.members[b.upper].sex == "M")]
    return [circle.members[b.upper] for b in named]


def _partners(circle: Circle) -> list[Member]:
    """A step-parent of the child, and who is a couple with a parent now and may be a man."""
    parents = {b.upper for b in circle.bonds if b.kind == "parent" and b.lower == circle.about}
    steps = [b.upper for b in circle.bonds if b.kind == "parent" and b.lower == circle.about and b.words == "step-parent"]
    pairs = [{b.upper, b.lower} for b in circle.bonds if b.kind == "couple" and b.ended_on is None and {b.upper, b.lower} & parents]
    men = [n for pair in pairs for n in sorted(pair) if pair - {n} <= parents and circle.members[n].sex in ("M", "U", "")]
    return [circle.members[n] for n in dict.fromkeys([*steps, *men])]


def men_on_the_map(viewer: Any, subject: int) -> dict[str, list[str]]:
    """The names of the father and of the mother's or carer's partner, as far as the viewer may know them."""
    circle = family_circle(viewer, subject)
    found = {"father": _fathers(circle), "partner": _partners(circle)}
    return {who: [m.name for m in several if m.name] for who, several in found.items()}

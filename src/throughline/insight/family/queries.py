"""A family as its pages show it: the drawing, its rows, what is in force for each, who has help of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from throughline.base.calendar import age_on
from throughline.base.words import count_words, date_words, join_words
from throughline.engines.panels.declarations import IN_FORCE, Asked, offered, reads
from throughline.record.audit.models import AuditEntry
from throughline.record.families import events
from throughline.record.families.aliases import all_of
from throughline.record.families.queries import Bond, Circle, Living, Member, homes_now
from throughline.record.ledger import projections
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.models import Address, Person, Relationship
from throughline.record.people.queries import identifiers_of, names_of, ties_of
from throughline.record.search.likely import likely_same
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import names_of_workers
from throughline.services import clock
from throughline.web.charts.tree import CIRCLE, DIAMOND, SQUARE, TRIANGLE, Link, Node, Place, Tree, Union
from throughline.web.sheets import Cell, Sheet, head

KEPT_APART = "Somebody whose record is kept apart"
KEY = (
    "circle: female", "square: male", "diamond: not known", "triangle: not yet born", "double edge: whom this is about",
    "cross: has died", "two strokes through a line: no longer together", "pale ground with a letter: live together",
)  # fmt: skip
UPWARDS = {"grandparent": -2, "aunt or uncle": -1, "grandchild": 2, "niece or nephew": 1}


def tree_of(viewer: Any, circle: Circle) -> Tree:
    """The drawing of a family. Nobody's address stands in it."""
    today = viewer.today
    nodes = [_node(m, circle, today) for m in circle.members.values()]
    parents: dict[int, list[Bond]] = {}
    for bond in circle.bonds:
        if bond.kind == "parent":
            parents.setdefault(bond.lower, []).append(bond)
    below: dict[tuple[int, int | None], list[int]] = {}
    links: list[Link] = []
    for child, bonds in parents.items():
        born = [b.upper for b in bonds if b.words != "step-parent"][:2]
        pair = (min(born), max(born)) if len(born) == 2 else (born[0], None) if born else None
        if pair is not None:
            below.setdefault(pair, []).append(child)
        for bond in bonds:
            if bond.words == "step-parent" or bond.upper not in born:
                links.append(Link(bond.upper, child, bond.words, 1))
    unions: list[Union] = []
    for bond in circle.bonds:
        if bond.kind == "couple":
            pair = (min(bond.upper, bond.lower), max(bond.upper, bond.lower))
            if any((u.a, u.b) == pair for u in unions):
                continue
            unions.append(
                Union(*pair, _by_age(circle, below.pop(pair, [])), bond.ended_on is not None, _together(bond, today))
            )
    unions += [Union(a, b, _by_age(circle, keys)) for (a, b), keys in below.items()]
    tied = {frozenset((a, b)) for u in unions for a in (u.a, u.b) for b in u.below if a is not None}
    for children in _children_of(circle).values():
        tied |= {frozenset((a, b)) for a in children for b in children if a != b}
    for bond in circle.bonds:
        mark = frozenset((bond.upper, bond.lower))
        if bond.kind in ("sibling", "other") and mark not in tied:
            tied.add(mark)
            told = circle.about not in mark
            links.append(Link(bond.lower, bond.upper, bond.words, UPWARDS.get(bond.words, 0), told))
    places = [Place("live together", keys) for keys in homes_now(viewer, circle)]
    return Tree(f"The family of {circle.members[circle.about].name}", nodes, unions, links, places)


def _children_of(circle: Circle) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for bond in circle.bonds:
        if bond.kind == "parent":
            found.setdefault(bond.upper, set()).add(bond.lower)
    return found


def _by_age(circle: Circle, keys: Sequence[int]) -> tuple[int, ...]:
    def when(key: int) -> tuple[bool, Any]:
        member = circle.members[key]
        born = member.born_on or member.expected_on
        return born is None, born or 0

    return tuple(sorted(keys, key=when))


def _together(bond: Bond, today: Any) -> str:
    if bond.ended_on is None:
        return ""
    return f"until {bond.ended_on:%Y}" if bond.ended_on != bond.began_on else ""


def _node(member: Member, circle: Circle, today: Any) -> Node:
    focus = member.subject == circle.about
    what = circle.to_child.get(member.subject, "")
    if member.hidden:
        return Node(member.subject, DIAMOND, (KEPT_APART, what), faint=True)
    shape = TRIANGLE if member.unborn else {"F": CIRCLE, "M": SQUARE}.get(member.sex, DIAMOND)
    name = member.name
    if member.unborn and (not name or name == "No name yet"):
        name = "Not yet born"
    lines = [name, what]
    if member.died_on:
        lines.append(f"died {member.died_on:%Y}")
    elif member.unborn and member.expected_on:
        lines.append(f"expected {member.expected_on:%-d %B %Y}")
    elif member.born_on:
        lines.append(f"born {member.born_on:%Y}")
    inside = str(age_on(member.born_on, today)) if member.born_on and not member.died_on else ""
    return Node(member.subject, shape, tuple(line for line in lines if line), inside, focus, member.died_on is not None)


@dataclass(frozen=True)
class InForce:
    """What is open for one of the family: whose, and what."""

    worker: str
    lines: tuple[str, ...]


def rows_of(viewer: Any, circle: Circle) -> Sheet:
    """Everybody of the family with what is open for them, as far as this viewer may open their record."""
    now = {k for keys in homes_now(viewer, circle) if circle.about in keys for k in keys}
    workers = _workers(viewer, list(circle.members))
    rows = []
    for member in circle.members.values():
        if member.hidden:
            rows.append(
                (
                    head(KEPT_APART),
                    Cell(circle.to_child.get(member.subject, "")),
                    Cell(""),
                    Cell(""),
                    Cell("ask the custodian of the record"),
                )
            )
            continue
        basis = viewer.basis_for(member.subject)
        url = (
            reverse("child.page", kwargs={"subject": member.uuid})
            if member.uuid and (member.kind == "child" or basis)
            else ""
        )
        lines = (
            _open_for(viewer, member)
            if basis
            else ["not shown: say on the record why you need to look"]
            if member.kind == "child"
            else []
        )
        worker = workers.get(member.subject, "no worker here" if member.kind == "child" else "")
        lives = (
            "this is whose family it is"
            if member.subject == circle.about
            else "with them"
            if member.subject in now
            else ""
        )
        what = circle.to_child.get(member.subject, "")
        rows.append(
            (
                head(f"{member.name}{_age(member, viewer)}", url),
                Cell(what),
                Cell(lives),
                Cell(worker),
                Cell("; ".join(lines) or "nothing open here"),
            )
        )
    return Sheet(
        "Everybody, and what is open for each",
        ("Who", "What they are", "Lives", "Worker", "Open now, of every service"),
        rows,
    )


def _age(member: Member, viewer: Any) -> str:
    if member.died_on:
        return f", died {date_words(member.died_on, viewer.today)}"
    if member.born_on:
        return f", {age_on(member.born_on, viewer.today)}"
    return f", expected {date_words(member.expected_on, viewer.today)}" if member.expected_on else ""


def _workers(viewer: Any, numbers: list[int]) -> dict[int, str]:
    held = Allocation.objects.everything(because="whose a child is, is open to staff").filter(
        authority_id=viewer.authority_id, subject_id__in=numbers, ended_on__isnull=True
    )
    found: dict[int, list[str]] = {}
    for row in held.select_related("worker", "team").order_by("began_on"):
        found.setdefault(row.subject_id, []).append(", ".join(str(x) for x in (row.worker, row.team) if x))
    return {number: "; ".join(words) for number, words in found.items()}


def _open_for(viewer: Any, member: Member) -> list[str]:
    """What areas say is in force for a child; the help that an adult has."""
    if member.kind == "adult":
        return [row["words"] for row in help_of(viewer, member.subject) if row["open"]]
    person = Person.objects.visible_to(viewer, subject=member.subject).first()
    if person is None:
        return []
    happened = chronology(viewer, member.subject, types=reads(frozenset({IN_FORCE})))
    asked = Asked(
        viewer,
        member.subject,
        member.uuid,
        person,
        viewer.today,
        happened,
        projections.surroundings(viewer.authority_id),
    )
    return [f"{p.term}: {p.value}" for p in offered(IN_FORCE, asked) if getattr(p, "value", "")]


def help_of(viewer: Any, adult: int) -> list[dict[str, Any]]:
    """The help an adult whose door was passed has and had, the latest first."""
    held = chronology(viewer, adult, types=[events.adult_helped.code, events.adult_help_ended.code])
    ended = {e.thread: e for e in held if e.type == events.adult_help_ended.code}
    telling = tell(viewer, adult, held)
    out = []
    for event in reversed(held):
        if event.type != events.adult_helped.code:
            continue
        facts = telling.facts(event)
        end = ended.get(event.id)
        words = facts.get("service", "") + (f", {facts['agency']}" if facts.get("agency") else "")
        out.append({"key": event.id, "words": words, "since": event.on, "until": end.on if end else None, "open": end is None,
                    "need": facts.get("words", ""), "children": facts.get("children", "")})  # fmt: skip
    return out


def impacts_on(viewer: Any, child: int) -> list[dict[str, Any]]:
    """What help for those who care for a child means for the child, the latest first."""
    held = chronology(viewer, child, types=[events.carer_helped.code])
    telling = tell(viewer, child, held)
    rows = []
    for event in reversed(held):
        facts = telling.facts(event)
        rows.append({"on": event.on, "who": facts.get("other", "Somebody not named here"), "role": facts.get("role", ""),
                     "service": facts.get("service", ""), "impact": facts.get("impact", ""), "by": telling.by(event)})  # fmt: skip
    return rows


def living_words(circle: Circle, homes: Sequence[Living], today: Any) -> list[tuple[str, str]]:
    """When, and with whom of the family, for each home the child had."""
    said = []
    for home in homes:
        when = (
            f"since {date_words(home.began_on, today)}"
            if home.ended_on is None
            else f"{home.began_on:%-d %B %Y} to {home.ended_on:%-d %B %Y}"
        )
        if home.kept_secret:
            said.append((when, "Where this is must be kept from somebody, so nobody else of this home stands here."))
            continue
        people = []
        for number, began, ended in home.others:
            member = circle.members[number]
            name = member.name if not member.hidden else KEPT_APART.lower()
            part = "" if began <= home.began_on else f" from {date_words(began, today)}"
            part += "" if ended is None or ended == home.ended_on else f" until {date_words(ended, today)}"
            people.append(f"{name}{part}")
        said.append((when, join_words(people) if people else "Nobody of the family is recorded there."))
    return said


def names(numbers: Sequence[int]) -> dict[int, str]:
    """Names for the pages of a family."""
    return names_of(numbers)


def alike(viewer: Any, subject: int) -> list[Any]:
    """Who else on the record may be this person, with the reasons; not those with whom it is joined."""
    person = Person.objects.visible_to(viewer, subject=subject).first()
    if person is None:
        return []
    home = Address.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True, kind="home").first()
    found = likely_same(
        viewer, given=person.given or person.known_as, family=person.family, born_on=person.born_on, expected_on=person.expected_on,
        identifiers=list(identifiers_of(viewer, subject).values()), address=home.lines if home else "", postcode=home.postcode if home else "",
        relatives=[t.subject for t in ties_of(viewer, subject)],
    )  # fmt: skip
    return [c for c in found if c.subject not in all_of([subject]) and not c.stub]


def joined(viewer: Any, subject: int) -> list[dict[str, Any]]:
    """The records that are joined with this one now, and why."""
    held = chronology(viewer, subject, types=[events.merged.code, events.unmerged.code])
    over = {e.thread for e in held if e.type == events.unmerged.code}
    telling = tell(viewer, subject, held)
    return [
        {"key": e.id, "because": e.get("because", ""), "on": e.on, "by": telling.by(e)}
        for e in held
        if e.type == events.merged.code and e.id not in over
    ]


def beside(viewer: Any, subject: Any) -> dict[str, Any]:
    """One of two records, as much as tells them apart."""
    person = Person.objects.visible_to(viewer, subject=subject.pk).first()
    held = chronology(viewer, subject.pk)
    name = person.name if person else "No name yet"
    born = f"born {person.born_on:%-d %B %Y}" if person and person.born_on else "day of birth not known"
    workers = _workers(viewer, [subject.pk]).get(subject.pk, "nobody")
    numbers = identifiers_of(viewer, subject.pk)
    pairs = [
        ("Name", name), ("Born", born.removeprefix("born ")), ("Numbers", ", ".join(numbers.values()) or "none"), ("Worker", workers),
        ("Family", join_words(list(names_of(t.subject for t in ties_of(viewer, subject.pk)).values())) or "nobody recorded"),
        ("Record", f"{count_words(len(held), 'entry', 'entries')}, the first of {held[0].on:%-d %B %Y}" if held else "empty"),
    ]  # fmt: skip
    return {"subject": subject, "words": f"{name}, {born}; {pairs[-1][1]}", "pairs": pairs}


def may_join(viewer: Any) -> bool:
    """Managers and the custodian of the record; it changes what everybody reads."""
    return bool(viewer.can("join_records"))


def role_codes(viewer: Any, adult: int) -> dict[int, str]:
    """What an adult is to each child they are tied to, as the code of the tie: mother, carer."""
    found: dict[int, str] = {}
    for row in Relationship.objects.everything(because="what an adult is to a child, read from both ends").filter(
        Q(subject_id=adult) | Q(other_id=adult), authority_id=viewer.authority_id, ended_on__isnull=True
    ):
        if row.other_id == adult:
            found[row.subject_id] = row.kind
        elif row.kind == "child":
            found.setdefault(row.other_id, "parent")
    return found


def role_to(circle: Circle, child: int) -> str:
    """What the one whom a circle is about is to a child in it, in words."""
    for bond in circle.bonds:
        if bond.lower == child and bond.upper == circle.about:
            return bond.words
    return ""


def shared_of(viewer: Any, child: int) -> list[dict[str, Any]]:
    """What was told or given to whom outside the service, when, and what allowed it: recorded, printed and taken out."""
    held = chronology(viewer, child, types=[events.information_shared.code])
    telling = tell(viewer, child, held)
    rows = []
    for event in held:
        facts = telling.facts(event)
        why = facts.get("basis", "") + (f": {facts['because']}" if facts.get("because") else "")
        rows.append(
            {
                "on": event.on,
                "whom": facts.get("whom", ""),
                "what": facts.get("what", ""),
                "why": why,
                "by": telling.by(event),
            }
        )
    gone = AuditEntry.objects.filter(
        authority_id=viewer.authority_id,
        subjects__contains=sorted(all_of([child])),
        action__in=("print", "export", "mail"),
    ).order_by("-at")[:100]
    workers = names_of_workers(r.worker_id for r in gone if r.worker_id)
    for row in gone:
        told = row.detail if isinstance(row.detail, dict) else {}
        reader = READERS.get(told.get("reader", ""), "not said")
        left_out = f", leaving out {join_words(told['held'])}" if told.get("held") else ""
        rows.append({"on": clock.london(row.at).date(), "whom": reader, "what": f"{told.get('paper') or 'a file'}{left_out}",
                     "why": "printed" if row.action == "print" else "sent" if row.action == "mail" else "taken out as a file",
                     "by": workers.get(row.worker_id, "the system")})  # fmt: skip
    return sorted(rows, key=lambda r: r["on"], reverse=True)


READERS = {"worker": "for their own work", "court": "the court", "professional": "another professional",
           "invited": "somebody who was invited for an agency", "child": "the child",
           "relative": "somebody of the family", "carer": "the carer", "other": "somebody else"}  # fmt: skip

"""What children in care wait for: entitlements, meetings about moves, reassessments, approvals, a worker, somebody to see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import add_months
from throughline.engines.duties.models import Obligation
from throughline.insight.in_care.queries.parents import Came, parents_came
from throughline.insight.in_care.queries.people import InCare
from throughline.insight.in_care.queries.population import subjects_on
from throughline.practice.placements.models import Placement
from throughline.practice.placements.queries import SHORT_BREAK
from throughline.practice.voice import settings as voice
from throughline.practice.voice.models import Offer
from throughline.record.ledger.projections import surroundings
from throughline.record.workers.models import Allocation, Worker
from throughline.record.workers.queries import Standing, standings

MANY, MANY_IN_A_YEAR = 4, 3
OFFICER = "independent_reviewing_officer"


@dataclass(frozen=True)
class Moved:
    """A child and the homes they have had."""

    child: InCare
    in_a_year: int
    in_all: int
    meeting_due: date | None


def most_moved(viewer: Any, children: dict[int, InCare]) -> list[Moved]:
    """Children in care with four homes or more in their lives, or three begun within a year, most first."""
    since = add_months(viewer.today, -12)
    homes: dict[int, list[date]] = defaultdict(list)
    rows = Placement.objects.visible_to(viewer).filter(subject_id__in=list(children)).exclude(regime=SHORT_BREAK)
    for subject, began in rows.values_list("subject_id", "began_on"):
        homes[subject].append(began)
    owed = {row.subject_id: row.due_on for row in open_clocks(viewer, children, ["placements.stability_meeting"])}
    found = [
        Moved(children[s], sum(b > since for b in began), len(began), owed.get(s))
        for s, began in homes.items()
        if len(began) >= MANY or sum(b > since for b in began) >= MANY_IN_A_YEAR
    ]
    return sorted(found, key=lambda m: (-m.in_all, -m.in_a_year, m.child.person.sort_key))


def open_clocks(viewer: Any, children: Iterable[int], codes: list[str], *, late: bool = False) -> list[Obligation]:
    """Open clocks of these duties for these children, nearest first; with `late` only those past their day."""
    rows = Obligation.objects.visible_to(viewer).filter(
        subject_id__in=list(children), duty__in=codes, met__isnull=True, lapsed_on__isnull=True, known=True
    )
    if late:
        rows = rows.filter(due_on__lt=viewer.today)
    return list(rows.order_by("due_on", "pk"))


@dataclass(frozen=True)
class Entitled:
    """Who waits for what is theirs."""

    never_offered: list[tuple[InCare, Came]]
    """Old enough, long enough in care and never offered one; and how often their parents came. Whom nobody visits stands first."""
    waiting: list[tuple[InCare, date]]
    """Wants a visitor, and since when."""
    with_visitor: list[tuple[InCare, date, date]]
    """Has one: wanted it on, found on."""
    declined: list[tuple[InCare, date, date | None]]
    """Did not want one: said so on, and by when they are asked again."""
    no_pass: list[tuple[InCare, date | None]]
    """No pass in force, and when the last was issued."""
    no_card: list[tuple[InCare, Worker | None, date]]
    """Not told how to reach this officer, and since when they have them."""


def entitled(viewer: Any, children: dict[int, InCare]) -> Entitled:
    """Independent visitors, leisure passes and the officer's card, child by child. Seven queries."""
    today, held = viewer.today, surroundings(viewer.authority_id).settings
    offers: dict[tuple[int, str], list[Offer]] = defaultdict(list)
    for row in Offer.objects.visible_to(viewer).filter(subject_id__in=list(children)).order_by("on", "key"):
        offers[(row.subject_id, row.what)].append(row)
    age, within = int(voice.visitor_age.value(held, today)), int(voice.offer_visitor.value(held, today))
    again = {c.subject_id: c.due_on for c in open_clocks(viewer, children, ["voice.offer_visitor"])}
    never, waiting, matched, declined, no_pass = [], [], [], [], []
    for subject, child in children.items():
        told = offers.get((subject, "visitor"), [])
        old = child.age(today)
        if not told and (old is None or old >= age) and child.since <= add_months(today, -within):
            never.append(child)
        elif told and told[-1].answer == "yes" and told[-1].ended_on is None:
            if told[-1].met_on is None:
                waiting.append((child, told[-1].on))
            else:
                matched.append((child, told[-1].on, told[-1].met_on))
        elif told and told[-1].answer == "no":
            declined.append((child, told[-1].on, again.get(subject)))
        passes = offers.get((subject, "leisure"), [])
        if not any(p.ended_on and p.ended_on > today for p in passes):
            issued = [p.on for p in passes if p.answer == "issued"]
            no_pass.append((child, issued[-1] if issued else None))
    officers = Allocation.objects.visible_to(viewer).filter(
        subject_id__in=list(children), role=OFFICER, ended_on__isnull=True
    )
    no_card = [
        (children[a.subject_id], a.worker, max(a.began_on, children[a.subject_id].since))
        for a in officers.select_related("worker")
        if not any(o.on >= a.began_on for o in offers.get((a.subject_id, "card"), []))
    ]
    came = parents_came(viewer, (c.person.subject_id for c in never))
    return Entitled(
        sorted(((c, came[c.person.subject_id]) for c in never), key=lambda pair: (pair[1].times, pair[0].since)),
        sorted(waiting, key=lambda pair: pair[1]),
        sorted(matched, key=lambda one: one[2]),
        sorted(declined, key=lambda one: one[2] or date.max),
        sorted(no_pass, key=lambda pair: pair[1] or date.min),
        sorted(no_card, key=lambda one: one[2]),
    )


@dataclass(frozen=True)
class Unheld:
    """A child in care without a qualified worker at work, and why."""

    child: InCare
    why: str
    worker: Worker | None


def unheld(viewer: Any, children: dict[int, InCare]) -> list[Unheld]:
    """Children in care with nobody, with somebody who is not qualified, or whose worker is away without cover."""
    rows = Allocation.objects.visible_to(viewer).filter(
        subject_id__in=list(children), role="social_worker", ended_on__isnull=True
    )
    held = {a.subject_id: a.worker for a in rows.select_related("worker")}
    away = standings(viewer.authority_id, {w.pk for w in held.values() if w}, viewer.today)
    found = []
    for subject, child in children.items():
        worker = held.get(subject)
        if why := _why_unheld(worker, away):
            found.append(Unheld(child, why, worker))
    return sorted(found, key=lambda u: (u.why, u.child.person.sort_key))


def count_unheld(authority: int, today: date) -> dict[str, int]:
    """The same counted for the whole authority, without a viewer: why, and how many children."""
    because = "a child without a worker is told to whoever answers for the service; no names"
    subjects = subjects_on(authority, today)
    rows = Allocation.objects.everything(because=because).filter(
        authority_id=authority, subject_id__in=subjects, role="social_worker", ended_on__isnull=True
    )
    held = {a.subject_id: a.worker for a in rows.select_related("worker")}
    away = standings(authority, {w.pk for w in held.values() if w}, today)
    found: dict[str, int] = defaultdict(int)
    for subject in subjects:
        if why := _why_unheld(held.get(subject), away):
            found[why] += 1
    return dict(found)


def _why_unheld(worker: Worker | None, away: dict[int, Standing]) -> str:
    if worker is None:
        return "nobody is named"
    if not worker.qualified:
        return "not a qualified social worker"
    at = away.get(worker.pk)
    return "away, and nobody stands in" if at and at.away and at.ask is None else ""


def unsafe_and_unseen(viewer: Any) -> list[Offer]:
    """Who said that they feel unsafe and has not been seen since, longest first."""
    return list(Offer.objects.visible_to(viewer).filter(what="unsafe", met_on__isnull=True).order_by("on", "key"))


PARENTS = ("placements.parental_assessment", "placements.parental_decision")
KIN = ("placements.temporary_approval", "placements.extended_approval")


@dataclass(frozen=True)
class Approved:
    """A home with family, and how its approval stands."""

    child: InCare
    home: Placement
    clocks: list[Obligation]
    review_on: date | None = None
    """The day by which the child is next reviewed."""


def with_family(
    viewer: Any, children: dict[int, InCare], types: Iterable[str], duties: Iterable[str]
) -> list[Approved]:
    """Children in homes of these types, each with the clocks of its approval, whatever became of them."""
    homes = Placement.objects.visible_to(viewer).filter(
        subject_id__in=list(children), ended_on__isnull=True, type__in=list(types)
    )
    rows = list(homes.order_by("began_on"))
    clocks: dict[tuple[int, int | None], list[Obligation]] = defaultdict(list)
    for clock in (
        Obligation.objects.visible_to(viewer)
        .filter(subject_id__in=[h.subject_id for h in rows], duty__in=list(duties))
        .order_by("started_on")
    ):
        clocks[(clock.subject_id, clock.thread)].append(clock)
    reviews = {c.subject_id: c.due_on for c in reversed(open_clocks(viewer, [h.subject_id for h in rows], ["looked_after.review"]))}
    return [Approved(children[h.subject_id], h, clocks.get((h.subject_id, h.key), []), reviews.get(h.subject_id)) for h in rows]

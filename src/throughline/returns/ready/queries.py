"""What the rules find in the record: of one child, of an authority by team and by rule, and what has changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation
from throughline.returns.models import ReturnExplanation, ReturnFinding, ReturnLook
from throughline.returns.ready import making
from throughline.returns.ready.prepared import EVERY, SSDA903, Prepared

OPEN, NEW, GONE, EXPLAINED = "open", "new", "gone", "explained"
NO_TEAM = 0


def _explained() -> Exists:
    same = {name: OuterRef(name) for name in ("subject_id", "source", "year", "code", "table", "key")}
    return Exists(ReturnExplanation.objects.everything(because="it stands beside a finding that is shown")
                  .filter(**same, taken_back_at__isnull=True))  # fmt: skip


def of_child(viewer: Any, subject: int, year: int) -> list[ReturnFinding]:
    """What is found now about one child whose door was passed, of any return, without what has been explained."""
    held = ReturnFinding.objects.visible_to(viewer, subject=subject).filter(
        source__in=[p.code for p in EVERY], year=year, gone_on__isnull=True
    )
    return list(held.filter(~_explained()).order_by("-source", "table", "key", "code"))


def told_of(viewer: Any, subject: int, year: int) -> list[Prepared]:
    """The returns that know one child."""
    held = set(ReturnLook.objects.visible_to(viewer, subject=subject).filter(year=year).values_list("source", flat=True))
    return [p for p in EVERY if p.code in held]


def is_stale(viewer: Any, subject: int, year: int) -> bool | None:
    """Whether something that the return is told from was recorded since the rules were tried; None when they never
    were on this child."""
    every = list(ReturnLook.objects.visible_to(viewer, subject=subject).filter(source__in=[p.code for p in EVERY]))
    if not every:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(id) FROM record_event WHERE subject_id = %s AND type = ANY(%s)", [subject, list(making.types())]
        )
        newest = cursor.fetchone()[0] or 0
    return any(looked.year != year for looked in every) or newest > max(looked.upto for looked in every)


@dataclass
class Count:
    """How much is found in some part of the return."""

    title: str = ""
    kind: str = ""
    open: int = 0
    new: int = 0
    gone: int = 0
    explained: int = 0
    children: set[int] = field(default_factory=set)

    def add(self, subject: int, state: str, *, is_new: bool) -> None:
        """One finding."""
        if state == GONE:
            self.gone += 1
        elif state == EXPLAINED:
            self.explained += 1
        else:
            self.open += 1
            self.new += is_new
            self.children.add(subject)


@dataclass
class Readiness:
    """The return today."""

    year: int
    whole: Count
    by_team: list[tuple[int, Count]]
    by_rule: list[tuple[str, Count]]
    known: int
    """Children whom the return knows."""
    looked_at: datetime | None


def readiness(viewer: Any, year: int, since: date, prepared: Prepared = SSDA903) -> Readiness:
    """Findings of a year, by team and by rule; new and gone are those since a day."""
    held = ReturnFinding.objects.visible_to(viewer).filter(source=prepared.code, year=year)
    held = held.filter(Q(gone_on__isnull=True) | Q(gone_on__gt=since)).annotate(said_why=_explained())
    team_of, names = _teams(viewer)
    whole, by_team, by_rule = Count(), defaultdict(Count), defaultdict(Count)
    rows = held.values_list("subject_id", "code", "kind", "says", "first_on", "gone_on", "said_why")
    for subject, code, kind, says, first_on, gone_on, said_why in rows:
        state = GONE if gone_on else EXPLAINED if said_why else OPEN
        team = by_team[team_of.get(subject, NO_TEAM)]
        rule = by_rule[code]
        rule.title, rule.kind = says, kind
        for count in (whole, team, rule):
            count.add(subject, state, is_new=first_on > since)
    for number, count in by_team.items():
        count.title = names.get(number, "No social worker’s team")
    looked = ReturnLook.objects.visible_to(viewer).filter(source=prepared.code, year=year)
    latest = looked.aggregate(at=Max("at"))["at"]
    return Readiness(year, whole, _ranked(by_team), _ranked(by_rule), looked.count(), latest)


def _ranked(counts: Mapping[Any, Count]) -> list[tuple[Any, Count]]:
    return sorted(counts.items(), key=lambda c: (-c[1].open, c[1].title, str(c[0])))


def _teams(viewer: Any) -> tuple[dict[int, int], dict[int, str]]:
    """Child to the team of the social worker now, and the names of the teams."""
    held = Allocation.objects.visible_to(viewer).filter(role="social_worker", ended_on__isnull=True, team__isnull=False)
    rows = list(held.values_list("subject_id", "team_id", "team__name"))
    return {s: t for s, t, _ in rows}, {t: name for _, t, name in rows}


def team_choices(viewer: Any) -> list[tuple[str, str]]:
    """Teams for a filter."""
    _, names = _teams(viewer)
    return [(str(number), name) for number, name in sorted(names.items(), key=lambda n: n[1])]


@dataclass(frozen=True)
class Wanted:
    """Which findings: of a team, a rule, in a state."""

    team: str = ""
    rule: str = ""
    state: str = ""

    def __bool__(self) -> bool:
        return any(vars(self).values())


def findings(viewer: Any, year: int, since: date, wanted: Wanted, prepared: Prepared = SSDA903) -> QuerySet[ReturnFinding]:
    """Findings one by one, the newest first. They come with their child, and with whether they are explained."""
    held: QuerySet[ReturnFinding] = ReturnFinding.objects.visible_to(viewer).filter(source=prepared.code, year=year)
    held = held.annotate(said_why=_explained())
    if wanted.state == GONE:
        held = held.filter(gone_on__gt=since)
    else:
        held = held.filter(gone_on__isnull=True, said_why=wanted.state == EXPLAINED)
        if wanted.state == NEW:
            held = held.filter(first_on__gt=since)
    if wanted.rule:
        held = held.filter(code=wanted.rule)
    if wanted.team:
        theirs = Allocation.objects.visible_to(viewer).filter(
            role="social_worker", ended_on__isnull=True, team_id=int(wanted.team)
        )
        held = held.filter(subject_id__in=theirs.values("subject_id"))
    return held.select_related("subject").order_by(
        F("gone_on").desc(nulls_last=True), "-first_on", "code", "subject_id", "key"
    )


def names(viewer: Any, subjects: Iterable[int]) -> dict[int, str]:
    """Names of children on a page of the list."""
    held = Person.objects.visible_to(viewer).filter(subject_id__in=set(subjects))
    return {p.subject_id: p.name for p in held}


def workers(viewer: Any, subjects: Iterable[int]) -> dict[int, str]:
    """Their social workers."""
    held = Allocation.objects.visible_to(viewer).filter(
        role="social_worker", ended_on__isnull=True, subject_id__in=set(subjects)
    )
    return {a.subject_id: a.worker.name if a.worker else a.outside_name for a in held.select_related("worker")}


def finding_of(viewer: Any, number: int) -> ReturnFinding | None:
    """One finding that this viewer may see."""
    held = ReturnFinding.objects.visible_to(viewer).filter(pk=number, gone_on__isnull=True)
    found: ReturnFinding | None = held.select_related("subject").first()
    return found


def explanation_of(viewer: Any, finding: ReturnFinding) -> ReturnExplanation | None:
    """What was said of it, and still holds."""
    held = ReturnExplanation.objects.visible_to(viewer, subject=finding.subject_id).filter(
        source=finding.source, year=finding.year, code=finding.code, table=finding.table, key=finding.key, taken_back_at__isnull=True,
    )  # fmt: skip
    found: ReturnExplanation | None = held.select_related("by").first()
    return found


def rules_found(year: int, authority: int, prepared: Prepared = SSDA903) -> list[str]:
    """Codes of the rules that find something now."""
    held = ReturnFinding.objects.everything(because="codes of rules alone").filter(
        authority_id=authority, source=prepared.code, year=year
    )
    return sorted(Counter(held.filter(gone_on__isnull=True).values_list("code", flat=True)))

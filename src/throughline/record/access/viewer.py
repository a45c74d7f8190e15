"""The viewer: a worker in a post, and what follows from it. Loaded once a request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from throughline.base import discover
from throughline.record.access import acting, roles

if TYPE_CHECKING:
    from throughline.record.workers.models import Appointment, Worker


@lru_cache(maxsize=1)
def declared_roles() -> dict[str, roles.Role]:
    """Code to role: the record's own and every area's."""
    packages = ("throughline.record", "throughline.practice", "throughline.insight")
    return {r.code: r for package in packages for r in discover.declared(package, "roles", roles.Role)}


class DoorClosed(LookupError):
    """The viewer may not open this subject here; to them it does not exist."""


@dataclass
class Viewer:
    """Who looks. `subjects_in_sight` is what they see by relationship; reasons open one more child for a day."""

    authority_id: int
    worker_id: int
    name: str
    role: roles.Role
    team_ids: tuple[int, ...]
    team_name: str
    today: date
    vis: tuple[int, ...] = (0,)
    reasons: dict[int, str] = field(default_factory=dict)
    covering: tuple[int, ...] = ()
    broken: dict[int, datetime] = field(default_factory=dict)
    """Restricted sets open because glass was broken, and until when."""
    opened: dict[int, str] = field(default_factory=dict)
    """Subjects whose door was passed in this request, and on what basis."""
    seen: set[int] = field(default_factory=set)
    preferences: dict[str, Any] = field(default_factory=dict)
    appointment_id: int = 0
    posts: int = 1
    """How many posts this person holds today, this one included."""

    @property
    def title(self) -> str:
        """The role as it follows a name: "social worker", "IT lead"."""
        words = self.role.title
        return words if words[:2].isupper() else words[0].lower() + words[1:]

    def can(self, act: str) -> bool:
        """Whether the role may do this act."""
        return self.role.can(act)

    def saw(self, model: type[Any], rows: Iterable[Any]) -> None:
        """Note whose rows were read, for the audit of this response."""
        for row in rows:
            subject = row.pk if model.__name__ == "Subject" else getattr(row, "subject_id", None)
            if isinstance(subject, int):
                self.seen.add(subject)

    def must_open(self, subject: int) -> None:
        """Raise DoorClosed unless this viewer may read this subject's record now."""
        if self.basis_for(subject) is None:
            raise DoorClosed(subject)
        self.seen.add(subject)

    def basis_for(self, subject: int) -> str | None:
        """On what basis this viewer may read this subject: allocated, team, role, reason:…, glass, related, open; or None."""
        if subject not in self.opened:
            found = find_basis(self, subject)
            if found is None:
                return None
            self.opened[subject] = found
        return self.opened[subject]

    def subjects_in_sight(self) -> RawSQL | None:
        """The numbers of the subjects this viewer sees by relationship, as a query; None means all the wall lets through.

        It stands in nearly every query of a page: written out, so that it is not put together anew each time.
        """
        if self.role.sees == roles.AUTHORITY:
            return None
        mine, held = ["a.worker_id = ANY(%s)"], [[self.worker_id, *self.covering]]
        if self.role.sees in (roles.TEAM, roles.TEAMS_BELOW):
            mine, held = [*mine, "a.team_id = ANY(%s)"], [*held, [*self.team_ids]]
        if self.role.sees == roles.NOBODY:
            mine, held = [], []
        if self.reasons:
            mine, held = [*mine, "a.subject_id = ANY(%s)"], [*held, [*self.reasons]]
        if self.broken:
            mine, held = [*mine, "a.vis = ANY(%s)"], [*held, [*self.broken]]
        return RawSQL(_IN_SIGHT.format(mine=" OR ".join(mine) or "false"), (self.authority_id, *held))  # noqa: S611 - the words are constants

    def actor(self, screen: str = "") -> acting.Acting:
        """This viewer as the actor of a transaction."""
        return acting.Acting(self.authority_id, self.worker_id, self.role.code, self.vis, screen=screen, basis="role")


_IN_SIGHT = "SELECT a.subject_id FROM record_allocation a WHERE a.authority_id = %s AND a.ended_on IS NULL AND ({mine})"

_BASIS = """
SELECT s.kind, s.authority_id = %(tenant)s,
       EXISTS (SELECT 1 FROM record_allocation a WHERE a.subject_id = s.id AND a.ended_on IS NULL AND a.worker_id = %(me)s),
       EXISTS (SELECT 1 FROM record_allocation a WHERE a.subject_id = s.id AND a.ended_on IS NULL AND a.worker_id = ANY(%(cover)s)),
       EXISTS (SELECT 1 FROM record_allocation a WHERE a.subject_id = s.id AND a.ended_on IS NULL AND a.team_id = ANY(%(teams)s))
  FROM record_subject s WHERE s.id = %(subject)s
"""


def find_basis(viewer: Viewer, subject: int) -> str | None:
    """Why this viewer may read this subject, or None. One query, plus one for an adult's children."""
    with connection.cursor() as cursor:
        cursor.execute(
            _BASIS,
            {"tenant": viewer.authority_id, "me": viewer.worker_id, "cover": list(viewer.covering),
             "teams": list(viewer.team_ids), "subject": subject},
        )  # fmt: skip
        row = cursor.fetchone()
    if row is None or not row[1] or viewer.role.sees == roles.NOBODY:
        return None
    kind, _, allocated, covered, in_team = row
    if kind == "worker":
        return "own" if _is_own(viewer, subject) else ("manager" if _leads(viewer, subject) else None)
    if allocated:
        return "allocated"
    if covered:
        return "cover"
    if in_team and viewer.role.sees in (roles.TEAM, roles.TEAMS_BELOW):
        return "team"
    if viewer.role.sees == roles.AUTHORITY:
        return "role"
    if subject in viewer.reasons:
        return f"reason:{viewer.reasons[subject]}"
    if viewer.broken and _vis_of(subject) in viewer.broken:
        return "glass"
    from throughline.record.people.models import OPEN_KINDS

    if kind in OPEN_KINDS:
        return "open"
    if kind == "adult" and _related_in_sight(viewer, subject):
        return "related"
    return None


def _vis_of(subject: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vis FROM record_subject WHERE id = %s", [subject])
        row = cursor.fetchone()
    return int(row[0]) if row else -1


def _is_own(viewer: Viewer, subject: int) -> bool:
    from throughline.record.workers.models import Worker

    return bool(Worker.objects.filter(pk=viewer.worker_id, subject_id=subject).exists())


def _leads(viewer: Viewer, subject: int) -> bool:
    """Whether this worker's own record is that of somebody whom the viewer manages: no reason opens it for others."""
    from throughline.record.workers.models import Appointment

    posts = Appointment.objects.filter(worker__subject_id=subject, ended_on__isnull=True)
    return viewer.can("manage_team") and (viewer.role.sees == roles.AUTHORITY or posts.filter(team_id__in=viewer.team_ids).exists())


def _related_in_sight(viewer: Viewer, subject: int) -> bool:
    from throughline.record.people.models import Relationship

    ties = Relationship.objects.everything(because="an adult is seen through the children they are tied to").filter(
        Q(subject_id=subject) | Q(other_id=subject), authority_id=viewer.authority_id
    )
    within = viewer.subjects_in_sight()
    if within is None:
        return True
    reasoned = tuple(viewer.reasons)
    if reasoned and ties.filter(Q(subject_id__in=reasoned) | Q(other_id__in=reasoned)).exists():
        return True  # nobody is allocated yet to a child put on the record today
    return bool(ties.filter(Q(subject_id__in=within) | Q(other_id__in=within)).exists())


def load_viewer(worker: Worker, appointment: Appointment, today: date, now: datetime) -> Viewer:
    """Everything that follows from holding this post today. Three queries."""
    from throughline.record.access.models import ReasonGiven, RestrictedGrant
    from throughline.record.workers.models import Cover

    role = declared_roles()[appointment.role]
    vis, broken = [0], {}
    for set_id, basis, until in (
        RestrictedGrant.objects.filter(
            worker=worker, set__authority_id=appointment.authority_id, set__sealed=False, from_at__lte=now
        )
        .filter(Q(until_at__isnull=True) | Q(until_at__gt=now))
        .values_list("set_id", "basis", "until_at")
    ):
        vis.append(set_id)
        if basis == "break_glass":
            broken[set_id] = until
    viewer = Viewer(
        appointment.authority_id, worker.pk, worker.name, role, teams_of_post(role, appointment), appointment.team.name, today,
        vis=tuple(sorted(set(vis))), broken=broken, preferences=dict(worker.preferences or {}),
    )  # fmt: skip
    with acting.as_actor(viewer.actor()):
        viewer.reasons = dict(
            ReasonGiven.objects.everything(because="a viewer's own reasons decide what they see")
            .filter(authority_id=appointment.authority_id, worker=worker, on=today)
            .values_list("subject_id", "code")
        )
        covered = (
            Cover.objects.everything(because="whom a viewer covers decides what they see")
            .filter(authority_id=appointment.authority_id, covered_by=worker, began_on__lte=today)
            .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))
            .values_list("subject_id", flat=True)
        )
        viewer.covering = _workers_of(list(covered))
    return viewer


def _workers_of(subjects: Sequence[int]) -> tuple[int, ...]:
    from throughline.record.workers.models import Worker

    return tuple(Worker.objects.filter(subject_id__in=subjects).values_list("pk", flat=True)) if subjects else ()


def teams_of_post(role: roles.Role, appointment: Appointment) -> tuple[int, ...]:
    """The teams whose children a post reaches: its own, and for some roles those below it."""
    if role.sees != roles.TEAMS_BELOW:
        return (appointment.team_id,)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE below AS (SELECT id FROM record_team WHERE id = %s UNION ALL "
            "SELECT t.id FROM record_team t JOIN below b ON t.parent_id = b.id) SELECT id FROM below",
            [appointment.team_id],
        )
        return tuple(row[0] for row in cursor.fetchall())

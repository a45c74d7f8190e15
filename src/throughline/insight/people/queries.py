"""Questions about the people who work here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from throughline.record.access.viewer import declared_roles
from throughline.record.people.models import Person
from throughline.record.workers.models import Appointment, Team, Worker
from throughline.record.workers.queries import managers_of
from throughline.services.sign_in import accounts


@dataclass
class Row:
    """One worker in the list, with the posts of today."""

    worker: Worker
    posts: list[Appointment] = field(default_factory=list)


def people(viewer: Any, *, said: str, team: int | None, left: bool) -> list[Row]:
    """Workers of the authority, by name; those who have left are a list of their own."""
    found = (
        Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=not left)
        .select_related("user")
        .order_by("name", "pk")
    )
    if said:
        found = found.filter(Q(name__icontains=said) | Q(user__username__icontains=said))
    rows = {w.pk: Row(w) for w in found}
    for post in posts_on(viewer.today).filter(worker_id__in=rows):
        rows[post.worker_id].posts.append(named(post))
    return [r for r in rows.values() if team is None or any(p.team_id == team for p in r.posts)]


def posts_on(today: date) -> Any:
    """Posts held on a day."""
    return (
        Appointment.objects.filter(began_on__lte=today)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
        .select_related("team", "worker")
        .order_by("began_on", "pk")
    )


def one(viewer: Any, number: int) -> Worker | None:
    """One worker of the viewer's authority."""
    return Worker.objects.filter(authority_id=viewer.authority_id, pk=number).select_related("user").first()


def post(viewer: Any, number: int) -> Appointment | None:
    """One post of the viewer's authority."""
    found = (
        Appointment.objects.filter(authority_id=viewer.authority_id, pk=number).select_related("team", "worker").first()
    )
    return named(found) if found else None


def posts_of(worker: Worker) -> list[Appointment]:
    """Every post somebody holds, held or will hold, the latest first."""
    return [
        named(p) for p in Appointment.objects.filter(worker=worker).select_related("team").order_by("-began_on", "-pk")
    ]


def named(post: Appointment) -> Appointment:
    """A post with `words`: its own title, or its role's."""
    role = declared_roles().get(post.role)
    post.words = post.title or (role.title if role else post.role)  # type: ignore[attr-defined]
    return post


def teams(viewer: Any, *, closed: bool = False) -> list[Team]:
    """Teams by name, the open ones unless `closed`."""
    found = Team.objects.filter(authority_id=viewer.authority_id).select_related("parent", "agency").order_by("name")
    return list(found if closed else found.filter(closed_on__isnull=True))


def team(viewer: Any, number: int) -> Team | None:
    """One team of the viewer's authority."""
    return Team.objects.filter(authority_id=viewer.authority_id, pk=number).first()


def role_choices() -> list[tuple[str, str]]:
    """Roles by title."""
    return sorted(((code, role.title) for code, role in declared_roles().items()), key=lambda pair: pair[1])


def role_words() -> list[tuple[str, str]]:
    """Title of each role and what it is for."""
    return sorted((role.title, role.does) for role in declared_roles().values())


def sign_in_of(worker: Worker) -> dict[str, Any]:
    """How somebody signs in, as far as an administrator needs to know."""
    user = worker.user
    if user is None:
        return {}
    connected = [
        (w["name"], w["provider_id"], accounts.workplace_subject(user, w["provider_id"])) for w in workplaces()
    ]
    return {
        "username": user.get_username(), "open": user.is_active, "last": user.last_login, "second_steps": accounts.second_steps(user),
        "own_password": user.has_usable_password(), "given": accounts.is_given(user), "workplaces": connected,
    }  # fmt: skip


def workplaces() -> list[dict[str, Any]]:
    """The identity providers that this site knows."""
    found: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return found


def still_held(viewer: Any, subjects: list[int], post: Appointment) -> dict[str, Any]:
    """Whose worker somebody still is, as far as the viewer may know it, and who can hand them over."""
    visible = (
        Person.objects.visible_to(viewer).filter(subject_id__in=subjects).select_related("subject").order_by("sort_key")
    )
    named = list(visible) if viewer.role.sees != "nobody" else []
    return {
        "count": len(subjects),
        "named": named,
        "hidden": len(subjects) - len(named),
        "manager": managers_of([post.team_id], viewer.today).get(post.team_id),
    }

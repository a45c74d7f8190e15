"""What an administrator does for the people who work here. Every act is on the audit; nobody does them to themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from throughline.record.access import acting
from throughline.record.workers import actions as workers
from throughline.record.workers import posts
from throughline.record.workers.models import Appointment, Team, Worker
from throughline.services.sign_in import accounts


class NotYourself(ValueError):
    """Somebody else must do this for you."""


def add(
    viewer: Any, *, name: str, username: str, team: Team, role: str, began_on: date, title: str = "", **details: Any
) -> tuple[Worker, str]:
    """Somebody new, in a post, who can sign in; and the password to hand over once."""
    with transaction.atomic():
        user, password = accounts.make_user(username)
        worker = posts.add_worker(name, user=user, **details)
        posts.give_post(worker, team=team, role=role, began_on=began_on, title=title)
        return worker, password


def change(viewer: Any, worker: Worker, **details: Any) -> None:
    """Correct a worker's name, telephone and so on."""
    Worker.objects.filter(pk=worker.pk).update(**details)
    acting.note("worker_changed", subjects=[worker.subject_id], detail={"fields": sorted(details)})


def give_post(viewer: Any, worker: Worker, **post: Any) -> Appointment:
    """Appoint somebody, never oneself: rights come from somebody else."""
    _not_yourself(viewer, worker, "give you a post")
    return posts.give_post(worker, **post)


def end_post(viewer: Any, post: Appointment, *, on: date) -> None:
    """End somebody's post."""
    posts.end_post(post, on=on, today=viewer.today)


def leave(viewer: Any, worker: Worker, *, on: date) -> None:
    """Somebody has left: posts end, and they no longer sign in."""
    _not_yourself(viewer, worker, "say that you have left")
    workers.leave(viewer, worker, on=on)
    if worker.user:
        accounts.set_active(worker.user, False)


def come_back(viewer: Any, worker: Worker) -> None:
    """Somebody who had left works here again; a post is given apart."""
    with transaction.atomic():
        Worker.objects.filter(pk=worker.pk).update(left_on=None)
        if worker.user:
            accounts.set_active(worker.user, True)
        acting.note("came_back", subjects=[worker.subject_id], detail={"worker": worker.pk})


def give_password(viewer: Any, worker: Worker) -> str:
    """A new password to hand over once."""
    _not_yourself(viewer, worker, "give you a password; change your own on your account’s page")
    with transaction.atomic():
        password = accounts.give_password(_user(worker))
        acting.note("password_given", subjects=[worker.subject_id], detail={"worker": worker.pk})
    return password


def remove_second_steps(viewer: Any, worker: Worker) -> None:
    """Take apps, keys and recovery codes off the account: a telephone is lost."""
    _not_yourself(viewer, worker, "take your second step away")
    with transaction.atomic():
        count = accounts.remove_second_steps(_user(worker))
        acting.note("second_steps_removed", subjects=[worker.subject_id], detail={"worker": worker.pk, "count": count})


def open_account(viewer: Any, worker: Worker, *, username: str) -> str:
    """Let somebody sign in who could not; the password to hand over once."""
    with transaction.atomic():
        user, password = accounts.make_user(username)
        Worker.objects.filter(pk=worker.pk).update(user=user)
        acting.note("account_opened", subjects=[worker.subject_id], detail={"worker": worker.pk})
    return password


def close_account(viewer: Any, worker: Worker, *, closed: bool) -> None:
    """Stop somebody from signing in, or let them again; the posts stay."""
    _not_yourself(viewer, worker, "close your account")
    with transaction.atomic():
        accounts.set_active(_user(worker), not closed)
        acting.note(
            "account_closed" if closed else "account_reopened",
            subjects=[worker.subject_id],
            detail={"worker": worker.pk},
        )


def connect(viewer: Any, worker: Worker, *, provider: str, subject: str) -> None:
    """Say under which number a workplace's provider knows this worker; nothing takes the connection away."""
    _not_yourself(viewer, worker, "connect your sign-in")
    with transaction.atomic():
        accounts.connect_workplace(_user(worker), provider, subject.strip())
        acting.note("workplace_connected" if subject else "workplace_disconnected", subjects=[worker.subject_id],
                    detail={"worker": worker.pk, "provider": provider})  # fmt: skip


def add_team(viewer: Any, *, name: str, kind: str, parent: Team | None) -> Team:
    """A new team. ValueError when there is one of that name."""
    if Team.objects.filter(
        authority_id=viewer.authority_id, name__iexact=name.strip(), closed_on__isnull=True
    ).exists():
        raise ValueError("There is a team of that name already")
    council = (
        Team.objects.filter(authority_id=viewer.authority_id).order_by("pk").values_list("agency_id", flat=True).first()
    )
    made = Team.objects.create(
        authority_id=viewer.authority_id,
        agency_id=parent.agency_id if parent else council,
        parent=parent,
        name=name.strip(),
        kind=kind,
    )
    acting.note("team_added", detail={"team": made.pk})
    return made


def close_team(viewer: Any, team: Team) -> None:
    """Close a team. ValueError while somebody holds a post in it."""
    held = Appointment.objects.filter(team=team, ended_on__isnull=True).count()
    if held:
        raise ValueError(f"{held} posts in {team.name} are still held: end them first")
    Team.objects.filter(pk=team.pk).update(closed_on=viewer.today)
    acting.note("team_closed", detail={"team": team.pk})


def _user(worker: Worker) -> Any:
    if worker.user is None:
        raise ValueError(f"{worker.name} does not sign in here")
    return worker.user


def _not_yourself(viewer: Any, worker: Worker, what: str) -> None:
    if worker.pk == viewer.worker_id:
        raise NotYourself(f"Somebody else must {what}")

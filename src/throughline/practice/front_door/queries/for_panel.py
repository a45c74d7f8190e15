"""What stands on the agenda of the referral panel: cases of some days, as lines for people who have not read the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from throughline.engines.agendas.declarations import Found
from throughline.practice.front_door.codes import AGENCIES, CONTACT_OUTCOMES, REFERRAL_OUTCOMES
from throughline.practice.front_door.models import Contact, ForPanel, Referral
from throughline.record.workers.models import Allocation, Appointment

BECAUSE = "the referral panel looks at the cases of every team"


def contacts_for_panel(viewer: Any, since: date, until: date) -> Iterator[Found]:
    """Every contact of these days that did not become a referral."""
    rows = Contact.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, received_on__range=(since, until))
    rows = list(rows.exclude(outcome="referral").order_by("received_on", "key"))
    teams = _teams_of_workers(r.screened_by_id for r in rows)
    for row in rows:
        line = f"{AGENCIES.get(row.agency, 'Somebody')} on {row.received_on:%-d %B}" + (f": {row.about}" if row.about else "")
        line += "" if row.outcome else " (not decided yet)"
        yield Found(row.subject_id, line, row.key, teams.get(row.screened_by_id), CONTACT_OUTCOMES.get(row.outcome, ""))


def referrals_for_panel(viewer: Any, since: date, until: date) -> Iterator[Found]:
    """Every referral of these days."""
    rows = Referral.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, began_on__range=(since, until))
    rows = list(rows.order_by("began_on", "key"))
    teams = _teams_of_children(viewer, (r.subject_id for r in rows))
    for row in rows:
        again = ", again within twelve months" if row.again else ""
        line = f"Referred on {row.began_on:%-d %B}{again}" + (f": {row.about}" if row.about else "")
        line += "" if row.outcome else " (not decided yet)"
        yield Found(row.subject_id, line, row.key, teams.get(row.subject_id), REFERRAL_OUTCOMES.get(row.outcome, ""))


def assessments_for_panel(viewer: Any, since: date, until: date) -> Iterator[Found]:
    """Every assessment that ended in nothing further in these days."""
    rows = _for_panel(viewer, "closed").filter(began_on__range=(since, until)).order_by("began_on", "key")
    teams = _teams_of_children(viewer, (r.subject_id for r in rows))
    for row in rows:
        yield Found(row.subject_id, f"Assessment finished on {row.began_on:%-d %B}", row.key, teams.get(row.subject_id), "nothing further")


def plans_for_panel(viewer: Any, since: date, until: date) -> Iterator[Found]:
    """Every child with a protection plan now: the pool of which a few are drawn."""
    rows = _for_panel(viewer, "plan").filter(ended_on__isnull=True, began_on__lte=until).order_by("began_on", "key")
    teams = _teams_of_children(viewer, (r.subject_id for r in rows))
    for row in rows:
        yield Found(row.subject_id, f"Protection plan since {row.began_on:%-d %B %Y}", row.key, teams.get(row.subject_id), "a plan")


def _for_panel(viewer: Any, kind: str) -> Any:
    return ForPanel.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, kind=kind)


def _teams_of_children(viewer: Any, subjects: Iterable[int]) -> dict[int, int]:
    rows = Allocation.objects.everything(because=BECAUSE).filter(subject_id__in=set(subjects), ended_on__isnull=True, role="social_worker", team__isnull=False)
    return dict(rows.values_list("subject_id", "team_id"))


def _teams_of_workers(workers: Iterable[int | None]) -> dict[int | None, int]:
    held = Appointment.objects.filter(worker_id__in={w for w in workers if w}, ended_on__isnull=True).order_by("began_on")
    return dict(held.values_list("worker_id", "team_id"))

"""Allocation, hand-over, absence, cover and leaving, as acts of whoever leads a team."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import town
from throughline.record.access.actions import NotAllowed
from throughline.record.access.viewer import DoorClosed
from throughline.record.ledger.models import Content, Event
from throughline.record.workers import actions
from throughline.record.workers.actions import Move
from throughline.record.workers.models import Absence, Allocation, Cover
from throughline.services import clock

pytestmark = pytest.mark.django_db


def holders(child):
    rows = Allocation.objects.everything(because="test").filter(subject=child, ended_on__isnull=True)
    return {r.role: r.worker_id for r in rows}


def test_children_are_handed_over_together_in_every_role_each_with_a_note():
    with town() as made:
        manager, priya, joel = (
            made.worker("Ian Webb", "record.team_manager"),
            made.worker("Priya Shah"),
            made.worker("Joel Hardy"),
        )
        viewer, today = made.viewer(manager), clock.today()
        ada, bo = made.child("Ada", worker=priya), made.child("Bo", worker=priya)
        made.allocate(ada, priya, role="family_support")
        moves = [Move(ada.pk, "Likes to be rung first"), Move(bo.pk, "Court on Friday")]
        numbers = actions.hand_over(viewer, priya, joel, moves, team=made.team.pk, on=today, reason="TSPROC")
        assert holders(ada) == {"social_worker": joel.pk, "family_support": joel.pk} and holders(bo) == {
            "social_worker": joel.pk
        }
        notes = [Event.objects.everything(because="test").get(pk=n).facts["note"] for n in numbers]
        words = {Content.objects.everything(because="test").get(pk=n).words for n in notes}
        assert words == {"Likes to be rung first", "Court on Friday"}


def test_a_hand_over_is_all_or_nothing():
    with town() as made:
        manager, priya, joel = (
            made.worker("Ian Webb", "record.team_manager"),
            made.worker("Priya Shah"),
            made.worker("Joel Hardy"),
        )
        viewer, today = made.viewer(manager), clock.today()
        ada, bo, far = (
            made.child("Ada", worker=priya),
            made.child("Bo", worker=joel),
            made.child("Far", team=made.other_team),
        )

        def over(moves, to=joel, who=viewer):
            actions.hand_over(who, priya, to, moves, team=made.team.pk, on=today, reason="TSPROC")

        with pytest.raises(NotAllowed, match="not Priya"):
            over([Move(ada.pk, "x"), Move(bo.pk, "x")])
        with pytest.raises(ValueError, match="note for each child"):
            over([Move(ada.pk, " ")])
        with pytest.raises(ValueError, match="somebody else"):
            over([Move(ada.pk, "x")], to=priya)
        with pytest.raises(DoorClosed):
            over([Move(far.pk, "x")])
        with pytest.raises(NotAllowed, match="leads a team"):
            over([Move(ada.pk, "x")], who=made.viewer(priya))
        joel.left_on = today
        with pytest.raises(NotAllowed, match="does not work here"):
            over([Move(ada.pk, "x")])
        assert holders(ada) == {"social_worker": priya.pk}


def test_a_child_without_a_worker_is_given_one():
    with town() as made:
        manager, joel = made.worker("Ian Webb", "record.team_manager"), made.worker("Joel Hardy")
        waiting = made.child("Kai", team=made.team)
        actions.allocate(made.viewer(manager), waiting.pk, joel, team=made.team.pk, on=clock.today())
        assert holders(waiting) == {"social_worker": joel.pk}


def test_absence_and_cover_begin_and_end():
    with town() as made:
        manager, priya, joel = (
            made.worker("Ian Webb", "record.team_manager"),
            made.worker("Priya Shah"),
            made.worker("Joel Hardy"),
        )
        viewer = made.viewer(manager)
        D = date
        actions.record_absence(viewer, joel, on=D(2026, 11, 23), back_on=D(2026, 11, 28))
        actions.arrange_cover(viewer, joel, priya, on=D(2026, 11, 23), until=D(2026, 11, 27))
        away = Absence.objects.everything(because="test").get(subject=joel.subject)
        cover = Cover.objects.everything(because="test").get(subject=joel.subject)
        assert (away.began_on, away.ended_on) == (D(2026, 11, 23), D(2026, 11, 28))
        assert (cover.covered_by_id, cover.ended_on) == (priya.pk, D(2026, 11, 27))
        actions.end_absence(viewer, joel, on=D(2026, 11, 25))
        actions.end_cover(viewer, joel, on=D(2026, 11, 25))
        away.refresh_from_db(from_queryset=Absence.objects.everything(because="test"))
        cover.refresh_from_db(from_queryset=Cover.objects.everything(because="test"))
        assert away.ended_on == cover.ended_on == D(2026, 11, 25)
        with pytest.raises(ValueError, match="is not away"):
            actions.end_absence(viewer, joel, on=D(2026, 11, 26))
        with pytest.raises(ValueError, match="Nobody stands in"):
            actions.end_cover(viewer, joel, on=D(2026, 11, 26))
        with pytest.raises(ValueError, match="after the first day away"):
            actions.record_absence(viewer, joel, on=D(2026, 12, 2), back_on=D(2026, 12, 2))
        with pytest.raises(ValueError, match="somebody else"):
            actions.arrange_cover(viewer, joel, joel, on=D(2026, 12, 2), until=None)


@pytest.mark.requirement("LAC-02")
def test_nobody_leaves_while_a_child_is_theirs():
    with town() as made:
        manager, priya, joel = (
            made.worker("Ian Webb", "record.team_manager"),
            made.worker("Priya Shah"),
            made.worker("Joel Hardy"),
        )
        viewer, today = made.viewer(manager), clock.today()
        ada = made.child("Ada", worker=priya)
        with pytest.raises(actions.StillHolding) as refused:
            actions.leave(viewer, priya, on=today)
        assert refused.value.children == 1
        actions.hand_over(
            viewer, priya, joel, [Move(ada.pk, "All is said")], team=made.team.pk, on=today, reason="LEFTRL"
        )
        actions.leave(viewer, priya, on=today)
        priya.refresh_from_db()
        assert priya.left_on == today and not priya.user.is_active
        assert not priya.appointments.filter(ended_on__isnull=True).exists()
        with pytest.raises(NotAllowed):
            actions.leave(made.viewer(joel), joel, on=today)

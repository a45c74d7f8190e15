"""The community based early help teams: who is in them, from which agency, with which qualification, and what they carry."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.family_help.walking import World, begin, send
from tests.support.pages import page, plain, signed_in
from throughline.record.workers.models import Appointment, Worker

pytestmark = pytest.mark.django_db


def post_of(worker: Worker) -> str:
    return str(Appointment.objects.get(worker=worker).pk)


@pytest.mark.requirement("EH-04")
def test_a_team_says_from_which_agency_its_members_come_and_as_what_they_are_qualified(world: World) -> None:
    there = Appointment.objects.filter(team=Appointment.objects.get(worker=world.eve).team).count()
    Worker.objects.update(qualified=False)
    shown = page(world.boss, "family_help.teams")
    assert "North locality 2: no qualified social worker." in shown
    assert shown.count("nobody has said") == 2 * there, "of each member, where from and as what"
    boss = signed_in(world.boss)
    said = {"post": post_of(world.eve), "agency": "Merehaven Community Health", "qualification": "social_worker"}
    refused = plain(send(boss, "family_help.teams", said).text)
    assert "No registration of Eve Marsh as a social worker is on the record" in refused, "nobody becomes one by being called one"
    assert "Name the agency that employs them" in plain(send(boss, "family_help.teams", {**said, "agency": ""}).text)
    said["qualification"] = "health_visitor"
    assert "Saved: Eve Marsh comes from Merehaven Community Health." in plain(send(boss, "family_help.teams", said).text)
    Worker.objects.filter(pk=world.boss.pk).update(qualified=True)
    send(boss, "family_help.teams", {"post": post_of(world.boss), "agency": "Merehaven Council", "qualification": "social_worker"})
    shown = page(world.boss, "family_help.teams")
    assert f"{there} members from Merehaven Community Health, Merehaven Council; 1 qualified social worker" in shown
    assert shown.count("nobody has said") == 2 * (there - 2), "nothing is guessed of the others"
    assert "Each team has a qualified social worker." in shown and "Merehaven Community Health health visitor" in shown
    send(boss, "family_help.teams", {**said, "qualification": "school_nurse"})
    shown = page(world.boss, "family_help.teams")
    assert "school nurse" in shown and "health visitor" not in shown, "the last word about a member stands"


@pytest.mark.requirement("EH-04")
def test_a_team_says_what_it_carries_and_who_of_them_has_nobody(world: World) -> None:
    begin(world, both=False, worker="")
    shown = page(world.boss, "family_help.teams")
    assert "1 child helped; 1 without anybody of us" in shown
    send(signed_in(world.boss), "family_help.lead", {"author": "school", "name": "Jo Ray", "agency": "Mere Primary", "worker": str(world.eve.pk)},
         subject=world.tia.uuid)  # fmt: skip
    shown = page(world.boss, "family_help.teams")
    assert "1 child helped" in shown and "without anybody of us" not in shown, "another service leads, and one of us supports"
    assert "1 child is helped" in page(world.boss, "family_help.board") and "?team=North" in signed_in(world.boss).get(reverse("family_help.teams")).text


def test_whoever_does_not_lead_the_team_reads_it_and_says_nothing(world: World) -> None:
    assert "Say where somebody comes from" not in page(world.eve, "family_help.teams")
    before = page(world.boss, "family_help.teams")
    send(signed_in(world.eve), "family_help.teams", {"post": post_of(world.eve), "agency": "The moon", "qualification": "teacher"})
    assert page(world.boss, "family_help.teams") == before

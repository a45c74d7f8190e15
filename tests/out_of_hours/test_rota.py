"""The rota of the joint service: who is on duty, where there are too few, and neighbours' accounts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.out_of_hours.conftest import TODAY, shift
from tests.support.pages import key_of, plain, signed_in
from throughline.practice.out_of_hours.rota import Hours, gaps
from throughline.record.workers.models import Appointment
from throughline.services.clock import at_london


def test_gaps_hour_by_hour():
    """Two until midnight, one until nine; a day off is covered whole."""
    friday = date(2026, 11, 27)
    whole = (at_london(friday, 17), at_london(friday + timedelta(days=1), 9))
    evening = (at_london(friday, 17), at_london(friday, 22))
    found = [
        (f"{g.begins_at:%d %H}", f"{g.ends_at:%d %H}", g.there, g.needed, g.core)
        for g in gaps([whole, evening], Hours(), friday, friday)
    ]
    assert found == [("27 22", "28 00", 1, 2, True)]
    saturday = friday + timedelta(days=1)
    found = [
        (g.there, g.needed, (g.ends_at - g.begins_at) // timedelta(hours=1))
        for g in gaps([], Hours(), saturday, saturday)
    ]
    assert found == [(0, 1, 8), (0, 2, 7), (0, 1, 9)]
    assert next(gaps([], Hours(core_workers=1), TODAY, TODAY)).begins_at == at_london(TODAY, 17)


@pytest.mark.django_db
@pytest.mark.requirement("OOH-01")
def test_a_manager_keeps_the_rota_and_gaps_at_core_times_stand_out(place, next_door, at):
    at(TODAY, 18)
    ruth = signed_in(place.ruth)
    url = reverse("out_of_hours.rota")
    page = plain(ruth.get(url).text)
    assert "Nobody is on duty at this hour." in page and "core hours, 0 of 2" in page
    put = {
        "what": "shift",
        "worker": place.femi.pk,
        "on_day": "25",
        "on_month": "11",
        "on_year": "2026",
        "at": "17:00",
        "hours": "16",
    }
    ruth.post(url, {**put, "key": key_of(ruth.get(url))}, follow=True)
    page = plain(ruth.get(url).text)
    assert "On duty now: Femi Cole." in page and "17:00 to 00:00: core hours, 1 of 2" in page
    twice = ruth.post(url, {**put, "at": "20:00", "hours": "2", "key": key_of(ruth.get(url))}, follow=True)
    assert "They are on duty then already" in plain(twice.text)
    ruth.post(url, {**put, "worker": next_door.ewan.pk, "hours": "7", "key": key_of(ruth.get(url))}, follow=True)
    page = plain(ruth.get(url).text)
    assert "On duty now: Ewan Price, Femi Cole." in page and "Ewan Price (Farside)" in page
    tonight = next(short for day, _, short in ruth.get(url).context_data["rota"].days if day == TODAY)
    assert tonight == []
    shown = next(s for s in ruth.get(url).context_data["rota"].now if s.worker_id == place.femi.pk)
    ruth.post(url, {"what": "back", "shift": shown.key, "key": key_of(ruth.get(url))}, follow=True)
    assert "Femi Cole" not in plain(ruth.get(url).text).partition("in the coming two weeks.")[0]


@pytest.mark.django_db
@pytest.mark.requirement("OOH-01")
def test_a_neighbours_worker_gets_a_named_account_for_shifts_only(place, next_door):
    next_door.kit = None
    Appointment.objects.filter(worker=next_door.ewan, authority=place.authority).delete()
    ruth = signed_in(place.ruth)
    url = reverse("out_of_hours.rota")
    page = ruth.get(url)
    assert "Ewan Price, Farside" in plain(page.text)
    ruth.post(url, {"what": "neighbour", "neighbour": next_door.ewan.pk, "key": key_of(page)}, follow=True)
    post = Appointment.objects.get(worker=next_door.ewan, authority=place.authority)
    assert (post.role, post.team, post.title) == ("out_of_hours.neighbour", place.nights, "Night duty, Farside")
    assert signed_in(place.femi).post(url, {"what": "neighbour", "neighbour": next_door.ewan.pk}).status_code == 404


@pytest.mark.django_db
def test_nobody_is_on_duty_by_a_shift_that_is_over(place, next_door, at):
    from throughline.practice.out_of_hours.queries import on_duty
    from throughline.record.access.viewer import load_viewer
    from throughline.services import clock

    shift(place, next_door.ewan, TODAY)
    post = Appointment.objects.get(worker=next_door.ewan, authority=place.authority)
    at(TODAY, 20)
    viewer = load_viewer(next_door.ewan, post, TODAY, clock.now())
    assert on_duty(viewer, at_london(TODAY, 17)) and on_duty(viewer, at_london(TODAY + timedelta(days=1), 8))
    assert not on_duty(viewer, at_london(TODAY, 16)) and not on_duty(viewer, at_london(TODAY + timedelta(days=1), 9))

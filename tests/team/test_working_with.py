"""Who works with a child: named, ended and looked back on; and a due line that leads to where it is recorded."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.measures.chronologies import in_care, town
from tests.support.pages import key_of, page, plain, record_on_page, signed_in
from throughline.engines.duties.models import Obligation
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.models import Visit
from throughline.record.ledger.actions import record
from throughline.record.workers.models import Allocation
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: D(2026, 11, 25))
    with town() as made:
        made.priya = made.worker("Priya Shah")
        made.lorraine = made.worker("Lorraine Tate", "record.team_manager")
        made.gwen = made.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer")
        made.joel = made.worker("Joel Hardy")
        made.tia = in_care(made, "Tia", D(2026, 11, 20))
        made.allocate(made.tia, made.priya, on=D(2026, 11, 20))
        yield made


def named(place, role: str) -> list[tuple[str, bool]]:
    rows = Allocation.objects.everything(because="test").filter(subject=place.tia, role=role).select_related("worker").order_by("began_on", "key")
    return [(a.worker.name, a.ended_on is None) for a in rows]


def send(place, **typed):
    client, url = signed_in(place.lorraine), reverse("working_with.page", kwargs={"subject": place.tia.uuid})
    return client.post(url, {"key": key_of(client.get(url)), **typed}, follow=True)


def test_a_reviewing_officer_is_named_where_the_due_line_leads_and_the_line_goes(place):
    client = signed_in(place.lorraine)
    due = client.get(reverse("child.due", kwargs={"subject": place.tia.uuid}))
    lines = {str(row.title): row for row in due.context_data["due"]}
    (line,) = [row for title, row in lines.items() if title.startswith("Name a reviewing officer")]
    assert line.do[-1].url == reverse("working_with.page", kwargs={"subject": place.tia.uuid})
    assert client.get(line.do[-1].url).status_code == 200
    told = plain(send(place, role="independent_reviewing_officer", worker=str(place.gwen.pk)).text)
    assert "Gwen Adeyemi is the independent reviewing officer from today." in told
    assert named(place, "independent_reviewing_officer") == [("Gwen Adeyemi", True)]
    due = client.get(reverse("child.due", kwargs={"subject": place.tia.uuid}))
    assert not any(str(row.title).startswith("Name a reviewing officer") for row in due.context_data["due"])
    assert "Reviews Gwen Adeyemi" in page(place.priya, "child.page", subject=place.tia.uuid)


def test_only_somebody_in_such_a_post_and_only_by_whoever_leads(place):
    told = plain(send(place, role="independent_reviewing_officer", worker=str(place.joel.pk)).text)
    assert "Joel Hardy does not hold a post as independent reviewing officer" in told
    assert "Choose who it is" in plain(send(place, role="co_worker", worker="").text)
    seen = page(place.priya, "working_with.page", subject=place.tia.uuid)
    assert "Name somebody" not in seen and "Priya Shah" in seen, "a social worker reads who is named"
    client = signed_in(place.priya)
    url = reverse("working_with.page", kwargs={"subject": place.tia.uuid})
    client.post(url, {"key": key_of(client.get(url)), "role": "co_worker", "worker": str(place.joel.pk)})
    assert named(place, "co_worker") == []


def test_a_co_worker_is_named_and_ended_and_stands_under_before(place):
    send(place, role="co_worker", worker=str(place.joel.pk))
    assert "Joel Hardy is the co-worker already" in plain(send(place, role="co_worker", worker=str(place.joel.pk)).text)
    (held,) = Allocation.objects.everything(because="test").filter(subject=place.tia, role="co_worker")
    told = plain(send(place, do="end", of=str(held.key)).text)
    assert "Joel Hardy is no longer the co-worker." in told and named(place, "co_worker") == [], "named today only, it is taken back"
    place.allocate(place.tia, place.joel, on=D(2026, 11, 21), role="co_worker")
    (held,) = Allocation.objects.everything(because="test").filter(subject=place.tia, role="co_worker")
    told = plain(send(place, do="end", of=str(held.key)).text)
    assert re.search(r"Before .*Joel Hardy Co-worker .*21 November.*25 November", told)


def test_a_visit_of_which_nothing_was_written_is_written_up_from_its_line(place):
    record(care.child_visited, place.tia, on=D(2026, 11, 23), by=place.priya.pk, outcome="seen")
    open_ = Obligation.objects.everything(because="test").filter(subject=place.tia, duty="looked_after.visit_record", met__isnull=True)
    assert open_.count() == 1
    due = signed_in(place.priya).get(reverse("child.due", kwargs={"subject": place.tia.uuid}))
    (line,) = [row for row in due.context_data["due"] if "Write up" in str(row.title)]
    assert signed_in(place.priya).get(line.do[-1].url).status_code == 200
    record_on_page(place.priya, place.tia, "looked_after.visit_written_up", D(2026, 11, 25), words="“I hid when the door went.”", alone="part")
    assert open_.count() == 0
    assert Visit.objects.everything(because="test").get(subject=place.tia).alone == "part"
    assert "I hid when the door went." in page(place.priya, "child.page", subject=place.tia.uuid)


def test_no_way_from_what_is_due_ends_at_a_shut_door(place):
    for who in (place.priya, place.lorraine):
        for row in signed_in(who).get(reverse("child.due", kwargs={"subject": place.tia.uuid})).context_data["due"]:
            for link in row.do:
                assert signed_in(who).get(link.url).status_code in (200, 302), (who.name, link.url)

"""The children in need census all year round: what its rules find in the record, and where it is put right."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from throughline.practice.front_door import events as door
from throughline.practice.protection import events as protection
from throughline.record.access import acting
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.people import events as people
from throughline.returns.models import ReturnFinding
from throughline.returns.ready import actions
from throughline.services import clock

pytestmark = pytest.mark.django_db
TODAY = date(2026, 2, 3)


@pytest.fixture(autouse=True)
def in_february():
    with time_machine.travel(clock.at_london(TODAY, 9, 0)):
        yield


@pytest.fixture
def town():
    made = council("E08000013")
    with acting.as_system(made.authority.pk, "tests"):
        made.analyst = made.worker("Ana List", "record.performance_analyst")
        made.priya = made.worker("Priya Shah")
        made.manager = made.worker("Mel Ford", "record.team_manager")
        made.tia = made.child("Tia", sex="F", ethnicity="WBRI", worker=made.priya)
        record(people.identifier_recorded, made.tia, on=date(2025, 5, 1), scheme="upn", value="D845000114001")
        (came,) = append([Entry(door.referral_received, made.tia.pk, date(2025, 5, 1), {"source": "6"})])
        made.decided = record(door.referral_decided, made.tia, on=date(2025, 5, 1), thread=came, outcome="assessment")
        made.omar = made.child("Omar", sex="M", ethnicity="WBRI", worker=made.priya)
        record(protection.plan_began, made.omar, on=date(2025, 9, 2), category="NEG")
    return made


def look(town):
    with acting.as_system(town.authority.pk, "tests"):
        return actions.look_at_all(town.authority.pk, TODAY)


def text_of(worker, url):
    client = Client()
    client.force_login(worker.user)
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def found(child):
    held = ReturnFinding.objects.everything(because="test").filter(subject=child, source="cin", gone_on__isnull=True)
    return {f.code: f for f in held}


def test_what_the_census_asks_is_found_and_leads_to_the_box(town):
    assert "Children in need census" in look(town)
    assert {"8610", "8540"} <= set(found(town.tia))
    text = text_of(town.priya, reverse("child.page", kwargs={"subject": town.tia.uuid}))
    assert "Children in need census, 2025/26" in text and "rule 8610, children in need census" in text
    mend = reverse("recording.correct", kwargs={"subject": town.tia.uuid, "event": town.decided})
    assert f'href="{mend}"' not in text and "Ask whoever recorded it, or the manager." in text, "what a referral was about is the decision of a manager"
    assert f'href="{mend}"' in text_of(town.manager, reverse("child.page", kwargs={"subject": town.tia.uuid}))
    form = text_of(town.manager, mend)
    assert "For the return: Primary Need code is missing for a referral which led to further action (rule 8610, children in need census)." in form


def test_a_need_and_a_disability_typed_at_their_boxes_are_found_no_more(town):
    look(town)
    client = Client()
    client.force_login(town.manager.user)
    url = reverse("recording.correct", kwargs={"subject": town.tia.uuid, "event": town.decided})
    page = client.get(url).content.decode()
    key = page.partition('name="key" value="')[2].partition('"')[0]
    said = {"on_day": "1", "on_month": "5", "on_year": "2025", "outcome": "assessment", "need": "N1", "key": key}
    answer = client.post(url, said)
    assert answer.status_code == 302, answer.context["form"].errors
    assert "8540" in found(town.tia)
    text = text_of(town.priya, reverse("returns.for_return", kwargs={"subject": town.tia.uuid}))
    mend = next(part.partition('"')[0] for part in text.split('href="') if "/correct/" in part.partition('"')[0] and "disabilities" in part[:400])
    page = client.get(mend).content.decode()
    assert 'type="checkbox"' in page and "Hand function" in page
    key = page.partition('name="key" value="')[2].partition('"')[0]
    initial = {"on_day": "1", "on_month": "5", "on_year": "2025", "given": "Tia", "sex": "F", "ethnicity": "WBRI", "born_on_day": "14", "born_on_month": "3",
               "born_on_year": "2014", "disabilities": ["LD", "AUT"], "key": key}  # fmt: skip
    answer = client.post(mend, initial)
    assert answer.status_code == 302, answer.context["form"].errors
    client.post(reverse("returns.look_at_child", kwargs={"subject": town.tia.uuid}), {"key": "a1b2c3d4-0000-4000-8000-000000000001"})
    assert not {"8610", "8540"} & set(found(town.tia))


def test_work_without_a_referral_is_asked_for(town):
    look(town)
    finding = found(town.omar)["no referral"]
    assert (finding.table, finding.key) == ("ChildProtectionPlans", "2025-09-02")
    text = text_of(town.priya, reverse("child.page", kwargs={"subject": town.omar.uuid}))
    assert reverse("front_door.contacts", kwargs={"subject": town.omar.uuid}) in text


def test_the_census_has_its_page_of_readiness_beside_that_of_the_other_return(town):
    look(town)
    text = text_of(town.analyst, reverse("returns.readiness"))
    assert reverse("returns.readiness_census") in text and "8610" not in text
    text = text_of(town.analyst, reverse("returns.readiness_census"))
    assert "8610" in text and "no referral" in text and "Omar" in text and "not known here yet" not in text


def test_a_year_without_rules_of_its_own_is_tried_by_those_before_and_says_so(town):
    with time_machine.travel(clock.at_london(date(2026, 9, 3), 9, 0)):
        with acting.as_system(town.authority.pk, "tests"):
            actions.look_at_all(town.authority.pk, date(2026, 9, 3))
        assert "by the rules of 2025/26: those of 2026/27 are not known here yet" in text_of(town.analyst, reverse("returns.readiness_census"))
    assert {f.year for f in found(town.tia).values()} == {2027}

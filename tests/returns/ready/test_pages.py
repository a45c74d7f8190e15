"""The return all year round: what is found in the record, on the child's page, at the box, and on the analyst's page."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from throughline.engines.ticks.running import run_due
from throughline.practice.looked_after import events as care
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.ledger.actions import correct, record
from throughline.record.people import events as people
from throughline.returns.models import ReturnExplanation, ReturnFinding, ReturnLook
from throughline.returns.ready import actions, making
from throughline.services import clock

pytestmark = pytest.mark.django_db
TODAY = date(2026, 2, 3)
WRONG_URN = "218"
"""Ofsted Unique reference number (URN) is required."""


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
        made.tia = in_care(made, "Tia", "100", worker=made.priya)
        made.omar = in_care(made, "Omar", "200", team=made.other_team)
    return made


def in_care(made, given, number, upn="A300000000001", **whose):
    """A child of whom the return can tell everything but the registration number of the home."""
    child = made.child(given, sex="F", ethnicity="WBRI", **whose)
    record(people.identifier_recorded, child, on=date(2025, 5, 1), scheme="local", value=number)
    if upn:
        record(people.identifier_recorded, child, on=date(2025, 5, 1), scheme="upn", value="A300000000001")
    record(care.became_looked_after, child, on=date(2025, 5, 1), need="N1", home_postcode="WA10 1HP")
    record(care.legal_status_began, child, on=date(2025, 5, 1), status="C2")
    child.home = record(
        placements.placement_began, child, on=date(2025, 5, 1), type="K2", provider="PR4", postcode="WA9 3AB",
        home_postcode="WA10 1HP",
    )  # fmt: skip
    return child


def look(town, today=TODAY):
    with acting.as_system(town.authority.pk, "tests"):
        return actions.look_at_all(town.authority.pk, today)


def signed_in(worker):
    client = Client()
    client.force_login(worker.user)
    return client


def text_of(client, url, **asked):
    answer = client.get(url, asked)
    assert answer.status_code == 200, url
    return " ".join(answer.content.decode().split())


def page_of(child):
    return reverse("child.page", kwargs={"subject": child.uuid})


def found(child, **more):
    held = ReturnFinding.objects.everything(because="test").filter(subject=child, **more)
    return {f.code: f for f in held.filter(gone_on__isnull=True)}


def test_the_child_s_page_says_what_to_mend_and_leads_to_the_box(town):
    look(town)
    client = signed_in(town.priya)
    text = text_of(client, page_of(town.tia))
    assert "For the return" in text and "SSDA903, children looked after, 2025/26" in text
    assert "Ofsted Unique reference number (URN) is required." in text and "rule 218" in text
    assert "Went to live somewhere, 1 May 2025: registration number." in text
    mend = reverse("recording.correct", kwargs={"subject": town.tia.uuid, "event": town.tia.home})
    assert f'href="{mend}"' in text
    form = text_of(client, mend)
    said = form.index("For the return: Ofsted Unique reference number (URN) is required (rule 218).")
    assert form.index(">Registration number<") < said < form.index('name="urn"'), "it stands at the box"
    elsewhere = text_of(
        client, reverse("recording.record", kwargs={"subject": town.tia.uuid, "code": care.review_held.code})
    )
    assert "For the return" not in elsewhere


def test_what_is_mended_is_gone_when_the_page_is_looked_at_again(town):
    look(town)
    client = signed_in(town.priya)
    with acting.as_system(town.authority.pk, "tests"):
        correct(town.tia.home, by=town.priya.pk, urn="SC123456")
    stale = text_of(client, page_of(town.tia))
    again = reverse("returns.look_at_child", kwargs={"subject": town.tia.uuid})
    assert "Something was recorded since this was looked at." in stale and f'hx-post="{again}"' in stale
    got = client.post(again, {"key": str(uuid.uuid4())}, headers={"HX-Request": "true"}, follow=True)
    part = got.content.decode()
    assert (
        "<html" not in part
        and 'id="for-return"' in part
        and "(URN) is required" not in part
        and "Look again" not in part
    )
    assert "(URN) is required" not in text_of(client, page_of(town.tia))
    assert WRONG_URN in found(town.omar), "the other child's stay"


def test_what_is_not_recorded_yet_leads_to_an_empty_form_that_says_so(town):
    with acting.as_system(town.authority.pk, "tests"):
        ann = in_care(town, "Ann", "300", upn="", worker=town.priya)
    look(town)
    client = signed_in(town.priya)
    number = reverse("recording.record", kwargs={"subject": ann.uuid, "code": people.identifier_recorded.code})
    before = reverse("recording.record", kwargs={"subject": ann.uuid, "code": permanence.earlier_permanence.code})
    text = text_of(client, page_of(ann))
    assert f'href="{number}"' in text and "Number recorded: not recorded." in text
    assert f'href="{before}"' in text, "officially shown on the episode, mended where the home before care is recorded"
    form = text_of(client, number)
    assert (
        form.index('name="scheme"')
        < form.index("For the return: Unique Pupil Number (UPN) field is not completed")
        < form.index('name="value"')
    )
    today = {"on_0": "3", "on_1": "2", "on_2": "2026"} | {
        f"on_{n}": v for n, v in (("day", "3"), ("month", "2"), ("year", "2026"))
    }
    saved = client.post(number, {**today, "scheme": "upn", "value": "B301000000001", "key": str(uuid.uuid4())})
    assert saved.status_code == 302, "a worker can record it"
    client.post(reverse("returns.look_at_child", kwargs={"subject": ann.uuid}), {"key": str(uuid.uuid4())})
    assert "442" not in found(ann)
    assert f'href="{number}"' not in text_of(client, page_of(ann))


def test_a_home_that_was_left_is_not_where_the_next_one_is_told(town):
    with acting.as_system(town.authority.pk, "tests"):
        record(placements.placement_ended, town.tia, on=date(2025, 11, 3))
    look(town)
    text = text_of(signed_in(town.priya), page_of(town.tia))
    home = reverse("recording.record", kwargs={"subject": town.tia.uuid, "code": placements.placement_began.code})
    assert "Went to live somewhere: not recorded." in text and f'href="{home}"' in text


def test_a_rule_that_compares_children_stands_until_all_are_looked_at(town):
    look(town)
    assert "444" in found(town.tia) and "444" in found(town.omar), "both were given one pupil number"
    with acting.as_system(town.authority.pk, "tests"):
        record(people.note_written, town.tia, on=TODAY, words="A note")
    signed_in(town.priya).post(
        reverse("returns.look_at_child", kwargs={"subject": town.tia.uuid}), {"key": str(uuid.uuid4())}
    )
    assert "444" in found(town.tia)


def test_an_entry_that_was_corrected_before_can_be_mended_again(town):
    with acting.as_system(town.authority.pk, "tests"):
        correct(town.tia.home, by=town.priya.pk, postcode="WA10 1AA")
    look(town)
    mend = reverse("recording.correct", kwargs={"subject": town.tia.uuid, "event": town.tia.home})
    client = signed_in(town.priya)
    assert f'href="{mend}"' in text_of(client, page_of(town.tia)) and "For the return" in text_of(client, mend)


def test_what_lies_behind_the_present_year_is_not_asked_for(town):
    look(town)
    assert {f.year for f in ReturnFinding.objects.everything(because="test")} == {2026}
    assert not ReturnFinding.objects.everything(because="test").filter(table="OC2").exists(), "31 March has not come"


def test_a_child_of_whom_no_return_tells_is_asked_nothing(town):
    with acting.as_system(town.authority.pk, "tests"):
        sam = town.child("Sam", worker=town.priya)
    look(town)
    assert "For the return" not in text_of(signed_in(town.priya), page_of(sam))
    assert ReturnLook.objects.everything(because="test").filter(subject=sam).count() == 0


def test_a_child_who_came_into_care_today_is_looked_at_at_once(town):
    look(town)
    with acting.as_system(town.authority.pk, "tests"):
        ann = in_care(town, "Ann", "300", worker=town.priya)
    client = signed_in(town.priya)
    assert "Look again" in text_of(client, page_of(ann))
    client.post(reverse("returns.look_at_child", kwargs={"subject": ann.uuid}), {"key": str(uuid.uuid4())})
    assert "(URN) is required" in text_of(client, page_of(ann))


def test_readiness_by_team_and_rule_each_with_the_way_to_the_child(town):
    look(town)
    client = signed_in(town.analyst)
    url = reverse("returns.readiness")
    text = text_of(client, url)
    n = ReturnFinding.objects.everything(because="test").filter(source="ssda903").count()
    assert f"{n} findings about 2 of 2 children" in text
    assert (
        "North locality 2" in text and "South locality 1" in text and f'href="{page_of(town.tia)}#for-return"' in text
    )
    assert "Priya Shah" in text
    theirs = text_of(client, url, team=str(town.other_team.pk))
    listed = theirs.partition('id="one-by-one"')[2]
    assert "Omar Harrow" in listed and "Tia Harrow" not in listed
    by_rule = text_of(client, url, rule=WRONG_URN).partition("<tbody>")[2].partition('id="one-by-one"')[2]
    assert "rule 218" in by_rule and by_rule.count("rule ") == by_rule.count("rule 218")
    assert signed_in(town.priya).get(url).status_code == 404


def test_what_changed_since_yesterday(town):
    look(town, TODAY - timedelta(days=3))
    with acting.as_system(town.authority.pk, "tests"):
        correct(town.tia.home, by=town.priya.pk, urn="SC123456")
        record(care.legal_status_began, town.omar, on=date(2025, 9, 1), status="L2")
    with time_machine.travel(clock.at_london(TODAY, 5, 0)):
        run_due(["returns.readiness"])
    text = text_of(signed_in(town.analyst), reverse("returns.readiness"))
    new = [f for f in ReturnFinding.objects.everything(because="test") if f.first_on == TODAY]
    gone = [f for f in ReturnFinding.objects.everything(because="test") if f.gone_on == TODAY]
    assert (town.tia.pk, WRONG_URN) in {(f.subject_id, f.code) for f in gone}
    assert f"Since yesterday {len(new)} new, {len(gone)} mended." in text
    mended = text_of(signed_in(town.analyst), reverse("returns.readiness"), state="gone").partition('id="one-by-one"')[
        2
    ]
    assert "mended 3 Feb" in mended and "Tia Harrow" in mended
    fresh = text_of(signed_in(town.analyst), reverse("returns.readiness"), state="new").partition('id="one-by-one"')[2]
    assert ("Omar Harrow" in fresh) == bool(new)


def test_a_finding_that_comes_back_is_new_again(town):
    look(town, TODAY - timedelta(days=3))
    with acting.as_system(town.authority.pk, "tests"):
        correct(town.tia.home, by=town.priya.pk, urn="SC123456")
    look(town, TODAY - timedelta(days=2))
    assert WRONG_URN not in found(town.tia)
    with acting.as_system(town.authority.pk, "tests"):
        correct(town.tia.home, by=town.priya.pk, urn=None)
    look(town)
    assert found(town.tia)[WRONG_URN].first_on == TODAY
    assert look(town) == "", "looking twice changes nothing"


def test_a_finding_is_explained_with_a_reason_and_the_explanation_taken_back(town):
    look(town)
    client, finding = signed_in(town.analyst), found(town.tia)[WRONG_URN]
    url = reverse("returns.explain", kwargs={"finding": finding.pk})
    assert "This is an error." in text_of(client, url)
    short = client.post(url, {"words": "fine", "key": str(uuid.uuid4())})
    assert "Say it so that somebody outside the authority can follow" in short.content.decode()
    client.post(url, {"words": "The home is in Scotland and has no Ofsted number.", "key": str(uuid.uuid4())})
    held = ReturnExplanation.objects.everything(because="test").get()
    assert (held.code, held.by, held.subject_id) == (WRONG_URN, town.analyst, town.tia.pk)
    assert "1 explained" in text_of(client, reverse("returns.readiness"))
    assert "(URN) is required" not in text_of(signed_in(town.priya), page_of(town.tia))
    look(town, TODAY + timedelta(days=1))
    assert (
        "Explained" in text_of(client, reverse("returns.readiness"), state="explained").partition('id="one-by-one"')[2]
    )
    client.post(url, {"take_back": "yes", "key": str(uuid.uuid4())})
    held.refresh_from_db()
    assert held.taken_back_by == town.analyst and held.words
    assert "(URN) is required" in text_of(signed_in(town.priya), page_of(town.tia))
    assert signed_in(town.priya).get(url).status_code == 404


def test_a_restricted_child_s_findings_are_not_shown_to_those_who_are_not_named(town):
    look(town)
    with acting.as_system(town.authority.pk, "tests"):
        restrict(town.tia.pk, named=[town.priya.pk], owner=town.priya.pk, why="A threat")
    finding = ReturnFinding.objects.everything(because="test")
    with acting.as_system(town.authority.pk, "tests"):
        number = finding.filter(subject=town.tia, code=WRONG_URN).get().pk
    client = signed_in(town.analyst)
    text = text_of(client, reverse("returns.readiness"))
    assert "Tia Harrow" not in text and "Omar Harrow" in text
    assert client.get(reverse("returns.explain", kwargs={"finding": number})).status_code == 404
    with acting.as_system(town.authority.pk, "tests"):
        actions.look_at_all(town.authority.pk, TODAY)
    assert "Tia Harrow" not in text_of(client, reverse("returns.readiness"))
    assert "(URN) is required" in text_of(signed_in(town.priya), page_of(town.tia))


def test_looking_again_now(town):
    client = signed_in(town.analyst)
    assert "not looked at yet" in text_of(client, reverse("returns.readiness"))
    client.post(reverse("returns.look_again"), {"key": str(uuid.uuid4())})
    assert WRONG_URN in found(town.tia)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), 2026),
        (date(2026, 4, 1), 2026),
        (date(2026, 7, 31), 2026),
        (date(2026, 8, 1), 2027),
        (date(2012, 7, 6), None),
    ],
)
def test_which_year_is_being_prepared(day, year):
    assert making.year_prepared(day) == year

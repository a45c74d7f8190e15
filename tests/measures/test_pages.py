"""The pages of measures, as different people meet them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.measures.chronologies import OCTOBER, TODAY, in_care, town
from throughline.engines.measures.publishing import publish_month
from throughline.engines.measures.registry import measures
from throughline.practice.looked_after import events as care
from throughline.record.access.actions import restrict
from throughline.record.audit.models import AuditEntry
from throughline.record.ledger.actions import record
from throughline.services import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


def signed_in(worker) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def test_the_list_and_a_measure_open():
    with town() as made:
        manager = made.worker("Ruth Calder", "record.team_manager")
        ada = in_care(made, "Ada", date(2024, 1, 8))
        made.allocate(ada, manager)
        for day, alone in ((2, "yes"), (3, "yes"), (4, "no")):
            record(care.child_visited, ada, on=date(2026, 11, day), outcome="seen", alone=alone)
    client = signed_in(manager)
    listed = client.get(reverse("measures.list"))
    assert listed.status_code == 200
    assert "Seen alone at visits" in listed.text and "67%" in listed.text
    page = client.get(reverse("measures.one", kwargs={"code": "looked_after.seen_alone"}))
    assert page.status_code == 200
    for words in (
        "67%",
        "2 of 3 visits",
        "1 to 25 November",
        "Open the 1 at which the child was not",
        "23 points under",
        "North locality 2",
        "10 to 15",
    ):
        assert words in page.text, words
    assert client.get(reverse("measures.one", kwargs={"code": "looked_after.no_such"})).status_code == 404


CODE = "looked_after.seen_alone"


def at(name: str, **query) -> str:
    url = reverse(name, kwargs={"code": CODE})
    return f"{url}?{urlencode(query)}" if query else url


@pytest.fixture
def two_teams():
    """Ada with the north team, seen alone in October and not in November; Zed with the south team, not seen alone then."""
    with town() as made:
        priya, south = made.worker("Priya Shah"), made.worker("Sam South", team=made.other_team)
        ada = in_care(made, "Ada", date(2024, 1, 8))
        zed = in_care(made, "Zed", date(2024, 1, 8))
        made.allocate(ada, priya)
        made.allocate(zed, south, made.other_team)
        record(care.child_visited, ada, on=date(2026, 10, 5), outcome="seen", alone="yes")
        for child, alone in ((ada, "no"), (zed, "no"), (zed, "yes")):
            record(care.child_visited, child, on=date(2026, 11, 5), outcome="seen", alone=alone)
        made.priya, made.ada, made.zed = priya, ada, zed
        yield made


@pytest.mark.requirement("PM-01", waits_for="the monthly pack, and challenge recorded as actions")
def test_names_open_only_to_those_who_may_see_the_child(two_teams):
    """Everybody sees 33%; the north team opens Ada and is told of one more; the head of service opens both."""
    priya, head = signed_in(two_teams.priya), signed_in(two_teams.worker("Ruth Calder", "record.head_of_service"))
    for client in (priya, head):
        assert "1 of 3 visits" in client.get(at("measures.one")).text
    page = priya.get(at("measures.children", month="2026-11", counted="no"))
    assert "Ada Quarrel" in page.text and "Zed" not in page.text
    assert "1 child</strong> among them you cannot open from here" in page.text
    whole = head.get(at("measures.children", month="2026-11", counted="no"))
    assert "Ada Quarrel" in whole.text and "Zed Quarrel" in whole.text and "cannot open" not in whole.text
    south = head.get(
        at("measures.children", month="2026-11", counted="no", by="team", group=str(two_teams.other_team.pk))
    )
    assert "Zed Quarrel" in south.text and "Ada" not in south.text
    yes = head.get(at("measures.children", month="2026-11", counted="yes"))
    assert "Zed Quarrel" in yes.text and "Ada" not in yes.text


def test_opening_a_figure_is_on_the_record(two_teams):
    signed_in(two_teams.priya).get(at("measures.children", month="2026-11", counted="no"))
    looked = AuditEntry.objects.filter(screen="measures.children", action="list").latest("id")
    assert looked.subjects == [two_teams.ada.pk] and looked.worker_id == two_teams.priya.pk


@pytest.mark.requirement("PM-03", waits_for="commentary, and the log of questions and answers")
def test_a_member_sees_figures_and_no_child(two_teams):
    """3 visits is fewer than six: the mark stands in their place, and nothing opens."""
    member = signed_in(two_teams.worker("Moira Hale", "record.lead_member"))
    page = member.get(at("measures.one"))
    assert page.status_code == 200
    assert "<b>c</b>" in page.text and "fewer than six" in page.text
    assert "33%" not in page.text and "1 of 3" not in page.text and "/children/" not in page.text
    assert member.get(at("measures.children", counted="no")).status_code == 404
    assert "Seen alone at visits" in member.get(reverse("measures.list")).text
    table = member.get(at("measures.table")).text
    assert "2026-11,,,c,c,c" in table
    assert "Ada" not in table and "33" not in table


def test_the_restricted_are_counted_for_all_and_named_for_none_outside(two_teams):
    restrict(two_teams.ada.pk, named=[], owner=two_teams.priya.pk, why="A relative works here")
    head = signed_in(two_teams.worker("Ruth Calder", "record.head_of_service"))
    assert "1 of 3 visits" in head.get(at("measures.one")).text
    page = head.get(at("measures.children", month="2026-11", counted="no"))
    assert "Ada" not in page.text and "Zed Quarrel" in page.text and "1 child</strong>" in page.text


@pytest.mark.requirement("SYS-04")
def test_a_month_that_changed_after_it_was_published_says_so_and_opens(two_teams):
    """October was published as 100% of 1. Zed's visit of October, not alone, was recorded later: 50%."""
    publish_month(two_teams.authority.pk, OCTOBER, today=TODAY, at=datetime(2026, 11, 3, 9, tzinfo=UTC))
    record(care.child_visited, two_teams.zed, on=date(2026, 10, 6), outcome="seen", alone="no")
    head = signed_in(two_teams.worker("Ruth Calder", "record.head_of_service"))
    page = head.get(at("measures.one")).text
    assert "October is 50%; it was published as 100% on 3 November." in page
    assert "One visit to be counted out of was recorded after that." in page
    record(care.child_visited, two_teams.zed, on=date(2026, 10, 7), outcome="seen", alone="yes")
    record(care.child_visited, two_teams.ada, on=date(2026, 10, 7), outcome="seen", alone="yes")
    assert "Two visits that count were recorded or corrected after that." in head.get(at("measures.one")).text
    changed = head.get(at("measures.children", month="2026-10", counted="changed")).text
    assert "Zed Quarrel" in changed and "Ada Quarrel" in changed
    as_published = head.get(at("measures.children", month="2026-10", counted="published")).text
    assert "Ada Quarrel" in as_published and "Zed" not in as_published
    assert head.get(at("measures.children", month="2026-09", counted="published")).status_code == 404
    october = head.get(at("measures.one", month="2026-10")).text
    assert "3 of 4 visits" in october


def test_the_table_to_take_away(two_teams):
    two_teams.team.name = "=cmd North"
    two_teams.team.save()
    answer = signed_in(two_teams.priya).get(at("measures.table"))
    assert answer["Content-Type"].startswith("text/csv") and "attachment" in answer["Content-Disposition"]
    lines = answer.text.splitlines()
    assert lines[0].endswith("Month,By,Group,Figure,Counted,Out of,Not known,State")
    assert '2026-11,,,33,1,3,0,"so far, 25 November 2026"' in lines
    assert "2026-11,team,'=cmd North,0,0,1,0" in answer.text
    assert any(line.startswith("2026-11,age,10 to 15,33,1,3,0") for line in lines)


def test_as_known_on_another_day_is_asked_and_answered(two_teams):
    client = signed_in(two_teams.priya)
    asked = {"month": "2026-11-01", "day_day": "24", "day_month": "11", "day_year": "2026"}
    page = client.get(at("measures.known_on", **asked))
    assert "November 2026 as known on 24 November" in page.text
    early = client.get(at("measures.known_on", **{**asked, "day_month": "10"}))
    assert "had not begun" in early.text
    assert client.get(at("measures.known_on")).status_code == 200


@pytest.mark.parametrize("month", ["2026-12", "2023-10", "soon", "2026-13"])
def test_a_month_out_of_reach_is_not_there(two_teams, month):
    assert signed_in(two_teams.priya).get(at("measures.one", month=month)).status_code == 404


def test_who_has_no_measures_finds_none(two_teams):
    clerk = signed_in(two_teams.worker("Cat Clerk", "record.business_support"))
    assert clerk.get(reverse("measures.list")).status_code == 404
    assert clerk.get(at("measures.one")).status_code == 404


def test_every_measure_opens(two_teams):
    head = signed_in(two_teams.worker("Ruth Calder", "record.head_of_service"))
    publish_month(two_teams.authority.pk, OCTOBER, today=TODAY, at=datetime(2026, 11, 3, 9, tzinfo=UTC))
    for code in measures():
        page = head.get(reverse("measures.one", kwargs={"code": code}))
        assert page.status_code == 200, code
        assert str(escape(measures()[code].title)) in page.text

"""The pages about children in care: who they are, what is theirs, who reviews them, who is looked at again."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from tests.in_care.conftest import day
from tests.measures.chronologies import in_care, told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.registry import duty
from throughline.engines.notices.models import Notice
from throughline.insight.in_care.ticks import tell_heads
from throughline.practice.family_time import events as family_time
from throughline.practice.looked_after import events as care
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as homes
from throughline.practice.voice import measures as voice_measures
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff

pytestmark = pytest.mark.django_db
D = date
HERE = "WA10 1HP"


def child(here, name: str, since: date, **how):
    found = in_care(here, name, since, homes=how.pop("homes", [(since, "U6", HERE)]), **how)
    here.allocate(found, here.priya, on=since)
    return found


def open_page(worker, code: str, **asked: str):
    return signed_in(worker).get(reverse(code), asked)


def sheet(page, title: str):
    """The rows of one table, as words."""
    held = page.context_data["sheets"]
    (found,) = [s for s in held if s.title == title] or [s for s in held if s.title.startswith(title)]
    return [tuple(c.words for c in row) for row in found.rows]


def say(client, subject, code: str, **typed: str):
    url = reverse("recording.record", kwargs={"subject": subject.uuid, "code": code})
    return client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True)


@pytest.mark.requirement("LAC-01")
def test_everybody_in_care_on_any_day_in_groups_and_what_it_comes_to(here):
    child(here, "Ada", D(2026, 1, 5), born=D(2014, 3, 14), sex="F", ethnicity="WBRI")
    child(here, "Bo", D(2026, 6, 1), born=D(2023, 3, 14), sex="M", status="C1", homes=[(D(2026, 6, 1), "P1", HERE)])
    child(here, "Cy", D(2025, 3, 3), left=D(2026, 9, 1))
    page = open_page(here.ruth, "in_care.page")
    assert page.context_data["told"].count == 2
    assert sheet(page, "By kind of home") == [("Foster care, the council’s own", "1"), ("With parents", "1")]
    assert set(sheet(page, "By legal status")) == {("Care order", "1"), ("Interim care order", "1")}
    assert set(sheet(page, "By age")) == {("10 to 15", "1"), ("Under 5", "1")}
    assert sheet(page, "By team") == [("North locality 2", "2")]
    assert open_page(here.ruth, "in_care.page", on="2026-05-31").context_data["told"].count == 2  # Ada and Cy
    assert open_page(here.ruth, "in_care.page", on="2027-01-01").status_code == 404
    ahead = page.context_data["ahead"]
    assert (sum(f.came for f in ahead.flows), sum(f.left for f in ahead.flows)) == (2, 1)
    assert ahead.in_six_months == 2 + round(6 * 1 / 12)


@pytest.mark.requirement("LAC-15")
def test_the_youngest_are_followed_over_the_years(here):
    child(here, "Bo", D(2026, 6, 1), born=D(2023, 3, 14))
    child(here, "Ada", D(2024, 6, 3), born=D(2014, 3, 14))
    page = open_page(here.ruth, "in_care.page")
    lines = sheet(page, "Under five")
    assert lines[-1] == ("Wednesday 25 November", "1", "2", "50%") or lines[-1][1:] == ("1", "2", "50%")
    assert lines[-2][1:] == ("0", "1", "0%")  # 31 March 2026
    assert "1 child under five came in the last twelve months because of abuse or neglect" in plain(page.text)
    ages = sheet(page, "Ages over the years")
    assert next(s for s in page.context_data["sheets"] if s.title == "Ages over the years").head == ("On", "Under 5", "10 to 15")
    assert ages[-1][1:] == ("1", "1") and ages[-2][1:] == ("0", "1")


@pytest.mark.requirement("LAC-02")
def test_a_child_without_a_qualified_worker_at_work_is_the_first_thing_on_the_page(here):
    unqualified = here.worker("Sandra Pell")
    type(unqualified).objects.filter(pk=unqualified.pk).update(qualified=False)
    ada, bo = child(here, "Ada", D(2026, 1, 5)), child(here, "Bo", D(2026, 1, 5))
    assert "Without a qualified worker" not in plain(open_page(here.ruth, "in_care.page").text)
    here.allocate(ada, unqualified, on=D(2026, 11, 24))
    record(staff.absence_recorded, here.priya.subject, on=D(2026, 11, 24))
    page = open_page(here.ruth, "in_care.page")
    assert page.context_data["sheets"][0].title == "Without a qualified worker at work"
    assert sheet(page, "Without a qualified worker") == [
        ("Bo Quarrel, 12", "away, and nobody stands in", "Priya Shah"),
        ("Ada Quarrel, 12", "not a qualified social worker", "Sandra Pell"),
    ]
    assert bo is not None
    tell_heads()
    tell_heads()  # the same hour again
    (notice,) = Notice.objects.everything(because="test").filter(worker=here.ruth, kind="unheld")
    assert "1 child: away, and nobody stands in; 1 child: not a qualified social worker." in notice.line


@pytest.mark.requirement("LAC-02")
def test_a_child_who_comes_into_care_without_a_worker_is_flagged_at_the_form_and_owned_that_minute(here):
    """What happened is saved: a child who came into care came. That nobody is named is said there and stands with the manager."""
    ada = here.child("Ada", "Quarrel", D(2014, 3, 14), team=here.team)
    page = say(signed_in(here.ian), ada, "looked_after.became_looked_after", **day(D(2026, 11, 25)), need="N1")
    assert "Ada is in care and no social worker is named for" in plain(page.text)
    assert "no social worker is named for" in plain(signed_in(here.ian).get(reverse("team.page")).text)
    here.allocate(ada, here.priya, on=D(2026, 11, 25))
    assert "no social worker is named for" not in plain(signed_in(here.ian).get(reverse("team.page")).text)


@pytest.mark.requirement("LAC-02")
def test_at_18_a_personal_adviser_is_owed(here):
    di = child(here, "Di", D(2021, 1, 4), born=D(2008, 11, 20))
    due = plain(signed_in(here.ian).get(reverse("child.due", kwargs={"subject": di.uuid})).text)
    assert "Name a personal adviser for" in due


@pytest.mark.requirement("LAC-22")
def test_a_change_brings_its_list_of_steps_each_with_an_owner_and_a_day(here):
    ada = child(here, "Ada", D(2026, 1, 5))
    here.allocate(ada, here.gwen, on=D(2026, 1, 7), role="independent_reviewing_officer")
    client = signed_in(here.priya)
    say(client, ada, "transitions.transition_planned", **day(D(2026, 11, 25)), kind="home", to="The Harts",
        **day(D(2026, 12, 9), "for_on"))  # fmt: skip

    due = plain(client.get(reverse("child.due", kwargs={"subject": ada.uuid})).text)
    assert "ask" in due and "See that health passes everything on before the change" in due
    assert "the place is ready" in due and "after the change" in due and "adult services" not in due
    rows = Obligation.objects.everything(because="test").filter(subject=ada, duty__startswith="transitions.")
    days = {r.duty.split(".")[1]: (r.due_on, duty(r.duty).owner) for r in rows}
    assert days == {
        "child": (D(2026, 12, 2), "social_worker"), "health": (D(2026, 12, 9), "social_worker"),
        "school": (D(2026, 12, 9), "social_worker"), "after": (D(2026, 12, 16), "independent_reviewing_officer"),
    }  # fmt: skip
    assert "of the change, ask" in plain(client.get(reverse("my_work.page")).text)
    say(
        client,
        ada,
        "transitions.transition_step_done",
        **day(D(2026, 11, 25)),
        step="child",
        words="She chose the room",
    )
    assert not rows.filter(duty="transitions.child", met__isnull=True).exists()
    assert rows.filter(met__isnull=True).count() == 3


@pytest.mark.requirement("LAC-16")
def test_young_people_with_most_homes_by_age(here):
    four = [(D(2024, n, 1), "U6", HERE) for n in (1, 3, 5)] + [(D(2026, 3, 2), "K2", HERE)]
    child(here, "Tia", D(2024, 1, 1), born=D(2009, 3, 14), homes=four)
    child(here, "Uma", D(2026, 1, 5), born=D(2015, 3, 14), homes=[(D(2026, n, 5), "U6", HERE) for n in (1, 5, 10)])
    child(here, "Vi", D(2026, 1, 5), born=D(2015, 3, 14))
    page = open_page(here.priya, "in_care.moves")
    assert [s.title for s in page.context_data["sheets"]] == ["16 and 17", "10 to 15"]
    assert sheet(page, "16 and 17") == [("Tia Quarrel, 17", "4", "1", "")]
    assert sheet(page, "10 to 15") == [("Uma Quarrel, 11", "3", "3", "was due 19 October")]


@pytest.mark.requirement("LAC-18")
def test_whoever_was_never_offered_a_visitor_is_on_the_list_and_so_is_who_waits(here):
    ada, bo = child(here, "Ada", D(2026, 1, 5)), child(here, "Bo", D(2025, 1, 6))
    child(here, "Cy", D(2026, 10, 5))  # in care for seven weeks: it is not yet time
    child(here, "Di", D(2025, 1, 6), born=D(2023, 1, 1))  # too young
    client = signed_in(here.priya)
    page = open_page(here.priya, "in_care.entitlements")
    assert [r[0] for r in sheet(page, "Never offered")] == ["Bo Quarrel, 12", "Ada Quarrel, 12"]
    say(client, ada, "voice.visitor_offered", **day(D(2026, 11, 2)), answer="yes", words="Somebody who likes dogs")
    say(client, bo, "voice.visitor_offered", **day(D(2026, 11, 2)), answer="no")
    page = open_page(here.priya, "in_care.entitlements")
    assert sheet(page, "Never offered") == [] and "0 have one, 1 did not want one" in plain(page.text)
    assert sheet(page, "Did not want an independent visitor") == [("Bo Quarrel, 12", "2 November", "2 November 2027")], "and is asked again"
    assert sheet(page, "Waiting for") == [("Ada Quarrel, 12", "2 November", "23 days")]
    assert told(voice_measures.visitor_waiting, D(2026, 11, 1))[0] == 1
    due = plain(client.get(reverse("child.due", kwargs={"subject": ada.uuid})).text)
    assert "Find an independent visitor for" in due
    say(client, ada, "voice.visitor_matched", **day(D(2026, 11, 24)), name="Margaret")
    page = open_page(here.priya, "in_care.entitlements")
    assert sheet(page, "Waiting for") == [] and "1 have one" in plain(page.text)
    assert sheet(page, "Have an independent visitor") == [("Ada Quarrel, 12", "2 November", "24 November", "22 days")], "since when, after how long"
    say(client, ada, "voice.visitor_ended", **day(D(2026, 11, 25)), why="visitor")
    assert sheet(open_page(here.priya, "in_care.entitlements"), "Have an independent visitor") == []
    assert told(voice_measures.visitor_offered, D(2026, 11, 1))[0] == 2


@pytest.mark.requirement("LAC-18")
def test_whom_no_parent_visits_stands_first_among_those_never_offered_a_visitor(here):
    """Family time of a year counts: with mother by her name, with "Dad"; not with an aunt, not cancelled, not longer ago."""
    ada, bo, cy = (child(here, name, D(2024, 1, n)) for n, name in ((8, "Ada"), (15, "Bo"), (22, "Cy")))
    kelly = Subject.objects.create(authority=here.authority, kind="adult")
    record(people.person_described, kelly, on=D(2024, 1, 8), given="Kelly", family="Quarrel", born_on=D(1990, 1, 1))
    record(people.related, ada, on=D(2024, 1, 8), other=kelly.pk, kind="mother")

    def time(one, whom: str, on: date, *, held: bool = True) -> None:
        began = record(family_time.arrangement_began, one, on=D(2024, 2, 1), with_whom=whom, ordered=False, supervised=False, times=2, minutes=60)
        booked = record(family_time.session_planned, one, on=on, arrangement=began, with_whom=whom, for_on=on, minutes=60)
        if held:
            record(family_time.session_held, one, on=on, thread=booked, came="all", account="They drew", concern=False)
        else:
            record(family_time.session_cancelled, one, on=on, thread=booked, why="parent")

    time(ada, "Kelly, at the Bridge Centre", D(2026, 10, 6))
    time(ada, "Kelly, at the Bridge Centre", D(2026, 11, 3))
    time(bo, "Dad", D(2026, 11, 2))
    time(cy, "His aunt", D(2026, 11, 2))
    time(cy, "Mum", D(2026, 11, 9), held=False)
    time(cy, "Mum", D(2025, 11, 2))
    assert [r[:3] for r in sheet(open_page(here.priya, "in_care.entitlements"), "Never offered")] == [
        ("Cy Quarrel, 12", "22 January 2024", "no time is on record"),
        ("Bo Quarrel, 12", "15 January 2024", "1 time, last 2 November"),
        ("Ada Quarrel, 12", "8 January 2024", "2 times, last 3 November"),
    ]


@pytest.mark.requirement("LAC-19")
def test_each_child_has_a_pass_for_the_year_and_the_forum_gets_who_has_not(here):
    ada = child(here, "Ada", D(2026, 10, 5))
    client = signed_in(here.priya)
    assert "Get her a leisure pass for the year" in plain(
        client.get(reverse("child.due", kwargs={"subject": ada.uuid})).text
    ).replace("Get them", "Get her")
    assert [r[0] for r in sheet(open_page(here.priya, "in_care.entitlements"), "No leisure pass")] == [
        "Ada Quarrel, 12"
    ]
    taken = open_page(here.priya, "in_care.not_issued")
    lines = list(csv.reader(io.StringIO(taken.text.lstrip("\ufeff"))))
    assert lines == [["Age", "In care since", "Last pass issued"], ["12", "05/10/2026", ""]]
    say(client, ada, "voice.leisure_pass_offered", **day(D(2026, 11, 20)), outcome="issued", kind="leisure")
    say(client, ada, "voice.leisure_pass_used", **day(D(2026, 11, 21)), what="swimming")
    assert sheet(open_page(here.priya, "in_care.entitlements"), "No leisure pass") == []
    assert told(voice_measures.leisure_pass, D(2026, 11, 1)) == (1, 1, 0)


@pytest.mark.requirement("LAC-06")
def test_a_child_is_told_how_to_reach_the_officer_and_again_when_that_changes(here):
    ada = child(here, "Ada", D(2026, 1, 5))
    here.allocate(ada, here.gwen, on=D(2026, 1, 7), role="independent_reviewing_officer")
    page = open_page(here.gwen, "in_care.entitlements")
    assert sheet(page, "Not told how to reach") == [("Ada Quarrel, 12", "Gwen Adeyemi", "7 January", "told: record it")]
    say(signed_in(here.gwen), ada, "voice.officer_card_given", **day(D(2026, 11, 2)), format="easy", understood="yes")
    assert sheet(open_page(here.gwen, "in_care.entitlements"), "Not told how to reach") == []
    assert told(voice_measures.told_how_to_reach, D(2026, 11, 1)) == (1, 1, 0)
    other = here.worker("Olu Grant", "looked_after.independent_reviewing_officer")
    here.allocate(ada, other, on=D(2026, 11, 20), role="independent_reviewing_officer")
    assert [r[1] for r in sheet(open_page(other, "in_care.entitlements"), "Not told how to reach")] == ["Olu Grant"]
    assert told(voice_measures.told_how_to_reach, D(2026, 11, 1)) == (0, 1, 0)


@pytest.mark.requirement("LAC-09")
def test_the_officers_page_holds_meetings_due_against_days_and_shows_reviews_at_risk(here):
    """Ada's review falls due on 27 November (the second, three months after the first) and nobody has met her since."""
    ada, bo = child(here, "Ada", D(2026, 8, 3)), child(here, "Bo", D(2026, 8, 3))
    for one in (ada, bo):
        here.allocate(one, here.gwen, on=D(2026, 8, 5), role="independent_reviewing_officer")
        record(care.officer_met_child, one, on=D(2026, 8, 20), officer=here.gwen.pk)
        record(care.review_held, one, on=D(2026, 8, 28), participation="PN1", met_before="met", chair=here.gwen.pk)
    record(care.officer_met_child, bo, on=D(2026, 11, 20), officer=here.gwen.pk)
    record(staff.absence_recorded, here.gwen.subject, on=D(2026, 11, 30), back_on=D(2026, 12, 14))
    page = open_page(here.ruth, "in_care.officers")
    ((name, children, limit, coming, to_meet, days, _),) = sheet(page, "Loads")
    assert (name, children, limit, coming, to_meet) == ("Gwen Adeyemi", "2", "65", "2", "1")
    assert int(days) == 17  # 27 working days to 6 January, ten of them away
    assert [r[0] for r in sheet(page, "At risk")] == ["Ada Quarrel, 12"]
    figures = dict(sheet(page, "The year to"))
    assert (figures["Reviews held"], figures["The officer had met the child before"], figures["Reviews: in time"]) == (
        "2",
        "2",
        "2",
    )
    taken = open_page(here.ruth, "in_care.officers_year")
    assert "Reviews held,2" in taken.text


@pytest.mark.requirement("LAC-07")
def test_reassessment_and_midway_checks_past_their_day_are_listed(here):
    ada = child(here, "Ada", D(2025, 9, 1))
    here.allocate(ada, here.gwen, on=D(2025, 9, 3), role="independent_reviewing_officer")
    record(care.review_held, ada, on=D(2026, 7, 1), participation="PN1", met_before="met")
    record(homes.placement_ended, ada, on=D(2026, 9, 1), planned=False)
    page = open_page(here.gwen, "in_care.overdue")
    assert sheet(page, "Needs assessed again")[0][:3] == ("Ada Quarrel, 12", "1 September", "85 days")
    assert sheet(page, "Needs assessed again after a change")[0][1] == "13 October"
    assert [r[0] for r in sheet(page, "Midway checks")] == ["Ada Quarrel, 12"]
    say(signed_in(here.priya), ada, "looked_after.needs_reassessed", **day(D(2026, 11, 24)), words="All of it anew")
    say(
        signed_in(here.gwen),
        ada,
        "looked_after.midway_checked",
        **day(D(2026, 11, 24)),
        rating="slipping",
        words="School stalls",
    )
    page = open_page(here.gwen, "in_care.overdue")
    assert all(not s.rows for s in page.context_data["sheets"] if not s.title.startswith("Reviews"))


@pytest.mark.requirement("LAC-13")
def test_reviews_past_their_day_and_soon_due_stand_on_the_service_s_page_until_they_are_held(here):
    """Ada came on 3 August: reviewed on the 28th, the next is due three months later. Bo came on 5 October and has had none."""
    ada, bo = child(here, "Ada", D(2026, 8, 3)), child(here, "Bo", D(2026, 10, 5))
    record(care.review_held, ada, on=D(2026, 8, 28), participation="PN1", met_before="met")
    page = open_page(here.ruth, "in_care.overdue")
    assert [row[:3] for row in sheet(page, "Reviews past their day")] == [("Bo Quarrel, 12", "2 November", "23 days past")]
    assert [row[:2] for row in sheet(page, "Reviews due in the next four weeks")] == [("Ada Quarrel, 12", "28 November")]
    held = record(care.review_held, bo, on=D(2026, 11, 25), participation="PN1", met_before="met")
    page = open_page(here.ruth, "in_care.overdue")
    assert sheet(page, "Reviews past their day") == []
    due = plain(signed_in(here.ian).get(reverse("child.due", kwargs={"subject": bo.uuid})).text)
    assert "25 February" in due, "the next one has its day"
    assert "Send the decisions of" in due
    record(care.decisions_sent, bo, on=D(2026, 11, 25), thread=held)
    assert "Send the decisions of" not in plain(signed_in(here.ian).get(reverse("child.due", kwargs={"subject": bo.uuid})).text)


@pytest.mark.requirement("LAC-14")
def test_the_way_to_a_permanent_home_is_tracked(here):
    ada, bo = child(here, "Ada", D(2026, 1, 5)), child(here, "Bo", D(2026, 2, 2), homes=[(D(2026, 9, 1), "A5", HERE)])
    record(care.permanence_plan_agreed, bo, on=D(2026, 4, 6), decision="adoption", by_on=D(2026, 10, 1))
    record(permanence.adoption_decided, bo, on=D(2026, 5, 4))
    record(permanence.matched, bo, on=D(2026, 8, 3))
    page = open_page(here.priya, "in_care.permanence")
    assert sheet(page, "Nobody has decided") == [("Ada Quarrel, 12", "5 January", "324")]
    assert sheet(page, "On the way to adoption") == [("Bo Quarrel, 12", "4 May", "3 August", "1 September")]
    assert sheet(page, "Decided") == [("Bo Quarrel, 12", "adoption", "6 April", "63", "1 October")]
    assert "half of those decided were within 63 days" in plain(page.text)
    say(signed_in(here.priya), ada, "looked_after.permanence_plan_agreed", **day(D(2026, 11, 24)), decision="kin")
    assert sheet(open_page(here.priya, "in_care.permanence"), "Nobody has decided") == []


@pytest.mark.requirement("LAC-21")
def test_homes_with_family_have_their_own_approvals_and_lists(here):
    child(here, "Ada", D(2026, 11, 2), homes=[])
    kin = child(here, "Bo", D(2026, 11, 2), homes=[])
    record(homes.placement_began, kin, on=D(2026, 11, 2), type="U3", regime="24")
    home = child(here, "Cy", D(2026, 10, 5), homes=[])
    record(homes.placement_began, home, on=D(2026, 10, 5), type="P1", regime="19")
    page = open_page(here.priya, "in_care.family")
    (parents,) = sheet(page, "With parents: 1")
    assert parents == ("Cy Quarrel, 12", "with a parent", "5 October", "assessments of parents: was due 19 October", "2 November"), "its review too"
    (relatives,) = sheet(page, "With relatives or friends: 1")
    assert relatives == ("Bo Quarrel, 12", "relative or friend", "2 November", "temporary approvals: by 22 February 2027", "30 November")
    # Each kind goes its own way: parents are assessed and then decided about; relatives are approved in full, or the time is extended.
    record(homes.parental_placement_assessed, home, on=D(2026, 11, 24))
    (parents,) = sheet(open_page(here.priya, "in_care.family"), "With parents: 1")
    assert parents[3] == "assessments of parents: 24 November; decisions on living with parents: by 8 December", "assessed, and the decision is now owed"
    record(homes.parental_placement_decided, home, on=D(2026, 11, 25), outcome="agreed")
    (parents,) = sheet(open_page(here.priya, "in_care.family"), "With parents: 1")
    assert parents[3].endswith("decisions on living with parents: 25 November")
    record(care.review_held, home, on=D(2026, 11, 24), participation="PN1")
    (parents,) = sheet(open_page(here.priya, "in_care.family"), "With parents: 1")
    assert parents[4] == "24 February 2027", "each list says by when the child is reviewed again"


@pytest.mark.requirement("LAC-17")
def test_a_child_who_feels_unsafe_is_seen_by_the_next_day_and_stands_first_until_then(here):
    ada = child(here, "Ada", D(2026, 1, 5))
    say(signed_in(here.priya), ada, "voice.felt_unsafe", **day(D(2026, 11, 24)), where="the survey", named_under_protocol="yes",
        words="“I don’t feel safe on the landing.”")  # fmt: skip
    page = open_page(here.ruth, "in_care.page")
    assert page.context_data["sheets"][0].title == "Said that they feel unsafe, and not seen since"
    assert sheet(page, "Said that")[0][0] == "Ada Quarrel, 12"
    director = here.worker("Dan Thewlis", "record.director")
    assert told(voice_measures.unsafe_not_seen, D(2026, 11, 1)) == (1, 0, 0)
    assert signed_in(director).get(reverse("measures.one", kwargs={"code": "voice.unsafe_not_seen"})).status_code == 200
    team = plain(signed_in(here.ian).get(reverse("team.page")).text)
    assert "Ada said that" in team and "See " in team and "feel unsafe" in team
    say(
        signed_in(here.ian),
        ada,
        "voice.unsafe_followed",
        **day(D(2026, 11, 25)),
        outcome="changed",
        alone="yes",
        words="Rooms changed",
    )
    assert "Said that they feel unsafe" not in plain(open_page(here.ruth, "in_care.page").text)

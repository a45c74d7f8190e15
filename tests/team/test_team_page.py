"""My team, as its manager meets it."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, town
from throughline.engines.duties.models import Obligation
from throughline.engines.notices.models import Notice
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people.events import late_reason_given, setting_changed
from throughline.record.workers import events as staff
from throughline.record.workers.models import Absence, Allocation, Cover
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date
HERE = "WA10 1HP"


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def team():
    """Priya has Ada and Bo, not seen by 16 November (Ada's lateness has a reason); Kai is nobody's, not seen either; Joel
    is away; Zed is another team's."""
    with town() as made:
        made.manager = made.worker("Ian Webb", "record.team_manager")
        made.priya, made.joel = made.worker("Priya Shah"), made.worker("Joel Hardy")
        south = made.worker("Sam South", team=made.other_team)

        def child(name, worker, team):
            found = in_care(made, name, D(2026, 9, 28), homes=[(D(2026, 9, 28), "U6", HERE)])
            made.allocate(found, worker, team, on=D(2026, 9, 28))
            record(care.child_visited, found, on=D(2026, 10, 5), outcome="seen", alone="yes", words="Said things")
            return found

        made.ada, made.bo, made.kai = (
            child(n, w, made.team) for n, w in (("Ada", made.priya), ("Bo", made.priya), ("Kai", None))
        )
        made.zed = child("Zed", south, made.other_team)
        late = visit_of(made.ada)
        record(late_reason_given, made.ada, on=TODAY, duty=late.duty, clock=late.key, why="no car")
        record(staff.absence_recorded, made.joel.subject_id, on=D(2026, 11, 23), back_on=D(2026, 11, 28))
        yield made


def visit_of(child) -> Obligation:
    """The open visit of a child."""
    rows = Obligation.objects.everything(because="test").filter(
        subject=child, duty="looked_after.visit", met__isnull=True
    )
    return rows.get(lapsed_on__isnull=True)


def signed_in(worker) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def plain(text: str) -> str:
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text.partition("<main")[2])).replace("&#x27;", "'")


def test_the_page_says_who_was_not_seen_what_is_late_and_why(team):
    page = plain(signed_in(team.manager).get(reverse("team.page")).text)
    assert "North locality 2 · Wednesday 25 November 2026" in page
    assert "3 children have not been seen in time. 1 child has no worker." in page
    assert "Ada Quarrel, 12 · 9 days past · Priya Shah: no car" in page
    assert "Bo Quarrel, 12 · 9 days past · Priya Shah, no reason yet. Ask" in page
    assert "Kai Quarrel, 12 · 9 days past · nobody’s. Give an owner" in page
    assert "Zed" not in page and "nobody stands in" not in page


def test_whoever_is_away_with_children_and_without_cover_is_a_question(team):
    made = in_care(team, "Gus", D(2026, 11, 20))
    team.allocate(made, team.joel, team.team, on=D(2026, 11, 20))
    page = plain(signed_in(team.manager).get(reverse("team.page")).text)
    assert "Joel Hardy is away and nobody stands in. arrange cover" in page


@pytest.mark.requirement("WF-01")
def test_the_table_counts_children_weight_and_what_is_late(team):
    page = signed_in(team.manager).get(reverse("team.page"))
    rows = {row["name"]: row for row in page.context_data["table"]}
    assert set(rows) == {"Priya Shah", "Joel Hardy", "Nobody yet"}
    priya, nobody = rows["Priya Shah"], rows["Nobody yet"]
    assert (priya["children"], priya["weight"], priya["limit"], priya["not_seen"]) == (2, 2, 20, 2)
    assert "no car" in priya["why"] and priya["without_reason"] == priya["late"] - 1 > 0
    assert (nobody["children"], nobody["not_seen"]) == (1, 1) and "28 September" in nobody["quiet"]
    assert rows["Joel Hardy"]["quiet"].startswith("away, back on") and rows["Joel Hardy"]["late"] == 0


@pytest.mark.requirement("WF-02")
def test_a_load_over_the_limit_is_a_question(team):
    for setting, value in (("team.caseload_limit", 5), ("team.child_weight", 3)):
        record(setting_changed, team.subject, on=D(2026, 11, 1), setting=setting, value=value, why="Agreed in October")
    page = plain(signed_in(team.manager).get(reverse("team.page")).text)
    assert "Priya Shah is 1 over the agreed limit of 5. What could move?" in page


def test_what_the_record_asks_of_the_children_stands_there_by_question(team):
    for child in (team.ada, team.bo, team.zed):
        record(care.review_held, child, on=D(2026, 11, 5), met_before="not_met")
    page = plain(signed_in(team.manager).get(reverse("team.page")).text)
    assert "Review held without the reviewing officer having met the child: Ada Quarrel and Bo Quarrel." in page
    assert "2 answers past their date" in page and "Zed" not in page


def reviewed(child, words="Contact with Reece every Sunday"):
    """A review of a child, its decisions sent."""
    held = record(care.review_held, child, on=D(2026, 11, 12), participation="PN1", met_before="met", words=words)
    record(care.decisions_sent, child, on=D(2026, 11, 17), thread=held)
    rows = Obligation.objects.everything(because="test").filter(subject=child, duty="looked_after.review_answer")
    return rows.get(thread=held)


def answers(child):
    return [
        e.facts
        for e in Event.objects.everything(because="test").filter(subject=child, type=care.decisions_answered.code)
    ]


def test_decisions_are_agreed_to_in_the_row(team):
    clock_, client = reviewed(team.ada), signed_in(team.manager)
    page = client.get(reverse("team.page"))
    assert "waits for you; the oldest for 8 days." in plain(page.text) or "wait for you; the oldest for" in plain(
        page.text
    )
    assert "Contact with Reece every Sunday" in page.text
    key = str(page.context_data["key"])
    for _ in range(2):  # pressed twice
        assert client.post(reverse("team.agree", kwargs={"obligation": clock_.pk}), {"key": key}).status_code == 302
    assert answers(team.ada) == [{"answer": "stand"}]
    clock_.refresh_from_db(from_queryset=Obligation.objects.everything(because="test"))
    assert clock_.met_on == TODAY
    assert "Contact with Reece" not in client.get(reverse("team.page")).text


def test_decisions_are_returned_with_what_to_change(team):
    clock_, client = reviewed(team.ada), signed_in(team.manager)
    to = reverse("team.return", kwargs={"obligation": clock_.pk})
    said = client.post(to, {"key": str(uuid.uuid4()), f"reason-d{clock_.pk}": "  "}, follow=True)
    assert "Say what to change" in said.text and answers(team.ada) == []
    client.post(to, {"key": str(uuid.uuid4()), f"reason-d{clock_.pk}": "Say who drives"})
    assert answers(team.ada) == [{"answer": "objects", "why": "Say who drives"}]


def test_several_are_agreed_to_together_or_not_at_all(team):
    first, second, foreign = reviewed(team.ada), reviewed(team.bo), reviewed(team.zed)
    client = signed_in(team.manager)

    def agree(*numbers):
        return client.post(
            reverse("team.agree_chosen"), {"key": str(uuid.uuid4()), "chosen": [str(n) for n in numbers]}
        )

    assert agree(first.pk, foreign.pk).status_code == 404
    assert answers(team.ada) == answers(team.zed) == []
    assert agree(first.pk, second.pk).status_code == 302
    assert len(answers(team.ada)) == len(answers(team.bo)) == 1
    assert (
        "Nothing was chosen" in client.post(reverse("team.agree_chosen"), {"key": str(uuid.uuid4())}, follow=True).text
    )


def test_a_worker_is_asked_once_a_day_why(team):
    client, late = signed_in(team.manager), visit_of(team.bo)
    to = reverse("team.ask", kwargs={"obligation": late.pk})
    assert "Priya Shah is asked." in client.post(to, {"key": str(uuid.uuid4())}, follow=True).text
    assert "was asked today already" in client.post(to, {"key": str(uuid.uuid4())}, follow=True).text
    told = Notice.objects.everything(because="test").get(worker=team.priya, kind="asked_why")
    assert "Ian Webb asks: Visit" in told.line and "9 days past its date" in told.line
    assert (
        client.post(
            reverse("team.ask", kwargs={"obligation": visit_of(team.zed).pk}), {"key": str(uuid.uuid4())}
        ).status_code
        == 404
    )


def hand_over_form(team, *children, note="Ring first", **more):
    """A filled-in form."""
    form = {
        "key": str(uuid.uuid4()),
        "to": f"{team.joel.pk}-{team.team.pk}",
        "on_day": "25",
        "on_month": "11",
        "on_year": "2026",
        "reason": "MANAGE",
    }
    notes = {f"note-{child.pk}": note for child in children}
    return {**form, "take": [str(child.pk) for child in children], **notes, **more}


def owner(child):
    return (
        Allocation.objects.everything(because="test")
        .get(subject=child, role="social_worker", ended_on__isnull=True)
        .worker
    )


@pytest.mark.requirement("DEM-04", waits_for="a manager of the other team who accepts, and a summary of the transfer")
def test_children_are_handed_over_and_whoever_takes_them_is_told(team):
    client = signed_in(team.manager)
    to = reverse("team.hand_over", kwargs={"worker": team.priya.pk})
    assert "Ada Quarrel" in client.get(to).text
    wrong = client.post(to, hand_over_form(team, team.ada, note=" "))
    assert "Write what whoever takes over must know" in wrong.text and owner(team.ada) == team.priya
    assert "Choose at least one child" in client.post(to, hand_over_form(team)).text
    assert client.post(to, hand_over_form(team, team.ada, team.bo)).status_code == 302
    assert owner(team.ada) == owner(team.bo) == team.joel
    lines = (
        Notice.objects.everything(because="test")
        .filter(worker=team.joel, kind="handed_over")
        .values_list("line", flat=True)
    )
    assert sorted(lines) == [
        "Ada Quarrel is yours from 25 November. Ring first",
        "Bo Quarrel is yours from 25 November. Ring first",
    ]


def test_a_child_of_nobody_is_given_an_owner(team):
    client = signed_in(team.manager)
    to = f"{reverse('team.hand_over', kwargs={'worker': 0})}?team={team.team.pk}"
    page = client.get(to)
    assert "Kai Quarrel" in page.text and "Ada" not in page.text
    assert client.post(to, hand_over_form(team, team.kai)).status_code == 302
    assert owner(team.kai) == team.joel


def test_away_with_somebody_who_stands_in_and_back_again(team):
    client = signed_in(team.manager)
    to = reverse("team.cover", kwargs={"worker": team.priya.pk})
    form = {
        "key": str(uuid.uuid4()),
        "on_day": "26",
        "on_month": "11",
        "on_year": "2026",
        "back_on_day": "30",
        "back_on_month": "11",
        "back_on_year": "2026",
        "covered_by": f"{team.joel.pk}-{team.team.pk}",
    }
    assert "must be after" in client.post(to, {**form, "back_on_day": "26"}).text
    assert client.post(to, form).status_code == 302
    away = Absence.objects.everything(because="test").get(subject=team.priya.subject)
    cover = Cover.objects.everything(because="test").get(subject=team.priya.subject)
    assert (away.began_on, away.ended_on, cover.covered_by, cover.ended_on) == (
        D(2026, 11, 26),
        D(2026, 11, 30),
        team.joel,
        D(2026, 11, 29),
    )
    assert Notice.objects.everything(because="test").filter(worker=team.joel, kind="cover").exists()
    assert (
        "is back"
        in client.post(
            reverse("team.back", kwargs={"worker": team.joel.pk}), {"key": str(uuid.uuid4())}, follow=True
        ).text
    )


def test_a_worker_of_the_team_opens_and_one_of_another_team_does_not(team):
    client = signed_in(team.manager)
    page = client.get(reverse("team.worker", kwargs={"worker": team.priya.pk}))
    assert "Ada Quarrel" in page.text and "Kai" not in page.text
    sam = team.zed and Allocation.objects.everything(because="test").get(subject=team.zed).worker_id
    for name in ("team.worker", "team.hand_over", "team.cover"):
        assert client.get(reverse(name, kwargs={"worker": sam})).status_code == 404


def test_another_team_is_not_there_and_the_head_chooses_among_all(team):
    client = signed_in(team.manager)
    assert client.get(reverse("team.page"), {"team": team.other_team.pk}).status_code == 404
    with acting.as_system(team.authority.pk, "tests"):
        head = team.worker("Ruth Calder", "record.head_of_service")
    page = signed_in(head).get(reverse("team.page"), {"team": team.other_team.pk})
    assert "Zed Quarrel" in page.text and "South locality 1" in page.text


def test_only_those_who_lead_a_team_have_the_page(team):
    assert signed_in(team.priya).get(reverse("team.page")).status_code == 404
    assert (
        signed_in(team.priya)
        .post(reverse("team.agree_chosen"), {"key": str(uuid.uuid4()), "chosen": ["1"]})
        .status_code
        == 404
    )

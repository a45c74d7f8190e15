"""Who carries how much, against what was agreed: loads, ceilings, what if, spans of control."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest
from django.urls import reverse

from tests.house.files import SOURCE
from tests.measures.chronologies import TODAY, in_care, town
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.notices.models import Notice
from throughline.insight.loads.queries.loads import over_since
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.practice.supervision import events as supervision
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people.events import setting_changed
from throughline.record.workers import events as staff
from throughline.record.workers.models import Allocation
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date
HERE, FAR = "WA10 1HP", "LA1 1AA"


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def team():
    """Priya has four children since June and a fifth since 1 November, the ceiling is five; Joel, in another team, has none."""
    with town() as made:
        made.head = made.worker("Ruth Calder", "record.head_of_service")
        made.manager = made.worker("Lorraine Tate", "record.team_manager")
        made.deputy = made.worker("Ian Webb", "record.assistant_team_manager")
        made.priya, made.nadia = made.worker("Priya Shah"), made.worker("Nadia Rahman")
        made.joel = made.worker("Joel Hardy", team=made.other_team)
        made.children = []
        for name, since in (("Ada", 6), ("Bo", 6), ("Cy", 6), ("Di", 6), ("Eve", 11)):
            child = in_care(
                made,
                name,
                D(2026, since, 1),
                status="C1" if name == "Ada" else "C2",
                homes=[(D(2026, since, 1), "U6", HERE)],
            )
            made.allocate(child, made.priya, on=D(2026, since, 1))
            made.children.append(child)
        record(setting_changed, made.subject, on=D(2026, 1, 1), setting="team.caseload_limit", value="5", why="Agreed")
        yield made


def loads(worker):
    return signed_in(worker).get(reverse("loads.page"))


def hand_over(team, child, to, **typed):
    client = signed_in(team.manager)
    url = reverse("team.hand_over", kwargs={"worker": 0})
    page = client.get(url)
    sent = {"take": str(child.pk), f"note-{child.pk}": "Ring the school first", "to": f"{to.pk}-{team.team.pk}", "reason": "MANAGE",
            "on_day": "25", "on_month": "11", "on_year": "2026", "key": key_of(page), **typed}  # fmt: skip
    return client.post(url, sent, follow=True)


@pytest.mark.requirement("WF-01")
def test_a_load_is_weighed_by_kind_of_work_against_the_hours_worked(team):
    """Ada is under an interim order and weighs two, so five children weigh six. Nadia works half the week."""
    client = signed_in(team.manager)
    url = reverse("loads.capacity", kwargs={"worker": team.nadia.pk})
    typed = {
        "percent": "60",
        "newly_qualified_until_day": "",
        "supervisor": "",
        "on_day": "25",
        "on_month": "11",
        "on_year": "2026",
    }
    client.post(url, {**typed, "key": key_of(client.get(url))})
    page = loads(team.manager)
    (row,) = page.context_data["teams"]
    # two workers and the two who lead: 5 + 3 + 4 + 4
    assert (row.children, row.weight, row.limit, row.full_time) == (5, 6, 16, 3.6)
    table = signed_in(team.manager).get(reverse("team.page")).context_data["table"]
    rows = {r["name"]: (r["weight"], r["limit"], r["quiet"]) for r in table}
    assert rows["Priya Shah"] == (6, 5, "")
    assert rows["Nadia Rahman"] == (0, 3, "works 60 percent of the week: limit 3")
    assert "Each child weighs 1, 1 more under an interim order, 1 more more than 20 miles from home" in plain(page.text)


@pytest.mark.requirement("WF-01")
def test_somebody_newly_qualified_may_carry_less(team):
    record(setting_changed, team.subject, on=D(2026, 1, 1), setting="team.caseload_limit", value="20", why="Agreed")
    record(
        staff.capacity_agreed, team.nadia.subject, on=D(2026, 9, 1), percent=100, newly_qualified_until=D(2027, 8, 31)
    )
    table = signed_in(team.manager).get(reverse("team.page")).context_data["table"]
    limits = {r["name"]: r["limit"] for r in table}
    assert limits == {"Priya Shah": 20, "Nadia Rahman": 14}


@pytest.mark.requirement("WF-01")
def test_the_months_before_can_be_looked_at(team):
    months = {m.on: (m.children, m.weight, m.workers) for m in loads(team.manager).context_data["months"]}
    assert len(months) == 12 and max(months) == D(2026, 10, 31)
    assert months[D(2026, 5, 31)] == (0, 0, 2) and months[D(2026, 6, 30)] == (4, 5, 2) == months[D(2026, 10, 31)]


@pytest.mark.requirement("WF-01")
def test_what_if_children_or_a_worker_moved(team):
    client, url = signed_in(team.head), reverse("loads.what_if")
    assert "Priya Shah" in plain(client.get(url).text)
    two = [str(team.children[0].pk), str(team.children[1].pk)]
    page = client.get(url, {"worker": team.priya.pk, "ask": "1", "take": two, "to": team.joel.pk})
    assert "Priya Shah" in page.text
    told = {a.name: (a.before, a.after, a.over_after) for a in page.context_data["answers"]}
    assert told == {"Priya Shah": (6, 3, 0), "Joel Hardy": (0, 3, 0)}
    page = client.get(url, {"worker": team.priya.pk, "ask": "1", "team": team.other_team.pk})
    told = {a.name: (a.before, a.after, a.limit_before, a.limit_after) for a in page.context_data["answers"]}
    assert told == {"North locality 2": (6, 6, 18, 13), "South locality 1": (0, 0, 5, 10)}
    page = client.get(url, {"worker": team.priya.pk, "ask": "1", "team": team.other_team.pk, "along": "on"})
    assert {a.name: a.after for a in page.context_data["answers"]} == {"North locality 2": 0, "South locality 1": 6}
    assert Allocation.objects.everything(because="test").filter(worker=team.priya, ended_on=None).count() == 5


@pytest.mark.requirement("WF-02")
def test_more_than_the_ceiling_takes_a_reason_that_the_head_of_service_sees(team):
    fay = in_care(team, "Fay", D(2026, 11, 20))
    team.allocate(fay, None, team.team, on=D(2026, 11, 20))
    refused = hand_over(team, fay, team.priya)
    assert "Priya Shah would carry 7, 2 over the ceiling of 5. Say why it must be so" in plain(refused.text)
    assert not Allocation.objects.everything(because="test").filter(subject=fay, worker=team.priya).exists()
    done = hand_over(team, fay, team.priya, over_reason="Fay knows her from before")
    assert "1 child handed over to Priya Shah" in plain(done.text)
    assert Allocation.objects.everything(because="test").filter(subject=fay, worker=team.priya, ended_on=None).exists()

    told = Notice.objects.everything(because="test").get(worker=team.head, kind="over_ceiling")
    assert told.line == "Lorraine Tate gives Priya Shah more than the ceiling: 7 of 5. Fay knows her from before"
    page = plain(loads(team.head).text)
    assert "1 worker carries more than the ceiling." in page
    assert (
        "Priya Shah North locality 2 7 5 24 Fay knows her from before" in page
    )  # over since the fifth child, 1 November


def press(client, screen, typed, **at):
    url = reverse(screen, kwargs=at)
    return plain(client.post(url, {**typed, "key": str(uuid.uuid4())}, follow=True).text)


def holds_in(team, child, role, worker):
    return Allocation.objects.everything(because="test").filter(subject=child, role=role, worker=worker, ended_on=None).exists()


def told_of_ceiling(team):
    rows = Notice.objects.everything(because="test").filter(kind="over_ceiling").order_by("pk")
    return {(n.worker.name, n.line) for n in rows.select_related("worker")}


@pytest.fixture
def alma(team):
    """The assistant director."""
    return team.worker("Alma Reed", "protection.assistant_director", team=team.other_team)


OVER = "Priya Shah would carry 7, 2 over the ceiling of 5."


@pytest.mark.requirement("WF-02")
def test_an_enquiry_from_the_front_door_meets_the_ceiling_for_whoever_makes_it_and_for_the_co_worker(team, alma):
    for who, number in ((team.priya, "SW9900001"), (team.nadia, "SW9900002")):
        type(who).objects.filter(pk=who.pk).update(swe_number=number)
    fay, gil = team.child("Fay"), team.child("Gil")
    for child in (fay, gil):
        team.allocate(child, None, team.team, on=D(2026, 11, 24))
        record(protection.enquiry_began, child, on=D(2026, 11, 24))
    manager = signed_in(team.manager)
    given = {"worker": str(team.priya.pk), "co_worker": "", "why": ""}
    assert f"{OVER} Say why it must be so" in press(manager, "protection.allocate", given, subject=fay.uuid)
    assert not holds_in(team, fay, "social_worker", team.priya) and not told_of_ceiling(team)
    assert not Event.objects.everything(because="test").filter(type=protection.enquiry_allocated.code).exists(), "all or nothing"
    press(manager, "protection.allocate", {**given, "over_reason": "She speaks Polish, and it is tonight"}, subject=fay.uuid)
    assert holds_in(team, fay, "social_worker", team.priya)
    line = "Lorraine Tate gives Priya Shah more than the ceiling: 7 of 5. She speaks Polish, and it is tonight"
    assert told_of_ceiling(team) == {("Ruth Calder", line), ("Alma Reed", line)}, "the head of service and the assistant director"
    assert "She speaks Polish, and it is tonight" in plain(loads(alma).text)
    # Nadia is free; the co-worker is not.
    both = {"worker": str(team.nadia.pk), "co_worker": str(team.priya.pk), "why": ""}
    assert "Priya Shah would carry 8, 3 over the ceiling of 5." in press(manager, "protection.allocate", both, subject=gil.uuid)
    assert not holds_in(team, gil, "social_worker", team.nadia)
    press(manager, "protection.allocate", {**both, "co_worker": ""}, subject=gil.uuid)
    assert holds_in(team, gil, "social_worker", team.nadia) and len(told_of_ceiling(team)) == 2, "up to the ceiling nobody asks"


@pytest.mark.requirement("WF-02")
def test_an_assessment_meets_it_and_whoever_is_given_one_has_the_child(team, alma):
    hal = team.child("Hal")
    team.allocate(hal, None, team.team, on=D(2026, 11, 24))
    begin = {"kind": "single", "worker": str(team.priya.pk), "why": "He is alone at night", "meeting": "no", "why_no_meeting": "Nobody else knows him"}
    manager = signed_in(team.manager)
    assert f"{OVER} Say why it must be so" in press(manager, "assessment.begin", begin, subject=hal.uuid)
    assert "assessment.assessment_began" not in Event.objects.everything(because="test").filter(subject=hal).values_list("type", flat=True)
    own = press(signed_in(team.priya), "assessment.begin", begin, subject=hal.uuid)
    assert "You would carry 7, 2 over the ceiling of 5. Only whoever leads a team can say that it must be so, and why" in own
    press(manager, "assessment.begin", {**begin, "over_reason": "Until Ana comes on Monday"}, subject=hal.uuid)
    assert holds_in(team, hal, "social_worker", team.priya), "it is hers, and weighs in her load"
    assert ("Alma Reed", "Lorraine Tate gives Priya Shah more than the ceiling: 7 of 5. Until Ana comes on Monday") in told_of_ceiling(team)


@pytest.mark.requirement("WF-02")
def test_early_help_and_a_step_up_to_a_child_in_need_meet_it_and_a_manager_accepts_with_the_reason(team, alma):
    ida = team.child("Ida")
    team.allocate(ida, None, team.team, role="lead_practitioner", on=D(2026, 11, 24))
    manager, nadia, priya = signed_in(team.manager), signed_in(team.nadia), signed_in(team.priya)
    at = {"subject": ida.uuid}
    help_ = {"level": "early_help", "why": "They lost their flat", "author": "early_help"}
    assert "Priya Shah would carry 7" in press(nadia, "family_help.begin", {**help_, "worker": str(team.priya.pk)}, **at)
    press(nadia, "family_help.begin", {**help_, "worker": str(team.nadia.pk)}, **at)
    assert holds_in(team, ida, "lead_practitioner", team.nadia)
    assert OVER in press(manager, "family_help.lead", {"author": "early_help", "worker": str(team.priya.pk)}, **at)
    assert holds_in(team, ida, "lead_practitioner", team.nadia)
    up = {"level": "child_in_need", "why": "She is alone at night", "to": str(team.priya.pk)}
    assert "You would carry 7" in press(priya, "family_help.step", up, **at), "to herself it is done at once, or not"
    assert "Proposed" in press(nadia, "family_help.step", up, **at), "asking is not giving"
    assert "You would carry 7, 2 over the ceiling of 5. Only whoever leads a team" in press(priya, "family_help.answer_step", {"answer": "accept"}, **at)
    assert "Why, if" not in press(priya, "family_help.answer_step", {"answer": "accept"}, **at) and not holds_in(team, ida, "social_worker", team.priya)
    assert f"{OVER} Say why it must be so" in press(manager, "family_help.answer_step", {"answer": "accept"}, **at)
    press(manager, "family_help.answer_step", {"answer": "accept", "over_reason": "She knows Ida’s brother"}, **at)
    assert holds_in(team, ida, "social_worker", team.priya)
    assert ("Alma Reed", "Lorraine Tate gives Priya Shah more than the ceiling: 7 of 5. She knows Ida’s brother") in told_of_ceiling(team)
    assert plain(loads(team.head).text).count("She knows Ida’s brother") == 1


@pytest.mark.requirement("WF-02")
def test_whoever_is_to_chair_and_whoever_leads_the_protection_meet_their_own_ceiling(team, alma):
    record(setting_changed, team.subject, on=D(2026, 1, 1), setting="team.chair_limit", value="20", why="Agreed")
    cora = team.worker("Cora Mead", "protection.conference_chair", team=team.other_team)
    for n in range(20):
        team.allocate(team.child(f"C{n}"), cora, team.other_team, role="conference_chair", on=D(2026, 11, 1))
    jon = team.child("Jon")
    team.allocate(jon, team.nadia, on=D(2026, 11, 1))
    record(protection.concern_identified, jon, on=D(2026, 11, 24))
    at = {"subject": jon.uuid, "kind": "protection.initial_conference_meeting"}
    when = {"on_day": "1", "on_month": "12", "on_year": "2026", "where": "Town hall", "chair": str(cora.pk)}
    refused = press(signed_in(team.nadia), "meetings.arrange", when, **at)
    assert "Cora Mead would carry 21, 1 over the ceiling of 20. Only whoever leads a team" in refused
    assert "Now say who is asked" in press(signed_in(team.nadia), "meetings.arrange", {**when, "chair": ""}, **at), "the conference does not wait for it"
    press(signed_in(team.manager), "meetings.arrange", {**when, "over_reason": "Nobody else is free before the 15th day"}, **at)
    assert holds_in(team, jon, "conference_chair", cora)
    assert ("Alma Reed", "Lorraine Tate gives Cora Mead more than the ceiling: 21 of 20. Nobody else is free before the 15th day") in told_of_ceiling(team)


@pytest.mark.requirement("WF-02")
def test_naming_somebody_beside_the_social_worker_meets_it(team, alma):
    kit = team.child("Kit", worker=team.nadia)
    manager, asked = signed_in(team.manager), {"role": "co_worker", "worker": str(team.priya.pk)}
    assert f"{OVER} Say why it must be so" in press(manager, "working_with.page", asked, subject=kit.uuid)
    assert not holds_in(team, kit, "co_worker", team.priya)
    press(manager, "working_with.page", {**asked, "over_reason": "Nadia is newly qualified"}, subject=kit.uuid)
    assert holds_in(team, kit, "co_worker", team.priya)
    assert ("Alma Reed", "Lorraine Tate gives Priya Shah more than the ceiling: 7 of 5. Nadia is newly qualified") in told_of_ceiling(team)


def test_whatever_gives_a_child_to_a_worker_asks_the_ceiling():
    """In every module that records an allocation, or calls what does, the ceiling is asked; or nobody is named there, and it says so."""
    gives = re.compile(r"(Entry|record)\(\s*staff\.allocated\b|workers\.(allocate|hand_over)\(")
    nobody = {"practice/out_of_hours/actions.py": "to a team’s list", "practice/front_door/actions/deciding.py": "to a team’s list"}
    floors = [p for floor in ("engines", "practice", "insight") for p in (SOURCE / floor).rglob("*.py") if "tests" not in p.parts]
    found = {p.relative_to(SOURCE).as_posix(): p.read_text() for p in floors if gives.search(p.read_text())}
    assert len(found) > 5 and set(nobody) <= set(found)
    assert [name for name, text in found.items() if name not in nobody and "mind_the_ceiling(" not in text] == []
    assert not [name for name in nobody if '"worker"' in found[name].partition("staff.allocated")[2][:200]]


@pytest.mark.requirement("WF-02")
def test_a_load_over_the_ceiling_shows_the_plan_to_recruit_or_that_there_is_none(team):
    client, url = signed_in(team.manager), reverse("loads.recruiting")

    def press(**typed) -> str:
        return plain(client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True).text)

    (row,) = client.get(reverse("loads.page")).context_data["over"]
    assert row["worker"] == team.priya and row["plan"] is None and "nobody has said why none for North locality 2: plan it" in plain(loads(team.manager).text)
    asked = {"do": "plan", "team": team.team.pk, "posts": "2", "what": "Two social workers, advertised in December", "owner": team.head.pk,
             "by_on_day": "1", "by_on_month": "2", "by_on_year": "2027"}  # fmt: skip
    assert "That day has gone" in press(**{**asked, "by_on_year": "2026"})
    assert "Select a valid choice" in press(**{**asked, "team": "999999"}) or not client.get(url).context_data["rows"]
    assert "Two social workers, advertised in December 0 of 2 posts filled" in press(**asked)
    assert "2 posts by 1 February 2027 in North locality 2; 0 filled" in plain(loads(team.head).text)
    plan = client.get(url).context_data["rows"][0]["one"].key
    assert "say how many are filled" in press(do="goes", plan=plan, filled="3")
    assert "1 of 2 posts filled" in press(do="goes", plan=plan, filled="1", words="Ana Ruiz begins in January")
    assert "Not every post is filled" in press(do="end", plan=plan, words="")
    press(do="end", plan=plan, words="The second post is frozen")
    assert client.get(reverse("loads.page")).context_data["over"][0]["plan"] is None
    assert "1 of 2 posts filled; ended Wednesday 25 November: The second post is frozen" in plain(client.get(url).text)
    other = signed_in(team.worker("Sue Hart", "record.team_manager", team=team.other_team))
    assert "Two social workers" not in other.get(url).text, "the plans of a team are its leaders' to see"


@pytest.mark.requirement("WF-02")
def test_up_to_the_ceiling_nobody_asks(team):
    gus = in_care(team, "Gus", D(2026, 11, 20))
    team.allocate(gus, None, team.team, on=D(2026, 11, 20))
    assert "handed over to Nadia Rahman" in plain(hand_over(team, gus, team.nadia).text)
    assert not Notice.objects.everything(because="test").filter(kind="over_ceiling").exists()
    assert "nobody has said why" in plain(loads(team.head).text)  # Priya's, which nobody agreed


def test_days_over_begin_anew_after_a_day_below():
    spells = [(1, D(2026, 1, 1), None), (1, D(2026, 2, 1), D(2026, 3, 1)), (1, D(2026, 4, 1), None)]
    assert over_since(spells, 1, D(2026, 5, 1)) == D(2026, 4, 1)
    assert over_since(spells, 2, D(2026, 5, 1)) is None
    same_day = [(1, D(2026, 1, 1), D(2026, 2, 1)), (1, D(2026, 1, 1), None), (1, D(2026, 2, 1), None)]
    assert over_since(same_day, 1, D(2026, 5, 1)) == D(2026, 1, 1)


@pytest.mark.requirement("WF-03")
def test_a_span_above_the_limit_is_shown_and_can_be_shared_out(team):
    for setting, value in (("team.span_limit", "2"), ("team.span_children_limit", "20")):
        record(setting_changed, team.subject, on=D(2026, 1, 1), setting=setting, value=value, why="Agreed")
    team.worker("Owen Pritchard")
    client, url = signed_in(team.manager), reverse("loads.spans")
    gwen = team.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer", team=team.other_team)
    beth = team.worker("Beth Rowan", "record.service_manager", team=team.other_team)
    record(staff.supervisor_named, gwen.subject, on=D(2026, 1, 1), supervisor=beth.pk)
    whole = signed_in(team.head).get(url).context_data
    assert {s.manager: s.supervises for s, _ in whole["rows"]}[beth] == [gwen] and whole["told"].nobody == [team.joel]
    (row,) = client.get(url).context_data["rows"]
    assert (row[0].manager, len(row[0].supervises), len(row[0].children), row[1]) == (team.manager, 3, 5, True)
    assert "above the limit" in plain(client.get(url).text)

    to = reverse("loads.capacity", kwargs={"worker": team.priya.pk})
    typed = {"percent": "100", "newly_qualified_until_day": "", "supervisor": str(team.deputy.pk), "on_day": "25", "on_month": "11",
             "on_year": "2026"}  # fmt: skip
    client.post(to, {**typed, "key": key_of(client.get(to))})
    told = {
        s.manager.name: (len(s.supervises), len(s.children), broad) for s, broad in client.get(url).context_data["rows"]
    }
    assert told == {"Lorraine Tate": (2, 0, False), "Ian Webb": (1, 5, False)}


@pytest.mark.requirement("WF-03")
def test_children_whom_no_manager_has_looked_at_are_listed(team):
    """Since 1 June nobody who leads wrote about the first four; Eve came three weeks ago. Priya's own visits do not count."""
    ada, bo = team.children[:2]
    record(care.child_visited, bo, on=D(2026, 11, 10), by=team.priya.pk, outcome="seen", alone="yes", words="Fine")
    record(staff.oversight_recorded, bo, on=D(2026, 9, 1), by=team.manager.pk, words="Contact to be agreed")
    client, url = signed_in(team.manager), reverse("loads.spans")
    page = client.get(url, {"manager": team.manager.pk})
    without = {p.name: last for p, last in page.context_data["without"]}
    assert without == {"Ada Quarrel": None, "Bo Quarrel": D(2026, 9, 1), "Cy Quarrel": None, "Di Quarrel": None}
    assert "Ada Quarrel: no manager has written here" in plain(page.text)
    to = reverse("recording.record", kwargs={"subject": ada.uuid, "code": "record.oversight_recorded"})
    client.post(to, {"on_day": "25", "on_month": "11", "on_year": "2026", "words": "Seen the plan; court on Friday",
                     "key": key_of(client.get(to))})  # fmt: skip
    assert client.get(url).context_data["rows"][0][0].without.keys() == {c.pk for c in team.children[1:4]}


@pytest.mark.requirement("WF-03")
def test_what_the_span_does_to_supervision_and_oversight_is_measured(team):
    """Lorraine led three people until September and one since; Ian has the two others. Supervision, late before, is in time."""
    for setting, value in (("team.span_limit", "2"), ("team.span_children_limit", "20")):
        record(setting_changed, team.subject, on=D(2026, 1, 1), setting=setting, value=value, why="Agreed")
    owen = team.worker("Owen Pritchard")
    for one in (team.priya, team.nadia, owen):
        record(supervision.agreed, one.subject, on=D(2026, 6, 1))
    record(supervision.held, team.priya.subject, on=D(2026, 7, 20), cases=1, length=60)  # due 29 June: three weeks late
    for one, by in ((team.priya, team.deputy), (owen, team.deputy)):
        record(staff.supervisor_named, one.subject, on=D(2026, 9, 7), supervisor=by.pk)
    for on in (D(2026, 8, 17), D(2026, 9, 14), D(2026, 10, 12), D(2026, 11, 9)):
        record(supervision.held, team.priya.subject, on=on, cases=1, length=60)
    for child in team.children[:3]:
        record(staff.oversight_recorded, child, on=D(2026, 11, 10), by=team.deputy.pk, words="The plan holds")
    page = signed_in(team.manager).get(reverse("loads.spans"))
    half, quarter, now = page.context_data["effect"]
    assert (half.on, quarter.on, now.on) == (D(2026, 5, 25), D(2026, 8, 25), D(2026, 11, 25))
    assert (quarter.broadest, quarter.above.managers, quarter.within.managers) == (3, 1, 0)
    assert (quarter.above.held, quarter.above.due) == (1, 4), "Priya late and then in time; Nadia and Owen not held"
    assert (quarter.above.looked, quarter.above.children) == (0, 4)
    assert (now.broadest, now.above.managers, now.within.managers) == (2, 0, 2)
    assert (now.within.held, now.within.due) == (3, 3), "only Priya's fell due since: the others stand open since June"
    assert (now.within.looked, now.within.children) == (4, 5), "three of whom Ian wrote, and Eve who came this month"
    assert "above the limit 1 1 of 4 0 of 4" in plain(page.text) and "all together; at most 2 people, nobody above the limit 2 3 of 3 4 of 5" in plain(page.text)

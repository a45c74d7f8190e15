"""On the way to court: the steps, the gates, who decides, what is privileged, and drift that only two answers close."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, told, town
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.agendas.models import SittingItem
from throughline.engines.measures.reference import load
from throughline.practice.legal import events, measures
from throughline.practice.legal.models import ByAgreement, Case, Decision
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date
CHECKED = {name: "yes" for name in ("letter", "meeting", "family", "assessments", "chronology", "threshold", "plan", "child")}


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def team():
    """Mia: Priya is her worker, Ian the team manager, Nora the service manager, Hal head of service, Gwen the officer, Lena the lawyer."""
    with town() as made:
        made.priya, made.ian = made.worker("Priya Shah"), made.worker("Ian Webb", "record.team_manager")
        made.nora, made.hal = made.worker("Nora Lund", "record.service_manager"), made.worker("Hal Birch", "record.head_of_service")
        made.asha = made.worker("Asha Nair", "record.director")
        made.gwen = made.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer", team=made.other_team)
        made.lena = made.worker("Lena Frost", "legal.adviser", team=made.other_team)
        made.mia = made.child("Mia", "Quarrel", D(2016, 5, 4), worker=made.priya)
        made.allocate(made.mia, made.gwen, made.other_team, role="independent_reviewing_officer")
        yield made


def of(team, name: str, **parts) -> str:
    return reverse(f"legal.{name}", kwargs={"subject": team.mia.uuid, **parts})


def form_of(team, code: str) -> str:
    return reverse("recording.record", kwargs={"subject": team.mia.uuid, "code": code})


def send(client: Client, url: str, **typed: str):
    """Fill in the page's form and press its button."""
    return client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True)


def on(day: date) -> dict[str, str]:
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}


def case() -> Case:
    return Case.objects.everything(because="test").get()


def planned(team, decision: str = "pre_proceedings") -> Case:
    send(signed_in(team.hal), of(team, "plan"), decision=decision, trigger="Neglect, after two plans", words="The threshold is reached.", **on(D(2026, 11, 16)))
    return case()


@pytest.mark.requirement("LEG-01")
def test_the_steps_before_court_stand_with_their_days_and_their_outcome(team):
    planned(team)
    priya = signed_in(team.priya)
    send(priya, form_of(team, "legal.pre_proceedings_letter_sent"), family_meeting_offered="yes", plain="yes", **on(D(2026, 11, 20)))
    send(priya, form_of(team, "legal.family_meeting_answered"), outcome="held", words="Her aunt will have her at weekends.", **on(D(2026, 11, 23)))
    send(priya, form_of(team, "legal.pre_proceedings_meeting_held"), lawyer="yes", words="Agreed.", **on(D(2026, 11, 24)))
    row = case()
    assert (row.letter_on, row.met_on, row.family_meeting) == (D(2026, 11, 20), D(2026, 11, 24), "held")
    board = plain(priya.get(reverse("legal.board")).text)
    assert "0 cases before the court, 1 on the way there." in board and "Mia Quarrel" in board and "24 November" in board
    assert "pre-proceedings" in plain(priya.get(reverse("child.page", kwargs={"subject": team.mia.uuid})).text), "on her own page"
    send(priya, form_of(team, "legal.proceedings_ended"), outcome="diverted", **on(TODAY))
    after = plain(priya.get(reverse("legal.board")).text)
    assert "ended before the court" in after and "0 cases before the court, 0 on the way there." in after
    ended = next(s for s in priya.get(reverse("legal.board")).context_data["sheets"] if s.title == "Ended in the last twelve months")
    assert [c.words for c in ended.rows[0][2:5]] == ["4 days", "did not come to it", "did not come to it"], "the days between the steps"
    assert told(measures.diverted, D(2026, 11, 1))[:2] == (1, 1)


@pytest.mark.requirement("LEG-02")
@pytest.mark.requirement("LEG-04")
def test_the_council_applies_with_panel_and_checklist_or_in_an_emergency_with_the_reason(team):
    made = planned(team, "issue")
    ian = signed_in(team.ian)
    apply = of(team, "issue", legal_case=made.key)
    page = plain(ian.get(apply).text)
    assert "the resource panel’s decision to go to court" in page and "the checklist: the parents were met" in page
    refused = plain(send(ian, apply, kind="care", emergency="no").text)
    assert "Before the council applies there must be" in refused and case().issued_on is None
    send(ian, form_of(team, "legal.checklist_gone_through"), **{**CHECKED, "family": "no"}, **on(TODAY))
    assert case().checklist_owed == "family"
    send(ian, form_of(team, "legal.checklist_gone_through"), **CHECKED, **on(TODAY))
    refused = plain(send(ian, apply, kind="care", emergency="no").text)
    assert "the resource panel’s decision" in refused and "the checklist" not in refused.split("Before the council applies")[1].split(".")[0]

    hal = signed_in(team.hal)
    panel = reverse("agendas.kind", kwargs={"agenda": "legal.resource_panel"})
    room = send(hal, panel, **on(TODAY), time="10:00", where="Town Hall").request["PATH_INFO"]
    assert "May go to court" in plain(hal.get(room).text) and "Mia Quarrel" in plain(hal.get(room).text)
    item = SittingItem.objects.everything(because="test").select_related("sitting").get()
    row = {f"d{item.pk}": "issue", f"i{item.pk}-words": "It is time.", f"i{item.pk}-quality": "3", "key": key_of(hal.get(room))}
    hal.post(reverse("agendas.decide", kwargs={"sitting": item.sitting_id}), row)
    assert (case().panel, case().quality) == ("issue", "3")
    assert "The panel has decided, and the checklist is complete." in plain(ian.get(apply).text)
    send(ian, apply, kind="care", emergency="no", case_number="LV26C00123")
    assert (case().issued_on, case().emergency, case().kind) == (TODAY, False, "care")
    assert told(measures.issued_with_panel, D(2026, 11, 1))[:2] == (1, 1)


@pytest.mark.requirement("LEG-02")
def test_in_an_emergency_what_was_not_there_is_written_down_and_the_delay_in_court_has_a_reason(team):
    made = planned(team, "issue")
    priya = signed_in(team.priya)
    apply = of(team, "issue", legal_case=made.key)
    assert "A manager signs the application" in plain(send(priya, apply, kind="emergency", emergency="yes", why_emergency="He is outside.").text)
    send(signed_in(team.ian), apply, kind="emergency", emergency="yes", why_emergency="He broke the door down last night.")
    issued = Event.objects.everything(because="test").get(type=events.application_issued.code)
    assert issued.facts["emergency"] is True and "the resource panel’s decision" in issued.facts["without"]
    assert "1 case not decided on by the resource panel" in plain(priya.get(reverse("legal.board")).text)
    send(priya, form_of(team, "legal.delay_recorded"), reason="expert", weeks="6", **on(TODAY))
    send(priya, form_of(team, "legal.proceedings_ended"), outcome="care_order", **on(TODAY))
    assert "an expert’s report" in plain(priya.get(reverse("legal.board")).text)


@pytest.mark.requirement("LEG-03")
def test_nobody_decides_below_the_scheme_of_delegation_without_a_reason_that_is_confirmed_next(team):
    ian, nora = signed_in(team.ian), signed_in(team.nora)
    why = {"kind": "exit", "outcome": "agreed", "words": "Home is safe now."}
    refused = plain(send(ian, of(team, "decide"), **why).text)
    assert "asks for a service manager here" in refused and not Decision.objects.everything(because="test").exists()
    assert "A manager decides this" in plain(send(signed_in(team.priya), of(team, "decide"), **why).text)
    send(ian, of(team, "decide"), **why, why_below="Her flight leaves tonight and nobody of that grade answers.")
    low = Decision.objects.everything(because="test").get()
    assert (low.below_grade, low.grade, low.decided_by_id) == (True, "team_manager", team.ian.pk)
    assert "1 below the grade that the scheme asks for, 1 of them not confirmed" in plain(ian.get(reverse("legal.decisions")).text)
    assert "Decided below the grade" in plain(signed_in(team.hal).get(reverse("watch.today")).text)
    confirm = of(team, "confirm", decision=low.key)
    assert "A service manager confirms this" in plain(send(ian, confirm, answer="stands").text)
    send(nora, confirm, answer="stands")
    assert Decision.objects.everything(because="test").get().confirmed_on == TODAY
    send(nora, of(team, "decide"), **why)
    assert Decision.objects.everything(because="test").filter(below_grade=False, grade="service_manager").count() == 1
    assert told(measures.decided_at_grade, D(2026, 11, 1))[:2] == (1, 2)


@pytest.mark.requirement("LEG-05")
def test_children_at_home_on_care_orders_are_asked_about(team):
    leo = in_care(team, "Leo", D(2025, 1, 6), status="C2", homes=[(D(2025, 1, 6), "P1", "WA10 1HP")])
    team.allocate(leo, team.priya)
    priya = signed_in(team.priya)
    page = plain(priya.get(reverse("legal.orders")).text)
    assert "for 1 nobody has considered its discharge" in page and "Leo Quarrel" in page

    def line_of(name: str) -> dict[str, str]:
        told = signed_in(team.priya).get(reverse("legal.orders")).context_data["sheets"]
        sheet = next(s for s in told if s.title == "At home with parents on a care order")
        row = next(r for r in sheet.rows if name in str(r[0]))
        return {head: (cell.words, cell.loud) for head, cell in zip(sheet.head, row, strict=True) if hasattr(cell, "loud")}

    record(care.review_held, leo, on=D(2026, 5, 4), participation="PN1", met_before="met")
    first = line_of("Leo")
    assert first["Discharge considered"] == ("never", True) and first["Next review"] == ("by 4 August, past", True)
    record(care.review_held, leo, on=D(2026, 11, 4), participation="PN1", met_before="met")
    assert line_of("Leo")["Next review"] == ("by 4 May 2027", False)
    assert "at home on a care order, discharge not considered" in plain(priya.get(reverse("legal.drift")).text), "six months without a thought"
    to = reverse("recording.record", kwargs={"subject": leo.uuid, "code": "legal.discharge_considered"})
    send(priya, to, outcome="special_guardianship", words="His gran asks for it.", **on(TODAY))
    page = plain(priya.get(reverse("legal.orders")).text)
    assert "special guardianship pursued" in page and "for 0 nobody" in page
    assert line_of("Leo")["Discharge considered"] == ("25 November", False)
    # What came of it: special guardianship and residence orders, year by year from April.
    for name, left, reason in (("Ada", D(2026, 4, 1), "E47"), ("Ben", D(2026, 3, 31), "E45"), ("Cem", D(2026, 3, 31), "E41"), ("Dot", D(2026, 6, 1), "E4A")):
        team.allocate(in_care(team, name, D(2020, 1, 6), left=left, reason=reason), team.priya)
    page = plain(priya.get(reverse("legal.orders")).text)
    assert "2026/27 so far 1 0 2025/26 1 1 2024/25 0 0" in page, page[-900:]


@pytest.mark.requirement("LEG-06")
def test_care_by_agreement_is_authorised_only_with_purpose_work_end_and_consent(team):
    record(care.became_looked_after, team.mia, on=D(2026, 11, 16))
    record(care.legal_status_began, team.mia, on=D(2026, 11, 16), status="V2")
    nora = signed_in(team.nora)
    assert "1 with nothing written down" in plain(nora.get(reverse("legal.orders")).text), "in care at once, whatever is written"
    full = {"purpose": "Her mother is in hospital", "work": "Plan for her return with her gran", "consent_by": "Dawn Quarrel, her mother",
            "understood": "yes", "expected_end_on_day": "20", "expected_end_on_month": "12", "expected_end_on_year": "2026",
            "consent_on_day": "16", "consent_on_month": "11", "consent_on_year": "2026"}  # fmt: skip
    refused = plain(send(nora, of(team, "section_20"), **{**full, "work": "", "understood": "no"}).text)
    assert "the piece of work" in refused and "that they know they can take the child home" in refused
    assert "A service manager authorises" in plain(send(signed_in(team.priya), of(team, "section_20"), **full).text)
    assert ByAgreement.objects.everything(because="test").get().authorised_on is None
    send(nora, of(team, "section_20"), **full)
    row = ByAgreement.objects.everything(because="test").get()
    assert (row.authorised_on, row.expected_end_on, row.consent_by) == (TODAY, D(2026, 12, 20), "Dawn Quarrel, her mother")
    clock.set_offset(clock.offset_for(D(2026, 12, 28)))
    page = plain(signed_in(team.nora).get(reverse("legal.orders")).text)
    assert "1 past the expected end, 0 with nothing written down" in page and "four weeks to three months" in page


@pytest.mark.requirement("LEG-07")
def test_a_secure_order_has_its_ground_its_reviews_and_its_end_in_sight(team):
    priya = signed_in(team.priya)
    send(priya, form_of(team, "legal.secure_order_made"), until_on_day="5", until_on_month="12", until_on_year="2026", further="no",
         where="A secure home", criteria=["absconds"], **on(D(2026, 11, 2)))  # fmt: skip
    page = plain(priya.get(reverse("legal.orders")).text)
    due = plain(priya.get(reverse("child.due", kwargs={"subject": team.mia.uuid})).text)
    assert "Hold the review of their secure accommodation by Wednesday 2 December" in due, due[:1500]
    ground = "runs away, and is then likely to suffer significant harm"
    assert f"{ground} 2 November 5 December not yet" in page, page[-1500:]
    send(priya, form_of(team, "legal.secure_reviewed"), outcome="met", independent="yes", **on(D(2026, 11, 24)))
    page = plain(priya.get(reverse("legal.orders")).text)
    assert f"{ground} 2 November 5 December 1 time, last 24 November still needed" in page, page[-1500:]
    assert "secure accommodation order" in plain(priya.get(reverse("child.page", kwargs={"subject": team.mia.uuid})).text)
    assert "Secure orders about to run out" in plain(signed_in(team.hal).get(reverse("watch.today")).text)
    assert told(measures.secure_orders, D(2026, 11, 1))[0] == 1
    similar = ["series,kind,from,until,low,middle,high,source,invented", "legal.secure_orders,similar,2025-04-01,2026-03-31,0.1,0.2,0.4,Ten similar councils,yes"]
    load(team.authority.pk, similar, at=clock.now())
    beside = plain(signed_in(team.hal).get("/measures/legal.secure_orders/").text)
    assert "Ten similar councils" in beside and "0.1" in beside and "0.4" in beside, beside[:1500]
    send(priya, form_of(team, "legal.secure_ended"), outcome="Back with her carers; no time missing since.", **on(TODAY))
    assert "Secure orders about to run out" not in plain(signed_in(team.hal).get(reverse("watch.today")).text).split("Looked at, and empty")[0]
    after = plain(priya.get(reverse("legal.orders")).text)
    assert "No child is behind locked doors." in after
    assert f"{ground} 2 November 25 November 1 Back with her carers; no time missing since." in after, "its outcome is read where it was looked for"


@pytest.mark.requirement("LEG-08")
def test_drift_closes_only_when_the_officer_and_the_manager_have_answered_and_old_is_told_from_new(team):
    record(care.became_looked_after, team.mia, on=D(2026, 3, 2))
    old = in_care(team, "Tom", D(2010, 6, 1), born=D(2009, 5, 4))
    team.allocate(old, team.priya)
    hal = signed_in(team.hal)
    page = plain(hal.get(reverse("legal.drift")).text)
    assert "1 of them legacy, 1 new" in page and "no plan for permanence" in page
    answer = of(team, "drift_answer", reason="permanence")
    assert "The reviewing officer and the manager answer this" in plain(send(signed_in(team.priya), answer, words="I know.").text)
    record(care.permanence_plan_agreed, team.mia, on=D(2026, 11, 20), decision="kin")
    assert "Mia Quarrel" in plain(hal.get(reverse("legal.drift")).text), "that the case mends itself does not close it"
    send(signed_in(team.gwen), answer, words="Her aunt was assessed too late; the plan is kept to from now on.")
    page = plain(signed_in(team.ian).get(answer).text)
    assert "Not answered yet by the manager" in page and "Mia Quarrel" in plain(hal.get(reverse("legal.drift")).text)
    send(signed_in(team.ian), answer, words="I look at every permanence date in supervision.")
    assert "Mia Quarrel" not in plain(hal.get(reverse("legal.drift")).text)


@pytest.mark.requirement("LEG-08")
def test_every_kind_of_drift_is_raised_with_its_age(team):
    """Two reviews and the same plan; an agreement past its end; each stands with its days, and goes when two have answered for it."""
    record(care.became_looked_after, team.mia, on=D(2025, 10, 6))
    record(care.legal_status_began, team.mia, on=D(2025, 10, 6), status="V2")
    record(care.permanence_plan_agreed, team.mia, on=D(2025, 10, 20), decision="home", by_on=D(2026, 12, 31))
    record(events.section_20_authorised, team.mia, on=D(2025, 10, 6), purpose="Respite", work="A plan with her gran", consent_by="Her mother",
           consent_on=D(2025, 10, 6), expected_end_on=D(2026, 9, 30), understood=True, authorised_by=team.nora.pk, grade="service_manager")  # fmt: skip
    record(care.care_plan_prepared, team.mia, on=D(2025, 10, 20))
    for on_ in (D(2025, 11, 3), D(2026, 2, 2), D(2026, 8, 3)):
        record(care.review_held, team.mia, on=on_, participation="PN1", met_before="met")
    hal = signed_in(team.hal)

    def drifts() -> dict[str, str]:
        sheets = hal.get(reverse("legal.drift")).context_data["sheets"]
        return {row[1].words: row[2].words for sheet in sheets for row in sheet.rows}

    assert set(drifts()) == {"care plan unchanged through two reviews", "care by agreement past its expected end"}, drifts()
    assert drifts()["care by agreement past its expected end"] in ("55 days", "56 days")
    for who in (team.gwen, team.ian):
        send(signed_in(who), of(team, "drift_answer", reason="section_20"), words="Her gran is assessed by Friday; then she goes home.")
    assert set(drifts()) == {"care plan unchanged through two reviews"}, "one answer is for one question"


@pytest.mark.requirement("LEG-09")
@pytest.mark.requirement("LEG-10")
def test_coming_into_care_is_decided_with_what_was_tried_and_leaving_has_a_day(team):
    nora = signed_in(team.nora)
    entry = {"kind": "entry", "outcome": "agreed", "words": "She cannot be kept safe at home."}
    refused = plain(send(nora, of(team, "decide"), **entry).text)
    assert "what was tried before" in refused and "who in the family was asked" in refused and "why the threshold is reached" in refused
    assert not Decision.objects.everything(because="test").exists()
    send(nora, of(team, "decide"), **entry, alternatives="Family support daily, eight weeks.", family_options="Her gran and two aunts.",
         threshold="Significant harm: she was hit again on Sunday.")  # fmt: skip
    record(care.became_looked_after, team.mia, on=TODAY, need="N1", emergency=True)
    leo = in_care(team, "Leo", D(2026, 1, 5), left=D(2026, 10, 1), reason="E4A")
    team.allocate(leo, team.priya)
    record(care.permanence_plan_agreed, team.mia, on=TODAY, decision="home", by_on=D(2026, 11, 1))
    # What was written is read again where it stands, with who decided and at which grade.
    own = plain(nora.get(reverse("child.story", kwargs={"subject": team.mia.uuid})).text)
    for words in ("Family support daily, eight weeks.", "Her gran and two aunts.", "she was hit again on Sunday"):
        assert words in own, (words, own[:2000])
    assert "coming into care: agreed, Nora Lund (service manager)" in plain(nora.get(of(team, "child")).text)

    def sheet(title: str) -> list[list[str]]:
        told = next(s for s in nora.get(reverse("legal.flows")).context_data["sheets"] if s.title == title)
        return [[c.words if hasattr(c, "words") else str(c) for c in row] for row in told.rows]

    assert [row[3:] for row in sheet("Came into care in an emergency")] == [["abuse or neglect", "service manager"]] and "Mia" in str(
        sheet("Came into care in an emergency")[0][0])  # fmt: skip
    assert sheet("Came into care in twelve months, by reason") == [["abuse or neglect", "2"]]
    assert sheet("Left care in twelve months, by route") == [["home, as planned", "1"]]
    undated = "In care, and no day is agreed by which the plan is reached"
    assert sheet(undated) == []
    page = plain(nora.get(reverse("legal.flows")).text)
    assert "2 children came into care, 1 in an emergency; 1 left" in page
    assert "service manager" in page and "no decision on the record" in page, "Leo's coming was never decided on"
    assert "home, as planned" in page and "The plan says home or family, and its day has passed" in page and "home to parents" in page
    # By age on the day, and how long children are in care by what is planned for them.
    tom = in_care(team, "Tom", D(2025, 11, 25), born=D(2009, 1, 5))
    una = in_care(team, "Una", D(2022, 11, 23), born=D(2021, 1, 5))
    for child in (tom, una):
        team.allocate(child, team.priya)
    record(care.permanence_plan_agreed, una, on=D(2023, 5, 1), decision="adoption")
    page = plain(nora.get(reverse("legal.flows")).text)
    table = page.partition("Twelve months by age")[2]
    assert "under 1 0 0 1 to 4 0 0 5 to 9 0 0 10 to 15 2 1 16 and over 1 0" in table, table[:400]
    without = [(row[1], row[2]) for row in sheet(undated)]
    assert without == [("adoption", "23 November 2022"), ("no plan for permanence yet", "25 November 2025")], "Mia’s has its day"
    past = sheet("The plan says home or family, and its day has passed")
    assert [row[1:3] for row in past] == [["home to parents", "1 November"]]
    lengths = page.partition("In care now, by plan")[2]
    assert "home to parents 1" in lengths
    assert re.search(r"adoption 1 4 years", lengths) and re.search(r"no plan for permanence yet 1 1 year", lengths), lengths[:600]


@pytest.mark.requirement("LEG-11", waits_for="a learning log that holds the training by legal services")
def test_legal_advice_has_its_days_and_its_words_stay_between_them(team):
    record(care.became_looked_after, team.mia, on=D(2026, 3, 2))
    record(homes.placement_began, team.mia, on=D(2026, 3, 2), type="U6")
    priya, lena, gwen = signed_in(team.priya), signed_in(team.lena), signed_in(team.gwen)
    send(priya, form_of(team, "legal.advice_asked"), words="Can we share the zebra report with the court?", urgent="yes", **on(D(2026, 11, 23)))
    assert "Waiting for legal advice" in plain(lena.get(reverse("legal.board")).text)
    lena.get(reverse("child.page", kwargs={"subject": team.mia.uuid}))
    send(lena, form_of(team, "legal.advice_given"), words="Not before the zebra is redacted.", **on(D(2026, 11, 24)))
    story = reverse("child.story", kwargs={"subject": team.mia.uuid})
    for url in (story, reverse("child.page", kwargs={"subject": team.mia.uuid})):
        assert "zebra" in priya.get(url).text and "zebra" not in gwen.get(url).text
    assert "Legal advice was given" in plain(gwen.get(story).text), "that there was advice is no secret"
    found = reverse("find.find") + "?q=zebra"
    assert "zebra" not in gwen.get(found).text.replace("?q=zebra", "").replace('value="zebra"', "")
    asked = Event.objects.everything(because="test").get(type=events.advice_given.code)
    assert gwen.get(reverse("recording.correct", kwargs={"subject": team.mia.uuid, "event": asked.pk})).status_code == 404
    copy = priya.get(reverse("way_out.choose", kwargs={"subject": team.mia.uuid}) + "?paper=story")
    assert copy.status_code == 200 and "zebra" not in copy.text
    assert told(measures.advice_in_a_week, D(2026, 11, 1))[:2] == (1, 1)

"""What the inspection found to work, and parenting assessments: times, tools, specialists, babies to come, standards, weak cases."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.assessment.working import (
    GOOD,
    TODAY,
    World,
    ask_about_adults,
    begin,
    consider_all,
    make_ready,
    note,
    on,
    own_parts,
    room,
    save,
    send,
    text,
    write_everything,
)
from throughline.practice.assessment.standards import LIBRARY
from throughline.practice.protection.events import concern_identified
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people.models import Subject
from throughline.services import clock


def later(days: int) -> date:
    day = TODAY + timedelta(days=days)
    clock.set_offset(clock.offset_for(day))
    return day


def finished(world: World, work: int, **answer: object) -> str:
    send(world.asks(world.ana), "assessment.hand_in", {"why": "ready"}, work=work)
    return text(send(world.asks(world.manager), "assessment.decide", {**GOOD, **answer}, work=work))


@pytest.mark.requirement("AS-01")
def test_the_day_is_counted_at_the_start_and_seen_by_worker_and_manager(world: World) -> None:
    work = begin(world, world.ana)
    for who in (world.ana, world.manager):
        assert "by 27 January 2027" in text(world.asks(who).get(reverse("assessment.board")))
    child = text(world.asks(world.ana).get(reverse("child.due", kwargs={"subject": world.tia.uuid})))
    assert "Finish her assessment" in child or "Finish their assessment" in child
    assert "no more than 45 working days from the referral" in child and "Working Together" in child
    day = later(70)  # 1 February 2027
    page = text(world.asks(world.manager).get(reverse("assessment.board")))
    assert "2 days past" in page or "days past its date" in page
    found = re.search(r"/children/[^/]+/late/\d+/", _assessment_row(world))
    assert found, "the worker is asked why, beside the date"
    ana = world.asks(world.ana)
    assert "Choose a kind of reason" in text(ana.post(found[0], {"key": "a1b2c3d4-0000-4000-8000-000000000001", "why": "Marc came late"}, follow=True))
    ana.post(found[0], {"key": "a1b2c3d4-0000-4000-8000-000000000002", "kind": "family", "why": "Marc came late"}, follow=True)
    make_ready_on(world, work, day)
    assert "Authorised" in finished(world, work)
    page = text(world.asks(world.head).get(reverse("assessment.quality")))
    assert "Ana Bell 0 of 2" in page, page[:2000]
    assert "the family could not, or would not (1)" in page, "reasons are counted by kind"


def _assessment_row(world: World) -> str:
    page = world.asks(world.ana).get(reverse("child.due", kwargs={"subject": world.tia.uuid})).content.decode()
    return page[page.index("Finish her assessment" if "Finish her assessment" in page else "Finish their assessment") :]


def make_ready_on(world: World, work: int, day: date) -> None:
    import tests.assessment.working as working

    was, working.TODAY = working.TODAY, day
    try:
        make_ready(world, work)
    finally:
        working.TODAY = was


@pytest.mark.requirement("AS-07")
def test_checklist_tool_and_guidance_stand_where_they_are_used_with_their_version(world: World) -> None:
    work = begin(world, world.ana, children=())
    page = room(world, world.ana, work)
    assert "Risk: the tool" in page and "Version 1." in page and "Has this child been harmed, and how badly?" in page
    assert "Have I …?" in page and "seen where the child sleeps" in page
    assert "What a good one looks like" in page and f"Standards version {LIBRARY.version}" in page
    assert "Not what happened, but what it means" in page, "guidance beside the question"
    save(world, world.ana, world.tia, "checklist", {"done": ["1", "3"]})
    save(world, world.ana, world.tia, "tool", {**own_parts("Tia")["tool"], "harm": "3", "often": "3"})
    write = {k: v for k, v in own_parts("Tia").items() if k != "tool"}
    for section, answers in write.items():
        save(world, world.ana, world.tia, section, answers)
    finished(world, work, why_early="Court tomorrow")
    (end,) = world.story(world.tia, "assessment.assessment_finished")
    assert (end.get("tool"), end.get("tool_points")) == (1, 12), "version and result are kept with the assessment"


@pytest.mark.requirement("AS-09")
def test_a_specialist_is_commissioned_followed_and_used(world: World) -> None:
    work = begin(world, world.ana, children=())
    asked = {"expertise": "sexual_harm", "provider": "Northlight", "words": "Is it safe for Tia to see her uncle?", "cost": "2400",
             **on(date(2026, 12, 14), "due_on")}  # fmt: skip
    assert "Saved at" in note(world, world.ana, work, "specialist", asked, children=(world.tia,))
    later(30)
    ana = world.asks(world.ana)
    page = text(ana.get(reverse("assessment.specialists")))
    assert "1 specialist assessment is past its day" in page and "9 days past its day" in page and "Northlight" in page
    assert "Have the specialist assessment that was commissioned" in text(ana.get(reverse("child.due", kwargs={"subject": world.tia.uuid})))
    (began,) = world.story(world.tia, "assessment.specialist_commissioned")
    at = {"subject": world.tia.uuid, "commission": began.id}
    day = TODAY + timedelta(days=30)
    send(ana, "assessment.commission", {**on(day), "cost": "2650", "answered": "yes", "words": "It is not safe"}, **at)
    assert "how it was used" in text(ana.get(reverse("assessment.specialists")))
    send(ana, "assessment.commission", {**on(day), "used": "decided", "words": "No contact, decided on 23 December"}, **at)
    page = text(ana.get(reverse("assessment.specialists")))
    assert "Northlight complex sexual harm 1 2650 0 of 1 it decided the matter: 1" in page and "is past its day" not in page.replace("Nothing is past its day", "")


@pytest.mark.requirement("AS-10")
def test_a_parenting_assessment_names_theory_and_explores_every_key_issue(world: World) -> None:
    with acting.as_system(world.town.authority.pk, "tests"):
        record(concern_identified, world.tia, on=date(2025, 2, 3), category="PHY")
    first = begin(world, world.ana, children=())
    drunk = {"side": "risk", "factor": "alcohol", "severity": "high", "source": "police", "words": "Drunk at each call"}
    note(world, world.ana, first, "factor", drunk, children=(world.tia,))
    work = begin(world, world.ana, kind="parenting", children=(), meeting="no", why_no_meeting="They met for the assessment")
    page = room(world, world.ana, work)
    issues = page.split("Key issues")[1].split("How the parents work with us")[0]
    for issue in ("a fight at home", "bruises", "The police told of domestic abuse", "Reason to suspect significant harm", "a parent’s drinking"):
        assert issue in issues, issues
    write_everything(world, work, "assessment.parenting", (world.tia,))
    save(world, world.ana, world.tia, "observed", {"seen": "Six visits, at meals.", "tried": "Video feedback; she smiled first."}, "assessment.parenting")
    consider_all(world, work)
    hear_the_family_of(world, work)
    ask_about_adults(world, (world.tia,))
    ana = world.asks(world.ana)
    page = text(send(ana, "assessment.hand_in", work=work))
    assert page.count("Explore it, or say why it is left out") == 5
    assert "Name at least one theory or piece of research, and the finding it bears on" in page
    items = sorted(set(re.findall(r'id="ie(\d+)"', ana.get(reverse("assessment.room", kwargs={"work": work})).content.decode())))
    page = text(send(ana, "assessment.weigh", {"item": items[0], "how": "explored", "evidence": "Seen twice", "finding": ""}, work=work))
    assert "An issue is explored with what shows it and with what we find" in page
    page = text(send(ana, "assessment.weigh", {"item": items[0], "how": "excluded", "why": ""}, work=work))
    assert "Say why it is left out" in page
    for item in items[1:]:
        send(ana, "assessment.weigh", {"item": item, "how": "explored", "evidence": "Seen twice", "finding": "It comes back under stress"}, work=work)
    send(ana, "assessment.weigh", {"item": items[0], "how": "excluded", "why": "It was another child"}, work=work)
    save(world, world.ana, world.tia, "theory", {"named.0.theory": "Crittenden 2008, patterns of attachment", "named.0.finding": ""}, "assessment.parenting")
    assert "which finding it bears on" in text(send(ana, "assessment.hand_in", work=work)).lower()
    save(world, world.ana, world.tia, "theory", {"named.0.theory": "Crittenden 2008, patterns of attachment",
                                                  "named.0.finding": "Tia’s quiet on Fridays fits compulsive compliance"}, "assessment.parenting")  # fmt: skip
    page = text(send(ana, "assessment.hand_in", work=work))
    assert "It is with your manager now" in page, page[:2500]
    assert "Authorised" in text(send(world.asks(world.manager), "assessment.decide", GOOD, work=work))
    (end,) = world.story(world.tia, "assessment.assessment_finished")
    assert end.get("theory") is True and end.get("kind") == "parenting" and end.thread != world.story(world.tia, "assessment.assessment_began")[0].id
    weighed = world.story(world.tia, "assessment.issue_weighed")
    assert sorted(e.get("how") for e in weighed) == ["excluded", *["explored"] * 4]


def hear_the_family_of(world: World, work: int) -> None:
    for name, part in (("Kelly Harrow", "mother"), ("Marc Harrow", "father")):
        note(world, world.ana, work, "view", {"who": name, "part": part, "words": "We try"}, children=(world.tia,))
        note(world, world.ana, work, "shared", {"who": name, "opinion": "agrees"}, children=(world.tia,))


def referred_before_birth(world: World) -> Subject:
    """A midwife rings: the front door puts the unborn child on the record, screens, decides, and the team has the referral."""
    with acting.as_system(world.town.authority.pk, "tests"):
        sam = world.town.worker("Sam Ode", "front_door.social_worker", swe_number="SW990001")
        mel = world.town.worker("Mel Ford", "front_door.manager", swe_number="SW990002")
    at_desk, decides = world.asks(sam), world.asks(mel)
    added = send(at_desk, "front_door.new", {"do": "add", "given": "Baby", "family": "Sands", "unborn": "on", **on(date(2027, 4, 5), "expected_on")})
    uuid = re.search(r"/children/([0-9a-f-]{36})/contact/", added.redirect_chain[-1][0])[1]
    told = {"agency": "health", "how": "telephone", "about": "drinks, and is alone", "words": "The midwife rang.", "priority": "standard", **on(TODAY)}
    assert "It is in the queue" in text(send(at_desk, "front_door.take", told, subject=uuid))
    with acting.as_system(world.town.authority.pk, "tests"):
        baby = Subject.objects.get(uuid=uuid)
        contact = Event.objects.everything(because="test").get(subject=baby, type="front_door.contact_received").pk
    level = {"level": "Level 4: children’s social care", "outcome": "referral", "words": "Before the birth, not after it."}
    send(at_desk, "front_door.case", {"do": "screen", **level}, subject=uuid, contact=contact)
    send(decides, "front_door.case", {"do": "decide", **level, "appropriate": "yes", "team": str(world.town.team.pk)}, subject=uuid, contact=contact)
    with acting.as_system(world.town.authority.pk, "tests"):
        assert Event.objects.everything(because="test").filter(subject=baby, type="front_door.referral_received").exists(), "the referral of a pregnancy"
    return baby


@pytest.mark.requirement("AS-11")
@pytest.mark.requirement("FD-11")
def test_from_the_referral_of_a_pregnancy_to_the_adoption_team(world: World) -> None:
    baby = referred_before_birth(world)
    ana = world.asks(world.ana)
    expected = ana.get(reverse("front_door.unborn"))
    assert "Baby Sands" in text(expected) and "not begun: begin it" in text(expected)
    begin_at = reverse("assessment.begin", kwargs={"subject": baby.uuid})
    assert begin_at in expected.content.decode()
    form = ana.get(begin_at).content.decode()
    assert re.search(r'<option value="pre_birth" selected', form), "an unborn child is assessed before the birth"
    assert f'value="{TODAY.day}"' in form and "referral" in text(ana.get(begin_at)).lower(), "the day of the referral is there already"
    page = send(ana, "assessment.begin", {"kind": "pre_birth", "worker": str(world.ana.pk), **on(TODAY, "referred_on"), "meeting": "yes",
                                          **on(date(2026, 12, 1), "meeting_on")}, subject=baby.uuid)  # fmt: skip
    assert "Begun." in text(page)
    assert "under way" in text(ana.get(reverse("front_door.unborn")))
    work = int(re.search(r"/assessments/(\d+)/", page.redirect_chain[-1][0])[1])
    listed = text(ana.get(reverse("assessment.unborn")))
    assert "Baby Expected Likely to live Plan for the birth Assessment Adoption team" in listed
    assert "5 April 2027" in listed and "not said yet none yet · write it" in listed, "the day that the record knows; that there is no plan yet"
    plan = {**on(date(2027, 3, 29), "expected_on"), "route": "early_permanence", "words": "Born at the General; carers named"}
    note(world, world.ana, work, "birth", plan, children=(baby,))
    page = text(ana.get(reverse("assessment.unborn")))
    assert "29 March 2027" in page and "early permanence placement Born at the General; carers named Ana Bell going on not told yet" in page
    note(world, world.ana, work, "birth", {**plan, "words": "Born at St Helens; the carers are at the birth"}, children=(baby,))
    page = text(ana.get(reverse("assessment.unborn")))
    assert "early permanence placement Born at St Helens; the carers are at the birth" in page and "at the General" not in page, "as it was last written"
    assert "the adoption team does not know of 1 who is likely to need it" in page
    due = text(ana.get(reverse("child.due", kwargs={"subject": baby.uuid})))
    assert "Finish the assessment before the birth" in due and "4 January" in due, due[:1500]
    note(world, world.ana, work, "adoption", {"who": "Lena Frost, adoption", "words": "Early permanence carers are looked for"}, children=(baby,))
    page = text(ana.get(reverse("assessment.unborn")))
    assert "told Monday 23 November" in page and "does not know" not in page


@pytest.mark.requirement("AS-12")
def test_the_standards_with_examples_are_what_is_graded_by(world: World) -> None:
    work = begin(world, world.ana, children=())
    make_ready_alone(world, work)
    ian = world.asks(world.manager)
    library = text(world.asks(world.ana).get(reverse("assessment.standards") + "?kind=parenting"))
    assert "It rests on theory" in library and "A finding on theory" in library and "Why it is good" in library and "invented" in library
    send(world.asks(world.ana), "assessment.hand_in", {"why": "ready"}, work=work)
    form = text(ian.get(reverse("assessment.decide", kwargs={"work": work})))
    for standard in LIBRARY.of("single"):
        assert form.count(standard.title) >= 2, f"{standard.title}: in the standards, and to be ticked"
    assert "It rests on theory" not in form
    send(ian, "assessment.decide", {**GOOD, "short_of": ["history"], "why_early": "Court"}, work=work)
    (graded,) = world.story(world.tia, "assessment.assessment_graded")
    assert (graded.get("standards"), graded.get("short_of")) == (LIBRARY.version, ["history"])


def make_ready_alone(world: World, work: int) -> None:
    write_everything(world, work, children=(world.tia,))
    record_factors_alone(world, work)


def record_factors_alone(world: World, work: int) -> None:
    note(world, world.ana, work, "factor", {"side": "risk", "factor": "alcohol", "severity": "high", "source": "police", "words": "Drunk"}, children=(world.tia,))


@pytest.mark.requirement("AS-13")
def test_an_inadequate_assessment_opens_what_must_be_put_right_and_causes_are_counted(world: World) -> None:
    work = begin(world, world.ana)
    make_ready(world, work)
    send(world.asks(world.ana), "assessment.hand_in", work=work)
    ian, ruth = world.asks(world.manager), world.asks(world.head)
    bad = {"grade": "1", "comment": "Nobody is heard", "then": "returned", "change": "See both children alone"}
    page = text(send(ian, "assessment.decide", bad, work=work))
    assert "Say what caused it" in page and "Say what is done about it" in page
    send(ian, "assessment.decide", {**bad, "causes": ["child", "caseload"], "remedy": "I see both today with Ana"}, work=work)
    page = text(ruth.get(reverse("assessment.quality")))
    assert "2 weak assessments are not put right yet" in page and "Tia Harrow" in page and "too much work" in page
    assert "A pattern?" not in page, "one worker’s two children are one case"
    due = text(ian.get(reverse("child.due", kwargs={"subject": world.tia.uuid})))
    assert "Put right what was inadequate" in due and "7 December" in due
    (opened,) = world.story(world.tia, "assessment.remedy_opened")
    at = {"subject": world.tia.uuid, "remedy": opened.id}
    assert world.asks(world.ana).get(reverse("assessment.remedy", kwargs=at)).status_code in (403, 404)
    send(ian, "assessment.remedy", {**on(TODAY), "at_risk": "no", "words": "Both were seen; both are safe"}, **at)
    page = text(ruth.get(reverse("assessment.quality")))
    assert "1 weak assessment is not put right yet" in page
    # The same cause with another worker's child: no matter of one case any more.
    with acting.as_system(world.town.authority.pk, "tests"):
        from throughline.practice.assessment import events

        zoe = world.town.child("Zoe", born=date(2015, 1, 1), worker=world.ben)
        record(events.remedy_opened, zoe, on=TODAY, causes=["child"], worker=world.ben.pk, words="See her")
    page = text(ruth.get(reverse("assessment.quality")))
    assert "A pattern? “the child was not seen, heard or alone” in 3 weak assessments of 2 workers" in page


def test_the_midway_look_is_the_managers(world: World) -> None:
    work = begin(world, world.ana)
    assert world.asks(world.ana).get(reverse("assessment.note", kwargs={"work": work}) + "?what=midway").status_code == 404
    assert "Saved at" in note(world, world.manager, work, "midway", {"words": "Ask the health visitor"})
    assert "Ask the health visitor" in room(world, world.ana, work)




@pytest.mark.requirement("MIS-05")
@pytest.mark.parametrize(("code", "words"), [("bullying", "bullying, also online"), ("own_substances", "the child’s own use of alcohol or drugs"),
                                             ("gangs", "gangs"), ("exploitation", "exploitation"), ("forced_marriage", "being made to marry")])  # fmt: skip
def test_the_risks_that_children_learn_of_are_among_those_of_an_assessment(world: World, code: str, words: str) -> None:
    """Whoever assesses chooses it in the assessment, and it stands in the room with what shows it, not as "something else"."""
    work = begin(world, world.ana, children=())
    said = {"side": "risk", "factor": code, "severity": "some", "source": "school", "words": "Her form tutor rang on Monday"}
    assert "Saved at" in note(world, world.ana, work, "factor", said, children=(world.tia,))
    (risk,) = world.story(world.tia, "assessment.risk_recorded")
    assert risk.get("factor") == code
    assert words in room(world, world.ana, work)

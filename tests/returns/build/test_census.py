"""What the census says of a child, counted by hand: episodes, work in them, who the child is, and what is left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.lives_903 import Said, happened
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as help_
from throughline.practice.front_door import events as door
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.people import events as people
from throughline.returns.cin_census.build.told import Told
from throughline.returns.cin_census.build.whole import tell
from throughline.returns.cin_census.build.xml import document
from throughline.returns.cin_census.check import check_file
from throughline.returns.cin_census.read import read_census
from throughline.returns.ssda903.build.life import Life

BORN = date(2014, 3, 14)
D = date.fromisoformat


def who(**facts: Any) -> list[Said]:
    said = {"born_on": BORN, "sex": "F", "ethnicity": "WBRI", "disabilities": ["NONE"], **facts}
    return [Said(people.person_described, BORN, {k: v for k, v in said.items() if v is not None}),
            Said(people.identifier_recorded, BORN, {"scheme": "local", "value": "100"}),
            Said(people.identifier_recorded, BORN, {"scheme": "upn", "value": "D845000114001"})]  # fmt: skip


def census(*said: Said, year: int = 2026, person: list[Said] | None = None) -> Told | None:
    return tell(Life(7, happened([*(who() if person is None else person), *said]), year))


def referral(on: str, outcome: str = "assessment", closed: str = "", reason: str = "RC7", need: str = "N1", source: str = "6") -> list[Said]:
    came = Said(door.referral_received, D(on), {"source": source})
    said = [came, Said(door.referral_decided, D(on), {"outcome": outcome, "need": need}, came)]
    return [*said, Said(door.case_closed, D(closed), {"reason": reason}, came)] if closed else said


def ended(type_: Any, on: str, opened: Said, **facts: Any) -> Said:
    return Said(type_, D(on), facts, opened)


def codes(told: Told, year: int = 2026) -> set[str]:
    """Rules that find something in the census of this child alone, but those about the return as a whole."""
    _, found = check_file([("cin.xml", b"".join(document([told], year, "342")))], year, "E08000013")
    return {f.check.code for f in found.found} - {"2887Q"}


def test_a_referral_is_told_while_open_and_with_how_it_was_closed():
    said = referral("2024-11-04", closed="2025-06-02", reason="RC7")
    assert census(*said, year=2024) is None
    before, now = census(*said, year=2025), census(*said)
    assert before and before.details[0].cells["CINclosureDate"] is None, "on 31 March 2025 it was open"
    assert now and now.details[0].cells == {
        "CINreferralDate": D("2024-11-04"), "ReferralSource": "6", "PrimaryNeedCode": "N1", "CINclosureDate": D("2025-06-02"),
        "ReasonForClosure": "RC7", "DateOfInitialCPC": None, "ReferralNFA": False,
    }  # fmt: skip
    assert census(*said, year=2027) is None
    assert codes(now) == set() and now.empty == []


def test_nothing_further_is_told_in_the_year_in_which_it_was_decided():
    came = Said(door.referral_received, D("2025-03-31"), {"source": "2A"})
    said = [came, Said(door.referral_decided, D("2025-04-01"), {"outcome": "no_action"}, came)]
    assert census(*said, year=2025) is None
    told = census(*said)
    assert told and told.details[0].cells["ReferralNFA"] is True and told.details[0].cells["CINclosureDate"] is None
    assert census(*said, year=2027) is None and codes(told) == set()


def test_a_referral_of_the_last_day_that_goes_on_has_the_need_said_next_morning():
    came = Said(door.referral_received, D("2025-03-31"), {"source": "2A"})
    told = census(came, Said(door.referral_decided, D("2025-04-01"), {"outcome": "assessment", "need": "N4"}, came), year=2025)
    assert told and told.details[0].cells["PrimaryNeedCode"] == "N4"


def test_what_nobody_said_is_left_out_and_named():
    person = who(ethnicity=None, disabilities=None, sex=None)[:1]
    came = Said(door.referral_received, D("2025-05-01"), {})
    told = census(came, Said(door.case_closed, D("2025-07-01"), {}, came), person=person)
    assert told and {(e.element, e.day) for e in told.empty} == {
        ("Sex", ""), ("Ethnicity", ""), ("Disabilities", ""), ("UPNunknown", ""), ("LAchildID", ""), ("ReferralSource", "2025-05-01"),
        ("PrimaryNeedCode", "2025-05-01"), ("ReasonForClosure", "2025-05-01"),
    }  # fmt: skip
    assert told.number == "R7"
    assert {"4180", "4220", "8540", "8610", "8805", "8866"} <= codes(told), "and the rules find each of them"


def test_assessments_with_factors_and_the_day_the_manager_looked():
    began = Said(assessment.assessment_began, D("2025-05-06"), {"kind": "single"})
    looked = ended(assessment.manager_looked, "2025-05-20", began, words=1)
    done = ended(assessment.assessment_finished, "2025-06-30", began, kind="single", factors=["3B", "16A", "3B"])
    other = Said(assessment.assessment_began, D("2025-07-01"), {"kind": "section_7"})
    still = Said(assessment.assessment_began, D("2026-03-02"), {"kind": "single", "review_on": "2026-03-20"})
    told = census(*referral("2025-05-01"), began, looked, done, other, still)
    assert told
    assert [(a.cells["AssessmentActualStartDate"], a.cells["AssessmentInternalReviewDate"], a.cells["AssessmentAuthorisationDate"], a.factors)
            for a in told.details[0].assessments] == [
        (D("2025-05-06"), D("2025-05-20"), D("2025-06-30"), ["3B", "16A"]), (D("2026-03-02"), D("2026-03-20"), None, [])]  # fmt: skip
    assert codes(told) == set()


def protected(start: str = "2025-05-06", held: str = "2025-05-27") -> list[Said]:
    enquiry = Said(protection.enquiry_began, D(start), {"strategy_on": start})
    plan = Said(protection.plan_began, D(held), {"category": "NEG", "before": 1})
    return [
        enquiry, ended(protection.enquiry_ended, "2025-05-19", enquiry, outcome="conference"),
        Said(protection.conference_held, D(held), {"kind": "initial", "decision": "plan"}), plan,
        ended(protection.category_changed, "2025-08-20", plan, category="EMO"),
        Said(protection.conference_held, D("2025-08-20"), {"kind": "review"}), Said(protection.conference_held, D("2026-02-10"), {"kind": "review"}),
        ended(protection.plan_ended, "2026-02-10", plan, reason="safe", then="child_in_need"),
    ]  # fmt: skip


def test_an_enquiry_its_conference_and_the_plan():
    began = Said(assessment.assessment_began, D("2025-05-06"), {"kind": "single"})
    done = ended(assessment.assessment_finished, "2025-05-27", began, kind="single", factors=["16A"])
    none = Said(protection.enquiry_began, D("2026-02-20"), {})
    told = census(*referral("2025-05-06"), began, done, *protected(), none, ended(protection.enquiry_ended, "2026-03-02", none, outcome="unsubstantiated"))
    assert told
    (details,) = told.details
    assert details.enquiries == [
        {"S47ActualStartDate": D("2025-05-06"), "InitialCPCtarget": D("2025-05-28"), "DateOfInitialCPC": D("2025-05-27"), "ICPCnotRequired": False},
        {"S47ActualStartDate": D("2026-02-20"), "InitialCPCtarget": None, "DateOfInitialCPC": None, "ICPCnotRequired": True},
    ]  # 26 May 2025 is a bank holiday: fifteen working days from the 6th end on the 28th
    (plan,) = details.protection
    assert plan.cells == {"CPPstartDate": D("2025-05-27"), "CPPendDate": D("2026-02-10"), "InitialCategoryOfAbuse": "NEG",
                          "LatestCategoryOfAbuse": "EMO", "NumberOfPreviousCPP": 1}  # fmt: skip
    assert plan.reviews == [D("2025-08-20"), D("2026-02-10")]
    assert codes(told) == set()


def test_a_child_in_need_plan_gives_way_to_a_protection_plan_and_comes_back():
    help_began = Said(help_.help_began, D("2025-05-06"), {"level": "early_help"})
    up = ended(help_.level_changed, "2025-05-12", help_began, direction="up", level="child_in_need")
    agreed = ended(help_.plan_agreed, "2025-05-16", help_began, version=1)
    told = census(*referral("2025-05-06"), help_began, up, agreed, *protected())
    assert told and told.details[0].plans == [
        {"CINPlanStartDate": D("2025-05-16"), "CINPlanEndDate": D("2025-05-27")}, {"CINPlanStartDate": D("2026-02-10"), "CINPlanEndDate": None}]
    assert codes(told) == {"2991Q"}, "nothing but that there is no assessment"


def test_help_that_is_stepped_up_without_a_referral_is_an_episode_from_early_help():
    help_began = Said(help_.help_began, D("2025-01-06"), {"level": "early_help"})
    up = ended(help_.level_changed, "2025-05-12", help_began, direction="up", level="child_in_need")
    over = ended(help_.help_ended, "2025-11-03", help_began, outcome="needs_met")
    told = census(help_began, up, ended(help_.plan_agreed, "2025-02-01", help_began, version=1), over)
    assert told
    (details,) = told.details
    assert [details.cells[n] for n in ("CINreferralDate", "ReferralSource", "CINclosureDate", "ReasonForClosure")] == [
        D("2025-05-12"), "5D", D("2025-11-03"), "RC7"]  # fmt: skip
    assert details.plans == [{"CINPlanStartDate": D("2025-05-12"), "CINPlanEndDate": D("2025-11-03")}], "the plan was there already"


def test_work_without_a_referral_is_named_and_not_told():
    told = census(*protected())
    assert told and not told.details
    assert {(e.element, e.day) for e in told.empty} == {("Section47", "2025-05-06"), ("ChildProtectionPlans", "2025-05-27")}
    looked_after = census(Said(care.became_looked_after, D("2025-05-06"), {"need": "N1"}))
    assert looked_after and {(e.element, e.day) for e in looked_after.empty} == {("CINdetails", "2025-05-06")}


def test_need_comes_from_care_where_the_referral_does_not_say_it():
    told = census(*referral("2025-05-01", need=None), Said(care.became_looked_after, D("2025-05-06"), {"need": "N3"}))
    assert told and told.details[0].cells["PrimaryNeedCode"] == "N3"


def test_a_child_not_born_yet_has_the_day_that_is_expected():
    unborn = [Said(people.person_described, D("2026-02-02"), {"family": "Wicks", "expected_on": "2026-06-20"}),
              Said(people.identifier_recorded, D("2026-02-02"), {"scheme": "local", "value": "100"})]  # fmt: skip
    told = census(*referral("2026-02-02"), Said(people.born, D("2026-06-11"), {}), person=unborn)
    assert told
    said = told.identifiers
    assert (said["PersonBirthDate"], said["ExpectedPersonBirthDate"], said["Sex"], said["UPNunknown"]) == (None, D("2026-06-20"), "U", "UN1")
    assert told.ethnicity == "NOBT" and told.disabilities == [] and codes(told) == set()
    born = census(*referral("2026-02-02"), Said(people.born, D("2026-06-11"), {}), person=unborn, year=2027)
    assert born and born.identifiers["PersonBirthDate"] == D("2026-06-11") and born.identifiers["ExpectedPersonBirthDate"] is None


def test_why_there_is_no_pupil_number():
    person = who()[:2]
    nothing = census(*referral("2025-06-02", "no_action"), person=person)
    newly = census(*referral("2026-03-30"), person=person)
    assert nothing and nothing.identifiers["UPNunknown"] == "UN7"
    assert newly and newly.identifiers["UPNunknown"] == "UN4"


def test_a_conference_about_a_child_who_moved_here_stands_with_the_referral():
    plan = Said(protection.plan_began, D("2025-09-16"), {"category": "EMO"})
    told = census(*referral("2025-09-01", source="5C"), Said(protection.conference_held, D("2025-09-16"), {"kind": "transfer_in"}), plan)
    assert told and told.details[0].cells["DateOfInitialCPC"] == D("2025-09-16") and codes(told) == set()


def test_pre_proceedings_from_2026_27_on():
    begun = Said(legal.threshold_discussed, D("2026-05-05"), {"decision": "pre_proceedings"})
    rest = [
        ended(legal.pre_proceedings_letter_sent, "2026-05-11", begun, family_meeting_offered=True),
        ended(legal.family_meeting_answered, "2026-05-20", begun, outcome="held"),
        *(ended(legal.pre_proceedings_meeting_held, on, begun) for on in ("2026-05-26", "2026-07-07", "2026-08-18")),
        ended(legal.proceedings_ended, "2026-09-01", begun, outcome="diverted"),
    ]  # fmt: skip
    told = census(*referral("2026-04-13"), begun, *rest, year=2027)
    assert told and told.details[0].pre_proceedings == [{
        "PPStartDate": D("2026-05-05"), "LBPSentDate": D("2026-05-11"), "FGDMMeetingOffer": True, "FGDMMeetingFac": True,
        "InitialPPMeetingDate": D("2026-05-26"), "ReviewMeetingsCount": 2, "StepDecisionDate": D("2026-09-01"), "CourtAppDate": None}]  # fmt: skip
    assert [e.element for e in told.empty] == ["PPOutcome"]


def test_the_document_is_read_back_as_it_was_told():
    began = Said(assessment.assessment_began, D("2025-05-06"), {"kind": "single"})
    done = ended(assessment.assessment_finished, "2025-05-27", began, kind="single", factors=["16A", "3B"])
    person = who(disabilities=["LD", "AUT"])
    told = census(*referral("2025-05-06", source="1A"), began, done, *protected(), person=person)
    assert told
    returned = read_census([("cin.xml", b"".join(document([told], 2026, "342")))], 2026)
    assert returned.problems == []
    of = {name: frame.to_dicts() for name, frame in returned.tables.items()}
    assert of["Header"][0]["ReferenceDate"] == "2026-03-31" and of["Header"][0]["LEA"] == "342"
    assert [d["Disability"] for d in of["Disabilities"]] == ["LD", "AUT"]
    assert [f["AssessmentFactor"] for f in of["AssessmentFactorsList"]] == ["16A", "3B"]
    assert [r["CPPreviewDate"] for r in of["Reviews"]] == ["2025-08-20", "2026-02-10"]
    assert of["CINdetails"][0]["ReferralNFA"] == "0" and of["Section47"][0]["InitialCPCtarget"] == "2025-05-28"

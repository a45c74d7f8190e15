"""Taking a census into the record, through the real ledger: once, twice, two years, beside the other return, and with faults."""

from __future__ import annotations

import os
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.returns.build.test_record import council, write
from tests.support.builders import council as staffed
from tests.support.lives_903 import happened, plain
from tests.support.lives_cin import YEARS, lives
from tests.support.returns_cin import written
from throughline.engines.duties.models import Obligation
from throughline.practice.assessment.models import Assessment
from throughline.practice.front_door.models import Referral
from throughline.practice.protection.models import PlanPeriod
from throughline.record.access import acting
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import record
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.models import Identifier, Subject
from throughline.returns.cin_census.build.whole import TYPES, Census, children
from throughline.returns.cin_census.build.xml import document
from throughline.returns.cin_census.record.way import import_census, read_file
from throughline.returns.models import PutAside

pytestmark = pytest.mark.django_db
FEW = settings(
    max_examples=int(os.environ.get("THROUGHLINE_EXAMPLES", "6")), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
HEAD = ("<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate>"
        "</CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>342</LEA></Source></Header><Children>")  # fmt: skip
TIA = ("<Child><ChildIdentifiers><LAchildID>100</LAchildID><UPN>D845000114001</UPN><PersonBirthDate>2014-03-14</PersonBirthDate><Sex>F</Sex>"
       "</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>LD</Disability></Disabilities>"
       "</ChildCharacteristics>{details}</Child>")  # fmt: skip
OPEN = ("<CINdetails><CINreferralDate>2025-02-03</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
        "<Assessments><AssessmentActualStartDate>2025-02-04</AssessmentActualStartDate></Assessments><ReferralNFA>0</ReferralNFA></CINdetails>")  # fmt: skip
LATER = ("<CINdetails><CINreferralDate>2025-02-03</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
         "<CINclosureDate>2025-12-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"
         "<Assessments><AssessmentActualStartDate>2025-02-04</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-04-10</AssessmentAuthorisationDate>"
         "<FactorsIdentifiedAtAssessment><AssessmentFactors>16A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>"
         "<Section47><S47ActualStartDate>2025-04-14</S47ActualStartDate><DateOfInitialCPC>2025-05-02</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>"
         "<ReferralNFA>0</ReferralNFA><ChildProtectionPlans><CPPstartDate>2025-05-02</CPPstartDate><CPPendDate>2025-11-28</CPPendDate>"
         "<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>"
         "<Reviews><CPPreviewDate>2025-07-25</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails>")  # fmt: skip


def xml(year, details, child=TIA):
    return (HEAD.format(year=year) + child.format(details=details) + "</Children></Message>").encode()


def take(content, year=2026, **how):
    return import_census(read_file([("cin.xml", content)], year), **how)


def how_many(owner):
    with acting.as_system(owner.pk, "tests"):
        return Event.objects.everything(because="test").filter(authority=owner).count()


def events_of(authority):
    with acting.as_system(authority, "tests"):
        subjects = list(Subject.objects.filter(authority_id=authority, kind="child").values_list("pk", flat=True))
        loaded = projections.load(subjects, TYPES)
        return [in_effect(loaded[s], registry.ranks()) for s in subjects]


def documents(authority):
    with acting.as_system(authority, "tests"):
        every = {y: b"".join(document(children(authority, y, Census(y)), y, "845")) for y in YEARS}
        return {y: sorted(d.splitlines()) for y, d in every.items()}  # a child is a line; their order is that of the record


@FEW
@given(st.lists(lives().filter(bool), min_size=1, max_size=3), st.permutations(list(YEARS)))
def test_recorded_built_taken_in_elsewhere_and_built_again(said, years):
    here, there = council(), council()
    for n, one in enumerate(said):
        write(here.pk, str(100 + n), one)
    before = documents(here.pk)
    for year in years:
        with acting.as_system(here.pk, "tests"):
            sent = b"".join(document(children(here.pk, year, Census(year)), year, "845"))
        if b"<Child>" in sent:
            take(sent, year, authority=there.code)
    assert documents(there.pk) == before
    told = {n for n, one in enumerate(said) if any(written(happened(one), y) for y in YEARS)}
    ours = [plain(e) for e in events_of(here.pk) if {x.facts.get("value") for x in e} & {str(100 + n) for n in told}]
    assert sorted(ours, key=str) == sorted((plain(e) for e in events_of(there.pk)), key=str)


def test_two_years_join_and_the_same_file_twice_changes_nothing():
    owner = council()
    first = take(xml(2025, OPEN), 2025, authority=owner.code, live_on=date(2026, 6, 1))
    assert first.summary["events"]["front_door.referral_received"] == 1 and first.summary["children_new"] == 1
    second = take(xml(2026, LATER), 2026, authority=owner.code)
    assert second.summary["children_new"] == 0 and second.summary["events"]["assessment.assessment_finished"] == 1
    assert "front_door.referral_received" not in second.summary["events"], "it is the same one"
    n = how_many(owner)
    for year, details in ((2026, LATER), (2025, OPEN)):
        again = take(xml(year, details), year, authority=owner.code)
        assert not again.summary["events"] and not again.summary["corrected"] and not again.summary["withdrawn"]
    assert how_many(owner) == n
    with acting.as_system(owner.pk, "tests"):
        referral = Referral.objects.everything(because="test").get()
        assert (referral.began_on, referral.ended_on, referral.reason) == (date(2025, 2, 3), date(2025, 12, 1), "RC7")
        plan = PlanPeriod.objects.everything(because="test").get()
        assert (plan.began_on, plan.ended_on, plan.first_category, plan.category, plan.before) == (date(2025, 5, 2), date(2025, 11, 28), "NEG", "EMO", 1)
        assert Assessment.objects.everything(because="test").get().ended_on == date(2025, 4, 10)


def test_what_a_census_cannot_know_is_not_known_and_never_late():
    owner = council()
    take(xml(2026, LATER), 2026, authority=owner.code, live_on=date(2026, 6, 1))
    with acting.as_system(owner.pk, "tests"):
        held = list(Obligation.objects.everything(because="test"))
        assert held, "there are duties about what the census tells"
        unknown = ("protection.visit", "protection.minutes", "protection.core_group", "front_door.decide_referral", "protection.decisions")
        assert [o.duty for o in held if o.duty.startswith(unknown) and o.known] == []
        assert [o.duty for o in held if o.known and o.met_on is None and o.lapsed_on is None] == [], "nothing is left overdue"


def test_a_child_who_is_here_already_is_joined_by_the_own_number_or_the_pupil_number():
    town = staffed("E08000013")
    with acting.as_system(town.authority.pk, "tests"):
        by_number, by_upn, other, zed = (town.child(n) for n in ("Tia", "Omar", "Ivy", "Zed"))
        record(people.identifier_recorded, by_number, on=date(2025, 5, 1), scheme="local", value="100")
        record(people.identifier_recorded, by_upn, on=date(2025, 5, 1), scheme="upn", value="A845000114009")
        record(people.identifier_recorded, other, on=date(2025, 5, 1), scheme="upn", value="B845000114007")
        record(people.identifier_recorded, other, on=date(2025, 5, 1), scheme="local", value="777")
    two = [TIA, TIA.replace(">100<", ">200<").replace("D845000114001", "A845000114009"), TIA.replace(">100<", ">300<").replace("D845000114001", "B845000114007"),
           TIA.replace(">100<", f">R{zed.pk}<").replace("<UPN>D845000114001</UPN>", "")]  # fmt: skip
    content = (HEAD.format(year=2026) + "".join(c.format(details=LATER) for c in two) + "</Children></Message>").encode()
    run = take(content)
    assert run.authority == town.authority, "the header says whose it is"
    assert run.summary["children"] == 4 and run.summary["children_new"] == 1, "one has another number of the authority already"
    with acting.as_system(town.authority.pk, "tests"):
        assert Identifier.objects.everything(because="test").get(scheme="local", value="200").subject_id == by_upn.pk
        assert Referral.objects.everything(because="test").filter(subject=by_number).exists()
    assert run.summary["put_aside"]["notes"]["same_pupil"] == 1


def test_elements_and_groups_that_cannot_be_read_are_put_aside_with_the_reason():
    spoiled = (LATER.replace("<ReferralSource>6", "<ReferralSource>6X").replace("2025-04-10", "2025-02-30").replace("<CPPstartDate>2025-05-02", "<CPPstartDate>")
               + "<CINdetails><CINreferralDate>2026-08-01</CINreferralDate><ReferralNFA>1</ReferralNFA></CINdetails>")  # fmt: skip
    owner = council()
    run = take(xml(2026, spoiled), authority=owner.code)
    told = run.summary["put_aside"]
    assert told["cells"] == {"unknown_code": 1, "impossible_date": 1} and told["rows"] == {"no_start": 2}
    with acting.as_system(owner.pk, "tests"):
        held = {p.column: p for p in PutAside.objects.everything(because="test").filter(run=run)}
        assert held["ReferralSource"].value == "6X" and held["AssessmentAuthorisationDate"].words == "There is no 2025-02-30"
        assert "lies after the year" in held["CINreferralDate"].words
        assert Assessment.objects.everything(because="test").get().ended_on is None, "the rest of it went in"


def test_the_command_and_the_page_take_a_census(tmp_path, capsys):
    town = staffed("E08000013")
    (tmp_path / "cin.xml").write_bytes(xml(2026, LATER))
    call_command("import_cin", str(tmp_path / "cin.xml"), year="2025/26")
    said = capsys.readouterr().out
    assert "1 children (1 of them new)" in said and "under Returns" in said
    with acting.as_system(town.authority.pk, "tests"):
        admin = town.worker("Ana List", "record.performance_analyst")
    client = Client()
    client.force_login(admin.user)
    page = client.get(reverse("imports.list")).content.decode()
    assert "Children in need census, 2025/26" in page
    key = page.partition('name="key" value="')[2].partition('"')[0]
    sent = SimpleUploadedFile("whatever.xml", xml(2025, OPEN))
    answer = client.post(reverse("imports.list"), {"year": "2025", "sent": sent, "key": key}, follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200 and "Children in need census, 2024/25" in text

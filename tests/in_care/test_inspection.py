"""What an inspector asks for on Monday: lists 8 and 9, made from the record."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from tests.measures.chronologies import in_care
from tests.support.pages import plain, signed_in
from throughline.practice.care_leavers.events import position_at_birthday
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.record.access import acting
from throughline.record.audit.models import AuditEntry
from throughline.record.ledger.actions import record
from throughline.record.people import events as people

pytestmark = pytest.mark.django_db
D = date
HERE = "WA10 1HP"


@pytest.fixture
def council(here):
    """Ada, 12, in care; Bo left in August; Cy left last year; Di is 19 and left at 18; Eve, 17, is in care."""
    ada = in_care(
        here,
        "Ada",
        D(2026, 1, 5),
        sex="F",
        ethnicity="WBRI",
        homes=[(D(2026, 1, 5), "U6", HERE), (D(2026, 9, 1), "K2", HERE)],
    )
    here.allocate(ada, here.priya)
    record(people.identifier_recorded, ada, on=D(2026, 1, 5), scheme="local", value="10042")
    record(care.review_held, ada, on=D(2026, 2, 2), participation="PN1", met_before="met")
    record(care.child_visited, ada, on=D(2026, 11, 2), outcome="seen", alone="yes", words="Fine")
    record(care.child_visited, ada, on=D(2026, 11, 16), outcome="not_there")
    record(care.permanence_plan_agreed, ada, on=D(2026, 5, 4), decision="long_term_fostering")
    gone = record(missing.went_missing, ada, on=D(2026, 10, 3), kind="M")
    record(missing.came_back, ada, on=D(2026, 10, 4), thread=gone)
    record(missing.return_interview, ada, on=D(2026, 10, 5), thread=gone, outcome="declined")
    record(
        missing.came_back, ada, on=D(2026, 11, 4), thread=record(missing.went_missing, ada, on=D(2026, 11, 4), kind="A")
    )
    in_care(here, "Bo", D(2025, 1, 6), left=D(2026, 8, 3))
    in_care(here, "Cy", D(2024, 1, 8), left=D(2025, 8, 4))
    di = in_care(here, "Di", D(2021, 1, 4), born=D(2007, 3, 14), left=D(2025, 3, 14), reason="E7")
    record(position_at_birthday, di, on=D(2026, 3, 14), age=19, in_touch="YES", activity="F2", accommodation="U1")
    in_care(here, "Eve", D(2026, 1, 5), born=D(2009, 5, 4))
    return here


@pytest.mark.requirement("INS-05", waits_for="a picker of cases, the audits and the interviews in one pack")
def test_list_8_holds_who_is_in_care_and_who_left_in_six_months(council):
    taken = signed_in(council.ruth).get(reverse("annex_a.list_8"))
    rows = list(csv.DictReader(io.StringIO(taken.text.lstrip("\ufeff"))))
    assert len(rows) == 3  # Ada, Bo and Eve
    ada = next(r for r in rows if r["Child Unique ID"] == "10042")
    said = {
        "Gender": "b) Female", "Ethnicity": "a) WBRI", "Date of Birth": "14/03/2014", "Age": "12",
        "Date Started to be Looked After": "05/01/2026", "Date of Latest Statutory Review": "02/02/2026",
        "Date of Last Social Work Visit": "02/11/2026", "What is the permanence plan for this child?": "f) Long-term fostering",
        "Number of Placements in the Last 12 months": "2", "Start Date of Most Recent Placement": "01/09/2026",
        "Placement Type": "K2: Children home (regulated)", "Date Ceased to be Looked After": "", "Allocated Worker": "Priya Shah",
        "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months": "1",
        "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months": "1",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?": "a) Yes",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?": "b) No",
    }  # fmt: skip
    assert {k: ada[k] for k in said} == said
    assert [r["Date Ceased to be Looked After"] for r in rows if r["Date Ceased to be Looked After"]] == ["03/08/2026"]


def test_list_9_holds_everybody_entitled_with_the_kind_of_entitlement(council):
    taken = signed_in(council.ruth).get(reverse("annex_a.list_9"))
    rows = {r["Age"]: r for r in csv.DictReader(io.StringIO(taken.text.lstrip("\ufeff")))}
    assert {age: r["Eligibility Category"] for age, r in rows.items()} == {
        "19": "b) Former relevant child",
        "17": "d) Eligible child",
    }
    di = rows["19"]
    assert (di["LA in Touch"], di["Type of Accommodation"], di["Suitability of Accommodation"]) == (
        "a) Yes", "U: independent living", "a) Suitable",
    )  # fmt: skip
    assert di["Activity Status"] == "F2: education other than higher, full time"


def test_the_page_says_what_is_empty_and_the_workbook_goes_out_on_the_audit(council):
    client = signed_in(council.ruth)
    page = plain(client.get(reverse("annex_a.page")).text)
    assert "List 8: Children in care" in page and "3 rows, 34 columns" in page
    assert "Date of Last Dental Check 3 the record holds yes or no for the year" in page
    taken = client.get(reverse("annex_a.workbook"))
    book = openpyxl.load_workbook(io.BytesIO(taken.content))
    assert book.sheetnames == [f"List {n}" for n in range(1, 10)]
    assert book["List 8"].max_row == 4 and book["List 8"]["D2"].number_format == "dd/mm/yyyy"
    with acting.as_system(council.authority.pk, "test"):
        noted = AuditEntry.objects.filter(action="export").order_by("-pk").first()
    assert noted.detail["reader"] == "inspector" and len(noted.subjects) == 4


def test_whoever_sees_only_a_team_cannot_make_the_list(council):
    for worker in (council.priya, council.ian, council.worker("Joan Eckhart", "record.lead_member")):
        assert signed_in(worker).get(reverse("annex_a.list_8")).status_code == 404

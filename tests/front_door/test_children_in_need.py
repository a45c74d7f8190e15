"""Children in need: how many and against similar councils, what did not belong here by agency, and the census built from the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.front_door.desk import SCREENED, case, send, take
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.practice.assessment import events as assessment
from throughline.practice.front_door import events, measures
from throughline.practice.front_door.models import Referral
from throughline.record.ledger.actions import Entry, append, record
from throughline.services import clock

DECIDED = {"do": "decide", "level": "Level 2: some extra help", "words": "Read and weighed."}
D = date
COMPARATORS = """series,kind,from,until,low,middle,high,source,invented
front_door.open_cases,similar,2025-04-01,2026-03-31,300,330,360,Ten similar councils,no
"""


@contextmanager
def on(day: date) -> Iterator[None]:
    """As if it were another day."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(day))
    yield
    clock.set_offset(before)


@pytest.mark.requirement("FD-13")
def test_children_in_need_are_counted_as_the_census_counts_them_and_compared_and_contacts_that_did_not_belong_here_by_agency(house, tmp_path):
    """Before the year's end Tia's referral goes on and Jaden's does not. One child in need among 20,000 is 0.5 in 10,000; the
    census of the year tells of both referrals, and of one child in need on 31 March. Two schools and a police officer got in
    touch: one contact of a school did not belong here."""
    house.authority.population_0_17 = 20_000
    house.authority.code = "E08000013"
    house.authority.save()
    with on(D(2026, 3, 25)):
        sam, mel = signed_in(house.screener), signed_in(house.manager)
        zed = house.child("Zed", "Harrow", date(2016, 1, 1))
        for child, agency, fit in ((house.tia, "school", "yes"), (house.jaden, "school", "no"), (zed, "police", "yes")):
            take(sam, child, agency=agency, on_day="25", on_month="3", on_year="2026", at="")
            send(sam, case(child), **{**SCREENED, "outcome": "advice"})
            send(mel, case(child), **DECIDED, outcome="advice", appropriate=fit)
        for child, outcome, need in ((house.tia, "assessment", "N1"), (house.jaden, "no_action", "")):
            (key,) = append([Entry(events.referral_received, child.pk, D(2026, 3, 25), {"agency": "school", "source": "2A"})])
            url = reverse("front_door.referral", kwargs={"subject": child.uuid, "referral": key})
            page = mel.get(url)
            assert "What is it chiefly about, as the census counts it?" in plain(page.text)
            said = {"outcome": outcome, "level": "Level 3: several needs together", "need": need, "words": "Read and weighed.", "key": key_of(page)}
            assert "Decided." in plain(mel.post(url, said, follow=True).text)
        record(assessment.assessment_began, house.tia, on=D(2026, 3, 26), kind="single")
    with on(D(2026, 4, 14)):
        assert Referral.objects.everything(because="test").filter(ended_on__isnull=True).count() == 2
        assert told(measures.open_cases, D(2026, 3, 1), D(2026, 4, 14)) == (1, 20_000, 0), "a referral with nothing further is no child in need"
        assert told(measures.inappropriate, D(2026, 3, 1), D(2026, 4, 14)) == (1, 3, 0)
        (tmp_path / "similar.csv").write_text(COMPARATORS)
        call_command("load_reference", str(tmp_path / "similar.csv"), authority=house.authority.code)
        ruth = signed_in(house.head)
        page = plain(ruth.get(reverse("measures.one", kwargs={"code": "front_door.open_cases"}), {"month": "2026-03"}).text)
        assert "Ten similar councils" in page and "300" in page and "360" in page and "0.5" in page
        page = plain(ruth.get(reverse("measures.one", kwargs={"code": "front_door.inappropriate"}), {"month": "2026-03"}).text)
        assert "By agency" in page and "A school 50%" in page and "The police 0%" in page
        call_command("build_return", "cin", year="2025/26", authority=house.authority.code, out=tmp_path)
    root = ElementTree.fromstring((tmp_path / "cin.xml").read_bytes())
    details = [d for d in root.iter("CINdetails")]
    assert sorted((d.findtext("ReferralNFA"), d.findtext("PrimaryNeedCode"), d.findtext("ReferralSource")) for d in details) == [
        ("0", "N1", "2A"), ("1", None, "2A")]  # fmt: skip
    in_need = [d for d in details if d.findtext("ReferralNFA") == "0" and d.find("CINclosureDate") is None]
    assert len(in_need) == 1, "as many children in need on 31 March as the measure counts"
    assert [a.findtext("AssessmentActualStartDate") for a in root.iter("Assessments")] == ["2026-03-26"]


@pytest.mark.django_db
def test_national_indicator_68_counts_referrals_that_went_on_to_an_assessment(house):
    """Year to 31 October 2026: four referrals. Tia's of January and Jaden's led to an assessment; Tia's of June did not; a third
    child's was closed the day before her assessment began. One of 2025 is not of the year."""
    zed = house.child("Zed", "Harrow", date(2016, 1, 1))
    first = record(events.referral_received, house.tia, on=D(2026, 1, 5))
    record(assessment.assessment_began, house.tia, on=D(2026, 1, 6), kind="single")
    record(events.case_closed, house.tia, on=D(2026, 3, 2), thread=first, reason="RC8")
    record(events.referral_received, house.tia, on=D(2026, 6, 1))
    record(events.referral_received, house.jaden, on=D(2026, 10, 30))
    record(assessment.assessment_began, house.jaden, on=D(2026, 10, 31), kind="single")
    closed = record(events.referral_received, zed, on=D(2026, 2, 2))
    record(events.case_closed, zed, on=D(2026, 2, 9), thread=closed, reason="RC7")
    record(assessment.assessment_began, zed, on=D(2026, 2, 10), kind="single")
    record(events.case_closed, zed, on=D(2025, 10, 30), thread=record(events.referral_received, zed, on=D(2025, 10, 1)), reason="RC7")
    assert told(measures.assessed) == (2, 4, 0)

"""The invented authority in its database: the report's figures come out of the record, and a rebuild changes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from throughline.engines.duties.models import Obligation
from throughline.practice.looked_after.models import CarePeriod, Review, Visit
from throughline.practice.placements import codes
from throughline.practice.placements.models import Placement
from throughline.practice.protection.models import PlanPeriod
from throughline.record.access import acting
from throughline.record.documents.models import Document
from throughline.record.ledger import projections
from throughline.record.people.models import Authority, Person, Subject
from throughline.services import clock, files

REPORT = ("--as-at", "2012-07-06")
MARCH = date(2012, 3, 31)
BECAUSE = "a test of the whole authority"


def homes_on(day: date) -> list[Placement]:
    """Homes of children in care on a day, as the figures count them."""
    return [
        p for p in Placement.objects.everything(because=BECAUSE).filter(began_on__lte=day) if p.ended_on is None or p.ended_on > day
    ]


def kind(home: Placement) -> str:
    """The report's kinds of home (paragraph 8)."""
    if home.type in codes.KINSHIP:
        return "relative or friend"
    if home.type in codes.FOSTER:
        return "council foster care" if home.provider == "PR1" else "agency or other council"
    if home.type in codes.WITH_PARENTS:
        return "parents"
    if home.type in codes.RESIDENTIAL:
        return "residential"
    return "for adoption" if home.type in codes.FOR_ADOPTION else "other"


PARAGRAPH_8 = {"council foster care": 119, "agency or other council": 54, "relative or friend": 73, "parents": 38, "residential": 27,
               "for adoption": 13, "other": 11}  # fmt: skip


@pytest.mark.slow
@pytest.mark.requirement("LAC-21")
@pytest.mark.requirement("PL-18")
@pytest.mark.requirement("CP-22")
def test_the_report_s_year(living_in):
    living_in(*REPORT)
    homes = homes_on(MARCH)
    assert Counter(map(kind, homes)) == PARAGRAPH_8
    in_care = CarePeriod.objects.everything(because=BECAUSE).filter(began_on__lte=MARCH).exclude(ended_on__lte=MARCH)
    assert in_care.count() == 335 == len({h.subject_id for h in homes})
    plans = PlanPeriod.objects.everything(because=BECAUSE).filter(began_on__lte=MARCH).exclude(ended_on__lte=MARCH)
    assert plans.count() == 177 == len({p.subject_id for p in plans})
    assert sum(h.miles is not None and h.miles > 20 for h in homes) == 23  # paragraph 95
    year = Review.objects.everything(because=BECAUSE).filter(on__gte=date(2011, 4, 1), on__lte=MARCH)
    asked = year.exclude(met_before__in=("refused", "too_young"))
    assert asked.count() > 400 and asked.filter(met_before="met").count() * 2 == asked.count()  # paragraph 125: 50%
    with acting.as_system(Authority.objects.get().pk, BECAUSE):
        _rebuilds_to_the_same()


@pytest.mark.slow
def test_every_far_home_has_one_of_the_two_reasons(living_in):
    from throughline.practice.placements import events
    from throughline.record.ledger.models import Event

    living_in(*REPORT)
    far = {h.subject_id for h in homes_on(MARCH) if h.miles and h.miles > 20}
    told = Event.objects.everything(because=BECAUSE).filter(type=events.distant_placement_approved.code, subject_id__in=far)
    assert {e.subject_id for e in told} == far
    assert {e.facts["reason"].split(":")[0] for e in told} == {"Protection", "Long standing"}


@pytest.mark.slow
def test_today_has_the_same_mixture_under_todays_codes(living_in):
    living_in()
    day = clock.today() - timedelta(days=7)
    homes = homes_on(day)
    assert Counter(map(kind, homes)) == PARAGRAPH_8
    plans = PlanPeriod.objects.everything(because=BECAUSE).filter(began_on__lte=day).exclude(ended_on__lte=day)
    assert plans.count() == 177 == len({p.subject_id for p in plans})
    assert sum(h.miles is not None and h.miles > 20 for h in homes) == 23
    assert not {h.type for h in homes} & {"H5", "P2", "Q1", "Q2"}
    assert {h.type for h in homes if kind(h) == "other"} == {"K3"}
    households = Person.objects.everything(because=BECAUSE).filter(role__startswith="Foster carers for Merehaven")
    assert households.count() == 149
    assert sum(int(p.role.split(", ")[1].split(" ")[0]) for p in households if "place" in p.role) == 147
    with acting.as_system(Authority.objects.get().pk, BECAUSE):
        _believably_late()


def _believably_late() -> None:
    open_ = Obligation.objects.everything(because=BECAUSE).filter(met__isnull=True, lapsed_on__isnull=True, known=True)
    visits = open_.filter(duty="looked_after.visit")
    late = visits.filter(due_on__lt=clock.today()).count()
    assert 8 <= late <= 45, f"{late} of {visits.count()} visits are late"
    everything = open_.filter(due_on__lt=clock.today()).count()
    assert everything < 0.25 * open_.count(), f"{everything} of {open_.count()} late: a red wall"
    live_on = Authority.objects.get().live_on
    earlier = Obligation.objects.everything(because=BECAUSE).filter(due_on__lt=live_on, met__isnull=True, duty="looked_after.visit")
    assert earlier.exists() and not earlier.filter(known=True).exists(), "visits of the old system are not known, not late"
    talking = Visit.objects.everything(because=BECAUSE).filter(seen=True, age__gte=4)
    assert 0.7 < talking.filter(alone__in=("yes", "part")).count() / talking.count() < 0.97


@pytest.mark.slow
def test_small_is_whole_and_like_the_large_one(living_in, made_authority):
    living_in("--small")
    assert CarePeriod.objects.everything(because=BECAUSE).filter(ended_on__isnull=True).count() == 40
    with acting.as_system(Authority.objects.get().pk, BECAUSE):
        _rebuilds_to_the_same()


@pytest.mark.slow
def test_the_planted_children_are_there(living_in):
    living_in("--small")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, count(*) FROM record_subject s JOIN record_restrictedset r ON r.id = s.vis GROUP BY 1")
        assert dict(cursor.fetchall())[False] >= 1
        cursor.execute("SELECT count(*) FROM sealed.identity WHERE cardinality(custodians) >= 2")
        assert cursor.fetchone()[0] >= 1
        cursor.execute("SELECT count(*) FROM record_allocation WHERE ended_on IS NULL AND role = 'social_worker' AND worker_id IS NULL")
        assert cursor.fetchone()[0] >= 2, "children without a worker"
    placed = Placement.objects.everything(because=BECAUSE).filter(ended_on__isnull=True).values("subject_id")
    nowhere = CarePeriod.objects.everything(because=BECAUSE).filter(ended_on__isnull=True).exclude(subject_id__in=placed)
    assert nowhere.count() == 1, "one whose place tonight is not known"
    assert _missing_now() == 1


def _missing_now() -> int:
    """How many children went missing and are not back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM record_event g WHERE g.type = 'missing.went_missing' AND NOT EXISTS"
            " (SELECT 1 FROM record_event b WHERE b.type = 'missing.came_back' AND b.thread = g.id)"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.slow
def test_papers_can_be_opened(living_in):
    living_in("--small")
    papers = list(Document.objects.everything(because=BECAUSE))
    assert {"birth_certificate", "order", "care_plan", "drawing"} <= {p.kind for p in papers}
    for paper in papers:
        assert len(files.read(paper.sha256)) == paper.bytes


@pytest.mark.slow
def test_it_goes_into_an_empty_training_database_only(living_in):
    living_in("--small")
    with pytest.raises(CommandError, match="There is an authority"):
        call_command("demo_data", "--small")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tl.clock SET training = false")
        try:
            with pytest.raises(CommandError, match="not a training database"):
                call_command("demo_data", "--small")
            with pytest.raises(CommandError, match="left alone"):
                call_command("training_clock")
        finally:
            cursor.execute("UPDATE tl.clock SET training = true")


def _rebuilds_to_the_same() -> None:
    subjects = list(Subject.objects.order_by("pk").values_list("pk", flat=True))
    authority = Authority.objects.get().pk
    for start in range(0, len(subjects), 200):
        assert projections.derive(authority, subjects[start : start + 200], None) == 0

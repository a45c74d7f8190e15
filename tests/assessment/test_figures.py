"""Figures about assessments, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import told, town
from throughline.engines.measures.registry import measures
from throughline.practice.assessment import events
from throughline.practice.protection.events import conference_held
from throughline.record.ledger.actions import begin_occasion, record

D = date
JULY_2012, AUGUST_2012 = D(2012, 7, 1), D(2012, 8, 15)


def finished(made: object, child: object, kind: str, began: date, ended: date, *, referred: date | None = None, grade: str = "3", **facts: object) -> int:
    opened = record(events.assessment_began, child, on=began, kind=kind, referred_on=referred, meeting=kind == "core",
                    occasion=begin_occasion("assessment", about=[child.pk], on=began, by=None))  # fmt: skip
    for type_, on, more in facts.pop("also", ()):
        record(type_, child, on=on, thread=opened, **more)
    record(events.assessment_graded, child, on=ended, thread=opened, grade=grade, then="authorised", words="Because")
    return record(events.assessment_finished, child, on=ended, thread=opened, kind=kind, grade=grade, **facts)


@pytest.mark.django_db
def test_national_indicators_59_and_60_count_what_was_finished():
    """Ten working days from the referral of Friday 1 June 2012, across two bank holidays, is 19 June: Ada's is in time, Bo's is not.
    Cy's core assessment, of which the strategy discussion on 2 April is the beginning, had until 25 May."""
    with town() as made:
        ada, bo, cy = (made.child(n, "Quarrel", D(2005, 1, 1)) for n in ("Ada", "Bo", "Cy"))
        finished(made, ada, "initial", D(2012, 6, 6), D(2012, 6, 19), referred=D(2012, 6, 1))
        finished(made, bo, "initial", D(2012, 6, 6), D(2012, 6, 20), referred=D(2012, 6, 1))
        finished(made, cy, "core", D(2012, 4, 2), D(2012, 6, 29))
        assert told(measures()["assessment.national_59"], JULY_2012, AUGUST_2012) == (1, 2, 0)
        assert told(measures()["assessment.national_60"], JULY_2012, AUGUST_2012) == (0, 1, 0)


@pytest.mark.django_db
def test_quality_meetings_views_and_theory():
    """Two graded good, one inadequate; one of two core ones with its meeting; one of three with views that were shared."""
    with town() as made:
        ada, bo, cy = (made.child(n, "Quarrel", D(2005, 1, 1)) for n in ("Ada", "Bo", "Cy"))
        met = ((events.planning_held, D(2012, 6, 8), {}),)
        heard = ((events.view_given, D(2012, 6, 11), {"part": "mother", "who": "Mam", "words": "Help"}),
                 (events.assessment_shared, D(2012, 6, 18), {"who": "Mam", "opinion": "agrees"}))  # fmt: skip
        finished(made, ada, "core", D(2012, 6, 1), D(2012, 6, 29), also=(*met, *heard))
        record(conference_held, ada, on=D(2012, 6, 20), kind="initial", decision="no_plan")
        finished(made, bo, "core", D(2012, 6, 1), D(2012, 7, 2), grade="1")
        record(conference_held, bo, on=D(2012, 6, 22), kind="initial", decision="no_plan")
        weighed = ((events.issue_weighed, D(2012, 6, 8), {"what": "drink", "how": "explored", "evidence": "Seen", "finding": "Grave"}),)
        finished(made, cy, "parenting", D(2012, 6, 1), D(2012, 7, 2), theory=True, also=weighed)
        expected = {"graded_good": (2, 3, 0), "graded_inadequate": (1, 3, 0), "agencies_met": (1, 2, 0), "views_and_shared": (1, 3, 0),
                    "parenting_explored": (1, 1, 0), "shared_before_meeting": (1, 2, 0)}  # fmt: skip
        assert {name: told(measures()[f"assessment.{name}"], JULY_2012, AUGUST_2012) for name in expected} == expected


@pytest.mark.django_db
def test_specialists_in_time_and_what_is_to_be_put_right():
    """One of two came by its day; one weak assessment is open at the end of July, the other was put right."""
    with town() as made:
        ada, bo = (made.child(n, "Quarrel", D(2005, 1, 1)) for n in ("Ada", "Bo"))
        for child, came in ((ada, D(2012, 6, 29)), (bo, D(2012, 7, 3))):
            opened = record(events.specialist_commissioned, child, on=D(2012, 6, 1), expertise="medical", provider="Northlight", words="Is it safe?",
                            due_on=D(2012, 7, 2), cost=900)  # fmt: skip
            record(events.specialist_received, child, on=came, thread=opened, answered=True)
        assert told(measures()["assessment.specialist_in_time"], JULY_2012, AUGUST_2012) == (1, 2, 0)
        weak = [record(events.remedy_opened, c, on=D(2012, 7, 2), causes=["child"], words="See them") for c in (ada, bo)]
        record(events.remedy_closed, ada, on=D(2012, 7, 9), thread=weak[0], at_risk=False, words="Seen")
        assert told(measures()["assessment.to_put_right"], JULY_2012, AUGUST_2012)[0] == 1

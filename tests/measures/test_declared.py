"""Every declared measure on a chronology small enough to count by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import OCTOBER, counted, in_care, told, town
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after import measures as looked_after
from throughline.practice.placements import events as placing
from throughline.practice.placements import measures as placements
from throughline.record.ledger.actions import record

pytestmark = pytest.mark.django_db
HERE, FAR = "WA10 1HP", "L1 8JQ"
D = date


@pytest.mark.requirement("LAC-01")
def test_how_many_children_are_in_care():
    """On 31 October: Ada and Bo. Cy left in September, Dot has short breaks only, Eve came in November."""
    with town() as made:
        made.authority.population_0_17 = 40_000
        made.authority.save()
        in_care(made, "Ada", D(2024, 1, 8))
        in_care(made, "Bo", D(2026, 10, 31), status="V2")
        in_care(made, "Cy", D(2024, 1, 8), left=D(2026, 9, 30))
        in_care(made, "Dot", D(2024, 1, 8), status="V4")
        in_care(made, "Eve", D(2026, 11, 1))
        assert told(looked_after.children_in_care) == (2, 0, 0)
        assert told(looked_after.rate_in_care) == (2, 40_000, 0)
        assert looked_after.rate_in_care.value(2, 40_000) == 0.5
        assert told(looked_after.care_by_agreement) == (1, 2, 0)
        assert told(looked_after.children_in_care, D(2026, 9, 1)) == (1, 0, 0), "Cy is not in care on the day he leaves"


def test_coming_into_care_and_leaving_it_count_a_child_once_a_year():
    """Year to 31 October 2026. Came: Ada (once, though twice), Bo. Left: Ada by the last time, adopted; Cy home
    unplanned; Fay's way is not recorded. Dot's short breaks count neither way."""
    with town() as made:
        ada = in_care(made, "Ada", D(2025, 12, 1), left=D(2026, 2, 1), reason="E4A")
        record(care.became_looked_after, ada, on=D(2026, 3, 1), need="N1")
        record(care.legal_status_began, ada, on=D(2026, 3, 1), status="C2")
        record(care.ceased_looked_after, ada, on=D(2026, 9, 1), reason="E11")
        in_care(made, "Bo", D(2025, 11, 1))
        cy = in_care(made, "Cy", D(2020, 1, 1), left=D(2026, 10, 31), reason="E4B")
        in_care(made, "Dot", D(2026, 1, 1), status="V4", left=D(2026, 5, 1))
        fay = in_care(made, "Fay", D(2020, 1, 1))
        record(care.ceased_looked_after, fay, on=D(2026, 4, 1))
        in_care(made, "Gus", D(2025, 10, 31))
        assert told(looked_after.rate_came_into_care)[0] == 2
        assert told(looked_after.rate_left_care)[0] == 3
        assert told(looked_after.left_by_adoption) == (1, 2, 1)
        assert told(looked_after.left_for_home) == (1, 2, 1)
        assert counted(looked_after.left_for_home_unplanned) == [cy.pk]
        assert told(looked_after.left_by_guardianship) == (0, 2, 1)


def test_a_qualified_worker_of_their_own():
    """Ada has Priya, who is qualified; Bo has Sam, who is not; Cy waits in the team; Dot's worker came in November."""
    with town() as made:
        priya, sam = made.worker("Priya Shah"), made.worker("Sam Hill")
        sam.qualified = False
        sam.save()
        ada, bo, cy, dot = (in_care(made, n, D(2024, 1, 8)) for n in ("Ada", "Bo", "Cy", "Dot"))
        made.allocate(ada, priya)
        made.allocate(bo, sam)
        made.allocate(cy, None)
        made.allocate(dot, priya, on=D(2026, 11, 1))
        assert counted(looked_after.with_qualified_worker) == [ada.pk]
        assert told(looked_after.with_qualified_worker) == (1, 4, 0)


def test_seen_alone_at_visits():
    """October: of Ada's visits alone, partly, not alone, and one of which nobody wrote it down: 2 of 3 and 1 not known.
    She was out once: made 5, seen 4. Baby Bo is too young to be asked."""
    with town() as made:
        ada = in_care(made, "Ada", D(2024, 1, 8))
        bo = in_care(made, "Bo", D(2026, 1, 8), born=D(2026, 1, 1))
        for day, alone in ((1, "yes"), (9, "part"), (16, "no"), (31, None)):
            record(care.child_visited, ada, on=D(2026, 10, day), outcome="seen", alone=alone)
        record(care.child_visited, ada, on=D(2026, 10, 20), outcome="not_there")
        record(care.child_visited, ada, on=D(2026, 11, 1), outcome="seen", alone="yes")
        record(care.child_visited, bo, on=D(2026, 10, 9), outcome="seen", alone="no")
        assert told(looked_after.seen_alone) == (2, 3, 1)
        assert told(looked_after.child_was_there) == (5, 6, 0)


@pytest.mark.requirement("LAC-05")
def test_meeting_the_child_before_the_review():
    """Ada met, Bo not, Cy did not want to, Dot's review does not say, Eve was too young: 1 of 2 and 1 not known."""
    with town() as made:
        for name, met in (("Ada", "met"), ("Bo", "not_met"), ("Cy", "refused"), ("Dot", None), ("Eve", "too_young")):
            child = in_care(made, name, D(2024, 1, 8))
            record(care.review_held, child, on=D(2026, 10, 12), met_before=met)
        assert told(looked_after.met_before_review) == (1, 2, 1)


@pytest.mark.requirement("LAC-12")
def test_taking_part_in_reviews():
    """PN1, PN5 and PN6 took part; PN4 was there without a word and PN7 sent nothing; Baby is under 4; one code is missing."""
    with town() as made:
        for name, code in (("Ada", "PN1"), ("Bo", "PN5"), ("Cy", "PN6"), ("Dot", "PN4"), ("Eve", "PN7"), ("Fay", None)):
            record(care.review_held, in_care(made, name, D(2024, 1, 8)), on=D(2026, 10, 12), participation=code)
        baby = in_care(made, "Baby", D(2024, 1, 8), born=D(2023, 11, 1))
        record(care.review_held, baby, on=D(2026, 10, 12), participation="PN0")
        assert told(looked_after.took_part) == (3, 5, 1)


def test_care_by_agreement_for_more_than_a_year():
    """Ada since October 2025 to the day is not yet more than a year; Bo, a day longer, is."""
    with town() as made:
        in_care(made, "Ada", D(2025, 10, 31), status="V2")
        bo = in_care(made, "Bo", D(2025, 10, 30), status="V2")
        in_care(made, "Cy", D(2020, 1, 1), status="C2")
        assert counted(looked_after.accommodated_over_a_year) == [bo.pk]
        assert told(looked_after.accommodated_over_a_year) == (1, 2, 0)


def test_sixteen_and_over():
    """Sixteen on 31 October counts, sixteen on 1 November does not."""
    with town() as made:
        ada = in_care(made, "Ada", D(2024, 1, 8), born=D(2010, 10, 31))
        in_care(made, "Bo", D(2024, 1, 8), born=D(2010, 11, 1))
        assert counted(looked_after.sixteen_and_over) == [ada.pk]
        assert told(looked_after.sixteen_and_over) == (1, 2, 0)


def test_three_homes_in_a_year():
    """Year from 1 November 2025. Ada's first home ran into it: three. Bo's first ended the day it began: two. Cy's third
    change was of terms only: two."""
    with town() as made:
        ada = in_care(
            made,
            "Ada",
            D(2024, 1, 8),
            homes=[(D(2024, 1, 8), "U6", HERE), (D(2025, 11, 2), "U6", HERE), (D(2026, 3, 1), "U4", HERE)],
        )
        in_care(
            made,
            "Bo",
            D(2024, 1, 8),
            homes=[(D(2024, 1, 8), "U6", HERE), (D(2025, 11, 1), "U6", HERE), (D(2026, 3, 1), "U4", HERE)],
        )
        cy = in_care(made, "Cy", D(2024, 1, 8), homes=[(D(2024, 1, 8), "U6", HERE), (D(2026, 3, 1), "U6", HERE)])
        record(placing.placement_changed, cy, on=D(2026, 4, 1), type="U4")
        dot = in_care(made, "Dot", D(2024, 1, 8), homes=[(D(2024, 1, 8), "U6", HERE)])
        record(placing.stay_began, dot, on=D(2026, 4, 1), type="T1")
        record(placing.stay_ended, dot, on=D(2026, 4, 9))
        record(placing.stay_began, dot, on=D(2026, 5, 1), type="T3")
        assert counted(placements.three_homes_in_a_year) == [ada.pk]
        assert told(placements.three_homes_in_a_year) == (1, 4, 0)
        assert told(placements.three_homes_in_two_years) == (2, 4, 0), "over two years Bo has three as well"


def test_two_years_in_one_home():
    """Under 16 and in care since 30 April 2024 or before. Ada has stayed; Bo moved last year; Cy moved to adopters from
    a home of two years; Dot moved to adopters from a short one; Eve is 16; Fay has not been in care long enough."""
    with town() as made:
        since = D(2022, 1, 10)
        ada = in_care(made, "Ada", since, homes=[(D(2024, 10, 31), "U4", HERE)])
        in_care(made, "Bo", since, homes=[(since, "U4", HERE), (D(2025, 9, 1), "U4", HERE)])
        cy = in_care(made, "Cy", since, homes=[(D(2023, 5, 1), "U6", HERE), (D(2026, 6, 1), "A5", HERE)])
        in_care(made, "Dot", since, homes=[(D(2026, 1, 1), "U6", HERE), (D(2026, 6, 1), "A5", HERE)])
        in_care(made, "Eve", since, born=D(2010, 10, 31), homes=[(since, "U4", HERE)])
        in_care(made, "Fay", D(2024, 5, 1), homes=[(D(2024, 5, 1), "U4", HERE)])
        assert counted(placements.two_years_in_one_home) == sorted([ada.pk, cy.pk])
        assert told(placements.two_years_in_one_home) == (2, 4, 0)


def test_far_from_home_and_outside_the_area():
    """From St Helens: Ada lives nearby, Bo in Liverpool (outside, about ten miles), Cy in Plymouth; Dot's home has no
    postcode; Eve has short breaks."""
    with town() as made:
        made.authority.code = "E08000013"
        made.authority.save()
        since = D(2024, 1, 8)
        for name, where in (("Ada", HERE), ("Bo", FAR), ("Cy", "PL1 2AA"), ("Dot", "")):
            in_care(made, name, since, homes=[(since, "U6", where)])
        in_care(made, "Eve", since, status="V4", homes=[(since, "U6", "PL1 2AA")])
        assert told(placements.over_20_miles) == (1, 3, 1)
        assert told(placements.far_and_outside) == (1, 3, 1)
        assert told(placements.outside_the_area) == (2, 3, 1)


def test_with_whom_children_live():
    """Two with relatives (one of the council's own), one with agency carers, a home, a secure home, parents, adopters,
    supported lodgings: 8."""
    with town() as made:
        since = D(2024, 1, 8)
        for name, kind, provider in (
            ("A", "U1", "PR1"),
            ("B", "U3", None),
            ("C", "U6", "PR4"),
            ("D", "K2", "PR4"),
            ("E", "K1", "PR1"),
            ("F", "P1", "PR0"),
            ("G", "A5", "PR1"),
            ("H", "K3", "PR5"),
        ):
            child = in_care(made, name, since)
            record(placing.placement_began, child, on=since, type=kind, provider=provider)
        assert told(placements.in_a_family) == (5, 8, 0)
        assert told(placements.in_foster_care) == (3, 8, 0)
        assert told(placements.with_relatives) == (2, 8, 0)
        assert told(placements.in_homes) == (1, 8, 0)
        assert told(placements.in_secure_homes) == (1, 8, 0)
        assert told(placements.in_supported) == (1, 8, 0)
        assert told(placements.with_parents) == (1, 8, 0)
        assert told(placements.placed_for_adoption) == (1, 8, 0)
        assert told(placements.own_foster_carers) == (1, 2, 1)
        assert told(placements.agency_foster_carers) == (1, 2, 1)
        assert told(placements.in_a_family, OCTOBER, D(2026, 10, 9)) == (5, 8, 0), "the open month, so far"


@pytest.mark.requirement("LAC-13")
def test_every_review_of_the_year_in_time():
    """Year to 31 October 2026. Each came into care on 5 January 2026: 20 working days end on 2 February, three months
    after the first review the second is due. Ada kept both; Bo held the first a day late; Cy has none at all; Dot came
    in October, too late to be counted."""
    with town() as made:
        ada, bo, _ = (in_care(made, n, D(2026, 1, 5)) for n in ("Ada", "Bo", "Cy"))
        in_care(made, "Dot", D(2026, 10, 20))
        for child, days in (
            (ada, (D(2026, 2, 2), D(2026, 5, 2), D(2026, 10, 30))),
            (bo, (D(2026, 2, 3), D(2026, 5, 2))),
        ):
            for day in days:
                record(care.review_held, child, on=day)
        assert counted(looked_after.every_review_in_time) == [ada.pk]
        assert told(looked_after.every_review_in_time) == (1, 3, 0)


def test_visited_within_the_limit():
    """Both went to a new home on 1 October 2026: a visit was due by the 8th, the next six weeks later. Ada was seen on
    the 7th and nothing is past; Bo was seen on 2 November, so that on 31 October the visit stood open."""
    with town() as made:
        home = [(D(2026, 10, 1), "U6", HERE)]
        ada, bo = (in_care(made, n, D(2026, 10, 1), homes=home) for n in ("Ada", "Bo"))
        record(care.child_visited, ada, on=D(2026, 10, 7), outcome="seen", alone="yes")
        record(care.child_visited, bo, on=D(2026, 11, 2), outcome="seen", alone="yes")
        assert counted(looked_after.visited_within_limit) == [ada.pk]
        assert told(looked_after.visited_within_limit) == (1, 2, 0)
        assert counted(looked_after.visited_within_limit, D(2026, 11, 1), D(2026, 11, 18)) == sorted([ada.pk, bo.pk])
        assert counted(looked_after.visited_within_limit, D(2026, 11, 1), D(2026, 11, 19)) == [bo.pk], (
            "18 November was her day"
        )

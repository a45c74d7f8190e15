"""What an import can know, and what of a duty follows from it."""

from __future__ import annotations

from tests.support.clocks import duty
from throughline.engines.duties.registry import knowable, sources
from throughline.practice.looked_after import events as care
from throughline.record.workers import events as staff


def test_the_return_knows_reviews_and_neither_visits_nor_plans():
    known = {"reviews": care.review_held, "visits": care.child_visited, "plans": care.care_plan_prepared}
    assert {n: knowable(duty(met_by=match)) for n, match in known.items()} == {"reviews": True, "visits": False, "plans": False}


def test_it_knows_social_workers_and_no_reviewing_officers():
    assert "record.allocated" in sources()["ssda903"].codes
    assert knowable(duty(met_by=staff.allocated)) and knowable(duty(met_by=staff.allocated.where(role="social_worker")))
    assert not knowable(duty(met_by=staff.allocated.where(role="independent_reviewing_officer")))

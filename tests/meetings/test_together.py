"""Eight brothers and sisters in one review: each child's own decisions and promises, all at once. Its speed is measured by the bench."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.test_review import today
from tests.support.builders import council
from throughline.engines.notices.models import Notice
from throughline.engines.promises.actions import promises_of
from throughline.exchange.bench.reviews import review_of_eight
from throughline.practice.looked_after import events
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology

__all__ = ["today"]


@pytest.mark.django_db
def test_each_of_eight_has_decisions_and_promises_of_their_own() -> None:
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        worker, officer = town.worker("Ana Bell"), town.worker("Ivy Rook", "looked_after.independent_reviewing_officer")
        children = [town.child(name, worker=worker) for name in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")]
        for child in children:
            record(events.became_looked_after, child, on=date(2026, 9, 1), need="N1")
            town.allocate(child, officer, role="independent_reviewing_officer")
        viewer = town.viewer(officer)
    figure = review_of_eight(viewer, runs=1)
    print(f"{figure.what}: {figure.p50:.0f} ms, our own work {figure.cpu:.0f} ms")
    with acting.as_system(town.authority.pk, "tests"):
        for child in children:
            story = [e.type for e in chronology(viewer, child.pk)]
            assert story.count("looked_after.review_held") == 3 and story.count("looked_after.decisions_sent") == 3
            assert len(promises_of(viewer, child.pk)) == 6
        lines = Notice.objects.everything(because="test").filter(worker=worker).values_list("line", flat=True)
        for name in ("Ada", "Hal"):
            assert any(line.startswith(f"{name}. ") and line.endswith(": the decisions are there.") for line in lines), "whose decisions, at first sight"

"""The model areas: what happened becomes what is true now."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.builders import council
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.models import CarePeriod, LegalStatus, Visit
from throughline.practice.placements import events as placements
from throughline.practice.placements.models import Placement
from throughline.record.access import acting
from throughline.record.ledger.actions import record

pytestmark = pytest.mark.django_db


def test_a_life_in_care():
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child()
        record(care.became_looked_after, child, on=date(2023, 11, 10), need="N1", home_postcode="WA10 1HP")
        record(care.legal_status_began, child, on=date(2023, 11, 10), status="C1")
        record(placements.placement_began, child, on=date(2023, 11, 10), type="U6", provider="PR1", with_words="Ana Vale",
               postcode="L1 8JQ")  # fmt: skip
        record(care.legal_status_began, child, on=date(2024, 7, 2), status="C2")
        record(placements.placement_began, child, on=date(2024, 6, 14), type="U4", with_words="Denise Okoro")
        record(care.child_visited, child, on=date(2026, 10, 16), outcome="seen", alone="yes", words="I like it")
        record(care.ceased_looked_after, child, on=date(2026, 11, 1), reason="E4A")
        get = lambda m: list(m.objects.everything(because="test").filter(subject=child).order_by("key"))  # noqa: E731
        assert [(p.began_on, p.ended_on) for p in get(CarePeriod)] == [(date(2023, 11, 10), date(2026, 11, 1))]
        assert [(s.status, s.ended_on) for s in get(LegalStatus)] == [
            ("C1", date(2024, 7, 2)),
            ("C2", date(2026, 11, 1)),
        ]
        homes = get(Placement)
        assert [(h.with_words, h.ended_on, h.nth) for h in homes] == [
            ("Ana Vale", date(2024, 6, 14), 1),
            ("Denise Okoro", date(2026, 11, 1), 2),
        ]
        assert 8 < homes[0].miles < 14 and homes[0].outside is True
        assert homes[1].until_18 is True and homes[1].miles is None
        assert [(v.alone, v.age) for v in get(Visit)] == [("yes", 12)]

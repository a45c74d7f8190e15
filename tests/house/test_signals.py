"""Every declared signal is whole, and told by a story that shows it begin and end."""

from __future__ import annotations

import re

import pytest

from tests.support.stories import table, told_in
from throughline.engines.areas.declarations import areas
from throughline.engines.signals.registry import signals
from throughline.record.access.roles import Role
from throughline.record.ledger import registry
from throughline.record.workers.events import ALLOCATION_ROLES

SIGNALS = sorted(signals().values(), key=lambda s: s.code)


@pytest.fixture(scope="module")
def told():
    return [t for area in areas() for t in told_in(area.code)]


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.code)
def test_every_signal_is_told(signal, told):
    rows = [row for t in told if t.duty is signal for row in table(t.then)]
    assert any(row["since"] for row in rows) and any(row.get("cleared") for row in rows)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.code)
def test_every_signal_is_whole(signal):
    assert signal.code.split(".")[0] in {a.code for a in areas()} and len(signal.code) <= 60
    assert not signal.title.endswith(".") and signal.clears.endswith(".")
    assert "?" in signal.question and set(re.findall(r"{(\w+)}", signal.question)) <= {"child", "they", "them", "their", "n"}
    assert signal.types <= set(registry.event_types())
    from throughline.record.access import roles

    known = {*ALLOCATION_ROLES, "manager", *(r.code.split(".")[1] for r in vars(roles).values() if isinstance(r, Role))}
    assert {*signal.seen_by, *filter(None, [signal.rises_to])} <= known

"""Every declared duty is whole: its rules are told by stories, its words are titles, its law has a source."""

from __future__ import annotations

import re

import pytest

from tests.support.stories import told_in
from throughline.base.sources import LOCAL_PRACTICE
from throughline.engines.areas.declarations import areas
from throughline.engines.duties.registry import duties
from throughline.record.ledger import registry

DUTIES = sorted(duties().values(), key=lambda d: d.code)


@pytest.fixture(scope="module")
def chosen() -> dict[str, set[str]]:
    """Duty code to the rules that stories chose."""
    found: dict[str, set[str]] = {}
    for area in areas():
        for told in told_in(area.code):
            found.setdefault(told.duty.code, set()).update(told.rules)
    return found


@pytest.mark.parametrize("duty", DUTIES, ids=lambda d: d.code)
def test_every_rule_is_chosen_by_a_story(duty, chosen):
    declared = {f"{block.day.isoformat()}:{n}": rule.words for block, n, rule in duty.rules()}
    untold = {place: words for place, words in declared.items() if place not in chosen.get(duty.code, ())}
    assert not untold


@pytest.mark.parametrize("duty", DUTIES, ids=lambda d: d.code)
def test_every_duty_is_whole(duty):
    area, name = duty.code.split(".")
    assert area in {a.code for a in areas()} and re.fullmatch(r"[a-z0-9_]+", name)
    assert len(duty.code) <= 60
    assert duty.title[0].isupper() and not duty.title.endswith(".")
    assert set(re.findall(r"{(\w+)}", duty.title)) <= {"they", "them", "their", "child"}
    assert duty.reads <= set(registry.event_types())
    for _, _, rule in duty.rules():
        assert rule.source is not None
        assert rule.id is None or re.fullmatch(r"[A-Z0-9._]+", rule.id)
        local = rule.source.instrument is LOCAL_PRACTICE
        assert local == (rule.basis == "L"), rule.words
        assert not local or (rule.source.note and rule.status == "local default"), "a local rule says why"

"""Every declared duty is whole: its rules are told by stories, its words are titles, its law has a source."""

from __future__ import annotations

import re

import pytest

from tests.house.files import SOURCE
from tests.support.stories import told_in
from throughline.base.effective import NO_DAY_YET
from throughline.base.sources import LOCAL_PRACTICE
from throughline.engines.areas.declarations import areas
from throughline.engines.duties.declarations import each_of, type_of
from throughline.engines.duties.registry import duties
from throughline.engines.recording.addresses import has_a_place, own_pages
from throughline.engines.screens.registry import screens
from throughline.engines.signals.registry import signals
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
    # Law that no day has brought into force yet chooses nobody; its story is told as if a day were named.
    declared = {f"{block.day.isoformat()}:{n}": rule.words for block, n, rule in duty.rules() if block.day != NO_DAY_YET}
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


ROW = re.compile(r"^\| ((?:[A-Z0-9_.]+(?:, )?)+) \| (.+) \|$", re.MULTILINE)


def told_rows() -> dict[str, str]:
    """Row of the table of timescales to what the area's README says of it."""
    found: dict[str, str] = {}
    for page in sorted(SOURCE.glob("practice/*/README.md")):
        for rows, where in ROW.findall(page.read_text()):
            found.update(dict.fromkeys(rows.split(", "), where))
    return found


def test_every_row_is_in_a_readme_and_every_readme_tells_the_truth():
    told = told_rows()
    declared = {rule.id: d.code for d in DUTIES for _, _, rule in d.rules() if rule.id}
    assert {row for row in declared if f"`{declared[row]}`" not in told.get(row, "")} == set(), "say in the README where it is"
    known = {d.code for d in DUTIES} | set(signals())
    assert {code for where in told.values() for code in re.findall(r"`([a-z_]+\.[a-z0-9_]+)`", where)} <= known
    assert {row for row in told if row not in declared and "signal" not in told[row]} == set()


@pytest.mark.parametrize("duty", DUTIES, ids=lambda d: d.code)
def test_what_is_due_can_be_recorded_somewhere(duty):
    """A line "record it" must not end at a page that is not there."""
    meant = type_of(duty.record or each_of(duty.met_by)[0])
    about_workers = "child" not in meant.about
    assert about_workers or has_a_place(meant), f"no screen records {meant.code}: name it in `records` of the page where it is done"


def test_a_page_on_which_something_is_recorded_is_reached_by_the_child_alone():
    for duty in DUTIES:
        own = own_pages().get(type_of(duty.record or each_of(duty.met_by)[0]).code)
        assert own is None or screens()[own].path.count("<") == 1, f"{own} needs more than the child to be opened"

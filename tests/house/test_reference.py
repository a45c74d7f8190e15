"""The generated reference is current, and no published code was lost."""

from __future__ import annotations

import pytest

from throughline.engines.handbook import writing


def test_the_reference_is_current():
    assert writing.differences() == [], "run `./run manage docs`"


def test_no_two_folders_give_one_page_and_every_code_is_named_once():
    codes = writing.codes()
    assert len(codes) == len(set(codes)) > 150
    assert {line.split()[0] for line in codes} >= {"area", "duty", "event", "role", "row", "setting", "signal", "thread"}
    assert {"duties.md", "events.md", "law.md", "settings.md", "signals.md"} <= set(writing.pages())


def test_a_code_that_is_gone_is_found_and_a_stale_page_too(tmp_path):
    writing.write(tmp_path)
    assert writing.differences(tmp_path) == []
    lock = tmp_path / writing.LOCK
    lock.write_text(lock.read_text() + "duty looked_after.forgotten\n")
    assert writing.lost(tmp_path) == ["duty looked_after.forgotten"]
    assert any("forgotten" in line for line in writing.differences(tmp_path))
    writing.write(tmp_path)
    assert writing.lost(tmp_path) == ["duty looked_after.forgotten"], "writing does not forget it either"
    lock.write_text(lock.read_text().replace("forgotten", "forgotten retired"))
    assert writing.differences(tmp_path) == []
    (tmp_path / "duties.md").write_text("by hand")
    assert writing.differences(tmp_path) == ["duties.md is not current"]


@pytest.mark.parametrize("row", ["LAC.REVIEW_1", "LAC.VISIT_Y1", "LAC.REG24_MAX", "LAC.VISIT.LTF", "LAC.SHORTBREAK_REVIEW"])
def test_rows_of_the_table_of_timescales_are_in_the_handbook(row):
    assert f"| {row} |" in writing.pages()["duties.md"] and f"| {row} |" in writing.pages()["law.md"]

"""The register of requirements: what a mark may say, and what counts as proof."""

from __future__ import annotations

import pytest

from tests.support.requirement_marks import known_ids, read_mark
from tools.requirements import judge, rows, waits_for


def marked(outcome: str, identifier: str = "LAC-04", missing: str = "") -> dict:
    return {"outcome": outcome, "marks": [{"id": identifier, "waits_for": missing}]}


def verdict(tests: dict) -> tuple[bool, bool, list[str]]:
    (found,) = judge([{"id": "LAC-04"}], tests)
    return found["proven"], found["partly"], found["tests"]


def test_the_register_holds_every_row_once():
    assert len(rows()) == len(known_ids()) == 361


def test_a_passing_test_of_the_whole_proves_a_row():
    assert verdict({"t": marked("passed")}) == (True, False, ["t"])


def test_a_failing_or_skipped_test_proves_nothing():
    assert verdict({"t": marked("failed")}) == (False, False, [])
    assert verdict({"t": marked("skipped")}) == (False, False, [])
    assert verdict({"t": marked("passed", "LAC-05")}) == (False, False, [])
    assert verdict({}) == (False, False, [])


def test_one_failure_takes_the_proof_away():
    assert verdict({"a": marked("passed"), "b": marked("failed")}) == (False, True, ["a"])


def test_a_test_of_a_part_proves_a_part():
    tests = {"a": marked("passed", missing="letters"), "b": marked("passed", missing="minutes")}
    assert verdict(tests) == (False, True, ["a", "b"])
    assert waits_for(tests, "LAC-04") == ["letters", "minutes"]
    assert verdict(tests | {"c": marked("passed")}) == (True, False, ["a", "b", "c"])


def test_a_mark_names_one_known_row():
    assert read_mark(pytest.mark.requirement("LAC-04").mark) == {"id": "LAC-04", "waits_for": ""}
    whole = read_mark(pytest.mark.requirement("LAC-04", waits_for="letters").mark)
    assert whole == {"id": "LAC-04", "waits_for": "letters"}


@pytest.mark.parametrize(
    "mark",
    [
        pytest.mark.requirement("LAC-99"),
        pytest.mark.requirement(),
        pytest.mark.requirement("LAC-04", "LAC-05"),
        pytest.mark.requirement("LAC-04", waits_for=""),
        pytest.mark.requirement("LAC-04", waits="letters"),
    ],
)
def test_a_mark_that_says_anything_else_stops_the_run(mark):
    with pytest.raises(pytest.UsageError):
        read_mark(mark.mark)

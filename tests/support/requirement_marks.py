"""`@pytest.mark.requirement("LAC-04")`: which tests prove which rows of docs/requirements.json, and how they fared.

    @pytest.mark.requirement("LAC-04")                                     proves the row, whole
    @pytest.mark.requirement("LAC-04", waits_for="letters to the school")  proves a part, and says what is still missing

A run over all tests, or over all that carry the mark, leaves its results in build/requirements-run.json.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "docs" / "requirements.json"
RESULTS = ROOT / "build" / "requirements-run.json"
WATCHED = ("src", "tests", "docs/requirements.json", "conftest.py", "pyproject.toml", "requirements.lock")


@cache
def known_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in json.loads(ROWS.read_text()))


def sources_fingerprint() -> str:
    """A digest of everything that could change a test's result."""
    digest = hashlib.sha256()
    for top in WATCHED:
        path = ROOT / top
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def read_mark(mark: pytest.Mark) -> dict[str, str]:
    """The row and what is missing to prove it whole. Raises UsageError for a mark that is not written as above."""
    waits_for = mark.kwargs.get("waits_for", "")
    if len(mark.args) != 1 or set(mark.kwargs) - {"waits_for"} or not isinstance(waits_for, str):
        raise pytest.UsageError(f"requirement takes one id and, where a part is missing, waits_for=: {mark}")
    if "waits_for" in mark.kwargs and not waits_for.strip():
        raise pytest.UsageError(f"waits_for must say what is missing: {mark}")
    if mark.args[0] not in known_ids():
        raise pytest.UsageError(f"no requirement {mark.args[0]!r} in {ROWS.relative_to(ROOT)}")
    return {"id": mark.args[0], "waits_for": waits_for}


class Recorder:
    """Follows a run and writes down how the marked tests fared, if the run held all of them."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.began_with = sources_fingerprint()
        self.tests: dict[str, dict[str, Any]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        marks = [value for name, value in report.user_properties if name == "requirement"]
        if not marks:
            return
        test = self.tests.setdefault(report.nodeid, {"outcome": "passed", "marks": marks})
        if report.outcome != "passed" and test["outcome"] != "failed":
            test["outcome"] = report.outcome

    def held_all(self, session: pytest.Session) -> bool:
        option = self.config.option
        narrowed = option.keyword or option.markexpr not in ("", "requirement") or option.deselect or option.ignore
        narrowed = narrowed or getattr(option, "lf", False) or getattr(option, "collectonly", False)
        whole = self.config.args_source == pytest.Config.ArgsSource.TESTPATHS
        return whole and not narrowed and not session.shouldstop and not session.shouldfail

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        ran = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)
        if ran and self.held_all(session):
            RESULTS.parent.mkdir(exist_ok=True)
            RESULTS.write_text(json.dumps({"sources": self.began_with, "tests": self.tests}, indent=1))


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # with xdist the results come together in the controller
        config.pluginmanager.register(Recorder(config), "requirement-recorder")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in item.iter_markers("requirement"):
            item.user_properties.append(("requirement", read_mark(mark)))

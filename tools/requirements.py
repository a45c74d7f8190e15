#!/usr/bin/env python3
"""Which of the requirements a passing test proves, whole or in part.

./run requirements           a table; the marked tests are run first when anything changed since the last full run
./run requirements --json    the same as [{"id", "proven", "partly", "tests"}], nothing else on standard output
./run requirements --run     run the marked tests in any case
./run requirements --page    write docs/reference/requirements.md
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.requirement_marks import RESULTS, ROWS, sources_fingerprint  # noqa: E402 needs the path above

PAGE = ROOT / "docs" / "reference" / "requirements.md"


def rows() -> list[dict[str, Any]]:
    return list(json.loads(ROWS.read_text()))


def results(*, run: bool) -> dict[str, Any]:
    """The tests that carry a requirement, with their outcomes, from a run of the sources as they are now."""
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    if run or kept.get("sources") != sources_fingerprint():
        print("Running the tests that carry a requirement ...", file=sys.stderr, flush=True)
        RESULTS.unlink(missing_ok=True)
        subprocess.run([sys.executable, "-m", "pytest", "-n", "2", "-m", "requirement"], cwd=ROOT, stdout=sys.stderr)
        if not RESULTS.exists():
            sys.exit("The test run did not finish; see above.")
        kept = json.loads(RESULTS.read_text())
    return dict(kept["tests"])


def judge(wanted: list[dict[str, Any]], tests: dict[str, Any]) -> list[dict[str, Any]]:
    """For each row: proven when a whole test passes and none fails; partly when only tests of a part pass.

    `tests` of a row are those that pass. A skipped test proves nothing.
    """
    judged = []
    for row in wanted:
        passing, whole, failing = [], False, False
        for name, test in sorted(tests.items()):
            for mark in (mark for mark in test["marks"] if mark["id"] == row["id"]):
                failing = failing or test["outcome"] == "failed"
                if test["outcome"] == "passed":
                    passing.append(name)
                    whole = whole or not mark["waits_for"]
        proven = whole and not failing
        judged.append({"id": row["id"], "proven": proven, "partly": bool(passing) and not proven, "tests": passing})
    return judged


def waits_for(tests: dict[str, Any], identifier: str) -> list[str]:
    """What the tests of a part say is still missing for this row."""
    marks = (mark for test in tests.values() for mark in test["marks"] if mark["id"] == identifier)
    return sorted({mark["waits_for"] for mark in marks if mark["waits_for"]})


def table(wanted: list[dict[str, Any]], judged: list[dict[str, Any]], tests: dict[str, Any]) -> str:
    lines = []
    for row, verdict in zip(wanted, judged, strict=True):
        word = "proven" if verdict["proven"] else "partly" if verdict["partly"] else "-"
        lines.append(f"{row['id']:<8} {word:<7} {row['title']}")
        lines += [f"{'':<16}   {name}" for name in verdict["tests"]]
        if verdict["partly"]:
            lines += [f"{'':<16}   waits for: {missing}" for missing in waits_for(tests, row["id"])]
    proven, partly = (sum(verdict[key] for verdict in judged) for key in ("proven", "partly"))
    return "\n".join([*lines, "", f"{proven} of {len(wanted)} proven, {partly} more in part."])


def page(wanted: list[dict[str, Any]]) -> str:
    """The rows as a page to read, one section an area."""
    lines = [
        "# Requirements",
        "",
        f"The {len(wanted)} rows that the system is built to meet, from an inspection report published in August 2012.",
        "The numbers after ¶ are its paragraphs. `./run requirements` says which rows a passing test proves; a test",
        'carries `@pytest.mark.requirement("LAC-04")`. This page is made from `docs/requirements.json` by',
        "`./run requirements --page`.",
        "",
        "**Weakness**: the report criticises it. **Gate**: stands before an act of the service. **Shown**: seen by",
        "the role that can act, at once.",
    ]
    area = None
    for row in wanted:
        if row["area"] != area:
            area = row["area"]
            lines += ["", f"## {area}: {row['area_name']}"]
        kinds = [word for key, word in (("weakness", "Weakness"), ("block", "Gate"), ("show", "Shown")) if row[key]]
        where = "¶" + ", ".join(str(number) for number in row["paragraphs"]) if row["paragraphs"] else ""
        lines += ["", f"### {row['id']} {row['title']}", ""]
        lines += [" · ".join(part for part in (where, *kinds) if part), ""]
        lines += [f"The report: {row['says']}", "", f"The system: {row['must']}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="./run requirements", description=__doc__, formatter_class=plain)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--page", action="store_true")
    options = parser.parse_args()
    wanted = rows()
    if options.page:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(wanted))
        return
    tests = results(run=options.run)
    judged = judge(wanted, tests)
    print(json.dumps(judged, indent=1) if options.json else table(wanted, judged, tests))


if __name__ == "__main__":
    main()

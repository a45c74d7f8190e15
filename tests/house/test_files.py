"""The repository's files: short, well named, about this project alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

from tests.house import exemptions
from tests.house.files import ROOT, inside, product_modules, project_files, text_of
from tools.requirements import PAGE, page, rows

LONGEST = 400
FORBIDDEN_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "managers",
    "data",
    "info",
    "stuff",
}
FORBIDDEN_ENDINGS = ("_util", "_utils", "_helper", "_helpers", "_manager", "_managers", "_service", "_services")


def written_by_hand(path: Path) -> bool:
    return not any(fnmatch(inside(path), pattern) for pattern in exemptions.GENERATED)


def lines_of(path: Path) -> int:
    return len((text_of(path) or "").splitlines())


def test_no_file_is_longer_than_one_sitting():
    too_long = {inside(path): lines_of(path) for path in project_files() if written_by_hand(path)}
    too_long = {name: lines for name, lines in too_long.items() if lines > LONGEST}
    assert {name for name in too_long if name not in exemptions.LONGER_THAN_400} == set(), too_long


def test_exemptions_are_still_needed():
    for name in exemptions.LONGER_THAN_400:
        assert lines_of(ROOT / name) > LONGEST, f"{name} no longer needs its exemption"
    for name in {*exemptions.CLOCK, *exemptions.MODELS_OF_OTHERS, *exemptions.OBJECTS}:
        assert (ROOT / name).exists(), f"{name} is exempt, but gone"


def test_no_module_is_named_for_nothing():
    wrong = []
    for path in product_modules():
        name = path.parent.name if path.stem == "__init__" else path.stem
        if name in FORBIDDEN_NAMES or name.endswith(FORBIDDEN_ENDINGS):
            wrong.append(inside(path))
    assert wrong == [], "a name says what a module does"


def test_no_path_of_a_machine_and_no_registry_address():
    patterns = [re.compile(pattern) for pattern in (
        r"(?<![\w.])/(work|root|home)/(?!\.\.\.)\w+/\w",  # somebody's folder
        r"pypi\.org|pythonhosted\.org|registry\.npmjs|/opt/pypi",
        r'"resolved":',
    )]  # fmt: skip
    found = []
    for path in project_files():
        if path == Path(__file__):
            continue
        for number, line in enumerate((text_of(path) or "").splitlines(), 1):
            found += [f"{inside(path)}:{number}: {line.strip()[:100]}" for p in patterns if p.search(line)]
    assert found == []


def test_locked_packages_are_pinned_by_hash():
    for name in ("requirements.lock", "requirements-prod.lock", "tools/uv.txt", "tools/node.txt"):
        text = (ROOT / name).read_text().replace("\\\n", " ")
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert packages, name
        for line in packages:
            assert re.match(r"[\w.\-\[\]]+==\S+ ", line), f"{name}: {line[:60]}"
            assert "--hash=sha256:" in line, f"{name}: {line[:60]}"
    for name, package in json.loads((ROOT / "package-lock.json").read_text())["packages"].items():
        assert not name or package["integrity"].startswith("sha512-"), name


def test_imports_keep_to_their_floors():
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_page_of_requirements_is_current():
    assert PAGE.read_text() == page(rows()), "run ./run requirements --page"

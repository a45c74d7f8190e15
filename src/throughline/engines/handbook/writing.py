"""The reference part of the documentation, written from declarations, checked in, and held current by a test.

Any folder of any floor adds to it with a module `handbook.py`: `pages()` gives file names with their Markdown,
`codes()` gives the permanent codes it declares, by kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import throughline
from throughline.base import discover

FLOORS = ("record", "engines", "practice", "insight", "returns", "exchange")
FOLDER = Path(throughline.__file__).parents[2] / "docs" / "reference"
LOCK = "codes.lock"
MADE = "<!-- Made by `./run manage docs` from the declarations. Change those. -->\n\n"
RETIRED = " retired"


def contributors() -> list[ModuleType]:
    """Every `handbook.py`, floor by floor."""
    return [module for floor in FLOORS for module in discover.modules(f"throughline.{floor}", "handbook")]


def pages() -> dict[str, str]:
    """File name to text, for every page there is."""
    found: dict[str, str] = {}
    for module in contributors():
        for name, text in getattr(module, "pages", dict)().items():
            if name in found:
                raise ValueError(f"{module.__name__} gives {name}, which another module gives already")
            found[name] = f"{MADE}{text.rstrip()}\n"
    return found


def codes() -> list[str]:
    """Every declared code with its kind, in order: "duty looked_after.visit"."""
    return sorted({f"{kind} {code}" for m in contributors() for kind, several in getattr(m, "codes", dict)().items() for code in several})


def locked(folder: Path = FOLDER) -> dict[str, bool]:
    """The codes that were ever published, and whether each is still in use. One that is gone is marked by hand: retired."""
    path = folder / LOCK
    lines = path.read_text().splitlines() if path.exists() else []
    return {line.removesuffix(RETIRED): not line.endswith(RETIRED) for line in lines if line and not line.startswith("#")}


def lost(folder: Path = FOLDER) -> list[str]:
    """Codes in use that nothing declares any more."""
    declared = set(codes())
    return [code for code, used in locked(folder).items() if used and code not in declared]


def lock_text(folder: Path = FOLDER) -> str:
    """The lock with every code declared now added to it; nothing ever leaves it."""
    held = locked(folder)
    lines = {code: code if used else code + RETIRED for code, used in held.items()} | {c: c for c in codes() if c not in held}
    head = "# Codes that were published. They are stored in records: never renamed, never used again. Retired ones say so."
    return "\n".join([head, *(lines[code] for code in sorted(lines))]) + "\n"


def wanted(folder: Path = FOLDER) -> dict[str, str]:
    """Every generated file with the text it should have."""
    return {**pages(), LOCK: lock_text(folder)}


def differences(folder: Path = FOLDER) -> list[str]:
    """What is not as the declarations say: file names, and codes that were lost."""
    stale = [name for name, text in wanted(folder).items() if not (folder / name).exists() or (folder / name).read_text() != text]
    return [*(f"{name} is not current" for name in stale), *(f"{code} is declared no more: mark it retired" for code in lost(folder))]


def write(folder: Path = FOLDER) -> list[str]:
    """Write what is not current; the names written."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in wanted(folder).items():
        if not (folder / name).exists() or (folder / name).read_text() != text:
            (folder / name).write_text(text)
            changed.append(name)
    return changed


def cell(value: Any) -> str:
    """Text for one cell of a table."""
    return str(value if value is not None else "").replace("|", "\\|").replace("\n", " ")


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; blank where there are no rows."""
    lines = [f"| {' | '.join(cell(v) for v in row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(names)} |", f"|{'---|' * len(names)}", *lines]) + "\n" if lines else ""


def little_table(text: str) -> str:
    """A story's table as Markdown."""
    rows = [[c.strip() for c in line.split("|")] for line in text.splitlines() if line.strip()]
    return table(rows[0], rows[1:]) or f"Nothing. ({' | '.join(rows[0])})\n"


def stories(area: str) -> list[tuple[str, Callable[..., None]]]:
    """The stories that an area's tests tell, by name: functions of `tests/test_stories*.py` that ask for `story` alone."""
    package = f"throughline.practice.{area}.tests"
    if find_spec(package) is None:
        return []
    found = []
    for name in sorted(m.name for m in iter_modules(import_module(package).__path__) if m.name.startswith("test_stories")):
        module = import_module(f"{package}.{name}")
        for test, function in vars(module).items():
            if test.startswith("test_") and callable(function) and list(signature(function).parameters) == ["story"]:
                found.append((test, function))
    return found


class Listener:
    """Hears stories told and keeps what was said, without proving it: the tests do that."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, Any, Mapping[str, Any]]] = []
        self._name, self._doc = "", ""

    def listen(self, area: str) -> list[tuple[str, str, Any, Mapping[str, Any]]]:
        """Name, explanation, declaration and tables of every story of an area."""
        for name, function in stories(area):
            self._name, self._doc = name, (function.__doc__ or "").strip()
            function(self)
        return self.heard

    def __call__(self, declared: Any, **tables: Any) -> list[Any]:
        self.heard.append((self._name, self._doc, declared, tables))
        return []

    asks = __call__

"""Declarations are found by looking into the folders of a package."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from throughline.base.discover import DuplicateCode, declared, instances, modules, place_of


@dataclass(frozen=True)
class Declared:
    code: str


HEAD = f"from {__name__} import Declared\n"


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """An empty package of practice areas on the path, under a name of its own for each test."""
    folder = tmp_path / f"areas_{request.node.name}"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def write(areas: Path, path: str, *lines: str) -> None:
    file = areas / path
    for folder in reversed([*file.relative_to(areas).parents][:-1]):
        (areas / folder).mkdir(exist_ok=True)
        (areas / folder / "__init__.py").touch()
    file.write_text(HEAD + "\n".join(lines) + "\n")


def test_modules_of_a_name_are_found_and_others_left(areas: Path) -> None:
    write(areas, "health/duties.py")
    write(areas, "education/duties.py")
    write(areas, "education/events.py")
    write(areas, "empty/events.py")
    write(areas, "loose.py")
    found = [module.__name__ for module in modules(areas.name, "duties")]
    assert found == [f"{areas.name}.education.duties", f"{areas.name}.health.duties"]


def test_a_package_of_that_name_is_followed_by_its_modules(areas: Path) -> None:
    write(areas, "health/forms/plan_v1.py", 'plan_v1 = Declared("health.plan_v1")')
    write(areas, "health/forms/assessment_v1.py", 'assessment_v1 = Declared("health.assessment_v1")')
    found = [module.__name__.removeprefix(f"{areas.name}.") for module in modules(areas.name, "forms")]
    assert found == ["health.forms", "health.forms.assessment_v1", "health.forms.plan_v1"]
    assert [each.code for each in declared(areas.name, "forms", Declared)] == ["health.assessment_v1", "health.plan_v1"]


def test_a_module_that_does_not_import_says_so(areas: Path) -> None:
    write(areas, "health/duties.py", "import no_such_module_anywhere")
    with pytest.raises(ModuleNotFoundError, match="no_such_module_anywhere"):
        modules(areas.name, "duties")


def test_instances_come_once_each_in_order_of_definition(areas: Path) -> None:
    write(
        areas,
        "health/events.py",
        'zebra = Declared("health.zebra")',
        'apple = Declared("health.apple")',
        "again = zebra",
        'other = "not a declaration"',
    )
    (module,) = modules(areas.name, "events")
    assert [each.code for each in instances(module, Declared)] == ["health.zebra", "health.apple"]
    assert place_of(module, instances(module, Declared)[1]) == f"{areas.name}.health.events.apple"


def test_a_declaration_imported_elsewhere_is_counted_once(areas: Path) -> None:
    write(areas, "health/events.py", 'seen = Declared("health.seen")')
    write(
        areas,
        "education/duties.py",
        f"from {areas.name}.health.events import seen",
        'plan = Declared("education.plan")',
    )
    found = declared(areas.name, ("events", "duties"), Declared)
    assert [each.code for each in found] == ["health.seen", "education.plan"]


def test_two_declarations_of_one_code_name_both_places(areas: Path) -> None:
    write(areas, "health/events.py", 'seen = Declared("health.seen")')
    write(areas, "placements/events.py", 'visited = Declared("health.seen")')
    with pytest.raises(DuplicateCode) as caught:
        declared(areas.name, "events", Declared)
    assert f"{areas.name}.health.events.seen" in str(caught.value)
    assert f"{areas.name}.placements.events.visited" in str(caught.value)


def test_two_of_one_code_in_one_module_are_caught_too(areas: Path) -> None:
    write(areas, "health/events.py", 'seen = Declared("health.seen")', 'visited = Declared("health.seen")')
    with pytest.raises(DuplicateCode, match=r"events\.seen and again in .*events\.visited"):
        declared(areas.name, "events", Declared)

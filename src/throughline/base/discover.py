"""Finding declarations by looking: no list to keep, adding one touches one folder."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

Declaration = TypeVar("Declaration")


class DuplicateCode(ValueError):
    """Two declarations of one kind have the same code."""


def modules(package: str, name: str) -> list[ModuleType]:
    """Import and return every ``package.*.name`` there is, in order of name.

    Where that is a package (``forms/``), its own modules follow it. A module that fails to import says so.
    """
    found: list[ModuleType] = []
    for folder in _inside(import_module(package)):
        full_name = f"{package}.{folder}.{name}"
        if _exists(full_name):
            found += _with_modules_inside(import_module(full_name))
    return found


def _exists(full_name: str) -> bool:
    """Whether there is such a module, asked from the top down: a missing folder on the way is a plain no."""
    parent, _, _ = full_name.rpartition(".")
    if parent and parent != "throughline" and not _exists(parent):
        return False
    found = find_spec(parent) if parent else None
    if parent and (found is None or not found.submodule_search_locations):
        return False
    return find_spec(full_name) is not None


def _with_modules_inside(module: ModuleType) -> list[ModuleType]:
    inside = [import_module(f"{module.__name__}.{name}") for name in _inside(module)]
    return [module, *inside]


def _inside(package: ModuleType) -> list[str]:
    return sorted(found.name for found in iter_modules(getattr(package, "__path__", [])))


def instances(module: ModuleType, cls: type[Declaration]) -> list[Declaration]:
    """The instances of a class at the module's top level, each once, in order of definition."""
    found: list[Declaration] = []
    for value in vars(module).values():
        if isinstance(value, cls) and not any(value is earlier for earlier in found):
            found.append(value)
    return found


def declared(package: str, names: str | Iterable[str], cls: type[Declaration]) -> list[Declaration]:
    """Every declaration of a class in the modules so named, each once. Two with one code raise ``DuplicateCode``."""
    found: list[Declaration] = []
    seen: set[int] = set()
    places: dict[object, str] = {}
    for name in [names] if isinstance(names, str) else names:
        for module in modules(package, name):
            for each in instances(module, cls):
                if id(each) in seen:
                    continue
                seen.add(id(each))
                found.append(each)
                code, place = getattr(each, "code", None), place_of(module, each)
                if code is not None and places.setdefault(code, place) != place:
                    raise DuplicateCode(f"{code} is declared in {places[code]} and again in {place}: rename the newer")
    return found


def place_of(module: ModuleType, value: object) -> str:
    """Where a declaration stands: "throughline.practice.looked_after.duties.first_review"."""
    name = next((name for name, other in vars(module).items() if other is value), "?")
    return f"{module.__name__}.{name}"

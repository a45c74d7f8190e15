"""Every form declared anywhere, by code and version."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from throughline.base import discover
from throughline.engines.forms.declarations import Form


@lru_cache(maxsize=1)
def forms() -> dict[tuple[str, int], Form]:
    """Code and version to form. Two files that publish the same version are refused."""
    found: dict[tuple[str, int], Form] = {}
    seen: set[int] = set()
    for module in discover.modules("throughline.practice", "forms"):
        for form in discover.instances(module, Form):
            if id(form) in seen:
                continue
            seen.add(id(form))
            if (form.code, form.version) in found:
                raise discover.DuplicateCode(f"{form.key} is published twice")
            found[form.code, form.version] = form
    return found


def form_of(code: str, version: int) -> Form:
    """The version of a form on which something was written; KeyError when nothing declares it."""
    return forms()[code, version]


def current(code: str, on: date) -> Form:
    """The version of a form that is begun on a day: the latest that is in use by then. KeyError when none is."""
    versions = [f for (c, _), f in forms().items() if c == code and f.since <= on]
    if not versions:
        raise KeyError(code)
    return max(versions, key=lambda f: f.version)


def in_use(on: date) -> list[Form]:
    """The version of each form in use on a day, in order of title."""
    codes = {code for code, _ in forms()}
    found = [current(code, on) for code in codes if any(c == code and f.since <= on for (c, _), f in forms().items())]
    return sorted(found, key=lambda f: (f.group, f.title))

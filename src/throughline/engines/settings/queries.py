"""What an authority has set, and what stands by default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.areas.declarations import areas
from throughline.engines.settings.declarations import Setting, settings
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Subject


@dataclass(frozen=True)
class Shown:
    """One setting as the page shows it."""

    setting: Setting
    value: Any
    words: str
    since: date | None
    history: list[tuple[date, str]] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.value != self.setting.default)


def in_words(setting: Setting, value: Any) -> str:
    """A value with its unit: "5 working days", "90"."""
    if setting.unit is not None:
        return setting.unit.with_number(int(value)).in_words()
    if setting.paragraphs and value == setting.default and len(str(value).split()) < 8:
        return str(value)
    return f"a wording of {len(str(value).split())} words" if setting.paragraphs else str(value)


def shown(viewer: Any, setting: Setting, held: Mapping[str, Sequence[tuple[date, Any]]] | None = None) -> Shown:
    """One setting: what holds today, since when, and what held before. `held`: the authority's values, if read already."""
    held = surroundings(viewer.authority_id).settings if held is None else held
    history = [(day, in_words(setting, setting.clean(value))) for day, value in held.get(setting.code, ())]
    value = setting.value(held, viewer.today)
    since = max((day for day, _ in history if day <= viewer.today), default=None)
    return Shown(setting, value, in_words(setting, value), since, list(reversed(history)))


def by_area(viewer: Any) -> list[tuple[str, list[Shown]]]:
    """Every setting, by the area it belongs to."""
    titles = {a.code: a.title for a in areas()}
    held = surroundings(viewer.authority_id).settings
    groups: dict[str, list[Shown]] = {}
    for setting in settings().values():
        area = setting.code.partition(".")[0]
        groups.setdefault(titles.get(area, area.replace("_", " ").capitalize()), []).append(shown(viewer, setting, held))
    return sorted(groups.items())


def authority_subject(authority: int) -> Subject:
    """The authority as a subject: what it decides for itself are events about it."""
    return Subject.objects.filter(authority_id=authority, kind="authority").earliest("pk")

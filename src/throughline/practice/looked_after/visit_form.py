"""The form of a visit: once for all the children, and a few questions for each. Phone first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from throughline.practice.looked_after.actions import Seen
from throughline.practice.looked_after.codes import ALONE, WHY_NOT_ALONE
from throughline.services import clock

NOT_TO_COME = "Enter a day to come on which {} will be seen alone, or leave it empty"


def day_to_come(said: str, today: date) -> date | None:
    """A day that was typed and has not passed; None for anything else."""
    try:
        day = date.fromisoformat(said.strip())
    except ValueError:
        return None
    return day if day >= today else None


@dataclass
class ChildRow:
    """One child on the form, with what was typed about them so far."""

    subject: int
    name: str
    age: int | None
    there: str
    alone: str
    why: str
    said: str
    them: str
    they: str
    by: str = ""
    """The day by which they will be seen alone."""

    @property
    def by_name(self) -> str:
        """What the field of that day is called."""
        return f"by-{self.subject}"

    @property
    def away(self) -> bool:
        return self.there == "no"


@dataclass
class VisitForm:
    """What was typed, read leniently: a visit is saved with whatever is there."""

    data: dict[str, Any]
    today: date
    errors: dict[str, str]

    def get(self, name: str, default: str = "") -> str:
        value = self.data.get(name, default)
        return str(value if not isinstance(value, list) else value[-1])

    def ticked(self, name: str) -> bool:
        return self.get(name) in ("on", "1", "yes")

    def rows(self, children: list[dict[str, Any]]) -> list[ChildRow]:
        """The children with their answers."""
        out = []
        for child in children:
            n = child["subject"]
            out.append(ChildRow(n, child["name"], child["age"], self.get(f"there-{n}"), self.get(f"alone-{n}"), self.get(f"why-{n}"),
                                self.get(f"said-{n}"), child["them"], child["they"], self.get(f"by-{n}")))  # fmt: skip
        return out

    def when(self) -> tuple[date, datetime | None, datetime | None]:
        """The day and hours of the visit; today when nothing is said. Errors in words."""
        on = self.today
        text = self.get("on").strip()
        if text:
            try:
                on = date.fromisoformat(text)
            except ValueError:
                self.errors["on"] = "Enter the day of the visit"
        if on > self.today:
            self.errors["on"] = "This day has not come yet. Record the visit when it has happened."
        return on, self._hour("from", on), self._hour("to", on)

    def _hour(self, name: str, on: date) -> datetime | None:
        text = self.get(name).strip()
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})?", text)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            self.errors[name] = "Enter a time such as 16:10"
            return None
        return clock.at_london(on, int(found[1]), int(found[2] or 0))

    def seen(self, children: list[dict[str, Any]]) -> list[Seen]:
        """The children of the visit: those who were seen and those who were not there. The rest are not part of it."""
        out = []
        for row in self.rows(children):
            if row.there in ("yes", "no"):
                alone = row.alone if row.alone in ALONE else ""
                why = row.why if row.why in WHY_NOT_ALONE else ""
                by_on = self._alone_by(row) if row.there == "yes" and alone == "no" and why == "not_possible" else None
                out.append(Seen(row.subject, row.there == "yes", alone, why, row.said, alone_by=by_on))
        return out

    def _alone_by(self, row: ChildRow) -> date | None:
        """The day that was named; none named: the authority's own number of days counts."""
        by_on = day_to_come(row.by, self.today)
        if row.by.strip() and by_on is None:
            self.errors[f"by-{row.subject}"] = NOT_TO_COME.format(row.name)
        return by_on

    def action(self, worker: int) -> tuple[str, int, date] | None:
        """What somebody must do, who, by when; an error when one of the three is missing."""
        what = self.get("act").strip()
        if not self.ticked("chg-act") or not what:
            return None
        try:
            by_on = date.fromisoformat(self.get("act-by"))
        except ValueError:
            self.errors["act-by"] = "Enter the day by which it is done"
            return None
        owner = self.get("act-who") or str(worker)
        return what, int(owner), by_on

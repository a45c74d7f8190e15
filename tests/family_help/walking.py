"""Two sisters, a health visitor, an early help team and a social worker, at the product's pages."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.support.builders import Council, council
from tests.support.pages import plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.practice.family_help.models import HelpPeriod
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.services import mail

TODAY = date(2026, 11, 23)
ASSESSMENT = {
    "who": {"author": "health", "name": "Sam Oakes", "agency": "Mere Health", "parents": "yes"},
    "child": {**{f"{n}": "yes" for n in ("disability", "ethnicity", "language", "child_view")}, "religion": "not",
              "religion_why": "The mother wished to be asked next time", "disability_said": "Asthma", "ethnicity_said": "White British",
              "language_said": "English", "child_view_said": "I like it when gran comes"},
    "family": {"story": "We lost the flat in May", "around": "Gran", "adults": "The mother sleeps badly"},
    "found": {"worries": "Money and sleep", "well": "They are kind to each other", "summary": "They have a home of their own and sleep through the night by spring"},
}  # fmt: skip
ADULTS = {"father": "named", "father_who": "Col Harrow, 34", "partner": "nobody", "partner_why": "She says so", "household": "named", "household_who": "Gran"}
"""What the assessment asks of the adults since December 2026."""


class World:
    """An early help team with a worker, a social work team with a worker and managers, two sisters."""

    def __init__(self) -> None:
        self.town: Council = council()
        with self.acting():
            self.eve = self.town.worker("Eve Marsh", "family_help.early_help_worker")
            self.ana = self.town.worker("Ana Bell", team=self.town.other_team)
            self.boss = self.town.worker("Mo Dean", "record.team_manager")
            self.head = self.town.worker("Hal Orr", "record.head_of_service")
            self.tia = self.town.child("Tia")
            self.zara = self.town.child("Zara", born=date(2018, 2, 1))
            for child in (self.tia, self.zara):
                self.town.allocate(child, None, role="lead_practitioner")
            record(people.related, self.tia, on=date(2018, 2, 1), other=self.zara.pk, kind="sibling")

    def acting(self) -> Any:
        return acting.as_system(self.town.authority.pk, "tests")

    def period(self, child: Any) -> HelpPeriod:
        with self.acting():
            return HelpPeriod.objects.everything(because="test").filter(subject=child).latest("key")

    def writing(self, child: Any, form: str) -> Writing:
        with self.acting():
            return Writing.objects.everything(because="test").filter(subject=child, form=form).latest("began_at")


def send(client: Client, screen: str, data: dict[str, Any] | None = None, /, **at: Any) -> Any:
    """Press the button."""
    return client.post(reverse(screen, kwargs=at), {"key": str(uuid.uuid4()), **(data or {})}, follow=True)


def begin(world: World, level: str = "early_help", *, both: bool = True, **more: Any) -> Any:
    """Eve begins help for the sisters."""
    data = {"level": level, "why": "They lost their flat", "author": "early_help", "worker": str(world.eve.pk),
            **({"children": [str(world.zara.pk)]} if both else {}), **more}  # fmt: skip
    return send(signed_in(world.eve), "family_help.begin", data, subject=world.tia.uuid)


def write(world: World, client: Client, child: Any, form: str, parts: dict[str, dict[str, Any]]) -> Writing:
    """Begin a form and save its parts."""
    client.get(reverse("forms.begin", kwargs={"subject": child.uuid, "form": form}))
    held = world.writing(child, form)
    for name, answers in parts.items():
        version = held.saves.get(name, {}).get("version", 0)
        send(client, "forms.save", {"section": name, "version": str(version), **answers}, writing=held.pk)
    return held


def finish(client: Client, held: Writing) -> str:
    """Sign it; what the page says then."""
    return plain(send(client, "forms.finish", writing=held.pk).text)


def plan(world: World, **agreed: str) -> dict[str, dict[str, Any]]:
    """A plan with one need and two actions, one of them of another service."""
    return {
        "aim": {"level": "early_help", "summary": "A home of their own, and sleep at night", "child_view": "My own bed"},
        "goals": {"needs.0.domain": "family", "needs.0.need": "No home of their own", "needs.0.change": "They sleep in their own beds",
                  "needs.0.actions.0.what": "Ask for a flat", "needs.0.actions.0.who": str(world.eve.pk), "needs.0.actions.0.by": "2026-12-04",
                  "needs.0.actions.1.what": "Sleep clinic", "needs.0.actions.1.who": str(world.eve.pk), "needs.0.actions.1.done_by": "Mere Health",
                  "needs.0.actions.1.by": "2026-11-30"},
        "agreed": {"parents_agree": "yes", "contingency": "Gran takes them", **agreed},
    }  # fmt: skip


def come_in(post: mail.Remembered) -> Client:
    """Whoever was written to last follows the link and gives the code."""
    link = next(m for m in (re.search(r"https?://[^/\s]+(/guest/come/\S+)", x.words) for x in reversed(post.messages)) if m)
    guest = Client()
    guest.post(link[1], {"send": "1"})
    code = re.search(r"\d{6}", post.messages[-1].words)
    assert code
    guest.post(link[1], {"code": code[0]}, follow=True)
    return guest

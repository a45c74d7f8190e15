"""What a person at the front door does with the pages, as the tests do it."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.support.pages import key_of, plain
from throughline.practice.front_door.models import Contact

SAID = {
    "agency": "school", "agency_name": "Mere Primary", "name": "Sam Oakes", "reach": "01632 960 111", "how": "telephone",
    "about": "bruises on both arms", "words": "Tia came to school with bruises. She says she fell.", "priority": "same_day", "consent": "no",
    "on_day": "25", "on_month": "11", "on_year": "2026", "at": "08:10",
}  # fmt: skip
SCREENED = {"do": "screen", "outcome": "referral", "level": "Level 4: children’s social care", "words": "Third report this term."}


def send(client: Client, url: str, **typed: Any) -> str:
    """Fill in the page's form and press its button; what the page says then."""
    key = key_of(client.get(url))
    return plain(client.post(url, {**typed, "key": key}, follow=True).text)


def take(client: Client, child: Any, **typed: Any) -> str:
    """Write down a contact about a child."""
    return send(client, reverse("front_door.take", kwargs={"subject": child.uuid}), **{**SAID, **typed})


def contact(child: Any, nth: int = 0) -> Contact:
    """The child's contact, the last first."""
    return list(Contact.objects.everything(because="test").filter(subject=child).order_by("-received_on", "-key"))[nth]


def case(child: Any, nth: int = 0) -> str:
    """The address of the child's contact."""
    return reverse("front_door.case", kwargs={"subject": child.uuid, "contact": contact(child, nth).key})


def read(client: Client, screen: str, **at: Any) -> str:
    """What a page says."""
    answer = client.get(reverse(screen, kwargs=at))
    assert answer.status_code == 200, (screen, answer.status_code)
    return plain(answer.text)

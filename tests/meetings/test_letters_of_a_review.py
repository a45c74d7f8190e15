"""Letters after a review to whoever has no page of their own: the decisions at once, the record later, each with its enclosure."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.meetings.test_review import World, arranged, seats, send, today, world, write_minutes
from tests.support.pages import plain
from throughline.engines.letters.queries import sent

__all__ = ["today", "world"]

TO_CHILD, TO_OTHERS, RECORD = "looked_after.decisions_to_child", "looked_after.decisions_letter", "looked_after.record_letter"


def at(world: World, letter: str) -> str:
    return reverse("letters.write", kwargs={"subject": world.tia.uuid, "letter": letter})


def write(world: World, officer: Any, letter: str, reader: str) -> tuple[str, str]:
    """Write a letter as it is drafted; what the page said before, and how the copy reads."""
    asked = officer.get(at(world, letter))
    form = asked.context_data["form"]
    query = ""
    if "reader" in form.fields:
        number = next(value for value, words in form.fields["reader"].choices if str(words).startswith(reader))
        query = f"?reader={number}"
    page = officer.get(at(world, letter) + query)
    first = page.context_data["form"].initial
    typed = {"key": str(uuid.uuid4()), "to": first["to"] or "Joan Ferris", "address": "2 Mill Lane", "text": first["text"], "how": "post"}
    done = officer.post(at(world, letter) + query, typed, follow=True)
    return plain(page.content.decode()), plain(done.content.decode())


@pytest.mark.requirement("LAC-12")
def test_decisions_go_by_letter_at_once_with_their_enclosure_and_the_record_later(world: World) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer, both=False)
    carer = seats(world, held)[world.tia.pk, "carer"]
    send(officer, "meetings.ask", {"name": "Joan Ferris", "agency": "", "email": ""}, seat=carer.pk)
    before, refused = write(world, officer, TO_CHILD, "Tia")
    assert "Review of the child’s case is not signed yet" in before
    assert "What goes with this letter is not signed yet" in refused and not world.read(lambda: sent(world.town.viewer(world.officer), world.tia.pk))
    write_minutes(world, officer, world.tia)
    came = {f"came-{s.pk}": "came" if s.part in ("child", "social_worker", "carer") else "not" for s in seats(world, held).values()}
    room = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert at(world, TO_CHILD) in room and at(world, TO_OTHERS) in room and at(world, RECORD) not in room

    page, copy = write(world, officer, TO_CHILD, "Tia")
    assert "With it goes: Your review" in page and "Dear Tia" in copy and "We had your review on 23 November 2026" in copy
    assert "Enclosed: Your review" in copy and "You stay with Joan and see your aunt each month." in copy and "Ask the aunt" in copy
    assert "Settled at home" not in copy and "How good is the written plan" not in copy, "the decisions and nothing else, at once"
    _, copy = write(world, officer, TO_OTHERS, "The carer")
    assert "Joan Ferris" in copy and "The review of Tia Harrow was held on 23 November 2026" in copy and "You stay with Joan" in copy
    assert "I want to see my aunt more" not in copy

    # The record later, with a letter of its own: the whole, in the reader's edition.
    room = send(officer, "meetings.send_record", meeting=held.pk).content.decode()
    assert "The record goes by letter to" in room and at(world, RECORD) in room
    _, copy = write(world, officer, RECORD, "The carer")
    assert "Settled at home and at school" in copy and "I want to see my aunt more" in copy and "How good is the written plan" not in copy
    _, copy = write(world, officer, RECORD, "Another professional")
    assert "How good is the written plan" in copy, "a professional gets the professional edition"

    told = world.read(lambda: sent(world.town.viewer(world.officer), world.tia.pk))
    assert [(one.code, one.enclosed) for one in reversed(told)] == [
        (TO_CHILD, "Your review"), (TO_OTHERS, "Your review"), (RECORD, "Your review"), (RECORD, "Review of the child’s case")]  # fmt: skip
    assert all("You stay with Joan" not in one.words for one in told), "what went with a letter is kept as the form, not copied into the letter"
    # Its copy stays as it went: a later review is not put into an old envelope.
    listed = plain(officer.get(reverse("letters.list", kwargs={"subject": world.tia.uuid})).content.decode())
    assert "With it: Your review" in listed
    file = officer.get(reverse("letters.copy", kwargs={"subject": world.tia.uuid, "letter_sent": told[-1].key}), {"as": "pdf"})
    assert file["Content-Type"] == "application/pdf" and file.content[:4] == b"%PDF"

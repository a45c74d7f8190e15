"""Done is not embedded: an improvement is tested by audits, and only two good ones in a row make it part of the work."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.protection.world import World, page, send, text


@pytest.mark.requirement("CP-23")
def test_an_improvement_is_embedded_only_after_two_good_audits_in_a_row(world: World) -> None:
    ian = world.asks(world.ian)

    def move(**data: str) -> str:
        return text(send(ian, "protection.improvements", data))

    assert "Say what is to be better" in move(stage="planned", what=" ")
    assert "Managers look at every plan each month to be done" in move(stage="planned", what="Managers look at every plan each month")
    number = re.search(r'name="of" value="(\d+)"', ian.get(reverse("protection.improvements")).content.decode())
    assert number
    of = number[1]
    assert "a tick is no evidence" in move(stage="done", of=of, words="Yes")
    move(stage="done", of=of, words="All three teams began in October")
    assert "two audits in a row must find it good" in move(stage="embedded", of=of, words="It feels embedded to us")
    move(stage="audited", of=of, grade="3", words="Eight of ten plans had it")
    assert "two audits in a row must find it good" in move(stage="embedded", of=of, words="One audit was good")
    move(stage="audited", of=of, grade="2", words="Five of ten plans had it")
    move(stage="audited", of=of, grade="3", words="Eight of ten again")
    assert "two audits in a row must find it good" in move(stage="embedded", of=of, words="Two of three were good"), "one after the other"
    move(stage="audited", of=of, grade="4", words="Ten of ten plans had it")
    assert "1 of 1 improvement embedded" in move(stage="embedded", of=of, words="Two audits in a row say so")
    assert world.asks(world.priya).get(reverse("protection.improvements")).status_code in (403, 404)
    assert "Improvements" not in page(world, world.priya, "protection.list")

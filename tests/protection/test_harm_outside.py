"""Harm outside the home: signs of trafficking are referred, their answers are not forgotten, and parents are partners."""

from __future__ import annotations

from datetime import date

from tests.protection.world import TODAY, World, page
from tests.support.pages import record_on_page
from throughline.services import clock

D = date


def test_signs_of_trafficking_are_referred_and_no_answer_is_forgotten(world: World) -> None:
    record_on_page(world.priya, world.tia, "protection.trafficking_suspected", TODAY, used_for="criminal", words="Two telephones, and a train ticket to Hull")
    refer = "Refer {them} to the national referral mechanism"
    work = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert refer.format(them="them") in work or refer.format(them="her") in work
    assert "Tuesday 24 November" in work or "tomorrow" in work, work[:1500]
    record_on_page(world.priya, world.tia, "protection.mechanism_referred", D(2026, 11, 23), reference="NRM-2026-1", told="yes")
    work = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert "to the national referral mechanism" not in work and "first answer of the national referral mechanism" in work and "30 November" in work
    clock.set_offset(clock.offset_for(D(2026, 12, 2)))
    late = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert "first answer of the national referral mechanism" in late and "past its date" in late, "nobody has answered, and somebody is asked"
    record_on_page(world.priya, world.tia, "protection.reasonable_grounds", D(2026, 12, 2), answer="yes", words="A guardian is asked for")
    work = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert "first answer" not in work and "last answer of the national referral mechanism" in work
    record_on_page(world.priya, world.tia, "protection.conclusive_grounds", D(2026, 12, 2), answer="yes")
    assert "national referral mechanism" not in page(world, world.priya, "child.due", subject=world.tia.uuid)
    story = page(world, world.priya, "child.story", subject=world.tia.uuid)
    assert "a victim of modern slavery" in story and "carrying drugs" in story


def test_parents_are_partners_against_harm_outside(world: World) -> None:
    record_on_page(world.priya, world.tia, "protection.parents_as_partners", TODAY, whom="her mother and her aunt",
                   parents="They ring each other when she is not home by nine", others="The police drive past the chip shop at eight")  # fmt: skip
    story = page(world, world.priya, "child.story", subject=world.tia.uuid)
    assert "Agreed with her mother and her aunt what keeps" in story and "chip shop" in story

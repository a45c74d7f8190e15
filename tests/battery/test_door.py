"""The door of every screen: who gets the record, who is asked why, who learns that it exists, and who learns nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.battery.asking import ask, kind_of, said
from tests.battery.expected import NOTHING, REASON, RECORD, STUB, expected
from tests.battery.parameters import NUMBERED, about_child, cases, child_screens, other_screens, parts_of
from tests.battery.world import World
from throughline.engines.screens.declarations import Screen
from throughline.record.access.viewer import declared_roles

pytestmark = pytest.mark.django_db

ROLES = sorted(declared_roles())
THE_CHILD_S_PAGE = next(s for s in child_screens() if s.code == "child.page")
DOOR = [s for s in child_screens() if not s.post_only and not s.short]
FEW = ("own", "other", "restricted", "sealed")
"""For screens other than the child's page: the door is one, so one record of each answer tells whether it stands there."""


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_of_record_at_the_child_s_page(world: World, role: str):
    declared = declared_roles()[role]
    found, want = {}, {}
    for kind in world.kinds():
        found[kind] = kind_of(ask(world, role, about_child(world, THE_CHILD_S_PAGE, world.of(kind, role))))
        want[kind] = expected(declared, kind)
    assert found == want


@pytest.mark.parametrize("screen", DOOR, ids=lambda s: s.code)
def test_every_screen_about_a_child(world: World, screen: Screen):
    wrong = []
    for role in ROLES:
        declared = declared_roles()[role]
        may = not screen.may or screen.may in declared.may
        for kind in FEW if may else ("own",):
            answer = kind_of(ask(world, role, about_child(world, screen, world.of(kind, role))))
            want = expected(declared, kind) if may else NOTHING
            if answer != want:
                wrong.append(f"{role}, {kind}: {answer} where it should be {want}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("screen", [s for s in DOOR if parts_of(s) & NUMBERED], ids=lambda s: s.code)
def test_what_is_in_one_record_is_not_found_under_another(world: World, screen: Screen):
    """The number of another child's entry, paper or clock, put after the number of a child one works with."""
    role = "record.social_worker"
    own, other = world.of("own", role), world.of("other")
    mixed = about_child(world, screen, other).replace(str(other.uuid), str(own.uuid))
    assert kind_of(ask(world, role, mixed)) == NOTHING


@pytest.mark.parametrize("screen", [s for s in other_screens() if not s.post_only], ids=lambda s: s.code)
def test_every_other_screen(world: World, screen: Screen):
    wrong = []
    for role in ROLES:
        may = not screen.may or screen.may in declared_roles()[role].may
        for case in cases(world, screen, role)[: None if may else 1]:
            response = ask(world, role, case.url)
            want = may and case.allowed
            if (response.status_code in (200, 302)) != want:
                wrong.append(
                    f"{role}, {case.said}: {response.status_code} where it should be {'open' if want else 'refused'}"
                )
            if not want and response.status_code != 404:
                wrong.append(f"{role}, {case.said}: refused with {response.status_code}, not 404")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ROLES)
def test_not_there_and_not_for_you_are_the_same_answer(world: World, role: str):
    for screen in DOOR if role in ("record.social_worker", "record.custodian") else [THE_CHILD_S_PAGE]:
        answers = {
            kind: said(ask(world, role, about_child(world, screen, world.of(kind, role))))
            for kind in ("nothing", "sealed", "foreign")
        }
        apart = [kind for kind, answer in answers.items() if answer != answers["nothing"]]
        assert not apart, (
            f"{role} can tell {apart} from nothing at {screen.code}: {difference(answers['nothing'], answers[apart[0]])}"
        )


def difference(one: bytes, other: bytes) -> str:
    """Where two answers begin to differ."""
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[place - 60 : place + 40]!r} and {other[place - 60 : place + 40]!r}"


def test_the_reason_page_shows_the_short_card_and_nothing_else(world: World):
    other = world.of("other")
    page = ask(world, "record.social_worker", reverse("child.page", kwargs={"subject": other.uuid})).content.decode()
    for shown in (f"Ana {other.name}, 12", "South locality 1", "Colleague There", "01632 960 100"):
        assert shown in page
    assert other.token not in page  # nor is any other word of the record, as `ask` has checked too


@pytest.mark.parametrize("role", ROLES)
def test_the_stub_offers_glass_to_those_who_may_break_it(world: World, role: str):
    declared, hidden = declared_roles()[role], world.of("restricted")
    glass = reverse("access.break_glass", kwargs={"asked": hidden.uuid})
    page = ask(world, role, reverse("child.page", kwargs={"subject": hidden.uuid}))
    if expected(declared, "restricted") == STUB:
        assert "Owner of restricted" in page.content.decode()
        assert (glass in page.content.decode()) == declared.breaks_glass
    assert ask(world, role, glass).status_code == (200 if declared.breaks_glass else 404)


def test_a_reason_opens_the_record_for_the_day_and_is_seen(world: World):
    role, other = "record.social_worker", world.of("other")
    page = reverse("child.page", kwargs={"subject": other.uuid})
    form = {"code": "duty", "words": "", "key": "3f2b8a52-5df2-4c3e-9d6e-5a7d5c2f1a10"}
    assert kind_of(ask(world, role, page)) == REASON
    assert world.clients[role].post(reverse("access.why_look", kwargs={"subject": other.uuid}), form).status_code == 302
    answer = world.clients[role].get(page)
    assert kind_of(answer) == RECORD and f"{other.token}summary" in answer.content.decode()
    looked = (
        world.clients["record.director"].get(reverse("child.looks", kwargs={"subject": other.uuid})).content.decode()
    )
    assert "I am on duty and somebody asks about this child" in looked


@pytest.mark.parametrize("kind", ["worker", "sealed", "foreign", "nothing", "restricted"])
def test_no_reason_opens_what_reasons_do_not_open(world: World, kind: str):
    role, about = "record.social_worker", world.of(kind)
    form = {"code": "duty", "words": "", "key": "3f2b8a52-5df2-4c3e-9d6e-5a7d5c2f1a11"}
    ask(world, role, reverse("access.why_look", kwargs={"subject": about.uuid}), method="post", data=form)
    after = kind_of(ask(world, role, reverse("child.page", kwargs={"subject": about.uuid})))
    assert after == expected(declared_roles()[role], kind)


@pytest.mark.parametrize("kind", ["sealed", "foreign", "nothing", "other"])
def test_glass_breaks_for_restricted_records_only(world: World, kind: str):
    role, about = "record.social_worker", world.of(kind)
    form = {
        "code": "danger",
        "reason": "A neighbour rang about shouting tonight",
        "key": "3f2b8a52-5df2-4c3e-9d6e-5a7d5c2f1a12",
    }
    assert (
        ask(
            world, role, reverse("access.break_glass", kwargs={"asked": about.uuid}), method="post", data=form
        ).status_code
        == 404
    )
    assert kind_of(ask(world, role, reverse("child.page", kwargs={"subject": about.uuid}))) == expected(
        declared_roles()[role], kind
    )

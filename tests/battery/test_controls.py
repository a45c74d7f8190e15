"""The battery is held to account: each fault planted here must be seen by it. A zero without a failing control says nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.battery import test_door, test_posting
from tests.battery.world import World
from throughline.engines import submissions
from throughline.engines.screens import door
from throughline.engines.screens.registry import screens
from throughline.record.access import viewer as viewers
from throughline.record.access.viewer import Viewer

pytestmark = pytest.mark.django_db

Plant = Callable[[pytest.MonkeyPatch], None]
Look = Callable[[World], None]


def everybody_has_a_relationship(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(viewers, "find_basis", lambda viewer, subject: "team")


def nobody_has_a_relationship(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(viewers, "find_basis", lambda viewer, subject: None)


def every_set_is_granted(patch: pytest.MonkeyPatch) -> None:
    load = viewers.load_viewer

    def loaded(*given: Any) -> Viewer:
        made = load(*given)
        made.vis = tuple(range(100))
        return made

    patch.setattr(door, "load_viewer", loaded)


def every_role_may_do_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Viewer, "can", lambda viewer, act: True)


def reads_are_not_audited(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(door, "_audit", lambda *given: None)


def the_reason_page_says_too_much(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(door, "_short_page", lambda request, viewer, subject: door.page(
        request, viewer, "engines/why_look.html", {"card": _talkative(subject.pk), "subject": subject, "form": _form()}))  # fmt: skip


def _talkative(subject: int) -> Any:
    from throughline.record.people.models import Address, Person

    name = Person.objects.everything(because="a planted fault").get(subject=subject).name
    lines = (
        Address.objects.everything(because="a planted fault").filter(subject=subject).values_list("lines", flat=True)
    )
    return type("Card", (), {"name": name, "age": 12, "team": " ".join(lines), "worker": "", "phone": ""})


def _form() -> Any:
    from throughline.engines.access_pages.screens import ReasonForm

    return ReasonForm()


def nothing_differs_from_not_for_you(patch: pytest.MonkeyPatch) -> None:
    from django.http import HttpResponseNotFound

    patch.setattr(door, "not_found", lambda request, viewer, screen: HttpResponseNotFound(str(uuid.uuid1().int)))


def keys_are_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(submissions, "_number", lambda request: uuid.uuid4())


def acts_are_links(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(door, "HttpResponseNotAllowed", lambda allowed: door.HttpResponse("done"))


def as_social_worker(world: World) -> None:
    test_door.test_every_kind_of_record_at_the_child_s_page(world, "record.social_worker")


def same_answer(world: World) -> None:
    test_door.test_not_there_and_not_for_you_are_the_same_answer(world, "record.director")


def one_screen(look: Callable[..., None], code: str) -> Look:
    return lambda world: look(world, screens()[code])


@pytest.mark.parametrize(
    ("plant", "look"),
    [
        (everybody_has_a_relationship, as_social_worker),
        (nobody_has_a_relationship, as_social_worker),
        (every_set_is_granted, as_social_worker),
        (reads_are_not_audited, as_social_worker),
        (the_reason_page_says_too_much, as_social_worker),
        (nothing_differs_from_not_for_you, same_answer),
        (every_role_may_do_everything, one_screen(test_door.test_every_other_screen, "settings.list")),
        (
            every_role_may_do_everything,
            one_screen(test_posting.test_nobody_acts_without_the_right_or_upon_what_is_not_theirs, "recording.record"),
        ),
        (
            keys_are_not_kept,
            one_screen(test_posting.test_each_form_counts_once_and_not_without_its_key, "recording.record"),
        ),
        (acts_are_links, one_screen(test_posting.test_an_act_is_not_a_link, "recording.still_true")),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_a_planted_fault_is_seen(world: World, plant: Plant, look: Look):
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        with pytest.raises(AssertionError):
            look(world)

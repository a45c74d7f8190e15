"""A man who was violent must not learn her address: not from a page, not from a paper, not from a relative, not when she has moved on."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.domestic_abuse.conftest import POSTCODE, REFUGE, TODAY
from tests.domestic_abuse.test_marac_and_offenders import refer
from tests.domestic_abuse.test_notifications import take_in
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.engines.screens.registry import screens
from throughline.engines.way_out.release import readers_for
from throughline.insight.child.papers import PAPERS
from throughline.practice.domestic_abuse import events
from throughline.practice.domestic_abuse.models import HarmRecord, Notification
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Address

pytestmark = pytest.mark.django_db
SECRETS = ("Rowan House", "Hidden Lane", POSTCODE, "WA119ZZ", "Alder House", "Quiet Row", "WA12 0AA")
"""The refuge she is in, and the one she was in before."""


def leaks(text: str) -> list[str]:
    """Which of the secrets stand in a text, however it is spaced or cased."""
    flat = re.sub(r"[\s,\-]+", "", text).lower()
    return [s for s in SECRETS if re.sub(r"[\s,\-]+", "", s).lower() in flat]


def told_everything(home) -> None:
    """Everything this area can know, with the address slipped into words where somebody might write it."""
    take_in(home, words=f"Officers took her to {REFUGE}.")
    refer(home, words=f"She is at rowan house  3 HIDDEN lane ({POSTCODE.lower()}).")
    record(
        events.support_plan_agreed,
        home.mia,
        on=TODAY,
        adviser="Dee Marsh, 01632 960 222",
        words=f"Get to school from {REFUGE}, {POSTCODE}.",
    )
    record(events.action_agreed, home.mia, on=TODAY, what=f"Fit a lock at {REFUGE}", owner=home.priya.pk, by_on=TODAY)
    record(people.note_written, home.mia, on=TODAY, by=home.priya, words=f"Visited at {REFUGE}.")


@pytest.mark.requirement("DV-04")
def test_posts_that_do_not_open_protected_addresses_read_that_there_is_one(fled):
    page = plain(signed_in(fled.priya).get(reverse("child.page", kwargs={"subject": fled.mia.uuid})).text)
    assert "Rowan House" in page and "Her address must not be told to her father, Darren Hart" in page
    sandra = signed_in(fled.sandra)
    for code in ("child.page", "child.story", "child.family", "child.due", "single_view.child", "domestic_abuse.child"):
        answer = sandra.get(reverse(code, kwargs={"subject": fled.mia.uuid}))
        assert answer.status_code == 200 and leaks(answer.text) == [], code
    assert "an address that is kept from some" in plain(
        sandra.get(reverse("child.page", kwargs={"subject": fled.mia.uuid})).text
    )
    row = Address.objects.everything(because="test").get(subject=fled.mia, ended_on__isnull=True)
    assert (
        sandra.get(reverse("recording.correct", kwargs={"subject": fled.mia.uuid, "event": row.key})).status_code == 404
    )
    assert sandra.get(reverse("domestic_abuse.safe_address", kwargs={"subject": fled.mia.uuid})).status_code == 404


@pytest.mark.requirement("DV-04")
def test_no_paper_for_him_or_his_relatives_tells_it_in_any_spelling(fled):
    told_everything(fled)
    priya, viewer = signed_in(fled.priya), fled.viewer(fled.priya)
    walked = 0
    for subject in (fled.mia, fled.leo, fled.kelly, fled.darren):
        readers = readers_for(viewer, subject.pk)
        for number, reader in enumerate(readers):
            if reader.kind not in ("relative", "other"):
                continue
            for sheet in ("notification", "support"):
                url = reverse("domestic_abuse.print", kwargs={"subject": subject.uuid, "sheet": sheet})
                made = priya.post(url, {"reader": number, "key": key_of(priya.get(url))})
                assert made.status_code == 200 and leaks(made.text) == [], (subject.pk, sheet, reader)
                walked += 1
            for paper in PAPERS:
                made = priya.post(
                    reverse("way_out.paper", kwargs={"subject": subject.uuid}), {"reader": number, "paper": paper}
                )
                assert made.status_code == 200 and leaks(made.text) == [], (subject.pk, paper, reader)
                walked += 1
    assert walked >= 50
    number = next(n for n, r in enumerate(readers_for(viewer, fled.mia.pk)) if r.subject == fled.darren.pk)
    url = reverse("domestic_abuse.print", kwargs={"subject": fled.mia.uuid, "sheet": "support"})
    his = plain(priya.post(url, {"reader": number, "key": key_of(priya.get(url))}).text)
    assert "[held back]" in his and "It leaves out an address" in his


@pytest.mark.requirement("DV-04", waits_for="the support plan, and the masks on pages")
def test_the_same_paper_for_her_own_work_has_it_and_for_a_court_or_another_agency_has_not(fled):
    told_everything(fled)
    priya, viewer = signed_in(fled.priya), fled.viewer(fled.priya)
    url = reverse("domestic_abuse.print", kwargs={"subject": fled.mia.uuid, "sheet": "support"})
    for kind in ("worker", "court", "professional"):
        number = next(n for n, r in enumerate(readers_for(viewer, fled.mia.pk)) if r.kind == kind)
        told = leaks(priya.post(url, {"reader": number, "key": key_of(priya.get(url))}).text)
        assert bool(told) == (kind == "worker"), kind


@pytest.mark.requirement("DV-04")
def test_no_page_about_him_tells_it_whoever_looks(fled):
    """Whoever sits beside him at a screen about him shows him nothing: every page of ours about Darren, for every post."""
    take_in(fled)
    refer(fled)
    for worker in (fled.priya, fled.ian, fled.sam, fled.cora, fled.sandra):
        client = signed_in(worker)
        for code in ("domestic_abuse.harm", "domestic_abuse.open_file", "domestic_abuse.managed", "child.page", "child.story", "child.family",
                     "domestic_abuse.child", "single_view.child"):  # fmt: skip
            answer = client.get(reverse(code, kwargs={"subject": fled.darren.uuid}))
            assert answer.status_code in (200, 404) and leaks(answer.text) == [], (code, worker)


@pytest.mark.requirement("DV-04")
def test_no_list_of_this_area_and_of_the_night_tells_it(fled):
    take_in(fled)
    refer(fled)
    listed = [
        s
        for s in screens().values()
        if s.code.startswith(("domestic_abuse.", "out_of_hours.", "single_view.find")) and "<" not in s.path
    ]
    assert len(listed) > 6
    for worker in (fled.priya, fled.ian, fled.sam, fled.cora, fled.sandra):
        client = signed_in(worker)
        for screen in listed:
            if not screen.post_only:
                answer = client.get(reverse(screen.code))
                assert leaks(answer.content.decode(errors="ignore")) == [], (screen.code, worker)
    sandra = signed_in(fled.sandra)
    row = Notification.objects.everything(because="test").get(subject=fled.mia)
    assert (
        leaks(
            sandra.get(reverse("domestic_abuse.one", kwargs={"subject": fled.mia.uuid, "notification": row.key})).text
        )
        == []
    )
    assert HarmRecord.objects.everything(because="test").get(subject=fled.darren)


@pytest.mark.requirement("DV-04")
def test_a_safe_address_is_kept_on_the_page_for_her_and_the_children_who_live_there(home):
    ian = signed_in(home.ian)
    url = reverse("domestic_abuse.safe_address", kwargs={"subject": home.kelly.uuid})
    nobody = ian.post(url, {"lines": REFUGE, "postcode": POSTCODE, "also": [home.mia.pk], "key": key_of(ian.get(url))})
    assert "Say who must not learn it" in plain(nobody.text)
    typed = {"lines": REFUGE, "postcode": POSTCODE, "not_to": [home.darren.pk, home.granny.pk] if _tied(home) else [home.darren.pk], "source": "Refuge",
             "also": [home.mia.pk, home.leo.pk]}  # fmt: skip
    ian.post(url, {**typed, "key": key_of(ian.get(url))}, follow=True)
    rows = list(Address.objects.everything(because="test").filter(lines=REFUGE, ended_on__isnull=True))
    assert {r.subject_id for r in rows} == {home.kelly.pk, home.mia.pk, home.leo.pk}
    assert all(home.darren.pk in r.not_to for r in rows)


def _tied(home) -> bool:
    from throughline.record.people.queries import ties_of

    return home.granny.pk in {t.subject for t in ties_of(home.viewer(home.ian), home.kelly.pk)}


@pytest.mark.requirement("DV-04")
def test_a_support_plan_names_the_adviser_the_agencies_and_who_does_what(home):
    """Written on the page for the child and for her mother, signed, and each action is owed by its day."""
    priya = signed_in(home.priya)
    for subject in (home.mia, home.kelly):
        listed = plain(priya.get(reverse("forms.list", kwargs={"subject": subject.uuid})).text)
        assert "Support plan after abuse at home" in listed
        at = priya.get(reverse("forms.begin", kwargs={"subject": subject.uuid, "form": "domestic_abuse.support_plan"}))
        held = Writing.objects.everything(because="test").get(subject=subject, state="open").pk
        assert str(held) in at["Location"]

        def part(name: str, written: Any = held, **answers: Any) -> None:
            done = priya.post(reverse("forms.save", kwargs={"writing": written}), {"section": name, "version": 0, "key": str(uuid4()), **answers},
                              HTTP_X_AUTOSAVE="1")  # fmt: skip
            assert done.status_code < 400, done.content

        part("aim", summary="They are safe at night and Mia goes to school without fear.", wishes="I want my own bed")
        part(
            "who",
            adviser="Dee Marsh, 01632 960 222",
            agencies=["police", "idva", "refuge"],
            services="A place in the children’s group",
        )
        part(
            "safe",
            danger="Darren, who has found her work",
            then="Rings 999, then Dee; goes to the neighbour",
            refuge="yes",
        )
        part(
            "goals",
            **{
                "needs.0.domain": "safety",
                "needs.0.need": "The door is broken",
                "needs.0.change": "They sleep through",
                "needs.0.actions.0.what": "New locks",
                "needs.0.actions.0.who": str(home.priya.pk),
                "needs.0.actions.0.by": "2026-11-27",
            },
        )
        part("again", review_on_day="20", review_on_month="12", review_on_year="2026", review_on="2026-12-20")
        done = priya.post(reverse("forms.finish", kwargs={"writing": held}), {"key": str(uuid4())}, follow=True)
        text = plain(done.text)
        for words in ("New locks", "Dee Marsh", "A place in the children’s group", "refuge", "olice"):
            assert words in text, (words, text[:900])
    page = plain(priya.get(reverse("domestic_abuse.child", kwargs={"subject": home.mia.uuid})).text)
    assert "New locks, by" in page
    assert "New locks" in plain(priya.get(reverse("child.due", kwargs={"subject": home.mia.uuid})).text)

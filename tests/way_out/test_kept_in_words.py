"""A refuge's address that somebody typed: into a note, minutes, an action, a letter. Nowhere does it reach whoever must not have it."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.domestic_abuse.conftest import POSTCODE, REFUGE, TODAY, home, on_the_25th  # noqa: F401 the family that fled
from tests.support.pages import key_of, page, plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.engines.guests.models import Invitation
from throughline.engines.letters.registry import letters
from throughline.engines.way_out.release import readers_for
from throughline.engines.way_out.tables import CSV, Table, leaving
from throughline.insight.child.papers import PAPERS
from throughline.practice.domestic_abuse import events
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.kept import hiding, kept_around, pattern_of
from throughline.services import mail

pytestmark = pytest.mark.django_db
TYPED = f"Rang her at 3 hidden ln., wa119zz. The place is called ROWAN   HOUSE and stands in\nHidden Lane. Post: {REFUGE} {POSTCODE}."
SECRETS = ("Rowan House", "Hidden Lane", "hidden ln", POSTCODE)


def leaks(text: str) -> list[str]:
    """Which of the secrets stand in a text, however it is spaced, cased or broken."""
    flat = re.sub(r"(<[^>]+>|[\s,.\-]+|\\n)", "", text).lower()
    return [s for s in SECRETS if re.sub(r"[\s,.\-]+", "", s).lower() in flat]


@pytest.fixture
def fled(home: Any) -> Any:  # noqa: F811 the fixture above
    """The mother alone is in the refuge; Mia lives with a foster carer and sees her father on Saturdays."""
    record(people.address_began, home.kelly, on=TODAY, lines=REFUGE, postcode=POSTCODE, kind="home", not_to=[home.darren.pk],
           protected_source="Non-molestation order")  # fmt: skip
    record(care.became_looked_after, home.mia, on=TODAY, need="N1")
    return home


def noted(fled: Any) -> None:
    """The address slipped into words, as people write."""
    record(people.note_written, fled.mia, on=TODAY, by=fled.priya, words=TYPED)
    record(people.summary_written, fled.mia, on=TODAY, by=fled.priya, words=TYPED)
    record(people.words_heard, fled.mia, on=TODAY, by=fled.priya, words=f"I want to go to mum in {REFUGE}")
    record(people.significant_event, fled.mia, on=TODAY, by=fled.priya, line=f"Her mother moved to {REFUGE}", words=TYPED)
    record(care.care_plan_prepared, fled.mia, on=TODAY, by=fled.priya, words=f"Mia sees her mother at {REFUGE}, {POSTCODE}.")
    record(events.action_agreed, fled.mia, on=TODAY, what=f"Fit a lock at {REFUGE}", owner=fled.priya.pk, by_on=TODAY, outcome=f"Safe in {POSTCODE}")


@pytest.mark.parametrize("typed", [
    "3 Hidden Lane", "3, HIDDEN  LANE", "at no. 3 Hidden Ln", "3 hidden-lane", "Hidden Lane", "Rowan House", "rowan\nhouse", "WA11 9ZZ", "wa119zz", "WA 11 9 ZZ",
    "wa11-9zz", "Rowan House,3 Hidden Lane", "(3 Hidden Lane)",
])  # fmt: skip
def test_however_it_is_written_it_is_found(typed: str) -> None:
    pattern = pattern_of(REFUGE + ", Mere", POSTCODE)
    assert pattern is not None and pattern.search(f"She is at {typed} now"), typed


@pytest.mark.parametrize("typed", ["Wren House", "room 6, wren house", "Linnet Way", "WA9 3QZ", "the Wren  House refuge"])
def test_the_house_is_found_behind_the_number_of_a_room(typed: str) -> None:
    pattern = pattern_of("Room 6, Wren House, Linnet Way, Mere", "WA9 3QZ")
    assert pattern is not None and pattern.search(f"She is at {typed} now"), typed
    assert not pattern.search("She is in Mere, in a room of her own, and feeds a wren at the house")


@pytest.mark.parametrize("typed", ["a hidden way to the lane", "Rowan went to her house", "Mere Primary School", "WA11 9ZZQ", "13 in Hiddenlanes", "XWA11 9ZZ"])
def test_what_only_looks_like_it_stands(typed: str) -> None:
    pattern = pattern_of(REFUGE + ", Mere", POSTCODE)
    assert pattern is not None and not pattern.search(f"Then {typed} again"), typed


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_no_copy_for_the_family_or_the_child_tells_what_was_typed_into_a_note(fled: Any) -> None:
    noted(fled)
    priya, viewer = signed_in(fled.priya), fled.viewer(fled.priya)
    walked = 0
    for number, reader in enumerate(readers_for(viewer, fled.mia.pk)):
        for paper in PAPERS:
            url = reverse("way_out.paper", kwargs={"subject": fled.mia.uuid})
            made = priya.post(url, {"reader": number, "paper": paper})
            assert made.status_code == 200
            if reader.kind != "worker":
                assert leaks(made.text) == [], (reader, paper)
                walked += 1
    assert walked >= 15
    number = next(n for n, r in enumerate(readers_for(viewer, fled.mia.pk)) if r.kind == "worker")
    whole = priya.post(reverse("way_out.paper", kwargs={"subject": fled.mia.uuid}), {"reader": number, "paper": "story"})
    assert leaks(whole.text), "her own copy has it, so that this test can fail"
    number = next(n for n, r in enumerate(readers_for(viewer, fled.mia.pk)) if r.kind == "child")
    hers = priya.post(reverse("way_out.paper", kwargs={"subject": fled.mia.uuid}), {"reader": number, "paper": "story"})
    assert "It leaves out an address" in plain(hers.text) or "It leaves out an address" in hers.text
    own = priya.get(reverse("voice.print", kwargs={"subject": fled.mia.uuid}))
    assert own.status_code == 200 and "I want to go to mum in [held back]" in own.text and leaks(own.text) == [], "the child’s own edition"


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_a_letter_goes_without_it_and_says_so(fled: Any) -> None:
    priya = signed_in(fled.priya)
    letter = next(each for each in letters().values() if not each.encloses)
    url = reverse("letters.write", kwargs={"subject": fled.mia.uuid, "letter": letter.code}) + "?reader=0&language=English"
    typed = {"to": "Mia Hart", "text": f"You are well.\n\n{TYPED}", "how": "post", "key": key_of(priya.get(url))}
    sent = priya.post(url, typed, follow=True)
    assert sent.status_code == 200 and "[held back]" in sent.text and leaks(sent.text) == [], plain(sent.text)[:600]
    assert "It leaves out an address" in sent.text
    (went,) = Event.objects.everything(because="test").filter(subject=fled.mia, type="letters.sent")
    assert went.facts["held"] == "It leaves out an address."


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_no_file_of_a_table_tells_it(fled: Any) -> None:
    rows = [("Mia Hart", TODAY, TYPED), ("Mia Hart", TODAY, "at school")]
    with acting.as_actor(fled.viewer(fled.priya).actor("tests")):
        told = leaving("visits", [Table("Visits", ("Who", "On", "What"), rows)], CSV, subjects=[fled.mia.pk]).content.decode()
        assert leaks(told) == [] and "at school" in told and "[held back]" in told
        elsewhere = leaving("visits", [Table("Visits", ("Who", "On", "What"), rows)], CSV, subjects=[fled.priya.subject_id]).content.decode()
        assert leaks(elsewhere), "nobody there has anything to hide: the test can fail"


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_a_post_that_does_not_open_addresses_reads_none_in_words_either(fled: Any) -> None:
    noted(fled)
    assert leaks(page(fled.priya, "child.story", subject=fled.mia.uuid)), "her own worker reads it"
    sandra = signed_in(fled.sandra)
    for code in ("child.page", "child.story", "child.due", "child.family", "family_help.child", "single_view.child", "forms.list", "letters.list",
                 "domestic_abuse.child"):  # fmt: skip
        answer = sandra.get(reverse(code, kwargs={"subject": fled.mia.uuid}))
        assert answer.status_code == 200 and leaks(answer.text) == [], (code, leaks(answer.text))
    assert "[held back]" in page(fled.sandra, "child.story", subject=fled.mia.uuid)


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_whoever_is_invited_reads_none_of_it(fled: Any) -> None:
    """Her father is asked to fit the lock, the school is; the child has her own page."""
    noted(fled)
    priya = signed_in(fled.priya)
    promise = Event.objects.everything(because="test").get(subject=fled.mia, type=events.action_agreed.code)
    with mail.through(mail.Remembered()) as post:
        for name, agency in (("Darren Hart", ""), ("Ann Oakes", "Mere Primary")):
            asked = {"name": name, "email": f"{uuid4().hex[:6]}@example.org", "agency": agency, "key": str(uuid4())}
            priya.post(reverse("guests.to_action", kwargs={"subject": fled.mia.uuid, "promise": promise.pk}), asked)
            guest = _come_in(post)
            held = Invitation.objects.everything(because="test").get(guest__name=name)
            for url in (reverse("guests.home"), reverse("guests.part", kwargs={"invitation": held.pk})):
                told = guest.get(url)
                assert told.status_code == 200 and "Fit a lock at" in told.text and leaks(told.text) == [], (name, leaks(told.text))
        own = {"name": "Mia", "email": "mia@example.org", "part": "child", "key": str(uuid4())}
        priya.post(reverse("voice.invite", kwargs={"subject": fled.mia.uuid}), own, follow=True)
        mia = _come_in(post)
        held = Invitation.objects.everything(because="test").get(guest__name="Mia")
        hers = mia.get(reverse("voice.my_page", kwargs={"invitation": held.pk}))
        assert hers.status_code == 200 and "Mia sees her mother at" in hers.text and leaks(hers.text) == [], leaks(hers.text)


def _come_in(post: Any) -> Client:
    link = next(m for m in (re.search(r"https?://[^/\s]+(/guest/come/\S+)", x.words) for x in reversed(post.messages)) if m)
    guest = Client()
    guest.post(link[1], {"send": "1"})
    code = re.search(r"\d{6}", post.messages[-1].words)
    assert code
    guest.post(link[1], {"code": code[0]}, follow=True)
    return guest


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_whoever_types_it_into_a_note_is_asked_once_before_it_is_saved(fled: Any) -> None:
    priya = signed_in(fled.priya)
    url = reverse("recording.record", kwargs={"subject": fled.mia.uuid, "code": "record.note_written"})

    def notes() -> int:
        return Event.objects.everything(because="test").filter(subject=fled.mia, type="record.note_written").count()

    form = {"on_day": 25, "on_month": 11, "on_year": 2026, "words": "Rang Kelly at 3 hidden lane", "seen": "no", "key": key_of(priya.get(url))}
    asked = plain(priya.post(url, form).text)
    assert "This tells an address that Darren Hart must not learn. It is not saved yet." in asked and notes() == 0
    assert "Rang Kelly at 3 hidden lane" in asked, "what was typed is still there"
    assert "Saved at" in priya.post(url, {**form, "address_meant": "yes"}, follow=True).text and notes() == 1
    again = {**form, "words": "Rang Kelly at the refuge", "key": str(uuid4())}
    assert "Saved at" in priya.post(url, again, follow=True).text and notes() == 2, "without the address nobody asks"
    # Whoever may not read the address is not told that they guessed it.
    sandra = signed_in(fled.sandra)
    guessed = sandra.post(url, {**form, "key": str(uuid4())}, follow=True)
    assert "must not learn" not in guessed.text


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
def test_minutes_and_forms_hold_it_back_from_a_post_that_does_not_open_it(fled: Any) -> None:
    priya = signed_in(fled.priya)
    priya.get(reverse("forms.begin", kwargs={"subject": fled.mia.uuid, "form": "domestic_abuse.support_plan"}))
    held = Writing.objects.everything(because="test").get(subject=fled.mia)
    typed = {"section": "aim", "version": 0, "key": str(uuid4()), "summary": TYPED, "wishes": "My bed"}
    priya.post(reverse("forms.save", kwargs={"writing": held.pk}), typed)
    own = plain(priya.get(reverse("forms.write", kwargs={"writing": held.pk})).text)
    assert "This tells an address that Darren Hart must not learn. Does it have to stand here?" in own and leaks(own)
    read = signed_in(fled.sandra).get(reverse("forms.write", kwargs={"writing": held.pk}))
    assert read.status_code == 200 and leaks(read.text) == [] and "[held back]" in read.text
    assert "This part tells an address that your post does not open" in read.text, "and writes over nothing"


def test_the_continuity_pack_holds_it_back_where_whoever_agreed_it_may_not_read_it(fled: Any) -> None:
    from throughline.insight.continuity.actions import _row

    noted(fled)
    with acting.as_actor(fled.viewer(fled.sandra).actor("tests")):
        row = _row(fled.viewer(fled.sandra), fled.mia)
        assert leaks(repr(row["state"]) + repr(row["words"]) + repr(row["dangers"]) + repr(row["brief"])) == []
    kept = kept_around(fled.authority.pk, [fled.mia.pk])
    assert kept and leaks(hiding(kept)(TYPED)) == []

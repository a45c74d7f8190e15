"""The record on its page: the summary on top, the story in order, corrections that hide nothing, papers in their place."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.forms.test_writing import PLAN, fill, finish, save
from tests.measures.chronologies import TODAY, in_care, town
from tests.support.pages import page, plain, record_on_page, signed_in, words
from throughline.engines.forms.models import Writing
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def ada():
    with town() as made:
        made.priya, made.ian = made.worker("Priya Shah"), made.worker("Ian Webb", "record.team_manager")
        made.ada = in_care(made, "Ada", D(2026, 1, 5), homes=[(D(2026, 1, 5), "U6", "WA10 1HP")])
        made.allocate(made.ada, made.priya, made.team, on=D(2026, 1, 5))
        yield made


def of(made, screen="child.page", worker=None, **at):
    return page(worker or made.priya, screen, subject=made.ada.uuid, **at)


@pytest.mark.requirement("SYS-05")
def test_the_summary_stands_on_top_with_its_author_and_asks_when_it_is_old(ada):
    record_on_page(ada.priya, ada.ada, "record.summary_written", D(2026, 9, 1), words="Ada came into care in January.")
    shown = of(ada)
    assert "Summary · Priya Shah, 1 September 2026" in shown and "Ada came into care in January." in shown
    assert "Written 85 days ago" in shown and "Still true?" in shown
    team = page(ada.ian, "team.page")
    assert "summary was last looked at more than 56 days ago" in team or "Summary not looked at for a while" in team
    record_on_page(ada.priya, ada.ada, "record.summary_written", D(2026, 11, 25), words="Ada is settled with Denise.")
    shown = of(ada)
    assert "Ada is settled with Denise." in shown and "Still true?" not in shown
    assert "Ada came into care in January." in of(ada, "child.story"), "the earlier one is still there to read"
    assert "last looked at more than" not in page(ada.ian, "team.page")


@pytest.mark.requirement("SYS-06", waits_for="attendances at A&E and what schools tell: no area records them yet")
def test_the_story_writes_itself_in_the_order_of_what_happened(ada):
    record_on_page(ada.priya, ada.ada, "looked_after.review_held", D(2026, 6, 10), participation="PN1")
    record_on_page(ada.priya, ada.ada, "record.note_written", D(2026, 2, 3), words="Rang the school")
    record_on_page(
        ada.priya, ada.ada, "placements.placement_began", D(2026, 4, 7), type="K2", with_words="Hollin House"
    )
    days = signed_in(ada.priya).get(reverse("child.story", kwargs={"subject": ada.ada.uuid})).context_data["story"]
    told = [day["on"] for day in days]
    assert told == sorted(told, reverse=True), "newest first, whatever was recorded first"
    assert {D(2026, 6, 10), D(2026, 2, 3), D(2026, 4, 7), D(2026, 1, 5)} <= set(told)
    form = signed_in(ada.priya).get(reverse("way_out.choose", kwargs={"subject": ada.ada.uuid})).context_data["form"]
    court = next(n for n, who in form.fields["reader"].choices if who == "The court")
    paper = signed_in(ada.priya).post(
        reverse("way_out.paper", kwargs={"subject": ada.ada.uuid}), {"reader": court, "paper": "story", "key": uuid4()}
    )
    assert "Hollin House" in paper.text and "Rang the school" in paper.text


@pytest.mark.requirement("SYS-10")
@pytest.mark.requirement("SYS-11", waits_for="personal education plans, whose area is not there yet")
def test_a_correction_is_added_and_what_stood_before_can_be_read(ada):
    record_on_page(ada.priya, ada.ada, "record.note_written", D(2019, 11, 2), words="Her father rang at nine")
    (note,) = Event.objects.everything(because="test").filter(type="record.note_written")
    late = of(ada, "child.story").partition("Her father rang at nine")[2][:60]
    assert re.search(r"recorded \d+ days later", late), "how late it was written stands beside it"
    clock.set_offset(clock.offset_for(TODAY) + timedelta(hours=2))
    form = {"key": uuid4(), "on_day": 2, "on_month": 11, "on_year": 2019, "words": "Her mother rang at nine", "seen": "no"}
    url = reverse("recording.correct", kwargs={"subject": ada.ada.uuid, "event": note.pk})
    assert "What was there before can still be read." in words(signed_in(ada.priya).post(url, form, follow=True))
    story = signed_in(ada.priya).get(reverse("child.story", kwargs={"subject": ada.ada.uuid}))
    assert "Her mother rang at nine" in words(story) and "Her father rang at nine" not in words(story)
    before = reverse("child.entry", kwargs={"subject": ada.ada.uuid, "event": note.pk})
    assert before in story.text, "what it said before is one step away"
    told = words(signed_in(ada.priya).get(before))
    assert told.index("Her mother rang at nine") < told.index("As it was first recorded") < told.index("Her father rang at nine")
    first, second = Event.objects.everything(because="test").filter(type="record.note_written").order_by("pk")
    assert (first.pk, second.replaces) == (note.pk, note.pk)
    assert first.recorded_at < second.recorded_at <= datetime.now(UTC) + timedelta(days=400)
    administrator = ada.worker("Keith Lowry", "record.system_administrator")
    assert signed_in(administrator).post(url, form | {"key": uuid4()}).status_code == 404, (
        "nor can whoever keeps the system"
    )


@pytest.mark.requirement("SYS-10")
def test_a_note_says_when_what_and_whether_she_was_seen_and_by_whom_it_was_written(ada):
    url = reverse("recording.record", kwargs={"subject": ada.ada.uuid, "code": "record.note_written"})
    client = signed_in(ada.priya)
    said = {**dated("on", D(2026, 11, 24)), "words": "Ate her tea and spoke of her brother", "seen": "alone"}
    asks = {"words": "Fill in “What happened”", "seen": "Choose an answer to “Was the child seen?”", "on_day": "Enter the day"}
    for missing, asked in asks.items():
        shown = words(client.post(url, {k: v for k, v in said.items() if k != missing} | {"key": uuid4()}))
        assert asked in shown, (missing, shown[:600])
    assert not Event.objects.everything(because="test").filter(type="record.note_written").exists(), "nothing of it is saved"
    client.post(url, said | {"key": uuid4()})
    record_on_page(ada.ian, ada.ada, "record.note_written", D(2026, 11, 25), words="Her carer rang at nine")
    story = of(ada, "child.story")
    assert "Ate her tea and spoke of her brother (seen alone)" in story and "Her carer rang at nine (not seen)" in story
    note = Event.objects.everything(because="test").filter(type="record.note_written").order_by("pk")[0]
    entry = of(ada, "child.entry", event=note.pk)
    assert "Tuesday 24 November" in entry and f"Priya Shah, {clock.london(note.recorded_at):%A}" in entry, (
        "the day it happened, the moment it was recorded and who wrote it"
    )
    # A note about a grown-up does not ask after a child.
    mother = Subject.objects.create(authority=ada.authority, kind="adult")
    record(people.person_described, mother, on=D(2026, 1, 5), given="Kelly", family="Quarrel")
    record(people.related, ada.ada, on=D(2026, 1, 5), other=mother.pk, kind="mother")
    told = {"key": uuid4(), **dated("on", D(2026, 11, 24)), "words": "Kelly rang"}
    url = reverse("recording.record", kwargs={"subject": mother.uuid, "code": "record.note_written"})
    assert "Was the child seen?" not in words(client.get(url))
    client.post(url, told)
    assert Event.objects.everything(because="test").filter(subject=mother, type="record.note_written").count() == 1


def paper(name: str = "letter.txt", words: bytes = b"A letter from the school") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words, "text/plain")


def dated(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.mark.requirement("SYS-02")
def test_no_paper_without_a_child_a_kind_and_the_work_it_is_of_and_what_waits_is_a_list_that_must_be_empty(ada):
    priya, url = signed_in(ada.priya), reverse("papers.add", kwargs={"subject": ada.ada.uuid})
    refused = priya.post(url, {"key": uuid4(), "title": "A letter", "paper": paper()})
    assert not refused.has_header("Location"), "no kind, no paper"
    plan = {"key": uuid4(), "title": "Care plan of January", "kind": "care_plan", **dated("on", D(2026, 1, 20))}
    alone = priya.post(url, {**plan, "paper": paper("plan.txt", b"The plan")})
    assert "Say to which piece of work it belongs" in words(alone), "a care plan lies with the care it is of"
    care = next(n for n, said in alone.context_data["form"].fields["work"].choices if said.startswith("Became looked after"))
    assert priya.post(url, {**plan, "work": care, "paper": paper("plan.txt", b"The plan")}).status_code == 302
    nowhere = priya.post(url, {**plan, "key": uuid4(), "work": "elsewhere", "paper": paper("p.txt", b"x")})
    assert "Say which work it is of" in words(nowhere)
    listed = of(ada, "child.papers")
    assert "Care plan of January" in listed and "of: Became looked after" in listed and "Care plan of January" in of(ada, "child.page")

    # A letter comes for the team, and nobody has said yet whose it is.
    tray = reverse("papers.post")
    assert "Nothing waits. Every paper lies on a record." in page(ada.priya, "papers.post")
    came = {"key": uuid4(), "title": "Hospital letter", "from_whom": "Mere Infirmary", "team": ada.team.pk, **dated("came_on", D(2026, 11, 20))}
    priya.post(tray, {**came, "paper": paper("hospital.txt", b"Seen in clinic on Friday")}, follow=True)
    assert "1 paper lies on no record yet" in page(ada.priya, "papers.post") and "Mere Infirmary" in page(ada.priya, "papers.post")
    assert "Hospital letter" in page(ada.ian, "watch.today"), "what must be empty every evening"
    other = ada.worker("Sue South", "record.business_support", team=ada.other_team)
    assert "Hospital letter" not in page(other, "papers.post"), "each team its own post"
    whose = priya.get(tray).text.partition("/post/")[2]
    number = int(re.search(r"/post/(\d+)/", priya.get(tray).text)[1])
    assert whose and b"Seen in clinic on Friday" in priya.get(reverse("papers.post_open", kwargs={"unfiled": number})).content
    found = priya.post(reverse("papers.whose", kwargs={"unfiled": number}), {"q": "Ada"})
    file_here = reverse("papers.file", kwargs={"subject": ada.ada.uuid, "unfiled": number})
    assert file_here in found.text
    filed = priya.post(file_here, {"key": uuid4(), "kind": "health", "title": "Hospital letter", **dated("on", D(2026, 11, 18))}, follow=True)
    assert "Nothing waits. Every paper lies on a record." in words(filed) and "Hospital letter" in of(ada, "child.papers")
    assert priya.post(file_here, {"key": uuid4(), "kind": "health", "title": "Again", **dated("on", D(2026, 11, 18))}).status_code == 404, "filed once"

    # It was another child's: it comes off with a reason, waits again, and stands on no record meanwhile.
    wrong = re.search(r"/papers/(\d+)/misfiled/", priya.get(reverse("child.papers", kwargs={"subject": ada.ada.uuid})).text)
    off = reverse("papers.misfiled", kwargs={"subject": ada.ada.uuid, "document": int(wrong[1])})
    assert "Say why it is not theirs" in words(priya.post(off, {"key": uuid4(), "why": " "}))
    sent = priya.post(off, {"key": uuid4(), "why": "It is about Ada Jones"}, follow=True)
    assert "Whose is it?" in words(sent)
    assert "Hospital letter" not in of(ada, "child.papers") and "Hospital letter" not in of(ada, "child.story")
    assert "taken off a record: It is about Ada Jones" in page(ada.priya, "papers.post")
    opened = priya.get(reverse("papers.open", kwargs={"subject": ada.ada.uuid, "document": int(wrong[1])}))
    assert opened.status_code == 404, "nor can it be opened there any more"
    again = int(re.search(r"/post/(\d+)/", priya.get(tray).text)[1])
    nobody = reverse("papers.nobodys", kwargs={"unfiled": again})
    silent = priya.post(nobody, {"key": uuid4(), "why": ""}, follow=True)
    assert "Say what happened to it. It is still on the list." in silent.text
    gone = priya.post(nobody, {"key": uuid4(), "why": "Sent back to the hospital"}, follow=True)
    assert "Nothing waits" in words(gone)


@pytest.mark.requirement("SYS-02")
def test_the_childs_page_opens_the_index_of_everything_that_is_held_by_kind(ada):
    """Two papers, a plan that is signed and one that is being written, a letter, a meeting with its seven papers, and entries."""
    priya, child = signed_in(ada.priya), {"subject": ada.ada.uuid}
    for number, (kind, title) in enumerate((("health", "Hospital letter"), ("photo", "Ada at the sea")), 3):
        sent = {"key": uuid4(), "title": title, "kind": kind, **dated("on", D(2026, 11, number)), "paper": paper(f"{number}.txt", title.encode())}
        assert priya.post(reverse("papers.add", kwargs=child), sent).status_code == 302
    begin = reverse("forms.begin", kwargs={**child, "form": PLAN})
    priya.get(begin)
    plan = Writing.objects.everything(because="test").get(subject=ada.ada)
    fill(priya, plan, ada.priya)
    finish(priya, plan)
    signed_in(ada.ian).post(reverse("forms.agree", kwargs={"writing": plan.pk}), {"key": uuid4()})
    priya.get(begin)
    save(priya, Writing.objects.everything(because="test").exclude(pk=plan.pk).get(form=PLAN), "aim", summary="Ada stays with Denise")
    officer = ada.worker("Ola Reid", "looked_after.independent_reviewing_officer")
    ada.allocate(ada.ada, officer, role="independent_reviewing_officer")
    letter = reverse("letters.write", kwargs={**child, "letter": "voice.who_is_your_officer"}) + "?reader=0&language=English"
    text = priya.get(letter).context["form"].initial["text"]
    priya.post(letter, {"key": uuid4(), "to": "Ada Quarrel", "address": "", "text": text, "how": "hand"})
    review = {"key": uuid4(), **dated("on", D(2026, 12, 3)), "where": "School", "chair": str(officer.pk)}
    priya.post(reverse("meetings.arrange", kwargs={**child, "kind": "looked_after.review_meeting"}), review)
    for day in (20, 21):
        record_on_page(ada.priya, ada.ada, "record.note_written", D(2026, 11, day), words=f"Rang on the {day}th")
    record_on_page(ada.priya, ada.ada, "record.significant_event", D(2026, 11, 22), line="She scored for her school")

    front = priya.get(reverse("child.page", kwargs=child)).text
    where = reverse("child.papers", kwargs=child)
    assert f'href="{where}#index"' in front, "the child’s page leads there"
    index = priya.get(where).text.partition('id="index"')[2].partition("</section>")[0]
    told = plain(f"<main>{index}</main>")
    for line in ("Papers 2", "Health: Hospital letter, 3 November", "Photograph: Ada at the sea, 4 November", "Plans and forms 9",
                 "Care plan: being written, ", "What I think, before my review: asked for, not begun", "signed, Wednesday 25 November",
                 "Letters sent 1", "Who your reviewing officer is: to Ada Quarrel", "Meetings 1", "arranged, Thursday 3 December",
                 "Note: 2 entries, the last Saturday 21 November", "A significant event: 1 entry, Sunday 22 November"):  # fmt: skip
        assert line in told, (line, told)
    links = {unescape(link) for link in re.findall(r'href="([^"]+)"', index)}
    assert len(links) > 8 and all(priya.get(link).status_code == 200 for link in links), "each opens what it names"
    notes = reverse("child.story", kwargs=child) + "?kind=record.note_written"
    assert notes in links
    only = words(priya.get(notes))
    assert "Rang on the 20th" in only and "Rang on the 21th" in only and "She scored for her school (" not in only
    # Another child's things stand on another child's index.
    with_others = in_care(ada, "Bo", D(2026, 1, 5))
    ada.allocate(with_others, ada.priya, ada.team, on=D(2026, 1, 5))
    assert "Hospital letter" not in page(ada.priya, "child.papers", subject=with_others.uuid)

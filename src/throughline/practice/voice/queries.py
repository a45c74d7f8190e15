"""What a child may read of her own record: who is who, what is planned, what she wrote and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.words import date_words
from throughline.engines.forms.models import OPEN, RETURNED
from throughline.engines.forms.paper import paper_of
from throughline.engines.forms.queries import Signed, signed_forms
from throughline.engines.guests.models import Invitation
from throughline.practice.looked_after import events as care
from throughline.practice.voice import events, settings
from throughline.record.documents.models import Document
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people import events as people
from throughline.record.people.models import Person
from throughline.record.people.queries import person_of
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import allocations_of
from throughline.web.paper.tree import Block, Paper, heading, items, lines, para, quote, rows, strong

DOES = {
    "social_worker": ("your social worker", "comes to see you, and sees to it that the plan happens"),
    "independent_reviewing_officer": ("your reviewing officer", "runs your reviews, and checks that people do what they promised"),
    "personal_adviser": ("your personal adviser", "helps you to get ready for living on your own"),
    "family_support": ("your family support worker", "helps you and your family"),
    "supervising_social_worker": ("your carers’ social worker", "helps the people you live with to look after you"),
}
"""Who somebody is, as one would say it to the child, and what they do."""


@dataclass(frozen=True)
class Who:
    """Somebody who works with the child."""

    worker: Worker
    role: str
    title: str
    does: str
    picture: int | None


def first_name(person: Person | None) -> str:
    """What the child is called."""
    return (person.known_as or person.given or person.name) if person else ""


def who_is_who(viewer: Any, subject: int) -> list[Who]:
    """Everybody who is named for the child, the reviewing officer first after the social worker."""
    held = {a.role: a.worker for a in allocations_of(viewer, subject) if a.worker is not None}
    pictures = pictures_of([w.subject_id for w in held.values()])
    return [Who(held[role], role, title, does, pictures.get(held[role].subject_id)) for role, (title, does) in DOES.items() if role in held]


def pictures_of(subjects: list[int]) -> dict[int, int]:
    """The newest picture that each of these workers has put up for children, by subject."""
    found = Document.objects.everything(because="the picture that a worker put up for the children they are named for").filter(
        subject_id__in=subjects, kind="photo", shredded_at__isnull=True
    )
    return {d.subject_id: d.pk for d in found.order_by("on", "pk")}


def picture_of(viewer: Any, subject: int, worker: int) -> Document | None:
    """The picture of one worker who is named for this child."""
    who = next((w for w in who_is_who(viewer, subject) if w.worker.pk == worker and w.picture), None)
    if who is None:
        return None
    found: Document | None = Document.objects.everything(because="the worker is named for this child").filter(pk=who.picture).first()
    return found


def own_picture(viewer: Any) -> Document | None:
    """The picture that this worker has put up."""
    subject = Worker.objects.values_list("subject_id", flat=True).get(pk=viewer.worker_id)
    number = pictures_of([subject]).get(subject)
    return Document.objects.everything(because="one's own picture").filter(pk=number).first() if number else None


def family_papers(viewer: Any, subject: int) -> list[Signed]:
    """The newest of each form that has an edition for the family: plans first, then what reviews decided."""
    newest = {one.form.code: one for one in signed_forms(viewer, subject) if one.form.plain}
    newest.pop("voice.survey", None)
    return sorted(newest.values(), key=lambda one: (not one.form.plan, -one.key))


def plan_in_words(viewer: Any, subject: int) -> Paper | None:
    """The plan in a few lines as it was recorded, where no form of it was written here: before this record, or in an emergency."""
    held = chronology(viewer, subject, types=[care.care_plan_prepared.code])
    words = tell(viewer, subject, held[-1:]).facts(held[-1]).get("words", "") if held else ""
    return Paper("Your plan", "", [para(f"Agreed on {held[-1].on:%-d %B %Y}."), para(words)]) if words else None


def plans(viewer: Any, subject: int, name: str) -> list[Paper]:
    """The plan and the last decisions, as the family reads them."""
    written_here = family_papers(viewer, subject)
    found = [paper_of(one, name, family=True) for one in written_here]
    if not any(one.form.plan for one in written_here) and (words := plan_in_words(viewer, subject)) is not None:
        found.insert(0, words)
    return found


def next_review(viewer: Any, subject: int) -> date | None:
    """The day for which the next review is arranged."""
    days = [e.day("for_on") for e in chronology(viewer, subject, types=[care.review_planned.code])]
    coming = [day for day in days[-1:] if day and day >= viewer.today]
    return coming[0] if coming else None


def last_pass(viewer: Any, subject: int) -> date | None:
    """The day of the last leisure pass that was issued."""
    held = [e for e in chronology(viewer, subject, types=[events.leisure_pass_offered.code]) if e.get("outcome") == "issued"]
    return held[-1].on if held else None


def survey_begun(held: Any) -> bool:
    """Whether this invitation has a survey that is not sent off yet."""
    return held.writing is not None and held.writing.state in (OPEN, RETURNED)


def has_page(viewer: Any, subject: int) -> list[Invitation]:
    """Who was given the child's page, or the carer's, and may open it today."""
    rows = Invitation.objects.visible_to(viewer, subject=subject).filter(purpose__startswith="own:", ended_at__isnull=True, ends_on__gte=viewer.today)
    return list(rows.select_related("guest").order_by("invited_at"))


@dataclass(frozen=True)
class Wrote:
    """Something the child wrote, and what came of it."""

    key: int
    on: date
    about: str
    words: str
    to: str
    answer: str
    answered_on: date | None
    by: str


def written(viewer: Any, subject: int) -> list[Wrote]:
    """What the child wrote to us, newest first, each with its answer."""
    held = chronology(viewer, subject, types=[events.wrote_to_us.code, events.message_answered.code])
    telling = tell(viewer, subject, held)
    answers = {e.thread: e for e in held if e.type == events.message_answered.code}
    found = []
    for event in reversed(held):
        if event.type == events.wrote_to_us.code:
            facts, answer = telling.facts(event), answers.get(event.id)
            found.append(Wrote(event.id, event.on, facts.get("about", ""), facts.get("words", ""), facts.get("owner", ""),
                               telling.facts(answer).get("words", "") if answer else "", answer.on if answer else None,
                               telling.by(answer) if answer else ""))  # fmt: skip
    return found


def own_words(viewer: Any, subject: int) -> list[tuple[date, str]]:
    """What the record holds of the child's own words, newest first."""
    held = chronology(viewer, subject, types=[people.words_heard.code])
    telling = tell(viewer, subject, held)
    return [(e.on, telling.facts(e).get("words", "")) for e in reversed(held)][:6]


def wording(viewer: Any, setting: Any) -> list[str]:
    """A wording of the council's own, in its paragraphs."""
    text = str(setting.value(surroundings(viewer.authority_id).settings, viewer.today))
    return [p.strip() for p in text.split("\n\n") if p.strip()]


def paper_for_child(viewer: Any, subject: int, *, to_write: bool = True) -> Paper:
    """The child's own edition: what is next, who is who, the plan in plain words, what she said, what she can do."""
    person, day = person_of(viewer, subject), next_review(viewer, subject)
    name = first_name(person)
    review = f"Your next review is on {date_words(day, viewer.today)}." if day else "There is no day for your next review yet. Ask your reviewing officer."
    who = who_is_who(viewer, subject)
    blocks: list[Block] = [para(review), heading("Who is who")]
    blocks.append(rows(["Who", "What they do", "How to reach them"],
                       [[f"{w.worker.name}, {w.title}", w.does, w.worker.phone or "ask your carers"] for w in who])
                  if who else para("Nobody is named for you at the moment. That is not right: ring us and ask."))  # fmt: skip
    for inside in plans(viewer, subject, name):
        blocks += [heading(inside.title), *(_below(block) for block in inside.blocks)]
    said = own_words(viewer, subject)
    if said:
        blocks.append(heading("What you told us"))
        blocks += [quote(words, date_words(on, viewer.today)) for on, words in said]
    wrote = written(viewer, subject)
    if wrote:
        blocks.append(heading("What you wrote to us, and what came of it"))
        for one in wrote[:6]:
            blocks += [strong(f"{date_words(one.on, viewer.today)}: {one.about}"), quote(one.words)]
            blocks.append(para(f"{one.by} answered: {one.answer}" if one.answer else f"{one.to or 'Somebody'} will answer you."))
    blocks += [heading("What we promise you"), items(wording(viewer, settings.promise))]
    blocks += [heading("If something is not right"), items(wording(viewer, settings.to_turn_to))]
    if to_write:
        blocks += [heading("What I want to say"), lines(6)]
    return Paper(f"{name}’s own record", name, blocks)


def _below(block: Block) -> Block:
    """A heading inside a plan stands below the plan's own."""
    return heading(block.words, 3) if block.kind == "heading" else block

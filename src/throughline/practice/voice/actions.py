"""What a child sends from their own page, and answering it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from throughline.engines.forms import actions as forms
from throughline.engines.forms import events as form_events
from throughline.engines.forms.registry import current
from throughline.engines.notices.actions import tell
from throughline.practice.looked_after import events as care
from throughline.practice.voice import events, queries
from throughline.record.documents import actions as documents
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.people import events as people
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import allocations_of, managers_of

HERE = "their own page"
TO_OFFICER = ("officer", "early", "not_alone")


def _named(viewer: Any, subject: int) -> tuple[Worker | None, Worker | None, Worker | None]:
    held = {a.role: a for a in allocations_of(viewer, subject)}
    worker = held.get("social_worker")
    officer = held.get("independent_reviewing_officer")
    manager = managers_of([worker.team_id], viewer.today).get(worker.team_id) if worker and worker.team_id else None
    return (worker.worker if worker else None), (officer.worker if officer else None), manager


@transaction.atomic
def said(viewer: Any, subject: int, what: str, words: str) -> str:
    """Put on the record what a child sent, tell whoever must know, and say to the child what happens now.

    ValueError says what is missing. A child who does not feel safe need not say why.
    """
    words = words.strip()
    if not words and what not in ("unsafe", "pass", "not_alone"):
        raise ValueError("Write a few words first")
    worker, officer, manager = _named(viewer, subject)
    person = queries.first_name(queries.person_of(viewer, subject))
    if what == "unsafe":
        number = record(events.felt_unsafe, subject, on=viewer.today, where=HERE, words=words or None)
        for one in filter(None, (manager, worker, officer)):
            tell(one.pk, subject, kind="voice", line=f"{person} says that they do not feel safe. See them by the next working day at the latest.",
                 link=_page(viewer, subject), once=f"unsafe:{number}:{one.pk}")  # fmt: skip
        return "Thank you for telling us. Somebody will come and see you very soon. If you are in danger now, ring 999."
    if what == "think":
        record(people.words_heard, subject, on=viewer.today, words=words, to=HERE)
        return "Thank you. It is on your record, in your words."
    if what == "early":
        number = record(care.review_brought_forward, subject, on=viewer.today, by_whom="child", why=words[:200])
        if officer:
            tell(officer.pk, subject, kind="voice", line=f"{person} asks for an early review: {words[:120]}", link=_page(viewer, subject),
                 once=f"early:{number}")  # fmt: skip
        return f"{officer.name if officer else 'Your reviewing officer'} will arrange your review earlier, and tell you the day."
    about = {"officer": "message", "worker": "message"}.get(what, what)
    if about not in events.ABOUT:
        raise ValueError("Choose what it is about")
    owner = (officer or worker) if what in TO_OFFICER else (manager or worker) if what == "complaint" else (worker or officer)
    entries = [Entry(events.wrote_to_us, subject, viewer.today, {"about": about, "owner": owner.pk if owner else None, "where": HERE, "words": words or None})]
    if what == "wrong":
        plan = next(iter(queries.family_papers(viewer, subject)), None)
        entries.append(Entry(form_events.disagreed, subject, viewer.today, {"who": person or "The child", "words": words,
                                                                            "about": f"form {plan.key}" if plan else "the record"}))  # fmt: skip
    number = append(entries)[0]
    if owner:
        tell(owner.pk, subject, kind="voice", line=f"{person} wrote to you: {events.ABOUT[about]}. Answer within two working days.",
             link=_page(viewer, subject), once=f"wrote:{number}")  # fmt: skip
    return f"{owner.name if owner else 'Somebody'} has it now, and will answer you here."


def _page(viewer: Any, subject: int) -> str:
    from django.urls import reverse

    from throughline.record.people.models import Subject

    return reverse("voice.own_page", kwargs={"subject": Subject.objects.values_list("uuid", flat=True).get(pk=subject)})


def answer(viewer: Any, subject: int, key: int, words: str) -> None:
    """Answer something that the child wrote; they read it on their page. ValueError without words."""
    if not words.strip():
        raise ValueError("Write the answer")
    record(events.message_answered, subject, on=viewer.today, by=viewer.worker_id, thread=key, words=words.strip())


@transaction.atomic
def begin_survey(viewer: Any, held: Any) -> None:
    """Lay this year's survey before the child; one that is begun goes on."""
    if queries.survey_begun(held):
        return
    held.writing = forms.begin(viewer, held.subject, current("voice.survey", viewer.today), purpose=f"own:{viewer.today.year}")
    held.save(update_fields=["writing"])


def keep_picture(viewer: Any, content: bytes) -> None:
    """Put up one's picture for the children one is named for."""
    me = Worker.objects.get(pk=viewer.worker_id)
    documents.add(me.subject_id, content, kind="photo", title=f"Picture of {me.name}", on=viewer.today, by=viewer.worker_id)

"""Writing a form: begin, save a section, confirm what was pulled through, hand in, return, sign, correct, discard."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.forms import events
from throughline.engines.forms.answers import flat
from throughline.engines.forms.declarations import (
    STAFF,
    Actions,
    Form,
    Goals,
    Kept,
    Section,
    actions_of,
    unfinished_actions,
)
from throughline.engines.forms.models import DISCARDED, HANDED_IN, OPEN, RETURNED, SIGNED, Aside, SigningLent, Writing
from throughline.engines.forms.practice_model import as_begun, model_of
from throughline.engines.forms.queries import signed_forms
from throughline.engines.forms.registry import form_of
from throughline.engines.notices.actions import tell
from throughline.engines.promises.actions import Agreed, agree_together
from throughline.record.access.actions import NotAllowed
from throughline.record.documents import actions as documents
from throughline.record.ledger import actions as ledger
from throughline.record.ledger.actions import Entry
from throughline.record.people.models import Subject
from throughline.record.workers.models import Worker
from throughline.services import clock

BEING_WRITTEN = (OPEN, RETURNED, HANDED_IN)


class Overtaken(RuntimeError):
    """Somebody saved this section since it was opened; what was sent is kept aside as `aside`."""

    def __init__(self, held: Writing, aside: Aside) -> None:
        super().__init__("somebody saved it since")
        self.held, self.aside = held, aside


def begin(viewer: Any, subject: Subject, form: Form, *, purpose: str = "", again: bool = False) -> Writing:
    """The one that is being written of this form for this subject and purpose, or a new one."""
    viewer.must_open(subject.pk)
    held = (
        Writing.objects.visible_to(viewer, subject=subject.pk)
        .filter(form=form.code, state__in=BEING_WRITTEN, purpose=purpose)
        .order_by("-began_at")
        .first()
    )
    if held is not None and not again:
        return held  # type: ignore[no-any-return]
    now = clock.now()
    made: Writing = Writing.objects.create(
        authority_id=viewer.authority_id, subject=subject, vis=subject.vis, form=form.code, version=form.version, purpose=purpose,
        model=model_of(viewer.authority_id, form, viewer.today), begun_by_id=viewer.worker_id or None, begun_on=viewer.today, began_at=now, saved_at=now,
    )  # fmt: skip
    return made


def may_write(section: Section, role: str, part: str = "") -> bool:
    """Whether somebody of this role, or invited in this part, may answer a section."""
    if part:
        return part in section.by
    return STAFF in section.by or role in section.by


def save_section(writing: Any, section: str, answers: Mapping[str, Any], version: int, *, by: int | None, name: str, part: str = "",
                 role: str = "") -> Writing:  # fmt: skip
    """Save one section. Overtaken when it is not based on the newest version: then what was sent is kept aside, never lost."""
    held, aside = _save(writing, section, answers, version, by, name, part, role)
    if aside is not None:
        raise Overtaken(held, aside)
    return held


@transaction.atomic
def _save(writing: Any, section: str, answers: Mapping[str, Any], version: int, by: int | None, name: str, part: str,
          role: str) -> tuple[Writing, Aside | None]:  # fmt: skip
    held: Writing = Writing.objects.everything(because="the door of its subject was passed").get(pk=writing)
    declared = as_begun(held).section(section)
    together = _together(held) if declared.shared else []
    held = next((w for w in together if w.pk == held.pk), None) or Writing.objects.everything(
        because="the door of its subject was passed").select_for_update().get(pk=writing)  # fmt: skip
    if not may_write(declared, role, part):
        raise NotAllowed("This part is for somebody else to write")
    if held.state not in (OPEN, RETURNED):
        raise NotAllowed("This form is with whoever signs it, or signed. It changes no more.")
    # Whoever may not see one of those about whom it is written leaves that one behind: the newest is what counts.
    newest = max(together or [held], key=lambda w: int(w.saves.get(section, {"version": 0})["version"]))
    last = newest.saves.get(section, {"version": 0})
    now, before = clock.now(), newest.answers.get(section, {})
    if last["version"] != version and dict(before) != dict(answers):
        return held, _aside(held, section, answers, name, open=True)
    if before and last.get("name") not in (None, name) and dict(before) != dict(answers):
        _aside(held, section, before, last["name"], open=False)
    save = {"version": last["version"] + 1, "by": by, "name": name, "at": now.isoformat()}
    for one in together or [held]:
        one.answers, one.saves, one.saved_at = {**one.answers, section: dict(answers)}, {**one.saves, section: save}, now
        one.save(update_fields=["answers", "saves", "saved_at"])
    return held, None


def _together(held: Writing) -> list[Writing]:
    """This form and those of the others about whom it is written together, in the order in which they are locked."""
    if not held.purpose:
        return [held]
    rows = Writing.objects.everything(because="one account stands in the form of each; each is read through its own door")
    same = rows.filter(authority_id=held.authority_id, purpose=held.purpose, form=held.form, state__in=(OPEN, RETURNED))
    return list(same.order_by("pk").select_for_update())


def _aside(held: Writing, section: str, answers: Mapping[str, Any], name: str, *, open: bool) -> Aside:
    made: Aside = Aside.objects.create(
        authority_id=held.authority_id, subject_id=held.subject_id, vis=held.vis, writing=held, section=section, answers=dict(answers),
        name=name, at=clock.now(), open=open,
    )  # fmt: skip
    return made


def keep_files(viewer: Any, held: Writing, section: Section, answers: dict[str, Any], files: Mapping[str, Any], words: Mapping[str, str]) -> None:
    """Keep the files that came with a section, and lay each with its words beside the answers. files.Refused says what is not taken."""
    for question in section.questions:
        sent = files.get(question.name) if isinstance(question, Kept) else None
        if sent is not None and isinstance(question, Kept):
            paper = documents.add(held.subject_id, sent.read(), kind=question.kind, title=question.title[:200], on=viewer.today, by=viewer.worker_id or None)
            said = str(words.get(f"{question.name}.new", "")).strip()
            answers[question.name] = [*answers.get(question.name, ()), {"paper": str(paper.pk), "words": said}]


@transaction.atomic
def choose_between(held: Writing, aside: Aside, answers: Mapping[str, Any], *, by: int | None, name: str) -> None:
    """Say which of two texts stands, or write a third; the one that was aside stays kept."""
    version = held.saves.get(aside.section, {"version": 0})["version"]
    save_section(held.pk, aside.section, answers, version, by=by, name=name, role=STAFF)
    Aside.objects.everything(because="the door of its subject was passed").filter(pk=aside.pk).update(open=False)


def confirm(held: Writing, question: str, said: str) -> None:
    """Say of something pulled through that it is still true, or that it was changed."""
    held.confirmed = {**held.confirmed, question: said}
    held.save(update_fields=["confirmed"])


@transaction.atomic
def mark(held: Writing, question: str, paragraph: str, kind: str) -> None:
    """Mark a paragraph as it is written: about someone else, in confidence, harm if read; "" takes the mark away."""
    shared = as_begun(held).section(question.partition(".")[0]).shared
    for one in [held, *(w for w in (_together(held) if shared else ()) if w.pk != held.pk)]:
        marks = {**one.marks.get(question, {}), paragraph: kind}
        one.marks = {**one.marks, question: {k: v for k, v in marks.items() if v}}
        one.save(update_fields=["marks"])


def hand_in(viewer: Any, held: Writing) -> None:
    """Give it to whoever signs it."""
    held.state, held.handed_in_at, held.handed_in_by_id = HANDED_IN, clock.now(), viewer.worker_id or None
    held.to_change = ""
    held.save(update_fields=["state", "handed_in_at", "handed_in_by", "to_change"])


def give_back(viewer: Any, held: Writing, to_change: str) -> None:
    """Return it with what to change. ValueError without it: nobody can mend what nobody named."""
    if not to_change.strip():
        raise ValueError("Say what to change")
    held.state, held.to_change = RETURNED, to_change.strip()
    held.answered_at, held.answered_by_id = clock.now(), viewer.worker_id or None
    held.save(update_fields=["state", "to_change", "answered_at", "answered_by"])


@transaction.atomic
def comment(viewer: Any, held: Writing, form: Form, *, agrees: bool, words: str) -> None:
    """The second pair of eyes says what they think of what was handed in. ValueError without a word: a tick is no reading."""
    if not words.strip():
        raise ValueError("Say what you think of it")
    assert form.second is not None
    held.second = {"by": viewer.worker_id, "name": viewer.name, "as_whom": form.second.title, "agrees": agrees, "words": words.strip(),
                   "at": clock.now().isoformat()}  # fmt: skip
    held.save(update_fields=["second"])
    ledger.record(events.commented, held.subject_id, on=viewer.today, by=viewer.worker_id or None, form=form.code, title=form.title,
                  as_whom=form.second.title, who=viewer.name, agrees="yes" if agrees else "no", said="agrees" if agrees else "does not agree",
                  words=words.strip())  # fmt: skip


def sign(viewer: Any, held: Writing, *, on: date | None = None, why_early: str = "", missing: str = "", facts: Mapping[str, Any] | None = None,
         occasion: int | None = None, thread: int | None = None, for_whom: str = "") -> int:  # fmt: skip
    """Sign it: what it says happened is recorded, with every answer as it stood; the number of that entry.

    `thread`: which one it ends or continues, where several of its kind are open. `for_whom`: the name of whoever lent the
    right to sign.
    """
    one = ToSign(held, facts or {}, why_early, missing, for_whom, thread)
    return sign_together(viewer, [one], on=on, occasion=occasion)[0]


@dataclass(frozen=True)
class ToSign:
    """A form to be signed, with what is known of it only at its signing."""

    held: Writing
    facts: Mapping[str, Any] = field(default_factory=dict)
    why_early: str = ""
    missing: str = ""
    for_whom: str = ""
    thread: int | None = None


@transaction.atomic
def sign_together(viewer: Any, several: Sequence[ToSign], *, on: date | None = None, occasion: int | None = None) -> list[int]:
    """Sign several at once, as the minutes of a meeting about brothers and sisters: one recording for all of them."""
    rows = Writing.objects.everything(because="the doors of their subjects were passed").select_for_update().filter(pk__in=[t.held.pk for t in several])
    now = {w.pk: w for w in rows.order_by("pk")}
    signed = [(now[t.held.pk], as_begun(t.held), t) for t in several]
    if any(held.state not in BEING_WRITTEN for held, _, _ in signed):
        raise NotAllowed("This form is signed already.")
    day = on or viewer.today
    agree_together(viewer, [a for held, form, _ in signed if (a := _agreed(held, form)) is not None], on=day)
    entries: list[Entry] = []
    first: list[int] = []
    for held, form, one in signed:
        first.append(len(entries))
        entries += _happened(viewer, held, form, day, one.facts, occasion, one.thread)
    numbers = ledger.append(entries)
    more: list[Entry] = []
    at: list[int] = []
    for (held, form, one), place in zip(signed, first, strict=True):
        at.append(len(more))
        more += _signed(viewer, held, form, one, day, numbers[place])
    kept = ledger.append(more)
    for (held, _, _), place in zip(signed, at, strict=True):
        held.event, held.state, held.answered_at, held.answered_by_id = kept[place], SIGNED, clock.now(), viewer.worker_id or None
    Writing.objects.bulk_update([held for held, _, _ in signed], ["answers", "event", "state", "answered_at", "answered_by"])
    return [numbers[place] for place in first]


def _signed(viewer: Any, held: Writing, form: Form, one: ToSign, day: date, tells: int) -> list[Entry]:
    """That it was signed, with every answer as it stood; and that it was signed by the emergency way."""
    entries = [Entry(events.form_signed, held.subject_id, day, {
        "form": form.code, "version": form.version, "title": form.title, "by_whom": viewer.name, "for_whom": one.for_whom, "tells": tells,
        "handed_in_on": clock.london(held.handed_in_at).date() if held.handed_in_at and form.signed_by else None, "why_early": one.why_early,
        "answers": json.dumps({"answers": held.answers, "marks": held.marks, "writing": str(held.pk), "second": held.second, "model": held.model})},
        by=viewer.worker_id or None)]  # fmt: skip
    if one.why_early:
        entries.append(Entry(events.gate_passed, held.subject_id, day, {"form": form.code, "title": form.title, "missing": one.missing[:600],
                                                                        "why": one.why_early}, by=viewer.worker_id or None))  # fmt: skip
    return entries


def _happened(viewer: Any, held: Writing, form: Form, day: date, facts: Mapping[str, Any], occasion: int | None, thread: int | None) -> list[Entry]:
    """What has happened by the signing of one form."""
    every = flat(held.answers)
    named = {f.name for f in form.when_signed.facts}
    told = {**form.tells(every), **{k: v for k, v in facts.items() if k in named}}
    if "version" in named:
        told.setdefault("version", len(signed_forms(viewer, held.subject_id, form.code)) + 1)
    if "purpose" in named and held.purpose:
        told["purpose"] = held.purpose
    others = form.also(every)
    for _, _, other in others:
        if other is not None:
            viewer.must_open(other)
    return [
        Entry(form.when_signed, held.subject_id, day, told, by=viewer.worker_id or None, occasion=occasion, thread=thread),
        *(Entry(type, other or held.subject_id, day, given, by=viewer.worker_id or None, occasion=occasion) for type, given, other in others),
    ]  # fmt: skip


def _agreed(held: Writing, form: Form) -> Agreed | None:
    """What a form says will be done. The numbers of the promises are kept with the answers, for the next version."""
    if form.promises is None:
        return None
    agreed = []
    for section in form.sections:
        for question in section.questions:
            value = held.answers.get(section.name, {}).get(question.name)
            if isinstance(question, Goals):
                agreed += [(str(goal.get("need") or ""), action) for goal in value or () for action in actions_of(goal.get("actions"))]
            elif isinstance(question, Actions):
                agreed += [("", action) for action in actions_of(value)]
    # By the emergency way a form may be signed with an action that names nobody or no day: that stays words, and no promise.
    agreed = [(need, action) for need, action in agreed if not unfinished_actions([action])]
    return Agreed(held.subject_id, form.promises, agreed, form.code, form.plan)


@transaction.atomic
def lend(viewer: Any, lender: Worker, to: Worker, *, on: date, until: date, why: str, form: Form | None = None) -> int:
    """Let somebody sign in one's place between two days; they are told. ValueError when it would lend to oneself or backwards."""
    if to.pk == lender.pk:
        raise ValueError("Choose somebody else: you sign your own already")
    if until < on:
        raise ValueError("The last day is before the first")
    words = form.title if form else "everything that you sign"
    number = ledger.record(events.signing_lent, lender.subject_id, on=on, by=viewer.worker_id or None, to=to.pk, lender=lender.pk, until_on=until,
                           why=why.strip()[:200], form=form.code if form else "", what=form.title if form else "everything")  # fmt: skip
    tell(to.pk, None, kind="signing", line=f"You sign in {lender.name}’s place from {on:%-d %B} to {until:%-d %B}: {words}.", link="/forms/to-sign/",
         once=f"lent:{number}")  # fmt: skip
    return number


def take_back_lent(viewer: Any, one: SigningLent) -> None:
    """From now on they sign in nobody's place."""
    ledger.append([Entry(events.signing_taken_back, one.subject_id, viewer.today, {}, by=viewer.worker_id or None, thread=one.key)])


def discard(held: Writing) -> None:
    """Put it away; nothing typed is destroyed, and it can be brought back."""
    held.state = DISCARDED
    held.save(update_fields=["state"])


def bring_back(held: Writing) -> None:
    """Undo a discard."""
    held.state = OPEN
    held.save(update_fields=["state"])


@transaction.atomic
def again(viewer: Any, signed: Writing, subject: Subject) -> Writing:
    """A correction after signing: a new version begun from what was signed, which stays as it was."""
    form = form_of(signed.form, signed.version)
    made = begin(viewer, subject, form, again=True)
    made.answers, made.marks = signed.answers, signed.marks
    made.save(update_fields=["answers", "marks"])
    return made

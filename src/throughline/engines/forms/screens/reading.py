"""Reading forms: what is being written about a child, what was signed, what changed since the last one, and its paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.forms import events, queries, showing
from throughline.engines.forms.answers import KEPT_WORDS, differences, told
from throughline.engines.forms.copied import copied, long_ones, sources
from throughline.engines.forms.declarations import Form, Kept, Question
from throughline.engines.forms.paper import paper_of
from throughline.engines.forms.registry import form_of, in_use
from throughline.engines.promises.actions import promises_of
from throughline.engines.promises.screens import promise_rows
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import readers_for, release
from throughline.record.ledger import actions as ledger
from throughline.record.ledger.queries import chronology, words_of
from throughline.web.forms import Form as WebForm


def offered(viewer: Any, subject: Any) -> list[Form]:
    """Forms that this viewer may begin about this subject now."""
    if not viewer.can("record"):
        return []
    threads = ledger.open_threads(subject.pk)
    return [f for f in in_use(viewer.today) if f.offered and subject.kind in f.about and (not f.continues or f.continues in threads)]


@screen("forms.list", "children/<uuid:subject>/forms/", about=CHILD, template="engines/forms/list.html", title="Plans and forms")
def listed(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """The plans in force with their actions, what is being written, and everything that was signed."""
    person = showing.about_whom(viewer, subject.pk)
    signed = list(reversed(queries.signed_forms(viewer, subject.pk)))
    promises = promises_of(viewer, subject.pk)
    plans, seen = [], set()
    for one in signed:
        if one.form.plan and one.form.code not in seen:
            seen.add(one.form.code)
            plans.append({"signed": one, "version": sum(s.form.code == one.form.code for s in signed)})
    writing: list[dict[str, Any]] = [{"held": w, "form": form_of(w.form, w.version)} for w in queries.being_written(viewer, subject.pk)]
    away = [{"held": w, "form": form_of(w.form, w.version)} for w in queries.put_away(viewer, subject.pk)]
    begun = {w["held"].form for w in writing}
    return {
        "heading": f"{person.name}: plans and forms", "plain_heading": "Plans and forms", "subject": subject, "person_shown": person, "plans": plans,
        "writing": writing, "away": away, "signed": signed, "offered": [f for f in offered(viewer, subject) if f.code not in begun],
        "open": promise_rows(viewer, subject, [p for p in promises if p.open]),
        "ended": promise_rows(viewer, subject, [p for p in promises if not p.open][-12:]), "can_record": viewer.can("record"),
    }  # fmt: skip


def signed_or_404(viewer: Any, subject: Any, signing: int) -> queries.Signed:
    """One signed form of this subject."""
    found = next((s for s in queries.signed_forms(viewer, subject.pk) if s.key == signing), None)
    if found is None:
        raise Http404(str(signing))
    return found


@screen("forms.read", "children/<uuid:subject>/forms/<int:signing>/", about=CHILD, template="engines/forms/read.html", title="Form")
def read(request: HttpRequest, viewer: Any, subject: Any, signing: int) -> dict[str, Any]:
    """A signed form, what changed since the one before, and who sees it differently."""
    signed = signed_or_404(viewer, subject, signing)
    person = showing.about_whom(viewer, subject.pk)
    names = showing.workers_named(signed.answers)
    earlier = [s for s in queries.signed_forms(viewer, subject.pk, signed.form.code) if s.key < signed.key]
    same = copied(signed.answers, sources(viewer, subject.pk, before=signed.key)) if long_ones(signed.answers) else {}
    sections = [{"title": s.title, "questions": [q for q in (_read_question(signed, s.name, q, names, same, subject) for q in s.questions) if q["told"]]}
                for s in signed.form.sections]  # fmt: skip
    return {
        "heading": signed.form.title, "plain_heading": signed.form.title, "subject": subject, "person_shown": person, "signed": signed,
        "sections": [s for s in sections if s["questions"]], "before": earlier[-1] if earlier else None,
        "changed": differences(signed.form, earlier[-1].answers, signed.answers, names | showing.workers_named(earlier[-1].answers)) if earlier else [],
        "disagreements": disagreements(viewer, subject.pk, signing), "can_record": viewer.can("record"), "can_grade": viewer.can("decide"),
        "graded": [e for e in chronology(viewer, subject.pk, types=[events.graded.code]) if e.get("signing") == signing],
        "again": "" if signed.form.finished_at else reverse("forms.again", kwargs={"subject": subject.uuid, "signing": signing}),
    }  # fmt: skip


def _read_question(signed: queries.Signed, section: str, question: Question, names: Mapping[str, str], same: Mapping[str, Any],
                   subject: Any) -> dict[str, Any]:  # fmt: skip
    """One question of a signed form as its page shows it."""
    at = f"{section}.{question.name}"
    value = signed.answers.get(at)
    return {"id": f"{section}-{question.name}", "title": question.title, "told": told(question, value, names), "shown": True, "needed": False,
            "copied": same.get(at, ()), "files": _files(question, value, subject)}  # fmt: skip


def _files(question: Any, value: Any, subject: Any) -> list[tuple[str, str]]:
    """The files kept with an answer: what each is, and where it opens."""
    if not isinstance(question, Kept):
        return []
    return [(KEPT_WORDS[question.kind], reverse("papers.open", kwargs={"subject": subject.uuid, "document": int(one["paper"])}))
            for one in value or () if str(one.get("paper", "")).isdigit()]  # fmt: skip


def disagreements(viewer: Any, subject: int, event: int) -> list[tuple[str, str]]:
    """Who says that a signed form is wrong, and what they say."""
    held = [e for e in chronology(viewer, subject, types=[events.disagreed.code]) if e.get("about") == f"form {event}"]
    words = words_of(viewer, subject, [e.get("words") for e in held])
    return [(str(e.get("who")), words.get(e.get("words"), "")) for e in held]


class DisagreeForm(WebForm):
    """Who says that it is wrong, and what they say."""

    who = fields.CharField(label="Who sees it differently?", max_length=120, error_messages={"required": "Say who"})
    words = fields.CharField(label="What do they say?", widget=fields.Textarea(attrs={"rows": 4}), error_messages={"required": "Write what they say"})


@screen("forms.disagree", "children/<uuid:subject>/forms/<int:signing>/disagree/", about=CHILD, may="record", template="engines/forms/disagree.html",
        title="Somebody sees it differently")  # fmt: skip
def disagree(request: HttpRequest, viewer: Any, subject: Any, signing: int) -> dict[str, Any] | HttpResponse:
    """Put beside an entry what the child, a parent or somebody else says against it."""
    signed = signed_or_404(viewer, subject, signing)
    form = DisagreeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            ledger.record(events.disagreed, subject, on=viewer.today, by=viewer.worker_id, who=form.cleaned_data["who"],
                          about=f"form {signing}", words=form.cleaned_data["words"])  # fmt: skip
            messages.success(request, "Saved. It stands beside the form from now on, in every copy.")
            return reverse("forms.read", kwargs={"subject": subject.uuid, "signing": signing})

        return once(request, viewer, act)
    return {"heading": "Somebody sees it differently", "form": form, "subject": subject, "signed": signed}


class GradeForm(WebForm):
    """How good a sampled form is."""

    grade = fields.ChoiceField(label="How good is it?", widget=fields.RadioSelect, error_messages={"required": "Say how good it is"})
    words = fields.CharField(label="Why do you say so?", widget=fields.Textarea(attrs={"rows": 3}), max_length=2000,
                             error_messages={"required": "Say why in a few words"})  # fmt: skip

    def __init__(self, *args: Any, grades: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("grade", grades)


@screen("forms.grade", "children/<uuid:subject>/forms/<int:signing>/grade/", about=CHILD, may="decide", template="engines/forms/grade.html",
        title="Sample a form")  # fmt: skip
def grade(request: HttpRequest, viewer: Any, subject: Any, signing: int) -> dict[str, Any] | HttpResponse:
    """Say how good a signed form is: a sample, read by somebody who did not write it. It is counted."""
    signed = signed_or_404(viewer, subject, signing)
    form = GradeForm(request.POST or None, grades=list(signed.form.grades.items()))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            ledger.record(events.graded, subject, on=viewer.today, by=viewer.worker_id, form=signed.form.code, title=signed.form.title, signing=signing,
                          grade=given["grade"], said=signed.form.grades[given["grade"]], words=given["words"])  # fmt: skip
            messages.success(request, "Saved. It counts among the samples.")
            return reverse("forms.read", kwargs={"subject": subject.uuid, "signing": signing})

        return once(request, viewer, act)
    return {"heading": "How good is it?", "plain_heading": "Sample a form", "form": form, "subject": subject, "signed": signed}


@screen("forms.again", "children/<uuid:subject>/forms/<int:signing>/again/", about=CHILD, may="record", post_only=True, title="A new version")
def again(request: HttpRequest, viewer: Any, subject: Any, signing: int) -> HttpResponse:
    """Begin a new version from what was signed; what was signed stays as it is."""
    from throughline.engines.forms.actions import again as begin_again
    from throughline.engines.forms.models import Writing

    signed = signed_or_404(viewer, subject, signing)
    if signed.form.finished_at is not None:
        raise Http404("begun on the page of what it is part of")
    first = Writing.objects.visible_to(viewer, subject=subject.pk).filter(event=signed.key).first()
    if first is None:
        raise Http404(str(signing))

    def act() -> str:
        return reverse("forms.write", kwargs={"writing": begin_again(viewer, first, subject).pk})

    return once(request, viewer, act)


class ReaderForm(WebForm):
    """Who will read it."""

    reader = fields.ChoiceField(label="Who will read it?", widget=fields.RadioSelect, error_messages={"required": "Say who will read it"})

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("reader", readers)


@screen("forms.print", "children/<uuid:subject>/forms/<int:signing>/print/", about=CHILD, template="engines/forms/print.html", title="Print a form")
def to_print(request: HttpRequest, viewer: Any, subject: Any, signing: int) -> dict[str, Any] | HttpResponse:
    """Print it for somebody: the reader decides the edition and what is held back."""
    signed = signed_or_404(viewer, subject, signing)
    person = showing.about_whom(viewer, subject.pk)
    readers = readers_for(viewer, subject.pk)
    form = ReaderForm(request.POST or None, readers=[(str(n), r.words) for n, r in enumerate(readers)])
    context: dict[str, Any] = {"heading": "Print for whom?", "plain_heading": "A paper", "form": form, "subject": subject, "signed": signed,
                               "person_shown": person}  # fmt: skip
    if request.method == "POST" and form.is_valid():
        reader = readers[int(form.cleaned_data["reader"])]
        to_whom = "" if reader.kind == "child" else person.known_as or person.given
        paper = paper_of(signed, person.name, family=reader.family, disagreements=disagreements(viewer, subject.pk, signing), speaks_to=to_whom)
        made = release(viewer, subject.pk, paper, reader, how="export" if request.POST.get("as") == "pdf" else "print")
        if request.POST.get("as") == "pdf":
            return as_file(viewer, made)
        context |= as_page(viewer, made, back_url=reverse("forms.read", kwargs={"subject": subject.uuid, "signing": signing}))
    return context

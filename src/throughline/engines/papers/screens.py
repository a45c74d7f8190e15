"""Adding a paper to a record, opening one, and taking one off that is somebody else's."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.papers import post
from throughline.engines.papers.models import Unfiled
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.record.access import acting
from throughline.record.access.actions import NotAllowed
from throughline.record.documents import actions
from throughline.record.documents.models import Document
from throughline.record.documents.queries import KINDS, OF_WORK
from throughline.record.ledger.queries import pieces_of_work
from throughline.record.people.models import Subject
from throughline.record.people.queries import person_of
from throughline.record.search.queries import find_people
from throughline.services import files
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

SHOWN_IN_PLACE = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/webp",
    "text/plain",
    "audio/mpeg",
    "audio/wav",
    "audio/ogg",
    "audio/mp4",
    "audio/webm",
)


CHOOSE_FILE: dict[str, Any] = {"label": "Choose the file, or photograph the page", "help_text": "A PDF, a picture, a recording, Word or text; at most 25 MB.",
               "error_messages": {"required": "Choose the file"}}  # fmt: skip
ELSEWHERE = "elsewhere"


class FiledForm(Form):
    """What a paper is, its date, and the piece of work it belongs to."""

    kind = forms.ChoiceField(label="What kind of paper is it?", choices=list(KINDS.items()))
    title = forms.CharField(label="What is it called?", max_length=200, error_messages={"required": "Say what it is"})
    on = DayField(label="The date on it")
    work = forms.ChoiceField(label="To which piece of work does it belong?", required=False)
    which = forms.CharField(label="Work that is not on this record: which?", required=False, max_length=200)

    def __init__(self, *args: Any, works: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.works = {str(n): words for n, words in works}
        self.offer("work", [("", "It is of no piece of work"), *self.works.items(), (ELSEWHERE, "Work that is not on this record")])
        self.fields["work"].help_text = f"Needed for: {join_words([KINDS[k].lower() for k in KINDS if k in OF_WORK])}."

    def clean(self) -> dict[str, Any]:
        """A care plan, an order, an assessment, a review lies with the work that it is of."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        work, which = given.get("work", ""), given.get("which", "").strip()
        if work == ELSEWHERE and not which:
            self.add_error("which", "Say which work it is of")
        if given.get("kind") in OF_WORK and not work:
            self.add_error("work", "Say to which piece of work it belongs")
        return given

    def filed(self) -> dict[str, Any]:
        """What the record is told of it."""
        given = self.cleaned_data
        work = given.get("work") or ""
        words = given["which"].strip() if work == ELSEWHERE else self.works.get(work, "")
        return {"kind": given["kind"], "title": given["title"], "on": given["on"], "work": int(work) if work in self.works else None, "work_words": words}


class PaperForm(FiledForm):
    """The same with the file itself."""

    paper = forms.FileField(**CHOOSE_FILE)
    field_order = ("paper",)


@screen(
    "papers.add",
    "children/<uuid:subject>/papers/add/",
    about=CHILD,
    may="record",
    template="engines/paper_add.html",
    title="Add a paper",
)
def add(request: HttpRequest, viewer: Any, subject: Subject) -> dict[str, Any] | HttpResponse:
    """Put a paper on the record."""
    form = PaperForm(request.POST or None, request.FILES or None, initial={"on": viewer.today}, works=pieces_of_work(viewer, subject.pk))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.add(subject, given["paper"].read(), by=viewer.worker_id, **form.filed())
            messages.success(request, f"{given['title']} is on the record.")
            return reverse("child.papers", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except files.Refused as refused:
            form.add_error("paper", str(refused))
    return {"form": form, "subject": subject, "heading": "Add a paper", "person_shown": person_of(viewer, subject.pk)}


@screen("papers.open", "children/<uuid:subject>/papers/<int:document>/", about=CHILD, title="Paper")
def open_paper(request: HttpRequest, viewer: Any, subject: Subject, document: int) -> HttpResponse:
    """The file itself, in a sandbox of its own."""
    found = (
        Document.objects.visible_to(viewer, subject=subject.pk).filter(pk=document, shredded_at__isnull=True, misfiled_at__isnull=True).first()
    )
    if found is None:
        raise Http404(str(document))
    acting.note("view", subjects=[subject.pk], detail={"document": found.pk})
    return in_a_sandbox(found)


def in_a_sandbox(found: Any) -> HttpResponse:
    """The file of a document, or of a paper that waits with the post, in a sandbox of its own."""
    response = HttpResponse(files.read(found.sha256), content_type=found.media_type)
    shown = "inline" if found.media_type in SHOWN_IN_PLACE else "attachment"
    ending = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "text/plain": "txt"}.get(
        found.media_type, "bin"
    )
    response["Content-Disposition"] = f'{shown}; filename="paper-{found.pk}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
    )
    return response


@screen("papers.misfiled", "children/<uuid:subject>/papers/<int:document>/misfiled/", about=CHILD, may="record", template="engines/paper_misfiled.html",
        title="Not hers")  # fmt: skip
def misfiled(request: HttpRequest, viewer: Any, subject: Subject, document: int) -> dict[str, Any] | HttpResponse:
    """Take a paper off that lies on the wrong record: it goes back to the post, to be filed anew."""
    found = Document.objects.visible_to(viewer, subject=subject.pk).filter(pk=document, misfiled_at__isnull=True, shredded_at__isnull=True).first()
    if found is None:
        raise Http404(str(document))
    error = ""
    if request.method == "POST":

        def act() -> str:
            made = post.back_to_post(viewer, found, request.POST.get("why", ""))
            messages.success(request, "Taken off this record. It waits with the post: say now whose it is.")
            return reverse("papers.whose", kwargs={"unfiled": made.pk})

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            error = str(wrong)
    return {"heading": "On the wrong record", "plain_heading": "On the wrong record", "subject": subject, "paper": found, "error": error,
            "person_shown": person_of(viewer, subject.pk)}  # fmt: skip


class PutForm(Form):
    """A paper that came, whoever it is about."""

    paper = forms.FileField(**CHOOSE_FILE)
    title = forms.CharField(label="What is it?", max_length=200, error_messages={"required": "Say what it is"})
    from_whom = forms.CharField(label="From whom?", required=False, max_length=160)
    came_on = DayField(label="When did it come?")
    team = forms.ChoiceField(label="For which team?")

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("team", teams)


@screen("papers.post", "post/", about=TEAM, may="record", template="engines/post.html", title="Post", own_menu=26)
def tray(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Post that lies on no record yet, the longest first; and laying a new paper with it."""
    teams = {str(t.pk): t for t in post.teams_of(viewer)}
    form = PutForm(request.POST or None, request.FILES or None, initial={"came_on": viewer.today}, teams=[(n, t.name) for n, t in teams.items()])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            made = post.put(viewer, given["paper"].read(), title=given["title"], from_whom=given["from_whom"], came_on=given["came_on"],
                            team=teams[given["team"]])  # fmt: skip
            messages.success(request, f"{made.title} waits with the post of {made.team.name}.")
            return reverse("papers.post")

        try:
            return once(request, viewer, act)
        except files.Refused as refused:
            form.add_error("paper", str(refused))
    rows = post.waiting(viewer)
    return {"heading": "Post", "rows": rows, "form": form, "teams": Counter(r.team.name for r in rows).most_common()}


@screen("papers.post_open", "post/<int:unfiled>/open/", about=TEAM, may="record", title="A paper of the post")
def post_open(request: HttpRequest, viewer: Any, unfiled: int) -> HttpResponse:
    """The paper itself."""
    acting.note("view", detail={"unfiled": unfiled})
    return in_a_sandbox(_waits(viewer, unfiled))


@screen("papers.whose", "post/<int:unfiled>/", about=TEAM, may="record", template="engines/post_whose.html", title="Whose is it?")
def whose(request: HttpRequest, viewer: Any, unfiled: int) -> dict[str, Any] | HttpResponse:
    """Find whom a paper is about. The name comes by POST and stands in no address."""
    held, said = _waits(viewer, unfiled), request.POST.get("q", "").strip()[:200]
    found = [f for f in find_people(viewer, said, None, most=12) if not f.stub] if len(said) >= 2 else []
    rows = [(f, reverse("papers.file", kwargs={"subject": f.uuid, "unfiled": held.pk})) for f in found]
    return {"heading": "Whose is it?", "paper": held, "said": said, "rows": rows}


@screen("papers.nobodys", "post/<int:unfiled>/nobodys/", about=TEAM, may="record", post_only=True, title="It belongs on no record")
def nobodys(request: HttpRequest, viewer: Any, unfiled: int) -> HttpResponse:
    """Say that a paper belongs on no record of ours, and what happened to it."""
    held = _waits(viewer, unfiled)

    def act() -> str:
        post.nobodys(viewer, held, request.POST.get("why", ""))
        messages.success(request, f"{held.title} is off the list, with your reason.")
        return reverse("papers.post")

    try:
        return once(request, viewer, act)
    except ValueError as wrong:
        messages.error(request, f"{wrong}. It is still on the list.")
        return go("papers.whose", unfiled=held.pk)


@screen("papers.file", "children/<uuid:subject>/papers/from-post/<int:unfiled>/", about=CHILD, may="record", template="engines/paper_add.html",
        title="File a paper")  # fmt: skip
def file_it(request: HttpRequest, viewer: Any, subject: Subject, unfiled: int) -> dict[str, Any] | HttpResponse:
    """Put a paper of the post onto this record: its kind, its date, the work it belongs to."""
    held = _waits(viewer, unfiled)
    form = FiledForm(request.POST or None, initial={"on": held.came_on, "title": held.title}, works=pieces_of_work(viewer, subject.pk))
    person = person_of(viewer, subject.pk)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            made = post.file_on(viewer, held, subject, **form.filed())
            messages.success(request, f"{made.title} is on the record of {person.name if person else 'this person'}.")
            return reverse("papers.post")

        try:
            return once(request, viewer, act)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    return {"form": form, "subject": subject, "heading": f"File: {held.title}", "plain_heading": "File a paper", "person_shown": person, "waits": held}


def _waits(viewer: Any, unfiled: int) -> Unfiled:
    held = post.paper_of(viewer, unfiled)
    if held is None:
        raise Http404(str(unfiled))
    return held

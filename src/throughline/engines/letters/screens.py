"""Letters of a child: those that were sent, writing one, and the copy of one."""

from __future__ import annotations

from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.forms import showing
from throughline.engines.letters import actions, queries
from throughline.engines.letters.declarations import ENGLISH, Letter
from throughline.engines.letters.registry import letters
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import Reader, readers_for, release
from throughline.web.forms import Form


@screen("letters.list", "children/<uuid:subject>/letters/", about=CHILD, template="engines/letters/list.html", title="Letters")
def listed(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Letters sent about this child, and those that may be written now."""
    person = showing.about_whom(viewer, subject.pk)
    return {"heading": f"{person.name}: letters", "plain_heading": "Letters", "subject": subject, "person_shown": person,
            "sent": queries.sent(viewer, subject.pk), "offered": queries.offered(viewer, subject)}  # fmt: skip


class ChooseForm(Form):
    """To whom, and in which language."""

    reader = fields.ChoiceField(label="To whom do you write?", widget=fields.RadioSelect, error_messages={"required": "Say to whom"})
    language = fields.ChoiceField(label="In which language?", required=False, widget=fields.RadioSelect)

    def __init__(self, *args: Any, readers: list[tuple[str, str]], languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("reader", readers)
        if len(languages) > 1:
            self.offer("language", [(one, one) for one in languages])
        else:
            del self.fields["language"]


class WriteForm(Form):
    """The letter itself."""

    to = fields.CharField(label="Name on the letter", max_length=160, error_messages={"required": "Write the name"})
    address = fields.CharField(label="Address", required=False, max_length=300, widget=fields.Textarea(attrs={"rows": 3}))
    text = fields.CharField(label="The letter", widget=fields.Textarea(attrs={"rows": 14}), error_messages={"required": "Write the letter"})
    how = fields.ChoiceField(label="How does it go?", choices=list(actions.SENT_BY.items()), widget=fields.RadioSelect,
                             error_messages={"required": "Say how it goes"})  # fmt: skip


def readers_of(viewer: Any, letter: Letter, subject: int) -> list[Reader]:
    """To whom this letter may be written, by name where the record knows them."""
    return [r for r in readers_for(viewer, subject) if r.kind in letter.readers]


@screen("letters.write", "children/<uuid:subject>/letters/<str:letter>/", about=CHILD, may="record", template="engines/letters/write.html",
        title="Write a letter")  # fmt: skip
def write(request: HttpRequest, viewer: Any, subject: Any, letter: str) -> dict[str, Any] | HttpResponse:
    """First to whom and in which language; then the letter, in the council's wording, to change and to send."""
    declared = next((one for one in queries.offered(viewer, subject) if one.code == letter), None)
    if declared is None:
        raise Http404(letter)
    readers = readers_of(viewer, declared, subject.pk)
    choose = ChooseForm(request.GET if "reader" in request.GET else None, readers=[(str(n), r.words) for n, r in enumerate(readers)],
                        languages=declared.languages)  # fmt: skip
    person = showing.about_whom(viewer, subject.pk)
    context: dict[str, Any] = {"heading": declared.title, "plain_heading": declared.title, "subject": subject, "person_shown": person,
                               "declared": declared, "form": choose, "chosen": None}  # fmt: skip
    if len(readers) == 1 and len(declared.languages) == 1 and "reader" not in request.GET:
        reader, language = readers[0], ENGLISH
    elif choose.is_bound and choose.is_valid():
        reader, language = readers[int(choose.cleaned_data["reader"])], choose.cleaned_data.get("language") or ENGLISH
    else:
        return context
    name = reader.words.partition(",")[0] if reader.subject else ""
    form = WriteForm(request.POST or None, initial={"to": name, "address": actions.address_of(viewer, reader), "how": "post",
                                                    "text": actions.draft(viewer, declared, subject.pk, reader, language)})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            number, made = actions.send(viewer, declared, subject.pk, reader, given["text"].replace("\r\n", "\n"), to=given["to"],
                                        address=given["address"].replace("\r\n", "\n"), how=given["how"], language=language)  # fmt: skip
            held = f" {(made.held and 'Held back from it: ' + ', '.join(made.held) + '.') or ''}".rstrip()
            messages.success(request, f"The letter to {given['to']} is on the record as sent.{held} Print it from here.")
            return reverse("letters.copy", kwargs={"subject": subject.uuid, "letter_sent": number})

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error("text", str(wrong))
    return context | {"form": form, "chosen": reader, "language": language, "must_not": declared.holds_back.get(reader.kind, ""),
                      "encloses": actions.form_title(declared.encloses) if declared.encloses else "",
                      "enclosed": actions.enclosure_of(viewer, declared, subject.pk, reader, person.name),
                      "several": len(readers) > 1 or len(declared.languages) > 1}  # fmt: skip


@screen("letters.copy", "children/<uuid:subject>/letters/sent/<int:letter_sent>/", about=CHILD, template="engines/paper_copy.html", title="A letter")
def copy(request: HttpRequest, viewer: Any, subject: Any, letter_sent: int) -> dict[str, Any] | HttpResponse:
    """One letter as it went out, to print or to keep as a file."""
    found = next((one for one in queries.sent(viewer, subject.pk) if one.key == letter_sent), None)
    if found is None:
        raise Http404(str(letter_sent))
    declared = letters().get(found.code)
    person = showing.about_whom(viewer, subject.pk)
    paper = actions.paper_of(declared, person.name, found.name, found.address, f"{found.on:%-d %B %Y}", found.words) if declared else None
    if paper is None or declared is None:
        raise Http404(found.code)
    reader = Reader(found.kind, found.name, subject.pk if found.kind == "child" else None)
    enclosed = actions.enclosure_of(viewer, declared, subject.pk, reader, person.name, signing=found.enclosed_form) if found.enclosed_form else None
    paper = actions.with_enclosure(paper, enclosed[1] if enclosed else None)
    made = release(viewer, subject.pk, paper, reader, how="export" if request.GET.get("as") == "pdf" else "print")
    if found.held and not made.held:  # what was held back when it went is gone from its words: the copy still says that it was
        made.held = [found.held.removeprefix("It leaves out ").rstrip(".")]
    if request.GET.get("as") == "pdf":
        return as_file(viewer, made)
    return as_page(viewer, made, back_url=reverse("letters.list", kwargs={"subject": subject.uuid}))

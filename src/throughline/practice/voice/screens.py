"""Staff's side of the child's own page: who has one, what the child wrote, the printed edition, and one's own picture."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.guests.actions import invite, write_to
from throughline.engines.guests.screens import address_for
from throughline.engines.screens.declarations import CHILD, OWN, screen
from throughline.engines.screens.door import authority_of
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import Reader, release
from throughline.practice.voice import actions, events, queries
from throughline.services import files
from throughline.web.forms import Form

LASTS = timedelta(days=365)
PARTS = {"child": "The child", "carer": "The carer"}


@screen("voice.own_page", "children/<uuid:subject>/own-page/", about=CHILD, template="voice/own_page.html", title="Own page",
        records=(events.message_answered,))  # fmt: skip
def own_page(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """What the child reads about herself, who was given the page, and what she wrote that waits for an answer."""
    person = queries.person_of(viewer, subject.pk)
    wrote = queries.written(viewer, subject.pk)
    return {
        "heading": f"{person.name if person else ''}: own page", "plain_heading": "Own page", "subject": subject, "person_shown": person,
        "held": queries.has_page(viewer, subject.pk), "open": [w for w in wrote if not w.answer], "answered": [w for w in wrote if w.answer],
        "paper": queries.paper_for_child(viewer, subject.pk, to_write=False), "can_record": viewer.can("record"), "name": queries.first_name(person),
    }  # fmt: skip


@screen("voice.answer", "children/<uuid:subject>/own-page/<int:event>/answer/", about=CHILD, may="record", post_only=True, title="Answer the child")
def answer(request: HttpRequest, viewer: Any, subject: Any, event: int) -> HttpResponse:
    """Answer what the child wrote."""
    here = reverse("voice.own_page", kwargs={"subject": subject.uuid})
    words = request.POST.get("words", "")

    def act() -> str:
        open_ = {w.key for w in queries.written(viewer, subject.pk) if not w.answer}
        if event not in open_ or not words.strip():
            messages.error(request, "Write the answer: nothing was sent." if event in open_ else "That is answered already.")
            return here
        actions.answer(viewer, subject.pk, event, words)
        messages.success(request, "Answered. It stands on the child’s own page, and in the printed edition.")
        return here

    return once(request, viewer, act)


class InviteForm(Form):
    """Whose page it is, and the address to which its link goes."""

    part = fields.ChoiceField(label="For whom?", choices=list(PARTS.items()), widget=fields.RadioSelect, error_messages={"required": "Say for whom"})
    name = fields.CharField(label="Name", max_length=120, error_messages={"required": "Write the name"})
    email = fields.EmailField(label="E-mail address that only they read", error_messages={"required": "Give an address"})


@screen("voice.invite", "children/<uuid:subject>/own-page/invite/", about=CHILD, may="record", template="voice/invite.html", title="Give the page")
def give(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Give the child, or the carer, the page: a link, and a code to the same address each time."""
    person = queries.person_of(viewer, subject.pk)
    form = InviteForm(request.POST or None, initial={"part": "child", "name": person.name if person else ""})
    if request.method == "POST" and form.is_valid():
        return once(request, viewer, partial(_give, request, viewer, subject, form.cleaned_data))
    return {"heading": "Give the page", "plain_heading": "Give the page", "form": form, "subject": subject, "person_shown": person}


def _give(request: HttpRequest, viewer: Any, subject: Any, given: dict[str, str]) -> str:
    made = invite(viewer, subject, name=given["name"], email=given["email"], agency="", part=given["part"], purpose=f"own:{subject.pk}",
                  what="their own page" if given["part"] == "child" else "the child’s page for carers", ends_on=viewer.today + LASTS)  # fmt: skip
    if write_to(made.guest, address_for(request, made.guest), authority_of(viewer).name, why="It is a page of your own."):
        messages.success(request, f"{given['name']} has the link now.")
    else:
        messages.warning(request, "It is noted, but the e-mail did not go out. Look at the address.")
    return reverse("voice.own_page", kwargs={"subject": subject.uuid})


@screen("voice.print", "children/<uuid:subject>/own-page/print/", about=CHILD, template="engines/paper_copy.html", title="The child’s edition")
def to_print(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The child's own edition on paper, to hand to her."""
    person = queries.person_of(viewer, subject.pk)
    how = "export" if request.GET.get("as") == "pdf" else "print"
    made = release(viewer, subject.pk, queries.paper_for_child(viewer, subject.pk), Reader("child", queries.first_name(person), subject.pk), how=how)
    if how == "export":
        return as_file(viewer, made)
    return as_page(viewer, made, back_url=reverse("voice.own_page", kwargs={"subject": subject.uuid}))


class PictureForm(Form):
    """A picture."""

    picture = fields.FileField(label="A picture of you", help_text="A friendly one, of your face. JPEG or PNG.", error_messages={"required": "Choose it"})


@screen("voice.my_own_picture", "me/picture/", about=OWN, may="record", template="voice/picture.html", title="My picture", own_menu=27)
def my_own_picture(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Put up one's picture for the children one is named for: they see it on their own page."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["picture"].read()

        def act() -> str:
            actions.keep_picture(viewer, content)
            messages.success(request, "Your picture is up.")
            return reverse("voice.my_own_picture")

        try:
            return once(request, viewer, act)
        except files.Refused as refused:
            form.add_error("picture", str(refused))
    return {"heading": "My picture", "form": form, "has": queries.own_picture(viewer) is not None}

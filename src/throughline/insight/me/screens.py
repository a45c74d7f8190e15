"""My account, the post I work in, how pages look to me, and where I am signed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.insight.me import actions, queries
from throughline.record.access import acting
from throughline.services.sign_in import accounts, held
from throughline.services.sign_in.agents import browser_words
from throughline.services.sign_in.lock import safe_address
from throughline.web.forms import Form
from throughline.web.preferences import PreferencesForm


@screen("me.account", "me/", template="insight/me/account.html", title="My account", any_hour=True, own_menu=20)
def account(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Who I am here, how I sign in, where I am signed in."""
    sessions = [
        {
            "id": s.pk,
            "since": s.created_at,
            "on": browser_words(s.user_agent),
            "here": s.session_key == request.session.session_key,
        }
        for s in accounts.sessions_of(request.user)  # type: ignore[arg-type]
    ]
    return {
        "heading": "My account", "worker": queries.worker_of(viewer), "posts": queries.posts_of(viewer),
        "sessions": sessions, "others": sum(not s["here"] for s in sessions),
        "second_steps": accounts.second_steps(request.user),  # type: ignore[arg-type]
        "has_password": request.user.has_usable_password(), "held": len(held.waiting(request.user)),
    }  # fmt: skip


@screen(
    "me.posts",
    "me/posts/",
    template="insight/me/posts.html",
    title="Work in another post",
    any_hour=True,
    own_menu=10,
    shown=lambda v: v.posts > 1,
)
def posts(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Choose the post to work in now."""
    return {
        "heading": "In which post do you work now?",
        "posts": queries.posts_of(viewer),
        "go_on": safe_address(request, request.GET.get("next")),
    }


@screen("me.choose_post", "me/posts/<int:post>/", post_only=True, title="Choose a post", any_hour=True)
def choose_post(request: HttpRequest, viewer: Any, post: int) -> HttpResponse:
    """Work in this post from now on, in this session."""
    if post not in {p["id"] for p in queries.posts_of(viewer)}:
        raise Http404(str(post))
    request.session["appointment"] = post
    acting.note("post_chosen", detail={"post": post})
    return HttpResponseRedirect(safe_address(request, request.POST.get("next")))


@screen("me.preferences", "me/preferences/", template="insight/me/preferences.html", title="Preferences", any_hour=True, own_menu=30)
def preferences(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Size of type, room between lines, colour of the page."""
    form = PreferencesForm(request.POST or None, initial=viewer.preferences)
    del form.fields["plain_titles"]  # no title names anybody here, whatever somebody prefers
    if request.method == "POST" and form.is_valid():
        actions.keep_preferences(viewer, form.cleaned_data)
        messages.success(request, "Your preferences are saved.")
        return go("me.preferences")
    return {"form": form, "heading": "Preferences"}


@screen("me.end_session", "me/sessions/end/", post_only=True, title="End other sessions", any_hour=True)
def end_sessions(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Sign out everywhere else."""
    ended = accounts.end_sessions(request.user, but=request.session.session_key or "")  # type: ignore[arg-type]
    acting.note("sessions_ended", detail={"count": ended})
    messages.success(request, "You are signed out everywhere else.")
    return go("me.account")


@screen("me.held", "me/held/", template="insight/me/held.html", title="What you had just sent")
def held_posts_page(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """What met a closed door when it was sent: send it on, or throw it away."""
    if request.method == "POST":
        number = UUID(request.POST.get("held", ""))
        if "discard" in request.POST:
            held.discard(request.user, number)
            return go("me.held")
        request.send_on = held.open_held(request.user, number)  # type: ignore[attr-defined]
        return go("me.held")
    rows = []
    for one in held.waiting(request.user):
        opened = held.open_held(request.user, one.pk)
        if opened:
            rows.append({"id": one.pk, "at": one.held_at, "what": queries.screen_words(_code_of(opened.path))})
    if not rows:
        return HttpResponseRedirect(reverse("me.account"))
    return {"heading": "What you had just sent", "rows": rows}


class SayForm(Form):
    """What got in the way."""

    words = forms.CharField(
        label="What got in your way?", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000,
        help_text="What you wanted to do, and what happened instead. Please leave out the names of children and families.",
        error_messages={"required": "Say what got in your way"},
    )  # fmt: skip


@screen("me.got_in_my_way", "me/got-in-my-way/", template="insight/me/got_in_my_way.html", title="This got in my way")
def got_in_my_way(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Say what got in the way on the page one comes from; read what was answered to earlier ones."""
    page = safe_address(request, request.POST.get("page") or request.GET.get("page"))
    form = SayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.say(viewer.worker_id, screen=_code_of(page), words=form.cleaned_data["words"])
            messages.success(request, "Thank you. It is noted, and you will be told when it is answered.")
            return page

        return once(request, viewer, act)
    return {
        "heading": "This got in my way", "form": form, "page": page, "about": queries.screen_words(_code_of(page)), "said": queries.said_by(viewer),
    }  # fmt: skip


class AnswerForm(Form):
    """What happens about it."""

    words = forms.CharField(
        label="What happens now",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what happens now"},
    )


@screen("me.in_the_way", "in-the-way/", about=AUTHORITY, may="settings", template="insight/me/in_the_way.html",
        title="What gets in people’s way", menu=85)  # fmt: skip
def what_gets_in_the_way(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What people said, unanswered first, the oldest first; and which pages it was said about most."""
    waiting, answered = queries.said_by_everybody(viewer)
    return {"heading": "What gets in people’s way", "waiting": waiting, "answered": answered}


@screen(
    "me.answer",
    "in-the-way/<int:number>/",
    about=AUTHORITY,
    may="settings",
    template="insight/me/answer.html",
    title="Answer",
)
def answer(request: HttpRequest, viewer: Any, number: int) -> dict[str, Any] | HttpResponse:
    """Answer one."""
    said = queries.one_said(viewer, number)
    if said is None:
        raise Http404(str(number))
    form = AnswerForm(request.POST or None, initial={"words": said.answer})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.answer(
                said, by=viewer.worker_id, words=form.cleaned_data["words"], link=reverse("me.got_in_my_way")
            )
            return reverse("me.in_the_way")

        return once(request, viewer, act)
    return {"heading": "Answer", "form": form, "said": said, "about": queries.screen_words(said.screen)}


def _code_of(path: str) -> str:
    """The code of the screen at an address: what was said is about the screen, never about whose page it was."""
    try:
        return resolve(path.partition("?")[0]).url_name or ""
    except Resolver404:
        return ""

"""People: the list, one worker, posts, how they sign in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.insight.people import actions, queries
from throughline.insight.people.forms import AddForm, DetailsForm, EndForm, LeaveForm, PostForm
from throughline.record.workers.posts import StillHolding
from throughline.services.sign_in import secrets

HOW = {"about": AUTHORITY, "may": "people"}
HANDED = "handed_over"
"""Session key of a password that is shown once, to whoever made it; encrypted, because sessions are stored."""


def worker_or_404(viewer: Any, number: int) -> Any:
    """One worker of the authority."""
    found = queries.one(viewer, number)
    if found is None:
        raise Http404(str(number))
    return found


def page_of(worker: Any) -> str:
    """The address of a worker's page."""
    return reverse("people.worker", kwargs={"worker": worker.pk})


def hand_over_once(request: HttpRequest, worker: Any, password: str) -> str:
    """Keep a password for the next look at the worker's page, which shows it once; that page's address."""
    request.session[HANDED] = [worker.pk, secrets.seal(HANDED, password.encode()).decode()]
    return page_of(worker)


def _handed(request: HttpRequest, worker: Any) -> str:
    kept = request.session.get(HANDED)
    if not kept or kept[0] != worker.pk:
        return ""
    del request.session[HANDED]
    return secrets.unseal(HANDED, kept[1].encode()).decode()


@screen("people.list", "people/", template="insight/people/list.html", title="People", menu=75, **HOW)
def people(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everybody who works here, by name."""
    said, team, left = request.GET.get("q", "").strip()[:60], request.GET.get("team", ""), bool(request.GET.get("left"))
    rows = queries.people(viewer, said=said, team=int(team) if team.isdigit() else None, left=left)
    return {
        "heading": "People who have left" if left else "People who work here", "rows": rows, "said": said, "team": team, "left": left,
        "teams": queries.teams(viewer),
    }  # fmt: skip


@screen("people.add", "people/add/", template="insight/people/add.html", title="Add a worker", **HOW)
def add(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Somebody new: who, as what, since when. The password to hand over comes next."""
    form = AddForm(request.POST or None, teams=queries.teams(viewer), roles=queries.role_choices())
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            given = {**form.cleaned_data, "team": queries.team(viewer, form.cleaned_data["team"])}
            worker, password = actions.add(viewer, **given)
            return hand_over_once(request, worker, password)

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error("username" if "sign" in str(refused) or "username" in str(refused) else None, str(refused))
    return {"heading": "Add a worker", "form": form, "roles": queries.role_words()}


@screen("people.worker", "people/<int:worker>/", template="insight/people/worker.html", title="Worker", **HOW)
def worker_page(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any]:
    """One worker: posts, and how they sign in."""
    found = worker_or_404(viewer, worker)
    return {
        "heading": found.name, "plain_heading": "A worker", "worker": found, "posts": queries.posts_of(found),
        "sign_in": queries.sign_in_of(found), "handed": _handed(request, found),
        "yourself": found.pk == viewer.worker_id,
    }  # fmt: skip


@screen(
    "people.change", "people/<int:worker>/details/", template="insight/people/form.html", title="Correct details", **HOW
)
def change(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """Correct a name, a telephone number."""
    found = worker_or_404(viewer, worker)
    fields = ("name", "phone", "email", "swe_number", "qualified")
    form = DetailsForm(request.POST or None, initial={name: getattr(found, name) for name in fields})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.change(viewer, found, **form.cleaned_data)
            return page_of(found)

        return once(request, viewer, act)
    return {"heading": "Correct details", "form": form, "worker": found, "button": "Save"}


@screen("people.post", "people/<int:worker>/post/", template="insight/people/post.html", title="Give a post", **HOW)
def post(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """Appoint somebody to a post, or to another one."""
    found = worker_or_404(viewer, worker)
    form = PostForm(request.POST or None, teams=queries.teams(viewer), roles=queries.role_choices())
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.give_post(
                viewer, found, **{**form.cleaned_data, "team": queries.team(viewer, form.cleaned_data["team"])}
            )
            messages.success(request, "The post is given.")
            return page_of(found)

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error(None, str(refused))
    return {
        "heading": f"Give {found.name} a post",
        "plain_heading": "Give a post",
        "form": form,
        "worker": found,
        "roles": queries.role_words(),
    }


@screen(
    "people.end_post", "people/posts/<int:post>/end/", template="insight/people/end.html", title="End a post", **HOW
)
def end_post(request: HttpRequest, viewer: Any, post: int) -> dict[str, Any] | HttpResponse:
    """End a post; not while its holder is still named for children."""
    found = queries.post(viewer, post)
    if found is None:
        raise Http404(str(post))
    form = EndForm(request.POST or None, initial={"on": viewer.today})
    held: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.end_post(viewer, found, on=form.cleaned_data["on"])
            messages.success(request, "The post is ended.")
            return page_of(found.worker)

        try:
            return once(request, viewer, act)
        except StillHolding as holding:
            held = queries.still_held(viewer, holding.subjects, found)
        except ValueError as refused:
            form.add_error("on", str(refused))
    return {
        "heading": f"End {found.worker.name}’s post", "plain_heading": "End a post", "form": form, "post": found, "held": held,
        "can_hand_over": viewer.can("manage_team"),
    }  # fmt: skip


@screen("people.leave", "people/<int:worker>/leave/", template="insight/people/leave.html", title="Has left", **HOW)
def leave(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """Somebody has left: every post ends, and they no longer sign in."""
    found = worker_or_404(viewer, worker)
    form = LeaveForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.leave(viewer, found, on=form.cleaned_data["on"])
            messages.success(request, f"{found.name} has left and can no longer sign in.")
            return page_of(found)

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error(None, str(refused))
    return {"heading": f"{found.name} has left", "plain_heading": "Has left", "form": form, "worker": found}

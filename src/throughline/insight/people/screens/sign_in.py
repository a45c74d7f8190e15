"""How one worker signs in: passwords given out, second steps taken away, accounts opened and closed, workplaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from throughline.engines.screens.declarations import screen
from throughline.engines.submissions import once
from throughline.insight.people import actions, queries
from throughline.insight.people.forms import ConnectForm, UsernameForm
from throughline.insight.people.screens import HOW, hand_over_once, page_of, worker_or_404


def _act(request: HttpRequest, viewer: Any, worker: Any, act: Callable[[], str]) -> HttpResponse:
    """Do it once; a refusal is said on the worker's page."""

    def and_say() -> str:
        try:
            return act()
        except ValueError as refused:
            messages.error(request, str(refused))
            return page_of(worker)

    return once(request, viewer, and_say)


@screen("people.password", "people/<int:worker>/password/", post_only=True, title="Give a new password", **HOW)
def password(request: HttpRequest, viewer: Any, worker: int) -> HttpResponse:
    """A new password, shown once."""
    found = worker_or_404(viewer, worker)
    return _act(request, viewer, found, lambda: hand_over_once(request, found, actions.give_password(viewer, found)))


@screen(
    "people.second_step", "people/<int:worker>/second-step/", post_only=True, title="Take the second step away", **HOW
)
def second_step(request: HttpRequest, viewer: Any, worker: int) -> HttpResponse:
    """Take apps, keys and codes off the account."""
    found = worker_or_404(viewer, worker)

    def act() -> str:
        actions.remove_second_steps(viewer, found)
        messages.success(
            request, "The second step is taken away. They add a new one at the next sign-in, where one is required."
        )
        return page_of(found)

    return _act(request, viewer, found, act)


@screen("people.close", "people/<int:worker>/close/", post_only=True, title="Close or open the account", **HOW)
def close(request: HttpRequest, viewer: Any, worker: int) -> HttpResponse:
    """Stop somebody from signing in, or let them again."""
    found = worker_or_404(viewer, worker)
    closed = request.POST.get("closed") == "1"

    def act() -> str:
        actions.close_account(viewer, found, closed=closed)
        messages.success(request, "They can no longer sign in." if closed else "They can sign in again.")
        return page_of(found)

    return _act(request, viewer, found, act)


@screen("people.come_back", "people/<int:worker>/back/", post_only=True, title="Works here again", **HOW)
def come_back(request: HttpRequest, viewer: Any, worker: int) -> HttpResponse:
    """Somebody who had left works here again."""
    found = worker_or_404(viewer, worker)

    def act() -> str:
        actions.come_back(viewer, found)
        messages.success(request, "They work here again. Give them a post.")
        return page_of(found)

    return _act(request, viewer, found, act)


@screen(
    "people.open", "people/<int:worker>/account/", template="insight/people/form.html", title="Let them sign in", **HOW
)
def open_account(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """A username for somebody who does not sign in yet."""
    found = worker_or_404(viewer, worker)
    if found.user is not None:
        raise Http404("signs in already")
    form = UsernameForm(request.POST or None, initial={"username": ".".join(found.name.lower().split())})
    if request.method == "POST" and form.is_valid():
        try:
            return once(
                request,
                viewer,
                lambda: hand_over_once(request, found, actions.open_account(viewer, found, **form.cleaned_data)),
            )
        except ValueError as refused:
            form.add_error("username", str(refused))
    return {
        "heading": f"Let {found.name} sign in",
        "plain_heading": "Let them sign in",
        "form": form,
        "worker": found,
        "button": "Make the account",
    }


@screen(
    "people.connect",
    "people/<int:worker>/workplace/<slug:provider>/",
    template="insight/people/form.html",
    title="Connect a workplace",
    **HOW,
)
def connect(request: HttpRequest, viewer: Any, worker: int, provider: str) -> dict[str, Any] | HttpResponse:
    """Say under which number a workplace's provider knows somebody."""
    found = worker_or_404(viewer, worker)
    known = {code: (name, subject) for name, code, subject in queries.sign_in_of(found).get("workplaces", [])}
    if provider not in known:
        raise Http404(provider)
    name, subject = known[provider]
    form = ConnectForm(request.POST or None, initial={"subject": subject})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.connect(viewer, found, provider=provider, subject=form.cleaned_data["subject"])
            return page_of(found)

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error("subject", str(refused))
    return {
        "heading": f"How {name} knows {found.name}",
        "plain_heading": "Connect a workplace",
        "form": form,
        "worker": found,
        "button": "Save",
    }

"""One contact: what was said, what is known, and the next step: screen, decide, sign off, tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.forms.suggesting import choices
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.front_door import actions, events
from throughline.practice.front_door.actions.deciding import DECIDES, SCREENS, SIGNS
from throughline.practice.front_door.codes import (
    AGENCIES,
    CLOSED,
    CONTACT_OUTCOMES,
    HOW,
    POLICE,
    PRIORITIES,
    PROFESSIONAL,
    REFERRAL_OUTCOMES,
    TOLD_HOW,
)
from throughline.practice.front_door.queries import history, people, queue, thresholds
from throughline.practice.front_door.typed import DecideForm, ScreenForm, TellForm
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.projections import surroundings
from throughline.record.people.queries import names_of, person_of


@screen(
    "front_door.case",
    "children/<uuid:subject>/contact/<int:contact>/",
    about=CHILD,
    may="record",
    template="front_door/case.html",
    title="A contact",
)
def case(request: HttpRequest, viewer: Any, subject: Any, contact: int) -> dict[str, Any] | HttpResponse:
    """Everything that somebody needs to screen it or to decide, on one page, and the form for the next step."""
    row = history.contact_of(viewer, subject.pk, contact)
    if row is None:
        raise Http404(str(contact))
    same = [(r, p) for r, p in history.of_one_call(viewer, row) if r.decided_on is None]
    step, form = _next(request, viewer, row, same)
    proposals = history.on_thread(viewer, subject.pk, row.key, events.decision_proposed)
    proposal = proposals[-1] if proposals else None
    if request.method == "POST":
        act = _act_of(request, viewer, row, same, step, form, proposal)
        if act is not None:
            try:
                with transaction.atomic():
                    return once(request, viewer, act)
            except (ValueError, NotAllowed) as wrong:
                if form is not None and request.POST.get("do") == step and step in ("screen", "decide", "tell"):
                    form.add_error(None, str(wrong))
                else:
                    messages.error(request, f"{str(wrong).rstrip('.')}.")
    return {**_shown(viewer, subject, row), "step": step, "form": form, "proposal": _proposal(viewer, subject, proposal),
            "decides": viewer.can(DECIDES), "with": [p for _, p in same]}  # fmt: skip


def _shown(viewer: Any, subject: Any, row: Any) -> dict[str, Any]:
    """What the page tells of the contact and of what is known besides."""
    held = surroundings(viewer.authority_id).settings
    told = {
        e.type: e
        for e in history.on_thread(
            viewer, subject.pk, row.key, events.contact_received, events.contact_screened, events.contact_decided
        )
    }
    said = {code: history.words_behind(viewer, subject.pk, e.get("words")) for code, e in told.items()}
    adults = names_of(told[events.contact_received.code].get("adults") or ())
    others = [c for c in history.contacts_of(viewer, subject.pk) if c.key != row.key]
    document = thresholds.thresholds_on(viewer, row.decided_on or viewer.today)
    episodes = history.referrals_of(viewer, subject.pk)
    waiting = queue.Waiting(
        [row], [], queue.due_of(row, held), queue.clock.now()
    )
    return {
        "heading": row.about[:1].upper() + row.about[1:] or "A contact",
        "plain_heading": "A contact",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "row": row,
        "said": said.get(events.contact_received.code, ""),
        "screened_why": said.get(events.contact_screened.code, ""),
        "decided_why": said.get(events.contact_decided.code, ""),
        "agency": AGENCIES.get(row.agency, ""),
        "how": HOW.get(row.how, ""),
        "priority": PRIORITIES.get(row.priority, ""),
        "proposed": CONTACT_OUTCOMES.get(row.proposed, ""),
        "outcome": CONTACT_OUTCOMES.get(row.outcome, ""),
        "told_how": TOLD_HOW.get(row.told_how, ""),
        "adults": list(adults.values()),
        "others": [(c, AGENCIES.get(c.agency, ""), CONTACT_OUTCOMES.get(c.outcome, "waits")) for c in others[:8]],
        "episodes": [(e, CLOSED.get(e.reason, ""), REFERRAL_OUTCOMES.get(e.outcome, "")) for e in episodes],
        "workers": people.workers_of(viewer, subject.pk),
        "waiting": waiting,
        "document": document,
        "repeat": history.repeat_of(viewer, subject.pk),
        "professional": row.agency in PROFESSIONAL,
        "can_ask": row.agency in PROFESSIONAL and row.decided_on is None,
    }


def _next(request: HttpRequest, viewer: Any, row: Any, same: list[Any]) -> tuple[str, Any]:
    """The next step that this viewer can take, with its form."""
    others = [(str(r.key), str(p)) for r, p in same]
    asked = request.POST.get("do", "")
    levels = thresholds.levels_on(viewer, viewer.today)
    if row.decided_on is not None:
        belonged = row.appropriate is not False or row.agency not in PROFESSIONAL
        return ("tell", TellForm(request.POST if asked == "tell" else None, belonged=belonged)) if row.told_on is None else ("", None)
    if row.waits_since is not None:
        return ("sign", None) if viewer.can(DECIDES) and viewer.can(SIGNS) else ("", None)
    screening = row.screened_at is None and (viewer.can(SCREENS) or viewer.can(DECIDES)) and asked != "decide"
    if screening and request.GET.get("step") != "decide":
        data = request.POST if asked == "screen" else None
        return "screen", ScreenForm(
            data,
            levels=levels,
            others=others,
            registered=actions.registered(viewer.worker_id),
            police=row.how == POLICE,
            initial={"children": [k for k, _ in others]},
        )
    if viewer.can(DECIDES):
        alone = row.screened_at is None or row.screened_by_id == viewer.worker_id
        first = {"children": [k for k, _ in others], "outcome": row.proposed, "level": row.screened_level}
        return "decide", DecideForm(request.POST if asked == "decide" else None, levels=levels, others=others, alone=alone, police=row.how == POLICE, initial=first,
                                    teams=people.teams_for_referrals(viewer), services=choices(viewer))  # fmt: skip
    return "", None


def _act_of(
    request: HttpRequest, viewer: Any, row: Any, same: list[Any], step: str, form: Any, proposal: Any
) -> Callable[[], str] | None:
    """What this sending does; None where the form has to be looked at again."""
    asked = request.POST.get("do", "")
    here = reverse("front_door.case", kwargs={"subject": row.subject.uuid, "contact": row.key})
    if asked == "acknowledge":
        return lambda: _done(
            request,
            here,
            lambda: actions.acknowledge(viewer, row, request.POST.get("how", "")),
            "Noted: they know that it has come.",
        )
    if asked == "missing":
        return lambda: _done(
            request,
            here,
            lambda: actions.return_for_missing(viewer, row, request.POST.get("missing", "")),
            "Noted: it went back for what is missing.",
        )
    if asked == "sign" and step == "sign" and proposal is not None:
        return lambda: _sign(request, viewer, row, proposal)
    if asked != step or form is None or not form.is_valid():
        return None
    given = form.cleaned_data
    chosen = [row, *(r for r, _ in same if str(r.key) in (given.get("children") or ()))]
    if step == "screen":
        facts = {n: given.get(n) or "" for n in ("outcome", "level", "words", "why_exception")}
        return lambda: _each(
            request, chosen, lambda one: actions.screen(viewer, one, **facts), "Screened. The manager decides."
        )
    if step == "decide":
        said = actions.Decided(
            given["outcome"], given["level"], given["words"], given.get("reason") or "", given.get("appropriate") or "",
            int(given["team"]) if given.get("team") else None, int(given["service"]) if given.get("service") else None, given.get("why_exception") or "",
        )  # fmt: skip
        return lambda: _each(request, chosen, lambda one: actions.decide(viewer, one, said), "Decided.")
    return lambda: _done(
        request,
        here,
        lambda: actions.tell_referrer(
            viewer, row, how=given["how"], why=given.get("why") or "", feedback=given.get("feedback") or ""
        ),
        "Noted: they were told.",
    )


def _done(request: HttpRequest, to: str, act: Callable[[], Any], words: str) -> str:
    act()
    messages.success(request, words)
    return to


def _each(request: HttpRequest, rows: list[Any], act: Callable[[Any], Any], words: str) -> str:
    """The same for each of the children that were ticked; to the queue where nothing is left to do here."""
    ended = [act(one) for one in rows]
    messages.success(request, "It waits for the senior manager’s sign-off." if "waits" in ended else words)
    first = rows[0]
    if "decided" in ended:
        return reverse("front_door.case", kwargs={"subject": first.subject.uuid, "contact": first.key})
    return reverse("front_door.queue")


def _sign(request: HttpRequest, viewer: Any, row: Any, proposal: Any) -> str:
    words = request.POST.get("words", "")
    if request.POST.get("agree"):
        said = actions.Decided(
            proposal.get("outcome"), proposal.get("level", ""), words or history.words_behind(viewer, row.subject_id, proposal.get("words")),
            team=proposal.get("team"), service=proposal.get("service"),
        )  # fmt: skip
        actions.sign_off(viewer, row, proposal, said)
        messages.success(request, "Signed off: it holds from now on.")
    else:
        actions.return_decision(viewer, row, proposal, words)
        messages.success(request, "Returned. The manager sees what should change.")
    return reverse("front_door.case", kwargs={"subject": row.subject.uuid, "contact": row.key})


def _proposal(viewer: Any, subject: Any, proposal: Any) -> dict[str, Any] | None:
    if proposal is None:
        return None
    names = history.workers_named(viewer, {proposal.get("manager")})
    return {"outcome": CONTACT_OUTCOMES.get(proposal.get("outcome"), ""), "level": proposal.get("level", ""), "on": proposal.on, "at": proposal.at,
            "who": names.get(proposal.get("manager"), ""), "words": history.words_behind(viewer, subject.pk, proposal.get("words")),
            "own": proposal.get("manager") == viewer.worker_id}  # fmt: skip

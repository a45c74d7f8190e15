"""The queue of the front door, and the lists of what else waits there."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words, date_words, join_words
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.front_door import actions, agendas
from throughline.practice.front_door.codes import AGENCIES, CLOSED, CONTACT_OUTCOMES, HOW, PRIORITIES
from throughline.practice.front_door.queries import history, queue
from throughline.web.sheets import Cell, Sheet

STEPS = {"screen": "screen it", "decide": "decide", "sign": "sign it off"}


def _line(waiting: queue.Waiting) -> dict[str, Any]:
    first = waiting.first
    return {
        "w": waiting,
        "row": first,
        "names": join_words([str(p) or "no name yet" for p in waiting.people]),
        "priority": PRIORITIES.get(first.priority, ""),
        "agency": AGENCIES.get(first.agency, ""),
        "how": HOW.get(first.how, ""),
        "who": first.claimed_by.name if first.claimed_by else "",
        "proposed": CONTACT_OUTCOMES.get(first.proposed, ""),
        "do": STEPS[waiting.step],
        "url": reverse("front_door.case", kwargs={"subject": first.subject.uuid, "contact": first.key}),
        "claim": reverse("front_door.claim", kwargs={"subject": first.subject.uuid, "contact": first.key}),
    }


@screen(
    "front_door.queue",
    "front-door/",
    about=TEAM,
    may="take_contacts",
    menu=8,
    template="front_door/queue.html",
    title="Front door",
)
def queue_page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What waits here, the most urgent first; what else is owed stands below with its number."""
    waiting = queue.waiting(viewer)
    lines = [_line(w) for w in waiting]
    oldest = min((w.due for w in waiting), default=None)
    return {
        "heading": "Front door",
        "lines": lines,
        "n": len(lines),
        "late": sum(w.late for w in waiting),
        "oldest": oldest,
        "steps": [
            (words, sum(w.step == step for w in waiting))
            for step, words in (("screen", "to screen"), ("decide", "to decide"), ("sign", "to sign off"))
        ],
        "referrals": len(queue.referrals_to_decide(viewer)),
        "repeats": len(queue.repeats_to_review(viewer)),
        "tell": len(queue.to_tell(viewer)),
        "disagree": len(queue.escalations(viewer)),
        "panel": agendas.referral_panel.code
        if agendas.referral_panel.may_read(viewer) and viewer.can("panels")
        else "",
        "figures": viewer.can("measures"),
    }


@screen(
    "front_door.claim",
    "children/<uuid:subject>/contact/<int:contact>/claim/",
    about=CHILD,
    may="take_contacts",
    post_only=True,
    title="Take it on",
)
def claim(request: HttpRequest, viewer: Any, subject: Any, contact: int) -> HttpResponse:
    """Take a contact on."""
    row = history.contact_of(viewer, subject.pk, contact)
    if row is None:
        raise Http404(str(contact))
    return once(request, viewer, partial(_claim, request, viewer, subject, row))


def _claim(request: HttpRequest, viewer: Any, subject: Any, row: Any) -> str:
    for one in [row, *(r for r, _ in history.of_one_call(viewer, row))]:
        if one.decided_on is None:
            actions.claim(viewer, one)
    messages.success(request, "It is yours.")
    return reverse("front_door.case", kwargs={"subject": subject.uuid, "contact": row.key})


@screen(
    "front_door.referrals",
    "front-door/referrals/",
    about=TEAM,
    may="record",
    template="web/sheets_page.html",
    title="Referrals to decide",
)
def referrals(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Referrals about which it is not decided what follows."""
    rows = queue.referrals_to_decide(viewer)
    again = sum(a.row.again for a in rows)
    return {
        "heading": "Referrals to decide",
        "back_url": _back(viewer),
        "back_words": "Front door",
        "line": f"{count_words(len(rows), 'referral')} to decide within one working day; {again} of a family referred within the last twelve months.",
        "sheets": [
            Sheet(
                "Waiting",
                ("Child", "Referred", "By", "About", "Before", ""),
                [_referral(a, viewer) for a in rows],
                empty="Every referral is decided.",
            )
        ],
    }


def _referral(about: queue.About, viewer: Any) -> list[Cell]:
    row = about.row
    before = (
        f"{date_words(row.before_on, viewer.today)}, closed: {CLOSED.get(row.before_closed, 'not closed')}"
        if row.before_on
        else "never"
    )
    return [person_cell(about.person, viewer.today), Cell(date_words(row.began_on, viewer.today), loud=(viewer.today - row.began_on).days > 3),
            Cell(AGENCIES.get(row.agency, "not known")), Cell(row.about), Cell(before, loud=row.again),
            Cell("decide", reverse("front_door.referral", kwargs={"subject": about.person.subject.uuid, "referral": row.key}))]  # fmt: skip


@screen(
    "front_door.repeats",
    "front-door/repeats/",
    about=TEAM,
    may="record",
    template="web/sheets_page.html",
    title="Repeat contacts",
)
def repeats(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Children about whom contacts have come so often that the manager looks at them together."""
    rows = queue.repeats_to_review(viewer)
    return {
        "heading": "Repeat contacts",
        "back_url": _back(viewer),
        "back_words": "Front door",
        "line": f"{count_words(len(rows), 'child', 'children')} with so many contacts within a month that the manager looks at them together.",
        "sheets": [
            Sheet(
                "Not looked at yet",
                ("Child", "Contacts", "The first", "So many since", ""),
                [
                    [
                        person_cell(a.person, viewer.today),
                        Cell(str(a.row.n), number=True),
                        Cell(date_words(a.row.first_on, viewer.today)),
                        Cell(date_words(a.row.began_on, viewer.today), loud=True),
                        Cell("look at them", reverse("front_door.contacts", kwargs={"subject": a.person.subject.uuid})),
                    ]
                    for a in rows
                ],
                numbers=frozenset({1}),
                empty="None waits.",
            )
        ],
    }


@screen(
    "front_door.tell",
    "front-door/to-tell/",
    about=TEAM,
    may="record",
    template="web/sheets_page.html",
    title="Not told the outcome",
)
def tell(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Professionals who got in touch and have not been told what came of it."""
    rows = queue.to_tell(viewer)
    return {
        "heading": "Not told the outcome",
        "back_url": _back(viewer),
        "back_words": "Front door",
        "line": f"{count_words(len(rows), 'professional')} {'waits' if len(rows) == 1 else 'wait'} to hear what came of it.",
        "sheets": [
            Sheet(
                "To tell",
                ("Child", "Who", "Reach them", "Decided", "Outcome", ""),
                [
                    [
                        person_cell(a.person, viewer.today),
                        Cell(
                            ", ".join(filter(None, (a.row.name, a.row.agency_name or AGENCIES.get(a.row.agency, ""))))
                        ),
                        Cell(a.row.reach or "not known"),
                        Cell(
                            date_words(a.row.decided_on, viewer.today), loud=(viewer.today - a.row.decided_on).days > 4
                        ),
                        Cell(CONTACT_OUTCOMES.get(a.row.outcome, "")),
                        Cell(
                            "say that they were told",
                            reverse("front_door.case", kwargs={"subject": a.person.subject.uuid, "contact": a.row.key})
                            + "#tell",
                        ),
                    ]
                    for a in rows
                ],
                empty="Everybody has been told.",
            )
        ],
    }


def _back(viewer: Any) -> str:
    return reverse("front_door.queue") if viewer.can("take_contacts") else ""

"""Lists of the front door: advice given, disagreements, children who are expected, how decisions fall."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words, date_words
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import AUTHORITY, TEAM, screen
from throughline.practice.front_door import actions
from throughline.practice.front_door.codes import (
    AGENCIES,
    CONSULTATION_OUTCOMES,
    CONTACT_OUTCOMES,
    ESCALATED_TO,
    ESCALATION_OUTCOMES,
)
from throughline.practice.front_door.queries import calls, history, queue
from throughline.practice.front_door.queries.unborn import Expected
from throughline.practice.front_door.queries.unborn import unborn as expected
from throughline.practice.front_door.screens.child import attempt
from throughline.practice.front_door.typed import AdviceForm
from throughline.record.people.queries import somebody
from throughline.web.sheets import Cell, Sheet, head, number

YEAR, QUARTER = timedelta(days=365), timedelta(days=91)


@screen(
    "front_door.advice",
    "front-door/advice/",
    about=TEAM,
    may="take_contacts",
    template="front_door/advice.html",
    title="Advice to professionals",
)
def advice(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Professionals ask for advice; that is no referral, and becomes a contact in one step where it must."""
    form = AdviceForm(request.POST or None) if viewer.can("screen_contacts") else None
    child = somebody(viewer, request.GET.get("child", "")) if request.GET.get("child") else None
    if child is not None:
        viewer.must_open(child.pk)
    if request.method == "POST" and form is not None and form.is_valid():

        def act() -> str:
            actions.advise(viewer, subject=child.pk if child else None, **form.cleaned_data)
            messages.success(request, "Saved. It is advice, and not counted as a referral.")
            return reverse("front_door.advice")

        if (answer := attempt(request, viewer, form, act)) is not None:
            return answer
    rows = history.consultations(viewer, viewer.today - YEAR)
    counted = Counter(AGENCIES.get(r.agency, "") for r, _ in rows)
    return {
        "heading": "Advice to professionals",
        "form": form,
        "child": child,
        "n": len(rows),
        "counted": counted.most_common(),
        "rows": [
            {
                "row": r,
                "who": AGENCIES.get(r.agency, ""),
                "child": name,
                "what": CONSULTATION_OUTCOMES.get(r.outcome, ""),
                "url": (
                    reverse("front_door.take", kwargs={"subject": r.subject.uuid})
                    if name
                    else reverse("front_door.new")
                )
                + f"?advice={r.key}",
            }
            for r, name in rows[:60]
        ],
    }


@screen(
    "front_door.escalations",
    "front-door/disagreements/",
    about=TEAM,
    may="record",
    template="web/sheets_page.html",
    title="Disagreements between agencies",
)
def escalations(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Disagreements that wait for an answer; what came of those before, by agency."""
    waiting = queue.escalations(viewer)
    every = queue.escalations(viewer, open_only=False)
    past = [a for a in every if a.row.ended_on is not None]
    raised = Counter(a.row.agency for a in every if a.row.began_on >= viewer.today - YEAR)
    up = Counter(a.row.agency for a in past if a.row.outcome == "stepped_up" and a.row.began_on >= viewer.today - YEAR)
    late = sum(a.row.answer_by is not None and a.row.answer_by < viewer.today for a in waiting)
    return {
        "heading": "Disagreements between agencies",
        "back_url": reverse("front_door.queue") if viewer.can("take_contacts") else "",
        "back_words": "Front door",
        "line": f"{count_words(len(waiting), 'disagreement')} without an answer, {late} past the day.",
        "sheets": [
            Sheet(
                "Waiting for an answer",
                ("Child", "Who", "Why", "Level", "Answer by", ""),
                [_escalation(a, viewer) for a in waiting],
                empty="None.",
            ),
            Sheet(
                "Raised in twelve months",
                ("Agency", "Raised", "Led to a step up"),
                [[head(AGENCIES.get(c, c)), number(n), number(up[c])] for c, n in raised.most_common()],
                numbers=frozenset({1, 2}),
                empty="None.",
                half=True,
            ),
            Sheet(
                "Answered",
                ("Child", "Who", "Outcome", "Day"),
                [
                    [
                        person_cell(a.person, viewer.today),
                        Cell(AGENCIES.get(a.row.agency, "")),
                        Cell(ESCALATION_OUTCOMES.get(a.row.outcome, "")),
                        Cell(date_words(a.row.ended_on, viewer.today)),
                    ]
                    for a in reversed(past)
                ],
                empty="None yet.",
                half=True,
            ),
        ],
    }


def _escalation(about: queue.About, viewer: Any) -> list[Cell]:
    row = about.row
    to = reverse("front_door.answer", kwargs={"subject": about.person.subject.uuid, "escalation": row.key})
    return [person_cell(about.person, viewer.today), Cell(", ".join(filter(None, (row.name, AGENCIES.get(row.agency, ""))))), Cell(row.why),
            Cell(ESCALATED_TO.get(row.level, "") + (f", risen {count_words(row.rose, 'time')}" if row.rose else "")),
            Cell(date_words(row.answer_by, viewer.today) if row.answer_by else "", loud=bool(row.answer_by and row.answer_by < viewer.today)),
            Cell("answer it" if viewer.can("decide") else "", to if viewer.can("decide") else "")]  # fmt: skip


@screen(
    "front_door.unborn",
    "front-door/expected/",
    about=TEAM,
    may="record",
    template="web/sheets_page.html",
    title="Children who are expected",
)
def unborn(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Children who are expected, soonest first, and whether there is a plan for the birth."""
    rows = expected(viewer)
    late = sum(e.late(viewer.today) for e in rows)
    past = sum(e.expected_on is not None and e.expected_on < viewer.today for e in rows)
    return {
        "heading": "Children who are expected",
        "back_url": reverse("front_door.queue") if viewer.can("take_contacts") else "",
        "back_words": "Front door",
        "line": f"{count_words(len(rows), 'child', 'children')} expected; {late} without a plan for the birth past its day"
        + (f"; {past} past the day they were expected." if past else "."),
        "sheets": [
            Sheet(
                "Soonest first",
                ("Child", "Expected", "Assessment", "Plan by", "Plan", ""),
                [_expected(e, viewer) for e in rows],
                empty="Nobody is expected.",
            )
        ],
    }


def _expected(e: Expected, viewer: Any) -> list[Cell]:
    name = head(
        str(e.person) if e.person.name else "A child without a name yet",
        reverse("child.page", kwargs={"subject": e.person.subject.uuid}),
    )
    over = e.expected_on is not None and e.expected_on < viewer.today
    day = date_words(e.expected_on, viewer.today) if e.expected_on else "the day is not known"
    return [name, Cell(f"{day}{': born? record it' if over else ''}", loud=over or e.expected_on is None),
            Cell("not begun: begin it", reverse("assessment.begin", kwargs={"subject": e.person.subject.uuid})) if e.assessed == "not begun" else Cell(e.assessed),
            Cell(date_words(e.plan_by, viewer.today) if e.plan_by else "not known", loud=e.late(viewer.today)),
            Cell(f"agreed {date_words(e.plan_on, viewer.today)}" if e.plan_on else "none yet"),
            Cell("plan, or birth", reverse("front_door.birth", kwargs={"subject": e.person.subject.uuid}))]  # fmt: skip


@screen(
    "front_door.mix",
    "front-door/decisions/",
    about=AUTHORITY,
    may="measures",
    template="web/sheets_page.html",
    title="How decisions fall",
)
def mix(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Whether thresholds are applied alike: how decisions fall by whoever decides, screens, or gets in touch. No child’s name."""
    since = viewer.today - QUARTER
    titles = {
        "manager": "By whoever decided",
        "screener": "By whoever screened",
        "agency": "By agency",
        "level": "By level of need",
    }
    sheets = [_mix_sheet(title, history.mix(viewer, since, by), agency=by == "agency") for by, title in titles.items()]
    hours = history.by_hour(viewer, since)
    busiest = [f"{calls.WEEKDAYS[day]} {hour}:00" for (day, hour), _ in hours.most_common(3)]
    return {
        "heading": "How decisions fall",
        "back_url": reverse("front_door.queue") if viewer.can("take_contacts") else "",
        "back_words": "Front door",
        "line": f"Contacts decided since {date_words(since, viewer.today)}."
        + (f" Most contacts come on {', '.join(busiest)}." if busiest else ""),
        "links": [{"url": reverse("front_door.thresholds"), "words": "Threshold document"}],
        "sheets": sheets,
    }


def _mix_sheet(title: str, rows: list[queue.Mix], *, agency: bool) -> Sheet:
    """A row for each, with shares in percent beside the numbers, so that one looks alike or does not."""
    columns = list(CONTACT_OUTCOMES)
    made = []
    for row in rows:
        name = AGENCIES.get(row.who, row.who) if agency else row.who or "not said"
        made.append(
            [
                head(name),
                number(row.n),
                *(
                    number(f"{row.counts.get(c, 0)} ({round(100 * row.counts.get(c, 0) / row.n)}%)" if row.n else "0")
                    for c in columns
                ),
            ]
        )
    return Sheet(
        title,
        ("", "Decided", *(CONTACT_OUTCOMES[c].capitalize() for c in columns)),
        made,
        numbers=frozenset(range(1, 8)),
        empty="None decided.",
    )

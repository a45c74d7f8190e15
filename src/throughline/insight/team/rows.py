"""The team's page, row by row and word by word."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse

from throughline.base.calendar import age_on
from throughline.base.words import count_words, date_words, day_words, days_words, join_words, number_words
from throughline.engines.duties.queries import DueItem
from throughline.engines.forms.answers import first_words
from throughline.engines.forms.queries import waiting, waiting_elsewhere
from throughline.engines.forms.registry import form_of
from throughline.engines.signals.queries import Holding
from throughline.insight.child.due_rows import record_url
from throughline.insight.team.actions import can_answer
from throughline.insight.team.queries import Load, TeamToday, decided_words
from throughline.record.people.queries import people_of
from throughline.record.people.wording import addressed
from throughline.services import clock
from throughline.web.parts import Choice, DueRow, Line, Link

SHOWN_REASONS = 3
SHOWN_CHILDREN = 6


def first_line(told: TeamToday, waiting: int, oldest: int) -> list[tuple[str, bool]]:
    """The first line of the page in parts, each with whether it is said in bold."""
    parts: list[tuple[str, bool]] = []
    if waiting:
        things = (
            f"{number_words(waiting)} thing{'' if waiting == 1 else 's'} {'waits' if waiting == 1 else 'wait'} for you"
        )
        parts.append((things[:1].upper() + things[1:] + ("; the oldest for " if oldest else ". "), False))
        if oldest:
            parts += [(days_words(oldest), True), (". ", False)]
    else:
        parts.append(("Nothing waits for your decision. ", False))
    unseen, nobody = len(told.not_seen), len(told.nobody.subjects)
    if unseen:
        parts += [
            (count_words(unseen, "child", "children"), True),
            (f" {_have(unseen)} not been seen in time. ", False),
        ]
    else:
        parts.append(("Every child has been seen in time. ", False))
    if nobody:
        parts += [(count_words(nobody, "child", "children"), True), (f" {_have(nobody)} no worker.", False)]
    return parts


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


# --- Decide -------------------------------------------------------------------------------------------------------


def choices(viewer: Any, told: TeamToday) -> list[Choice]:
    """Answers that can be given in the row, oldest first."""
    items = [i for i in told.decisions if i.subject in told.people and can_answer(i)]
    decided = decided_words(items)
    made = []
    for item in items:
        person = told.people[item.subject]
        at = {"obligation": item.row.pk}
        sent = f"sent {date_words(item.row.started_on, viewer.today)}, {days_words((viewer.today - item.row.started_on).days)}"
        made.append(
            Choice(
                f"d{item.row.pk}",
                f"{person.name}: {_lower(addressed(item.duty.title, person))}",
                f"{sent}; due {day_words(item.row.due_on, viewer.today)}" if item.row.due_on else sent,
                decided.get(item.row.pk) or "No words of what was decided were recorded.",
                str(item.row.pk),
                reverse("team.agree", kwargs=at),
                reverse("team.return", kwargs=at),
                (
                    Link(
                        "read it all", reverse("child.page", kwargs={"subject": person.subject.uuid}), more=person.name
                    ),
                ),
            )
        )
    return made


def forms_waiting(viewer: Any) -> list[Choice]:
    """Forms handed in that the manager may sign in the row, each with its first words."""
    held = waiting(viewer)
    people = people_of(viewer, [w.subject_id for w in held])
    made = []
    for writing in held:
        person, form = people.get(writing.subject_id), form_of(writing.form, writing.version)
        if person is None:
            continue
        on = clock.london(writing.handed_in_at).date() if writing.handed_in_at else viewer.today
        by = writing.handed_in_by.name if writing.handed_in_by else ""
        at = {"writing": writing.pk}
        made.append(
            Choice(
                f"w{writing.pk}", f"{person.name}: {form.title.lower()}", f"{by}, {date_words(on, viewer.today)}, {days_words((viewer.today - on).days)}",
                first_words(form, writing.answers), f"w{writing.pk}", reverse("forms.agree", kwargs=at), reverse("forms.return", kwargs=at),
                (Link("read it all", reverse("forms.write", kwargs=at), more=f"{form.title}, {person.name}"),),
            )
        )  # fmt: skip
    return made


def finished_elsewhere(viewer: Any) -> list[DueRow]:
    """Forms that are decided about on a page of their own, with where that is."""
    held = waiting_elsewhere(viewer)
    people = people_of(viewer, [w.subject_id for w in held])
    made = []
    for writing in held:
        person, form = people.get(writing.subject_id), form_of(writing.form, writing.version)
        if person is None or form.finished_at is None:
            continue
        on = clock.london(writing.handed_in_at).date() if writing.handed_in_at else viewer.today
        by = writing.handed_in_by.name if writing.handed_in_by else ""
        url = form.finished_at(writing.purpose)
        made.append(DueRow(f"{person.name}: {form.title.lower()}", f"handed in by {by}, {date_words(on, viewer.today)}", url=url,
                           do=[Link("decide about it", url, more=f"{form.title}, {person.name}")]))  # fmt: skip
    return made


def other_decisions(viewer: Any, told: TeamToday) -> list[DueRow]:
    """What else the manager owes for the team's children, each with where it is recorded."""
    rows = []
    for item in told.decisions:
        person = told.people.get(item.subject)
        if person is None or can_answer(item):
            continue
        title = f"{addressed(item.duty.title, person)} ({person.name})"
        strong, when = "", ""
        if item.state == "late" and item.row.due_on:
            strong, when = f"{days_words(item.days_past)} past its date", date_words(item.row.due_on, viewer.today)
        elif item.row.due_on:
            when = f"by {day_words(item.row.due_on, viewer.today)}"
        url = record_url(viewer, person.subject, item)
        do = [Link("record it", url, more=title)] if url else []
        rows.append(
            DueRow(
                title,
                when,
                url=reverse("child.page", kwargs={"subject": person.subject.uuid}),
                state=item.state,  # type: ignore[arg-type]
                strong=strong,
                said=item.reason,
                do=do,
            )
        )
    return rows


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# --- Not seen, no owner -------------------------------------------------------------------------------------------


def not_seen_rows(viewer: Any, told: TeamToday) -> list[dict[str, Any]]:
    """Children not seen in time; brothers and sisters with the same date and worker in one row."""

    def key(item: DueItem) -> tuple[int, str, int, str]:
        person, worker = told.people[item.subject], told.worker_of.get(item.subject)
        return (-item.days_past, person.family or person.name, worker.pk if worker else 0, item.reason)

    rows = []
    for _, held in groupby(sorted((i for i in told.not_seen if i.subject in told.people), key=key), key=key):
        items = list(held)
        people = [told.people[i.subject] for i in items]
        worker = told.worker_of.get(items[0].subject)
        rows.append(
            {
                "children": [
                    {"name": p.name, "url": reverse("child.page", kwargs={"subject": p.subject.uuid})} for p in people
                ],
                "ages": join_words(
                    [str(age_on(p.born_on, viewer.today)) if p.born_on else "age not known" for p in people]
                ),
                "past": f"{days_words(items[0].days_past)} past",
                "worker": worker.name if worker else "",
                "said": items[0].reason,
                "ask": reverse("team.ask", kwargs={"obligation": items[0].row.pk})
                if worker and not items[0].reason
                else "",
                "give": "" if worker else f"{reverse('team.hand_over', kwargs={'worker': 0})}?team={told.team.pk}",
                "names": join_words([p.name for p in people]),
            }
        )
    return rows


# --- Questions ----------------------------------------------------------------------------------------------------


def questions(viewer: Any, told: TeamToday) -> list[Line]:
    """What the record asks about this team: never a score, always with where to look."""
    rows = []
    for load in told.loads:
        assert load.worker is not None
        if load.over:
            rows.append(
                Line(
                    f"is {load.over} over the agreed limit of {load.limit}. What could move?",
                    load.worker.name,
                    reverse("team.worker", kwargs={"worker": load.worker.pk}),
                    links=(
                        Link(
                            "hand over",
                            reverse("team.hand_over", kwargs={"worker": load.worker.pk}),
                            more=f"from {load.worker.name}",
                        ),
                    ),
                )
            )
        if load.standing and load.standing.away and load.standing.ask is None and load.subjects:
            rows.append(
                Line(
                    "is away and nobody stands in.",
                    load.worker.name,
                    reverse("team.worker", kwargs={"worker": load.worker.pk}),
                    links=(
                        Link(
                            "arrange cover",
                            reverse("team.cover", kwargs={"worker": load.worker.pk}),
                            more=f"for {load.worker.name}",
                        ),
                    ),
                )
            )
        if load.first_year_until and (load.first_year_until - viewer.today).days <= 31:
            rows.append(
                Line(
                    f"ends the first year in the post on {date_words(load.first_year_until, viewer.today)}.",
                    load.worker.name,
                    reverse("team.worker", kwargs={"worker": load.worker.pk}),
                )
            )
    return rows


def signal_rows(told: TeamToday) -> list[dict[str, Any]]:
    """What the record asks about the team's children, one row a question, with the children it is asked of."""
    by_signal: dict[str, list[Holding]] = {}
    for held in told.asked:
        if held.row.subject_id in told.people:
            by_signal.setdefault(held.signal.code, []).append(held)
    rows = []
    for several in by_signal.values():
        people = list(dict.fromkeys(told.people[h.row.subject_id] for h in several))
        owed = [h for h in several if h.unanswered]
        rows.append(
            {
                "title": several[0].signal.title,
                "more": max(len(people) - SHOWN_CHILDREN, 0),
                "children": [
                    {"name": p.name, "url": reverse("child.page", kwargs={"subject": p.subject.uuid})}
                    for p in people[:SHOWN_CHILDREN]
                ],
                "one": several[0].question(people[0]) if len(people) == 1 else "",
                "late": sum(1 for h in owed if h.row.answer_by is not None and h.row.answer_by < h.today),
            }
        )
    return rows


# --- The table ----------------------------------------------------------------------------------------------------


def load_rows(viewer: Any, told: TeamToday) -> tuple[list[dict[str, Any]], float]:
    """One row a worker, then the children of nobody; and the largest weight or limit, so that the bars compare."""
    loads = [*told.loads, *([told.nobody] if told.nobody.subjects else [])]
    top = max([float(max(load.weight, load.limit)) for load in loads], default=1.0)
    return [_load_row(viewer, told, load, number) for number, load in enumerate(loads)], top


def _load_row(viewer: Any, told: TeamToday, load: Load, number: int) -> dict[str, Any]:
    worker = load.worker
    return {
        "name": worker.name if worker else "Nobody yet",
        "url": reverse("team.worker", kwargs={"worker": worker.pk}) if worker else "",
        "quiet": "; ".join(_quiet(viewer, load)),
        "children": len(load.subjects),
        "weight": load.weight,
        "limit": load.limit,
        "not_seen": len({i.subject for i in load.not_seen}),
        "late": len(load.late),
        "why": _why(load) if worker else "",
        "without_reason": load.without_reason if worker else 0,
        "ident": f"w-{number}",
        "give": "" if worker else f"{reverse('team.hand_over', kwargs={'worker': 0})}?team={told.team.pk}",
    }


def _quiet(viewer: Any, load: Load) -> Iterable[str]:
    if load.worker is None:
        days = sorted(set(load.waiting_since))
        shown = [date_words(d, viewer.today) for d in days[:3]]
        yield f"since {join_words(shown)}" + (" and later" if len(days) > 3 else "")
        return
    if load.standing and load.standing.away:
        back = f", back on {day_words(load.standing.back_on, viewer.today)}" if load.standing.back_on else ""
        yield f"away{back}{'; ' + load.standing.ask.name + ' stands in' if load.standing.ask else ''}"
    if load.first_year_until:
        yield f"first year in the post: limit {load.limit}"
    if load.percent < 100:
        yield f"works {load.percent} percent of the week: limit {load.limit}"


def _why(load: Load) -> str:
    if not load.late:
        return "nothing late"
    shown = load.reasons.most_common(SHOWN_REASONS)
    said = [f"{words}" if count == 1 else f"{count} say: {words}" for words, count in shown]
    more = len(load.reasons) - len(shown)
    return "; ".join([*said, *([f"{more} other reason{'' if more == 1 else 's'}"] if more > 0 else [])])

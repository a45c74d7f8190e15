"""The papers of this area: what the police told, and the support of a child or of whoever is harmed. Before anybody's eyes are on them."""

from __future__ import annotations

from typing import Any

from throughline.base.words import date_words, moment_words
from throughline.engines.promises.standing import standing
from throughline.practice.domestic_abuse import codes, events, queries
from throughline.record.ledger.queries import chronology, words_of
from throughline.record.people.queries import names_of, person_of, ties_of
from throughline.services import clock
from throughline.web.paper.tree import Paper, heading, pairs, para, rows


def lines_of(viewer: Any, row: Any) -> list[tuple[str, str]]:
    """One notification in lines. Who harms and who is harmed by name; no address."""
    names = names_of(n for n in (row.harmed_id, row.harms_id) if n)
    when = (
        moment_words(clock.london(row.received_at), viewer.today)
        if row.received_at
        else date_words(row.received_on, viewer.today)
    )
    said = [("Told of", when), ("Incident", row.reference or "no number given"), ("Risk", codes.RISK.get(row.risk, "not known")),
            ("The child", codes.PRESENCE.get(row.presence, "not known")), ("Harmed", names.get(row.harmed_id or 0, "not known")),
            ("Harms", names.get(row.harms_id or 0, "not known"))]  # fmt: skip
    if row.screened_on:
        agreed = "the police agree" if row.police_agree else "the police do not agree"
        outcome = codes.OUTCOMES.get(row.outcome, "")
        said.append(
            (
                "Screened",
                f"{date_words(row.screened_on, viewer.today)}, with {row.police or 'no officer named'}: {outcome}; {agreed}",
            )
        )
    else:
        said.append(("Screened", "not yet"))
    if row.contact_at:
        said.append(("Front door", f"child protection, to be decided at once, since {moment_words(clock.london(row.contact_at), viewer.today)}"
                     + (f", decided after {row.hours_to_decision} hours" if row.decided_at else ", not decided yet")))  # fmt: skip
    if row.reviewed_on:
        said.append(
            ("Weekly meeting", f"{date_words(row.reviewed_on, viewer.today)}: {codes.REVIEWED.get(row.decision, '')}")
        )
    said.append(
        ("School", f"told {date_words(row.school_told_on, viewer.today)}" if row.school_told_on else "not told yet")
    )
    if row.closed_on:
        said.append(
            (
                "Closed",
                date_words(row.closed_on, viewer.today) + (", without all that is asked for" if row.exception else ""),
            )
        )
    return said


def _around(viewer: Any, subject: int, rows_: list[Any]) -> list[int]:
    """Everybody of whom the paper may speak, for what must be held back."""
    return [
        *(t.subject for t in ties_of(viewer, subject, now_only=False)),
        *(n for r in rows_ for n in (r.harmed_id, r.harms_id) if n),
    ]


def notification_paper(viewer: Any, subject: Any, *, family: bool) -> tuple[Paper, list[int]]:
    """What the police told, for the school or another agency; for the family only that, and when, and what follows."""
    person = person_of(viewer, subject.pk)
    held = queries.notifications_of(viewer, subject.pk)
    blocks = []
    told = {e.id: e for e in chronology(viewer, subject.pk, types=[events.notification_received.code])}
    words = words_of(viewer, subject.pk, [e.get("words") for e in told.values()])
    for row in held:
        lines = lines_of(viewer, row)
        blocks += [
            heading(f"{row.received_on:%-d %B %Y}"),
            pairs([p for p in lines if not family or p[0] in ("Told of", "The child", "School")]),
        ]
        if not family and row.key in told:
            blocks.append(para(words.get(told[row.key].get("words"), "")))
    name = person.name if person else "A child"
    return Paper(f"{name}: what the police told", name, blocks or [para("The police have told of nothing.")]), _around(
        viewer, subject.pk, held
    )


def support_paper(viewer: Any, subject: Any, *, family: bool) -> tuple[Paper, list[int]]:
    """Who does what for them, by when, and how it went."""
    person = person_of(viewer, subject.pk)
    held = queries.notifications_of(viewer, subject.pk)
    all_ = chronology(viewer, subject.pk)
    agreed = standing(all_, [events.actions])
    plans = [e for e in all_ if e.type == events.support_plan_agreed.code]
    words = words_of(viewer, subject.pk, [e.get("words") for e in plans if e.get("words")])
    blocks = []
    for plan in plans[-1:]:
        blocks += [heading(f"Plan of {plan.on:%-d %B %Y}"), para(words.get(plan.get("words"), ""))]
        if plan.get("adviser"):
            blocks.append(pairs([("Adviser", plan.get("adviser"))]))
    if agreed:
        state = {"done": "done", "dropped": "ended", "late": "past its day", "open": "to do"}
        blocks += [heading("Who does what"), rows(["What", "By when", "Who", "How it stands"], [
            [p.what, f"{p.by_on:%-d %B %Y}", p.done_by or "children’s services", state[p.state(viewer.today)]] for p in agreed])]  # fmt: skip
    name = person.name if person else "Somebody"
    return Paper(f"Support for {name}", name, blocks or [para("Nothing is agreed yet.")]), _around(
        viewer, subject.pk, held
    )

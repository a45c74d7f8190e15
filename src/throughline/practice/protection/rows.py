"""A child's protection, word by word: what happened, what is next, and where one does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words, join_words, length_words
from throughline.engines.recording.addresses import address
from throughline.practice.legal import events as legal
from throughline.practice.protection import events
from throughline.practice.protection.codes import (
    AGENCIES,
    CATEGORIES,
    CONFERENCES,
    DECISIONS,
    ENQUIRY_OUTCOMES,
    GP,
    PROGRESS,
    STRATEGY_OUTCOMES,
    THEN,
    WHY_ENDED,
)
from throughline.practice.protection.queries import Followed
from throughline.record.ledger.queries import chronology


@dataclass(frozen=True)
class Step:
    """Something to do next: words and the way."""

    words: str
    url: str
    first: bool = False


def _meeting(subject: Any, kind: str) -> str:
    return reverse("meetings.arrange", kwargs={"subject": subject.uuid, "kind": kind})


def _form(subject: Any, form: str) -> str:
    return reverse("forms.begin", kwargs={"subject": subject.uuid, "form": form})


def steps(viewer: Any, subject: Any, held: Followed, threads: set[str], *, born: bool) -> list[Step]:
    """What can be done now for this child, the most urgent first."""
    if not viewer.can("record"):
        return []
    here: list[Step] = []
    concern, plan, enquiry = events.concern.code in threads, held.plan, held.enquiry
    if concern and plan is None:
        here += _before_a_plan(viewer, subject, held, born=born)
    if events.transfer.code in threads:
        here.append(Step("Arrange the transfer-in conference", _meeting(subject, "protection.transfer_in_conference_meeting"), True))
    if plan is not None:
        here += _while_it_runs(viewer, subject, held)
    elif held.plans:
        here.append(Step("Support after the plan", reverse("protection.step_down", kwargs={"subject": subject.uuid}), True))
    if not concern or plan is not None or enquiry is None:
        here.append(Step("Record a reason to suspect significant harm", address(subject.uuid, events.concern_identified)))
    if plan is None and events.transfer.code not in threads:
        here.append(Step("A child with a plan has moved here", address(subject.uuid, events.transfer_in_notified)))
    return here


def _before_a_plan(viewer: Any, subject: Any, held: Followed, *, born: bool) -> list[Step]:
    here: list[Step] = []
    enquiry = held.enquiry
    waits = not held.strategies or (enquiry is None and not any(e.outcome == "conference" and e.conference_on is None for e in held.enquiries))
    if waits:
        here.append(Step("Arrange the strategy discussion", _meeting(subject, "protection.strategy_discussion"), True))
    if enquiry is not None and enquiry.worker_id is None and viewer.can("manage_team"):
        here.append(Step("Give the enquiry to a social worker", reverse("protection.allocate", kwargs={"subject": subject.uuid}), True))
    if enquiry is not None:
        here.append(Step("Write the enquiry", _form(subject, "protection.section_47"), enquiry.worker_id is not None))
        here.append(Step("Hold another strategy discussion", _meeting(subject, "protection.strategy_discussion")))
    if enquiry is not None or any(e.outcome == "conference" and e.conference_on is None for e in held.enquiries):
        kind = "protection.initial_conference_meeting" if born else "protection.pre_birth_conference_meeting"
        here.append(Step("Arrange the initial conference" if born else "Arrange the pre-birth conference", _meeting(subject, kind), enquiry is None))
    return here


def _while_it_runs(viewer: Any, subject: Any, held: Followed) -> list[Step]:
    plan = held.plan
    assert plan is not None
    begun = [g for g in held.groups if g.on >= plan.began_on]
    here = [
        Step("Write the plan" if not plan.whole else "Write the next version of the plan", _form(subject, "protection.plan"), not plan.whole),
        Step("Arrange the core group" if begun else "Arrange the first core group", _meeting(subject, "protection.core_group"), not begun),
        Step("Record a visit", reverse("looked_after.record_visit", kwargs={"subject": subject.uuid})),
        Step("Arrange the review conference", _meeting(subject, "protection.review_conference_meeting")),
    ]
    if plan.agreed_on:
        here.append(Step("Give the plan to the family", reverse("protection.give_plan", kwargs={"subject": subject.uuid})))
    own = (events.overseen, events.challenge_raised, events.length_considered, events.legal_advice_recommended)
    here += [Step(words, address(subject.uuid, t)) for words, t in zip(
        ("Manager: say how it goes", "Chair: challenge", "Chair: look at a long plan", "Recommend legal advice"), own, strict=True)
        if not t.recorded_by or viewer.role.code in t.recorded_by]  # fmt: skip
    if viewer.role.code == "protection.conference_chair":
        here.append(Step("Chair: check midway", reverse("protection.midpoint", kwargs={"subject": subject.uuid})))
    here.append(Step("Stays elsewhere for a time", address(subject.uuid, events.moved_for_a_time)))
    return here


def plan_pairs(viewer: Any, held: Followed) -> list[tuple[str, str]]:
    """The plan that runs, or the last one, in lines."""
    plan = held.plan or (held.plans[0] if held.plans else None)
    if plan is None:
        return []
    today: date = viewer.today
    pairs = [("Category", CATEGORIES.get(plan.category, "")), ("Since", f"{plan.began_on:%-d %B %Y}, {length_words(plan.began_on, plan.ended_on or today)}")]
    if plan.category != plan.first_category:
        pairs.insert(1, ("At first", CATEGORIES.get(plan.first_category, "")))
    if plan.temporary:
        pairs.append(("Temporary", "of another council’s plan"))
    if plan.before:
        ago = f"; the last one ended {length_words(plan.ended_before_on, plan.began_on)} before this began" if plan.ended_before_on else ""
        pairs.append(("Plans before", f"{count_words(plan.before, 'plan')}{ago}"))
    written = f"agreed {date_words(plan.agreed_on, today)}" if plan.agreed_on else "not written yet"
    pairs.append(("Written plan", written + ("" if plan.whole or not plan.agreed_on else "; an outcome, owner or day is missing")))
    pairs.append(("Signed off", date_words(plan.start_signed_on, today) if plan.start_signed_on else "not yet"))
    if plan.reviewed_on:
        pairs.append(("Last review", date_words(plan.reviewed_on, today)))
    if plan.ended_on:
        pairs.append(("Ended", f"{plan.ended_on:%-d %B %Y}: {WHY_ENDED.get(plan.reason, 'reason not known')}"))
        if plan.then:
            pairs.append(("After it", THEN[plan.then]))
        pairs.append(("End signed off", date_words(plan.end_signed_on, today) if plan.end_signed_on else "not yet"))
    return pairs


TO_COURT = {
    events.legal_advice_recommended.code: "recommended to discuss going to court", legal.threshold_discussed.code: "discussed in a legal planning meeting",
    legal.application_issued.code: "the council applied to the court", legal.proceedings_ended.code: "it ended",
}  # fmt: skip


def to_court(viewer: Any, subject: Any, held: Followed) -> list[str]:
    """From the plan to the court, step by step, each with its day and how long after the recommendation. Empty while nobody recommended anything."""
    plan = held.plan or (held.plans[0] if held.plans else None)
    if plan is None:
        return []
    lines: list[str] = []
    asked_on = None
    for event in chronology(viewer, subject.pk, types=list(TO_COURT)):
        if event.on < plan.began_on:
            continue
        if event.type == events.legal_advice_recommended.code:
            asked_on = event.on
        after = f", {days_words((event.on - asked_on).days)} after it was recommended" if asked_on and event.on > asked_on else ""
        lines.append(f"{event.on:%-d %B %Y}: {TO_COURT[event.type]}{after}")
    return lines


def history(viewer: Any, held: Followed) -> list[tuple[date, str, str]]:
    """Discussions, enquiries, conferences, plans and core groups, the latest first; each with the step whose procedure it followed."""
    lines: list[tuple[date, str, str]] = []
    for one in held.strategies:
        who = join_words([AGENCIES[a] for a in one.who.split(",") if a in AGENCIES]) or "who took part is not known"
        few = f"; only {count_words(one.agencies, 'agency', 'agencies')}: {one.why_few or 'no reason given'}" if one.agencies < 3 else ""
        lines.append((one.on, f"Strategy discussion: {STRATEGY_OUTCOMES.get(one.outcome, '')}. There: {who}{few}", "strategy"))
    for enquiry in held.enquiries:
        if enquiry.ended_on:
            lines.append((enquiry.ended_on, f"Enquiry ended: {ENQUIRY_OUTCOMES.get(enquiry.outcome, '')}"
                          + ("" if enquiry.signed_on else "; not signed off yet"), "enquiry"))  # fmt: skip
    for conference in held.conferences:
        doctor = f"; the family doctor {GP[conference.gp]}" if conference.gp in GP else ""
        lines.append((conference.on, f"{CONFERENCES.get(conference.kind, 'Conference')}: {DECISIONS.get(conference.decision, '')}{doctor}",
                      "review" if conference.kind == "review" else "conference"))
    for plan in held.plans:
        lines.append((plan.began_on, f"Plan began: {CATEGORIES.get(plan.first_category, '')}", "plan"))
        if plan.agreed_on:
            lines.append((plan.agreed_on, "Written plan agreed" + ("" if plan.whole else "; an outcome, owner or day is missing"), "plan"))
        if plan.ended_on:
            lines.append((plan.ended_on, f"Plan ended: {WHY_ENDED.get(plan.reason, 'reason not known')}", "plan"))
    for group in held.groups:
        came = f"; {group.came} of {count_words(group.asked, 'agency', 'agencies')} came or reported" if group.asked else ""
        lines.append((group.on, f"Core group: {PROGRESS.get(group.progress, 'how it goes is not said')}{came}", "core_group"))
    return sorted(lines, reverse=True)

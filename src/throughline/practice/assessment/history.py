"""What came before, pulled from the record: earlier episodes that an assessment must weigh, and the key issues of a parenting one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.practice.assessment import events
from throughline.practice.assessment.queries import Child, Work
from throughline.practice.domestic_abuse.events import notification_received
from throughline.practice.front_door.events import referral_received
from throughline.practice.legal.events import application_issued
from throughline.practice.looked_after.events import became_looked_after
from throughline.practice.missing.events import went_missing
from throughline.practice.protection.events import concern_identified, plan_began
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.queries import brothers_and_sisters, names_of

EPISODES = (referral_received, plan_began, became_looked_after, notification_received, application_issued, events.assessment_finished)
OF_SIBLINGS = (became_looked_after, plan_began)
ISSUES = (referral_received, concern_identified, plan_began, notification_received, went_missing, events.risk_recorded)


@dataclass
class Item:
    """One thing to weigh: the same referral of three children is one. `pairs`: for which child, by which entry."""

    key: int
    on: date
    words: str
    pairs: list[tuple[int, int]] = field(default_factory=list)
    answered: dict[int, dict[str, str]] = field(default_factory=dict)
    """What was said of it, by child."""

    @property
    def done(self) -> bool:
        """Weighed for every child whom it concerns."""
        return all(subject in self.answered for subject, _ in self.pairs)

    @property
    def said(self) -> dict[str, str]:
        """What was said, where it is the same for all."""
        return next(iter(self.answered.values()), {})


def episodes(viewer: Any, work: Work) -> list[Item]:
    """Earlier episodes of these children, and removals and plans of their brothers and sisters, oldest first.

    In a parenting assessment what is a key issue is weighed there, once.
    """
    if "episodes" in work.told:
        return list(work.told["episodes"])
    types = EPISODES if work.kind != "parenting" else tuple(t for t in EPISODES if t not in ISSUES)
    found = _own(viewer, work, types, before_only=True)
    found += _of_siblings(viewer, work)
    work.told["episodes"] = _answered(work, found, events.history_considered)
    return list(work.told["episodes"])


def issues(viewer: Any, work: Work) -> list[Item]:
    """Key issues of a parenting assessment: what brought the family to us, each risk that stands, what the chronology holds."""
    if work.kind != "parenting":
        return []
    ended = {e.thread for c in work.children for e in c.happened if e.type == events.risk_resolved.code}
    found = _own(viewer, work, ISSUES, before_only=False)
    for item in found:
        item.pairs = [p for p in item.pairs if p[1] not in ended]
    return _answered(work, [i for i in found if i.pairs], events.issue_weighed)


def _own(viewer: Any, work: Work, types: tuple[Any, ...], *, before_only: bool) -> list[Item]:
    codes = {t.code for t in types}
    made: dict[tuple[date, str], Item] = {}
    for child in work.children:
        held = [e for e in child.happened if e.type in codes and e.thread != child.row.key and not _the_cause(child, e, before_only)]
        held = [e for e in held if e.type != events.risk_recorded.code or e.get("side") == "risk"]
        telling = tell(viewer, child.row.subject_id, held)
        for event in held:
            words = telling.sentence(event)
            about = telling.facts(event).get("about")
            words = f"{words}: {about}" if about and event.type == referral_received.code else words
            item = made.setdefault((event.on, words), Item(event.id, event.on, words))
            item.pairs.append((child.row.subject_id, event.id))
    return sorted(made.values(), key=lambda i: (i.on, i.key))


def _the_cause(child: Child, event: Happened, before_only: bool) -> bool:
    """Whether this is what the assessment itself answers, or came after it began: no history of it."""
    if not before_only:
        return False
    if event.on > child.row.began_on:
        return True
    return event.type == referral_received.code and event.on == (child.row.referred_on or child.row.began_on)


def _of_siblings(viewer: Any, work: Work) -> list[Item]:
    """Removals and plans of brothers and sisters: those in this assessment too, for the others it is history of the family."""
    concerned: dict[int, list[int]] = {}
    for child in work.children:
        for other in brothers_and_sisters(viewer, child.row.subject_id):
            concerned.setdefault(other, []).append(child.row.subject_id)
    names = names_of(n for n in concerned if viewer.basis_for(n))
    made = []
    for other, children in sorted(concerned.items()):
        if other not in names:
            continue
        held = [e for e in chronology(viewer, other, types=[t.code for t in OF_SIBLINGS]) if e.on <= work.first.began_on]
        telling = tell(viewer, other, held)
        made += [Item(e.id, e.on, f"{names[other]}: {telling.sentence(e)}", [(c, e.id) for c in children]) for e in held]
    return made


def _answered(work: Work, items: list[Item], type: Any) -> list[Item]:
    for child in work.children:
        said = {e.get("entry"): e for e in child.of(type)}
        for item in items:
            for subject, entry in item.pairs:
                if subject == child.row.subject_id and entry in said:
                    item.answered[subject] = child.telling.facts(said[entry])
    return sorted(items, key=lambda i: (i.on, i.key))

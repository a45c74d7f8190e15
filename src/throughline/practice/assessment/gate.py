"""What stands before an assessment is authorised, in words that say what to do. Never before saving, never before a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from throughline.base.words import join_words
from throughline.engines.forms import showing
from throughline.practice.assessment import events, history, settings
from throughline.practice.assessment.codes import AGENCIES, NOT_ENGAGING, REQUIRED_AGENCIES
from throughline.practice.assessment.queries import Child, Work, family_adults, planning_of
from throughline.record.families.queries import adults_unaccounted
from throughline.record.ledger.projections import surroundings

ASKS_ABOUT_ADULTS = ("initial", "core", "single", "pre_birth", "parenting", "return_home")


@dataclass(frozen=True)
class Owed:
    """One thing that is still to do: where on the page, and what, in words."""

    at: str
    words: str


def owed(viewer: Any, work: Work) -> list[Owed]:
    """Everything that must be there before this assessment is authorised."""
    found = [Owed("history", f"Say what this means now: {i.words}, {i.on:%-d %B %Y}") for i in history.episodes(viewer, work) if not i.done]
    found += [Owed("issues", f"Explore it, or say why it is left out: {i.words}, {i.on:%-d %B %Y}") for i in history.issues(viewer, work) if not i.done]
    found += _meeting(viewer, work)
    found += [Owed("engagement", f"Take it up with {who}: {n} times in a row missed or refused. Record their answer and what it does to the risk")
              for who, n in not_challenged(viewer, work)]  # fmt: skip
    found += [Owed("factors", f"{c.name}: record at least one risk or protective factor, with what shows it") for c in work.children if not standing_factors(c)]
    found += _adults(viewer, work)
    found += _family(viewer, work)
    for child in work.children:
        if child.writing is not None:
            missing = showing.still_missing(viewer, child.writing, prefix_of(work, child))
            found += [Owed(at or "outcome", f"{child.name}: {words}") for at, words in missing if not _repeated(work, child, at)]
    return found


def prefix_of(work: Work, child: Child) -> str:
    """What keeps the forms of several children on one page apart."""
    return f"c{child.row.subject_id}-"


def _repeated(work: Work, child: Child, at: str) -> bool:
    """A part that is written once for all stands with the first child only."""
    if child is work.children[0] or child.writing is None or not at:
        return False
    from throughline.engines.forms.registry import form_of

    form = form_of(child.writing.form, child.writing.version)
    shared = {s.name for s in form.sections if s.shared}
    return at.removeprefix(prefix_of(work, child)).partition("-")[0] in shared


def standing_factors(child: Child) -> list[Any]:
    """What endangers and protects this child and has not been said to be over."""
    over = {e.thread for e in child.happened if e.type == events.risk_resolved.code}
    return [e for e in child.happened if e.type == events.risk_recorded.code and e.id not in over]


def _meeting(viewer: Any, work: Work) -> list[Owed]:
    if not work.first.deep:
        return []
    found = []
    if any(c.row.met_on is None for c in work.children):
        plan = planning_of(viewer, work)
        day = f", arranged for {plan.on:%-d %B}" if plan is not None else ""
        found.append(Owed("agencies", f"Hold the meeting of the agencies{day}"))
    silent = [AGENCIES[a] for a, s in contributions(viewer, work).items() if s == "not_asked" and a in REQUIRED_AGENCIES]
    if silent:
        found.append(Owed("agencies", f"Ask, or say why not: {', '.join(silent)}"))
    return found


def contributions(viewer: Any, work: Work) -> dict[str, str]:
    """Where each agency stands: not asked, asked for, received, refused, not needed; the weakest over the children."""
    from throughline.engines.meetings.queries import seats_of

    plan = planning_of(viewer, work)
    order = ("not_asked", "requested", "not_relevant", "refused", "received")
    found: dict[str, str] = {}
    for child in work.children:
        said = {e.get("agency"): e.get("state") for e in child.of(events.contribution)}
        if plan is not None and child.row.subject_id in plan.subjects:
            for seat in seats_of(viewer, plan, child.row.subject_id):
                if seat.part in AGENCIES and (seat.name or seat.invitation_id):
                    said.setdefault(seat.part, "requested")
                elif seat.part in AGENCIES and seat.left_out:
                    said.setdefault(seat.part, "not_relevant")
        for agency in {*REQUIRED_AGENCIES, *said} if work.first.deep else set(said):
            here = said.get(agency, "not_asked")
            found[agency] = min(found.get(agency, "received"), here, key=order.index)
    return {a: found[a] for a in AGENCIES if a in found}


def not_challenged(viewer: Any, work: Work) -> list[tuple[str, int]]:
    """Parents who missed or refused too often in a row, and with whom nobody has taken it up since."""
    enough = int(settings.challenge_after.value(surroundings(viewer.authority_id).settings, viewer.today))
    found: dict[str, int] = {}
    for child in work.children:
        runs: dict[str, int] = {}
        for event in child.of(events.parent_contact, events.challenge_made):
            who = str(event.get("who") or "")
            if event.get("how") in NOT_ENGAGING:
                runs[who] = runs.get(who, 0) + 1
            elif event.type == events.challenge_made.code or event.get("how") == "kept":
                runs[who] = 0
        for who, n in runs.items():
            if n >= enough:
                found[who] = max(n, found.get(who, 0))
    return sorted(found.items())


def _adults(viewer: Any, work: Work) -> list[Owed]:
    """Fathers, partners and every other adult at home: recorded, or asked about and said why it is not known."""
    if work.kind not in ASKS_ABOUT_ADULTS:
        return []
    found: dict[str, list[str]] = {}
    for child in work.children:
        for words in adults_unaccounted(viewer, child.row.subject_id):
            found.setdefault(words, []).append(child.name)
    return [Owed("family", f"{join_words(names)}: {words}") for words, names in found.items()]


def _family(viewer: Any, work: Work) -> list[Owed]:
    """Each parent and carer has said what they think, and has seen the assessment or a manager has said why not."""
    found = []
    said = {e.get("who") for c in work.children for e in c.of(events.view_given)}
    seen = {e.get("who") for c in work.children for e in c.of(events.assessment_shared, events.not_shared)}
    adults = family_adults(viewer, work)
    for name, words in adults:
        if name not in said:
            found.append(Owed("family", f"{name}, {words}: record what they think, or why they gave no view"))
        if name not in seen:
            found.append(Owed("family", f"{name}, {words}: share it and record what they made of it, or a manager says why not"))
    if not adults and not said:
        found.append(Owed("family", "No parent or carer is on the record: record who they are, and what they think"))
    return found

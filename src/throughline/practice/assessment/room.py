"""One assessment on one page: what must be weighed, the family, the agencies, the shared account, each child, the finish."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughline.engines.forms import showing
from throughline.engines.forms.queries import texts_aside
from throughline.engines.forms.registry import form_of
from throughline.practice.assessment import codes, events, gate, history, rows
from throughline.practice.assessment.actions import may_decide
from throughline.practice.assessment.queries import (
    HANDED_IN,
    SIGNED,
    Child,
    Work,
    Writing,
    events_of,
    family_adults,
    planning_of,
)
from throughline.practice.assessment.standards import LIBRARY

CONTACTS = (events.parent_contact, events.challenge_made)
SAID = (events.view_given, events.assessment_shared, events.not_shared)


def context(viewer: Any, work: Work, *, ask: bool) -> dict[str, Any]:
    """Everything that the page shows. `ask`: somebody tried to finish it, so what is missing is listed."""
    owed = gate.owed(viewer, work)
    first = work.children[0]
    writes = viewer.can("record") and work.state not in (HANDED_IN, "finished")
    return {
        "work": work, "kind": rows.title(work.kind), "first": first.row, "many": len(work.children) > 1, "writes": writes, "records": viewer.can("record") and
        work.state != "finished", "finished": work.state == "finished", "handed_in": work.state == HANDED_IN,
        "handed_in_by": first.writing.handed_in_by.name if first.writing and first.writing.handed_in_by else "", "decides": may_decide(viewer, work),
        "own": any(c.writing is not None and c.writing.handed_in_by_id == viewer.worker_id for c in work.children), "manages": viewer.can("decide"),
        "to_change": first.writing.to_change if work.state == "returned" and first.writing else "",
        "owed": owed if ask or work.state == HANDED_IN else [], "owed_count": len(owed), "history": history.episodes(viewer, work),
        "issues": history.issues(viewer, work), "contacts": _once(work, *CONTACTS), "not_challenged": gate.not_challenged(viewer, work),
        "adults": _adults(viewer, work), "others_said": _others_said(viewer, work), "agencies": _agencies(viewer, work) if work.first.deep else [],
        "planning": planning_of(viewer, work) if work.first.deep else None, "shared": _shared(viewer, work),
        "children": [_child(viewer, work, c, owed) for c in work.children],
        "seen": _once(work, events.child_seen, events.manager_looked, events.birth_expected, events.adoption_team_told),
        "grades": _once(work, events.assessment_graded), "exemplars": LIBRARY.shown(work.kind), "standards": LIBRARY.of(work.kind), "library": LIBRARY,
        "unborn": work.kind == "pre_birth", "parenting": work.kind == "parenting", "marks": showing.MARKS.items(),
        "asides": [a for c in work.children if c.writing is not None for a in texts_aside(c.writing)],
    }  # fmt: skip


def _once(work: Work, *types: Any) -> list[dict[str, Any]]:
    """What was recorded for several children in one step stands once, with their names."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for child in work.children:
        for row in events_of(child, *types):
            event = row["event"]
            at = (event.type, event.on, row["sentence"], row["facts"].get("words"), row["by"])
            found.setdefault(at, {**row, "children": []})["children"].append(child.name)
    return sorted(found.values(), key=lambda r: (r["event"].on, r["event"].id), reverse=True)


def _adults(viewer: Any, work: Work) -> list[dict[str, Any]]:
    """Each parent and carer as recorded: what they think, and whether they have seen it."""
    said = {row["facts"].get("who"): row for row in _once(work, events.view_given)}
    shared = {row["facts"].get("who"): row for row in _once(work, events.assessment_shared, events.not_shared)}
    return [{"name": name, "words": words, "said": said.get(name), "shared": shared.get(name)} for name, words in family_adults(viewer, work)]


def _others_said(viewer: Any, work: Work) -> list[dict[str, Any]]:
    names = {name for name, _ in family_adults(viewer, work)}
    return [r for r in _once(work, *SAID) if r["facts"].get("who") not in names]


def _agencies(viewer: Any, work: Work) -> list[dict[str, Any]]:
    said = {r["facts"].get("agency"): r for r in reversed(_once(work, events.contribution))}
    words = {"not_asked": "not asked yet", **codes.CONTRIBUTION}
    return [{"code": code, "title": codes.AGENCIES[code], "state": state, "words": words[state], "said": said.get(codes.AGENCIES[code]),
             "required": code in codes.REQUIRED_AGENCIES} for code, state in gate.contributions(viewer, work).items()]  # fmt: skip


def _newest(work: Work, section: str) -> Writing | None:
    """The child's form in which a shared part is newest: where all may be seen, they are the same."""
    papers = [c.writing for c in work.children if c.writing is not None]
    return max(papers, key=lambda w: int(w.saves.get(section, {"version": 0})["version"]), default=None)


def _shared(viewer: Any, work: Work) -> list[dict[str, Any]]:
    """Parts that are written once for all of the children."""
    first = work.children[0].writing
    if first is None or first.state == SIGNED:
        return []
    names = [s.name for s in form_of(first.form, first.version).sections if s.shared]
    out = []
    for name in names:
        paper = _newest(work, name)
        if paper is not None:
            child = next(c for c in work.children if c.writing is not None and c.writing.pk == paper.pk)
            out += [{**s, "writing": paper} for s in showing.sections_of(viewer, paper, prefix=gate.prefix_of(work, child)) if s["name"] == name]
    return out


def _child(viewer: Any, work: Work, child: Child, owed: list[gate.Owed]) -> dict[str, Any]:
    paper = child.writing
    open_ = paper is not None and paper.state != SIGNED
    shared = {s.name for s in form_of(paper.form, paper.version).sections if s.shared} if paper is not None else set()
    factors = gate.standing_factors(child)
    telling = _factor_words(viewer, child, factors)
    return {
        "child": child, "name": child.name, "subject": child.row.subject, "row": child.row, "writing": paper,
        "sections": [s for s in showing.sections_of(viewer, paper, prefix=gate.prefix_of(work, child)) if s["name"] not in shared]
        if open_ and paper is not None else [],
        "factors": telling, "risks": [f for f in telling if f["side"] == "risk"], "protects": [f for f in telling if f["side"] != "risk"],
        "missing": sum(o.at.startswith(gate.prefix_of(work, child)) for o in owed),
        "read": reverse("forms.read", kwargs={"subject": child.row.subject.uuid, "signing": paper.event}) if paper is not None and paper.event else "",
        "print": reverse("forms.print", kwargs={"subject": child.row.subject.uuid, "signing": paper.event}) if paper is not None and paper.event else "",
    }  # fmt: skip


def _factor_words(viewer: Any, child: Child, factors: list[Any]) -> list[dict[str, Any]]:
    from throughline.record.ledger.queries import tell

    telling = tell(viewer, child.row.subject_id, factors)
    return [{"key": e.id, "side": e.get("side"), "on": e.on, **{k: v for k, v in telling.facts(e).items() if k != "side"}} for e in factors]

"""The child's page and the parts of the record behind it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.urls import reverse

from throughline.base.calendar import age_on
from throughline.base.words import day_words
from throughline.engines.duties.queries import not_known_for, open_for
from throughline.engines.forms.events import form_signed
from throughline.engines.recording.correcting import may_correct
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.screens.door import authority_of
from throughline.insight.child import due_rows
from throughline.insight.child.queries.head import details_of, family_of, person_or_nobody
from throughline.insight.child.queries.index import index_of
from throughline.insight.child.queries.life import LEGEND, life_chart_of
from throughline.insight.child.queries.looks import looks
from throughline.insight.child.queries.state import SHOWN_DUE, child_state
from throughline.insight.child.queries.together import siblings_open, story_of, together
from throughline.insight.family.queries import joined, may_join, shared_of
from throughline.record.documents.queries import latest_of_each_kind, papers_of
from throughline.record.ledger import registry
from throughline.record.ledger.happened import order
from throughline.record.ledger.queries import chronology, entry_as_it_stood, tell
from throughline.record.ledger.types import PRIVILEGED, Words
from throughline.record.people.wording import pronouns
from throughline.services import clock

PARTS = (
    ("child.page", "Story"),
    ("child.due", "Due"),
    ("family_help.child", "Help"),
    ("forms.list", "Plans and forms"),
    ("meetings.of_child", "Meetings"),
    ("letters.list", "Letters"),
    ("voice.own_page", "Own page"),
    ("child.family", "Family"),
    ("child.papers", "Documents"),
    ("child.looks", "Who has looked"),
)


def parts(subject: Any, here: str) -> list[dict[str, Any]]:
    """The parts of one record, for the line under its head."""
    return [
        {
            "words": words,
            "title": words,
            "url": reverse(code, kwargs={"subject": subject.uuid}),
            "current": code == here,
        }
        for code, words in PARTS
    ]


def head(viewer: Any, subject: Any, here: str) -> dict[str, Any]:
    """What every part of a record shows on top: who this is."""
    person = person_or_nobody(viewer, subject)
    return {
        "person_shown": person,
        "subject": subject,
        "said": pronouns(person),
        "heading": person.name,
        "parts": parts(subject, here),
        "age": age_on(person.born_on, viewer.today) if person.born_on else None,
        "can_record": viewer.can("record"),
        "chart_caption": f"{person.name}, birth to today"
        if person.born_on
        else f"{person.name}, as this record knows it",
        "chart_links": [
            {"words": "as known on another day", "url": reverse("child.story", kwargs={"subject": subject.uuid})},
            {
                "words": "print on one page",
                "url": reverse("way_out.choose", kwargs={"subject": subject.uuid}) + "?paper=life",
            },
        ],
        "missing_url": _missing_url(subject) if viewer.can("record") else "",
    }


def _missing_url(subject: Any) -> str:
    """Where a missing child is recorded, when an area declares it."""
    for code in ("missing.went_missing",):
        if code in registry.event_types():
            return reverse("recording.record", kwargs={"subject": subject.uuid, "code": code})
    return ""


@screen("child.page", "children/<uuid:subject>/", about=CHILD, template="insight/child.html", title="Child")
def page(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everything about one child that fits the first look, then the story."""
    state = child_state(viewer, subject)
    chart = life_chart_of(viewer, subject, state.person, state.events, viewer.today)
    first = state.person.known_as or state.person.given or state.person.name
    return {
        **head(viewer, subject, "child.page"),
        "state": state,
        "first": first,
        "due": due_rows.rows(viewer, subject, state.person, state.due[:SHOWN_DUE]),
        "due_more": max(len(state.due) - SHOWN_DUE, 0),
        "due_all": len(state.due),
        "since": _since(state),
        "story": days_of(viewer, state.story.events, state.story.telling, subject),
        "story_more": len(state.events) - len(state.story.events),
        "chart": chart,
        "legend": LEGEND,
        "asked_for": state.asked_for,
        "shelf": latest_of_each_kind(viewer, subject.pk),
        "today_words": day_words(viewer.today),
    }


def _since(state: Any) -> list[dict[str, Any]]:
    return [
        {"strong": f"{clock.london(e.recorded_at):%A}.", "words": state.story.telling.sentence(e)[:160]}
        for e in state.since
    ]


def days_of(viewer: Any, events: list[Any], telling: Any, subject: Any) -> list[dict[str, Any]]:
    """Events, newest first, by day, each with its sentence, who wrote it and the words that belong to it."""
    types = registry.event_types()
    forms = {e.get("tells"): e.id for e in events if e.type == form_signed.code}
    out = []
    for on, held in groupby(events, key=lambda e: e.on):
        rows = []
        for event in held:
            declared = types.get(event.type)
            told = telling.facts(event)
            shown = set(_names_in(declared.sentence)) if declared else set()
            words = [
                {
                    "title": f.title,
                    "words": told[f.name].strip('“”" ') if getattr(f, "quoted", False) else told[f.name],
                    "quoted": getattr(f, "quoted", False),
                }
                for f in (declared.facts if declared else ())
                if type(f).__name__ == "Words" and told.get(f.name) and f.name not in shown
            ]
            if declared and declared.quiet and not words:
                continue
            late = (clock.london(event.recorded_at).date() - event.on).days
            rows.append({
                "id": event.entry or event.id, "first": event.id, "sentence": telling.sentence(event), "by": telling.by(event),
                "words": words, "late": late if late > 5 and event.source == "record" else 0, "recorded_at": event.recorded_at,
                "corrected": reverse("child.entry", kwargs={"subject": subject.uuid, "event": event.id}) if event.entry not in (0, event.id) else "",
                "may_correct": may_correct(viewer, declared, event.by), "title": declared.title if declared else event.type,
                "at": event.at, "about": subject.uuid,
                "read": reverse("forms.read", kwargs={"subject": subject.uuid, "signing": forms[event.id]}) if event.id in forms else "",
            })  # fmt: skip
        if rows:
            out.append({"on": on, "rows": rows})
    return out


def _names_in(sentence: str) -> list[str]:
    return [part.partition("}")[0] for part in sentence.split("{")[1:]]


@screen(
    "child.story", "children/<uuid:subject>/story/", about=CHILD, template="insight/child_story.html", title="Story"
)
def story(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """The whole chronology, and the record as it was known on a past day."""
    known_on = _day(request.GET.get("known_on"))
    known_at = clock.at_london(known_on + timedelta(days=1)) if known_on else None
    group, kind, whose = (request.GET.get(n, "") for n in ("group", "kind", "whose"))
    family = siblings_open(viewer, subject)
    events = chronology(viewer, subject.pk, known_at=known_at)
    told = {subject.pk: events} if not whose else together(viewer, subject, events, family, whose, known_at)
    types = registry.event_types()
    every = sorted((e for held in told.values() for e in held), key=order)
    groups = sorted({types[e.type].group for e in every if e.type in types and types[e.type].group})
    kinds = sorted({(types[e.type].title, e.type) for e in every if e.type in types and not types[e.type].quiet})
    shown = [
        e for e in every
        if (not group or (e.type in types and types[e.type].group == group)) and (not kind or e.type == kind)
    ]  # fmt: skip
    held = Paginator(list(reversed(shown)), 100).get_page(request.GET.get("page"))
    context = head(viewer, subject, "child.page")
    chart_day = known_on or viewer.today
    return {
        **context,
        "known_on": known_on,
        "group": group,
        "groups": groups,
        "held": held,
        "story": story_of(viewer, subject, list(held), family),
        "kind": kind,
        "kinds": kinds,
        "whose": whose,
        "family": family,
        "chart": life_chart_of(viewer, subject, context["person_shown"], events, chart_day, known_at),
        "legend": LEGEND,
    }


def _day(text: str | None) -> date | None:
    try:
        return datetime.strptime(text or "", "%Y-%m-%d").date()
    except ValueError:
        return None


@screen("child.entry", "children/<uuid:subject>/entry/<int:event>/", about=CHILD, template="insight/child_entry.html", title="What an entry said before")
def entry(request: HttpRequest, viewer: Any, subject: Any, event: int) -> dict[str, Any]:
    """Every state of one entry, the newest first, with who put it there and when."""
    held = entry_as_it_stood(viewer, subject.pk, event)
    if not held or (any((t := registry.event_types().get(e.type)) is not None and t.audience == PRIVILEGED for e in held) and not viewer.can("privileged")):
        raise Http404(str(event))
    telling = tell(viewer, subject.pk, held)
    states = []
    for one in held:
        declared = registry.event_types().get(one.type)
        told = telling.facts(one)
        words = [told[f.name] for f in (declared.facts if declared else ()) if isinstance(f, Words) and told.get(f.name)]
        states.append({"on": one.on, "sentence": telling.sentence(one), "words": words, "by": telling.by(one), "recorded_at": one.recorded_at})
    return {**head(viewer, subject, "child.page"), "states": states}


@screen("child.due", "children/<uuid:subject>/due/", about=CHILD, template="insight/child_due.html", title="Due")
def due(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everything due for one child, with the reason for each date, and what cannot be known."""
    context = head(viewer, subject, "child.due")
    items = open_for(viewer, subject.pk)
    return {
        **context,
        "due": due_rows.rows(viewer, subject, context["person_shown"], items),
        "not_known": not_known_for(viewer, subject.pk, authority_of(viewer).live_on),
        "authority": authority_of(viewer),
    }


@screen(
    "child.family", "children/<uuid:subject>/family/", about=CHILD, template="insight/child_family.html", title="Family"
)
def family(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Who is who in this child's family, and what else is recorded of the child."""
    context = head(viewer, subject, "child.family")
    context["joined"], context["may_join"] = joined(viewer, subject.pk), may_join(viewer)
    return {**context, "ties": family_of(viewer, subject), **details_of(viewer, subject, context["person_shown"])}


@screen(
    "child.papers",
    "children/<uuid:subject>/papers/",
    about=CHILD,
    template="insight/child_papers.html",
    title="Documents",
)
def papers(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """The papers on this record, then the index of everything that is held: by kind, each one step away."""
    return {**head(viewer, subject, "child.papers"), "papers": papers_of(viewer, subject.pk), "index": index_of(viewer, subject)}


@screen(
    "child.looks",
    "children/<uuid:subject>/looks/",
    about=CHILD,
    template="insight/child_looks.html",
    title="Who has looked",
)
def who_has_looked(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everybody who opened this record, when and why."""
    return {**head(viewer, subject, "child.looks"), "looks": looks(viewer, subject.pk), "shared": shared_of(viewer, subject.pk)}

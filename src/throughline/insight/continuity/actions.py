"""The night's continuity pack: whom to ring and where each child is, when nothing works. Kept encrypted, and only for nights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from throughline.engines.panels.declarations import BRIEF, DANGERS, WORDS_FOR_TONIGHT, offered
from throughline.engines.screens.training import training_words
from throughline.engines.settings.queries import authority_subject
from throughline.insight.child.queries.state import asked_of, child_state
from throughline.insight.continuity.queries import children_for_the_night
from throughline.practice.out_of_hours.events import pack_made
from throughline.record.access import acting
from throughline.record.access.viewer import Viewer, load_viewer
from throughline.record.ledger.actions import record
from throughline.record.people.models import Authority
from throughline.record.workers.models import Worker
from throughline.record.workers.posts import held_posts
from throughline.services import clock, sealed
from throughline.services.locked_page import as_locked_page

KEPT_NIGHTS = 3
KEY = "passphrase.json"


@dataclass(frozen=True)
class Kept:
    """The passphrase that was agreed, and who agreed it: the pack is made as they may read."""

    words: str
    worker: int
    since: date


def folder(authority: int) -> str:
    """The sealed folder of an authority's packs."""
    return f"continuity-{authority}"


def passphrase(authority: int) -> Kept | None:
    """What was agreed, if anything."""
    try:
        told = json.loads(sealed.read(folder(authority), KEY))
    except (FileNotFoundError, ValueError):
        return None
    return Kept(told["words"], told["worker"], date.fromisoformat(told["since"]))


def agree(viewer: Viewer, words: str) -> None:
    """From now on packs open with these words, which the duty managers keep outside this system. ValueError when too short."""
    as_locked_page("", "", words)
    told = json.dumps({"words": words, "worker": viewer.worker_id, "since": viewer.today.isoformat()})
    sealed.write(folder(viewer.authority_id), KEY, [told.encode()])
    acting.note("continuity_passphrase", detail={"set": True})


def packs(authority: int) -> list[str]:
    """Names of the packs that are kept, the newest first."""
    return sorted((n for n in sealed.names(folder(authority)) if n.endswith(".html")), reverse=True)


def make(viewer: Viewer, kept: Kept) -> tuple[str, int]:
    """Make tonight's pack as this viewer may read; its name and how many children stand in it."""
    children = children_for_the_night(viewer)
    rows = [_row(viewer, subject) for subject in children]
    now = clock.london(clock.now())
    council = Authority.objects.get(pk=viewer.authority_id)
    title = f"{council.short_name or council.name}: the night of {now:%-d %B %Y}"
    html = render_to_string("insight/continuity/pack.html", {
        "rows": rows, "made": f"Made on {now:%-d %B %Y at %H:%M}, as {viewer.name} may read", "training": training_words(),
        "phone": council.duty_phone})  # fmt: skip
    name = f"night-{now:%Y-%m-%d}.html"
    sealed.write(folder(viewer.authority_id), name, [as_locked_page(title, html, kept.words)])
    for old in packs(viewer.authority_id)[KEPT_NIGHTS:]:
        sealed.drop(folder(viewer.authority_id), old)
    acting.note("continuity_pack", subjects=[c.pk for c in children], detail={"children": len(rows), "file": name})
    record(
        pack_made,
        authority_subject(viewer.authority_id),
        on=viewer.today,
        by=viewer.worker_id,
        children=len(rows),
        name=name,
    )
    return name, len(rows)


def _row(viewer: Viewer, subject: Any) -> dict[str, Any]:
    state = child_state(viewer, subject)
    asked = asked_of(viewer, subject, state.person, state.events)
    return {
        "state": state,
        "words": offered(WORDS_FOR_TONIGHT, asked),
        "dangers": offered(DANGERS, asked),
        "brief": offered(BRIEF, asked),
    }


def make_for_tonight() -> str:
    """Make the pack of this authority, if its passphrase was agreed and whoever agreed it still answers at night."""
    authority = acting.authority()
    kept = passphrase(authority)
    if kept is None:
        return ""
    worker = Worker.objects.filter(pk=kept.worker, left_on__isnull=True).first()
    posts = [p for p in held_posts(worker, clock.today()) if p.authority_id == authority] if worker else []
    if worker is None or not posts:
        return "nobody who agreed the passphrase works here any more: agree a new one"
    viewer = load_viewer(worker, posts[0], clock.today(), clock.now())
    if not viewer.can("night_desk"):
        return "whoever agreed the passphrase does not answer at night any more: agree a new one"
    with acting.as_actor(viewer.actor("continuity.pack")):
        _, children = make(viewer, kept)
    return f"{children} children"

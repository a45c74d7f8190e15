"""The resource panel: every case that may go to court comes to it, before or, in an emergency, after."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from throughline.engines.agendas.declarations import Agenda, Decision, Found, Gathers
from throughline.practice.legal import events, queries, settings
from throughline.practice.legal.codes import KINDS


def cases(viewer: Any, first: date, last: date) -> Iterator[Found]:
    """Cases that may go to court, or went in an emergency, and on which the panel has not decided."""
    for case, _ in queries.cases_for_panel(viewer):
        went = f"applied for {KINDS.get(case.kind, 'an order')} in an emergency" if case.issued_on else "may go to court"
        yield Found(case.subject_id, f"{went[0].upper()}{went[1:]}; planning meeting on {case.began_on:%-d %B}. {case.trigger}".strip(), thread=case.key)


resource_panel = Agenda(
    code="legal.resource_panel",
    title="Resource panel",
    short="resource panel",
    every=settings.panel_every,
    agencies=(("chair", "The assistant director, who chairs it"), ("service_managers", "Service managers"), ("legal", "Legal services")),
    gathers=(Gathers("cases", "Cases that may go to court", cases),),
    decisions=(
        Decision("issue", "to go to court"),
        Decision("not_yet", "not yet; more work first", changes=True, needs_words=True),
        Decision("no", "not to go to court", changes=True, needs_words=True),
    ),
    decided=events.panel_decided,
    held_by=("record.service_manager", "record.head_of_service", "record.director"),
    seen_by=("record.team_manager", "legal.adviser"),
    also_asks=("quality",),
    home="legal.board",
    local="The inspection of 2012, paragraph 136: the panel reviews all decisions for care proceedings and the quality of assessments",
)

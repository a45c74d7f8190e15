"""A released paper as a page to look at and print, or as a PDF to keep: the same tree, with the same frame around it."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse

from throughline.engines.screens.door import authority_of
from throughline.engines.screens.training import training_words
from throughline.engines.way_out.release import Release, held_words
from throughline.services import clock
from throughline.web.paper.pdf import as_pdf
from throughline.web.paper.tree import Frame


def frame_of(viewer: Any, made: Release, *, landscape: bool = False) -> Frame:
    """What stands around every copy: its reader, what was held back, who made it when, the training banner."""
    when = clock.london(clock.now())
    return Frame(
        f"For {made.reader.words}.", held_words(made), f"{authority_of(viewer).name}, {viewer.name}, {when:%-d %B %Y, %H:%M}",
        training_words(), landscape,
    )  # fmt: skip


def as_page(viewer: Any, made: Release, *, back_url: str, landscape: bool = False) -> dict[str, Any]:
    """Context of `engines/paper_copy.html`."""
    return {
        "heading": made.paper.title,
        "plain_heading": "A paper",
        "paper": made.paper,
        "frame": frame_of(viewer, made, landscape=landscape),
        "back_url": back_url,
    }


def as_file(viewer: Any, made: Release, *, landscape: bool = False) -> HttpResponse:
    """The same copy as a tagged PDF, to keep or to send. Its name on the disk names nobody."""
    response = HttpResponse(
        as_pdf(made.paper, frame_of(viewer, made, landscape=landscape)), content_type="application/pdf"
    )
    name = re.sub(r"[^a-z]+", "-", made.reader.kind) + f"-{clock.today():%Y-%m-%d}"
    response["Content-Disposition"] = f'attachment; filename="copy-for-{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

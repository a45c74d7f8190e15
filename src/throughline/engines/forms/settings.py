"""What this council decides of its forms: the headings and scaling questions of the practice model its workers were taught."""

from __future__ import annotations

from typing import Any

from throughline.engines.settings.declarations import Setting

AS_ASKED = "as each form asks it"
"""The value by which a form keeps its own words."""
MOST_SCALES = 6

WHY = "Councils train their workers in a practice model of their own; what is asked stays the same, the words are the model’s."


def scales_of(text: str) -> list[tuple[str, str, str]]:
    """The scaling questions of a wording, each with what 0 and what 10 mean. ValueError says which line cannot be read."""
    found = []
    for line in (one.strip() for one in str(text).splitlines()):
        if not line or line == AS_ASKED:
            continue
        parts = [p.strip() for p in line.split("|")]
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"Write each scaling question as: the question | what 0 means | what 10 means. This line is not so: “{line[:60]}”")
        found.append((parts[0], parts[1], parts[2]))
    if len(found) > MOST_SCALES:
        raise ValueError(f"At most {MOST_SCALES} scaling questions: more are answered by nobody")
    return found


def _readable(value: Any) -> None:
    scales_of(value)


worries = Setting(
    code="forms.heading_of_worries",
    title="Practice model: the heading for what worries us",
    default=AS_ASKED,
    why=WHY,
)
well = Setting(
    code="forms.heading_of_what_works",
    title="Practice model: the heading for what works well",
    default=AS_ASKED,
    why=WHY,
)
next_step = Setting(
    code="forms.heading_of_what_next",
    title="Practice model: the heading for what must happen next",
    default=AS_ASKED,
    why=WHY,
)
scaling = Setting(
    code="forms.scaling_questions",
    title="Practice model: scaling questions from 0 to 10",
    default=AS_ASKED,
    why="One line for each: the question | what 0 means | what 10 means. They stand in assessments, plans and conferences begun from that day on.",
    paragraphs=True,
    readable=_readable,
)

"""What the child thinks, before the review, second version: a child may also show it, in a drawing, a photograph or a recording."""

from dataclasses import replace
from datetime import date

from throughline.engines.forms.declarations import STAFF, Kept, Section
from throughline.practice.looked_after.forms.view_of_child_v1 import view_of_child_v1

view_of_child_v2 = replace(
    view_of_child_v1,
    version=2,
    since=date(2026, 11, 24),
    sections=(
        *view_of_child_v1.sections,
        Section("shown", "Or show it", (
            Kept("drawing", "A drawing", "Draw it, and take a picture of it. You can write what it shows.", kind="drawing"),
            Kept("page", "A photograph of a page you wrote", kind="photo"),
            Kept("recording", "Your voice", "Somebody writes beside it what you say.", kind="audio"),
        ), by=(STAFF, "child", "carer")),
    ),
)  # fmt: skip

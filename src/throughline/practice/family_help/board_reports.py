"""What the commissioning board is given each quarter about the edge of care and young carers."""

from django.urls import reverse

from throughline.engines.boards.declarations import BoardReport
from throughline.practice.family_help.queries.quarter import figures

edge_and_carers = BoardReport(
    "family_help.edge_and_carers", "The edge of care, and young carers", boards=("commissioning",), every=3, figures=figures,
    page=lambda ended: reverse("family_help.board"), source="inspection of 2012, paragraphs 27, 32, 72 and 95",
)  # fmt: skip

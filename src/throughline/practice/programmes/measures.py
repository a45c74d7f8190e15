"""Whom centres and courses reach, and whether people stay."""

from __future__ import annotations

from django.db.models import Q

from throughline.engines.measures.declarations import Measure, Population, in_period
from throughline.engines.measures.windows import Span
from throughline.practice.programmes.models import Attendance, Course

INSPECTION = "inspection of 2012"

reached = Measure(
    "programmes.reached",
    "Children whose family came to a children’s centre",
    "How many children’s families came to a group of a children’s centre in the year to the last day, for each thousand children "
    "who live here. The centres’ own page counts families, by area and group.",
    counts=in_period(Attendance, "on").once_each(),
    out_of=Population(per=1000),
    span=Span.YEAR,
    source=f"{INSPECTION}, paragraph 26 (M08)",
)
completed = Measure(
    "programmes.completed",
    "Courses to the end",
    "Of the courses that somebody ended in the year to the last day, how many they came to the end of.",
    counts=Q(how="completed"),
    out_of=in_period(Course, "ended_on"),
    span=Span.YEAR,
    things=("course", "courses"),
    left_out="{n} left before the end",
    source=f"{INSPECTION}, paragraphs 22 and 37 (M10)",
)

"""The report of a family doctor for a conference, first version: short, so that it is written."""

from datetime import date

from throughline.base.law import WORKING_TOGETHER_2010
from throughline.engines.forms.declarations import STAFF, Form, LongText, Section, ShortText
from throughline.practice.protection import events

report_of_gp_v1 = Form(
    code="protection.report_of_gp",
    version=1,
    since=date(2006, 4, 1),
    title="Report of the family doctor",
    group="Conferences",
    offered=False,
    source=WORKING_TOGETHER_2010.chapter(2),
    when_signed=events.gp_reported,
    tells=lambda a: {"practice": a.get("report.practice"), "words": a.get("report.know")},
    sections=(
        Section("report", "Report of the family doctor", (
            ShortText("practice", "Name of the practice", needed=True),
            LongText("know", "What do you know of the child’s health, missed appointments and injuries?", needed=True, rows=4),
            LongText("parents", "What of the parents’ health bears on the child’s safety?", rows=3),
            LongText("worry", "Is there anything else that worries you?", rows=3),
        ), by=(STAFF, "gp")),
    ),
)  # fmt: skip

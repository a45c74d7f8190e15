"""Reports that a court directs the council to make, by the day it names or the law does."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import CHILDREN_ACT_1989, LOCAL
from throughline.base.limits import days, weeks_beginning_with
from throughline.engines.duties.declarations import Duty, start_says
from throughline.practice.legal import settings
from throughline.practice.legal.events import reports
from throughline.record.people import events as people

ACT_1991 = date(1991, 10, 14)
DIRECTED = ((reports.report_directed, "The court directed it"),)

section_37_report = Duty(
    code="legal.section_37_report",
    title="Tell the court whether the council goes to court about {them}",
    short="section 37 reports",
    owner="social_worker",
    starts=reports.report_directed.where(kind="section_37"),
    met_by=reports.report_filed,
    per=reports.report,
    linked=True,
    anchor="by_on",
    lapses_on=people.died,
    said=DIRECTED,
    law=(
        Since(ACT_1991,
            Rule("In short: the court may direct another time than the eight weeks", within=days(0), when=start_says("by_on"), id="S37.REPORT",
                 source=CHILDREN_ACT_1989.section(37, 4), era="both"),
            Rule("In short: the court is told before the end of eight weeks, of which the day of the direction is the first, unless it directs otherwise",
                 within=weeks_beginning_with(8), id="S37.REPORT", source=CHILDREN_ACT_1989.section(37, 4), era="both")),
    ),
)  # fmt: skip

welfare_report = Duty(
    code="legal.welfare_report",
    title="Report to the court on {their} welfare",
    short="section 7 reports",
    owner="social_worker",
    starts=reports.report_directed.where(kind="section_7"),
    met_by=reports.report_filed,
    per=reports.report,
    linked=True,
    anchor="by_on",
    lapses_on=people.died,
    said=DIRECTED,
    law=(
        Since(ACT_1991,
            Rule("In short: the court asks the council to report on the child’s welfare, and names the day", within=days(0),
                 when=start_says("by_on"), id="S7.REPORT", source=CHILDREN_ACT_1989.section(7), era="both"),
            Rule("In short: where the court named no day, how long the council takes is its own", within=settings.welfare_report, basis="L",
                 status="local default", id="S7.REPORT", source=LOCAL.because("section 7 of the Children Act 1989 asks for the report and names no number"),
                 era="both")),
    ),
)  # fmt: skip

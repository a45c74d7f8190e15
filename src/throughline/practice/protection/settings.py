"""What an authority decides for itself about child protection. Defaults are seeds, not law."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.base.limits import days, months, weeks, working_days
from throughline.engines.settings.declarations import Setting

strategy = Setting(
    "protection.strategy", "A strategy discussion is held within", default=3, unit=working_days(3), least=1, most=5,
    why="No national number; the same day where a child is in danger now, else three working days.",
)  # fmt: skip
allocate = Setting(
    "protection.allocate", "An enquiry under section 47 has a social worker within", default=1, unit=working_days(1), least=1, most=3,
    why="No national number; an enquiry waits for nobody.",
)  # fmt: skip
papers = Setting(
    "protection.papers", "Reports for a conference are asked for, before it, by", default=3, unit=working_days(3), least=1, most=10,
    why="Local procedures; three working days leave time to read them.",
)  # fmt: skip
report_to_family = Setting(
    "protection.report_to_family", "The report for a conference is shared with the family, before it, by", default=2, unit=working_days(2), least=1, most=5,
    why="The guidance says in good time; local procedures say one to three working days.",
)  # fmt: skip
report_to_chair = Setting(
    "protection.report_to_chair", "The report for a conference is with the chair, before it, by", default=3, unit=working_days(3), least=1, most=5,
    why="Local; the chair reads it before the family meets it in the room.",
)  # fmt: skip
send_decisions = Setting(
    "protection.send_decisions", "The decisions of a conference are sent within", default=1, unit=working_days(1), least=1, most=5,
    why="No national number; the outline plan is wanted the next day.",
)  # fmt: skip
send_minutes = Setting(
    "protection.send_minutes", "The minutes of a conference are sent within", default=20, unit=working_days(20), least=5, most=20,
    why="No national number; the inspection of 2012, paragraph 47, speaks of local timescales.",
)  # fmt: skip
core_groups = Setting(
    "protection.core_groups", "Core groups meet at least every", default=6, unit=weeks(6), least=2, most=8,
    why="The guidance asks for sufficient regularity; authorities use four to eight weeks.",
)  # fmt: skip
first_visit = Setting(
    "protection.first_visit", "After a plan begins, the child is first seen within", default=5, unit=working_days(5), least=1, most=10,
    why="Local procedures; what the conference decided is told at home within a week.",
)  # fmt: skip
visits = Setting(
    "protection.visits", "Children with a plan are seen at least every", default=10, unit=working_days(10), least=5, most=20,
    why="Local procedures; authorities use ten to twenty working days.",
)  # fmt: skip
temporary_move = Setting(
    "protection.temporary_move", "When a child with a plan stays elsewhere, the other council knows within", default=1, unit=working_days(1), least=1, most=3,
    why="Local procedures; a child may be in danger the night they arrive.",
)  # fmt: skip
write_plan = Setting(
    "protection.write_plan", "The first plan is written within", default=15, unit=working_days(15), least=5, most=20,
    why="The outline is the conference’s; the first core group writes it out.",
)  # fmt: skip
sign_off = Setting(
    "protection.sign_off", "What is decided for a child’s protection is signed off within", default=5, unit=working_days(5), least=1, most=10,
    why="The plan protects from the day of the conference; the second pair of eyes follows within a week.",
)  # fmt: skip
ASKED, NOT_ASKED = "signed off", "not signed off"
GATE_WHY = "The inspection of 2012, paragraphs 23 and 48: an assistant director and an independent consultant signed off every key decision."
sign_off_enquiry = Setting(
    "protection.sign_off_enquiry", "The outcome of an enquiry under section 47 is", default=ASKED, choices=(ASKED, NOT_ASKED), why=GATE_WHY,
)  # fmt: skip
sign_off_start = Setting(
    "protection.sign_off_start", "The decision of a conference that begins a plan is", default=ASKED, choices=(ASKED, NOT_ASKED), why=GATE_WHY,
)  # fmt: skip
sign_off_change = Setting(
    "protection.sign_off_change", "A change of a child protection plan is", default=ASKED, choices=(ASKED, NOT_ASKED), why=GATE_WHY,
)  # fmt: skip
GATES = {"enquiry": sign_off_enquiry, "start": sign_off_start, "change": sign_off_change}
"""Which sign-offs an authority may do without. The end of a plan is not among them: no plan ends unsigned."""


def signed_off_here(what: str, held: Mapping[str, Sequence[tuple[date, Any]]], on: date) -> bool:
    """Whether the authority has decisions of this kind signed off, by its settings of the day of the decision."""
    gate = GATES.get(what)
    return gate is None or gate.value(held, on) == ASKED


oversight = Setting(
    "protection.oversight", "After an allocation, before a conference and after a core group, the manager looks within", default=5, unit=working_days(5),
    least=1, most=10, why="The inspection of 2012, paragraphs 23 and 26: oversight at key stages.",
)  # fmt: skip
oversight_monthly = Setting(
    "protection.oversight_monthly", "Between, the manager looks at each plan every", default=1, unit=months(1), least=1, most=2,
    why="The inspection of 2012, paragraph 26: closer scrutiny of how plans are carried out.",
)  # fmt: skip
answer_challenge = Setting(
    "protection.answer_challenge", "A challenge by the chair is answered within", default=5, unit=working_days(5), least=1, most=10,
    why="A question about a child’s safety does not wait for the next review.",
)  # fmt: skip
midpoint_first = Setting(
    "protection.midpoint_first", "After the first conference, the chair looks midway within", default=6, unit=weeks(6), least=3, most=8,
    why="Half of the three months to the first review.",
)  # fmt: skip
midpoint = Setting(
    "protection.midpoint", "After later conferences, the chair looks midway within", default=13, unit=weeks(13), least=6, most=16,
    why="Half of the six months to the next review.",
)  # fmt: skip
long_plan = Setting(
    "protection.long_plan", "A long plan is looked at by chair and assistant director first after", default=15, unit=months(15), least=9, most=18,
    why="The inspection of 2012, paragraph 48: too many plans ran for more than two years.",
)  # fmt: skip
again_long_plan = Setting(
    "protection.again_long_plan", "and then again every", default=3, unit=months(3), least=1, most=6,
    why="At 15, 18 and 21 months, and on until it ends.",
)  # fmt: skip
overdue_actions = Setting(
    "protection.overdue_actions", "A plan drifts when an action of it is past its day for", default=14, unit=days(14), least=1, most=60,
    why="Two weeks past its day is more than a slip.",
)  # fmt: skip
legal_discussion = Setting(
    "protection.legal_discussion", "After chair or assistant director recommend legal advice, going to court is discussed within", default=10,
    unit=working_days(10), least=1, most=20, why="The inspection of 2012, paragraphs 23 and 48: proceedings were begun promptly.",
)  # fmt: skip
annual_report = Setting(
    "protection.annual_report", "The chairs’ annual report is given to the board, after the year’s end, within", default=3, unit=months(3), least=1, most=6,
    why="The inspection of 2012, paragraph 78: there was none.",
)  # fmt: skip
follow_gp = Setting(
    "protection.follow_gp", "Target: conferences to which the family doctor came or reported, in percent", default=80, least=30, most=100,
    why="The inspection of 2012, paragraphs 20, 26 and 52: underdeveloped; the number is ours.",
)  # fmt: skip
WHOM = "Letters about missing core groups go there of themselves; without it they are printed."
lead_of_health = Setting("protection.lead_of_health", "E-mail of the safeguarding lead in health", default="", why=WHOM)
lead_of_education = Setting("protection.lead_of_education", "E-mail of the safeguarding lead in education", default="", why=WHOM)
lead_of_police = Setting("protection.lead_of_police", "E-mail of the safeguarding lead of the police", default="", why=WHOM)
ask_what_they_thought = Setting(
    "protection.ask_what_they_thought", "After a conference, parents and child are asked what they thought within", default=10, unit=working_days(10),
    least=1, most=20, why="The inspection of 2012, paragraph 69; soon enough to remember, late enough to be calm.",
)  # fmt: skip
answers_open = Setting(
    "protection.answers_open", "What somebody thought of a conference is waited for", default=42, unit=days(42), least=14, most=90,
    why="Six weeks; then it counts as no answer.",
)  # fmt: skip
refer_to_mechanism = Setting(
    "protection.refer_to_mechanism", "Signs of trafficking are referred to the national referral mechanism within", default=1, unit=working_days(1),
    least=1, most=3, why="Section 52 of the Modern Slavery Act 2015 asks to notify and names no number. The next working day is the seed.",
)  # fmt: skip
chase_first_answer = Setting(
    "protection.chase_first_answer", "The first answer of the national referral mechanism is asked after within", default=5, unit=working_days(5),
    least=3, most=10, why="The guidance has the competent authority aim for five working days; asking after it is ours.",
)  # fmt: skip
chase_last_answer = Setting(
    "protection.chase_last_answer", "The last answer of the national referral mechanism is asked after within", default=90, unit=days(90),
    least=45, most=180, why="The last answer has no day; somebody asks, or nobody notices that it never came.",
)  # fmt: skip

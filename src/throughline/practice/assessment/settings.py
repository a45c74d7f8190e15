"""What an authority decides for itself about assessments. Defaults are seeds, not law."""

from throughline.base.limits import days, working_days
from throughline.engines.settings.declarations import Setting

child_seen = Setting(
    code="assessment.child_seen",
    title="In an assessment the child is seen within",
    default=5, unit=working_days(5), least=1, most=10,
    why="Working Together asks that the child is seen and leaves the number to the manager; ten working days at the latest.",
)  # fmt: skip
checkpoint = Setting(
    code="assessment.checkpoint",
    title="The manager looks at an assessment midway within",
    default=10, unit=working_days(10), least=5, most=30,
    why="The local protocol for assessment sets it; authorities use 10, 20 or 30 working days.",
)  # fmt: skip
planning_meeting = Setting(
    code="assessment.planning_meeting",
    title="At the beginning of an assessment the agencies meet within",
    default=7, unit=working_days(7), least=1, most=15,
    why="The inspection of 2012, paragraph 42: agencies were not involved enough; a meeting at the beginning is the remedy. No national number.",
)  # fmt: skip
challenge_after = Setting(
    code="assessment.challenge_after",
    title="Not working with us is taken up with a parent after so many missed or refused in a row",
    default=2, least=1, most=3,
    why="The inspection of 2012, paragraph 42: parents who did not engage were not challenged.",
)  # fmt: skip
pre_birth = Setting(
    code="assessment.pre_birth",
    title="A pre-birth assessment is finished so many days before the birth is expected",
    default=84, unit=days(84).before, least=42, most=140,
    why="By the 28th week, as most local protocols have it: twelve weeks before the day.",
)  # fmt: skip
remedy = Setting(
    code="assessment.remedy",
    title="What made an assessment inadequate is put right within",
    default=10, unit=working_days(10), least=1, most=20,
    why="The inspection of 2012, paragraphs 42 and 43: weak cases were analysed and put right at once.",
)  # fmt: skip
papers_before = Setting(
    code="assessment.papers_before",
    title="Before the planning meeting of an assessment contributions are asked for",
    default=2, unit=working_days(2), least=0, most=5,
    why="Local: the meeting comes early, so the papers are short.",
)  # fmt: skip

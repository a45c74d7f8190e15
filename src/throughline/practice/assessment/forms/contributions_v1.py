"""What each agency says at the beginning of an assessment, first version: three questions, from a link or here with them."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.codes import AGENCIES

SINCE = date(2000, 4, 1)


def _asked(agency: str) -> Form:
    return Form(
        code=f"assessment.contribution_of_{agency}", version=1, since=SINCE, title=f"{AGENCIES[agency]}: for the assessment", group="Assessment",
        offered=False, local="Three questions, so that an agency answers the same day; nothing national prescribes them.",
        when_signed=events.contribution,
        tells=lambda a: {"agency": agency, "state": "received", "words": "\n\n".join(str(a[k]) for k in ("view.know", "view.worry", "view.good") if a.get(k))},
        sections=(
            Section("view", "What you know", (
                LongText("know", "What do you know of this child and family, since when?", needed=True),
                LongText("worry", "What worries you?", needed=True, hint="Nothing is an answer too."),
                LongText("good", "What goes well, and what would you do?", rows=2),
            ), by=(STAFF, agency)),
        ),
    )  # fmt: skip


of_school_v1 = _asked("school")
of_health_visitor_v1 = _asked("health_visitor")
of_gp_v1 = _asked("gp")
of_police_v1 = _asked("police")

"""The agencies at the beginning of an assessment, as a meeting."""

from collections.abc import Mapping

from throughline.engines.meetings.declarations import Asks, Meeting
from throughline.practice.assessment import events, settings
from throughline.practice.assessment.codes import AGENCIES, REQUIRED_AGENCIES


def quorate(came: Mapping[str, bool]) -> str:
    """Agencies met: at least two of them besides us."""
    return "" if sum(came.get(a, False) for a in AGENCIES) >= 2 else "fewer than two agencies came"


planning_meeting = Meeting(
    code="assessment.planning_meeting",
    title="Planning meeting of the assessment",
    chair="social_worker",
    may_chair=("record.team_manager", "record.assistant_team_manager", "record.service_manager"),
    papers_before=settings.papers_before,
    continues=events.assessment.code,
    asks=(
        Asks("parent", "The parents", required=True),
        *(Asks(agency, AGENCIES[agency], required=True, form=f"assessment.contribution_of_{agency}") for agency in REQUIRED_AGENCIES),
        Asks("adult_mental_health", AGENCIES["adult_mental_health"]),
        Asks("drugs_alcohol", AGENCIES["drugs_alcohol"]),
        Asks("social_worker", "The social worker", required=True, role="social_worker", outside=False),
    ),
    minutes="assessment.planning",
    arranged=events.planning_arranged,
    sent=events.planning_sent,
    written=events.planning_written,
    record_sent=events.planning_record_sent,
    quorate=quorate,
)  # fmt: skip

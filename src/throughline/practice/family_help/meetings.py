"""Family action meetings and reviews of the help, as meetings: who is asked, what each says before, what is agreed."""

from collections.abc import Mapping

from throughline.engines.meetings.declarations import Asks, Meeting
from throughline.practice.family_help import events, settings
from throughline.practice.family_help.roles import early_help_worker

MAY_LEAD = (early_help_worker.code, "record.social_worker", "record.assistant_team_manager", "record.team_manager")


def quorate(came: Mapping[str, bool]) -> str:
    """A meeting about a family without anybody of the family is a meeting about somebody else."""
    return "" if came.get("parent", True) or came.get("child", True) else "nobody of the family came"


def _asks() -> tuple[Asks, ...]:
    before = "family_help.before_meeting"
    return (
        Asks("child", "The child", required=True, form=before),
        Asks("parent", "The parents", required=True, form=before),
        Asks("lead", "The lead practitioner", role="lead_practitioner", outside=False),
        Asks("social_worker", "The social worker", role="social_worker", outside=False),
        Asks("school", "The school or nursery", form=before),
        Asks("health", "Health visitor or school nurse", form=before),
        Asks("other", "Another service", form=before),
    )


family_action_meeting = Meeting(
    code="family_help.family_action_meeting",
    title="Family action meeting",
    chair="lead_practitioner",
    may_chair=MAY_LEAD,
    papers_before=settings.papers_before,
    continues=events.help_period.code,
    asks=_asks(),
    minutes="family_help.meeting",
    arranged=events.meeting_arranged,
    sent=events.decisions_sent,
    written=events.record_written,
    record_sent=events.record_sent,
    quorate=quorate,
)
review_meeting = Meeting(
    code="family_help.review_meeting",
    title="Review of the help",
    chair="lead_practitioner",
    may_chair=MAY_LEAD,
    papers_before=settings.papers_before,
    continues=events.help_period.code,
    asks=_asks(),
    minutes="family_help.review",
    arranged=events.review_arranged,
    sent=events.decisions_sent,
    written=events.record_written,
    record_sent=events.record_sent,
    quorate=quorate,
)

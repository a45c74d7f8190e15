"""The community based teams: from which agency each member comes, and what they are qualified as."""

from throughline.practice.family_help.codes import QUALIFICATIONS
from throughline.practice.family_help.events.period import GROUP
from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line

member_described = EventType(
    code="family_help.member_described",
    title="Where a member of an early help team comes from",
    sentence="In the early help team from {agency}: {qualification}",
    about=("worker",),
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=None,
    facts=(Line("agency", "Agency", required=True, longest=160), Choice("qualification", "Qualified as", codes=QUALIFICATIONS, required=True)),
)  # fmt: skip

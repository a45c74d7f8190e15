"""Members of the multi-agency child protection team: who nominated whom, and when a nomination ended."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, Day, EventType, Line, Number, Thread

GROUP = "Child protection"
PARTS = {"police": "Police", "health": "Health", "education": "Education"}
"""The agencies that nominate somebody to each team (Children's Wellbeing and Schools Act 2026, section 3; to verify)."""

nomination = Thread("protection.nomination", "Member of the child protection team")

member_nominated = EventType(
    code="protection.member_nominated", title="Nominated to the child protection team",
    sentence="Nominated by {agency} to the child protection team from {from_on}[ until {until_on}]",
    about=("worker",), audience=PROFESSIONALS, group=GROUP, recorded_by=None, opens=nomination,
    facts=(Choice("part", "For", codes=PARTS, required=True), Line("agency", "Agency", required=True, longest=160),
           Line("nominated_by", "Who nominated them", required=True, longest=160), Day("from_on", "From", required=True), Day("until_on", "Last day"),
           Number("post", "Post", required=True, most=2**31)),
)  # fmt: skip
nomination_ended = EventType(
    code="protection.nomination_ended", title="Nomination to the child protection team ended",
    sentence="No longer a member of the child protection team from {from_on}[: {why}]",
    about=("worker",), audience=PROFESSIONALS, group=GROUP, recorded_by=None, ends=nomination,
    facts=(Day("from_on", "First day without it", required=True), Line("why", "Why", longest=200)),
)  # fmt: skip

"""The roles that this area adds."""

from throughline.record.access.roles import AUTHORITY, NOBODY, OWN, TEAM, Role

SIGN = "sign_protection"
"""The act of signing off what was decided for a child's protection."""
COMMENT = "comment_protection"
"""The act of saying, independently, what one thinks before it is signed off."""

conference_chair = Role(
    "protection.conference_chair", "Child protection chair",
    "Chairs the conferences of the children they are named for, follows each plan between reviews, and challenges drift.",
    sees=OWN, may=frozenset({"record", "decide", "measures"}), breaks_glass=True, allocated_as="conference_chair",
)  # fmt: skip
assistant_director = Role(
    "protection.assistant_director", "Assistant director, safeguarding",
    "Answers for safeguarding; signs off what enquiries and conferences decide.",
    sees=AUTHORITY, may=frozenset({"record", "decide", "manage_team", "measures", "settings", SIGN}), breaks_glass=True,
)  # fmt: skip
independent_consultant = Role(
    "protection.independent_consultant", "Independent consultant",
    "Reads what was decided for a child’s protection before it is signed off, and says what they think.",
    sees=AUTHORITY, may=frozenset({"record", COMMENT, "measures"}),
)  # fmt: skip
named_gp = Role(
    "protection.named_gp", "Named GP for safeguarding",
    "Is told when a family doctor gave nothing to a conference, practice by practice; no child by name.",
    sees=NOBODY, may=frozenset({"measures"}), gives_reason=False,
)  # fmt: skip
partner = Role(
    "protection.partner", "Member of the child protection team from police, health or education",
    "Nominated by their agency to the multi-agency child protection team; sees that team’s children and no others.",
    sees=TEAM, may=frozenset({"record"}), gives_reason=False,
)  # fmt: skip

"""Roles: what somebody in a post may see and do. A role sees a scope of children; what it may do is a list of acts.

Areas add their own in `roles.py`. An authority's bundle (which of these it uses, under which title) is a setting.
"""

from __future__ import annotations

from dataclasses import dataclass

OWN = "own"
"""Children allocated to the viewer in any role, and those of whom they cover."""
TEAM = "team"
"""Own, and the children of the viewer's team."""
TEAMS_BELOW = "teams_below"
"""The children of the viewer's team and of every team below it."""
AUTHORITY = "authority"
"""Every child of the authority who is not restricted."""
NOBODY = "nobody"
"""Figures only, or settings only: no child by name."""


@dataclass(frozen=True)
class Role:
    """A post's rights. `does` says what it is for, in words a newcomer understands."""

    code: str
    title: str
    does: str
    sees: str
    may: frozenset[str] = frozenset()
    """Acts beyond reading: record, decide, manage_team, panels (holds panels and boards), take_contacts (works at the front door), measures,
    settings, people, review_glass, custodian, import, system, privileged (reads legal advice), night_desk (answers for any child at night),
    domestic_abuse (sees who harms and what they were offered), protected_addresses
    (may read an address that somebody must not learn), join_records (two records of one person)."""
    gives_reason: bool = True
    """May open another child's record by saying why."""
    breaks_glass: bool = False
    allocated_as: str = ""
    """The allocation role in which holders are named for children."""
    on_duty_only: bool = False
    """Works only during the shifts that the rota gives; outside of them the door asks why."""

    def can(self, act: str) -> bool:
        """Whether the role may do this act."""
        return act in self.may


social_worker = Role(
    "record.social_worker", "Social worker",
    "Works with children and families; sees the children of the team.",
    sees=TEAM, may=frozenset({"record", "measures", "protected_addresses", "privileged"}), breaks_glass=True, allocated_as="social_worker",
)  # fmt: skip
assistant_team_manager = Role(
    "record.assistant_team_manager", "Assistant team manager",
    "Supervises part of a team and decides for its manager.",
    sees=TEAMS_BELOW, breaks_glass=True,
    may=frozenset({"record", "decide", "early_help", "manage_team", "measures", "protected_addresses", "privileged"}),
    allocated_as="social_worker",
)  # fmt: skip
team_manager = Role(
    "record.team_manager", "Team manager",
    "Leads a team: allocates, decides, supervises.",
    sees=TEAMS_BELOW, breaks_glass=True,
    may=frozenset({"join_records", "record", "decide", "early_help", "manage_team", "measures", "protected_addresses", "privileged"}),
    allocated_as="social_worker",
)  # fmt: skip
service_manager = Role(
    "record.service_manager", "Service manager",
    "Answers for several teams.",
    sees=TEAMS_BELOW, breaks_glass=True,
    may=frozenset({"record", "decide", "early_help", "manage_team", "measures", "panels", "take_contacts",
                   "night_desk", "domestic_abuse", "protected_addresses", "privileged", "join_records"}),
)  # fmt: skip
head_of_service = Role(
    "record.head_of_service", "Head of service",
    "Answers for a part of the service; sees every child in it.",
    sees=AUTHORITY, breaks_glass=True,
    may=frozenset({"record", "decide", "early_help", "manage_team", "measures", "settings", "returns", "take_contacts", "night_desk", "domestic_abuse",
                   "protected_addresses", "panels", "privileged", "join_records"}),
)  # fmt: skip
director = Role(
    "record.director", "Director of children’s services",
    "Answers for the children of the authority.",
    sees=AUTHORITY, may=frozenset({"decide", "measures", "settings", "returns", "protected_addresses", "panels", "privileged"}), breaks_glass=True,
)  # fmt: skip
performance_analyst = Role(
    "record.performance_analyst", "Performance analyst",
    "Prepares figures and statutory returns from the record.",
    sees=AUTHORITY, may=frozenset({"measures", "returns", "import", "settings"}),
)  # fmt: skip
business_support = Role(
    "record.business_support", "Business support",
    "Arranges meetings and papers for a team.",
    sees=TEAM, may=frozenset({"record"}), gives_reason=True,
)  # fmt: skip
information_governance = Role(
    "record.information_governance", "Information governance officer",
    "Reviews who looked at what and why; does not read the records themselves.",
    sees=NOBODY, may=frozenset({"review_glass", "audit"}), gives_reason=False,
)  # fmt: skip
custodian = Role(
    "record.custodian", "Custodian of the record",
    "Corrects what was put on the wrong record, and keeps what is sealed.",
    sees=AUTHORITY, may=frozenset({"join_records", "record", "custodian", "review_glass", "audit", "people", "protected_addresses"}),
)  # fmt: skip
system_administrator = Role(
    "record.system_administrator", "System administrator",
    "Keeps the system running: people, posts, jobs, settings. No child’s record.",
    sees=NOBODY, may=frozenset({"settings", "people", "system"}), gives_reason=False,
)  # fmt: skip
lead_member = Role(
    "record.lead_member", "Lead member",
    "Sees how the service does; no child by name.",
    sees=NOBODY, may=frozenset({"measures"}), gives_reason=False,
)  # fmt: skip
out_of_hours = Role(
    "record.out_of_hours", "Out of hours duty worker",
    "Keeps children safe at night; opens any child’s record by saying why.",
    sees=OWN, may=frozenset({"record", "take_contacts", "night_desk", "protected_addresses"}), breaks_glass=True,
)  # fmt: skip

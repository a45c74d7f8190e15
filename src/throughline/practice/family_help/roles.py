"""The roles that this area adds: who works with families in the community based early help teams."""

from throughline.record.access.roles import TEAM, Role

early_help_worker = Role(
    "family_help.early_help_worker", "Early help worker",
    "Leads or supports early help for families of the area team; runs groups in children’s centres.",
    sees=TEAM, may=frozenset({"record", "measures", "early_help"}), allocated_as="lead_practitioner",
)  # fmt: skip

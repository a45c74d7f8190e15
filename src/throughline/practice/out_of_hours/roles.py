"""The roles that this area adds: duty staff of a neighbouring council, who see this council's children on duty only."""

from throughline.record.access.roles import OWN, Role

neighbour = Role(
    "out_of_hours.neighbour", "Night duty worker of a neighbouring council",
    "Works for this council during shifts of the joint night service only; opens a child’s record by saying why.",
    sees=OWN, may=frozenset({"record", "night_desk", "protected_addresses"}), breaks_glass=True, on_duty_only=True,
)  # fmt: skip

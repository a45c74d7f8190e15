"""The roles of the front door: who takes contacts in, who screens them, who decides, and the neighbours who help out."""

from throughline.record.access.roles import AUTHORITY, OWN, Role

manager = Role(
    "front_door.manager", "Manager, first response",
    "Decides on every contact, answers for the front door, holds the referral panel.",
    sees=AUTHORITY, breaks_glass=True,
    may=frozenset({"record", "decide", "manage_team", "measures", "panels", "take_contacts", "screen_contacts", "protected_addresses"}),
)  # fmt: skip
social_worker = Role(
    "front_door.social_worker", "Social worker, first response",
    "Takes contacts in and screens them: any child of the authority may be the next one asked about.",
    sees=AUTHORITY, may=frozenset({"record", "measures", "panels", "take_contacts", "screen_contacts", "protected_addresses"}), breaks_glass=True,
)  # fmt: skip
contact_officer = Role(
    "front_door.contact_officer", "Contact officer",
    "Answers the telephone and writes contacts down. Does not screen.",
    sees=AUTHORITY, may=frozenset({"record", "take_contacts"}),
)  # fmt: skip
neighbouring_duty_worker = Role(
    "front_door.neighbouring_duty_worker", "Duty worker of a neighbouring council",
    "Takes contacts in for this council; opens a child’s record by saying why, and sees no other.",
    sees=OWN, may=frozenset({"record", "take_contacts"}),
)  # fmt: skip

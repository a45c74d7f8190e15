"""The roles that this area adds: the social worker who sits with the police, and whoever coordinates the MARAC."""

from throughline.record.access.roles import AUTHORITY, Role

screener = Role(
    "domestic_abuse.screener", "Social worker with the police",
    "Sits in the police’s family unit: screens every notification with an officer, and sees offenders under management with their children.",
    sees=AUTHORITY, may=frozenset({"record", "measures", "domestic_abuse", "offenders", "panels", "protected_addresses"}), breaks_glass=True,
)  # fmt: skip
coordinator = Role(
    "domestic_abuse.coordinator", "MARAC coordinator",
    "Prepares and holds the MARAC and the weekly meeting; keeps the list of programmes and of those who wait for one.",
    sees=AUTHORITY, may=frozenset({"record", "decide", "measures", "domestic_abuse", "offenders", "panels", "protected_addresses"}),
    breaks_glass=True,
)  # fmt: skip

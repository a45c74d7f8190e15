"""The role that this area adds: who advises."""

from throughline.record.access.roles import AUTHORITY, Role

adviser = Role(
    "legal.adviser", "Legal adviser",
    "Advises social workers and managers, and takes cases to court; what is advised stays between them.",
    sees=AUTHORITY, may=frozenset({"record", "measures", "privileged"}),
)  # fmt: skip

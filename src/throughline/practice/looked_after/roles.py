"""The roles that this area adds: who reviews the cases of children looked after."""

from throughline.record.access.roles import OWN, Role

independent_reviewing_officer = Role(
    "looked_after.independent_reviewing_officer", "Independent reviewing officer",
    "Reviews the cases of the children they are named for, meets each child first, and checks that promises are kept.",
    sees=OWN, may=frozenset({"record", "measures", "protected_addresses"}), breaks_glass=True, allocated_as="independent_reviewing_officer",
)  # fmt: skip

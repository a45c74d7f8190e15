"""The lists of family time."""

WHY_CANCELLED = {
    "staffing": "nobody could be present", "child": "because of the child", "parent": "because of the parent",
    "carer": "because of the carer", "venue": "because of the place", "safety": "for safety",
}  # fmt: skip
CAME = {"all": "everybody came", "part": "not everybody came", "late": "somebody came late", "left": "it was ended early"}
BOOKED, HELD, CANCELLED = "booked", "held", "cancelled"

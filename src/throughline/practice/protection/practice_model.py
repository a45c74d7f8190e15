"""Where the council's practice model stands in the minutes of a conference."""

from throughline.engines.forms.practice_model import Follows

PARTS = {"worries": "risk.danger", "well": "risk.strengths", "next": "decided.recommended"}

initial = Follows("protection.initial_conference", PARTS, scales_in="risk")
review = Follows("protection.review_conference", PARTS, scales_in="risk")
pre_birth = Follows("protection.pre_birth_conference", PARTS, scales_in="risk")
transfer_in = Follows("protection.transfer_in_conference", PARTS, scales_in="risk")

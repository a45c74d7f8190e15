"""Where the council's practice model stands in the forms of family help."""

from throughline.engines.forms.practice_model import Follows

plan = Follows("family_help.plan", {"worries": "aim.worries", "well": "aim.well", "next": "goals.needs"}, scales_in="aim")
assessment = Follows("family_help.assessment", {"worries": "found.worries", "well": "found.well", "next": "found.summary"}, scales_in="found", versions=(2, 3))

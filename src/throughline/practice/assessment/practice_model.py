"""Where the council's practice model stands in the assessment of social care."""

from throughline.engines.forms.practice_model import Follows

single = Follows("assessment.single", {"worries": "parenting.worries", "well": "parenting.well", "next": "outcome.summary"}, scales_in="analysis")

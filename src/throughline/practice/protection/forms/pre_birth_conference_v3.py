"""What a pre-birth conference decided, third version: of an earlier plan in another council it is asked whose, until when and why it ended."""

from datetime import date

from throughline.engines.forms.revised import revised
from throughline.practice.protection.forms.conference_parts import PLANS_ELSEWHERE
from throughline.practice.protection.forms.pre_birth_conference_v2 import pre_birth_conference_v2

pre_birth_conference_v3 = revised(pre_birth_conference_v2, since=date(2026, 12, 1), section="before", after=PLANS_ELSEWHERE)

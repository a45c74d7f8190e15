"""What a transfer-in conference decided, third version: of an earlier plan in another council it is asked whose, until when and why it ended."""

from datetime import date

from throughline.engines.forms.revised import revised
from throughline.practice.protection.forms.conference_parts import PLANS_ELSEWHERE
from throughline.practice.protection.forms.transfer_in_conference_v2 import transfer_in_conference_v2

transfer_in_conference_v3 = revised(transfer_in_conference_v2, since=date(2026, 12, 1), section="before", after=PLANS_ELSEWHERE)

"""What a transfer-in conference decided, third version: of an earlier plan in another council it is asked whose, until when and why it ended."""

from dataclasses import replace
from datetime import date

from throughline.practice.protection.forms.conference_parts import with_plans_elsewhere
from throughline.practice.protection.forms.transfer_in_conference_v2 import transfer_in_conference_v2

transfer_in_conference_v3 = replace(transfer_in_conference_v2, version=3, since=date(2026, 12, 1), sections=with_plans_elsewhere(transfer_in_conference_v2.sections))

"""What a transfer-in conference decided, second version: what assessments found to protect the child stands there already."""

from dataclasses import replace
from datetime import date

from throughline.practice.protection.forms.conference_parts import with_what_protects
from throughline.practice.protection.forms.transfer_in_conference_v1 import transfer_in_conference_v1

transfer_in_conference_v2 = replace(transfer_in_conference_v1, version=2, since=date(2026, 11, 30), sections=with_what_protects(transfer_in_conference_v1.sections))

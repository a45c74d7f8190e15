"""What a pre-birth conference decided, third version: of an earlier plan in another council it is asked whose, until when and why it ended."""

from dataclasses import replace
from datetime import date

from throughline.practice.protection.forms.conference_parts import with_plans_elsewhere
from throughline.practice.protection.forms.pre_birth_conference_v2 import pre_birth_conference_v2

pre_birth_conference_v3 = replace(pre_birth_conference_v2, version=3, since=date(2026, 12, 1), sections=with_plans_elsewhere(pre_birth_conference_v2.sections))

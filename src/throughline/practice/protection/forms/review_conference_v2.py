"""What a review conference decided, second version: what assessments found to protect the child stands there already."""

from dataclasses import replace
from datetime import date

from throughline.practice.protection.forms.conference_parts import with_what_protects
from throughline.practice.protection.forms.review_conference_v1 import review_conference_v1

review_conference_v2 = replace(review_conference_v1, version=2, since=date(2026, 11, 30), sections=with_what_protects(review_conference_v1.sections))

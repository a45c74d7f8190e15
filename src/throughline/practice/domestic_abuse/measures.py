"""How notifications, programmes and the MARAC go."""

from __future__ import annotations

from django.db.models import F, Q

from throughline.engines.measures.declarations import CONTEXT, LOWER, Measure, in_period, on_day
from throughline.engines.measures.windows import Span
from throughline.practice.domestic_abuse.models import HarmRecord, MaracCase, Notification, StrengthsScore

INSPECTION = "inspection of 2012"
ONE, MANY = "notification", "notifications"
PERSON, PEOPLE = "person", "people"
CASE, CASES = "case", "cases"

screened = Measure(
    "domestic_abuse.screened", "Notifications screened",
    "Of the notifications that the police sent in the month, how many the police and a social worker have screened.",
    counts=Q(screened_on__isnull=False), out_of=in_period(Notification, "received_on"), things=(ONE, MANY),
    left_out="{n} that nobody has screened", source=f"{INSPECTION}, paragraph 40",
)  # fmt: skip
contact_decided_in_a_day = Measure(
    "domestic_abuse.contact_decided_in_a_day", "Child protection notifications decided within a day",
    "Of the notifications of the month screened as child protection, on how many the front door decided within 24 hours of being told.",
    counts=Q(hours_to_decision__lte=24), out_of=in_period(Notification, "received_on", Q(outcome="protection")), things=(ONE, MANY),
    left_out="{n} later or not yet", source=f"{INSPECTION}, paragraphs 22 and 40",
)  # fmt: skip
schools_told = Measure(
    "domestic_abuse.schools_told", "Schools told by the next day",
    "Of the notifications of the month, for how many the school was told on the same day or the next.",
    counts=Q(school_told_on__lte=F("received_on") + 1), out_of=in_period(Notification, "received_on"), things=(ONE, MANY),
    left_out="{n} later or not at all", local="Operation Encompass",
)  # fmt: skip
closed_by_exception = Measure(
    "domestic_abuse.closed_by_exception", "Notifications closed without screening",
    "Of the notifications closed in the month, how many a manager closed without a screening by the police and a social worker.",
    counts=Q(exception=True), out_of=in_period(Notification, "closed_on"), better=LOWER, things=(ONE, MANY), left_out="{n} that were screened",
    local="The way round a gate is counted, so that it stays the exception",
)  # fmt: skip
identified_early = Measure(
    "domestic_abuse.identified_early", "Those who harm identified early",
    "Of the people identified as harming in the year to the last day, how many were seen before it came to MARAC or a court.",
    counts=Q(stage="early"), out_of=in_period(HarmRecord, "identified_on"), span=Span.YEAR, things=(PERSON, PEOPLE),
    left_out="{n} only later", source=f"{INSPECTION}, paragraphs 18, 26 and 40",
)  # fmt: skip
unmet_need = Measure(
    "domestic_abuse.unmet_need", "Identified and offered nothing",
    "How many people identified as harming had been offered no programme by the last day, and nobody had found that none is needed.",
    counts=on_day(HarmRecord, ~Q(need="no"), began="identified_on", ended="offered_on"), better=LOWER, things=(PERSON, PEOPLE),
    source=f"{INSPECTION}, paragraphs 18, 26 and 40",
)  # fmt: skip
programmes_began = Measure(
    "domestic_abuse.programmes_began",
    "Programmes begun",
    "Of the people identified as harming in the year to the last day, how many had begun a programme.",
    counts=Q(began_on__isnull=False), out_of=in_period(HarmRecord, "identified_on"), span=Span.YEAR, things=(PERSON, PEOPLE),
    left_out="{n} who had not", source=f"{INSPECTION}, paragraphs 18 and 40 (M26)",
)  # fmt: skip
completed = Measure(
    "domestic_abuse.completed", "Programmes completed",
    "Of the programmes that ended in the year to the last day, how many were completed.",
    counts=Q(how_ended="completed"), out_of=in_period(HarmRecord, "ended_on"), span=Span.YEAR, things=("programme", "programmes"),
    left_out="{n} left before the end", source=f"{INSPECTION}, paragraph 26",
)  # fmt: skip
again_after_programme = Measure(
    "domestic_abuse.again_after_programme", "Harmed again after a programme began",
    "Of the people whose programme began in the year to the last day, of how many the police told again since.",
    counts=Q(again_after=True), out_of=in_period(HarmRecord, "began_on"), better=LOWER, span=Span.YEAR, things=(PERSON, PEOPLE),
    left_out="{n} of whom nothing was told since", source=f"{INSPECTION}, paragraph 26",
)  # fmt: skip
marac_repeats = Measure(
    "domestic_abuse.marac_repeats", "Repeat cases at the MARAC",
    "Of the referrals to the MARAC in the year to the last day, how many were of somebody who had been there within twelve months.",
    counts=Q(again=True), out_of=in_period(MaracCase, "referred_on"), better=LOWER, span=Span.YEAR, things=(CASE, CASES),
    left_out="{n} that were not", source=f"{INSPECTION}, paragraphs 40 and 81",
)  # fmt: skip
high_scores_followed = Measure(
    "domestic_abuse.high_scores_followed", "High scores that led to a referral",
    "Of the children with a high score in the year to the last day, after abuse at home, how many were referred.",
    counts=Q(referred_on__isnull=False), out_of=in_period(StrengthsScore, "scored_on", Q(band="high", after_abuse=True)), span=Span.YEAR,
    left_out="{n} who were not", source=f"{INSPECTION}, paragraph 44",
)  # fmt: skip
scores_after_abuse = Measure(
    "domestic_abuse.scores_after_abuse", "Questionnaires after abuse at home",
    "How many questionnaires were scored in the month for children of whom the police had told before.",
    counts=in_period(StrengthsScore, "scored_on", Q(after_abuse=True)), better=CONTEXT, source=f"{INSPECTION}, paragraph 44",
)  # fmt: skip

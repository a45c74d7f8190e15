"""Codes and words of child protection: kinds of harm, agencies, what conferences decide, how plans end."""

CATEGORIES = {"NEG": "neglect", "PHY": "physical abuse", "SAB": "sexual abuse", "EMO": "emotional abuse", "MUL": "more than one kind"}
"""As the children in need census has them; multiple is of its earlier years."""
AGENCIES = {"police": "police", "social_care": "children’s social care", "health": "health", "education": "education", "other": "others"}
STRATEGY_OUTCOMES = {"section_47": "an enquiry under section 47", "assessment": "assessment only", "no_action": "nothing further"}
ENQUIRY_OUTCOMES = {
    "unsubstantiated": "the concern was not substantiated", "substantiated_no_conference": "substantiated, no continuing risk",
    "conference": "substantiated, a conference is held",
}  # fmt: skip
NO_CONFERENCE = {"no_conference": "no conference was needed; what was found is not told"}
"""What another source may say of how an enquiry ended, and no worker does."""
CONFERENCES = {
    "initial": "Initial conference", "pre_birth": "Pre-birth conference", "review": "Review conference", "transfer_in": "Transfer-in conference",
}  # fmt: skip
DECISIONS = {"plan": "a plan is needed", "no_plan": "no plan is needed", "continue": "the plan goes on", "end": "the plan ends"}
GP = {"attended": "came", "report": "sent a report", "neither": "neither came nor reported", "not_registered": "no doctor is registered"}
"""What the child's general practitioner gave to a conference."""
WHY_ENDED = {
    "safe": "no longer at risk of significant harm", "looked_after": "came into care", "moved": "moved to another council",
    "eighteen": "turned eighteen", "died": "died", "other": "for another reason",
}  # fmt: skip
THEN = {"child_in_need": "a child in need plan", "early_help": "early help", "looked_after": "care", "none": "no further services"}
PROGRESS = {"better": "things are better", "same": "no change", "worse": "things are worse"}
RATINGS = {"achieved": "Achieved", "improved": "Improved", "same": "The same", "worse": "Worse"}
"""How each outcome of a plan moves, from one core group to the next."""
RATING_OF_PROGRESS = {"better": 2, "same": 1, "worse": 0}
SIGNED = {
    "enquiry": "the outcome of the enquiry", "start": "the beginning of the plan", "change": "the change of the plan", "end": "the end of the plan",
}  # fmt: skip
HARM_OUTSIDE = {
    "sexual": "sexual exploitation", "criminal": "criminal exploitation", "gangs": "serious violence or gangs", "online": "harm online",
    "radicalisation": "being drawn into extremism", "trafficking": "trafficking or modern slavery", "other": "other harm outside the home",
}  # fmt: skip
WHY_NOT_ALONE = {"too_young": "too young", "did_not_want": "did not want to", "not_possible": "not possible"}
THEMES = {
    "understood": "understanding what was said", "heard": "being heard", "report": "the report before it", "people": "who was there",
    "place": "time and place", "fair": "being treated fairly", "plan": "what was decided", "after": "what came after it",
}  # fmt: skip
"""What a conference can be better at, for those it is about."""
STAGES = {"planned": "to be done", "done": "done", "audited": "tested by audit", "embedded": "embedded"}
"""How far an improvement has come. Done is not embedded: two audits in a row say that."""
GRADES = {"1": "inadequate", "2": "adequate", "3": "good", "4": "outstanding"}

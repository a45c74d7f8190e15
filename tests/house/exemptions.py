"""What a house rule lets pass, each with its reason. A path that no longer exists, or no longer needs it, must go."""

LONGER_THAN_400 = {
    "src/throughline/base/law.py": "the register of law: one list, read from the top, an entry an instrument",
}
"""Files over 400 lines that are one thing all the same."""

GENERATED = (
    "*/migrations/*.py",  # written by Django
    "*.lock",
    "package-lock.json",
    "docs/requirements.json",
    "docs/reference/*",
    "*.csv",  # data
    "*.jsonl",
)
"""Files nobody writes by hand."""

CLOCK = {
    "src/throughline/services/clock.py": "it is the clock",
}
"""Where today's date may come from."""

MODELS_OF_OTHERS: dict[str, str] = {
    "src/throughline/exchange/demonstration/assessments.py": "it lays the forms of invented assessments on invented desks",
    "src/throughline/exchange/demonstration/writing.py": "it loads an invented past as the owner, table by table",
    "src/throughline/exchange/demonstration/signins.py": "it prints who can sign in to the training system",
    "src/throughline/exchange/demonstration/desks.py": "it lays drafts, news and answers on invented desks",
    "src/throughline/exchange/demonstration/nights_and_abuse.py": "it lays out an invented rota, MARACs and an offender’s file",
    "src/throughline/exchange/demonstration/care_planning.py": "it finds the invented children on whose desks care planning lies open",
    "src/throughline/exchange/demonstration/safeguarding.py": "it names the members of the invented team, and whose protection it leads",
    "src/throughline/exchange/demonstration/leading.py": "it lays supervision, posts to fill and the boards’ calendar of the invented authority",
    "src/throughline/exchange/demonstration/front_door.py": "it lays the telephone log and its calls on invented desks",
    "src/throughline/exchange/demonstration/courts.py": "it finds the invented children who go to court or see their family",
    "src/throughline/exchange/bench/reviews.py": "it finds eight invented children whom one officer reviews",
}
"""Modules above the engines, other than actions and queries, that import models of another floor."""

OBJECTS: dict[str, str] = dict(MODELS_OF_OTHERS)
"""Modules above the engines, other than actions and queries, that reach for rows themselves."""

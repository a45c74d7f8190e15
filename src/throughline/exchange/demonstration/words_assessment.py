"""What stands in the invented assessments."""

from __future__ import annotations

from typing import Any

from throughline.exchange.demonstration.people import Somebody
from throughline.practice.assessment.forms.parts import TOOL_QUESTIONS

FINISHED = (
    ("Ashby", (("Ruby", 8, "F"), ("Finn", 5, "M")), ("3",)), ("Cotter", (("Jude", 11, "M"),), ("2", "3")),
    ("Dunmore", (("Elsie", 3, "F"), ("Max", 1, "M")), ("1", "3")), ("Eaves", (("Kacey", 14, "F"),), ("3",)),
    ("Farnell", (("Toby", 6, "M"),), ("2", "2", "3")), ("Gathercole", (("Lola", 9, "F"), ("Amos", 7, "M")), ("4",)),
    ("Hesketh", (("Nell", 2, "F"),), ("3",)), ("Ibbotson", (("Ralph", 12, "M"), ("June", 10, "F")), ("2", "3")),
    ("Jessop", (("Otis", 4, "M"),), ("1", "3")), ("Kettle", (("Bea", 5, "F"),), ("3",)), ("Larch", (("Hugo", 13, "M"),), ("3",)),
    ("Marlow", (("Edie", 7, "F"), ("Sol", 3, "M")), ("2", "3")), ("Nairn", (("Iris", 1, "F"),), ("4",)), ("Orme", (("Jonah", 8, "M"),), ("3",)),
    ("Pickles", (("Mabel", 6, "F"),), ("1", "2", "3")), ("Quarmby", (("Ned", 10, "M"),), ("3",)), ("Rowntree", (("Fern", 4, "F"),), ("3",)),
    ("Stead", (("Gil", 9, "M"), ("Dot", 6, "F")), ("4",)), ("Tindall", (("Rafe", 2, "M"),), ("2", "3")), ("Umpleby", (("Cleo", 15, "F"),), ("3",)),
)  # fmt: skip
"""Family, children with their ages, and the grades in the order in which they were given. Quality rises over the year."""
ABOUT = (
    "hungry, and in the same clothes for a week", "a quarrel that the neighbours heard", "tired and sad since the summer", "left alone with a baby",
    "a mother who does not open the door", "bruises on a shin, explained", "much drinking at home",
)  # fmt: skip
CONTRIBUTED = {
    "school": "Always there, tired on Mondays. Worries: lunch is eaten as if there were no other. Mother comes to everything.",
    "health_visitor": "Weight along the line. Mother asks for help and takes it. The house is cold.",
    "gp": "Mother is treated for depression since March, and better. Nothing else is known.",
    "police": "Two calls in a year, both at weekends, both about shouting. Nobody hurt.",
}  # fmt: skip
VIEWS = {"mother": "I want somebody to help, not to judge. Weekends are the worst.", "father": "I work nights. I did not know it was that bad."}
FACTORS = (
    ("risk", "alcohol", "some", "police and school", "Both calls were on nights when both parents drank."),
    ("protective", "kin", "high", "grandmother, health visitor", "Nan comes every weekend and has for two years."),
)  # fmt: skip
COMMENTS = {
    "1": "I do not meet these children in it. They were seen once, together, for ten minutes.",
    "2": "It tells what happened, clearly. It does not say what it means, and what came before is a list.",
    "3": "One hears each child. Risk and protection are weighed against each other, and it concludes.",
    "4": "I would show this one to a student: each child lives in it, and every finding says what it rests on.",
}  # fmt: skip
CHANGES = {
    "1": "See each child alone and say what they told you. Then weigh it anew.",
    "2": "Say what it means if nothing changes, and what the earlier referrals say about that.",
    "history": "The burn of two years ago and the police call are not in it. Weigh both: is this one story or three?",
}  # fmt: skip
SHORT = {"1": ("child", "analysis"), "2": ("history", "analysis")}
SUMMARY = "{name} is cared for on most days and frightened on some. The family takes help, and {his} grandmother holds it together."


def answers(child: Somebody, outcome: str) -> dict[str, Any]:
    """Everything that the form asks, for one child."""
    w = child.words()
    return {
        **begun(child),
        "parenting": {"well": "Food, clothes, bed times; they laugh together.", "worries": "Weekends, when both drink and nobody looks.",
                      "change": "They stopped for a year with help. It came back when the help ended."},
        "home": {"history": "Both grew up in this street.", "around": "A damp flat; rent is behind by a month."},
        "child": {"health": "Well, and small for the age.", "learning": "Loves numbers; tired on Mondays.", "feelings": f"{w['name']} watches adults before {w['he']} speaks.",
                  "day": f"{w['name']} gets up alone and makes toast. After school Nan is there on most days."},
        "tool": dict.fromkeys(TOOL_QUESTIONS, "1") | {"past": "2"},
        "analysis": {"weighed": f"On weekdays care is good enough and Nan makes up for the rest. At weekends nobody looks after {w['name']} when both drink. It has been so "
                                "for two years. If the help ends again it will come back, because what stopped it was the help and not a change.",
                     "otherwise": "We do not know who else comes at weekends."},
        "outcome": {"summary": SUMMARY.format(**w), "then": outcome, "factors": ["3B", "4B"]},
    }  # fmt: skip


def begun(child: Somebody) -> dict[str, Any]:
    """What is written in the first days."""
    return {
        "why": {"happened": "School rang: tired, hungry, and quieter than last year. The police were there twice.",
                "known": "One referral two years ago, closed after a visit. What worried people then was the same: weekends."},
        "household": {"adults": "Kerry at home, Craig comes at weekends. Nan, two streets away, is there most days.", "network": "Nan; a neighbour with a key."},
        "voice": {"said": "I like it when Nan comes. It is quiet then.", "how": "At school, alone, drawing"},
    }  # fmt: skip

"""Made-up data for the gallery: a boat yard, its boats and those who look after them. Nobody is real."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms

from throughline.base.calendar import add_months
from throughline.web.charts.life import Bar, Diamond, Gap, Lane, LifeChart, Mark, Tick
from throughline.web.charts.trend import Band, Note, Point, Trend, shared_scale
from throughline.web.dayfields import ClockTimeField, DayField, MomentField
from throughline.web.forms import Form, Reveals, Segmented, SmallCheckboxes
from throughline.web.parts import Choice, DueRow, Line, Link, Pair, Paper

TODAY = date(2025, 11, 25)
WHY = (
    "Every six weeks, because the yard asked for it in June; the harbour’s rules would allow three months. She was "
    "last looked over on 16 October, and six weeks from then is Thursday 27 November. Harbour rules, rule 28.",
)
RECORD, SAY = Link("record it", "#record"), Link("say why", "#why")

DUE = [
    DueRow("Scrape her hull", "Wednesday 19 November", "#1", "late", "6 days past its date", do=[SAY, RECORD]),
    DueRow(
        "Check the rigging", "", "#2", "late", "3 days past its date", said="no crane until 2 December", do=[RECORD]
    ),
    DueRow("Look her over", "by Thursday 27 November", "#3", "soon", do=[RECORD], why=WHY),
    DueRow("Survey", "by Wednesday 17 December; booked for 4 December", "#4", do=[Link("prepare", "#prepare")]),
    DueRow("Surveys before 1 April 2023", "Not known: the old books did not keep them. Not counted as late."),
]
PAIRS = [
    Pair("Order", "Mooring licence", "#order", "2 July 2024"),
    Pair("Plan", "Refit, version 6", "#plan", "3 October 2025"),
    Pair("Sail number", asked="asked on 2 March 2025", ask=Link("Ask again", "#ask")),
]
RING = [
    Pair("Skipper", "Priya Shaw", tel="07700 900 118"),
    Pair("Harbour", "Lorna Tate, away:", after="ask Ian Webb", tel="07700 900 131"),
]
LINES = [
    Line("The night watch heard her knocking on the quay.", "Saturday.", links=[Link("Read it", "#read")]),
    Line("Survey moved to 14:00.", "Monday.", links=[Link("See it", "#see")]),
    Line("north basin · nobody’s since 20 November.", "Kittiwake", "#k", late="9 days past", links=[Link("Ask", "#a")]),
]
SHELF = [
    Paper("Refit plan", "3 Oct 2025", "#1"),
    Paper("Licence", "2 Jul 2024", "#2"),
    Paper("Survey", "17 Jun 2025", "#3"),
]
PARTS = [
    Link("Story", "#story", current=True),
    Link("Crew", "#crew"),
    Link("Papers", "#papers"),
    Link("Who has looked", "#who"),
]
CRUMBS = [Link("Boats", "#boats"), Link("North basin", "#north")]
DECIDE = [
    Choice(
        "1",
        "Heron: a second mooring line",
        "Priya Shaw, 17 November, 8 days",
        "Asked twice. The harbour agrees. Costs nothing; the plan changes by one line.",
        "1",
        "#agree",
        "#return",
    ),
    Choice(
        "2",
        "Kittiwake: end the winter lay-up",
        "Sade Bell, 20 November, 5 days",
        "All six jobs done; looked over weekly for two months.",
        "2",
        "#agree",
        "#return",
        [Link("Read it all", "#all")],
    ),
]
LEGEND = [
    (0, "the owner’s own"),
    (1, "shared with the yard"),
    (2, "mostly the yard’s"),
    (3, "all the yard’s"),
    ("diamond", "adrift"),
]
TEAM = [
    ("Priya Shaw", "", 14, 19, 20),
    ("Nadia Rahm", "", 17, 25, 20),
    ("Owen Price", "first year: limit 14", 9, 11, 14),
    ("Nobody yet", "since 20 November", 2, 4, 20),
]
SHARES = [
    ("East quay", 96, "+2 points"),
    ("North basin", 92, "+4 points"),
    ("South basin", 69, "−9 points"),
    ("Dry dock", None, ""),
]


def life(ident: str = "heron") -> LifeChart:
    """A boat of eleven years with everything that a life chart can show."""
    lanes = [
        Lane(
            "Mooring",
            ("North basin", "berth 14, 17 months"),
            bars=[
                Bar(date(2014, 3, 14), date(2019, 8, 24), "Builder’s slip, Quarry Street"),
                Bar(date(2019, 8, 24), date(2020, 2, 10), "Loan", 1),
                Bar(date(2020, 2, 10), date(2023, 11, 10), "Owner’s creek, then Dock Road"),
                Bar(date(2023, 11, 10), date(2024, 6, 14), "Guest berth", 2),
                Bar(date(2024, 6, 14), None, "North basin berth 14", 2),
            ],
        ),
        Lane(
            "Licence",
            ("Full licence", "Harbour court, 2 July 2024"),
            bars=[
                Bar(date(2023, 11, 10), date(2024, 7, 2), "Interim licence", 2),
                Bar(date(2024, 7, 2), None, "Full licence", 3),
            ],
            gaps=[Gap(date(2014, 3, 14), date(2023, 11, 10), "no licence", quiet=True)],
            ticks=[Tick(date(2023, 11, 10), "impounded, 3 days")],
        ),
        Lane(
            "Racing",
            ("Club fleet, first season", "9 of 10 starts"),
            bars=[
                Bar(date(2016, 9, 1), date(2018, 7, 20), "Little Terns, novices"),
                Bar(date(2018, 9, 3), date(2023, 11, 28), "Harbour league"),
                Bar(date(2024, 1, 8), date(2025, 7, 20), "Beech Lane crew"),
                Bar(date(2025, 9, 3), None, "Club fleet"),
            ],
            gaps=[Gap(date(2023, 11, 28), date(2024, 1, 8), "no crew, 5 weeks")],
        ),
        Lane(
            "Skipper",
            ("Priya Shaw, her 5th", "since 5 February 2024"),
            bars=[
                Bar(date(2016, 5, 1), date(2018, 1, 10), "1 Carol Finn", 1),
                Bar(date(2019, 9, 1), date(2020, 3, 20), "2 Sam Idle", 1),
                Bar(date(2022, 11, 16), date(2023, 7, 6), "3 Helen Moor", 1),
                Bar(date(2023, 7, 6), date(2024, 2, 5), "4 Tom Reed", 1),
                Bar(date(2024, 2, 5), None, "5 Priya Shaw", 1),
            ],
            gaps=[Gap(date(2020, 3, 20), date(2022, 11, 16), "nobody, 2 years 8 months")],
        ),
        Lane(
            "Adrift",
            ("3 times; last 13 September", "found within hours"),
            diamonds=[
                Diamond(date(2024, 1, 18), "one night"),
                Diamond(date(2024, 4, 5), "4 hours"),
                Diamond(date(2025, 9, 13), "3 hours"),
            ],
        ),
    ]
    marks = [
        Mark(date(2014, 3, 14), "Launched at Saint Anne’s."),
        Mark(date(2017, 5, 2), "New mast."),
        Mark(date(2018, 9, 1), "Sold for the first time.", when="September 2018"),
        Mark(date(2019, 8, 24), "Holed; goes to the loan pool."),
        Mark(date(2020, 2, 10), "Back to her owner."),
        Mark(date(2022, 11, 16), "Survey: three faults, a plan for all three boats of the owner."),
        Mark(date(2023, 11, 10), "Found on the rocks; impounded."),
        Mark(date(2024, 7, 2), "Full licence."),
        Mark(date(2025, 9, 3), "First race with the club."),
    ]
    return LifeChart(
        "Heron’s life from her launch on 14 March 2014 to today",
        date(2014, 3, 14),
        TODAY,
        lanes,
        marks,
        born_words="launched",
        age_title="Her age",
        today_line="she is 11 years 8 months",
        ident=ident,
        foot="Heavier ink means that the yard carries more. A dashed outline is the owner’s own.",
    )


def young_life() -> LifeChart:
    """Three weeks, most of it in one place."""
    begin = TODAY - timedelta(weeks=3)
    moorings = [
        Bar(begin, begin + timedelta(days=5), "Slip", 1),
        Bar(begin + timedelta(days=5), None, "South basin", 2),
    ]
    return LifeChart(
        "Dabchick, three weeks",
        begin,
        TODAY,
        [
            Lane("Mooring", ("South basin", "since 9 November"), bars=moorings),
            Lane("Licence", ("None yet", "asked for on 20 November")),
        ],
        [Mark(begin, "Launched.")],
        born_words="launched",
        ident="dabchick",
    )


def crowded_life() -> LifeChart:
    """Twenty-one years and so many moorings that each gets a letter."""
    begin = TODAY.replace(year=TODAY.year - 21)
    names = ("Oak quay", "Birch pontoon", "Elm slip")
    moves = [begin + timedelta(days=180 * n) for n in range(40)]
    bars = [Bar(on, moves[n + 1] if n < 39 else None, f"{names[n % 3]} {n + 1}", n % 4) for n, on in enumerate(moves)]
    away = [Diamond(date(2018, 1, 1) + timedelta(days=9 * n), "a night") for n in range(20)]
    plans = [Bar(date(2010, 1, 1), date(2015, 1, 1), "Refit", 1), Bar(date(2013, 1, 1), None, "Winter plan", 3)]
    return LifeChart(
        "Old Gull, twenty-one years",
        begin,
        TODAY,
        [
            Lane("Mooring", ("Oak quay 40", ""), bars=bars),
            Lane("Plans", ("Winter plan", ""), bars=plans),
            Lane("Adrift", ("20 times", "none since 2018"), diamonds=away),
        ],
        [Mark(begin + timedelta(days=80 * n), f"Event {n + 1}.") for n in range(12)],
        ident="gull",
    )


VALUES = [
    78,
    79,
    77,
    80,
    81,
    79,
    78,
    80,
    82,
    81,
    83,
    82,
    80,
    79,
    76,
    74,
    73,
    75,
    77,
    78,
    80,
    82,
    83,
    84,
    83,
    85,
    86,
    85,
    84,
    86,
    87,
    88,
    87,
    89,
    86,
    88,
]


def trend() -> Trend:
    """Three years, with a band, a changed month, a note and a month that was not counted."""
    first = date(2022, 12, 1)
    points = [
        Point(add_months(first, n), None if n == 8 else value, 85 if n == 34 else None)
        for n, value in enumerate(VALUES)
    ]
    band = Band([(76 + n * 0.09, 86 + n * 0.1) for n in range(36)], "similar harbours, 79% to 90%")
    return Trend(
        "Boats looked over in time, each month from December 2022 to November 2025",
        points,
        "ours, November so far",
        "%",
        90,
        "target",
        band,
        [Note(add_months(first, 16), "April 2024, 73%: four skippers short")],
        ident="looked",
    )


def multiples() -> list[dict[str, Any]]:
    """Four groups on one scale."""
    first = date(2023, 1, 1)
    drawn = [
        Trend(
            name,
            [Point(add_months(first, 3 * k), v + n - (11 - k) // 2) for k, v in enumerate(VALUES[::3])],
            unit="%",
            target=90,
            ident=f"mini{n}",
        )
        for n, name in enumerate(("Dinghies", "Keelboats", "Tenders", "Barges"))
    ]
    scale = shared_scale(drawn)
    return [
        {
            "title": t.title,
            "now": t.say(t.known[-1].value or 0),
            "count": 60 + 40 * n,
            "chart": Trend(t.title, t.points, unit="%", target=90, scale=scale, ident=t.ident),
        }
        for n, t in enumerate(drawn)
    ]


class VisitForm(Form):
    """Every kind of field once."""

    reveals: ClassVar[Reveals] = {"aboard": {"no": ["why_not"]}, "changes": {"act": ["what"]}}

    name = forms.CharField(label="Name on the stern", help_text="As it is painted.")
    aboard = forms.ChoiceField(
        label="Were you aboard?",
        widget=Segmented,
        choices=[("yes", "yes"), ("part", "part of the time"), ("no", "no, because…")],
    )
    why_not = forms.ChoiceField(
        label="Why not?",
        widget=Segmented,
        choices=[("tide", "tide"), ("owner", "did not want it"), ("no", "not possible")],
    )
    basin = forms.ChoiceField(label="Which basin?", widget=forms.RadioSelect, choices=[("n", "North"), ("s", "South")])
    changes = forms.MultipleChoiceField(
        label="Does anything change?",
        required=False,
        widget=SmallCheckboxes,
        choices=[("risk", "Something is more dangerous, or less"), ("act", "Somebody must do something")],
    )
    what = forms.CharField(label="What, and who does it?")
    quay = forms.ChoiceField(label="Quay", choices=[("", "choose"), ("e", "East quay"), ("w", "West quay")])
    said = forms.CharField(label="What happened?", widget=forms.Textarea({"rows": 4}), required=False)
    on = DayField(label="When was she last out?", help_text="For example, 27 11 2025", latest=TODAY)
    at = MomentField(label="When did you see her?")
    tide = ClockTimeField(label="High water", required=False)
    paper = forms.FileField(label="Photograph of the log", required=False)
    tide_out = forms.ChoiceField(
        label="Heron, 11", widget=Segmented, required=False, choices=[("s", "seen"), ("n", "not there")]
    )
    sure = forms.BooleanField(label="I have looked at the waterline myself", help_text="Not from the quay.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].known = "“Heron”, from the licence of 2 July 2024. Still true?"  # type: ignore[attr-defined]


class FindForm(Form):
    """What stands above a list."""

    q = forms.CharField(label="Name", required=False)
    basin = forms.ChoiceField(label="Basin", required=False, choices=[("", "all"), ("n", "north"), ("s", "south")])


def wrong_visit() -> VisitForm:
    """The form as it comes back with everything wrong."""
    day = {
        "on_day": "31",
        "on_month": "2",
        "on_year": "2025",
        "at_on_day": "3",
        "at_on_month": "",
        "at_on_year": "2025",
    }
    return VisitForm({"aboard": "no", "changes": ["act"], "at_at": "25:00", **day}, prefix=None, auto_id="wrong_%s")

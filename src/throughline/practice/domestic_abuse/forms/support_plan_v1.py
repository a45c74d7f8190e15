"""The support plan of a child or of the adult who is harmed, first version."""

from datetime import date

from throughline.engines.forms.declarations import Form, Goals, LongText, OnDay, Section, ShortText, Ticks, YesNo
from throughline.engines.forms.pulls import detail
from throughline.practice.domestic_abuse import events
from throughline.practice.domestic_abuse.codes import AGENCIES

DOMAINS = {
    "safety": "being safe", "home": "a home", "children": "the children", "health": "health and feelings", "school": "school and learning",
    "money": "money and work", "law": "police and courts",
}  # fmt: skip

support_plan_v1 = Form(
    code="domestic_abuse.support_plan",
    version=1,
    since=date(2011, 1, 1),
    title="Support plan after abuse at home",
    plain="Your support plan",
    group="Domestic abuse",
    hint="For the adult who is harmed, or for a child: a victim in their own right. Who does what, with whom, by when.",
    about=("child", "adult"),
    local="The inspection of 2012, paragraphs 15, 18 and 40: police, probation, advisers, health, refuge and early help work together",
    plan=True,
    promises=events.actions,
    when_signed=events.support_plan_agreed,
    tells=lambda a: {"words": a.get("aim.summary"), "adviser": a.get("who.adviser")},
    sections=(
        Section("aim", "What it is for", (
            LongText("summary", "What is this plan for?", hint="A few lines that they could read.", needed=True, rows=3, plain="What this plan is for"),
            LongText("wishes", "What do they want?", "In their own words, or what they showed.", quoted=True, plain="What you said you want"),
        )),
        Section("who", "Who helps", (
            ShortText("adviser", "Independent adviser (IDVA), with telephone", plain="Your adviser"),
            Ticks("agencies", "Which agencies work together?", choices=AGENCIES, plain="Who works together"),
            LongText("services", "Which services are used or waited for?", rows=3, plain="Services"),
            ShortText("safely", "How and when may we get in touch safely?", pulls=detail("contact_safely", "how to contact them safely"),
                      family=False),
        )),
        Section("safe", "Being safe", (
            LongText("danger", "What is the danger, and from whom?", needed=True, family=False),
            LongText("then", "What do they do when it is dangerous? Whom do they ring, where do they go?", needed=True,
                     hint="Write no address of a refuge here: it stands on the record as a protected address.", plain="When it is dangerous"),
            YesNo("refuge", "Is a refuge needed or used?", family=False),
        )),
        Section("goals", "What is needed, and who does what", (
            Goals("needs", "Needs", "For each: what will be different, and who does what by when.", domains=DOMAINS, needed=True, plain="What we will do"),
        )),
        Section("again", "Looking at it again", (OnDay("review_on", "When do we look at this plan again?", needed=True),)),
    ),
)  # fmt: skip

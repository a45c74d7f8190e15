"""OC2: health, convictions and substance misuse of children looked after for twelve months."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.terms import END, START, Term, all_blank, any_blank, any_filled, any_of
from throughline.returns.ssda903 import codes
from throughline.returns.ssda903.tables import OC2, OC3, Episodes
from throughline.returns.ssda903.words import (
    care_leaver,
    care_leaver_fields,
    continuously_looked_after,
    first_episode,
    health_fields,
)

CORE = (OC2.IMMUNISATIONS, OC2.TEETH_CHECK, OC2.HEALTH_ASSESSMENT, OC2.SUBSTANCE_MISUSE)
ADDITIONAL = (OC2.INTERVENTION_RECEIVED, OC2.INTERVENTION_OFFERED)
A_YEAR = {Episodes.DECOM: "01/05/2024", Episodes.RNE: "S"}
"""An episode of a child looked after throughout 2025/26."""
WHOLE_CORE = {field: "1" for field in CORE}

c158 = Check(
    "158",
    "If a child has been recorded as receiving an intervention for their substance misuse problem, then the additional item on whether an intervention was offered should be left blank.",
    since=2023,
    flags=OC2.INTERVENTION_RECEIVED.one_of("1") & OC2.INTERVENTION_OFFERED.filled, at=ADDITIONAL,
    passes=[{OC2.INTERVENTION_RECEIVED: "1"}, {OC2.INTERVENTION_RECEIVED: "0", OC2.INTERVENTION_OFFERED: "1"}],
    fails=[{OC2.INTERVENTION_RECEIVED: "1", OC2.INTERVENTION_OFFERED: "0"}],
)

c159 = Check(
    "159",
    "If a child has been recorded as not receiving an intervention for their substance misuse problem, then the additional item on whether an intervention was offered should be completed as well.",
    since=2023,
    flags=OC2.SUBSTANCE_MISUSE.one_of("1") & OC2.INTERVENTION_RECEIVED.one_of("0") & OC2.INTERVENTION_OFFERED.blank,
    at=(OC2.SUBSTANCE_MISUSE, *ADDITIONAL),
    passes=[{OC2.SUBSTANCE_MISUSE: "1", OC2.INTERVENTION_RECEIVED: "0", OC2.INTERVENTION_OFFERED: "0"},
            {OC2.SUBSTANCE_MISUSE: "1", OC2.INTERVENTION_RECEIVED: "1"},
            {OC2.SUBSTANCE_MISUSE: "0", OC2.INTERVENTION_RECEIVED: "0"}],
    fails=[{OC2.SUBSTANCE_MISUSE: "1", OC2.INTERVENTION_RECEIVED: "0"}],
)

c181 = Check(
    "181", "Data items relating to children looked after continuously for 12 months should be completed with a 0 or 1.",
    since=2023, flags=any_of(*(field.filled & ~field.one_of(codes.YES_NO) for field in health_fields)), at=health_fields,
    passes=[{OC2.CONVICTED: "0", OC2.TEETH_CHECK: "1"}, {OC2.CONVICTED: None}],
    fails=[{OC2.CONVICTED: "2"}, {OC2.INTERVENTION_OFFERED: "1.0"}, {OC2.TEETH_CHECK: "YES"}],
)

c182 = Check(
    "182",
    "Data entries on immunisations, teeth checks, health assessments and substance misuse problem identified should be completed or all OC2 fields should be left blank.",
    since=2023,
    flags=any_blank(*CORE) & any_filled(*health_fields), at=(*CORE, OC2.CONVICTED, OC2.HEALTH_CHECK, *ADDITIONAL),
    note="All four or nothing, as the message says; the sector's reading passes some of the four where the other fields "
         "are blank. The SDQ fields have their own rules and are not counted.",
    passes=[WHOLE_CORE, {OC2.SDQ_SCORE: "5"}],
    fails=[{OC2.CONVICTED: "0"}, {**WHOLE_CORE, OC2.TEETH_CHECK: None}],
)

c190 = Check(
    "190",
    "Child has not been looked after continuously for at least 12 months at 31 March but one or more data items relating to children looked after for 12 months have been completed.",
    since=2023,
    flags=any_filled(*health_fields) & ~continuously_looked_after, at=health_fields,
    passes=[{OC2.TEETH_CHECK: "0", **A_YEAR}, {OC2.SDQ_SCORE: "5"}],
    fails=[{OC2.TEETH_CHECK: "0"}, {OC2.TEETH_CHECK: "0", Episodes.DECOM: "02/04/2025", Episodes.RNE: "S"}],
)

c191 = Check(
    "191",
    "Child has been looked after continuously for at least 12 months at 31 March but one or more data items relating to children looked after for 12 months have been left blank.",
    since=2023,
    parts=(
        Part(flags=any_blank(*CORE) & continuously_looked_after, at=(*CORE, OC2.CHILD)),
        Part(flags=first_episode.is_this & continuously_looked_after & ~exists(OC2), at=(Episodes.CHILD,)),
    ),
    passes=[{**WHOLE_CORE, **A_YEAR}, {OC2.CHILD: "A", Episodes.DECOM: "01/05/2025", Episodes.RNE: "S"}],
    fails=[{**WHOLE_CORE, OC2.TEETH_CHECK: None, **A_YEAR}, A_YEAR],
)

c192 = Check(
    "192",
    "Child has been identified as having a substance misuse problem but the additional item on whether an intervention was received has been left blank.",
    since=2023,
    flags=OC2.SUBSTANCE_MISUSE.one_of("1") & OC2.INTERVENTION_RECEIVED.blank,
    at=(OC2.SUBSTANCE_MISUSE, OC2.INTERVENTION_RECEIVED),
    passes=[{OC2.SUBSTANCE_MISUSE: "1", OC2.INTERVENTION_RECEIVED: "0"}, {OC2.SUBSTANCE_MISUSE: "0"}],
    fails=[{OC2.SUBSTANCE_MISUSE: "1"}],
)

c193 = Check(
    "193",
    "Child not identified as having a substance misuse problem but at least one of the two additional items on whether an intervention were offered and received have been completed.",
    since=2023,
    flags=(OC2.SUBSTANCE_MISUSE.blank | OC2.SUBSTANCE_MISUSE.one_of("0")) & any_filled(*ADDITIONAL),
    at=(OC2.SUBSTANCE_MISUSE, *ADDITIONAL),
    passes=[{OC2.SUBSTANCE_MISUSE: "1", OC2.INTERVENTION_RECEIVED: "1"}, {OC2.SUBSTANCE_MISUSE: "0"}],
    fails=[{OC2.SUBSTANCE_MISUSE: "0", OC2.INTERVENTION_OFFERED: "0"}, {OC2.INTERVENTION_RECEIVED: "1"}],
)

c215 = Check(
    "215",
    "Child has care leaver information but one or more data items relating to children looked after for 12 months have been completed.",
    since=2023, flags=care_leaver & any_filled(*health_fields),
    at=(*care_leaver_fields, *health_fields),
    passes=[{OC3.IN_TOUCH: "YES", OC2.SDQ_SCORE: "5"}, {OC3.IN_TOUCH: None, OC2.CONVICTED: "0"}],
    fails=[{OC3.IN_TOUCH: "YES", OC2.CONVICTED: "0"}],
)

# Strengths and difficulties

score, reason = OC2.SDQ_SCORE, OC2.SDQ_REASON
c180 = Check(
    "180", "Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
    since=2023,
    flags=score.filled & ~((score >= 0) & (score <= 40) & (score % 1 == 0)).holds, at=(score,),
    passes=[{score: "0"}, {score: "40"}, {score: "5.0"}, {score: None}],
    fails=[{score: "41"}, {score: "-1"}, {score: "5.5"}, {score: "x"}],
)
c196 = not_a_code("196", reason, "Strengths and Difficulties (SDQ) reason is not a valid code.", since=2023)

c157 = Check(
    "157",
    "Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year and Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no Strengths and Difficulties Questionnaire (SDQ) score.",
    since=2023,
    flags=score.blank & reason.one_of("SDQ1") & (OC2.DOB.plus(years=4) <= START) & (OC2.DOB.plus(years=17) > END)
    & continuously_looked_after,
    at=(reason, OC2.DOB),
    note="Both ages must hold, or every child would be flagged. Sixteen at the end of the year means not yet seventeen; "
         "the sector's reading lets a child go who turned sixteen during the year.",
    passes=[{reason: "SDQ1", OC2.DOB: "02/04/2021", **A_YEAR}, {reason: "SDQ1", OC2.DOB: "31/03/2009", **A_YEAR},
            {reason: "SDQ2", OC2.DOB: "01/04/2021", **A_YEAR}, {reason: "SDQ1", OC2.DOB: "01/04/2021"}],
    fails=[{reason: "SDQ1", OC2.DOB: "01/04/2021", **A_YEAR}, {reason: "SDQ1", OC2.DOB: "01/04/2009", **A_YEAR}],
)

NOT_A_YEAR = "Child has not been looked after continuously for at least 12 months at 31 March but a {} has been completed."
c185 = Check(
    "185", NOT_A_YEAR.format("Strengths and Difficulties (SDQ) score"), since=2023,
    flags=score.filled & ~continuously_looked_after, at=(score,),
    passes=[{score: "5", **A_YEAR}, {score: None}],
    fails=[{score: "5"}, {score: "5", **A_YEAR, Episodes.LS: "V4"}],
)
c198 = Check(
    "198", NOT_A_YEAR.format("reason for no Strengths and Difficulties (SDQ) score"), since=2023,
    flags=reason.filled & ~continuously_looked_after, at=(reason,),
    passes=[{reason: "SDQ1", **A_YEAR}, {reason: None}],
    fails=[{reason: "SDQ1"}, {reason: "SDQ1", **A_YEAR, Episodes.DEC: "30/03/2026", Episodes.REC: "E3"}],
)

c186 = Check(
    "186",
    "Children aged 4 or over at the start of the year and children aged under 17 at the end of the year and who have been looked after for at least 12 months continuously should have a Strengths and Difficulties (SDQ) score completed.",
    since=2023,
    flags=all_blank(score, reason) & (OC2.DOB.plus(years=4) <= START) & (OC2.DOB.plus(years=17) > END)
    & continuously_looked_after,
    at=(score,),
    note="A reason for no score stands in for the score, as rule 197a has it.",
    passes=[{OC2.DOB: "02/04/2021", **A_YEAR}, {OC2.DOB: "31/03/2009", **A_YEAR}, {OC2.DOB: "01/04/2021"},
            {OC2.DOB: "01/04/2021", reason: "SDQ2", **A_YEAR}],
    fails=[{OC2.DOB: "01/04/2021", **A_YEAR}, {OC2.DOB: "01/04/2009", **A_YEAR}],
)

c188 = Check(
    "188",
    "Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or a reason for no SDQ score has been completed.",
    since=2023,
    flags=(OC2.DOB.plus(years=4) > END) & any_filled(score, reason), at=(score, reason),
    passes=[{OC2.DOB: "31/03/2022", score: "5"}, {OC2.DOB: "01/04/2022"}, {OC2.DOB: None, score: "5"}],
    fails=[{OC2.DOB: "01/04/2022", score: "5"}, {OC2.DOB: "01/04/2022", reason: "SDQ1"}],
)

c189 = Check(
    "189",
    "Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties (SDQ) score or a reason for no Strengths and Difficulties (SDQ) score has been completed.",
    since=2023,
    flags=(OC2.DOB.plus(years=17) <= START) & any_filled(score, reason), at=(OC2.DOB, score, reason),
    note="A child whose seventeenth birthday is 1 April is seventeen at the beginning of the year; the sector's reading "
         "lets the day itself pass.",
    passes=[{OC2.DOB: "02/04/2008", score: "5"}, {OC2.DOB: "01/04/2008"}],
    fails=[{OC2.DOB: "01/04/2008", score: "5"}, {OC2.DOB: "31/03/2008", reason: "SDQ1"}],
)

c197a = Check(
    "197a",
    "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties Questionnaire score is filled in.",
    since=2023, flags=score.filled & reason.filled, at=(score, reason),
    passes=[{score: "5"}, {reason: "SDQ1"}], fails=[{score: "5", reason: "SDQ1"}],
)


def turned(age: int) -> Term:
    """The birthday falls in the year, 1 April and 31 March included."""
    return (OC2.DOB.plus(years=age) >= START) & (OC2.DOB.plus(years=age) <= END)


c197b = Check(
    "197B", "SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
    since=2023,
    flags=all_blank(score, reason) & (turned(4) | turned(17)) & continuously_looked_after, at=(reason, OC2.DOB),
    note="Read of children whose fourth or seventeenth birthday falls in the year; rule 186 has those in between.",
    passes=[{OC2.DOB: "01/04/2022", **A_YEAR}, {OC2.DOB: "31/03/2008", **A_YEAR}, {OC2.DOB: "01/04/2008"},
            {OC2.DOB: "01/04/2021", score: "5", **A_YEAR}],
    fails=[{OC2.DOB: "31/03/2022", **A_YEAR}, {OC2.DOB: "01/04/2008", **A_YEAR}],
)

# Convictions and development checks

c542 = Check(
    "542", "A child aged under 10 at 31 March should not have conviction information completed.",
    since=2023,
    flags=OC2.CONVICTED.filled & (OC2.DOB.plus(years=10) > END), at=(OC2.CONVICTED,),
    passes=[{OC2.CONVICTED: "0", OC2.DOB: "31/03/2016"}, {OC2.DOB: "01/04/2016"}],
    fails=[{OC2.CONVICTED: "0", OC2.DOB: "01/04/2016"}],
)

c543 = Check(
    "543",
    "Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet conviction information has not been completed.",
    since=2023,
    flags=OC2.CONVICTED.blank & (OC2.DOB.plus(years=10) <= END) & continuously_looked_after, at=(OC2.DOB, OC2.CONVICTED),
    note="A child whose tenth birthday is 31 March is ten on that day; the sector's reading lets the day itself pass.",
    passes=[{OC2.DOB: "01/04/2016", **A_YEAR}, {OC2.DOB: "31/03/2016"},
            {OC2.DOB: "31/03/2016", OC2.CONVICTED: "0", **A_YEAR}],
    fails=[{OC2.DOB: "31/03/2016", **A_YEAR}],
)

ALSO = "Any child who has {} information completed must also have immunisation, teeth check, health assessment and " \
       "substance misuse problem identified fields completed."
c544, c547 = (
    Check(
        code, ALSO.format(what), since=2023, flags=field.filled & any_blank(*CORE), at=(field, *CORE),
        note="Information is completed whether it says 0 or 1; the sector's reading looks only at 1.",
        passes=[{field: "1", **WHOLE_CORE}, {field: None}],
        fails=[{field: "1"}, {field: "0", **WHOLE_CORE, OC2.TEETH_CHECK: None}],
    ) for code, what, field in (("544", "conviction", OC2.CONVICTED), ("547", "health promotion", OC2.HEALTH_CHECK))
)

c545 = Check(
    "545",
    "Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health promotion information has not been completed.",
    since=2023,
    flags=OC2.HEALTH_CHECK.blank & (OC2.DOB.plus(years=5) > END) & continuously_looked_after,
    at=(OC2.DOB, OC2.HEALTH_CHECK),
    passes=[{OC2.DOB: "31/03/2021", **A_YEAR}, {OC2.DOB: "01/04/2021"},
            {OC2.DOB: "01/04/2021", OC2.HEALTH_CHECK: "0", **A_YEAR}],
    fails=[{OC2.DOB: "01/04/2021", **A_YEAR}],
)

c546 = Check(
    "546", "Children aged 5 or over at 31 March should not have health promotion information completed.",
    since=2023,
    flags=OC2.HEALTH_CHECK.filled & (OC2.DOB.plus(years=5) <= END), at=(OC2.DOB, OC2.HEALTH_CHECK),
    note="Any child in OC2, as the message says; the sector's reading is limited to those looked after all year.",
    passes=[{OC2.DOB: "01/04/2021", OC2.HEALTH_CHECK: "1"}, {OC2.DOB: "31/03/2021"}],
    fails=[{OC2.DOB: "31/03/2021", OC2.HEALTH_CHECK: "0"}],
)

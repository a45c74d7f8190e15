"""Disabilities of each child, and over the return as a whole."""
from throughline.engines.checks.check import Check, Part, Severity
from throughline.engines.checks.relations import alike, distinct, exists
from throughline.engines.checks.tables import RETURN, WHOLE
from throughline.returns.cin_census import codes
from throughline.returns.cin_census.tables import ChildIdentifiers, CINdetails, Disabilities
from throughline.returns.cin_census.words import further_action

which = Disabilities.Disability
said = which.filled & ~which.one_of("NONE")
"""Some disability, rather than none."""

c2887q = Check(
    "2887Q", "Please check and either amend or provide a reason: Less than 8 disability codes have been used in your return",
    since=2023, severity=Severity.QUERY, each=(WHOLE,), flags=distinct(which, said, within=RETURN) < 8, at=(which,),
    note="Different codes other than NONE are counted; the sector counts the rows that say NONE.",
    passes=[[{which: code} for code in ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS")]],
    fails=[[{which: "NONE"}], [{which: "MOB"} for _ in range(9)]],
)

c2888q = Check(
    "2888Q",
    "Please check and either amend or provide a reason: Only one disability code is recorded per child and multiple disabilities should be recorded where possible.",
    since=2023, severity=Severity.QUERY, each=(WHOLE,),
    flags=exists(Disabilities, said, within=RETURN)
    & ~exists(Disabilities, distinct(which, said, within="child") > 1, within=RETURN),
    at=(which,),
    note="Different codes of a child are counted, and a blank is none: the sector's reading takes a code given twice for "
         "two disabilities.",
    passes=[[{which: "MOB"}, {which: "LD"}, {which: "HEAR", Disabilities.LAchildID: "B"}], {which: "NONE"}, {which: None}],
    fails=[[{which: "MOB"}, {which: "LD", Disabilities.LAchildID: "B"}], [{which: "MOB"}, {which: "MOB"}, {which: "NONE"}]],
)

invalid = ~which.one_of(codes.DISABILITY)
wanted = ChildIdentifiers.PersonBirthDate.known
BORN = {ChildIdentifiers.PersonBirthDate: "2015-05-01"}
c8540 = Check(
    "8540", "Child\u2019s disability is missing or invalid (see Disability table)", since=2023,
    optional=(Disabilities,),
    parts=(
        Part(flags=wanted & further_action & (~exists(Disabilities) | exists(Disabilities, invalid)),
             at=(ChildIdentifiers.PersonBirthDate, CINdetails.ReferralNFA)),
        Part(flags=invalid & exists(ChildIdentifiers, wanted) & exists(CINdetails, further_action), at=(which,)),
    ),
    note="Shown on the child, on the referrals that go on and on the invalid codes. The sector's reading means this and "
         "fails while putting its findings together.",
    passes=[{**BORN, CINdetails.ReferralNFA: "0", which: "NONE"}, {**BORN, CINdetails.ReferralNFA: "1"},
            {ChildIdentifiers.PersonBirthDate: None, CINdetails.ReferralNFA: "0"}],
    fails=[{**BORN, CINdetails.ReferralNFA: "0"}, {**BORN, CINdetails.ReferralNFA: "false", which: "mob"},
           [{**BORN, CINdetails.ReferralNFA: "0", which: "MOB"}, {which: None}]],
)

c8790 = Check(
    "8790", "Disability information includes both None and other values", since=2023,
    flags=which.filled & ~which.matches("(?i)^none$") & exists(Disabilities, which.matches("(?i)^none$")), at=(which,),
    note="An empty element beside NONE is no other value; the sector's reading flags it.",
    passes=[{which: "NONE"}, [{which: "MOB"}, {which: "LD"}], [{which: "NONE"}, {which: None}]],
    fails=[[{which: "NONE"}, {which: "MOB"}], [{which: "none"}, {which: "LD"}]],
)

c8794 = Check(
    "8794", "Child has two or more disabilities with the same code", since=2023,
    flags=alike(Disabilities.LAchildID, which) > 1, at=(which,),
    passes=[[{which: "MOB"}, {which: "LD"}], [{which: "MOB"}, {which: "MOB", Disabilities.LAchildID: "B"}],
            [{which: None}, {which: None}]],
    fails=[[{which: "MOB"}, {which: "MOB"}], [{which: "NONE"}, {which: "NONE"}]],
)

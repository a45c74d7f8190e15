"""Who the child is: identifiers, sex, ethnicity, dates of birth and death."""
from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.relations import alike, count, exists
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.tables import RETURN, WHOLE
from throughline.engines.checks.terms import END, in_year_day
from throughline.returns.cin_census.shapes import after_death, outside_the_year
from throughline.returns.cin_census.tables import ChildCharacteristics, ChildIdentifiers, CINdetails
from throughline.returns.cin_census.words import further_action

born, expected, died = (
    ChildIdentifiers.PersonBirthDate, ChildIdentifiers.ExpectedPersonBirthDate, ChildIdentifiers.PersonDeathDate)

# The child's identifier

c8500 = Check(
    "8500", "LA Child ID missing", since=2023,
    flags=ChildIdentifiers.LAchildID.blank, at=(ChildIdentifiers.LAchildID,),
    passes=[{ChildIdentifiers.LAchildID: "A"}], fails=[{ChildIdentifiers.LAchildID: None}],
)

c8510 = Check(
    "8510", "More than one child record with the same LA Child ID", since=2023,
    flags=alike(ChildIdentifiers.LAchildID) > 1, at=(ChildIdentifiers.LAchildID,),
    note="Blank identifiers are left to rule 8500.",
    passes=[[{ChildIdentifiers.LAchildID: "A"}, {ChildIdentifiers.LAchildID: "B"}]],
    fails=[[{ChildIdentifiers.LAchildID: "A"}, {ChildIdentifiers.LAchildID: "A"}]],
)

c1570 = Check(
    "1570", "LA Child ID must not be longer than 20 characters", since=2025,
    flags=ChildIdentifiers.LAchildID.length > 20, at=(ChildIdentifiers.LAchildID,),
    passes=[{ChildIdentifiers.LAchildID: "A" * 20}, {ChildIdentifiers.LAchildID: None}],
    fails=[{ChildIdentifiers.LAchildID: "A" * 21}],
)

c1580 = Check(
    "1580", "LA Child ID must not contain any non-alphanumeric characters", since=2025,
    flags=ChildIdentifiers.LAchildID.matches(r"[^\p{L}\p{N}]"), at=(ChildIdentifiers.LAchildID,),
    passes=[{ChildIdentifiers.LAchildID: "Ab12"}, {ChildIdentifiers.LAchildID: None}],
    fails=[{ChildIdentifiers.LAchildID: "A-1"}, {ChildIdentifiers.LAchildID: "A 1"}, {ChildIdentifiers.LAchildID: "A/1"}],
)

c8590 = Check(
    "8590", "Child does not have a recorded CIN episode.", since=2023,
    flags=~exists(CINdetails), at=(ChildIdentifiers.LAchildID,),
    passes=[{ChildIdentifiers.LAchildID: "A", CINdetails.LAchildID: "A"}],
    fails=[{ChildIdentifiers.LAchildID: "A"}, [{ChildIdentifiers.LAchildID: "A"}, {CINdetails.LAchildID: "B"}]],
)

# Sex and ethnicity

c4180 = not_a_code("4180", ChildIdentifiers.Sex, "Sex must be provided and equal M, F, or U", blank=False, since=2025)
c4180_to_2024 = not_a_code(
    "4180", ChildIdentifiers.GenderCurrent, "Gender is missing", blank=False, since=2023, until=2024,
    note="A code that is none is flagged too, as in the sector's reading: the gender is missing then as well.",
)
c4220 = not_a_code("4220", ChildCharacteristics.Ethnicity, "Ethnicity is missing or invalid (see Ethnicity table)",
                   blank=False, since=2023)

unborn = born.unknown & expected.known
c8750 = Check(
    "8750", "Sex must equal U for an unborn child", since=2025,
    flags=unborn & ~ChildIdentifiers.Sex.one_of("U"), at=(ChildIdentifiers.Sex, born, expected),
    passes=[{expected: "2026-05-01", ChildIdentifiers.Sex: "U"}, {born: "2020-05-01", ChildIdentifiers.Sex: "M"}],
    fails=[{expected: "2026-05-01", ChildIdentifiers.Sex: "F"}, {expected: "2026-05-01"}],
)
c8750_to_2024 = Check(
    "8750", "Gender must equal 0 for an unborn child", since=2023, until=2024,
    flags=unborn & ~ChildIdentifiers.GenderCurrent.one_of("0"), at=(ChildIdentifiers.GenderCurrent, born, expected),
    passes=[{expected: "2024-05-01", ChildIdentifiers.GenderCurrent: "0"},
            {born: "2020-05-01", ChildIdentifiers.GenderCurrent: "1"}],
    fails=[{expected: "2024-05-01", ChildIdentifiers.GenderCurrent: "2"}, {expected: "2024-05-01"}],
)

c2886q = Check(
    "2886Q",
    "Please check and either amend or provide a reason: Percentage of children with no sex recorded is more than 2% (excluding unborns)",
    since=2025, severity=Severity.QUERY, each=(WHOLE,),
    flags=count(ChildIdentifiers, (ChildIdentifiers.Sex.blank | ChildIdentifiers.Sex.one_of("U")) & expected.unknown,
                within=RETURN) / count(ChildIdentifiers, within=RETURN) > 0.02,
    at=(ChildIdentifiers.Sex,),
    passes=[{ChildIdentifiers.Sex: "M"}, {ChildIdentifiers.Sex: None, expected: "2026-05-01"}],
    fails=[{ChildIdentifiers.Sex: "U"}, [{ChildIdentifiers.Sex: "M"}, {ChildIdentifiers.Sex: None}]],
)
c2886q_to_2024 = Check(
    "2886Q",
    "Please check and either amend or provide a reason: Percentage of children with no gender recorded is more than 2% (excluding unborns)",
    since=2023, until=2024, severity=Severity.QUERY, each=(WHOLE,),
    flags=count(ChildIdentifiers,
                (ChildIdentifiers.GenderCurrent.blank | ChildIdentifiers.GenderCurrent.one_of("0")) & expected.unknown,
                within=RETURN) / count(ChildIdentifiers, within=RETURN) > 0.02,
    at=(ChildIdentifiers.GenderCurrent,),
    note="Counted as the message says, blank or 0; the sector's reading never counts any.",
    passes=[{ChildIdentifiers.GenderCurrent: "1"}],
    fails=[{ChildIdentifiers.GenderCurrent: "0"}, {ChildIdentifiers.GenderCurrent: None}],
)

# Birth and death

c8520 = Check(
    "8520", "Date of Birth is after data collection period (must be on or before the end of the census period)", since=2023,
    must=born <= END, at=(born,),
    passes=[{born: "2026-03-31"}, {born: None}], fails=[{born: "2026-04-01"}],
)

c8525q = Check(
    "8525Q", "Either Date of Birth or Expected Date of Birth must be provided (but not both)", since=2023,
    severity=Severity.QUERY, flags=born.known == expected.known, at=(born, expected),
    passes=[{born: "2020-05-01"}, {expected: "2026-05-01"}],
    fails=[{born: None}, {born: "2020-05-01", expected: "2026-05-01"}, {born: "2020-02-31"}],
)

c8530q = Check(
    "8530Q",
    "Please check and either amend data or provide a reason: Expected Date of Birth is outside the expected range for this census (March to December of the Census Year end)",
    since=2023, severity=Severity.QUERY, must=(expected >= in_year_day(3, 1)) & (expected <= in_year_day(12, 31)),
    at=(expected,),
    note="March and December belong to the range; the sector's reading leaves out 1 March and 31 December themselves.",
    passes=[{expected: "2026-03-01"}, {expected: "2026-12-31"}, {expected: None}],
    fails=[{expected: "2026-02-28"}, {expected: "2027-01-01"}],
)

c8535q = Check(
    "8535Q",
    "Please check and either amend data or provide a reason: Child\u2019s date of death should not be prior to the date of birth",
    since=2023, severity=Severity.QUERY, must=died >= born, at=(died, born),
    note="Only where both are there to be compared; the sector's reading flags a death without a birth too, which is "
         "rule 8525Q.",
    passes=[{born: "2020-05-01", died: "2020-05-01"}, {died: "2025-05-01"}],
    fails=[{born: "2020-05-02", died: "2020-05-01"}],
)

c8545q = outside_the_year(
    "8545Q", died,
    "Please check and either amend data or provide a reason: Child's date of death should be within the census year",
)
c8555q = after_death("8555Q", CINdetails.CINreferralDate, "Child cannot be referred after its recorded date of death")

c8585q = Check(
    "8585Q",
    "Please check and either amend or provide a reason: CIN episode shows Died as the Closure Reason, however child has no recorded Date of Death",
    since=2023, severity=Severity.QUERY, flags=CINdetails.ReasonForClosure.one_of("RC2") & died.unknown,
    at=(died, CINdetails.ReasonForClosure),
    passes=[{CINdetails.ReasonForClosure: "RC2", died: "2025-05-01"}, {CINdetails.ReasonForClosure: "RC7", died: None}],
    fails=[{CINdetails.ReasonForClosure: "RC2", died: None}],
)

FORTY_WEEKS = 280
referred = CINdetails.CINreferralDate
c8606 = Check(
    "8606", "Child referral date is more than 40 weeks before DOB or expected DOB", since=2023,
    flags=(referred < born.plus(days=-FORTY_WEEKS)).holds | (referred < expected.plus(days=-FORTY_WEEKS)).holds,
    at=(referred, born, expected),
    passes=[{referred: "2025-04-01", born: "2026-01-06"}, {referred: "2025-04-01", expected: "2026-01-06"},
            {referred: "2025-04-01", born: None}],
    fails=[{referred: "2025-04-01", born: "2026-01-07"}, {referred: "2025-04-01", expected: "2026-01-07"}],
)

c8775q = Check(
    "8775Q", "Please check and either amend data or provide a reason: Child is over 25 years old", since=2023,
    severity=Severity.QUERY, where=born.plus(years=25) < END,
    flags=CINdetails.CINclosureDate.unknown | (CINdetails.CINclosureDate > born.plus(years=25)),
    at=(born, CINdetails.CINclosureDate),
    passes=[{born: "2001-03-31", CINdetails.CINclosureDate: None}, {born: "2000-05-01", CINdetails.CINclosureDate: "2025-05-01"},
            {born: "2000-05-01"}],
    fails=[{born: "2001-03-30", CINdetails.CINclosureDate: None}, {born: "2000-05-01", CINdetails.CINclosureDate: "2025-05-02"}],
)

# A unique pupil number that should be there

UPN, WHY = ChildIdentifiers.UPN, ChildIdentifiers.UPNunknown
no_upn = UPN.blank & ~WHY.matches("(?i)^UN[2-7]$").holds & exists(CINdetails, further_action)
GOES_ON = {CINdetails.ReferralNFA: "0"}
c8770q = Check(
    "8770Q",
    "Please check and either amend data or provide a reason: UPN is missing or reason UPN is missing or is UN1 for a child who is of school age.",
    since=2025, severity=Severity.QUERY, flags=no_upn & (born <= in_year_day(8, 31, -6)), at=(UPN, WHY),
    note="Of school age is five by the 31 August before the census; those who turned five since are let go, as in the "
         "sector's reading.",
    passes=[{born: "2020-09-01", **GOES_ON}, {born: "2015-05-01", UPN: "A", **GOES_ON}, {born: "2015-05-01", WHY: "un5", **GOES_ON},
            {born: "2015-05-01", CINdetails.ReferralNFA: "1"}],
    fails=[{born: "2020-08-31", **GOES_ON}, {born: "2015-05-01", WHY: "UN1", **GOES_ON}],
)
c8770q_to_2024 = Check(
    "8770Q",
    "Please check and either amend data or provide a reason: UPN or reason UPN missing expected for a child who is more than 5 years old",
    since=2023, until=2024, severity=Severity.QUERY, flags=no_upn & (born.plus(years=6) <= END), at=(UPN, WHY),
    note="More than five is six on the reference date. UN1 (too young for one) is no reason at that age.",
    passes=[{born: "2018-04-01", **GOES_ON}, {born: "2015-05-01", WHY: "UN2", **GOES_ON}],
    fails=[{born: "2018-03-31", **GOES_ON}, {born: "2015-05-01", WHY: "UN1", **GOES_ON}],
)

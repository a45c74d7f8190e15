"""The return's date, and referrals: their cells, their order and their closure."""
from datetime import date

from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.relations import count, last
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.terms import END, row_number
from throughline.returns.cin_census import codes
from throughline.returns.cin_census.shapes import ends_before_it_starts, missing_or_after_the_year, outside_the_year
from throughline.returns.cin_census.tables import CINdetails, Header
from throughline.returns.cin_census.words import further_action, no_further_action, working_days_before_start

referred, closed = CINdetails.CINreferralDate, CINdetails.CINclosureDate

c100 = Check(
    "100", "Reference Date is incorrect", since=2023,
    flags=~(Header.ReferenceDate.text == Header.Year.text + "-03-31").holds, at=(Header.ReferenceDate,),
    passes=[{Header.Year: "2026", Header.ReferenceDate: "2026-03-31"}],
    fails=[{Header.Year: "2026", Header.ReferenceDate: "2025-03-31"}, {Header.Year: "2026", Header.ReferenceDate: None}],
)

c8600 = missing_or_after_the_year("8600", referred, "Child referral date missing or after data collection period")

A_SOURCE_SINCE = date(2013, 4, 1)
c8866 = Check(
    "8866", "Source of Referral is missing or an invalid code", since=2023,
    flags=(referred >= A_SOURCE_SINCE) & ~CINdetails.ReferralSource.one_of(codes.REFERRAL_SOURCE),
    at=(referred, CINdetails.ReferralSource),
    passes=[{referred: "2013-04-01", CINdetails.ReferralSource: "5D"}, {referred: "2013-03-31"}, {referred: None}],
    fails=[{referred: "2013-04-01"}, {referred: "2025-05-01", CINdetails.ReferralSource: "1Z"}],
)

c8568 = Check(
    "8568", "RNFA flag is missing or invalid", since=2023,
    flags=~(no_further_action | further_action), at=(CINdetails.ReferralNFA,),
    passes=[{CINdetails.ReferralNFA: said} for said in ("0", "1", "true", "false")],
    fails=[{CINdetails.ReferralNFA: said} for said in (None, "2", "no", "1 ")],
)

c8569q = Check(
    "8569Q",
    "A case with referral date before one working day prior to the collection start date must not be flagged as a no further action case",
    since=2023, severity=Severity.QUERY, flags=no_further_action & (referred < working_days_before_start(1)), at=(referred,),
    note="Only a referral that is flagged so, and before the last working day of March: the sector's reading takes in blank "
         "flags and forgets to take the working day off.",
    passes=[{CINdetails.ReferralNFA: "1", referred: "2025-03-31"}, {CINdetails.ReferralNFA: "0", referred: "2025-03-30"},
            {CINdetails.ReferralNFA: None, referred: "2025-03-30"}],
    fails=[{CINdetails.ReferralNFA: "1", referred: "2025-03-30"}],
)

c8610 = Check(
    "8610", "Primary Need code is missing for a referral which led to further action.", since=2023,
    flags=further_action & CINdetails.PrimaryNeedCode.blank, at=(CINdetails.ReferralNFA, CINdetails.PrimaryNeedCode),
    passes=[{CINdetails.ReferralNFA: "0", CINdetails.PrimaryNeedCode: "N1"}, {CINdetails.ReferralNFA: "1"},
            {CINdetails.ReferralNFA: None}],
    fails=[{CINdetails.ReferralNFA: "0"}, {CINdetails.ReferralNFA: "false"}],
)
c8650 = not_a_code("8650", CINdetails.PrimaryNeedCode,
                   "Primary Need Code invalid (see Primary Need table in CIN census code set)", since=2023)

# Closure

c8620 = outside_the_year("8620", closed, "CIN Closure Date present and does not fall within the Census year")
c8630 = ends_before_it_starts("8630", referred, closed, "CIN Closure Date is before CIN Referral Date for the same CIN episode")
c8640 = not_a_code("8640", CINdetails.ReasonForClosure,
                   "CIN Reason for closure code invalid (see Reason for Closure table in CIN Census code set)", since=2023)
c8805 = Check(
    "8805", "A CIN case cannot have a CIN closure date without a Reason for Closure", since=2023,
    flags=closed.known & CINdetails.ReasonForClosure.blank, at=(closed, CINdetails.ReasonForClosure),
    passes=[{closed: "2025-05-01", CINdetails.ReasonForClosure: "RC7"}, {closed: None}], fails=[{closed: "2025-05-01"}],
)
c8810 = Check(
    "8810", "A CIN case cannot have a Reason for Closure without a CIN Closure Date", since=2023,
    flags=CINdetails.ReasonForClosure.filled & closed.unknown, at=(CINdetails.ReasonForClosure, closed),
    passes=[{closed: "2025-05-01", CINdetails.ReasonForClosure: "RC7"}, {closed: None}],
    fails=[{CINdetails.ReasonForClosure: "RC7"}, {CINdetails.ReasonForClosure: "RC7", closed: "2025-02-31"}],
)

# One referral and another of the same child

open_case = closed.unknown & further_action
c8815 = Check(
    "8815",
    "More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for this child and case is not a referral with no further action.",
    since=2023, where=open_case, flags=count(CINdetails, open_case, within="child") > 1, at=(closed,),
    note="A referral with no further action is allowed to stand open and is not flagged beside the others.",
    passes=[[{CINdetails.CINdetailsID: "1", CINdetails.ReferralNFA: "0"},
             {CINdetails.CINdetailsID: "2", CINdetails.ReferralNFA: "1"}]],
    fails=[[{CINdetails.CINdetailsID: "1", CINdetails.ReferralNFA: "0"},
            {CINdetails.CINdetailsID: "2", CINdetails.ReferralNFA: "false"}]],
)

latest = last(referred, within="child")
c8816 = Check(
    "8816",
    "An open CIN episode is shown and case is not a referral with no further action, but it is not the latest episode.",
    since=2023, flags=open_case & (referred < latest.CINreferralDate), at=(referred, latest.CINreferralDate),
    note="Two open ones of the same latest day are both the latest and left to rule 8815; the latest is shown as the cause.",
    passes=[[{referred: "2025-05-01", CINdetails.ReferralNFA: "0", closed: "2025-06-01"}, {referred: "2025-07-01"}],
            [{referred: "2025-05-01", CINdetails.ReferralNFA: "1"}, {referred: "2025-07-01"}],
            [{referred: "2025-07-01", CINdetails.ReferralNFA: "0"}, {referred: "2025-07-01", CINdetails.ReferralNFA: "0"}]],
    fails=[[{referred: "2025-05-01", CINdetails.ReferralNFA: "0"}, {referred: "2025-07-01", CINdetails.CINdetailsID: "2"}]],
)

other = CINdetails.other()
c8820 = Check(
    "8820", "The dates on the CIN episodes for this child overlap", since=2023, each=(CINdetails, other), within="child",
    where=(row_number(CINdetails) != row_number(other)) & (referred >= other.CINreferralDate),
    flags=(referred < other.CINclosureDate).holds
    | (other.CINclosureDate.unknown & other.ReferralNFA.one_of(*codes.FALSE) & (referred <= END)),
    at=(referred, other.CINreferralDate, other.CINclosureDate),
    note="A referral made on the reference date itself is within an open episode too.",
    passes=[[{referred: "2025-05-01", closed: "2025-06-01"}, {referred: "2025-06-01"}],
            [{referred: "2025-05-01", CINdetails.ReferralNFA: "1"}, {referred: "2025-06-01"}],
            [{referred: "2025-05-01", CINdetails.ReferralNFA: "0"}, {referred: "2025-06-01", CINdetails.LAchildID: "B"}]],
    fails=[[{referred: "2025-05-01", closed: "2025-06-01"}, {referred: "2025-05-31", CINdetails.CINdetailsID: "2"}],
           [{referred: "2025-05-01", CINdetails.ReferralNFA: "0"}, {referred: "2026-03-31"}],
           [{referred: "2025-05-01", closed: "2025-06-01"}, {referred: "2025-05-01"}]],
)

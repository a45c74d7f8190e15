"""Who the child is: identifiers, UPN, dates of birth and death, disabilities."""
from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.relations import alike, count, distinct, exists
from throughline.engines.checks.tables import RETURN, WHOLE
from throughline.returns.cin_census.tables import ChildIdentifiers, CINdetails, Disabilities
from throughline.returns.cin_census.words import check_letter

UPN = ChildIdentifiers.UPN

c1510 = Check(
    "1510", "UPN invalid (wrong check letter at character 1)", since=2023,
    where=UPN.matches(r"^.\d{12}$"), flags=UPN.part(0, 1) != check_letter(UPN), at=(UPN,),
    passes=[{UPN: "P123456789013"}, {UPN: None}, {UPN: "A12345678901X"}],
    fails=[{UPN: "B123456789013"}, {UPN: "p123456789013"}],
)

c1520 = Check(
    "1520", "More than one record with the same UPN.", since=2023,
    flags=alike(UPN) > 1, at=(UPN,),
    passes=[[{UPN: "A1"}, {UPN: "A2"}], [{UPN: None}, {UPN: None}]],
    fails=[[{UPN: "A1"}, {UPN: "A1"}]],
)

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

c8590 = Check(
    "8590", "Child does not have a recorded CIN episode.", since=2023,
    flags=~exists(CINdetails), at=(ChildIdentifiers.LAchildID,),
    passes=[{ChildIdentifiers.LAchildID: "A", CINdetails.LAchildID: "A"}],
    fails=[{ChildIdentifiers.LAchildID: "A"}, [{ChildIdentifiers.LAchildID: "A"}, {CINdetails.LAchildID: "B"}]],
)

SEX_NOT_SAID = "Please check and either amend or provide a reason: Percentage of children with no {} recorded is more than 2% (excluding unborns)"
born = ChildIdentifiers.ExpectedPersonBirthDate.unknown
c2886q = Check(
    "2886Q", SEX_NOT_SAID.format("sex"), since=2025, severity=Severity.QUERY, each=(WHOLE,),
    flags=count(ChildIdentifiers, (ChildIdentifiers.Sex.blank | ChildIdentifiers.Sex.one_of("U")) & born, within=RETURN)
    / count(ChildIdentifiers, within=RETURN) > 0.02,
    at=(ChildIdentifiers.Sex,),
    passes=[{ChildIdentifiers.Sex: "M"}, {ChildIdentifiers.Sex: None, ChildIdentifiers.ExpectedPersonBirthDate: "2026-05-01"}],
    fails=[{ChildIdentifiers.Sex: "U"}, [{ChildIdentifiers.Sex: "M"}, {ChildIdentifiers.Sex: None}]],
)
c2886q_to_2024 = Check(
    "2886Q", SEX_NOT_SAID.format("gender"), since=2023, until=2024, severity=Severity.QUERY, each=(WHOLE,),
    flags=count(ChildIdentifiers, (ChildIdentifiers.GenderCurrent.blank | ChildIdentifiers.GenderCurrent.one_of("0")) & born,
                within=RETURN) / count(ChildIdentifiers, within=RETURN) > 0.02,
    at=(ChildIdentifiers.GenderCurrent,),
    note="Counted as the message says, blank or 0; the sector's reading never counts any.",
    passes=[{ChildIdentifiers.GenderCurrent: "1"}],
    fails=[{ChildIdentifiers.GenderCurrent: "0"}, {ChildIdentifiers.GenderCurrent: None}],
)

c2887q = Check(
    "2887Q", "Please check and either amend or provide a reason: Less than 8 disability codes have been used in your return",
    since=2023, severity=Severity.QUERY, each=(WHOLE,),
    flags=distinct(Disabilities.Disability, ~Disabilities.Disability.one_of("NONE"), within=RETURN) < 8,
    at=(Disabilities.Disability,),
    note="Different codes other than NONE are counted; the sector counts the rows that say NONE.",
    passes=[[{Disabilities.Disability: code} for code in ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS")]],
    fails=[[{Disabilities.Disability: "NONE"}], [{Disabilities.Disability: "MOB"} for _ in range(9)]],
)

c8772 = Check(
    "8772", "UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a referral going on to further action",
    since=2023, where=ChildIdentifiers.UPNunknown.one_of("UN7"), flags=CINdetails.ReferralNFA.one_of("0", "false"),
    at=(ChildIdentifiers.UPNunknown, CINdetails.ReferralNFA),
    note="Only referrals said to go on are flagged, as in the message; a blank or invalid ReferralNFA has its own rule.",
    passes=[{ChildIdentifiers.UPNunknown: "UN7", CINdetails.ReferralNFA: "1"},
            {ChildIdentifiers.UPNunknown: "UN3", CINdetails.ReferralNFA: "0"}],
    fails=[{ChildIdentifiers.UPNunknown: "UN7", CINdetails.ReferralNFA: "0"}],
)

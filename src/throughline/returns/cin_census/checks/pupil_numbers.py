"""The form of unique pupil numbers, and the reasons for there being none."""
from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.relations import alike
from throughline.returns.cin_census import codes
from throughline.returns.cin_census.tables import ChildIdentifiers, CINdetails
from throughline.returns.cin_census.words import check_letter, further_action

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

c1530 = Check(
    "1530", "UPN invalid (characters 2-4 not a recognised LA code)", since=2023,
    flags=(UPN.length == 13) & ~UPN.part(1, 3).one_of(codes.UPN_AUTHORITY), at=(UPN,),
    passes=[{UPN: "A845456789012"}, {UPN: "A943456789012"}, {UPN: "A9994"}, {UPN: None}],
    fails=[{UPN: "A999456789012"}, {UPN: "A8-5456789012"}],
)

c1540 = Check(
    "1540", "UPN invalid (characters 5-12 not all numeric)", since=2023,
    must=UPN.matches(r"^.{4}[0-9]{8}"), at=(UPN,),
    note="A number that is too short to have a twelfth character does not have eight digits there; the sector's reading "
         "passes it when those it has are digits.",
    passes=[{UPN: "A845456789012"}, {UPN: "A84545678901X"}, {UPN: None}],
    fails=[{UPN: "A845X56789012"}, {UPN: "A84545678901"[:11]}, {UPN: "A845"}],
)

c1550 = Check(
    "1550", "UPN invalid (character 13 not a recognised value)", since=2023,
    where=UPN.length == 13, must=UPN.part(12, 1).matches("^[0-9A-HJ-NP-RT-Z]$"), at=(UPN,),
    passes=[{UPN: "A845456789012"}, {UPN: "A84545678901X"}, {UPN: "A84545678901"}, {UPN: None}],
    fails=[{UPN: "A84545678901I"}, {UPN: "A84545678901x"}, {UPN: "A84545678901-"}],
)

c1560q = Check(
    "1560Q", "Please check and either amend or provide a reason: Former UPN wrongly formatted", since=2023,
    severity=Severity.QUERY, must=ChildIdentifiers.FormerUPN.matches("^[A-Za-z][0-9]{11}[0-9A-Za-z]$"),
    at=(ChildIdentifiers.FormerUPN,),
    note="A temporary number (a letter at the end) is a former number like any other; the sector's reading flags it.",
    passes=[{ChildIdentifiers.FormerUPN: "A845456789012"}, {ChildIdentifiers.FormerUPN: "A84545678901B"},
            {ChildIdentifiers.FormerUPN: None}],
    fails=[{ChildIdentifiers.FormerUPN: "A84545678901"}, {ChildIdentifiers.FormerUPN: "1845456789012"},
           {ChildIdentifiers.FormerUPN: "A8454567890X2"}],
)

c8772 = Check(
    "8772",
    "UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a referral going on to further action",
    since=2023, where=ChildIdentifiers.UPNunknown.one_of("UN7"), flags=further_action,
    at=(ChildIdentifiers.UPNunknown, CINdetails.ReferralNFA),
    note="Only referrals said to go on are flagged, as in the message; a blank or invalid ReferralNFA has its own rule.",
    passes=[{ChildIdentifiers.UPNunknown: "UN7", CINdetails.ReferralNFA: "1"},
            {ChildIdentifiers.UPNunknown: "UN3", CINdetails.ReferralNFA: "0"}],
    fails=[{ChildIdentifiers.UPNunknown: "UN7", CINdetails.ReferralNFA: "0"}],
)

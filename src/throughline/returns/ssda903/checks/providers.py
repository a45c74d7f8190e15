"""Placements against the list of registered providers, by URN."""
from datetime import date

from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.terms import AUTHORITY, END, START, derived
from throughline.returns.ssda903.codes import NO_URN, URN_ADDRESS, URN_NOT_REQUIRED
from throughline.returns.ssda903.tables import Episodes, Providers
from throughline.returns.ssda903.words import short_break, without_spaces

UNKNOWN_URN = "XXXXXXX"
H5_REGISTERED = date(2023, 10, 28)
registered = Episodes.URN.filled & ~Episodes.URN.one_of(UNKNOWN_URN)
c1008 = Check(
    "1008", "Ofsted Unique Reference Number (URN) is not valid.", since=2023,
    flags=registered & ~exists(Providers, within="urn"), at=(Episodes.URN,),
    note="URNs are compared as text on both sides, however the spreadsheet holds them.",
    passes=[{Episodes.URN: "SC1", Providers.URN: "SC1"}, {Episodes.URN: UNKNOWN_URN}, {Episodes.URN: None}],
    fails=[{Episodes.URN: "SC1", Providers.URN: "SC2"}],
)

allowed = derived("the provider's placement types include PLACE", [Providers.PLACE_CODES, Episodes.PLACE],
                  lambda codes, place: codes.str.split(",").list.contains(place))
c219 = Check(
    "219", "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement type recorded.", since=2023,
    where=registered, flags=~exists(Providers, allowed, within="urn"), at=(Episodes.URN, Episodes.PLACE),
    note="Right when any entry of the URN in the list allows the placement type, as published; spaces and slashes between "
         "the codes of an entry do not matter. A URN that is not in the list is allowed none.",
    passes=[[{Episodes.URN: "SC1", Episodes.PLACE: "K2", Providers.URN: "SC1", Providers.PLACE_CODES: "K1,K2"},
             {Providers.URN: "SC1", Providers.PLACE_CODES: "U1"}], {Episodes.URN: UNKNOWN_URN}],
    fails=[{Episodes.URN: "SC1", Episodes.PLACE: "K3", Providers.URN: "SC1", Providers.PLACE_CODES: "K1,K2"},
           {Episodes.URN: "SC1", Providers.URN: "SC1", Providers.PLACE_CODES: None},
           {Episodes.URN: "SC1", Episodes.PLACE: "K3"}],
)

c227 = Check(
    "227", "Ofsted Unique reference number (URN) is not valid for the episode start date.", since=2023,
    where=registered, flags=exists(Providers, Episodes.DECOM >= Providers.REG_END, within="urn"),
    at=(Episodes.URN, Episodes.DECOM),
    passes=[{Episodes.URN: "SC1", Episodes.DECOM: "01/05/2025", Providers.URN: "SC1", Providers.REG_END: "02/05/2025"},
            {Episodes.URN: "SC1", Episodes.DECOM: "01/05/2025", Providers.URN: "SC1"}],
    fails=[{Episodes.URN: "SC1", Episodes.DECOM: "02/05/2025", Providers.URN: "SC1", Providers.REG_END: "02/05/2025"}],
)

c228 = Check(
    "228", "Ofsted Unique reference number (URN) is not valid for the episode end date", since=2023,
    where=registered,
    flags=exists(Providers, (Episodes.DEC > Providers.REG_END) | (Episodes.DEC.blank & (END > Providers.REG_END)),
                 within="urn"),
    at=(Episodes.URN, Episodes.DEC),
    note="An episode whose end date cannot be read is left to the rule about dates; the sector's reading takes it for open.",
    passes=[{Episodes.URN: "SC1", Episodes.DEC: "02/05/2025", Providers.URN: "SC1", Providers.REG_END: "02/05/2025"},
            {Episodes.URN: "SC1", Providers.URN: "SC1", Providers.REG_END: "31/03/2026"},
            {Episodes.URN: "SC1", Providers.URN: "SC1"},
            {Episodes.URN: "SC1", Providers.URN: "SC2", Providers.REG_END: "01/05/2025"}],
    fails=[{Episodes.URN: "SC1", Episodes.DEC: "03/05/2025", Providers.URN: "SC1", Providers.REG_END: "02/05/2025"},
           {Episodes.URN: "SC1", Providers.URN: "SC1", Providers.REG_END: "30/03/2026"}],
)

listed = exists(Providers, within="urn")
right_provider = derived("the provider's codes include PLACE_PROVIDER",
                         [Providers.PROVIDER_CODES, Episodes.PLACE_PROVIDER],
                         lambda codes, provider: codes.str.split(",").list.contains(provider))
c224 = Check(
    "224", "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement provider recorded.", since=2023,
    where=registered & listed, flags=~exists(Providers, right_provider, within="urn"), at=(Episodes.PLACE_PROVIDER,),
    note="Of a URN in the list alone (rule 1008 sees the others), and right when any entry of the URN allows the "
         "provider; the sector's reading wants the URN there and every entry to allow it.",
    passes=[[{Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR3", Providers.URN: "SC1",
              Providers.PROVIDER_CODES: "PR1,PR3"},
             {Providers.URN: "SC1", Providers.PROVIDER_CODES: "PR4"}],
            {Episodes.URN: "SC2", Episodes.PLACE_PROVIDER: "PR3", Providers.URN: "SC1",
             Providers.PROVIDER_CODES: "PR1"},
            {Episodes.URN: UNKNOWN_URN, Episodes.PLACE_PROVIDER: "PR3"}],
    fails=[{Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR2", Providers.URN: "SC1",
            Providers.PROVIDER_CODES: "PR1,PR3"},
           {Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: None, Providers.URN: "SC1", Providers.PROVIDER_CODES: "PR1"},
           {Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR2", Providers.URN: "SC1", Providers.PROVIDER_CODES: None}],
)

c229 = Check(
    "229", "Placement provider does not match between the placing authority and the local authority code of the provider.", since=2023,
    where=registered,
    flags=(Episodes.PLACE_PROVIDER.one_of("PR1") & exists(Providers, Providers.LA.filled, within="urn")
           & ~exists(Providers, Providers.LA == AUTHORITY, within="urn"))
    | (Episodes.PLACE_PROVIDER.one_of("PR2") & exists(Providers, Providers.LA == AUTHORITY, within="urn")),
    at=(Episodes.URN, Episodes.PLACE_PROVIDER),
    note="The provider's authority is the one in which it stands; the list does not say who runs it. A URN that is not "
         "in the list, or whose place is unknown, is no mismatch, whatever the sector's reading makes of it.",
    passes=[{Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR1", Providers.URN: "SC1", Providers.LA: "E10000011"},
            {Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR2", Providers.URN: "SC1", Providers.LA: "E10000014"},
            {Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR4", Providers.URN: "SC1", Providers.LA: "E10000014"},
            {Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR1", Providers.URN: "SC1", Providers.LA: None},
            {Episodes.URN: "SC2", Episodes.PLACE_PROVIDER: "PR1", Providers.URN: "SC1", Providers.LA: "E10000014"}],
    fails=[{Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR1", Providers.URN: "SC1", Providers.LA: "E10000014"},
           {Episodes.URN: "SC1", Episodes.PLACE_PROVIDER: "PR2", Providers.URN: "SC1", Providers.LA: "E10000011"}],
)

same_postcode = without_spaces(Episodes.PL_POST) == Providers.POSTCODE
SET = {Episodes.PLACE: "K2", Episodes.URN: "SC1", Providers.URN: "SC1", Providers.POSTCODE: "WA101AA"}
c221 = Check(
    "221", "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement postcode provided.", since=2023,
    where=registered & ~short_break & Episodes.PLACE.one_of(URN_ADDRESS) & Episodes.PL_POST.filled,
    flags=exists(Providers, Providers.POSTCODE.filled, within="urn") & ~exists(Providers, same_postcode, within="urn"),
    at=(Episodes.PL_POST,),
    note="Of a URN in the list with a postcode (rule 1008 sees the others), and right when any entry of the URN has the "
         "placement's; the sector's reading flags unknown URNs, and wants every entry to match.",
    passes=[[{**SET, Episodes.PL_POST: "WA10 1AA"}, {Providers.URN: "SC1", Providers.POSTCODE: "WA91AA"}],
            {**SET, Episodes.PL_POST: "WA10 1AB", Episodes.PLACE: "U1"},
            {**SET, Episodes.PL_POST: "WA10 1AB", Episodes.LS: "V3"},
            {**SET, Episodes.PL_POST: "WA10 1AB", Episodes.URN: "SC2"}, {**SET, Episodes.PL_POST: None},
            {**SET, Episodes.PL_POST: "WA10 1AB", Providers.POSTCODE: None}],
    fails=[{**SET, Episodes.PL_POST: "WA10 1AB"}, {**SET, Episodes.PL_POST: "WA10 1AB", Episodes.PLACE: "K3"}],
)

c222 = Check(
    "222", "Ofsted Unique reference number (URN) should not be recorded for this placement type.", since=2023,
    flags=registered & Episodes.PLACE.one_of(NO_URN), at=(Episodes.URN,),
    passes=[{Episodes.URN: "SC1", Episodes.PLACE: "K2"}, {Episodes.URN: UNKNOWN_URN, Episodes.PLACE: "P1"},
            {Episodes.PLACE: "P1"}],
    fails=[{Episodes.URN: "SC1", Episodes.PLACE: place} for place in ("P1", "R5", "T4", "Z14")],
)

outside_england = (Episodes.PL_LA.starts_with("N", "W", "S", "C").holds
                   | Episodes.PL_POST.matches("^(GY|JE|IM)").holds)
c218 = Check(
    "218", "Ofsted Unique reference number (URN) is required.", since=2023,
    where=(Episodes.DEC.blank | (Episodes.DEC >= START)) & ~Episodes.PLACE.one_of(URN_NOT_REQUIRED) & ~short_break,
    flags=Episodes.URN.blank & ~outside_england, at=(Episodes.URN,),
    note="A placement whose postcode is blank or unknown is not taken to be outside England, as the sector's reading takes "
         "it until 2024/25; the islands, whose postcodes have no authority, are. Rule 214 forbids a URN in short breaks.",
    passes=[{Episodes.PLACE: "K2", Episodes.URN: "SC1"}, {Episodes.PLACE: "P1"},
            {Episodes.PLACE: "K2", Episodes.PL_LA: "WAL"},
            {Episodes.PLACE: "K2", Episodes.PL_POST: "JE2 3AB"}, {Episodes.PLACE: "K2", Episodes.DEC: "31/03/2025"},
            {Episodes.PLACE: "K2", Episodes.DEC: "31/02/2026"}, {Episodes.PLACE: "K2", Episodes.LS: "V3"}],
    fails=[{Episodes.PLACE: "K2", Episodes.PL_LA: "E10000011"}, {Episodes.PLACE: "K2"}, {Episodes.PLACE: None},
           {Episodes.PLACE: "K3", Episodes.DEC: "01/04/2025", Episodes.PL_LA: "E10000011"}],
)

c230 = Check(
    "230", "Ofsted Unique reference number (URN) is required for any English H5 placements from 28 October 2023.", since=2024, until=2024,
    where=Episodes.PLACE.one_of("H5") & ~(Episodes.DEC <= H5_REGISTERED).holds & ~short_break,
    flags=~registered & ~outside_england, at=(Episodes.PLACE, Episodes.DEC, Episodes.URN),
    note="As in rule 218, a placement whose postcode is blank or unknown is not taken to be outside England.",
    passes=[{Episodes.PLACE: "H5", Episodes.URN: "SC1"}, {Episodes.PLACE: "H5", Episodes.DEC: "28/10/2023"},
            {Episodes.PLACE: "H5", Episodes.PL_LA: "SCO"}, {Episodes.PLACE: "K2"}],
    fails=[{Episodes.PLACE: "H5", Episodes.DEC: "29/10/2023"}, {Episodes.PLACE: "H5", Episodes.URN: UNKNOWN_URN},
           {Episodes.PLACE: "H5", Episodes.PL_LA: "E10000011"}],
)

"""Where the child is placed: postcodes, distances, and the provider list."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.terms import derived
from throughline.returns.ssda903.tables import Episodes, Providers
from throughline.returns.ssda903.words import short_break

c169 = Check(
    "169", "Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode has been entered.",
    since=2023, flags=~short_break & Episodes.PL_LA.blank, at=(Episodes.PL_LA,),
    passes=[{Episodes.LS: "C2", Episodes.PL_LA: "E10000011"}, {Episodes.LS: "V3"}],
    fails=[{Episodes.LS: "C2"}, {Episodes.LS: None}],
)

c454 = Check(
    "454", "Placement distance from home is over 350 miles.", since=2026,
    flags=Episodes.PL_DISTANCE > 350, at=(Episodes.PL_DISTANCE,),
    passes=[{Episodes.PL_DISTANCE: "350"}, {Episodes.PL_DISTANCE: None}], fails=[{Episodes.PL_DISTANCE: "350.1"}],
)

registered = Episodes.URN.filled & ~Episodes.URN.one_of("XXXXXXX")
c1008 = Check(
    "1008", "Ofsted Unique Reference Number (URN) is not valid.", since=2023,
    flags=registered & ~exists(Providers, within="urn"), at=(Episodes.URN,),
    note="URNs are compared as text on both sides, however the spreadsheet holds them.",
    passes=[{Episodes.URN: "SC1", Providers.URN: "SC1"}, {Episodes.URN: "XXXXXXX"}, {Episodes.URN: None}],
    fails=[{Episodes.URN: "SC1", Providers.URN: "SC2"}],
)

allowed = derived("the provider's placement types include PLACE", [Providers.PLACE_CODES, Episodes.PLACE],
                  lambda codes, place: codes.str.split(",").list.contains(place))
c219 = Check(
    "219", "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement type "
    "recorded.", since=2023,
    where=registered, flags=~exists(Providers, allowed, within="urn"), at=(Episodes.URN, Episodes.PLACE),
    note="Right when any entry of the URN in the list allows the placement type, as published; spaces and slashes between "
         "the codes of an entry do not matter.",
    passes=[[{Episodes.URN: "SC1", Episodes.PLACE: "K2", Providers.URN: "SC1", Providers.PLACE_CODES: "K1,K2"},
             {Providers.URN: "SC1", Providers.PLACE_CODES: "U1"}], {Episodes.URN: "XXXXXXX"}],
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

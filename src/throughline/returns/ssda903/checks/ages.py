"""Episodes against the child's age, by the date of birth in Header."""
from throughline.engines.checks.check import Check
from throughline.returns.ssda903.tables import Episodes, Header
from throughline.returns.ssda903.words import adopted

c352 = Check(
    "352", "Child who started to be looked after was aged 18 or over.", since=2023,
    flags=Episodes.RNE.one_of("S") & (Header.DOB.plus(years=18) <= Episodes.DECOM), at=(Episodes.DECOM, Episodes.RNE),
    passes=[{Episodes.RNE: "S", Episodes.DECOM: "31/05/2025", Header.DOB: "01/06/2007"},
            {Episodes.RNE: "P", Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2007"}],
    fails=[{Episodes.RNE: "S", Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2007"}],
)

c358 = Check(
    "358", "Child with this legal status should not be under 10.", since=2023,
    where=Episodes.LS.one_of("J1", "J2", "J3"), must=Header.DOB.plus(years=10) <= Episodes.DECOM,
    at=(Episodes.DECOM, Episodes.LS, Header.DOB),
    note="A child whose tenth birthday it is is ten: the day itself passes.",
    passes=[{Episodes.LS: "J1", Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2015"},
            {Episodes.LS: "C1", Episodes.DECOM: "01/06/2025", Header.DOB: "02/06/2015"}],
    fails=[{Episodes.LS: "J1", Episodes.DECOM: "01/06/2025", Header.DOB: "02/06/2015"}],
)

c386 = Check(
    "386", "Reason episode ceased is adopted but child has reached age 18.", since=2023,
    where=adopted, must=Header.DOB.plus(years=18) > Episodes.DEC, at=(Episodes.REC,),
    passes=[{Episodes.REC: "E11", Episodes.DEC: "31/05/2025", Header.DOB: "01/06/2007"}],
    fails=[{Episodes.REC: "E11", Episodes.DEC: "01/06/2025", Header.DOB: "01/06/2007"}],
)

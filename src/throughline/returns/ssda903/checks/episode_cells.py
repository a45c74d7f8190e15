"""Episodes: each cell on its own, and cells of one row against one another."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END
from throughline.returns.ssda903.tables import Episodes

c141 = not_a_date("141", Episodes.DECOM, "Date episode began is not a valid date.", since=2023)
c143 = not_a_code("143", Episodes.RNE, "The reason for new episode code is not a valid code.", since=2023)
c144 = not_a_code("144", Episodes.LS, "The legal status code is not a valid code.", "D1", since=2023,
                  note="D1 (freeing order) stays accepted in every year, as the sector's list still holds it.")
c145 = not_a_code("145", Episodes.CIN, "Category of need code is not a valid code.", since=2023)
c146 = not_a_code("146", Episodes.PLACE, "Placement type code is not a valid code.", since=2023,
                  note="K3 is accepted from 2024/25; the sector's list of that year held it in lower case, so that it "
                       "never matched.")
c147 = not_a_date("147", Episodes.DEC, "Date episode ceased is not a valid date.", since=2023)
c149 = not_a_code("149", Episodes.REC, "Reason episode ceased code is not valid.", since=2023)
c1009 = not_a_code("1009", Episodes.REASON_PLACE_CHANGE, "Reason for placement change is not a valid code.", since=2023)

c148 = Check(
    "148", "Date episode ceased and reason episode ceased must both be coded, or both left blank.", since=2023,
    flags=Episodes.DEC.filled != Episodes.REC.filled, at=(Episodes.DEC, Episodes.REC),
    passes=[{Episodes.DEC: "01/05/2025", Episodes.REC: "X1"}, {Episodes.DEC: None, Episodes.REC: None}],
    fails=[{Episodes.DEC: "01/05/2025"}, {Episodes.REC: "X1"}],
)

c355 = Check(
    "355", "Episode appears to have lasted for less than 24 hours", since=2023,
    flags=Episodes.DECOM.text == Episodes.DEC.text, at=(Episodes.DECOM, Episodes.DEC),
    passes=[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/05/2025"}, {Episodes.DECOM: "01/05/2025"}],
    fails=[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/05/2025"}],
)

c354 = Check(
    "354", "Date episode ceased must be on or before the end of the current collection year.", since=2023,
    must=Episodes.DECOM <= END, at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "31/03/2026"}, {Episodes.DECOM: None}],
    fails=[{Episodes.DECOM: "01/04/2026"}],
)

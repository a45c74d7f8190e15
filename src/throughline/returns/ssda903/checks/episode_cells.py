"""Episodes: each cell on its own, and cells of one row against one another."""
from datetime import date

from throughline.engines.checks.check import Check
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END
from throughline.returns.ssda903.tables import Episodes

CHILDREN_ACT = date(1991, 10, 14)
PLACEMENT_ORDERS, FREEING_ORDERS_END = date(2005, 12, 1), date(2005, 12, 31)

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

c353 = Check(
    "353", "No episode submitted can start before 14 October 1991.", since=2023,
    must=Episodes.DECOM >= CHILDREN_ACT, at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "14/10/1991"}, {Episodes.DECOM: None}],
    fails=[{Episodes.DECOM: "13/10/1991"}],
)

c356 = Check(
    "356", "The date the episode ceased is before the date the same episode started.", since=2023,
    flags=Episodes.DEC < Episodes.DECOM, at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/05/2025"}, {Episodes.DECOM: "01/05/2025"}],
    fails=[{Episodes.DECOM: "02/05/2025", Episodes.DEC: "01/05/2025"}],
)

c385 = Check(
    "385", "Date episode ceased must be on or before the end of the current collection year.", since=2023,
    must=Episodes.DEC <= END, at=(Episodes.DEC,),
    passes=[{Episodes.DEC: "31/03/2026"}, {Episodes.DEC: None}],
    fails=[{Episodes.DEC: "01/04/2026"}],
)

c445 = Check(
    "445", "D1 is not a valid code for episodes starting after December 2005.", since=2023, until=2024,
    flags=Episodes.LS.one_of("D1") & (Episodes.DECOM > FREEING_ORDERS_END), at=(Episodes.LS, Episodes.DECOM),
    passes=[{Episodes.LS: "D1", Episodes.DECOM: "31/12/2005"}, {Episodes.LS: "C2", Episodes.DECOM: "01/01/2006"}],
    fails=[{Episodes.LS: "D1", Episodes.DECOM: "01/01/2006"}],
)

c446 = Check(
    "446", "E1 is not a valid code for episodes starting before December 2005.", since=2023,
    flags=Episodes.LS.one_of("E1") & (Episodes.DECOM < PLACEMENT_ORDERS), at=(Episodes.LS, Episodes.DECOM),
    passes=[{Episodes.LS: "E1", Episodes.DECOM: "01/12/2005"}, {Episodes.LS: "C2", Episodes.DECOM: "30/11/2005"}],
    fails=[{Episodes.LS: "E1", Episodes.DECOM: "30/11/2005"}],
)

c451 = Check(
    "451", "Child is still freed for adoption, but freeing orders could not be applied for since 30 December 2005.", since=2023, until=2024,
    flags=Episodes.LS.one_of("D1") & Episodes.DEC.blank & Episodes.REC.blank,
    at=(Episodes.DEC, Episodes.REC, Episodes.LS),
    passes=[{Episodes.LS: "D1", Episodes.DEC: "01/05/2023"}, {Episodes.LS: "D1", Episodes.REC: "X1"},
            {Episodes.LS: "C2"}],
    fails=[{Episodes.LS: "D1"}],
)

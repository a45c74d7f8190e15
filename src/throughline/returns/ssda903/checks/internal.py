"""Whether the files of a return agree with one another: every child in Header, once, with one date of birth."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_in, not_once
from throughline.engines.checks.tables import Table
from throughline.returns.ssda903.tables import (
    AD1,
    OC2,
    OC3,
    UASC,
    Episodes,
    Header,
    Missing,
    PlacedAdoption,
    PrevPerm,
    Reviews,
)

NOT_IN_HEADER = "Internal Check: Child in {} does not exist in Header."
DOB_DIFFERS = "Internal Check: DOB in {} is different to DOB in Header."
MORE_THAN_ONCE = "Internal Check: Child should only exist once in {}."

in_header = (
    not_in("INT01", AD1.CHILD, Header, "Data Integrity Check: Child in AD1 does not exist in Header.", since=2023),
    *(
        not_in(code, table.CHILD, Header, NOT_IN_HEADER.format(table.name), since=2023)
        for code, table in {
            "INT02": PlacedAdoption, "INT03": Episodes, "INT04": Missing, "INT05": OC2, "INT06": OC3,
            "INT07": PrevPerm, "INT08": Reviews, "INT09": UASC,
        }.items()
    ),
)


def dob_differs(code: str, table: Table) -> Check:
    """One date of birth that differs is enough where Header holds the child more than once."""
    return Check(
        code, DOB_DIFFERS.format(table.name), since=2023,
        flags=table.DOB != Header.DOB, at=(table.DOB,),
        passes=[{table.DOB: "01/02/2010", Header.DOB: "1/2/2010"}, {table.DOB: None, Header.DOB: "01/02/2010"},
                [{table.DOB: "01/02/2010"}]],
        fails=[{table.DOB: "01/02/2010", Header.DOB: "02/02/2010"}],
    )


same_dob = tuple(
    dob_differs(code, table)
    for code, table in {"INT11": AD1, "INT12": PlacedAdoption, "INT13": Missing, "INT14": OC2, "INT15": OC3,
                        "INT16": PrevPerm, "INT17": Reviews, "INT18": UASC}.items()
)

int21 = Check(
    "INT21", "Internal Check: SEX in UASC is different to SEX in Header.", since=2023,
    flags=UASC.SEX != Header.SEX, at=(UASC.SEX,),
    passes=[{UASC.SEX: "M", Header.SEX: "M"}, {UASC.SEX: None, Header.SEX: "M"}, {UASC.SEX: "M"}],
    fails=[{UASC.SEX: "M", Header.SEX: "F"}],
)

once = tuple(
    not_once(code, table.CHILD, MORE_THAN_ONCE.format(table.name), since=2023)
    for code, table in {"INT31": AD1, "INT32": Header, "INT33": OC2, "INT34": OC3, "INT35": PrevPerm,
                        "INT36": UASC}.items()
)

epi = Check(
    "EPI", "WARNING: Episodes need to be loaded for this child before further validation is possible", since=2023,
    flags=~exists(Episodes) & ~exists(OC3), at=(Header.CHILD,), optional=(Episodes, OC3),
    passes=[{Header.CHILD: "A", Episodes.CHILD: "A"}, {Header.CHILD: "A", OC3.CHILD: "A"}],
    fails=[{Header.CHILD: "A"}, [{Header.CHILD: "A"}, {Episodes.CHILD: "B"}]],
)

NO_EPISODE = (PlacedAdoption, Missing, Reviews, AD1, PrevPerm, OC2)
c1012 = Check(
    "1012", "No other data should be returned for OC3 children who had no episodes in the current year", since=2023,
    parts=tuple(Part(flags=~exists(Episodes), at=(table.CHILD,)) for table in NO_EPISODE),
    optional=NO_EPISODE,
    note="As in the sector's reading any child without an episode is flagged, in OC3 or not: data about a child who "
         "was not looked after is wrong either way.",
    passes=[{Missing.CHILD: "A", Episodes.CHILD: "A"}],
    fails=[[{Episodes.CHILD: "A"}, {Missing.CHILD: "B"}], [{Episodes.CHILD: "A"}, {OC2.CHILD: "B"}]],
)

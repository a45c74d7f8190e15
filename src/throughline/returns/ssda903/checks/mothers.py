"""Whether a child is a mother, and when her first child was born."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists, last
from throughline.engines.checks.terms import END, START
from throughline.returns.ssda903.codes import FEMALE, MALE
from throughline.returns.ssda903.tables import OC3, Episodes, Header, HeaderLast
from throughline.returns.ssda903.words import care_leaver, in_year, short_break

boy, girl = Header.SEX.one_of(MALE), Header.SEX.one_of(FEMALE)
looked_after_in_year = exists(Episodes, ~short_break & in_year)
said_wrong = ((Header.MOTHER.filled & (~Header.MOTHER.one_of("0", "1") | boy))
              | (girl & Header.MOTHER.blank & looked_after_in_year))
not_asked = girl & Header.MOTHER.filled & ~looked_after_in_year
GIRL, BOY = {Header.SEX: "F", Header.MOTHER: None}, {Header.SEX: "M", Header.MOTHER: None}
IN_YEAR = {Episodes.LS: "C2", Episodes.DECOM: "01/05/2025"}
c165 = Check(
    "165", "Data entry for mother status is invalid.", since=2023, optional=(OC3,),
    parts=(Part(flags=said_wrong | (not_asked & exists(OC3, care_leaver)), at=(Header.MOTHER, Header.SEX)),
           Part(flags=said_wrong | (not_asked & care_leaver), each=(Header, OC3),
                at=(OC3.ACTIV, OC3.ACCOM, OC3.IN_TOUCH))),
    note="The sexes are M and F from 2024/25; the sector's reading knows 1 and 2 alone. Children without an episode this "
         "year are looked at too, as most care leavers are.",
    passes=[{**GIRL, Header.MOTHER: "0", **IN_YEAR}, GIRL, {**GIRL, **IN_YEAR, Episodes.LS: "V3"}, {**BOY, **IN_YEAR},
            {**GIRL, **IN_YEAR, Episodes.DECOM: "01/05/2024", Episodes.DEC: "31/03/2025"},
            {**GIRL, OC3.IN_TOUCH: "YES"},
            {**GIRL, Header.MOTHER: "1", OC3.IN_TOUCH: None}],
    fails=[{**GIRL, Header.MOTHER: "2"}, {**BOY, Header.MOTHER: "0"}, {**GIRL, **IN_YEAR},
           {**GIRL, Header.MOTHER: "1", OC3.IN_TOUCH: "YES"}],
)

BOYS = [{**BOY, Header.MC_DOB: "01/05/2025"}, {**BOY, Header.MC_DOB: "soon"}]
c174_to_2024 = Check(
    "174", "Mother's child date of birth is recorded but gender shows that the child is a male.", since=2023, until=2024,
    flags=boy & Header.MC_DOB.filled, at=(Header.SEX, Header.MC_DOB),
    passes=[{Header.SEX: "1"}, {Header.SEX: "2", Header.MC_DOB: "01/05/2023"}],
    fails=[{**each, Header.SEX: "1"} for each in BOYS],
)
c174 = Check(
    "174", "Mother's child date of birth is recorded but sex shows that the child is a male.", since=2025,
    flags=boy & Header.MC_DOB.filled, at=(Header.SEX, Header.MC_DOB),
    passes=[BOY, {**GIRL, Header.MC_DOB: "01/05/2025"}], fails=BOYS,
)

c207 = Check(
    "207", "Mother status for the current year disagrees with the mother status already recorded for this child.",
    since=2023, flags=exists(Episodes) & HeaderLast.MOTHER.one_of("1") & ~Header.MOTHER.one_of("1"),
    at=(Header.MOTHER,),
    passes=[{Episodes.CHILD: "A", HeaderLast.MOTHER: "1", Header.MOTHER: "1"},
            {HeaderLast.MOTHER: "1", Header.MOTHER: "0"}],
    fails=[{Episodes.CHILD: "A", HeaderLast.MOTHER: "1", Header.MOTHER: None}],
)

c393 = Check(
    "393", "Child is looked after but mother field is not completed.", since=2023,
    flags=girl & Header.MOTHER.blank & exists(Episodes, ~short_break), at=(Header.MOTHER,),
    passes=[{**GIRL, Header.MOTHER: "0", Episodes.LS: "C2"}, {**GIRL, Episodes.LS: "V3"}, {**BOY, Episodes.LS: "C2"},
            GIRL],
    fails=[{**GIRL, Episodes.LS: "C2"}, {**GIRL, Episodes.LS: None}],
)

CEASED = {Episodes.DEC: "01/04/2025", Episodes.REC: "E4A", Episodes.LS: "C2"}
c607 = Check(
    "607", "Child ceased to be looked after in the year, but mother field has not been completed.", since=2023,
    flags=girl & Header.MOTHER.blank & ~short_break & Episodes.REC.filled & ~Episodes.REC.one_of("X1")
    & (Episodes.DEC >= START) & (Episodes.DEC <= END),
    at=(Episodes.DEC, Episodes.REC, Episodes.LS, Header.MOTHER, Header.SEX),
    passes=[{**GIRL, **CEASED, Header.MOTHER: "0"}, {**BOY, **CEASED}, {**GIRL, **CEASED, Episodes.REC: "X1"},
            {**GIRL, **CEASED, Episodes.LS: "V4"}, {**GIRL, **CEASED, Episodes.DEC: "31/03/2025"}, CEASED],
    fails=[{**GIRL, **CEASED}, {**GIRL, **CEASED, Episodes.LS: None, Episodes.DEC: "31/03/2026"}],
)

c611 = Check(
    "611", "Date of birth field is blank, but child is a mother.", since=2023,
    flags=Header.MOTHER.one_of("1") & Header.MC_DOB.blank, at=(Header.MOTHER, Header.MC_DOB),
    passes=[{Header.MOTHER: "1", Header.MC_DOB: "01/05/2025"}, {Header.MOTHER: "0"}],
    fails=[{Header.MOTHER: "1", Header.MC_DOB: None}],
)

c612 = Check(
    "612", "Date of birth field has been completed but mother field indicates child is not a mother.", since=2023,
    flags=girl & (Header.MOTHER.blank | Header.MOTHER.one_of("0")) & Header.MC_DOB.filled,
    at=(Header.SEX, Header.MOTHER, Header.MC_DOB),
    passes=[{**GIRL, Header.MOTHER: "1", Header.MC_DOB: "01/05/2025"}, {**GIRL, Header.MOTHER: "0"},
            {**BOY, Header.MC_DOB: "01/05/2025"}],
    fails=[{**GIRL, Header.MOTHER: "0", Header.MC_DOB: "01/05/2025"}, {**GIRL, Header.MC_DOB: "soon"}],
)

c620 = Check(
    "620", "Child has been recorded as a mother, but date of birth shows that the mother is under 11 years of age.", since=2023,
    where=Header.MOTHER.one_of("1"), must=Header.DOB.plus(years=11) <= START, at=(Header.DOB, Header.MOTHER),
    note="Her age at the start of the year; the return does not say when she became a mother.",
    passes=[{Header.MOTHER: "1", Header.DOB: "01/04/2014"}, {Header.MOTHER: "0", Header.DOB: "02/04/2014"},
            {Header.MOTHER: "1", Header.DOB: None}],
    fails=[{Header.MOTHER: "1", Header.DOB: "02/04/2014"}],
)

c621 = Check(
    "621", "Mother\u2019s field has been completed but date of birth shows that the mother is younger than her child.", since=2023,
    must=Header.MC_DOB > Header.DOB, at=(Header.DOB, Header.MC_DOB),
    note="Where her own date of birth is not known nothing can be compared; the sector's reading flags that too.",
    passes=[{Header.DOB: "01/05/2010", Header.MC_DOB: "02/05/2010"}, {Header.DOB: None, Header.MC_DOB: "02/05/2010"},
            {Header.DOB: "01/05/2010"}],
    fails=[{Header.DOB: "01/05/2010", Header.MC_DOB: "01/05/2010"}],
)

c624 = Check(
    "624", "Date of birth of the first child contradicts the date of birth of the first child previously recorded.", since=2023,
    where=HeaderLast.MC_DOB.filled,
    flags=Header.MC_DOB.text.differs_from(HeaderLast.MC_DOB.text) & ~(Header.MC_DOB == HeaderLast.MC_DOB).holds,
    at=(Header.MC_DOB,),
    note="The days are compared, not their text.",
    passes=[{Header.MC_DOB: "1/5/2024", HeaderLast.MC_DOB: "01/05/2024"},
            {Header.MC_DOB: "01/05/2024", HeaderLast.MC_DOB: None},
            {Header.MC_DOB: "01/05/2024"}],
    fails=[{Header.MC_DOB: "02/05/2024", HeaderLast.MC_DOB: "01/05/2024"},
           {Header.MC_DOB: None, HeaderLast.MC_DOB: "01/05/2024"}],
)

ceased = last(Episodes.DEC)
still_looked_after = exists(Episodes, Episodes.DEC.blank)
c625 = Check(
    "625", "Date of birth of the first child is beyond the end of this reporting year or the date the child ceased to be looked after.", since=2023,
    parts=(Part(flags=~still_looked_after & ((Header.MC_DOB > END).holds | (Header.MC_DOB > ceased.DEC).holds),
                at=(Header.MC_DOB, ceased.DEC)),
           Part(flags=still_looked_after & (Header.MC_DOB > END), at=(Header.MC_DOB,))),
    note="A child with an open episode has not ceased to be looked after, whatever episodes ended before; and the end of "
         "the year is tested of every child. The sector's reading takes the last episode that ended.",
    passes=[{Header.MC_DOB: "01/05/2025", Episodes.DEC: "01/05/2025"},
            {Header.MC_DOB: "31/03/2026", Episodes.CHILD: "A"},
            [{Header.MC_DOB: "02/06/2025", Episodes.DEC: "01/06/2025"}, {Episodes.DEC: None}], {Header.MC_DOB: None}],
    fails=[{Header.MC_DOB: "02/05/2025", Episodes.DEC: "01/05/2025"},
           {Header.MC_DOB: "01/04/2026", Episodes.CHILD: "A"},
           {Header.MC_DOB: "01/04/2026"}],
)

c626 = Check(
    "626", "Child was reported as a mother but the date of birth of the first child is before the current year which contradicts with the mother status recorded last year.", since=2023,
    flags=Header.MOTHER.one_of("1") & HeaderLast.MOTHER.one_of("0") & (Header.MC_DOB < START),
    at=(Header.MOTHER, Header.MC_DOB),
    passes=[{Header.MOTHER: "1", HeaderLast.MOTHER: "0", Header.MC_DOB: "01/04/2025"},
            {Header.MOTHER: "1", HeaderLast.MOTHER: "1", Header.MC_DOB: "31/03/2025"},
            {Header.MOTHER: "1", HeaderLast.MOTHER: None, Header.MC_DOB: "31/03/2025"}],
    fails=[{Header.MOTHER: "1", HeaderLast.MOTHER: "0", Header.MC_DOB: "31/03/2025"}],
)

c628 = Check(
    "628", "Motherhood details are not required for care leavers who have not been looked after during the year.", since=2023,
    flags=Header.MOTHER.filled & ~exists(Episodes) & exists(OC3, care_leaver), at=(Header.MOTHER,),
    passes=[{Header.MOTHER: "0", OC3.IN_TOUCH: "YES", Episodes.CHILD: "A"}, {Header.MOTHER: None, OC3.IN_TOUCH: "YES"},
            {Header.MOTHER: "0", OC3.IN_TOUCH: None}],
    fails=[{Header.MOTHER: "0", OC3.ACTIV: "F1"}],
)

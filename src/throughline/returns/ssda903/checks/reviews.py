"""Reviews, and how the child took part in them."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.shapes import not_a_date
from throughline.returns.ssda903 import codes
from throughline.returns.ssda903.tables import Reviews

day, code = Reviews.REVIEW, Reviews.REVIEW_CODE

c166 = not_a_date("166", day, "Date of review is invalid or blank.", blank=False, since=2023)

c167 = Check(
    "167", "Data entry for participation is invalid or blank.", since=2023,
    flags=~((day.filled & code.one_of(codes.REVIEW_CODE)) | (day.blank & code.blank)), at=(code,),
    passes=[{day: "01/05/2025", code: "PN0"}, {day: "01/05/2025", code: "PN7"}, {day: None, code: None}],
    fails=[{day: "01/05/2025"}, {day: "01/05/2025", code: "PN8"}, {code: "PN1"}],
)

fourth_birthday = Reviews.DOB.plus(years=4)
c440 = Check(
    "440",
    "Participation method indicates child was under 4 years old at the time of the review, but date of birth and review date indicates the child was 4 years old or over.",
    since=2023,
    flags=code.one_of("PN0") & (day >= fourth_birthday), at=(Reviews.DOB, day, code),
    note="A child whose fourth birthday it is is four; the sector's reading lets the day itself pass.",
    passes=[{code: "PN0", Reviews.DOB: "02/05/2021", day: "01/05/2025"}, {code: "PN1", Reviews.DOB: "01/05/2021",
                                                                        day: "01/05/2025"}],
    fails=[{code: "PN0", Reviews.DOB: "01/05/2021", day: "01/05/2025"}],
)
c441 = Check(
    "441",
    "Participation method indicates child was 4 years old or over at the time of the review, but the date of birth and review date indicates the child was under 4 years old.",
    since=2023,
    flags=code.one_of("PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7") & (day < fourth_birthday),
    at=(Reviews.DOB, day, code),
    passes=[{code: "PN1", Reviews.DOB: "01/05/2021", day: "01/05/2025"}, {code: "PN1", day: "01/05/2025"}],
    fails=[{code: "PN1", Reviews.DOB: "02/05/2021", day: "01/05/2025"}],
)

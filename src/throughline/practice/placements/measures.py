"""Where children in care live, how near, with whom, and how long they stay."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from throughline.engines.measures.breakdowns import from_rows
from throughline.engines.measures.declarations import (
    BECAUSE,
    CONTEXT,
    LOWER,
    Measure,
    Named,
    born_on,
    has,
    how_many,
    on_day,
    over_period,
    past_due,
)
from throughline.engines.measures.windows import Span, Window, at_end
from throughline.engines.settings.declarations import Setting
from throughline.practice.looked_after.measures import INSPECTION, SSDA903, in_care
from throughline.practice.placements.codes import FOR_ADOPTION, FOSTER, INDEPENDENT, KINSHIP, RESIDENTIAL, WITH_PARENTS
from throughline.practice.placements.duties import stability_meeting
from throughline.practice.placements.models import Placement

KIND_OF_HOME = from_rows(
    "home",
    "By kind of home",
    Placement,
    "type",
    {
        "Foster care, relative or friend": sorted(KINSHIP),
        "Foster care, others": sorted(FOSTER - KINSHIP),
        "Home or residential school": sorted(RESIDENTIAL),
        "With parents": sorted(WITH_PARENTS),
        "Placed for adoption": sorted(FOR_ADOPTION),
        "Supported or independent": sorted(INDEPENDENT),
        "Other": ["Z1", "Z11", "Z12", "Z13", "Z14"],
    },
    areas=("looked_after", "placements"),
)

homes = on_day(Placement, Q(in_care=True), in_care=has(in_care))
"""Where children in care live on the last day."""
foster_homes = homes.narrowed(Q(type__in=FOSTER))

# --- Staying ------------------------------------------------------------------------------------------------------

moves_target = Setting(
    "placements.moves_target",
    "Target: children with three homes or more in a year, in percent",
    default=10,
    least=0,
    most=30,
    why="National figures have stood at about one in ten for many years.",
)
three_homes_in_a_year = Measure(
    "placements.three_homes_in_a_year",
    "Three homes or more in a year",
    "Of the children in care on the last day, how many lived in three homes or more in the year before it. The home they "
    "were in on the first day counts; short stays away and new terms with the same carers do not.",
    counts=Q(homes__gte=3),
    given={"homes": how_many(over_period(Placement))},
    out_of=in_care,
    better=LOWER,
    span=Span.YEAR,
    target=moves_target,
    left_out="{n} with fewer",
    source=f"{SSDA903} (NI 62, LA04); {INSPECTION}, paragraphs 83 and 96 (M67)",
)
three_homes_in_two_years = Measure(
    "placements.three_homes_in_two_years",
    "Three homes or more in two years",
    "Of the children in care for two years or more on the last day, how many lived in three homes or more in those two "
    "years.",
    counts=Q(homes__gte=3),
    given={"homes": how_many(over_period(Placement))},
    out_of=in_care.narrowed(Q(began_on__lte=at_end.years_before(2))),
    better=LOWER,
    span=Span.TWO_YEARS,
    left_out="{n} with fewer",
    source="Department for Education, stability measures (LA05b)",
)


def settled_with_adopters(window: Window) -> Exists:
    """Placed for adoption, and that home with the one it followed without a gap come to two years together.

    National indicator 63 counts them as settled, so that a move to adopters is not held against anybody.
    """
    two_years_ago = at_end.years_before(2).on(window)
    every = Placement.objects.everything(because=BECAUSE)
    before = every.filter(subject=OuterRef("subject"), ended_on=OuterRef("began_on"), began_on__lte=two_years_ago)
    return Exists(
        on_day(Placement, Q(type__in=FOR_ADOPTION)).queryset(window).filter(Exists(before), subject=OuterRef("subject"))
    )


stability_target = Setting(
    "placements.stability_target",
    "Target: children long in care who have stayed in one home for two years, in percent",
    default=70,
    least=40,
    most=100,
    why="National figures have stood at about seven in ten.",
)
two_years_in_one_home = Measure(
    "placements.two_years_in_one_home",
    "Two years or more in one home",
    "Of the children under 16 who have been in care for two and a half years or more on the last day, how many have lived "
    "in the same home for two years or more, or moved from it to adopters.",
    counts=Q(settled=True) | Q(adopters=True),
    given={
        "settled": has(on_day(Placement, Q(began_on__lte=at_end.years_before(2)))),
        "adopters": Named(settled_with_adopters, (Placement,)),
    },
    out_of=in_care.narrowed(Q(began_on__lte=at_end.months_before(30), born__gt=at_end.years_before(16)), born=born_on),
    target=stability_target,
    left_out="{n} who have not",
    source=f"{SSDA903} (NI 63, LA05); {INSPECTION}, paragraphs 83 and 96 (M68)",
)

# --- Near ---------------------------------------------------------------------------------------------------------

FAR = 20
"""Miles beyond which a home counts as far away."""
over_20_miles = Measure(
    "placements.over_20_miles",
    "Living more than 20 miles from home",
    "Of the children in care on the last day, how many live more than 20 miles from home, as the crow flies.",
    counts=Q(miles__gt=FAR),
    not_known=Q(miles=None),
    out_of=homes,
    better=LOWER,
    left_out="{n} who live nearer",
    source=f"{INSPECTION}, paragraphs 95 and 127 (M69)",
)
far_and_outside = Measure(
    "placements.far_and_outside",
    "More than 20 miles from home and outside the area",
    "Of the children in care on the last day, how many live both more than 20 miles from home and outside the area. The "
    "published figure counts homes of which the distance is not known among the rest; here they stand apart.",
    counts=Q(miles__gt=FAR, outside=True),
    not_known=Q(miles=None) | Q(outside=None),
    out_of=homes,
    better=LOWER,
    left_out="{n} who do not",
    source=f"{SSDA903} (LA06)",
)
outside_the_area = Measure(
    "placements.outside_the_area",
    "Living outside the area",
    "Of the children in care on the last day, how many live outside the council’s area.",
    counts=Q(outside=True),
    not_known=Q(outside=None),
    out_of=homes,
    better=LOWER,
    left_out="{n} who live inside",
    source=f"{SSDA903} (LA07); {INSPECTION}, paragraph 95 (M70)",
)

# --- With whom ----------------------------------------------------------------------------------------------------

FAMILY = FOSTER | WITH_PARENTS | FOR_ADOPTION
in_a_family = Measure(
    "placements.in_a_family",
    "Living in a family",
    "Of the children in care on the last day, how many live in a family: with foster carers, relatives or friends, parents, "
    "or people who hope to adopt.",
    counts=Q(type__in=FAMILY),
    not_known=Q(type=""),
    out_of=homes,
    left_out="{n} who do not",
    source=f"{INSPECTION}, paragraph 127 (M71)",
)


def _lives(code: str, title: str, how: str, types: frozenset[str], source: str = f"{SSDA903} (LA08)") -> Measure:
    return Measure(
        f"placements.{code}",
        title,
        f"Of the children in care on the last day, how many {how}.",
        counts=Q(type__in=types),
        not_known=Q(type=""),
        out_of=homes,
        better=CONTEXT,
        left_out="{n} who do not",
        source=source,
    )


in_foster_care = _lives(
    "in_foster_care", "Living in foster care", "live with foster carers, relatives and friends among them", FOSTER
)
with_relatives = _lives(
    "with_relatives", "Living with relatives or friends", "live with relatives or friends as foster carers", KINSHIP
)
in_homes = _lives(
    "in_homes",
    "Living in a home or residential school",
    "live in a children’s home or another residential setting",
    RESIDENTIAL - {"K1"},
)
in_secure_homes = _lives(
    "in_secure_homes", "Living in a secure home", "live in a secure children’s home", frozenset({"K1"})
)
in_supported = _lives(
    "in_supported",
    "Living in supported or independent accommodation",
    "live in supported or independent accommodation",
    INDEPENDENT,
)
with_parents = _lives("with_parents", "In care and living with parents", "live with their parents", WITH_PARENTS)
placed_for_adoption = _lives(
    "placed_for_adoption",
    "Placed for adoption",
    "live with people who hope to adopt them",
    FOR_ADOPTION,
    f"{SSDA903} (LA08); {INSPECTION}, paragraphs 8, 83 and 123 (M76)",
)

own_foster_carers = Measure(
    "placements.own_foster_carers",
    "Foster care by the council’s own carers",
    "Of the children in care who live in foster care on the last day, how many live with carers of the council’s own.",
    counts=Q(provider="PR1"),
    not_known=Q(provider=""),
    out_of=foster_homes,
    left_out="{n} who live with others’ carers",
    source=f"{SSDA903} (LA09)",
)
agency_foster_carers = Measure(
    "placements.agency_foster_carers",
    "Foster care bought from agencies",
    "Of the children in care who live in foster care on the last day, how many live with carers of a private or voluntary "
    "agency.",
    counts=Q(provider__in=("PR4", "PR5")),
    not_known=Q(provider=""),
    out_of=foster_homes,
    better=LOWER,
    left_out="{n} who do not",
    source=f"{INSPECTION}, paragraphs 87 and 131 (M73)",
)

stability_meetings_owed = Measure(
    "placements.stability_meetings_owed",
    "Stability meetings past their date",
    "How many children stood on the last day without the stability meeting that their moves call for, past its date.",
    counts=past_due(stability_meeting),
    better=LOWER,
    source=f"{INSPECTION}, paragraph 121",
)

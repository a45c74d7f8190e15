"""Words that several rules of SSDA903 share: the first episode, short breaks, continuous care."""
from throughline.engines.checks.relations import Runs, after, before, exists, first, last
from throughline.engines.checks.tables import Table
from throughline.engines.checks.terms import END, START, Field, Term, any_filled, derived, present
from throughline.returns.ssda903.tables import (
    AD1,
    OC2,
    OC3,
    UASC,
    Episodes,
    EpisodesLast,
    Header,
    HeaderLast,
    PlacedAdoption,
    UASCLast,
)

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
ADOPTIVE = ("A3", "A4", "A5", "A6")
FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
SHORT_BREAKS = ("V3", "V4")
ADOPTED = ("E11", "E12")
UPN_UNKNOWN = ("UN1", "UN2", "UN3", "UN4", "UN5")

first_episode = first(Episodes.DECOM)
"""This year's episode with the earliest DECOM; the first in the file on a tie."""
latest_episode = last(Episodes.DECOM)
last_year = last(EpisodesLast.DECOM)
"""Last year's episode with the latest DECOM."""
previous = before(Episodes.DECOM)
"""The child's episode before this one, by DECOM; unknown dates last, ties in file order."""
following = after(Episodes.DECOM)
latest_decision = last(PlacedAdoption.DATE_PLACED)

short_break: Term = Episodes.LS.one_of(*SHORT_BREAKS)
adopted: Term = Episodes.REC.one_of(*ADOPTED)
placed_for_adoption: Term = Episodes.PLACE.one_of(*ADOPTIVE)
temporary: Term = Episodes.PLACE.one_of(*TEMPORARY)

in_year: Term = ((Episodes.DECOM <= END) & ((Episodes.DEC >= START) | Episodes.DEC.unknown)).holds
"""The episode was open on a day of the collection year; an unknown DEC counts as open."""

continuously_looked_after: Term = exists(Episodes, in_year) & ~exists(
    Episodes,
    (Episodes.RNE.one_of("S") & (Episodes.DECOM > START) & (Episodes.DECOM <= END)).holds
    | (~Episodes.REC.one_of("X1") & (Episodes.DEC >= START) & (Episodes.DEC < END)).holds
    | (short_break & in_year),
)
"""Looked after on every day of the year, as far as this year's file tells: an episode in the year, and none that
starts care after 1 April, ends it before 31 March, or is a short break."""

periods_of_care = Runs(
    Episodes.DECOM, begins=Episodes.DECOM > before(Episodes.DECOM, where=Episodes.DECOM.known).DEC,
    where=Episodes.DECOM.known,
)
"""Episodes that follow on from one another: a new period begins where DECOM is after the previous episode's DEC."""

care_leaver_fields = (OC3.IN_TOUCH, OC3.ACTIV, OC3.ACCOM)
care_leaver: Term = any_filled(*care_leaver_fields)
adoption_fields = (AD1.DATE_INT, AD1.DATE_MATCH, AD1.FOSTER_CARE, AD1.NB_ADOPTR, AD1.SEX_ADOPTR, AD1.LS_ADOPTR)
health_fields = (OC2.CONVICTED, OC2.HEALTH_CHECK, OC2.IMMUNISATIONS, OC2.TEETH_CHECK, OC2.HEALTH_ASSESSMENT,
                 OC2.SUBSTANCE_MISUSE, OC2.INTERVENTION_RECEIVED, OC2.INTERVENTION_OFFERED)


def uasc_status(header: Table, uasc: Table) -> Term:
    """The child is marked as an unaccompanied asylum-seeking child: in Header, or without a Header by a row in UASC."""
    return exists(header, header.UASC.one_of("1")) | (~present(header) & exists(uasc, any_filled(uasc.SEX, uasc.DUC)))


is_uasc: Term = uasc_status(Header, UASC)
was_uasc: Term = uasc_status(HeaderLast, UASCLast)
"""Last year."""
UASC_TABLES = (Header, UASC, HeaderLast, UASCLast)
"""For `optional`: whichever of them were sent tell the status."""


def without_spaces(postcode: Field) -> Term:
    return derived(f"{postcode.name} without spaces", [postcode], lambda a: a.str.replace_all(" ", "", literal=True))

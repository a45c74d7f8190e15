"""Words that several rules of the census share."""
import polars as pl

from throughline.base.calendar import add_working_days
from throughline.engines.checks.terms import END, START, Field, Term, derived
from throughline.returns.cin_census.codes import FALSE, TRUE
from throughline.returns.cin_census.tables import CINdetails, Section47

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

no_further_action: Term = CINdetails.ReferralNFA.one_of(*TRUE)
further_action: Term = CINdetails.ReferralNFA.one_of(*FALSE)
icpc_not_required: Term = Section47.ICPCnotRequired.one_of(*TRUE)
open_section47: Term = Section47.DateOfInitialCPC.unknown & ~icpc_not_required


def in_the_year(day: Field) -> Term:
    """The day falls in the census year, both ends included."""
    return (day >= START) & (day <= END)


def working_days_before_start(days: int) -> Term:
    """So many working days before the first day of the census year."""
    return Term(f"{days} working days before the start", lambda scope: pl.lit(add_working_days(scope.data.start, -days)))


def working_days_before_end(days: int) -> Term:
    """So many working days before the reference date."""
    return Term(f"{days} working days before the end", lambda scope: pl.lit(add_working_days(scope.data.end, -days)))


def check_letter(upn: Field) -> Term:
    """The letter that the twelve digits of a UPN call for; unknown when they are not twelve digits."""

    def how(text):  # type: ignore[no-untyped-def]
        total = sum(text.str.slice(n, 1).cast(int, strict=False) * (n + 1) for n in range(1, 13))
        return (total % len(LETTERS)).replace_strict(dict(enumerate(LETTERS)), default=None)

    return derived(f"check letter of {upn.name}", [upn.text], how)

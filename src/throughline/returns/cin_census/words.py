"""Words that several rules of the census share."""
from throughline.engines.checks.terms import END, START, Field, Term, derived
from throughline.returns.cin_census.tables import CINdetails, Section47

YES, NO = ("1", "true"), ("0", "false")
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

no_further_action: Term = CINdetails.ReferralNFA.one_of(*YES)
open_section47: Term = Section47.DateOfInitialCPC.unknown & ~Section47.ICPCnotRequired.one_of(*YES)


def in_the_year(day: Field) -> Term:
    """The day falls in the census year, both ends included."""
    return (day >= START) & (day <= END)


def check_letter(upn: Field) -> Term:
    """The letter that the twelve digits of a UPN call for; unknown when they are not twelve digits."""

    def how(text):  # type: ignore[no-untyped-def]
        total = sum(text.str.slice(n, 1).cast(int, strict=False) * (n + 1) for n in range(1, 13))
        return (total % len(LETTERS)).replace_strict(dict(enumerate(LETTERS)), default=None)

    return derived(f"check letter of {upn.name}", [upn.text], how)

"""Small numbers are not shown to those who see figures only: 1 to 5 become "c", and enough beside them that no
subtraction gives them back (the Department for Education's convention for children in need)."""

from __future__ import annotations

from collections.abc import Mapping

from throughline.engines.measures.figures import Figure

SMALL = range(1, 6)
MARK = "c"


def is_small(figure: Figure, *, share: bool) -> bool:
    """Whether one of the numbers of children that this figure tells, or lets be worked out, is small."""
    told = (figure.counted, figure.out_of, figure.rest) if share else (figure.counted,)
    return any(n in SMALL for n in told)


def hidden(groups: Mapping[str, Figure], *, share: bool, total_shown: bool = True) -> set[str]:
    """The groups to hide, of figures that add up to a total.

    Those that are small; and, while the total is shown and what is hidden could be worked out from it, the
    next smallest beside them.
    """
    away = {name for name, figure in groups.items() if is_small(figure, share=share)}
    if not away or not total_shown:
        return away
    size = {name: (f.out_of if share else f.counted) for name, f in groups.items()}
    rest = sorted((n for n in groups if n not in away and size[n] > 0), key=lambda n: (size[n], n))
    while rest and not _safe(groups, away, share):
        away.add(rest.pop(0))
    return away


def _safe(groups: Mapping[str, Figure], away: set[str], share: bool) -> bool:
    """More than one is hidden, and what they come to together is itself not small."""
    together = Figure()
    for name in away:
        together = together + groups[name]
    return len(away) > 1 and not is_small(together, share=share)

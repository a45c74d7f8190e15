"""Any history of care, written as the return writes it and read again, is the same history; and the order of years is nothing."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.returns_903 import TIA, tell

FIRST = date(2022, 4, 1)
STATUSES = ["C1", "C2", "V2", "E1"]
KINDS = ["U4", "U6", "K2", "P1"]


@st.composite
def histories(draw):
    """Periods of care, each a list of (days, new status, new home), between April 2022 and March 2026."""
    periods, day = [], FIRST + timedelta(days=draw(st.integers(0, 60)))
    for _ in range(draw(st.integers(1, 3))):
        steps = []
        for n in range(draw(st.integers(1, 5))):
            change = draw(st.sampled_from(["law", "home", "both"])) if n else "both"
            steps.append((day, change, draw(st.integers(0, 3)), draw(st.integers(0, 3))))
            day += timedelta(days=draw(st.integers(1, 150)))
        ended = day if draw(st.booleans()) else None
        periods.append((steps, ended))
        if ended is None:
            break
        day += timedelta(days=draw(st.integers(1, 200)))
    last = date(2026, 3, 31)
    return [(s, e) for s, e in periods if max(d for d, *_ in s) <= last and (e is None or e <= last)]


def written(history):
    """The episodes of a history, and what it says: periods, statuses, homes."""
    episodes, care, law, homes = [], [], [], []
    for steps, ended in history:
        care.append((steps[0][0], ended))
        status = kind = None
        count = 0
        for n, (day, change, s, k) in enumerate(steps):
            if change in ("law", "both"):
                status = next(x for x in STATUSES[s:] + STATUSES[:s] if x != status)
                law.append((day, status))
            if change in ("home", "both"):
                kind, count = KINDS[k], count + 1
                homes.append((day, kind))
            episodes.append({
                "CHILD": "100", "DECOM": day, "RNE": "S" if not n else {"law": "L", "home": "P", "both": "B"}[change], "LS": status,
                "CIN": "N1", "PLACE": kind, "PLACE_PROVIDER": "PR1", "HOME_POST": "WA10 1HP", "PL_POST": f"WA9 {count % 10}AB",
                "DEC": steps[n + 1][0] if n + 1 < len(steps) else ended,
                "REC": "X1" if n + 1 < len(steps) else ("E4A" if ended else None),
            })  # fmt: skip
    return episodes, care, law, homes


def returns_of(episodes):
    """The return of each year: every episode open at any time in it, as known at its end."""
    for year in (2023, 2024, 2025, 2026):
        first, last = date(year - 1, 4, 1), date(year, 3, 31)
        rows = []
        for row in episodes:
            if row["DECOM"] > last or (row["DEC"] and row["DEC"] < first):
                continue
            open_then = row["DEC"] is None or row["DEC"] > last
            said = row | ({"DEC": None, "REC": None} if open_then else {})
            rows.append({n: v.strftime("%d/%m/%Y") if isinstance(v, date) else v or "" for n, v in said.items()})
        yield year, {"Header": [TIA], "Episodes": rows}


@settings(max_examples=150, deadline=None)
@given(histories(), st.permutations([0, 1, 2, 3]))
def test_what_was_written_is_what_is_read(history, order):
    episodes, care, law, homes = written(history)
    every = list(returns_of(episodes))
    wants, aside = tell(*(every[n] for n in order))
    assert aside == []
    said = {"came": [], "left": [], "law": [], "home": []}
    for want in wants:
        said.setdefault(want.key.split(":")[0], []).append(want)
    assert [w.on for w in said["came"]] == [began for began, _ in care]
    assert [w.on for w in said["left"]] == [ended for _, ended in care if ended]
    assert [(w.on, w.facts["status"]) for w in said["law"]] == law
    assert [(w.on, w.facts["type"]) for w in said["home"]] == homes
    assert len({w.key for w in wants}) == len(wants)

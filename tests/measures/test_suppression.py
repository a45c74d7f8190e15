"""What those who see figures only may not work out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.engines.measures.export import as_csv, inert
from throughline.engines.measures.figures import Figure
from throughline.engines.measures.suppression import hidden, is_small

F = Figure


@pytest.mark.parametrize(
    ("figure", "small"),
    [
        (F(0, 0), False),
        (F(0, 40), False),
        (F(40, 40), False),
        (F(6, 12), False),
        (F(5, 40), True),
        (F(1, 6), True),
        (F(35, 40), True),
        (F(39, 40), True),
        (F(0, 5), True),
        (F(3, 3), True),
    ],
)
def test_which_shares_are_small(figure, small):
    assert is_small(figure, share=True) is small


def test_a_count_is_small_by_itself():
    assert is_small(F(3), share=False) and not is_small(F(0), share=False) and not is_small(F(6), share=False)


def test_one_small_group_takes_the_next_smallest_with_it():
    """The total less the others would give it back."""
    groups = {"a": F(20, 40), "b": F(2, 30), "c": F(10, 20), "d": F(30, 60)}
    assert hidden(groups, share=True) == {"b", "c"}


def test_groups_that_come_to_a_small_number_together_take_more_with_them():
    groups = {"a": F(1), "b": F(2), "c": F(9), "d": F(30)}
    assert hidden(groups, share=False) == {"a", "b", "c"}


def test_nothing_small_hides_nothing():
    assert hidden({"a": F(20, 40), "b": F(10, 20)}, share=True) == set()


counts = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda t: F(min(t), max(t)))


@given(st.dictionaries(st.sampled_from("abcdefg"), counts, min_size=1))
def test_no_subtraction_from_the_total_gives_a_small_number_back(groups):
    away = hidden(groups, share=True)
    assert all(name in away for name, one in groups.items() if is_small(one, share=True))
    together = F()
    for name in away:
        together = together + groups[name]
    shown_something = any(one.out_of > 0 for name, one in groups.items() if name not in away)
    if away and shown_something:
        assert len(away) > 1 and not is_small(together, share=True)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\tx", '=HYPERLINK("http://x")'])
def test_nothing_in_a_table_to_take_away_starts_a_formula(text):
    assert inert(text) == f"'{text}"
    assert as_csv(["Group"], [[text]]).splitlines()[1].lstrip('"').startswith("'")


def test_numbers_and_words_stay():
    assert [inert(v) for v in (-3, 2.5, "Under 5", None)] == ["-3", "2.5", "Under 5", ""]

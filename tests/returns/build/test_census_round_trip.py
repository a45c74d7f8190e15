"""Any life that a census can tell, written as censuses and read again, is the same life; and writes the same documents again."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.lives_903 import happened, plain
from tests.support.lives_cin import YEARS, lives
from tests.support.returns_cin import amounts_to, recorded, written

MANY = settings(max_examples=int(os.environ.get("THROUGHLINE_EXAMPLES", "150")), deadline=None)


@MANY
@given(lives(), st.permutations(list(YEARS)))
def test_what_was_written_is_read_as_the_same_record_and_written_again_as_the_same_documents(said, years):
    events = happened(said)
    documents = {year: written(events, year) for year in YEARS}
    if not any(documents.values()):
        return
    wants, aside = amounts_to([(year, documents[year]) for year in years if documents[year]])
    assert [a for a in aside if a.reason != "check_letter"] == []
    again = recorded(wants)
    assert {year: written(again, year) for year in YEARS} == documents
    assert plain(again) == plain(events)

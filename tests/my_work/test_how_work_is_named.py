"""A line of work names the child once, and then says she, he or they."""

from __future__ import annotations

import pytest

from throughline.record.people.models import Person
from throughline.record.people.wording import named


@pytest.mark.parametrize(
    ("title", "sex", "said"),
    [
        ("Tell {them} how to reach {their} reviewing officer", "M", "Tell Oscar how to reach his reviewing officer"),
        ("Have the report for {their} review ready", "M", "Have the report for Oscar’s review ready"),
        ("See {them}: {they} did not feel safe", "F", "See Oscar: she did not feel safe"),
        ("Do what was agreed for {them}", "", "Do what was agreed for Oscar"),
        ("Talk with {child} about {their} plan", "", "Talk with Oscar about their plan"),
    ],
)
def test_the_name_comes_first_and_once(title: str, sex: str, said: str) -> None:
    assert named(title, Person(given="Oscar", sex=sex), "Oscar") == said

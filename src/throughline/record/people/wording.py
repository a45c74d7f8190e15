"""How a person is spoken of: her name, then "she"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Pronouns:
    """she, her, her; he, him, his; they, them, their."""

    they: str
    them: str
    their: str

    @property
    def They(self) -> str:
        """At the head of a sentence."""
        return self.they.capitalize()

    @property
    def Their(self) -> str:
        """At the head of a sentence."""
        return self.their.capitalize()

    @property
    def have(self) -> str:
        """has, or have."""
        return "have" if self.they == "they" else "has"

    @property
    def are(self) -> str:
        """is, or are."""
        return "are" if self.they == "they" else "is"

    @property
    def were(self) -> str:
        """was, or were."""
        return "were" if self.they == "they" else "was"


SHE, HE, THEY = Pronouns("she", "her", "her"), Pronouns("he", "him", "his"), Pronouns("they", "them", "their")


def pronouns(person: Any) -> Pronouns:
    """The person's own pronouns where they are recorded, else by recorded sex, else they."""
    said = (getattr(person, "pronouns", "") or "").lower()
    if said.startswith("she"):
        return SHE
    if said.startswith("he"):
        return HE
    if said:
        return THEY
    return {"F": SHE, "M": HE}.get(getattr(person, "sex", "") or "", THEY)


def addressed(template: str, person: Any, *, child: str = "") -> str:
    """A declared title with {they}, {them}, {their} and {child} put into words for this person."""
    said = pronouns(person)
    return (
        template.replace("{they}", said.they).replace("{them}", said.them).replace("{their}", said.their)
        .replace("{child}", child or first_name(person))
    )  # fmt: skip


def named(template: str, person: Any, name: str) -> str:
    """A declared title with the name where the person is first meant, and pronouns after it: "Tell Oscar how to reach his …"."""
    said, first = pronouns(person), [name]

    def put(found: re.Match[str]) -> str:
        word = found[1]
        if first:
            return f"{first.pop()}’s" if word == "their" else first.pop()
        return name if word == "child" else str(getattr(said, word))

    return re.sub(r"\{(they|them|their|child)\}", put, template)


def for_anyone(template: str) -> str:
    """The same for nobody in particular: "the child"."""
    return (
        template.replace("{they}", "the child").replace("{them}", "the child").replace("{their}", "the child’s")
        .replace("{child}", "the child")
    )  # fmt: skip


def first_name(person: Any) -> str:
    """What people call them."""
    name = getattr(person, "known_as", "") or getattr(person, "given", "") or getattr(person, "name", "")
    return str(name).split(" ")[0] if name and not str(name).startswith("Child ") else str(name)

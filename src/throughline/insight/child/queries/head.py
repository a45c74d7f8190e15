"""What every page about one child shows on top, and whom the child is tied to."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughline.record.families.queries import hidden_among
from throughline.record.people.codes import ETHNICITY, IDENTIFIER_SCHEMES
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import identifiers_of, names_of, person_of, ties_of


def person_or_nobody(viewer: Any, subject: Any) -> Person:
    """The details of this subject, or a row that says there is no name yet."""
    return person_of(viewer, subject.pk) or Person(subject=subject, name="No name yet")


def family_of(viewer: Any, subject: Any) -> list[dict[str, Any]]:
    """Everybody this child is tied to, now and before, each with an address when it is a child's record."""
    every = ties_of(viewer, subject.pk, now_only=False)
    hidden = hidden_among(t.subject for t in every)
    ties = [t for t in every if not hidden.get(t.subject, False)]  # who is sealed is not there
    names = names_of(t.subject for t in ties)
    found = {s.pk: s for s in Subject.objects.filter(pk__in=[t.subject for t in ties])}
    return [
        {
            "tie": tie,
            "name": names.get(tie.subject, "Not named here"),
            "url": reverse("child.page", kwargs={"subject": found[tie.subject].uuid})
            if tie.subject in found and found[tie.subject].kind == "child"
            else "",
            "help_url": reverse("family.help", kwargs={"subject": found[tie.subject].uuid})
            if tie.subject in found and found[tie.subject].kind == "adult" and viewer.can("record")
            else "",
        }
        for tie in ties
    ]


def details_of(viewer: Any, subject: Any, person: Person) -> dict[str, Any]:
    """Numbers others know the child by, and ethnicity in words."""
    numbers = identifiers_of(viewer, subject.pk)
    return {
        "numbers_shown": [(IDENTIFIER_SCHEMES.get(k, k), v) for k, v in numbers.items()],
        "ethnicity": ETHNICITY.get(person.ethnicity, ""),
    }

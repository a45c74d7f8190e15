"""The early help assessment, third version: it is not finished before father, partner and every adult at home were asked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.base.words import join_words
from throughline.engines.forms.declarations import Choose, Known, LongText, Pull, Question, Says, Section, ShortText
from throughline.engines.forms.revised import revised
from throughline.practice.family_help.every_child import PARTNERS
from throughline.practice.family_help.forms.assessment_v2 import assessment_v2
from throughline.record.families.events import adults_asked
from throughline.record.families.queries import men_on_the_map

NAMED, NOBODY, NOT_KNOWN = "named", "nobody", "not_known"
WHO = ("father", "partner", "household")


def _on_the_map(who: str) -> Pull:
    """Whom the family map has. To staff; a partner writes what they know themselves."""

    def pull(viewer: Any, subject: int) -> Known | None:
        names = men_on_the_map(viewer, subject)[who] if viewer.worker_id else []
        return Known(join_words(names), "the family map") if names else None

    return pull


def _asked(name: str, title: str, ask: str, *, nobody: str = "", known: bool = False) -> tuple[Question, ...]:
    choices = {NAMED: "Yes, and named here", **({NOBODY: nobody} if nobody else {}), NOT_KNOWN: "Asked, and not known"}
    return (
        Choose(name, title, choices=choices, needed=True, family=False),
        LongText(f"{name}_who", ask, needed=True, when=Says(name, (NAMED,)), rows=2, family=False,
                 hint="Name and age, as far as they are known, and what each is to the child.", pulls=_on_the_map(name) if known else None),
        ShortText(f"{name}_why", "Why is it not known, or how is it known that there is nobody?" if nobody else "Why is it not known?",
                  needed=True, when=Says(name, (NOBODY, NOT_KNOWN)), longest=300, family=False),
    )  # fmt: skip


adults = Section("adults", "The adults around the child", (
    *_asked("father", "Is the father known?", "Who is he?", known=True),
    *_asked("partner", "Has the mother or carer a partner?", "Who?", nobody="No", known=True),
    *_asked("household", "Does any other adult live there, or stay often?", "Who?", nobody="No"),
), by=PARTNERS, family=False, hint="Reviews of serious cases found men of whom nobody had asked. Whoever is named here is put on the family map next.")  # fmt: skip


def asked_about(a: Mapping[str, Any]) -> list[tuple[Any, dict[str, Any], int | None]]:
    """What was answered where nobody is named; whoever is named counts when they are on the family map."""
    answers = ((who, a.get(f"adults.{who}"), a.get(f"adults.{who}_why")) for who in WHO)
    return [(adults_asked, {"who": who, "answer": said, "because": why}, None) for who, said, why in answers if said in (NOBODY, NOT_KNOWN)]


assessment_v3 = revised(assessment_v2, since=date(2026, 12, 1), section="found", before=(adults,), also=asked_about)

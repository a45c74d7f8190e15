"""What a core group found and agreed for one child, first version: every outcome of the plan is rated, or it is not finished."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.base.law import WORKING_TOGETHER_2010
from throughline.engines.forms.declarations import (
    Actions,
    Choose,
    Condition,
    Form,
    LongText,
    OnDay,
    Section,
    ShortText,
    Table,
)
from throughline.practice.protection import events
from throughline.practice.protection.codes import RATINGS
from throughline.practice.protection.risks import outcomes_now, outcomes_to_rate, same


def every_outcome_rated(answers: Mapping[str, Any], outcomes: Sequence[str]) -> bool:
    """Each outcome of the plan stands among the rows, with a rating."""
    rows = [*(answers.get("progress.outcomes") or ()), *(answers.get("since.outcomes") or ())]
    return all(any(same(str(r.get("outcome") or ""), words) and r.get("rating") in RATINGS for r in rows) for words in outcomes)


def overall(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """How it goes on the whole: worse where anything is worse, better where anything has improved, else the same."""
    said = {r.get("rating") for r in rows or ()}
    if "worse" in said:
        return "worse"
    if said & {"improved", "achieved"}:
        return "better"
    return "same" if "same" in said else None


core_group_v1 = Form(
    code="protection.core_group_record",
    version=1,
    since=date(2006, 4, 1),
    title="Core group",
    plain="Your core group",
    group="Core groups",
    offered=False,
    promises=events.actions,
    source=WORKING_TOGETHER_2010.chapter(5),
    when_signed=events.core_group_held,
    tells=lambda a: {"progress": overall(a.get("progress.outcomes") or ()) or a.get("progress.overall"), "words": a.get("progress.said")},
    sections=(
        Section("progress", "How the plan goes", leads=True, questions=(
            Table("outcomes", "Each outcome of the plan: how is it now?", columns=(ShortText("outcome", "Outcome"), Choose("rating", "Now", choices=RATINGS),
                  ShortText("what", "What has changed, and how we know")), pulls=outcomes_to_rate, plain="What was to be different"),
            Choose("overall", "If the plan is not written yet: how does it go?", choices={"better": "Better", "same": "No change", "worse": "Worse"}, family=False),
            LongText("said", "What the group found, in plain words", needed=True, least_words=5, plain="What we found"),
            LongText("child", "What has the child said or shown since the last time?", needed=True, quoted=True, plain="What you said"),
            LongText("parents", "What do the parents say?", quoted=True, plain="What your parents said"),
        )),
        Section("agreed", "What is agreed", (
            Actions("actions", "Who does what by when", plain="Who does what"),
            OnDay("next_on", "When does the group meet again?", needed=True, plain="We meet again"),
        )),
    ),
    conditions=(Condition("Say of every outcome of the plan how it is now", every_outcome_rated, outcomes_now),),
)  # fmt: skip

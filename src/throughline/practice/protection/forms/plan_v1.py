"""The child protection plan, first version: risk first, each outcome with how one will know, and words for the parents and the child."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.base.law import WORKING_TOGETHER_2010
from throughline.engines.forms.declarations import (
    Aged,
    Choose,
    Condition,
    Form,
    Known,
    LongText,
    MeasuredGoals,
    Section,
    ShortText,
    goals_of,
    unfinished_goals,
)
from throughline.practice.protection import events
from throughline.practice.protection.plain_words import reading_age
from throughline.practice.protection.risks import PLAN, last_minutes, open_risks, same

OLDEST_READER = 14
"""The reading age that a text for families must not go over: most grown-ups read it with ease."""
DOMAINS = {"safety": "being safe", "care": "being looked after", "health": "health", "school": "school and learning", "parents": "the parents’ own change"}


def danger_known(viewer: Any, subject: int) -> Known | None:
    """What the last conference was worried about."""
    minutes = last_minutes(viewer, subject)
    words = minutes.answers.get("risk.danger") if minutes else None
    return Known(words, "the conference", minutes.on, minutes.by_whom) if minutes and words else None


def goals_known(viewer: Any, subject: int) -> Known | None:
    """The goals of the last version with what is still open, and every open risk that they do not answer yet."""
    from throughline.engines.forms.registry import current
    from throughline.engines.forms.showing import goals_carried

    held = goals_carried(viewer, subject, current(PLAN, viewer.today)) or []
    new = [{"domain": "safety", "need": risk} for risk in open_risks(viewer, subject) if not any(same(risk, str(g.get("need") or "")) for g in held)]
    return Known([*held, *new], "the open risks and the last plan") if held or new else None


def every_risk_answered(answers: Mapping[str, Any], risks: Sequence[str]) -> bool:
    """Each open risk stands among the needs, so that an outcome and actions must follow."""
    needs = [str(g.get("need") or "") for g in goals_of(answers.get("goals.needs"))]
    return all(any(same(risk, need) for need in needs) for risk in risks)


def reads_easily(answers: Mapping[str, Any]) -> bool:
    """The words for the family can be read by the family."""
    return all(reading_age(str(answers.get(f"plain.{name}") or "")) <= OLDEST_READER for name in ("for_parents", "for_child"))


plan_v1 = Form(
    code=PLAN,
    version=1,
    since=date(2006, 4, 1),
    title="Child protection plan",
    plain="The plan to keep you safe",
    group="Plans",
    hint="What must change so that the child is safe, who does what by when, and what happens if it does not.",
    source=WORKING_TOGETHER_2010.chapter(5),
    plan=True,
    promises=events.actions,
    continues=events.plan.code,
    signed_by="decide",
    who_signs="the team manager",
    when_signed=events.plan_agreed,
    tells=lambda a: {"whole": not unfinished_goals(a.get("goals.needs"), measured=True), "outline": a.get("danger.stage") == "outline"},
    sections=(
        Section("danger", "The danger", plain="Why there is a plan", questions=(
            LongText("worried", "What are we worried about?", needed=True, least_words=5, pulls=danger_known, plain="What we are worried about"),
            LongText("strengths", "What is there to build on?", needed=True, plain="What is good"),
            Choose("stage", "Is this the outline of the conference, or the plan of the core group?", choices={"outline": "the outline", "full": "the plan"},
                   needed=True, family=False),
        )),
        Section("goals", "What must change", plain="What must change, and who does what", questions=(
            MeasuredGoals("needs", "Risks and outcomes", "For each risk: what will be different for the child, how we will know, and who does what by when.",
                          domains=DOMAINS, needed=True, plain="What we will do"),
        )),
        Section("seeing", "Seeing the child", plain="Who comes to see you", questions=(
            ShortText("how_often", "How often is the child seen, and by whom?", needed=True, plain="How often"),
            LongText("rules", "What is agreed for every day: who may be there, who may not, whom to ring?", needed=True, plain="What is agreed"),
        )),
        Section("otherwise", "If it does not work", plain="If it does not work", questions=(
            LongText("contingency", "If the danger grows or nothing changes: what do we do, and when?", needed=True, least_words=6,
                     plain="What happens then"),
        )),
        Section("views", "What the family thinks", plain="What you said", questions=(
            LongText("child", "The child", needed=True, quoted=True, plain="What you said"),
            LongText("parents", "The parents", needed=True, quoted=True, plain="What your parents said"),
        )),
        Section("plain", "In plain words", leads=True, family=True, questions=(
            LongText("for_parents", "For the parents: what must change, and what happens if it does not", "Short sentences. No word that one has to look up.",
                     needed=True, least_words=15, plain="What must change"),
            LongText("for_child", "For the child: why there is a plan, and who does what", "As you would say it to them.", needed=True, least_words=8,
                     when=Aged(4), plain="For you"),
        )),
    ),
    conditions=(
        Condition("Every open risk needs an outcome: put each risk of the last conference among the needs", every_risk_answered, open_risks),
        Condition("The plain words are too hard to read: shorter sentences, shorter words", reads_easily),
    ),
)  # fmt: skip

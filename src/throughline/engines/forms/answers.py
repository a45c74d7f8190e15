"""Answers: read from what was sent, asked whether they are there, told in words, laid beside earlier ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from throughline.base.calendar import age_on
from throughline.engines.forms.declarations import (
    Actions,
    Aged,
    Answers,
    Case,
    Choose,
    Colleague,
    Form,
    Goals,
    Kept,
    LongText,
    MeasuredGoals,
    OnDay,
    Question,
    Scale,
    Section,
    Table,
    Ticks,
    actions_of,
    goals_of,
    unfinished_actions,
    unfinished_goals,
)  # fmt: skip

ACTION_PARTS = ("what", "who", "done_by", "by", "change", "thread")
KEPT_PARTS = ("paper", "words")
KEPT_WORDS = {"photo": "a photograph", "drawing": "a drawing", "audio": "a recording"}
PART_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def shown(question: Question, section: Mapping[str, Any], age: int | None) -> bool:
    """Whether a question is asked, given the other answers of its section and the age of whom it is about."""
    when = question.when
    if when is None:
        return True
    if isinstance(when, Aged):
        return age is None or when.from_years <= age <= when.to_years
    said = section.get(when.question)
    return any(v in when.values for v in said) if isinstance(said, list) else said in when.values


def read(section: Section, sent: Any) -> dict[str, Any]:
    """The section's answers from a posted form. Nothing typed is refused: what cannot be read stays as it was typed."""
    out: dict[str, Any] = {}
    for question in section.questions:
        name = question.name
        if isinstance(question, Ticks):
            out[name] = [v for v in sent.getlist(name) if v in question.choices]
        elif isinstance(question, Goals):
            out[name] = goals_of([_goal(sent, f"{name}.{n}") for n in _numbers(sent, name)])
        elif isinstance(question, Actions):
            out[name] = actions_of([_action(sent, f"{name}.{n}") for n in _numbers(sent, name)])
        elif isinstance(question, Kept):
            kept = [{part: sent.get(f"{name}.{n}.{part}", "").strip() for part in KEPT_PARTS} for n in _numbers(sent, name)]
            out[name] = [one for one in kept if one["paper"]]
        elif isinstance(question, Table):
            rows = [{c.name: sent.get(f"{name}.{n}.{c.name}", "").strip() for c in question.columns} for n in _numbers(sent, name)]
            out[name] = [row for row in rows if any(row.values())]
        else:
            out[name] = sent.get(name, "").replace("\r\n", "\n").strip()
    return out


def _numbers(sent: Any, name: str) -> list[int]:
    found = {int(m.group(1)) for key in sent for m in [re.match(rf"{re.escape(name)}\.(\d{{1,3}})\.", key)] if m}
    return sorted(found)


def _goal(sent: Any, at: str) -> dict[str, Any]:
    actions = [_action(sent, f"{at}.actions.{n}") for n in _numbers(sent, f"{at}.actions")]
    return {
        "domain": sent.get(f"{at}.domain", ""), "need": sent.get(f"{at}.need", "").strip(), "change": sent.get(f"{at}.change", "").strip(),
        "actions": actions_of(actions), **({"know": known} if (known := sent.get(f"{at}.know", "").strip()) else {}),
    }  # fmt: skip


def _action(sent: Any, at: str) -> dict[str, Any]:
    return {part: sent.get(f"{at}.{part}", "").strip() for part in ACTION_PARTS}


def empty(value: Any) -> bool:
    """Whether nothing was answered."""
    return value in (None, "", [], {})


def flat(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Answers by "section.question", as declarations ask for them."""
    return {f"{section}.{name}": value for section, held in answers.items() for name, value in held.items()}


def wrong(question: Question, value: Any) -> str:
    """What cannot stay as it is when the form is signed, in words; "" when nothing."""
    if empty(value):
        return "answer it" if question.needed else ""
    if isinstance(question, Choose) and value not in question.choices:
        return "choose one of the answers"
    if isinstance(question, OnDay) and not _is_day(value, part=question.part):
        return f"“{value}” is not a day; write it like 27 11 2026" + (", or the month or the year alone" if question.part else "")
    if isinstance(question, Scale) and value not in {str(n) for n in range(11)}:
        return "choose a number from 0 to 10"
    if isinstance(question, Kept) and question.kind == "audio" and not all(one.get("words") for one in value):
        return "write beside the recording what is heard"
    if isinstance(question, LongText) and len(str(value).split()) < question.least_words:
        return f"say more: {len(str(value).split())} words cannot tell it (at least {question.least_words})"
    return ""


def _unfinished_rows(question: Table, rows: Any) -> list[str]:
    out = []
    for n, row in enumerate(rows, 1):
        name = next((_plain(c, row.get(c.name), {}) for c in question.columns if row.get(c.name)), "")
        out += [f"{question.title}, {name or n}: {c.title}: {words}" for c in question.columns if (words := wrong(c, row.get(c.name)))]
    return out


def _plain(column: Question, value: Any, people: Mapping[str, str]) -> str:
    """A cell in words."""
    if isinstance(column, Case):
        return str(value).partition(" ")[2]
    if isinstance(column, Colleague):
        return people.get(str(value), "")
    if isinstance(column, Choose):
        return column.choices.get(value, str(value))
    return day_said(str(value)) if isinstance(column, OnDay) else str(value)


def _is_day(value: str, *, part: bool) -> bool:
    if not PART_DAY.fullmatch(value) or (len(value) < 10 and not part):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def missing(form: Form, answers: Mapping[str, Mapping[str, Any]], age: int | None,
            record: Callable[[Callable[[Any, int], Any]], Any] | None = None) -> list[tuple[str, str]]:  # fmt: skip
    """What must still be answered before it can be signed: where, and what, in words. `record` asks the record for a condition."""
    found = []
    for section in form.sections:
        held = answers.get(section.name, {})
        for question in section.questions:
            if not shown(question, held, age):
                continue
            at, value = f"{section.name}.{question.name}", held.get(question.name)
            if words := wrong(question, value):
                found.append((at, f"{question.title}: {words}"))
            elif isinstance(question, Goals):
                found += [(at, words) for words in unfinished_goals(value, measured=isinstance(question, MeasuredGoals))]
            elif isinstance(question, Actions):
                found += [(at, words) for words in unfinished_actions(value or ())]
            elif isinstance(question, Table):
                found += [(at, words) for words in _unfinished_rows(question, value or ())]
    every = flat(answers)
    for condition in form.conditions:
        holds = condition.holds(every) if condition.record is None or record is None else condition.holds(every, record(condition.record))
        if not holds:
            found.append(("", condition.words))
    return found


def told(question: Question, value: Any, people: Mapping[str, str]) -> list[tuple[str, str]]:
    """An answer in words, as lines of (kind, words): para, quote, or row. `people` gives the names of workers by number."""
    if empty(value):
        return []
    if isinstance(question, Ticks):
        return [("para", ", ".join(question.choices.get(v, v) for v in value))]
    if isinstance(question, Choose):
        return [("para", question.choices.get(value, value))]
    if isinstance(question, OnDay):
        return [("para", day_said(value))]
    if isinstance(question, Scale):
        return [("para", f"{value} of 10")]
    if isinstance(question, Kept):
        return [("quote" if one.get("words") else "row", one.get("words") or f"{KEPT_WORDS[question.kind]}, kept with the record") for one in value]
    if isinstance(question, Goals):
        return [line for goal in goals_of(value) for line in _goal_told(goal, people)]
    if isinstance(question, Actions):
        return [("row", action_said(a, people)) for a in actions_of(value)]
    if isinstance(question, Table):
        return [line for row in value for line in _row_told(question, row, people)]
    quoted = isinstance(question, LongText) and question.quoted
    return [("quote" if quoted else "para", part) for part in paragraphs(str(value))]


def _row_told(question: Table, row: Mapping[str, Any], people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    long = any(isinstance(c, LongText) for c in question.columns)
    cells = [(c, _plain(c, row.get(c.name), people)) for c in question.columns if row.get(c.name)]
    if not long:
        yield ("row", "; ".join(words for _, words in cells))
        return
    for n, (column, words) in enumerate(cells):
        yield ("goal", words) if n == 0 else ("para", f"{column.title}: {words}")


def paragraphs(text: str) -> list[str]:
    """A text in its paragraphs."""
    return [p.strip() for p in re.split(r"\n\s*\n|\n", text) if p.strip()]


def _goal_told(goal: Mapping[str, Any], people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield ("goal", str(goal.get("need") or ""))
    if goal.get("change"):
        yield ("para", f"What will be different: {goal['change']}")
    if goal.get("know"):
        yield ("para", f"How we will know: {goal['know']}")
    for action in actions_of(goal.get("actions")):
        yield ("row", action_said(action, people))


def action_said(action: Mapping[str, Any], people: Mapping[str, str]) -> str:
    """An action in one sentence: who does what by when."""
    who = str(action.get("done_by") or "") or people.get(str(action.get("who") or ""), "somebody")
    by = str(action.get("by") or "")
    change = str(action.get("change") or "")
    return f"{who}: {action.get('what') or ''}" + (f", by {day_said(by)}" if by else "") + (f". So that: {change}" if change else "")


def day_said(value: str) -> str:
    """A day, a month or a year in words."""
    if not _is_day(value, part=True):
        return value
    if len(value) == 4:
        return value
    if len(value) == 7:
        return f"{date.fromisoformat(value + '-01'):%B %Y}"
    return f"{date.fromisoformat(value):%-d %B %Y}"


def differences(form: Form, before: Answers, now: Answers, people: Mapping[str, str]) -> list[dict[str, Any]]:
    """What has changed, question by question: its title, what was said, what is said."""
    out = []
    for section in form.sections:
        for question in section.questions:
            at = f"{section.name}.{question.name}"
            was, new = (told(question, held.get(at), people) for held in (before, now))
            if was != new:
                out.append({"section": section.title, "title": question.title, "was": [w for _, w in was], "now": [w for _, w in new]})
    return out


def age_of(born: date | None, on: date) -> int | None:
    """Age on a day; None where the day of birth is not known."""
    return age_on(born, on) if born else None


def first_words(form: Form, answers: Mapping[str, Mapping[str, Any]], most: int = 40) -> str:
    """The first paragraph that a form holds, for whoever decides on it in a row."""
    for section in form.sections:
        for question in section.questions:
            value = answers.get(section.name, {}).get(question.name)
            if isinstance(question, LongText) and value:
                words = str(value).split()
                return " ".join(words[:most]) + (" …" if len(words) > most else "")
    return "Nothing is written in it yet."

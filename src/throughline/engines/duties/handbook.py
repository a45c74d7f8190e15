"""The handbook's pages on duties and on the law behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from throughline.base import law as instruments
from throughline.base.effective import BASES, NO_DAY_YET, GivesLimit, Rule
from throughline.base.limits import Limit
from throughline.base.sources import Instrument
from throughline.base.words import date_words
from throughline.engines.areas.declarations import areas
from throughline.engines.duties.declarations import DESK, NAMED, Agreed, Duty, each_of
from throughline.engines.duties.explain import in_words, quoted
from throughline.engines.duties.registry import duties
from throughline.engines.handbook.writing import Listener, little_table, table
from throughline.engines.settings.declarations import Setting, settings
from throughline.record.ledger.types import Match, Some
from throughline.record.people.wording import for_anyone

MARKS = {"ok": "", "local default": "local default", "to verify": "to verify", "to verify (detail/para)": "paragraph to verify"}


def pages() -> Mapping[str, str]:
    """duties.md, law.md and settings.md."""
    return {"duties.md": _duties(), "law.md": _law(), "settings.md": _settings()}


def codes() -> Mapping[str, list[str]]:
    """Codes of duties, of the rows their rules come from, and of settings."""
    rows = {rule.id for d in duties().values() for _, _, rule in d.rules() if rule.id}
    return {"duty": list(duties()), "row": sorted(rows), "setting": list(settings())}


def limit_words(rule: Rule) -> str:
    """The limit of a rule in a few words."""
    within = rule.within
    if within is None:
        return "no number"
    if isinstance(within, Agreed):
        return f"{in_words(within.law)}, or less as agreed for the child"
    if isinstance(within, Setting):
        number = in_words(within.unit.with_number(within.default)) if within.unit else within.default
        return f"{number}, set by the authority"
    if isinstance(within, Limit):
        return "the same day" if within.n == 0 else f"{in_words(within)}{' before' if within.backwards else ''}"
    return "depends" if isinstance(within, GivesLimit) else "as computed"


def since_words(day: date) -> str:
    """The day of a block of law; "pending" of one that no day has brought into force yet."""
    return "pending" if day == NO_DAY_YET else date_words(day)


def _match(match: Match) -> str:
    if not isinstance(match, Some):
        return f"`{match.code}`"
    said = ", ".join(f"{name} {' or '.join('not said' if v is None else str(v) for v in values)}" for name, values in match.facts)
    return f"`{match.type.code}`" + (f" ({said})" if said else " (some)")


def _all(several: Any) -> str:
    return "; ".join(_match(m) for m in each_of(several)) or "nothing"


OWED_BY = {DESK: "the desk in whose queue it stands", NAMED: "whoever is named"}


def _words(duty: Duty) -> Iterator[str]:
    yield f"Owed by: {OWED_BY.get(duty.owner, duty.owner.replace('_', ' '))}. Starts with {_all(duty.starts)}. Met by {_all(duty.met_by)}."
    yield f"Ends without blame with {_all(duty.lapses_on)}."
    if duty.restarts_on:
        yield f"Asked again, and brought forward where the law then wants it sooner, at {_all(duty.restarts_on)}."
    for said, words in (
        (duty.renews, "What meets it starts the next."),
        (duty.per, f"One clock for each {duty.per.title.lower() if duty.per else ''}."),
        (duty.linked, "Only what happens on the same thread meets it."),
        (duty.looks_back, f"What was done up to {in_words(duty.looks_back) if duty.looks_back else ''} before counts."),
        (duty.anchor, f"Counted from the day given in `{duty.anchor}`."),
        (duty.by_recording, "The day of recording counts."),
        (duty.expiry, "The limit is the longest that something may last."),
        (duty.when, f"Only where: {_doc(duty.when)}"),
        (duty.nth, f"Only the {', '.join(map(str, duty.nth))}. of its kind."),
    ):
        if said:
            yield words


def _doc(condition: Any) -> str:
    return (getattr(condition, "__doc__", "") or "a condition holds.").strip().splitlines()[0]


def _duties() -> str:
    out = ["# Duties", "", "What must happen, by when, on whose authority. Words in quotation marks are the source’s own; those that begin",
           "“In short” sum it up and are still to be read against it. The law is the one of the day the clock started; the",
           "first rule that fits applies.", ""]  # fmt: skip
    for area in areas():
        own = [d for d in duties().values() if d.code.split(".")[0] == area.code]
        if not own:
            continue
        told = Listener().listen(area.code)
        out += [f"## {area.title}", ""]
        for duty in sorted(own, key=lambda d: d.code):
            out += [f"### {for_anyone(duty.title)}", "", f"`{duty.code}`", "", " ".join(_words(duty)), ""]
            rows = [
                (since_words(block.day) if n == 0 else "", quoted(rule.words), limit_words(rule), rule.source, rule.id or "",
                 rule.basis, MARKS[rule.status])
                for block, n, rule in duty.rules()
            ]  # fmt: skip
            out += [table(["since", "words", "limit", "source", "row", "basis", "mark"], rows)]
            for name, doc, declared, tables in told:
                if declared is duty:
                    title = name.removeprefix("test_").replace("_", " ").capitalize()
                    out += [f"**{title}.** {doc}".rstrip(), "", little_table(tables["happened"])]
                    out += [f"Seen on {date_words(date.fromisoformat(tables['seen_on']))}:", "", little_table(tables["then"])]
    out += ["Basis: " + "; ".join(f"{key} {words}" for key, words in BASES.items()) + "."]
    return "\n".join(out)


def _law() -> str:
    rules: dict[str, list[tuple[Any, ...]]] = {}
    for duty in duties().values():
        for block, _, rule in duty.rules():
            if rule.source:
                rules.setdefault(rule.source.instrument.title, []).append(
                    (rule.source.reference or "the whole", since_words(block.day), quoted(rule.words), limit_words(rule),
                     f"`{duty.code}`", rule.id or "", MARKS[rule.status])
                )  # fmt: skip
    out = ["# Law register", "", "Every instrument that the system knows, and what is declared from it.", ""]
    known = [i for i in vars(instruments).values() if isinstance(i, Instrument)]
    for instrument in sorted({i.title: i for i in known}.values(), key=lambda i: (i.title not in rules, i.title)):
        title = f"[{instrument.title}]({instrument.url})" if instrument.url else instrument.title
        until = f" to {date_words(instrument.until)}" if instrument.until else ""
        checked = f"read against this on {date_words(instrument.checked)}" if instrument.checked else "not yet read against this"
        verify = f" To verify: {instrument.verify}." if instrument.verify else ""
        out += [f"## {title}", "", f"{instrument.short}. In force from {date_words(instrument.in_force)}{until}; {checked}.{verify}", ""]
        rows = sorted(rules.get(instrument.title, ()), key=lambda r: (_number(r[0]), r[0], r[1]))
        out += [table(["place", "since", "words", "limit", "duty", "row", "mark"], rows) or "Nothing is declared from it yet.\n"]
    return "\n".join(out)


def _number(place: str) -> int:
    digits = "".join(c if c.isdigit() else " " for c in place).split()
    return int(digits[0]) if digits else 0


def _settings() -> str:
    rows = [
        (f"`{s.code}`", s.title, in_words(s.unit.with_number(s.default)) if s.unit else s.default,
         "" if s.least is None else f"{s.least} to {s.most}", s.why)
        for s in sorted(settings().values(), key=lambda s: s.code)
    ]  # fmt: skip
    head = "# Settings\n\nWhat an authority decides for itself, with a reason and from a day. Never looser than the law.\n\n"
    return head + table(["code", "what", "default", "bounds", "why it is local"], rows)

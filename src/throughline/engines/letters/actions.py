"""Writing a letter from its wording, and sending it through the one way out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from throughline.engines.forms.paper import paper_of as paper_of_form
from throughline.engines.forms.queries import Signed, signed_forms
from throughline.engines.forms.registry import forms
from throughline.engines.forms.screens.reading import disagreements
from throughline.engines.letters import events
from throughline.engines.letters.declarations import ENGLISH, GAP, Letter
from throughline.engines.way_out.release import Reader, Release, held_words, release
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Authority
from throughline.record.people.queries import address_now, may_read_address, person_of
from throughline.record.people.wording import pronouns
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import allocations_of
from throughline.web.paper.tree import Block, Paper, heading, para

SENT_BY = {"post": "by post", "hand": "by hand", "secure": "by secure e-mail"}


def address_of(viewer: Any, reader: Reader) -> str:
    """Where the reader lives as the record has it; "" where it does not know or this viewer may not see it."""
    if reader.subject is None or viewer.basis_for(reader.subject) is None:
        return ""
    held = address_now(viewer, reader.subject)
    return f"{held.lines}\n{held.postcode}".strip() if held and may_read_address(viewer, held) else ""


def known_for(viewer: Any, letter: Letter, subject: int, reader: Reader) -> dict[str, str]:
    """What the record says for each gap; gaps of which it knows nothing are not in it."""
    person = person_of(viewer, subject)
    worker = next((a.worker for a in allocations_of(viewer, subject) if a.role == "social_worker" and a.worker), None)
    writer = worker or Worker.objects.filter(pk=viewer.worker_id).first()
    name = person.name if person else ""
    found = {
        "child": name, "first_name": (person.known_as or person.given or name) if person else "", "they": pronouns(person).they if person else "they",
        "reader": reader.words.partition(",")[0], "council": Authority.objects.get(pk=viewer.authority_id).name,
        "today": f"{viewer.today:%-d %B %Y}", "worker": writer.name if writer else "", "telephone": writer.phone if writer else "",
        "team": viewer.team_name, **letter.fills(viewer, subject),
    }  # fmt: skip
    return {gap: words for gap, words in found.items() if words}


def draft(viewer: Any, letter: Letter, subject: int, reader: Reader, language: str = ENGLISH, **more: str) -> str:
    """The council's wording of today with its gaps filled; what nothing fills stays as a gap, to be written by hand."""
    settings = surroundings(viewer.authority_id).settings
    known = {**known_for(viewer, letter, subject, reader), **more}
    return GAP.sub(lambda gap: known.get(gap[1], gap[0]), str(letter.wording(language).value(settings, viewer.today)))


def gaps_left(letter: Letter, text: str) -> list[str]:
    """What must still be written into a text before it can go, in words."""
    return [letter.gaps.get(gap, gap.replace("_", " ")) for gap in dict.fromkeys(GAP.findall(text))]


def form_title(code: str) -> str:
    """What a form is called today."""
    return next((f.title for f in forms().values() if f.code == code), code)


def paper_of(letter: Letter, about: str, to: str, address: str, on: str, text: str) -> Paper:
    """The letter as a paper. `about` stands in the frame of the page only where its reader may know whom it is about."""
    blocks: list[Block] = [para("\n".join(part for part in (to, address) if part)), para(on)]
    return Paper(letter.title, about, [*blocks, *(para(p.strip()) for p in text.split("\n\n") if p.strip())])


def enclosure_of(viewer: Any, letter: Letter, subject: int, reader: Reader, about: str, *, signing: int | None = None) -> tuple[Signed, Paper] | None:
    """The signed form that goes with a letter, as this reader may read it: the latest, or the one of a number; None where there is none.

    Professionals and courts get the professional edition, everybody else the family's.
    """
    if not letter.encloses:
        return None
    found = signed_forms(viewer, subject, letter.encloses)
    found = [one for one in found if one.key == signing] if signing is not None else found[-1:]
    if not found:
        return None
    (signed,) = found
    if letter.encloses_parts:
        parts = tuple(s for s in signed.form.sections if s.name in letter.encloses_parts)
        signed = replace(signed, form=replace(signed.form, sections=parts))
    return signed, paper_of_form(signed, about, family=reader.family, disagreements=disagreements(viewer, subject, signed.key))


def with_enclosure(paper: Paper, enclosed: Paper | None) -> Paper:
    """The letter and, below it, what goes with it."""
    if enclosed is None:
        return paper
    below = [heading(b.words, 3) if b.kind == "heading" else b for b in enclosed.blocks]
    return Paper(paper.title, paper.about, [*paper.blocks, heading(f"Enclosed: {enclosed.title}"), *below])


@transaction.atomic
def send(viewer: Any, letter: Letter, subject: int, reader: Reader, text: str, *, to: str, address: str = "", how: str = "post",
         language: str = ENGLISH) -> tuple[int, Release]:  # fmt: skip
    """Release the letter to its reader, keep it as it went out, and record that it was sent; the number of that entry.

    ValueError while it has a gap: a letter with "{date}" in it went to a mother once, and never again; and while the form that
    goes with it is not signed.
    """
    viewer.must_open(subject)
    if not viewer.can(letter.may):
        raise NotAllowed("Somebody else writes this letter")
    if reader.kind not in letter.readers:
        raise NotAllowed(f"{letter.title} is not written to {reader.words}")
    person = person_of(viewer, subject)
    about = person.name if person else ""
    enclosed = enclosure_of(viewer, letter, subject, reader, about)
    if letter.encloses and enclosed is None:
        raise ValueError(f"What goes with this letter is not signed yet: {form_title(letter.encloses)}")
    if left := gaps_left(letter, text):
        raise ValueError(f"Still to write: {'; '.join(left)}")
    paper = paper_of(letter, about, to, address, f"{viewer.today:%-d %B %Y}", text)
    made = release(viewer, subject, with_enclosure(paper, enclosed[1] if enclosed else None), reader, how="letter")
    went = "\n\n".join(b.words for b in made.paper.blocks[2 : len(paper.blocks)])
    entries = [Entry(events.letter_sent, subject, viewer.today, {
        "letter": letter.code, "title": letter.title, "name": to, "reader": reader.kind, "language": language, "how": SENT_BY.get(how, how),
        "address": address.strip() or None, "held": held_words(made)[:200], "words": went,
        "enclosed": enclosed[1].title if enclosed else None, "enclosed_form": enclosed[0].key if enclosed else None}, by=viewer.worker_id or None)]  # fmt: skip
    if letter.also is not None:
        entries.append(Entry(letter.also, subject, viewer.today, letter.tells(viewer, subject), by=viewer.worker_id or None))
    return append(entries)[0], made

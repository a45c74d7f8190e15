"""Finding people by name, sound, birth or number, and words in notes and papers; each search is audited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughline.record.access import acting
from throughline.record.ledger.queries import privileged_words
from throughline.record.people.models import Person, Subject
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.record.workers.queries import standings

MOST_WORDS_WITHIN = 4000


@dataclass(frozen=True)
class Found:
    """Somebody found. `stub`: a restricted record admitted on a strong match, without a name."""

    subject: int
    uuid: UUID
    kind: str
    name: str
    born_on: date | None
    stub: bool
    words: str

    @property
    def url(self) -> str:
        return f"/children/{self.uuid}/"


def find_people(viewer: Any, said: str, born: date | None, *, most: int) -> list[Found]:
    """People whose name is like this, or who have this number, best first. Adults are named, children open."""
    number = said.upper().replace(" ", "") if any(c.isdigit() for c in said) else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, uuid, kind, name, born_on, stub FROM tl.find_people(%s, %s, %s, %s)",
            ["" if number else said, born, number or "", most],
        )
        rows = [r for r in cursor.fetchall() if r[2] in ("child", "adult", "carers")]
    acting.note(
        "search",
        subjects=[r[0] for r in rows],
        detail={"said": len(said), "born": born is not None, "found": len(rows)},
    )
    words = _words_beside(viewer, [r[0] for r in rows if not r[5]])
    return [Found(r[0], r[1], r[2], r[3], r[4], r[5], words.get(r[0], "")) for r in rows]


def _words_beside(viewer: Any, subjects: list[int]) -> dict[int, str]:
    held = (
        Allocation.objects.everything(because="team and worker are open to staff of the authority")
        .filter(authority_id=viewer.authority_id, subject_id__in=subjects, ended_on__isnull=True, role="social_worker")
        .select_related("worker", "team")
    )
    said = {a.subject_id: ", ".join(str(x) for x in (a.team, a.worker) if x) for a in held}
    roles = (
        Person.objects.everything(because="who an adult is, beside the name")
        .filter(subject_id__in=subjects)
        .exclude(role="")
    )
    for person in roles:
        said.setdefault(person.subject_id, person.role)
    return said


@dataclass(frozen=True)
class FoundWorker:
    """A worker found, and how to reach them today."""

    name: str
    title: str
    phone: str
    away: bool
    ask: str


def find_workers(viewer: Any, said: str, *, most: int) -> list[FoundWorker]:
    """Workers by name."""
    rows = list(
        Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True, name__icontains=said).order_by(
            "name"
        )[:most]
    )
    stand = standings(viewer.authority_id, [w.pk for w in rows], viewer.today)
    posts = {
        a.worker_id: a
        for a in Appointment.objects.filter(worker__in=rows, ended_on__isnull=True).select_related("team")
    }
    from throughline.record.access.viewer import declared_roles

    out = []
    for worker in rows:
        post = posts.get(worker.pk)
        role = declared_roles().get(post.role) if post else None
        title = f"{post.title or (role.title if role else '')}, {post.team.name}" if post else ""
        now = stand[worker.pk]
        out.append(
            FoundWorker(
                worker.name, title, worker.phone, now.away, f"{now.ask.name}, {now.ask.phone}" if now.ask else ""
            )
        )
    return out


@dataclass(frozen=True)
class Passage:
    """Words found in one record: parts, each with whether it is what was asked for."""

    name: str
    url: str
    parts: list[tuple[str, bool]]


def find_words(viewer: Any, said: str, *, most: int) -> list[Passage]:
    """Words in notes and papers of the children this viewer sees by relationship."""
    within = viewer.subjects_in_sight()
    several = Subject.objects.filter(authority_id=viewer.authority_id)
    several = several.filter(kind="child") if within is None else several.filter(pk__in=within)
    numbers = list(several.values_list("pk", flat=True)[:MOST_WORDS_WITHIN])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, occasion_id, passage, content_id FROM tl.find_words(%s, %s::bigint[], %s)", [said, numbers, most]
        )
        rows = cursor.fetchall()
    kept_back = privileged_words(viewer, {r[0] for r in rows if r[0]})
    rows = [r for r in rows if r[3] not in kept_back]
    acting.note("search_words", subjects=[r[0] for r in rows if r[0]], detail={"said": len(said), "found": len(rows)})
    people = {
        p.subject_id: p
        for p in Person.objects.everything(because="names beside passages that may be read")
        .filter(subject_id__in=[r[0] for r in rows if r[0]])
        .select_related("subject")
    }
    out = []
    for subject, _, passage, _ in rows:
        person = people.get(subject)
        name = person.name if person else "Several children"
        url = f"/children/{person.subject.uuid}/story/" if person else ""
        if url:
            out.append(Passage(name, url, _parts(passage)))
    return out


def _parts(passage: str) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    for n, piece in enumerate(passage.split("⟦")):
        hit, closed, rest = piece.partition("⟧")
        if n and closed:
            parts += [(hit, True), (rest, False)]
        else:
            parts.append((piece, False))
    return parts

"""Questions about feedback: what is open, how many answered by team and by worker, what it was about, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.feedback.declarations import Feedback, feedbacks
from throughline.engines.feedback.models import FeedbackRequest, Improvement
from throughline.engines.guests.models import Invitation
from throughline.record.ledger.models import Content
from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import names_of_workers


def requests_of(viewer: Any, subject: int) -> list[FeedbackRequest]:
    """Every request about one subject whose door was passed, newest first."""
    rows = FeedbackRequest.objects.visible_to(viewer, subject=subject).order_by("-began_on", "-key", "part")
    return [r for r in rows if r.feedback in feedbacks()]


def every_request(authority: int, before: date) -> list[FeedbackRequest]:
    """Every request that began before a day, whoever asks: for work that acts for nobody in particular."""
    rows = FeedbackRequest.objects.everything(because="whoever was to be asked").filter(authority_id=authority, began_on__lt=before)
    return list(rows.order_by("subject_id", "key", "part"))


def request_of(viewer: Any, subject: int, key: int, part: str) -> FeedbackRequest | None:
    """One of them."""
    rows = FeedbackRequest.objects.visible_to(viewer, subject=subject).filter(key=key, part=part)
    return rows.first()  # type: ignore[no-any-return]


def known_address(subject: int, authority: int, part: str) -> Invitation | None:
    """Where somebody of this part was last written to about this subject, so that they can be asked there by itself."""
    rows = Invitation.objects.everything(because="who was invited in this part before is asked at the same address").filter(
        authority_id=authority, subject_id=subject, part=part, ended_at__isnull=True
    )
    return rows.select_related("guest", "subject").order_by("-invited_at").first()  # type: ignore[no-any-return]


@dataclass
class Line:
    """How one team, or one worker, stands."""

    name: str
    asked: int = 0
    answered: int = 0
    declined: int = 0
    waiting: int = 0
    not_yet: int = 0
    ratings: Counter[int] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    about: str = ""
    """What should be better, the most named first, in words."""

    @property
    def all(self) -> int:
        """Every request."""
        return self.asked + self.not_yet

    @property
    def rate(self) -> int | None:
        """Answers in a hundred requests, those not yet asked counted too: forgetting to ask lowers it."""
        return int(100 * self.answered / self.all + 0.5) if self.all else None

    def add(self, row: FeedbackRequest, today: date) -> None:
        """Count one request."""
        if row.asked_on is None:
            self.not_yet += 1
            return
        self.asked += 1
        if row.answered_on is not None:
            self.answered += 1
            self.ratings[row.rating or 0] += 1
            self.themes.update(row.themes)
        elif row.declined_on is not None:
            self.declined += 1
        elif row.until_on >= today:
            self.waiting += 1

    @property
    def silent(self) -> int:
        """Asked, and no answer came in the time it was waited for."""
        return self.asked - self.answered - self.declined - self.waiting


@dataclass
class Picture:
    """One kind of feedback over a time."""

    feedback: Feedback
    whole: Line
    teams: list[Line]
    workers: list[Line]
    themes: list[tuple[str, str, int]]
    """Code, words, how many named it."""
    rows: Sequence[FeedbackRequest]


def picture(viewer: Any, feedback: Feedback, since: date, until: date) -> Picture:
    """What was asked and said in a time. Figures count everybody inside the wall; nobody is named in them."""
    found = FeedbackRequest.objects.everything(because="figures of feedback count everybody; words are read by their own door").filter(
        authority_id=viewer.authority_id, feedback=feedback.code, began_on__gte=since, began_on__lte=until
    )
    rows = list(found)
    whole, teams, workers = Line("All"), {}, {}  # type: ignore[var-annotated]
    team_of = teams_on(viewer.authority_id, [(r.subject_id, r.began_on) for r in rows])
    names = names_of_workers(r.worker_id for r in rows if r.worker_id)
    themes: Counter[str] = Counter()
    for row in rows:
        team = team_of.get((row.subject_id, row.began_on), "No team")
        whole.add(row, viewer.today)
        teams.setdefault(team, Line(team)).add(row, viewer.today)
        if row.worker_id in names:
            workers.setdefault(row.worker_id, Line(names[row.worker_id])).add(row, viewer.today)
        themes.update(row.themes)
    for line in (*teams.values(), *workers.values()):
        line.about = ", ".join(f"{feedback.themes[code]} {n}" for code, n in line.themes.most_common() if code in feedback.themes)
    told = [(code, feedback.themes[code], n) for code, n in themes.most_common() if code in feedback.themes]
    return Picture(feedback, whole, sorted(teams.values(), key=lambda t: t.name), sorted(workers.values(), key=lambda w: w.name), told, rows)


def teams_on(authority: int, days: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """The team that had each subject on a day: a casework role first, then any."""
    wanted = list(days)
    held = Allocation.objects.everything(because="whose figure it is").filter(
        authority_id=authority, subject_id__in={s for s, _ in wanted}, team__isnull=False
    )
    by_subject: dict[int, list[Allocation]] = {}
    for row in held.select_related("team").order_by("began_on", "key"):
        by_subject.setdefault(row.subject_id, []).append(row)
    out: dict[tuple[int, date], str] = {}
    for subject, day in wanted:
        then = [a for a in by_subject.get(subject, ()) if a.began_on <= day and (a.ended_on is None or a.ended_on >= day)]
        if then:
            best = max(then, key=lambda a: (a.role in ("social_worker", "lead_practitioner"), a.began_on))
            assert best.team is not None  # those without one were left out above
            out[subject, day] = best.team.name
    return out


@dataclass(frozen=True)
class Said:
    """What somebody said, with whom it is about."""

    person: Person
    row: FeedbackRequest
    good: str
    better: str


def latest_said(viewer: Any, feedback: Feedback, since: date, most: int = 20) -> list[Said]:
    """The newest answers in words about those in the viewer's sight."""
    rows = FeedbackRequest.objects.visible_to(viewer).filter(feedback=feedback.code, answered_on__gte=since).order_by("-answered_on", "-key")
    held = [r for r in rows if r.words or r.good][:most]
    people = {p.subject_id: p for p in Person.objects.visible_to(viewer).filter(subject_id__in={r.subject_id for r in held}).select_related("subject")}
    numbers = {n for r in held for n in (r.words, r.good) if n}
    kept = {c.pk: c.words for c in Content.objects.everything(because="words of requests in sight").filter(pk__in=numbers, shredded_at__isnull=True)}
    return [Said(people[r.subject_id], r, kept.get(r.good or 0, ""), kept.get(r.words or 0, "")) for r in held if r.subject_id in people]


def improvements(authority: int, feedback: Feedback) -> list[Improvement]:
    """What was agreed to change after what was said, open ones first, oldest day first."""
    rows = Improvement.objects.everything(because="what the service changes is everybody's to know").filter(
        authority_id=authority, feedback=feedback.code
    )
    return sorted(rows.select_related("owner"), key=lambda i: (i.made_on is not None, i.by_on, i.pk))


def change_of(authority: int, key: int) -> Improvement | None:
    """One change that is agreed and not made yet."""
    rows = Improvement.objects.everything(because="what the service changes is everybody's to know").filter(authority_id=authority, key=key)
    return rows.filter(made_on__isnull=True).first()  # type: ignore[no-any-return]

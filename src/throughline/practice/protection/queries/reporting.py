"""What the chairs follow, and the figures of a year for their report. Figures count everybody inside the wall; only pages about one's own children name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

from throughline.base.calendar import add_months
from throughline.base.words import count_words
from throughline.engines.duties.models import Obligation
from throughline.engines.feedback.queries import improvements, picture
from throughline.engines.settings.queries import authority_subject
from throughline.engines.signals.models import SignalRow
from throughline.practice.legal import events as legal
from throughline.practice.protection import events, settings
from throughline.practice.protection.codes import CATEGORIES, WHY_ENDED
from throughline.practice.protection.feedback import conference_feedback
from throughline.practice.protection.models import Attendance, Conference, PlanPeriod
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.models import Event
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation

BECAUSE = "figures of the chairs' report count everybody; no names"


@dataclass
class Chair:
    """One chair, and how the plans they follow stand."""

    name: str
    plans: int = 0
    late_reviews: int = 0
    midway_late: int = 0
    questions: int = 0
    challenges: int = 0


def chairs_now(viewer: Any) -> list[Chair]:
    """Each chair with the plans they follow that are in sight, what is late, what is asked, and what they challenge."""
    plans = set(PlanPeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values_list("subject_id", flat=True))
    held = dict(Allocation.objects.visible_to(viewer).filter(subject_id__in=plans, role="conference_chair", ended_on__isnull=True)
                .values_list("subject_id", "worker__name"))  # fmt: skip
    late = Obligation.objects.visible_to(viewer).filter(subject_id__in=plans, met__isnull=True, lapsed_on__isnull=True, known=True, due_on__lt=viewer.today)
    by_duty: dict[str, Counter[int]] = defaultdict(Counter)
    for subject, duty in late.filter(duty__in=("protection.review", "protection.midpoint")).values_list("subject_id", "duty"):
        by_duty[duty][subject] += 1
    asked = Counter(SignalRow.objects.visible_to(viewer).filter(subject_id__in=plans, signal__startswith="protection.", since_on__lte=viewer.today,
                    cleared_on__isnull=True).values_list("subject_id", flat=True))  # fmt: skip
    open_ = Obligation.objects.visible_to(viewer).filter(subject_id__in=plans, duty="protection.challenge", met__isnull=True, lapsed_on__isnull=True)
    challenged = Counter(open_.values_list("subject_id", flat=True))
    found: dict[str, Chair] = {}
    for subject in plans:
        one = found.setdefault(held.get(subject) or "Nobody", Chair(held.get(subject) or "Nobody"))
        one.plans += 1
        one.late_reviews += by_duty["protection.review"][subject]
        one.midway_late += by_duty["protection.midpoint"][subject]
        one.questions += asked[subject]
        one.challenges += challenged[subject]
    return sorted(found.values(), key=lambda c: (c.name == "Nobody", c.name))


@dataclass(frozen=True)
class Ahead:
    """One review or midway check to come."""

    person: Person
    what: str
    due_on: date
    chair: str


def reviews_ahead(viewer: Any, weeks: int = 8) -> list[Ahead]:
    """The diary of the chairs: reviews and midway checks that fall due in the next weeks, in order."""
    until = add_months(viewer.today, 2) if weeks > 4 else add_months(viewer.today, 1)
    rows = Obligation.objects.visible_to(viewer).filter(duty__in=("protection.review", "protection.midpoint"), met__isnull=True, lapsed_on__isnull=True,
                                                        due_on__lte=until, known=True).order_by("due_on")  # fmt: skip
    rows = list(rows)
    subjects = {r.subject_id for r in rows}
    people = {p.subject_id: p for p in Person.objects.visible_to(viewer).filter(subject_id__in=subjects).select_related("subject")}
    chairs = dict(Allocation.objects.visible_to(viewer).filter(subject_id__in=subjects, role="conference_chair", ended_on__isnull=True)
                  .values_list("subject_id", "worker__name"))  # fmt: skip
    words = {"protection.review": "review conference", "protection.midpoint": "check midway"}
    return [Ahead(people[r.subject_id], words[r.duty], r.due_on, chairs.get(r.subject_id) or "nobody") for r in rows if r.subject_id in people and r.due_on]


@dataclass(frozen=True)
class YearTold:
    """The figures of a year, in parts: each a title and its lines."""

    began: date
    ended: date
    parts: Sequence[tuple[str, Sequence[tuple[str, str]]]] = field(default_factory=tuple)
    headline: Sequence[tuple[str, int]] = field(default_factory=tuple)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({round(100 * part / whole)} %)" if whole else "")


def year_told(viewer: Any, ending: date) -> YearTold:
    """The year that ends on a day, or runs until today."""
    began, until = add_months(ending, -12), min(ending, viewer.today)
    inside = {"authority_id": viewer.authority_id}
    plans = list(PlanPeriod.objects.everything(because=BECAUSE).filter(**inside, began_on__lte=until))
    now = [p for p in plans if p.ended_on is None or p.ended_on > until]
    new, gone = [p for p in plans if p.began_on > began], [p for p in plans if p.ended_on and began < p.ended_on <= until]
    conferences = list(Conference.objects.everything(because=BECAUSE).filter(**inside, on__gt=began, on__lte=until))
    came = list(Attendance.objects.everything(because=BECAUSE).filter(**inside, on__gt=began, on__lte=until).values_list("meeting", "part", "there", "reported"))
    due = Obligation.objects.everything(because=BECAUSE).filter(**inside, due_on__gt=began, due_on__lte=until, known=True)
    timely = [(words, _on_time(due, code)) for code, words in (("protection.initial_conference", "First conferences within 15 working days"),
              ("protection.review", "Review conferences in time"), ("protection.core_group", "Core groups in time"),
              ("protection.minutes", "Minutes sent in time"), ("protection.midpoint", "Midway checks by chairs"))]  # fmt: skip
    raised = Event.objects.everything(because=BECAUSE).filter(**inside, type=events.challenge_raised.code, on__gt=began, on__lte=until, kind=0).count()
    days = sorted((min(p.ended_on or until, until) - p.began_on).days for p in now)
    gp = [c for c in conferences if c.gp not in ("", "not_registered")]
    agencies: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, part, there, reported in came:
        agencies[part][0] += 1
        agencies[part][1] += bool(there or reported)
    parts = (
        ("How many", [("Children with a plan on the last day", str(len(now))), ("Plans that began", str(len(new))), ("Plans that ended", str(len(gone))),
                      ("Conferences", str(len(conferences))), *((f"Plans because of {words}", str(sum(p.category == code for p in now)))
                      for code, words in CATEGORIES.items())]),
        ("In time", timely),
        ("Who came", [(part.replace("_", " ").capitalize(), _share(there, asked)) for part, (asked, there) in sorted(agencies.items())]
         + [("Family doctors at conferences, or their report", _share(sum(c.gp != "neither" for c in gp), len(gp)))]),
        ("How good the plans are", [("Plans with outcomes, owners and days", _share(sum(p.whole for p in now), len(now))),
                                    ("Plans signed off by two", _share(sum(p.start_signed_on is not None for p in new), len(new)))]),
        ("How long", [("Median length of a plan, in months", str(round(median(days) / 30.4)) if days else "no plan"),
                      ("Plans of two years or more", _share(sum((until - p.began_on).days >= 730 for p in now), len(now))),
                      ("Plans for a second or later time", _share(sum(p.before > 0 for p in new), len(new))),
                      *((f"Ended: {words}", str(sum(p.reason == code for p in gone))) for code, words in WHY_ENDED.items())]),
        ("To court", to_court(viewer, began, until)),
        ("What families said", what_families_said(viewer, began + timedelta(days=1), until)),
        ("Challenge", [("Challenges by chairs", str(raised)), ("Answered in time", _on_time(due, "protection.challenge"))]),
    )  # fmt: skip
    return YearTold(began, until, parts, (("plans", len(now)), ("began", len(new)), ("ended", len(gone)), ("conferences", len(conferences))))


def what_families_said(viewer: Any, since: date, until: date) -> list[tuple[str, str]]:
    """What parents, children and others of the family thought of the conferences of the year, and what was changed because of it."""
    told = picture(viewer, conference_feedback, since, until)
    agreed = [i for i in improvements(viewer.authority_id, conference_feedback) if since <= i.agreed_on <= until]
    well = sum(n for rating, n in told.whole.ratings.items() if rating >= 3)
    return [
        ("Of the family asked what they thought", _share(told.whole.asked, told.whole.all)), ("Answered", _share(told.whole.answered, told.whole.all)),
        ("Found it good or very good", _share(well, told.whole.answered)), *((f"Should be better: {words}", str(n)) for _, words, n in told.themes),
        ("Changes agreed because of it, and made", _share(sum(i.made_on is not None for i in agreed), len(agreed))),
    ]  # fmt: skip


def to_court(viewer: Any, began: date, until: date) -> list[tuple[str, str]]:
    """How long it took from the recommendation to the discussion, and to the application; the middle one of the year."""
    kinds = (events.legal_advice_recommended.code, legal.threshold_discussed.code, legal.application_issued.code)
    rows = Event.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, type__in=kinds, on__lte=until, kind=Event.NORMAL)
    by_child: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for subject, on, kind in rows.order_by("on", "pk").values_list("subject_id", "on", "type"):
        by_child[subject].append((on, kind))
    took: dict[str, list[int]] = {kinds[1]: [], kinds[2]: []}
    recommended = 0
    for story in by_child.values():
        for on, kind in story:
            if kind == kinds[0] and on > began:
                recommended += 1
                for later in (kinds[1], kinds[2]):
                    first = next((day for day, code in story if code == later and day >= on), None)
                    if first is not None:
                        took[later].append((first - on).days)

    def middle(days: list[int]) -> str:
        return count_words(round(median(days)), "day") if days else "none yet"

    return [("Recommended to seek legal advice", str(recommended)), ("To the discussion, median", middle(took[kinds[1]])),
            ("To the application, median", middle(took[kinds[2]]))]  # fmt: skip


def _on_time(due: Any, code: str) -> str:
    rows = due.filter(duty=code)
    return _share(rows.filter(on_time=True).count(), rows.count())


@dataclass(frozen=True)
class Given:
    """A report that was given to the board."""

    ending: date
    on: date
    by: int | None
    figures: Mapping[str, int]


def reports_given(viewer: Any) -> list[Given]:
    """The reports that were given, the last first."""
    subject = authority_subject(viewer.authority_id)
    held = in_effect(projections.load([subject.pk], [events.chairs_report_given.code])[subject.pk], registry.ranks())
    return [Given(e.day("year_ended_on") or e.on, e.on, e.by, {n: e.get(n, 0) for n in ("plans", "began", "ended", "conferences")}) for e in reversed(held)]


def report_due(viewer: Any, ending: date) -> date:
    """By when the report of a year is owed."""
    unit = settings.annual_report.unit
    assert unit is not None
    return unit.with_number(int(settings.annual_report.value(surroundings(viewer.authority_id).settings, ending))).due(ending)

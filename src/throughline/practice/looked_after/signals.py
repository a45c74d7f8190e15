"""What should be asked about a child looked after: drift, silence, not being seen or met."""

from collections.abc import Iterator
from datetime import date, timedelta

from throughline.base.calendar import add_months
from throughline.base.law import CARE_PLANNING_REGS
from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story, in_a_row, nothing_for
from throughline.practice.looked_after import events, settings
from throughline.practice.placements import events as homes
from throughline.record.people import events as people
from throughline.record.workers import events as staff

SEEN = events.child_visited.where(outcome="seen")
NOT_ALONE = (
    events.child_visited.where(outcome="seen", alone="no", why_not_alone=("not_possible", None)),
    events.visit_written_up.where(alone="no", why_not_alone=("not_possible", None)),
)  # fmt: skip
ALONE = (
    events.child_visited.where(alone=("yes", "part")), events.visit_written_up.where(alone=("yes", "part")),
    events.child_visited.where(why_not_alone=("too_young", "did_not_want")), events.visit_written_up.where(why_not_alone=("too_young", "did_not_want")),
)  # fmt: skip
LEFT = (events.ceased_looked_after, people.died)
PERIOD = (events.became_looked_after, *LEFT)

not_seen_alone = Signal(
    code="looked_after.not_seen_alone",
    title="Not seen alone at the last two visits",
    question="Nobody has seen {child} alone at the last {n} visits. What stands in the way, and when will {they} be seen alone?",
    holds=in_a_row(NOT_ALONE, 2, until=ALONE, restarts=PERIOD),
    reads=(*NOT_ALONE, *ALONE, *PERIOD),
    seen_by=("social_worker", "independent_reviewing_officer", "manager"),
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="A visit at which the child is seen alone, or does not want to be.",
    source=CARE_PLANNING_REGS.reg(29),
)  # fmt: skip



def without_worker(story: Story) -> Iterator[Spell]:
    """From the day on which a child in care has no social worker by name to the day on which there is one."""
    cared, held = False, set[int]()
    since: Spell | None = None
    for event in story.events:
        if event.type == events.became_looked_after.code:
            cared = True
        elif event.type in (events.ceased_looked_after.code, people.died.code):
            cared = False
        elif event.type == staff.allocated.code and event.get("role") == "social_worker":
            held = {event.id} if event.get("worker") else set()
        elif event.type == staff.allocation_ended.code and (event.get("role") == "social_worker" or event.thread in held):
            held = set()
        bare = cared and not held
        if bare and since is None:
            since = Spell(event.id, event.on)
        elif not bare and since is not None:
            if since.since_on < event.on:
                yield Spell(since.key, since.since_on, event.on)
            since = None
    if since is not None:
        yield since


no_worker = Signal(
    code="looked_after.no_worker",
    title="In care and without a social worker",
    question="{child} is in care and no social worker is named for {them}. Who is it, from today?",
    holds=without_worker,
    reads=(*PERIOD, staff.allocated, staff.allocation_ended),
    seen_by=("manager", "independent_reviewing_officer"),
    answer_within=working_days(1),
    rises_to="service_manager",
    clears="A qualified social worker is named.",
    local="Every child in care has a qualified social worker by name; nobody stays without one overnight",
)  # fmt: skip

NOT_MET = events.review_held.where(met_before="not_met")
MET = (events.officer_met_child, events.review_held.where(met_before=("met", "refused", "too_young")))
review_without_meeting = Signal(
    code="looked_after.review_without_meeting",
    title="Review held without the reviewing officer having met the child",
    question="{child}’s case was reviewed without the reviewing officer having met {them}. When will they meet?",
    holds=in_a_row(NOT_MET, 1, until=MET, restarts=PERIOD),
    reads=(NOT_MET, *MET, *PERIOD),
    seen_by=("independent_reviewing_officer", "manager"),
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="The officer meets the child.",
    local="Half of the young people of one council had not been met before their reviews; the handbook asks for it each time",
)  # fmt: skip

plan_unchanged = Signal(
    code="looked_after.plan_unchanged",
    title="Care plan unchanged through two reviews",
    question="{child}’s care plan has stayed the same through {n} reviews. Is everything in it still right, or has it drifted?",
    holds=in_a_row(events.review_held, 2, until=events.care_plan_prepared, restarts=PERIOD),
    reads=(events.review_held, events.care_plan_prepared, *PERIOD),
    seen_by=("social_worker", "independent_reviewing_officer", "manager"),
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="A new version of the care plan.",
    local="A plan that no review changes is either very good or forgotten; somebody should say which",
)  # fmt: skip

HEARD = (
    people.words_heard, events.officer_met_child, events.visit_written_up,
    events.child_visited.where(alone=("yes", "part")),
)  # fmt: skip
no_word = Signal(
    code="looked_after.no_word",
    title="No word from the child",
    question="There has been no word from {child} on the record for {n} days. What would {they} say today?",
    holds=nothing_for(settings.silence, of=HEARD, begins=events.became_looked_after, ends=LEFT),
    reads=(*HEARD, *PERIOD),
    seen_by=("social_worker",),
    clears="The child is seen alone, or what they said is recorded.",
    local="A child’s own words are the first thing that goes quiet when work drifts",
)  # fmt: skip

stale_summary = Signal(
    code="looked_after.stale_summary",
    title="Summary not looked at for a while",
    question="{child}’s summary was last looked at more than {n} days ago. Still true?",
    holds=nothing_for(settings.stale_summary, of=(people.summary_written, people.summary_confirmed),
                      begins=events.became_looked_after, ends=LEFT),
    reads=(people.summary_written, people.summary_confirmed, *PERIOD),
    seen_by=("social_worker", "manager"),
    clears="The summary is written again, or said to be still true.",
    local="Whoever takes over at night reads the summary first",
)  # fmt: skip

CAP_DAYS, CAP_MONTHS = 75, 12


def break_days(story: Story) -> tuple[list[tuple[date, int]], bool]:
    """Every day of a short break with the event that began it, and whether a break is still running.

    The day on which a child goes home is not counted. A break that runs is laid out as far as the cap could reach.
    """
    breaks: list[tuple[date, date | None, int]] = []
    for event in story.events:
        if breaks and breaks[-1][1] is None:
            breaks[-1] = (breaks[-1][0], event.on, breaks[-1][2])
        if event.type == homes.placement_began.code and event.get("regime") == "48":
            breaks.append((event.on, None, event.id))
    days = []
    for began, ended, key in breaks:
        length = (ended - began).days if ended else CAP_DAYS + 1
        days += [(began + timedelta(days=n), key) for n in range(length)]
    return days, bool(breaks) and breaks[-1][1] is None


def over_the_cap(story: Story) -> Iterator[Spell]:
    """From the 76th day within twelve months, until enough of those days lie more than twelve months back."""
    days, running = break_days(story)
    spell: Spell | None = None
    for place in range(CAP_DAYS, len(days)):
        since, key = days[place]
        until = add_months(days[place - CAP_DAYS][0], CAP_MONTHS)
        if until <= since:
            continue
        if spell is not None and spell.cleared_on is not None and since <= spell.cleared_on:
            spell = Spell(spell.key, spell.since_on, until, spell.told)
            continue
        if spell is not None:
            yield spell
        spell = Spell(key, since, until, {"n": CAP_DAYS})
    if spell is not None:
        yield Spell(spell.key, spell.since_on, None, spell.told) if running else spell


short_breaks_cap = Signal(
    code="looked_after.short_breaks_cap",
    title="More than 75 days of short breaks in twelve months",
    question="{child} has had more than {n} days of short breaks in twelve months, so the lighter rules no longer apply. "
    "Should {they} now be looked after in full?",
    holds=over_the_cap,
    reads=(homes.placement_began, homes.placement_ended, *LEFT),
    seen_by=("social_worker", "independent_reviewing_officer", "manager"),
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="Fewer than 75 days in the last twelve months.",
    source=CARE_PLANNING_REGS.reg(48, 2, "c", "iii"),
)  # fmt: skip

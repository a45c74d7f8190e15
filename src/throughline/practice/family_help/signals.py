"""What should be asked about families who are helped by agreement."""

from collections.abc import Iterator
from datetime import timedelta

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.family_help import events, settings
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.people import events as people

AFTER = ("child_in_need", "early_help")


def agreement_gone(story: Story) -> Iterator[Spell]:
    """The family took its agreement back or did not agree, and the help goes on at a level that rests on agreement."""
    since, key = None, 0
    for event in story.events:
        if event.type == events.consent_recorded.code:
            gone = event.get("answer") in ("withdrawn", "refused")
            if since is not None and not gone:
                yield Spell(key, since, event.on)
                since = None
            elif since is None and gone:
                since, key = event.on, event.id
        elif since is not None:
            yield Spell(key, since, event.on)
            since = None
    if since is not None:
        yield Spell(key, since)


def nobody_took_over(story: Story) -> Iterator[Spell]:
    """A protection plan ended, help should go on, and nobody leads it after the agreed days."""
    for plan in story.events:
        if plan.type != protection.plan_ended.code or plan.get("then") not in AFTER:
            continue
        if story.live_on and plan.on < story.live_on:
            continue
        since = story.limit(settings.take_over, plan.on).due(plan.on) + timedelta(days=1)
        later = [e for e in story.events if e.on >= plan.on and e.type in TAKES_OVER]
        ended = min((e.on for e in later), default=None)
        if ended is None or ended > since:
            yield Spell(plan.id, since, ended)


TAKES_OVER = frozenset(t.code for t in (
    events.help_began, events.level_changed, events.lead_named, protection.plan_began, care.became_looked_after, people.died))  # fmt: skip

agreement_taken_back = Signal(
    code="family_help.agreement_taken_back",
    title="The family does not agree, or took its agreement back",
    question="{child}’s family does not agree to the help any more. What do they want, and is {child} safe without it?",
    holds=agreement_gone,
    reads=(events.consent_recorded, events.help_ended, events.level_changed),
    seen_by=("lead_practitioner", "social_worker", "manager"),
    answer_within=working_days(3),
    rises_to="service_manager",
    clears="They agree again, the help ends, or the level changes.",
    local="Help by agreement rests on it; sharing with others does too",
)  # fmt: skip

nobody_leads_after_protection = Signal(
    code="family_help.nobody_leads_after_protection",
    title="A protection plan ended, and nobody leads what follows",
    question="{child}’s protection plan ended and help was to go on. Who leads it, and has anybody seen {them} since?",
    holds=nobody_took_over,
    reads=(protection.plan_ended, events.help_began, events.level_changed, events.lead_named, protection.plan_began, care.became_looked_after, people.died),
    seen_by=("manager", "social_worker"),
    answer_within=working_days(2),
    rises_to="service_manager",
    clears="The help begins, changes its level, or somebody is named to lead it.",
    local="The inspection of 2012, paragraph 46: support goes on after a protection plan, with longer oversight",
)  # fmt: skip

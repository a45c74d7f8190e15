"""What must happen when a child goes missing and comes back, by when, on whose authority."""

from datetime import date, timedelta

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL, MISSING_GUIDANCE_2009, MISSING_GUIDANCE_2014
from throughline.base.limits import days, hours
from throughline.engines.duties.declarations import Case, Duty
from throughline.practice.directory import events as services
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events, settings
from throughline.practice.missing.codes import YOUNG_PARENTS
from throughline.record.ledger.happened import Happened
from throughline.record.people import events as people

DAY, NINETY_DAYS = timedelta(hours=24), timedelta(days=90)


def looked_after(case: Case) -> bool:
    """The child is looked after on the day."""
    found = case.latest((care.became_looked_after, care.ceased_looked_after))
    return found is not None and found.type == care.became_looked_after.code


def often_in_ninety_days(case: Case) -> bool:
    """As often within ninety days as the authority has agreed to meet about, and never less strictly than the guidance."""
    enough = int(settings.times_before_meeting.value(case.settings, case.on))
    return len(case.since(events.went_missing, case.on - NINETY_DAYS)) >= enough


def at_high_risk(went: Happened) -> bool:
    """Thought to be at high risk when they went."""
    return bool(went.get("risk") == "high")


def calls_for_a_meeting(case: Case) -> bool:
    """At once when at high risk, or for the third time in ninety days (or fewer, where agreed); on coming back, after more than a day away."""
    if case.start.type == events.went_missing.code:
        return at_high_risk(case.start) or often_in_ninety_days(case)
    went = next((e for e in case.past.of(events.went_missing, case.on) if e.id == case.start.thread), None)
    if went is None or at_high_risk(went) or case.on_thread(events.missing_meeting):
        return False
    if went.at is not None and case.start.at is not None:
        return case.start.at - went.at > DAY
    return case.start.on - went.on > timedelta(days=1)


return_interview = Duty(
    code="missing.return_interview",
    title="Offer {them} a return interview",
    short="return interviews",
    owner="social_worker",
    starts=events.came_back,
    met_by=events.return_interview,
    per=events.time_missing,
    linked=True,
    lapses_on=people.died,
    said=((events.came_back, "{They} came back"),),
    law=(
        Since(date(2009, 7, 1),
            Rule("In short: an independent return interview is offered and held within 72 hours", within=hours(72),
                 basis="G", id="MISSING.RHI", source=MISSING_GUIDANCE_2009.whole, era="both")),
        Since(date(2014, 1, 1),
            Rule("In short: an independent return interview is offered and held within 72 hours", within=hours(72),
                 basis="G", id="MISSING.RHI", source=MISSING_GUIDANCE_2014.whole, era="both")),
    ),
)  # fmt: skip

share_interview = Duty(
    code="missing.share_interview",
    title="Share what {they} said in the return interview",
    short="return interviews shared",
    owner="social_worker",
    starts=events.return_interview.where(outcome="held"),
    met_by=events.return_interview_shared,
    per=events.time_missing,
    linked=True,
    lapses_on=people.died,
    said=((events.return_interview, "The interview was held"),),
    law=(
        Since(date(2014, 1, 1),
            Rule("In short: the number of days is the authority’s own; the interview is shared with those who need it",
                 within=settings.share_interview, basis="L", id="MISSING.RHI_RECORD", status="local default",
                 source=LOCAL.because("the guidance of 2014 asks for sharing and names no number"), era="today")),
    ),
)  # fmt: skip

evaluate_return = Duty(
    code="missing.evaluate_return",
    title="Evaluate {their} return visit",
    short="return visits evaluated",
    owner="manager",
    starts=events.return_interview,
    met_by=events.return_evaluated,
    per=events.time_missing,
    linked=True,
    lapses_on=people.died,
    said=((events.return_interview, "The visit was made or offered"),),
    law=(
        Since(date(2009, 7, 1),
            Rule("In short: somebody other than whoever made the visit says whether it was good enough and what has changed; "
                 "the number of days is the authority’s own", within=settings.evaluate_return, basis="L",
                 status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 88 and 97, found that nobody evaluated these visits"))),
    ),
)  # fmt: skip

consider_exploitation = Duty(
    code="missing.consider_exploitation",
    title="Look for signs that somebody exploits {them}",
    short="exploitation considered",
    owner="social_worker",
    starts=events.came_back,
    met_by=events.exploitation_considered,
    looks_back=days(14),
    lapses_on=people.died,
    said=((events.came_back, "{They} came back"),),
    law=(
        Since(date(2009, 7, 1),
            Rule("In short: going missing is a sign of exploitation; the number of days is the authority’s own",
                 within=settings.consider_exploitation, basis="L", status="local default", era="both",
                 source=LOCAL.because("the local board’s procedure of 2012 ties going missing to exploitation"))),
    ),
)  # fmt: skip

tell_service = Duty(
    code="missing.tell_service",
    title="Tell the service for pregnancy and young parents of {them}",
    short="young parents’ service told",
    owner="social_worker",
    starts=events.exploitation_considered.where(pregnancy_service=True),
    met_by=services.signposted.where(help=YOUNG_PARENTS),
    looks_back=days(28),
    lapses_on=people.died,
    said=((events.exploitation_considered, "It was decided to refer {them}"),),
    law=(
        Since(date(2009, 7, 1),
            Rule("In short: a referral that nobody sent is no referral; the number of days is the authority’s own",
                 within=settings.tell_service, basis="L", status="local default", era="both",
                 source=LOCAL.because("the local board’s procedure of 2012 links exploitation, going missing and the service for "
                                      "teenage pregnancy (inspection of 2012, paragraph 35)"))),
    ),
)  # fmt: skip

tell_others = Duty(
    code="missing.tell_others",
    title="Tell police, parents and others: missing",
    short="told of a child missing",
    owner="social_worker",
    starts=events.went_missing,
    met_by=events.others_told,
    per=events.time_missing,
    linked=True,
    when=looked_after,
    lapses_on=people.died,
    also_reads=(care.became_looked_after, care.ceased_looked_after),
    said=((events.went_missing, "{They} went missing"),),
    law=(
        Since(date(2009, 7, 1),
            Rule("In short: police, parents, the authority and the reviewing officer are told at once",
                 within=settings.tell_others, basis="G", id="MISSING.NOTIFY", source=MISSING_GUIDANCE_2009.whole,
                 status="to verify (detail/para)", era="both")),
        Since(date(2014, 1, 1),
            Rule("In short: police, parents, the authority and the reviewing officer are told at once",
                 within=settings.tell_others, basis="G", id="MISSING.NOTIFY", source=MISSING_GUIDANCE_2014.whole,
                 status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip

meet = Duty(
    code="missing.meet",
    title="Meet about why {they} went missing",
    short="meetings about going missing",
    owner="manager",
    starts=(events.went_missing, events.came_back),
    met_by=events.missing_meeting,
    when=calls_for_a_meeting,
    lapses_on=people.died,
    said=((events.went_missing, "{They} went missing"), (events.came_back, "{They} came back after more than a day")),
    law=(
        Since(date(2009, 7, 1),
            Rule("In short: agencies meet about a child missing for more than 24 hours, for the third time in 90 days, or "
                 "at high risk; the number of days is the authority’s own", within=settings.meet, basis="L",
                 id="MISSING.STRATEGY", status="local default",
                 source=LOCAL.because("the guidance asks for a meeting and names no number"), era="both")),
    ),
)  # fmt: skip

"""How family time was is written down while it is remembered, and each review of a child in care looks at it again."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import CARE_PLANNING_REGS, LOCAL
from throughline.base.limits import weeks
from throughline.engines.duties.declarations import Case, Duty
from throughline.practice.family_time import events, settings
from throughline.practice.looked_after import events as care
from throughline.record.people import events as people


def somebody_present(case: Case) -> bool:
    """Somebody was to be present at this time."""
    return bool(case.said("supervised"))


def family_time_runs(case: Case) -> bool:
    """There is an arrangement of family time that has not ended."""
    ended = {e.thread for e in case.past.of(events.arrangement_ended, case.on)}
    return any(e.id not in ended for e in case.past.of(events.arrangement_began, case.on))


write_up = Duty(
    code="family_time.write_up",
    title="Write down how {their} family time was",
    short="family time written up",
    owner="social_worker",
    starts=events.session_held,
    met_by=events.session_held,
    itself=True,
    by_recording=True,
    when=somebody_present,
    also_reads=(events.session_planned,),
    said=((events.session_held, "Family time took place"),),
    law=(
        Since(date(2010, 1, 1),
            Rule("In short: whoever is present writes down how it was; the number of days is the authority’s own", within=settings.written_up, basis="L",
                 id="CONTACT.SUPERVISED_RECORD", status="local default", era="both",
                 source=LOCAL.because("courts ask for records made at the time, and no instrument names a number"))),
    ),
)  # fmt: skip

look_again = Duty(
    code="family_time.look_again",
    title="Look again at when {they} see {their} family",
    short="family time looked at after reviews",
    owner="social_worker",
    starts=care.review_held,
    met_by=events.arrangements_looked_at,
    when=family_time_runs,
    also_reads=(events.arrangement_began, events.arrangement_ended),
    looks_back=weeks(4),
    lapses_on=(care.review_held, care.ceased_looked_after, people.died),
    said=((care.review_held, "{Their} review was held"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: each review considers the arrangements for contact; how soon that is on the record is the authority’s own",
                 within=settings.look_at_again, id="CONTACT.ARRANGE_REVIEW", status="to verify (detail/para)", era="both",
                 source=CARE_PLANNING_REGS.schedule(7))),
    ),
)  # fmt: skip

"""What must happen when the police tell of abuse at home, by when, on whose authority."""

from datetime import date

from throughline.base.calendar import age_on
from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL
from throughline.base.limits import months, school_days
from throughline.engines.duties.declarations import Case, Duty
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.domestic_abuse import events, settings
from throughline.record.people import events as people

FROM_SCHOOL, UNTIL_SCHOOL = 4, 18


def at_school(case: Case) -> bool:
    """The child is of an age to be at school, and lives where it happened."""
    if case.start.get("presence") == "unborn" or case.born is None:
        return False
    return FROM_SCHOOL <= age_on(case.born, case.on) < UNTIL_SCHOOL


screen_notification = Duty(
    code="domestic_abuse.screen_notification",
    title="Screen with the police what they told of",
    short="notifications screened",
    owner="social_worker",
    starts=events.notification_received,
    met_by=events.notification_screened,
    per=events.notification,
    linked=True,
    lapses_on=people.died,
    said=((events.notification_received, "The police told of abuse at home"),),
    law=(
        Since(date(2011, 1, 1),
            Rule("In short: the police and a social worker screen every notification; the number of days is the authority’s own",
                 within=settings.screen_within, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 40: all notifications are screened, none is left out"))),
    ),
)  # fmt: skip

tell_school = Duty(
    code="domestic_abuse.tell_school",
    title="Tell {their} school before the bell",
    short="schools told",
    owner="social_worker",
    starts=events.notification_received,
    met_by=events.school_told,
    per=events.notification,
    linked=True,
    when=at_school,
    lapses_on=people.died,
    also_reads=(people.born, people.person_described),
    said=((events.notification_received, "The police told of abuse at home"),),
    law=(
        Since(date(2011, 2, 1),
            Rule("In short: the key adult at school knows before the child comes in on the next school day", within=school_days(1),
                 basis="L", status="local default", era="both",
                 source=LOCAL.because("Operation Encompass, agreed with the police and the schools; no statute names a time"))),
    ),
)  # fmt: skip

review_programme_need = Duty(
    code="domestic_abuse.review_programme_need",
    title="Look into which programme would help",
    short="needs for a programme reviewed",
    owner="manager",
    starts=events.harm_identified,
    met_by=events.programme_need_reviewed,
    per=events.harm,
    linked=True,
    lapses_on=people.died,
    said=((events.harm_identified, "Somebody saw that {they} harm at home"),),
    law=(
        Since(date(2012, 7, 6),
            Rule("In short: within three months the need for programmes is reviewed", within=months(3), basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 26: review within three months, and intervene earlier"))),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("domestic_abuse.agreed_action", events.actions)

"""What children in care are told and offered, by when, on whose authority."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL
from throughline.base.limits import months, weeks
from throughline.engines.duties.declarations import NAMED, Case, Duty, first_time
from throughline.practice.looked_after import events as care
from throughline.practice.voice import events, settings
from throughline.record.people import events as people
from throughline.record.workers import events as staff

OVER = (care.ceased_looked_after, people.died)
CARE = (care.became_looked_after, care.ceased_looked_after)


def looked_after(case: Case) -> bool:
    """The child is looked after on the day."""
    found = case.latest(CARE)
    return found is not None and found.type == care.became_looked_after.code


def old_enough(case: Case) -> bool:
    """Old enough, as the authority has it, for a visitor who comes as a friend."""
    age = case.age()
    return age is None or age >= int(settings.visitor_age.value(case.settings, case.on))


officer_card = Duty(
    code="voice.officer_card",
    title="Tell {them} how to reach {their} reviewing officer",
    short="told how to reach the officer",
    owner="independent_reviewing_officer",
    starts=staff.allocated.where(role="independent_reviewing_officer"),
    met_by=events.officer_card_given,
    when=looked_after,
    lapses_on=OVER,
    looks_back=weeks(1),
    also_reads=CARE,
    said=((staff.allocated, "{Their} reviewing officer was named"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the child knows who the officer is and how to reach them; the number of days is the authority’s own",
                 within=settings.officer_card, basis="L", status="local default", era="both",
                 source=LOCAL.because("the handbook asks for it; in 2012 about a quarter of children did not know"))),
    ),
)  # fmt: skip

offer_visitor = Duty(
    code="voice.offer_visitor",
    title="Offer {them} an independent visitor",
    short="independent visitors offered",
    owner="social_worker",
    starts=(care.became_looked_after, events.visitor_offered.where(answer=("no", "not_asked"))),
    met_by=events.visitor_offered,
    when=old_enough,
    lapses_on=OVER,
    also_reads=(people.born, people.person_described),
    said=((care.became_looked_after, "{They} came into care"), (events.visitor_offered, "{They} did not want one then")),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: a visitor is appointed where that would be in the child’s interests; who does not want one is asked "
                 "again after a year", within=months(12), basis="L", status="local default",
                 when=lambda case: case.start.type == events.visitor_offered.code, era="both",
                 source=LOCAL.because("section 23ZB gives no number; a year is long in a childhood")),
            Rule("In short: a visitor is appointed where that would be in the child’s interests; the number of months is the "
                 "authority’s own", within=settings.offer_visitor, basis="L", status="local default", era="both",
                 source=LOCAL.because("Children Act 1989, section 23ZB, gives no number"))),
    ),
)  # fmt: skip

find_visitor = Duty(
    code="voice.find_visitor",
    title="Find an independent visitor for {them}",
    short="independent visitors found",
    owner="social_worker",
    starts=events.visitor_offered.where(answer="yes"),
    met_by=events.visitor_matched,
    per=events.visitor,
    linked=True,
    lapses_on=(events.visitor_ended, *OVER),
    said=((events.visitor_offered, "{They} said yes"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: whoever wants a visitor gets one; the number of months is the authority’s own",
                 within=settings.find_visitor, basis="L", status="local default", era="both",
                 source=LOCAL.because("section 23ZB gives no number; who said yes should not wait for long"))),
    ),
)  # fmt: skip

leisure_pass = Duty(
    code="voice.leisure_pass",
    title="Get {them} a leisure pass for the year",
    short="leisure passes",
    owner="social_worker",
    starts=care.became_looked_after,
    met_by=events.leisure_pass_offered,
    renews=True,
    lapses_on=OVER,
    said=((care.became_looked_after, "{They} came into care"), (events.leisure_pass_offered, "The last pass was offered")),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: each child in care has a free leisure pass each year; the first soon after coming into care",
                 within=settings.first_pass, when=first_time, basis="L", status="local default", era="both",
                 source=LOCAL.because("the council’s own promise; in 2012 not everybody knew of it")),
            Rule("In short: each child in care has a free leisure pass each year", within=months(12), basis="L",
                 status="local default", era="both",
                 source=LOCAL.because("the council’s own promise; in 2012 not everybody knew of it"))),
    ),
)  # fmt: skip

see_the_unsafe = Duty(
    code="voice.see_the_unsafe",
    title="See {them}: {they} did not feel safe",
    short="seen after feeling unsafe",
    owner="manager",
    starts=events.felt_unsafe,
    met_by=events.unsafe_followed,
    per=events.unsafe,
    linked=True,
    lapses_on=people.died,
    said=((events.felt_unsafe, "{They} said so"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: who says that they feel unsafe is seen by the next working day", within=settings.see_the_unsafe,
                 basis="L", status="local default", era="both",
                 source=LOCAL.because("in 2012 two children who said so in a survey were visited at once"))),
    ),
)  # fmt: skip

answer_child = Duty(
    code="voice.answer_child",
    title="Answer what {they} wrote to us",
    short="children answered",
    owner=NAMED,
    starts=events.wrote_to_us,
    met_by=events.message_answered,
    per=events.message,
    linked=True,
    lapses_on=people.died,
    said=((events.wrote_to_us, "{They} wrote to us"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: a child who writes is answered; the number of days is the authority’s own", within=settings.answer_child, basis="L",
                 status="local default", era="both", source=LOCAL.because("no law says how soon; a child waits for it"))),
    ),
)  # fmt: skip

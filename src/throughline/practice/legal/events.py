"""What courts decide about a child. The only door other areas may use."""

from throughline.record.ledger.types import PROFESSIONALS, Day, EventType, Thread, YesNo

deprivation_of_liberty = Thread("legal.deprivation_of_liberty", "Deprivation of liberty")

deprivation_of_liberty_authorised = EventType(
    code="legal.deprivation_of_liberty_authorised",
    title="Deprivation of liberty authorised",
    sentence="A court allowed that they be deprived of their liberty[, until {until_on}]",
    opens=deprivation_of_liberty,
    significant=True,
    group="Courts and the law",
    facts=(Day("until_on", "Until"),),
)

deprivation_of_liberty_ended = EventType(
    code="legal.deprivation_of_liberty_ended",
    title="Deprivation of liberty order ended",
    sentence="The order that deprived them of their liberty ended",
    ends=deprivation_of_liberty,
    group="Courts and the law",
)

convictions_at_31_march = EventType(
    code="legal.convictions_at_31_march",
    title="Convictions over the year",
    sentence="Convicted, or given a final warning or reprimand, during the year: {convicted}",
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(YesNo("convicted", "Convicted, or given a final warning or reprimand", required=True),),
    source="SSDA903, outcomes of children looked after for twelve months (OC2)",
)

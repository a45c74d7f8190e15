"""Female genital mutilation that somebody in a regulated profession discovered, and the notification that is theirs to make."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line, Thread, Words

fgm = Thread("protection.fgm", "Female genital mutilation discovered")

GROUP = "Child protection"
HOW = {"told": "she said so", "seen": "signs of it were seen"}
BY = {"finder": "by whoever discovered it", "other": "by somebody else of the same profession"}

fgm_discovered = EventType(
    code="protection.fgm_discovered",
    title="Female genital mutilation discovered",
    sentence="Female genital mutilation was discovered by {who}: {how}",
    opens=fgm,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="Of a girl under 18. Whoever discovers it in a regulated profession tells the police themselves; a strategy discussion is held besides.",
    facts=(Line("who", "Who discovered it", required=True, longest=160), Choice("how", "How", codes=HOW, required=True), Words("words", "What was said or seen")),
)

fgm_notified = EventType(
    code="protection.fgm_notified",
    title="Police told of female genital mutilation",
    sentence="The police were told of it {by}[; their number is {reference}]",
    ends=fgm,
    audience=PROFESSIONALS,
    group=GROUP,
    facts=(Choice("by", "Told", codes=BY, required=True), Line("reference", "Number the police gave", longest=40)),
)

"""What an authority decides for itself about what children in care are offered. Defaults are seeds, not law."""

from throughline.base.limits import days, months, working_days
from throughline.engines.settings.declarations import Setting

officer_card = Setting(
    code="voice.officer_card",
    title="A child is told how to reach a new reviewing officer within",
    default=10, unit=working_days(10), least=1, most=20,
    why="A quarter of the children asked in 2012 did not know; two weeks from the day the officer is named.",
)  # fmt: skip
offer_visitor = Setting(
    code="voice.offer_visitor",
    title="A child in care is offered an independent visitor within",
    default=6, unit=months(6), least=1, most=12,
    why="The duty has no number; half a year in care is when it is known who visits.",
)  # fmt: skip
find_visitor = Setting(
    code="voice.find_visitor",
    title="An independent visitor is found for whoever wants one within",
    default=3, unit=months(3), least=1, most=12,
    why="A season is long for a child who said yes.",
)  # fmt: skip
first_pass = Setting(
    code="voice.first_pass",
    title="A child who comes into care has a leisure pass within",
    default=28, unit=days(28), least=7, most=90,
    why="Four weeks: before the first review, so that it can be asked there.",
)  # fmt: skip
visitor_age = Setting(
    code="voice.visitor_age",
    title="An independent visitor is offered from the age of",
    default=5, least=0, most=10,
    why="The law has no age; younger children are visited with their carers.",
)  # fmt: skip
see_the_unsafe = Setting(
    code="voice.see_the_unsafe",
    title="A child who says that they feel unsafe is seen within",
    default=1, unit=working_days(1), least=1, most=2,
    why="Two children were visited at once in 2012; a working day is the longest.",
)  # fmt: skip

answer_child = Setting(
    code="voice.answer_child",
    title="A child who writes to us is answered within",
    default=2, unit=working_days(2), least=1, most=5,
    why="A message that nobody answers teaches a child not to write.",
)  # fmt: skip
promise = Setting(
    code="voice.promise",
    title="What we promise every child in care",
    paragraphs=True,
    why="The council’s own promise to its children, as they read it on their page and in their printed record.",
    default=(
        "We listen to you, and we tell you what we did about it.\n\n"
        "You have a social worker who comes to see you and talks with you alone.\n\n"
        "We keep you close to the people who matter to you.\n\n"
        "You have somewhere safe to live, and we do not move you without telling you why.\n\n"
        "We help you to do well at school, to stay healthy, and to have fun."
    ),
)
to_turn_to = Setting(
    code="voice.to_turn_to",
    title="Whom a child in care can turn to outside the council",
    paragraphs=True,
    why="Numbers change; every council has its own advocacy service.",
    default=(
        "If you are in danger now, ring 999.\n\n"
        "Childline: 0800 1111, at any time, free, and it does not show on the bill.\n\n"
        "Help at Hand, at the Children’s Commissioner for England: 0800 528 0731.\n\n"
        "An advocate is somebody who is only on your side. Ask anybody on this page for one."
    ),
)

officer_letter = Setting(
    code="voice.officer_letter",
    title="The letter that tells a child who their reviewing officer is",
    paragraphs=True,
    why="In words a child of ten can read; councils add a picture and their own way of saying it.",
    default=(
        "Dear {first_name},\n\n"
        "My name is {officer}. I am your independent reviewing officer. My job is to make sure that the plan for you is a good one, that "
        "people do what they promised, and that you are listened to.\n\n"
        "I will come and see you before each of your reviews. You can tell me what you think, what is going well and what is not. You can "
        "also tell me who should come to your review, and who should not.\n\n"
        "You can ring me or send me a message at any time: {officer_telephone}. You do not need to ask anybody first.\n\n"
        "If you are not happy about something, you can ask for an advocate. That is somebody who is only on your side. {worker} or I will "
        "help you to find one.\n\n"
        "{officer}"
    ),
)
officer_letter_polish = Setting(
    code="voice.officer_letter_polish",
    title="The letter that tells a child who their reviewing officer is, in Polish",
    paragraphs=True,
    why="Our own translation of the English wording; have it read by an interpreter before it is used.",
    default=(
        "Cześć {first_name},\n\n"
        "nazywam się {officer}. Jestem niezależną osobą, która sprawdza plan opieki nad Tobą. Pilnuję, żeby plan był dobry, żeby dorośli "
        "robili to, co obiecali, i żeby Ciebie słuchano.\n\n"
        "Przyjdę do Ciebie przed każdym spotkaniem w Twojej sprawie. Możesz mi powiedzieć, co myślisz, co jest dobre, a co nie.\n\n"
        "Możesz do mnie zadzwonić lub napisać w każdej chwili: {officer_telephone}. Nie musisz nikogo pytać o zgodę.\n\n"
        "{officer}"
    ),
)

"""What stands in summaries, plans, reviews and notes, in parts."""

from __future__ import annotations

WHY_CAME = {
    "N1": (
        "after being left alone more than once",
        "when the bruises could not be explained",
        "after a winter in which there was little to eat and nobody to say so",
        "when the drinking at home had become the weather of the house",
        "after the police were called for the fourth time in a month",
        "when what {his} parents promised the court did not happen",
        "after school kept clothes and breakfast for {him} and it was not enough",
    ),
    "N2": (
        "because what {he} needs is more than one house can give",
        "when caring day and night had worn everybody out",
    ),
    "N3": (
        "when {his} mother went into hospital and there was nobody else",
        "because of a parent’s illness that will not get better",
    ),
    "N4": (
        "when the family lost their home and fell apart over it",
        "after a death in the family that nobody was able to speak about",
    ),
    "N5": (
        "when home had become a place of shouting and slammed doors",
        "after {his} parents parted and neither would have {him}",
        "when {his} stepfather and {he} could no longer be under one roof",
    ),
    "N6": ("after a summer of being out all night", "when home said that {he} could not come back"),
    "N8": ("having come to this country alone", "because there was no parent to look after {him}"),
}
SETTLED = {
    "council": (
        "{He} lives with {carer} and is settled there.",
        "{carer} has looked after {him} through a hard first winter, and it shows.",
        "{He} is at home with {carer}, who speaks up for {him}.",
    ),
    "agency": (
        "{He} lives with {carer}, some way from {his} school, which {he} has kept.",
        "{carer} cares for {him} with a good agency worker beside them.",
    ),
    "kin": (
        "{carer} took {him} in at a day’s notice, and would again.",
        "{He} lives with {carer}, in the family, and knows everybody in the street.",
    ),
    "parents": (
        "{He} is at home with Mum, on a care order, and is seen often.",
        "Home again with Mum, which is going better than any of us dared to say.",
    ),
    "residential": (
        "{He} lives at {carer}. The staff are fond of {him}, and honest.",
        "At {carer} {he} has his own room and two people he trusts.",
    ),
    "adoption": (
        "{He} is with the family who hope to adopt {him}. It is going as it should: slowly.",
        "The family who will adopt {him} are learning {his} ways.",
    ),
    "other": (
        "{He} has a room of {his} own at {carer}, with staff in the building.",
        "{He} lives at {carer} and is nearly ready; nearly is the word.",
    ),
}
PLAN_IS = {
    "council": (
        "The plan is that {he} stays until {he} is grown up.",
        "The plan is long-term fostering, here if the panel agrees.",
        "Where {he} will grow up is still to be decided by the court.",
    ),
    "agency": (
        "The plan is that {he} stays; the match is to go to panel.",
        "The plan is to find a family nearer to home without losing what {he} has.",
    ),
    "kin": (
        "The plan is a special guardianship order, if the money can be settled.",
        "The plan is that {he} grows up in the family.",
    ),
    "parents": (
        "If the spring goes well we will ask the court to end the order.",
        "The plan is that {he} stays at home and that we step back by degrees.",
    ),
    "residential": (
        "The plan is a family, when {he} is ready to try again.",
        "The plan is that {he} stays to sixteen, and is not moved for money.",
    ),
    "adoption": (
        "The adoption order is to be asked for in the spring.",
        "The plan is adoption; {his} life story book is begun.",
    ),
    "other": (
        "The plan is a flat with support, and a person to ring.",
        "The plan is college, and staying put until eighteen and after.",
    ),
}
WORRIES = (
    "{He} worries about Mum.",
    "What {he} wants most is to see {his} brother.",
    "{He} does not sleep well before family time.",
    "{He} has been let down by changes of worker, and says so.",
    "{He} finds new people hard and old ones harder.",
    "{He} eats in a hurry, still.",
    "{He} has gone out at night twice this year and come back by {himself}.",
    "{His} health is good.",
    "{He} is behind at school and catching up.",
    "{He} does not like to be touched without being asked.",
    "{He} has been hurt before, and is watchful.",
    "Contact with Dad is by letter, twice a year.",
    "{He} would like a photograph of every house {he} has lived in.",
    "{He} is waiting for help from the talking service, since summer.",
)
GOOD = (
    "School says {he} is bright and kind.",
    "{He} is funny, and knows it.",
    "{He} swims, and has the badges.",
    "{He} loves the dog and the dog loves {him}.",
    "{He} reads everything.",
    "{He} has one good friend, which is enough.",
    "{He} is good with {his} hands.",
    "{He} plays in goal and is proud of it.",
    "{He} cooks.",
    "{He} sings when nobody is listening.",
    "{He} is patient with smaller children.",
    "{He} can mend a bicycle.",
)
DECIDED = (
    "The plan stays as it is. {He} asked for family time on Saturdays instead of Wednesdays; agreed, from next month.",
    "To see {his} sister every month, and in {his} own house, not at the centre. The worker arranges it by the end of the month.",
    "The match with {carer} goes to panel before the summer. {He} knows and is glad.",
    "School to give a named person. Life story work to begin, which was decided last time too.",
    "The plan is right; it is being done too slowly. The midway check will look at the three things that waited.",
    "{He} does not want to change school, and will not have to. A taxi for the winter, then the bus.",
    "Health: glasses, and the missed injection. Otherwise nothing to change.",
    "Savings account opened; the pocket money question settled. {He} may have a phone in the evenings.",
    "Family time reduced after what happened in May; looked at again in three months.",
    "The application to end the order is supported by everybody at the table, Mum first.",
    "An independent visitor, which {he} said yes to. Passport by Easter.",
    "Everybody agreed that the plan needs a second plan. The worker writes it before the next court day.",
    "To stay put after eighteen; the conversation about money is to be had now and not at seventeen and a half.",
    "{He} chaired the last part. Two of the five decisions are {his}.",
    "Nothing to change. {He} said: “good, can we go.”",
)
PLAN_LINES = (
    "Stays with {carer}. Family time fortnightly at the centre, then as it goes. School kept. Health assessed by the spring.",
    "To grow up where {he} is. Mum to see {him} six times a year. Life story work with the worker. Swimming.",
    "Home if the assessment says so; otherwise in the family. A second plan is named. Decision by the next review.",
    "A family nearer to home, found without haste. Until then {carer}. School stays. Nan on Sundays.",
    "Education first: the place at college is held. A key worker, a savings book, a doctor {he} has met.",
    "Time with brothers and sisters written in days, not hopes. The carer decides haircuts, sleepovers and trips.",
    "Therapy agreed and paid for. Nobody moves {him} without a meeting. A night phone number that is answered.",
)
REASSESSED = (
    "What {he} needs most is that nothing changes. What {carer} needs is a night off.",
    "{He} has caught up with talking and is behind with trusting. The plan fits; the pace should slow.",
    "The bond with {his} brother is stronger than we had written, and matters more.",
    "School is going better than home time with Dad. Contact to be thought about again.",
    "{He} is growing up and the plan still talks to a small child. Rewrite it with {him}.",
    "Needs met, in the main. Dental care late. Identity: {he} asks questions that deserve answers.",
)
MIDWAY = (
    "Three of five decisions done. The worker answers the telephone.",
    "Nothing has moved since the review. Spoken to the manager; a date is named.",
    "On track. {He} knows who I am and has my card.",
    "The school meeting has not happened. I have asked why in writing.",
    "Read the visits: {he} is heard. Good work, and told them so.",
    "Life story work is promised a second time. I will not let it be promised a third.",
)
NOTES = (
    (
        "{carer}",
        "{carer} rang. A bad night after family time, better by breakfast. No action wanted, only to be known.",
    ),
    ("School", "School rang: fell in the yard, a graze, all well. {He} asked them to tell me."),
    ("School", "Attendance for the half-term: 96%. Two lates, both Mondays."),
    ("Mum", "Mum rang to ask for more time at half-term. I said I would ask {name} first."),
    ("Surgery", "Surgery: the injection that was missed is booked for Thursday."),
    ("{carer}", "Message from {carer}: the swimming badge came. Photograph attached to the fridge."),
    ("Nan", "Nan would like to be told the date of the review herself, not through Mum. Fair."),
    ("Solicitor", "Solicitor for the child: statement due in three weeks."),
    ("School", "Designated teacher: wants the education plan meeting before the holidays. Three dates offered."),
    ("{carer}", "{carer} asks whether sleepovers need my say-so. No: it is in the placement plan."),
    ("Health", "Nurse: growth fine, teeth not. Dentist asked for."),
    ("Police", "Police: no further action on the matter of last month. {name} has been told, by me, in person."),
    ("Dad", "Dad rang, upset, about a letter. I read it to him and he understood it then."),
    ("Contact centre", "Family time went well: an hour and a half, drawing, a cake. Mum left on time."),
    (
        "Contact centre",
        "Mum did not come. {name} waited twenty minutes and was brought home. I rang {him} in the evening.",
    ),
    ("Fostering", "Supervising worker has seen {carer}; respite weekend agreed."),
    ("Advocate", "Advocate has met {name} and will come to the review if {he} wants."),
    ("{carer}", "{carer} says there is a new friend and that the friend’s mother seems sensible."),
)
ACTIONS = (
    ("Begin life story work with {name}", "{name} knows {his} own story"),
    ("Apply for {his} passport", "{name} can go on the school trip"),
    ("Arrange a monthly visit to {his} grandmother", "{name} keeps {his} family"),
    ("Find out about the missed injection", "{His} health is up to date"),
    ("Ask the panel to agree the long-term match", "{name} knows that {he} stays"),
    ("Open a savings account", "{name} has money of {his} own at eighteen"),
    ("Find an independent visitor", "Somebody comes only for {him}"),
    ("Write to the housing association about the damp", "{His} room is dry"),
    ("Get the photographs from the old house", "{name} has pictures of {himself} as a baby"),
    ("Ask for a speech assessment", "{name} is understood at school"),
    ("Set up a call with {his} brother every Sunday", "They talk every week"),
    ("Agree who pays for driving lessons", "{name} can drive to work"),
)
NOT_MET = (
    "Two reviews in one day, in two towns",
    "The meeting was moved and the visit was not",
    "{He} was at school and the room was full",
    "Newly allocated; the date was already set",
    "Rang instead",
    "Caseload",
    "Snow",
)
WHY_LATE = (
    "The carers were away; the first day they could was the week after",
    "Off sick, and nobody took it over",
    "Three court days in one week",
    "The car was off the road",
    "School asked for another day",
    "Waiting for the health visitor’s note",
    "They were at the seaside with the carers",
)
ANSWERS = {
    "looked_after.plan_unchanged": (
        "The plan is right and {name} says so. I have written down why, and will ask again in spring.",
        "It should have changed when family time did. New version next week.",
        "Two of the five actions are done and the rest still stand. Agreed with the reviewing officer.",
    ),
    "placements.many_homes": (
        "Looked at in supervision. This home asked for {name}, not for a child. Support is agreed for a year.",
        "The first three moves were ours, not {his}. No move now without a meeting, and {name} knows it.",
        "I have asked {name}. {He} wants to stay and wants nobody to talk about it.",
    ),
    "looked_after.review_without_meeting": (
        "Met {him} the week after, at school. {He} had two things to add and they are added.",
        "{name} did not want to come out of {his} room. I have written, and will try again before the next one.",
    ),
}
"""What was answered to questions that the record asks."""

"""What workers write of a visit, put together from parts so that no two accounts need be alike."""

from __future__ import annotations

CAME = (
    "Came after school.", "Came at teatime, as agreed with {carer}.", "A planned visit; {carer} had put the kettle on.",
    "Called in on the way back from court, a little late.", "Came on the bus because the car was in for repair.",
    "Rang on Monday to agree the time; {names} had written it on the calendar.", "Came in the morning, because of the inset day.",
    "Not announced, which I said when the door opened. I was let in at once.", "Met at school first, then drove home together.",
    "A short visit, between two other things, and I said so.", "Came in the rain; the dog met me first.",
    "The door was opened by {carer}, with flour on both hands.", "Everybody was in the garden.", "They had just got in from swimming.",
    "It was tea and then homework, so I sat at the table with them.", "Half-term, so we had more time than usual.",
    "The telly was on and was turned off without being asked.", "A second visit this week, because the first was cut short.",
)  # fmt: skip
DID = (
    "We walked to the canal and back and talked on the way.", "We played Connect 4 and I lost three times.",
    "We made a list together of what is good and what is not.", "{first} showed me the bedroom, the fish and the new curtains.",
    "We looked through photographs from the summer.", "Helped to build a marble run, which is easier to talk beside than a table.",
    "We drew a map of everybody who matters. It has more people on it than in spring.", "Sat on the stairs for a while, because that is where talking is easiest here.",
    "We baked, or rather I watched.", "{first} read me two pages of a school book without stopping.",
    "We went for chips and ate them in the car.", "Kicked a ball about in the back until it got dark.",
    "Went through the plan page by page. {first} had two things to change and I have changed them.",
    "We did the feelings cards; “left out” came up twice.", "Looked at the calendar and marked the days for family time.",
    "{first} taught me a card game whose rules seem to change.", "We talked in the car, where nobody has to look at anybody.",
    "We sorted a box of things from home. Most of it is to be kept.", "Watched the end of the match together.",
    "Brought the letter from the court and explained it in plain words; {first} asked for it to be read twice.",
    "We took the dog round the block.", "Coloured in, and let the talk come by itself.",
)  # fmt: skip
CARER_SAID = (
    "{carer} says nights are better: through until six most days.", "{carer} is tired, and said so. Respite at half-term would help.",
    "{carer} says school has rung only once this month.", "{carer} has booked the dentist and the optician for the same day.",
    "{carer} asks who pays for the school trip. I said I would find out by Friday.", "{carer} says eating is still about three things, but one of them is new.",
    "{carer} worries about the phone after lights out.", "{carer} and I agreed what to say if Dad rings.",
    "{carer} says that the days after family time are the hard ones, and that they pass sooner than they did.",
    "{carer} has kept every certificate, in order, in a folder.", "{carer} would like to know more about life before; I will bring the chronology and go through it.",
    "{carer} says there was a row about homework, which ended with both of them laughing.",
    "{carer} thinks the new medicine makes mornings harder and has rung the surgery.",
    "{carer} has been to the training on sleep and is trying the chart.", "{carer} says the best moment of the month was being asked to come to assembly.",
    "{carer} has not had the new placement plan. I have sent it again.", "{carer} says nothing is wrong, and from what I saw that is true.",
    "{carer} asks for more notice when plans change, which is fair.",
)  # fmt: skip
SCHOOL = (
    "School: settled, one friend above all, lunch is loud.", "School says reading has come on by two bands since September.",
    "School attendance is good. The reports use the word kind.", "There was an argument on the bus; school has dealt with it.",
    "A place in the after-school club starts next week.", "Maths is “fine”, which by the teacher’s account is modest.",
    "No school this week, an ear infection; the surgery has been.", "Two detentions, both for being late from lunch.",
    "School is asking for an assessment of speech; I support it.", "Moved up a set in English and is proud of it.", "", "", "", "",
)  # fmt: skip
ENDED = (
    "Nothing that worries me today.", "I left when tea was ready and was told to come again on a day with pudding.",
    "Next time: the loft box with the baby things.", "I said when I would be back, and it is on the calendar.",
    "To do: ring school about the bus.", "To do: passport form, which has waited since summer.",
    "To do: ask Mum about the photographs.", "We agreed to talk about the summer at the next review.",
    "One thing to follow up, which I have put with the actions.", "I will tell {first} what Mum answers, whichever way it goes.",
    "Left at twenty to six.", "On the whole a good visit.", "{first} waved from the window until I was round the corner.",
    "I am easier about this than I was a month ago.", "We need to keep an eye on sleep.", "",
)  # fmt: skip
HOUSE = (
    "Warm and tidy enough; tea on the go.", "Clean bedding, curtains up at last, a lamp that works.", "A lived-in house. Toys on the stairs.",
    "The bedroom is shared with the other child and there is a line down the middle, agreed by both.", "Own room, own key, posters straight.",
    "Kitchen busy, fridge full, a rota on the door.", "The window in the back bedroom still sticks; reported again.",
    "Room cold on the outside wall; {carer} has asked the landlord.", "Smelt of toast. Dog asleep on the coats.",
    "New bunk beds, still with the labels on.", "Bedroom in the way bedrooms are. A photograph of Mum by the bed.",
    "A quiet house with room to be alone in.", "The smoke alarm was chirping; {carer} changed the battery while I was there.",
    "Garden gate mended since last time.", "Bathroom being done, so washing is next door for a week.", "Everything in its place. Perhaps too much so.",
    "Books by the bed, and they are read.", "Night light on, door ajar, as {first} asked.",
)  # fmt: skip
NOT_THERE = (
    "Knocked and waited. Nobody in. {carer} rang later: they had been kept at the dentist.",
    "{carer} was in; {first} had gone to a friend’s and forgotten. We have made another day.",
    "{first} saw the car and went out of the back. {carer} and I talked for ten minutes. I left a note.",
    "They had mixed up the week. No harm done; coming again.",
    "No answer, no car. I rang twice and put a card through.",
)
WHERE = ("at home, in the kitchen", "in the bedroom, door open", "at home", "at school", "in the garden", "in the car", "on a walk", "at the carer’s", "in the front room")
YOUNG = (
    "Put my coat on and would not let me have it back.", "“Look. Look. Look.” A tower of six bricks.",
    "“My bed is a boat.”", "“Mummy day is after sleeps.” Held up three fingers.", "Sat on {carer}’s knee the whole time and watched me over the cup.",
    "“I’m a big girl now and big girls have a dog.”", "Cried when {carer} left the room, stopped when {carer} came back.",
    "“No wash hair. No.”", "Brought me one shoe, then the other.", "Drew a round thing with legs: “That’s you.”",
    "“Nana Pat does pancakes.”", "Sang all of the bus song, with the actions.", "Hid behind the curtain and laughed when found.",
    "“When is Jake coming? I want Jake coming.”", "Took me by the hand to see the baby next door.", "Said nothing today, and leaned on my arm.",
    "“I not scared of the hoover now.”", "Gave the doll its tea and told it not to shout.",
)  # fmt: skip
MIDDLE = (
    "“I’ve got my own peg and it’s got my name on it, not a sticker.”", "“Can I have a key? Everyone else has a key.”",
    "“I miss my mum but I don’t miss the shouting.”", "“When I’m ten I’m going to have a snake. {carer} says we’ll see.”",
    "“It’s boring when you come because I have to stop playing.” Then did not stop talking.", "“I want to see our kid more. It’s not fair he’s far.”",
    "“I got picked. I was not even last.”", "“Nobody told me we weren’t going. I had my shoes on.”", "“I like it when it’s just us in the kitchen.”",
    "“Do I have to move again? You have to say if I have to.” I said no, and why.", "“Sir says I’m good at telling stories. It’s lying, but good.”",
    "“The dog sleeps on my feet so nothing can get me.”", "“I’m not going to the contact if he’s there.”", "“You always say soon.”",
    "“I told Miss about it. She didn’t make a face.”", "“Can you make it so I can ring Nan whenever?”", "“I had a dream about the old house but it was all clean.”",
    "“I’m eight, I can go to the shop.”", "“Chips Friday is the best day. You should come on chips Friday.”", "“My tooth came out at school and they lost it.”",
    "“I don’t want a different worker again. I only just got you.”", "Drew the house with everybody in it, and then Mum at the edge with an umbrella.",
)  # fmt: skip
OLDER = (
    "“It’s alright here. Don’t tell them I said that.”", "“I want to know what’s in my file. Not all of it. The beginning.”",
    "“You lot have a meeting about me and I get a leaflet.”", "“Everyone asks how I feel. Ask me what I think.”", "“I want to stay till I’m done with school. Can you write that down?”",
    "“I’m fine. I’m always fine. Can we go for chips?”", "“She lets me cook. Nobody let me cook before.”", "“I’m not going to a review with my Head of Year sat there.”",
    "“Reason I went out was nobody asked where I was going, so it wasn’t sneaking.”", "“I’ve got a mate now. Like an actual one.”",
    "“I worry about my mum when it gets cold.”", "“I could go college and do bricks, or joinery. Joinery’s warmer.”", "“My little brother called her Mum. I don’t mind. I minded a bit.”",
    "“If I tell you something, who do you have to tell?” I said who. Said it would wait, then told me.", "“I don’t need it to be perfect. I need it to not change.”",
    "“I’ve been sleeping. That’s the news.”", "“They said I’d get a laptop in September.”", "“Can I go on the trip or is it forms?”",
    "“I want my ears done and I want someone to ask the right person.”", "“Last time I moved my stuff came in bags. I want a case.”", "“I like that you come on your own and not with a folder.”",
    "Did not want to talk; sent me a message after: “was just tired. come thurs”.",
)  # fmt: skip
NEARLY_GROWN = (
    "“Everyone keeps saying eighteen like it’s a cliff.”", "“I can do washing. I can do pasta. I can’t do letters from the council.”",
    "“I’d like to stay put if they’ll have me. Has anyone asked them?”", "“My solicitor says the letter is coming. It is always coming.”",
    "“I want to see my brother before he forgets me.”", "“I passed my theory. Tell everyone.”", "“Work placement said I could come back. They asked for me by name.”",
    "“I sleep with the light. It is cheaper than dreaming.”", "“What happens to my savings? Who has the book?”", "“I don’t want a party, I want a plan.”",
    "“They’re loud downstairs but they leave me alone.”", "“I cooked for the staff. Even the night one ate it.”", "“I’d have gone to college today but my bus pass ran out and nobody knew whose job it was.”",
    "“My nan’s not well. I want to be told things when they happen.”", "“I’m saving for a bike so I don’t need lifts.”", "“You’ve stuck around. That’s rare.”",
)  # fmt: skip


def by_age(age: int) -> tuple[str, ...]:
    """Words that a child of this age might use."""
    return YOUNG if age < 5 else MIDDLE if age < 11 else OLDER if age < 15 else NEARLY_GROWN

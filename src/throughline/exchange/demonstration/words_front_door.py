"""What people say at the front door of the invented authority."""

LEVELS = ("Level 1: universal", "Level 2: early help", "Level 3: intensive help", "Level 4: protection and care")
ABOUT = {
    "police": ("a quarrel between parents, children upstairs", "a child out alone late in the evening", "drugs found at an address with children", "a boy found with a knife"),
    "school": ("hungry and tired most mornings", "something a child said about home", "three weeks away from school", "bruises, explained as a fall"),
    "health": ("missed appointments, baby losing weight", "a mother who is very low", "an injury that does not fit the account", "no food in the house"),
    "other": ("shouting in the evenings", "children outside until late", "a parent who cannot manage", "no heating and a small baby", "worried about a grandchild"),
}  # fmt: skip
SAID = (
    "They rang because they have been worried for some weeks. The child says little and is often tired. They have spoken with the mother, who said it is a hard time.",
    "The caller saw it themselves this morning and wrote it down at once. They do not think that anybody is in danger today.",
    "This is the second time this term. The first time they spoke with the family and it was better for a while.",
    "The father answered the door and would not let them in. They could hear a child. They left a card.",
    "They ask what they may do themselves. The family knows that they ring, and agrees.",
)
SCREENED = (
    "I rang the school and the health visitor. Both know the family; what they say fits what we were told.",
    "I read the earlier contacts and spoke with the mother. She wants help and says what would help.",
    "Police and health have nothing new. It is the third report in this form, so I read them together.",
)
WHY = (
    "What is told is serious enough to be looked into, and nobody is doing so yet.",
    "The family wants help and a service can give it now; there is no sign of harm.",
    "It is explained, and the school keeps an eye on it. They know to ring again.",
    "Two agencies already work with the family and agree who does what.",
)
ADVICE = (
    ("a mother who drinks", "Ask her first, and ring us together with her. What would make you ring at once: a child left alone, or driving."),
    ("a girl who is often late", "An early help assessment fits. Talk with her and her mother before you write."),
    ("a disclosure years old", "Write down her words as she said them. Ring us today with her name if the man has contact with children."),
    ("whether to tell the parents", "Tell them, unless it would put the child at risk. Here it would not."),
)  # fmt: skip
THRESHOLDS = (
    "Four levels of need, with examples for each age. Agreed by the local partners. At level 4 nobody waits for agreement before they ring.",
    "Four levels of need, with examples for each age, and for children outside the home. What changed: exploitation has a page of its own, and "
    "level 3 says who brings the helpers together. At level 4 nobody waits for agreement before they ring.",
)
INSPECTED = (
    ("The quality of assessments is too variable", "A manager samples five assessments a month and talks them through", "Thirty of thirty-four sampled were good by September"),
    ("Chronologies are not used", "A chronology stands at the head of each assessment", "Every assessment since July has one"),
    ("Outcomes are not always told to referrers", "The outcome is told within three days, and counted", "Told in nine of ten by September"),
    ("Peak times on the telephone", "The rota follows the hours at which people ring", ""),
)  # fmt: skip

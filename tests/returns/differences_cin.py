"""Cases of the sector's open census validator that this project decides otherwise, each with its reason."""

DIFFERENCES: dict[str, str] = {
    "cin2022_23/4004/test_validate/0": "The case counts open plans within a referral; the message speaks of the child.",
    "cin2022_23/8535Q/test_validate/0": "The case flags a death without a date of birth, which cannot be compared.",
    "cin2022_23/8540/test_validate/0": "The case shows only the disabilities, not the child and the referral listed too.",
    "cin2022_23/8720/test_validate/0": "The case has a plan without the number that the reading of a return gives each.",
    "cin2022_23/8935/test_validate/0": "The case counts open plans of one running number; the message speaks of the child.",
}

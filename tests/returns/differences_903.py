"""Cases of the sector's open validator that this project decides otherwise, each with its reason.

The rule's own note says what it does; here stands why that case no longer holds.
"""

DIFFERENCES: dict[str, str] = {
    "lac2022_23/1010/test_validate/0": "The case has no care leaver data, which the message speaks of.",
    "lac2022_23/210/test_validate/0": "The case flags starts in the last week; the message means all other starts.",
    "lac2022_23/574/test_validate/0": "Of two that overlap the case flags the one that ends later, not the one that starts.",
    "lac2023_24/SW01STG1/test_validate/0": "The case marks rows of SWEpisodes by the numbers of Episodes rows.",
    "lac2026_27/702/test_validate/0": "The case flags an order that ends on the day it starts; the message says before.",
    "lac2026_27/708/test_validate/0": "The case flags the day of birth itself; the message says before.",
    "lac2026_27/709/test_validate/0": "The case holds the placement in a column that Episodes does not have.",
}

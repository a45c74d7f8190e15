"""Cases of the sector's open validator that this project decides otherwise, each with its reason.

The rule's own note says what it does; here stands why that case no longer holds.
"""

DIFFERENCES: dict[str, str] = {
    "lac2022_23/1010/test_validate/0": "The case has no care leaver data, which the message speaks of.",
    "lac2022_23/374/test_validate/0": "An open placement too; the case passes it because it has no end date.",
    "lac2022_23/213/test_validate/0": "Z1 takes no provider either; the case passes it.",
    "lac2022_23/380/test_validate/0": "The case has a change of legal status during the placement, not the start of care.",
    "lac2025_26/233/test_validate/0": "The case writes the end date under a name that the return does not have.",
    "lac2022_23/336/test_validate/0": "A4 is not with the current foster carer; A3 and A5 are.",
    "lac2022_23/388/test_validate/0": "The case also flags an adoption followed the same day, which is no X1.",
    "lac2022_23/204/test_validate/0": "The case holds lower case, which is made upper case as the files are read.",
    "lac2024_25/232/test_validate/0": "The case holds lower case, which is made upper case as the files are read.",
    "lac2024_25/231/test_validate/0": "The case writes the status under a name that the return does not have.",
    "lac2022_23/210/test_validate/0": "The case flags starts in the last week; the message means all other starts.",
    "lac2022_23/574/test_validate/0": "Of two that overlap the case flags the one that ends later, not the one that starts.",
    "lac2023_24/SW01STG1/test_validate/0": "The case marks rows of SWEpisodes by the numbers of Episodes rows.",
    "lac2026_27/702/test_validate/0": "The case flags an order that ends on the day it starts; the message says before.",
    "lac2026_27/708/test_validate/0": "The case flags the day of birth itself; the message says before.",
    "lac2026_27/709/test_validate/0": "The case holds the placement in a column that Episodes does not have.",
}

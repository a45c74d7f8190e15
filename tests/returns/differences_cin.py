"""Cases of the sector's open census validator that this project decides otherwise, each with its reason."""

DIFFERENCES: dict[str, str] = {}

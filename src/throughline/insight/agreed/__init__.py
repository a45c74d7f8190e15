"""Everything agreed anywhere, as one list: mine, and what is past its day in a team."""

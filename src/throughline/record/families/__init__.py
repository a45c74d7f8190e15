"""A family as one: who belongs to it, who lives with whom, which adults have not been asked about, two records of one person."""

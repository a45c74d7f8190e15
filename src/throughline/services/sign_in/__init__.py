"""Sign-in, the life of a session, and what a locked session keeps. Knows users, not workers."""

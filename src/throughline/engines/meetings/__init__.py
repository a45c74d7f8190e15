"""Meetings: who must be asked, what is read before, what is decided for each child, and what goes out to whom."""

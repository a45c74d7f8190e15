"""Meetings about many cases, each of which must be decided: panels, boards, weekly reviews."""

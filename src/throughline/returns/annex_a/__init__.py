"""Annex A: the child-level lists that inspectors ask for on the first Monday (ILACS). Lists 4, 8 and 9 so far."""

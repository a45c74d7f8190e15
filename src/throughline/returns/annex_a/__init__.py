"""Annex A: the child-level lists that inspectors ask for on the first Monday (ILACS). Lists 1 to 9 of 11."""

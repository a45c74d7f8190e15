"""Checks on tabular returns: tables, a vocabulary of expressions over them, and a columnar runner."""

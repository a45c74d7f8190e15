"""Late and missing things that the report found, put where the screens can show them."""
from __future__ import annotations


def choose(made):
    pass


def finish(made):
    pass

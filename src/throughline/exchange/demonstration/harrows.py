"""The family that stands beside the pictures, and the other families of their worker."""
from __future__ import annotations


def keep_names(namer, numbers):
    pass


def families(made):
    return []


def finish(made):
    pass

"""Invented returns of any size, for measuring: plausible enough for most rules, with a few cells put wrong."""

"""Weights, limits, loads and spans."""

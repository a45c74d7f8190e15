"""Who works with one child, in which role, and who did before."""

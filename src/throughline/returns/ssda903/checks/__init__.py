"""The rules of SSDA903, found by looking: every `Check` at module level in these files."""

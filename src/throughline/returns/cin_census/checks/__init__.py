"""The rules of the children in need census, found by looking: every `Check` at module level in these files."""

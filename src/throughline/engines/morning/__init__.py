"""The morning's message: how much is due, and where to look."""

"""My own account: posts, preferences, sessions, what got in my way."""

"""The people who work here: their posts, and how they sign in. For administrators."""

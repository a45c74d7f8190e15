"""Lists and figures about children in care."""

"""Forms of this area: one file a published version, locked. A new wording is a new file."""

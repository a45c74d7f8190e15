"""Forms of this area, one file a published version."""

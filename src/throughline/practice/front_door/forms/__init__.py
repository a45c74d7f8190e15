"""Forms of the front door, each published version a file."""

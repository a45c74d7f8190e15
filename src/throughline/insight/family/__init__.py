"""A family: putting people on the record, tying them together, and the family seen as one."""

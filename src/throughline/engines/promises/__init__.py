"""What was agreed: who does what by when, kept from version to version, moved, done or dropped, never overwritten."""

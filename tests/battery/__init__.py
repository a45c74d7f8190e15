"""Every declared screen, as every role, about every kind of record: what must open, and what must not."""

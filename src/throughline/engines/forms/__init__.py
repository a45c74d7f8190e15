"""Forms: one file a published version, saved by the server as they are written, signed once, and never overwritten."""

"""The boards' calendar: when each meets, which reports it receives, what it asked for, and which report no meeting has yet."""

"""What happens by itself: declared as ticks, run when due, each run on record."""

"""What the pages about one child ask of the record."""

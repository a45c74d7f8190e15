"""What a worker's own pages ask of the record."""

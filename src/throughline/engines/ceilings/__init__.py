"""What somebody may carry: asked in whatever way a child is given to a worker."""

"""What must happen when a child may be at risk of significant harm, by when, on whose authority."""

"""The lists about children who are, or may have to be, protected."""

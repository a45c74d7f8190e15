"""The lists about families who are helped by agreement."""

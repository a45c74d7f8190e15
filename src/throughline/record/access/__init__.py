"""Who may see what, why, and the door that every read passes."""

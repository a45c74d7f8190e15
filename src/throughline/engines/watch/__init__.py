"""What must not wait until tomorrow: each area says what it watches, one page shows it to those who can act."""

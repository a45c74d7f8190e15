"""What the law of courts and orders asks, by when: proceedings, and orders that end by themselves."""

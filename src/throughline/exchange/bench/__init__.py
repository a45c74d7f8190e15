"""The speed budgets, measured against an invented authority of five million events."""

"""The pages of imports: what was sent, what went in, and what was put aside."""

"""The forms of child protection: each file one published version."""

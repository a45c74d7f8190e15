"""Keeping the house: room for the audit, old sessions out."""

"""Signing in through a workplace's own identity provider (OpenID Connect)."""

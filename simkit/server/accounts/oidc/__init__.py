"""Signing in at the organisation's own OpenID Connect provider."""

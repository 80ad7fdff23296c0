"""Signing in and out, one's own account, and people, groups, rosters and the log for administrators."""

from __future__ import annotations

from simkit.server.accounts.pages import audit, first, groups, me, oidc, people, person, roster, signing
from simkit.server.accounts.router import router

__all__ = ["audit", "first", "groups", "me", "oidc", "people", "person", "roster", "router", "signing"]

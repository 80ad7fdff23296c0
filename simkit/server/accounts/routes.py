"""Signing in and out, one's own account, and people, groups, rosters and the log for administrators."""

from __future__ import annotations

from simkit.server.accounts.pages.audit import audit
from simkit.server.accounts.pages.first import first
from simkit.server.accounts.pages.groups import groups
from simkit.server.accounts.pages.me import me
from simkit.server.accounts.pages.oidc import oidc
from simkit.server.accounts.pages.people import people
from simkit.server.accounts.pages.person import person
from simkit.server.accounts.pages.roster import roster
from simkit.server.accounts.pages.signing import sign_in
from simkit.server.accounts.router import router

__all__ = ["audit", "first", "groups", "me", "oidc", "people", "person", "roster", "router", "sign_in"]

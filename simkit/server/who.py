"""Who asks: the person who is signed in, and what their roles and groups are."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.server.access import Role


@dataclass(frozen=True, slots=True)
class Who:
    person: str
    name: str
    language: str
    trainee: str
    """The profile that stands for them in sessions."""
    roles: frozenset[Role]
    trains: frozenset[str]
    """Ids of the groups they are a trainer of; empty without the role."""
    manages: frozenset[str]
    csrf: str
    """What a form of theirs must bear."""
    signed_in_by: str
    """Key of the row in web_sessions."""

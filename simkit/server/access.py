"""Who may ask what: one rule a route. A route without a rule does not start; the privacy report is made from these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["trainee", "trainer", "designer", "manager", "admin"]
ROLES: tuple[Role, ...] = ("trainee", "trainer", "designer", "manager", "admin")

Sees = Literal[
    "nothing",
    "own",
    "own groups' sessions",
    "own groups' figures",
    "everybody's figures",
    "accounts",
]
"""Of whom a route shows something: nobody; oneself; who practises in a group one trains, their assessments and what
they shared; figures over at least `suppress_below` people; names, roles and groups."""


@dataclass(frozen=True, slots=True)
class Rule:
    roles: frozenset[Role]
    """Who may; empty: everybody, signed in or not."""
    sees: Sees = "nothing"
    plain: bool = False
    """The same for everybody: nobody is looked up, so it is answered while the database is away."""
    device: bool = False
    """Asked by an enrolled machine with its token, not by a browser with a cookie."""
    of_others: frozenset[Role] | None = None
    """Roles to which it shows what `sees` says; to the others only what is their own. None: the same to all."""

    def seen_by(self, role: Role) -> Sees:
        """Of whom it shows something to this role, if the role may ask it at all."""
        return self.sees if self.of_others is None or role in self.of_others else "own"


def may(*roles: Role, sees: Sees = "nothing") -> Rule:
    """At least one role; ROLES for everybody who is signed in."""
    if not roles:
        raise ValueError("a rule for nobody: use `anybody`")
    return Rule(frozenset(roles), sees)


def signed_in(sees: Sees = "nothing") -> Rule:
    return Rule(frozenset(ROLES), sees)


def own_or(*roles: Role, sees: Sees) -> Rule:
    """Everybody who is signed in, of what is their own; these roles of others' too."""
    return Rule(frozenset(ROLES), sees, of_others=frozenset(roles))


def anybody() -> Rule:
    return Rule(frozenset())


def plain() -> Rule:
    return Rule(frozenset(), plain=True)


def a_device(sees: Sees = "own") -> Rule:
    """For a machine that was enrolled: see simkit.server.upload."""
    return Rule(frozenset(), sees, device=True)

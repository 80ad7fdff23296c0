"""Who is who where an organisation runs simkit: people, groups, how they sign in, and what was done by whom.

Names stand here alone: the sessions know a trainee by the id of a profile, and a person points to one.
"""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from simkit.record.columns import UtcDateTime
from simkit.record.tables.base import HASH, ID, KEY, metadata

ROLES = ("trainee", "trainer", "designer", "manager", "admin")

people = Table(
    "people",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("number", Text, unique=True),
    Column("email", Text, unique=True),
    Column("language", Text, nullable=False),
    Column("trainee", ID, ForeignKey("profiles.id"), nullable=False, unique=True),
    Column("password", Text),
    Column("pin", Text),
    Column("issuer", Text),
    Column("subject", Text),
    Column("created", UtcDateTime, nullable=False),
    Column("closed", UtcDateTime),
    Column("rostered", UtcDateTime),
    Column("pin_given", UtcDateTime),
)
"""`number`: of staff, what a roster names them by. `password`, `pin`: Argon2id. `issuer`, `subject`: of OIDC.

A person whose `closed` is set has left, and signs in no more. `rostered`: when a roster last named them; null for who
did not come by one. `pin_given`: when they were given their PIN; null once they chose one of their own.
"""
Index("uq_people_issuer_subject", people.c.issuer, people.c.subject, unique=True)
Index(None, people.c.name)

person_roles = Table(
    "person_roles",
    metadata,
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    CheckConstraint(f"role in ({', '.join(repr(role) for role in ROLES)})", name="role"),
)

groups = Table(
    "groups",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created", UtcDateTime, nullable=False),
    Column("closed", UtcDateTime),
    Column("rostered", UtcDateTime),
)
"""`rostered`: when a roster last named it; who belongs to such a group is for the roster to say."""

memberships = Table(
    "memberships",
    metadata,
    Column("group", ID, ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    CheckConstraint("role in ('trainee', 'trainer', 'manager')", name="role"),
)
"""A person practises in a group, trains it, or manages it."""
Index(None, memberships.c.person, memberships.c.role)

web_sessions = Table(
    "web_sessions",
    metadata,
    Column("token", HASH, primary_key=True),
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("seen", UtcDateTime, nullable=False),
    Column("expires", UtcDateTime, nullable=False),
    Column("agent", Text, nullable=False, server_default=""),
)
"""Who is signed in. `token`: sha256 of what the browser holds, so that the table opens no door. `agent`: browser and
system, for their owner to know them by."""
Index(None, web_sessions.c.person)

one_time_codes = Table(
    "one_time_codes",
    metadata,
    Column("code", HASH, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE")),
    Column("data", JSON, nullable=False),
    Column("expires", UtcDateTime, nullable=False),
)
"""sha256 of a code that works once: to sign in on the machine itself, to enrol a device, to set a password."""

throttles = Table(
    "throttles",
    metadata,
    Column("key", Text, primary_key=True),
    Column("since", UtcDateTime, nullable=False),
    Column("count", Integer, nullable=False),
)
"""How often something was tried since a moment: shared by all workers."""

audit = Table(
    "audit",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person", ID),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", JSON, nullable=False),
)
"""Append-only. `person` has no foreign key: the line stays when the person is erased."""
Index(None, audit.c.at)
Index(None, audit.c.person, audit.c.id)
Index(None, audit.c.action, audit.c.id)

installation = Table(
    "installation",
    metadata,
    Column("id", ID, primary_key=True),
    Column("settings", JSON, nullable=False),
)
"""One row. `id` is also in the home folder: rows and journals that do not belong together are refused."""

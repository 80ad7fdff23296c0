"""How sessions come from the machines they were played on, and what was wrong with those that were refused."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from simkit.record.columns import UtcDateTime
from simkit.record.tables.base import HASH, ID, KEY, metadata

devices = Table(
    "devices",
    metadata,
    Column("id", ID, primary_key=True),
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("token", HASH, nullable=False, unique=True),
    Column("trainee", ID, nullable=False, server_default=""),
    Column("created", UtcDateTime, nullable=False),
    Column("seen", UtcDateTime),
    Column("closed", UtcDateTime),
)
"""A machine that may deliver its person's sessions. `token`: sha256 of what it holds; `trainee`: the pseudonym in the
journals that are played there, which stands for that person alone."""
Index(None, devices.c.person)
Index(None, devices.c.trainee)

accepted_programs = Table(
    "accepted_programs",
    metadata,
    Column("program", HASH, primary_key=True),
    Column("by", ID, ForeignKey("people.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Programs whose assessments count beside those that simkit comes with, by hash; the row `any` is for all of them."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("session", ID, primary_key=True),
    Column("device", ID, ForeignKey("devices.id", ondelete="CASCADE"), nullable=False),
    Column("program", HASH, nullable=False),
    Column("mode", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("head", HASH, nullable=False),
    Column("code", Text),
    Column("reason", Text),
    Column("begun", UtcDateTime, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("state in ('receiving', 'accepted', 'refused')", name="state"),
)
"""What of a session's journal is here: bytes, lines, and the hash of the last line. No foreign key to the session:
its row is made when the journal is accepted."""
Index(None, deliveries.c.device)
Index(None, deliveries.c.state)

countersignatures = Table(
    "countersignatures",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("head", HASH, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("key", HASH, nullable=False),
    Column("signature", Text, nullable=False),
)
"""Append-only: the server's signature under a head it received. It stays when the session is erased."""
Index(None, countersignatures.c.session)
Index(None, countersignatures.c.head)

flags = Table(
    "flags",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("device", ID, ForeignKey("devices.id", ondelete="CASCADE")),
    Column("session", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("closed", UtcDateTime),
    Column("by", ID, ForeignKey("people.id")),
)
"""A delivery that was refused, for a person to look at."""
Index(None, flags.c.closed)

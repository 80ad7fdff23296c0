"""What was practised, and how it was scored. Everything about a session hangs on its row and goes with it.

Everything here can be made again from the journals and the program bundles, apart from `profiles`, `erased` and
what the outbox knows of its deliveries.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from simkit.record.columns import UtcDateTime
from simkit.record.tables.base import HASH, ID, KEY, metadata

profiles = Table(
    "profiles",
    metadata,
    Column("id", ID, primary_key=True),
    Column("home_page", Text, nullable=False),
    Column("local", Boolean, unique=True),
)
"""A trainee: an opaque id, and the home page of its xAPI account. No name. `local` is true in one row, else null."""

programs = Table(
    "programs",
    metadata,
    Column("hash", HASH, primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("semantics", Integer, nullable=False),
)

rubrics = Table(
    "rubrics",
    metadata,
    Column("hash", HASH, primary_key=True),
    Column("rubric", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("translations", JSON, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", ID, primary_key=True),
    Column("trainee", ID, ForeignKey("profiles.id"), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("program", HASH, ForeignKey("programs.hash"), nullable=False),
    Column("rubric", HASH, ForeignKey("rubrics.hash")),
    Column("mode", Text, nullable=False),
    Column("attempt", Integer),
    Column("seed", BigInteger, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("semantics", Integer, nullable=False),
    Column("parent", ID, ForeignKey("sessions.id", ondelete="CASCADE")),
    Column("parent_entry", Integer),
    Column("parent_head", HASH),
    Column("started", UtcDateTime, nullable=False),
    Column("ended", UtcDateTime),
    Column("state", Text, nullable=False),
    Column("ending", Text),
    Column("duration_ms", BigInteger),
    Column("decisions", Integer),
    Column("journal", Text, nullable=False),
    Column("head", HASH),
    UniqueConstraint("trainee", "scenario", "mode", "attempt"),
    CheckConstraint("mode in ('practice', 'class', 'assessment')", name="mode"),
    CheckConstraint("state in ('open', 'done', 'halted')", name="state"),
    CheckConstraint("(parent is null) = (attempt is not null)", name="what_if_is_no_attempt"),
    CheckConstraint("parent is null or mode = 'practice'", name="what_if_is_practice"),
)
Index(None, sessions.c.trainee, sessions.c.started)
Index(None, sessions.c.scenario, sessions.c.started)
Index(None, sessions.c.started)
# These two answer the console's questions over many sessions without reading the sessions themselves.
Index(
    "ix_sessions_of_trainee",
    *(
        sessions.c[name]
        for name in ("trainee", "mode", "state", "ended", "id", "scenario", "parent", "started")
    ),
)
Index(
    "ix_sessions_of_scenario",
    *(sessions.c[name] for name in ("scenario", "mode", "state", "parent", "started", "trainee", "id")),
)
# Partial: of the many sessions that have no parent a planner would think that they are few.
Index(
    None,
    sessions.c.parent,
    sqlite_where=sessions.c.parent.is_not(None),
    postgresql_where=sessions.c.parent.is_not(None),
)
Index(None, sessions.c.program, sessions.c.seed)

observations = Table(
    "observations",
    metadata,
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("seen", JSON, nullable=False),
    Column("events", JSON, nullable=False),
)
"""What a session showed, apart from any rubric: see simkit.record.observed for the shape."""

scorecards = Table(
    "scorecards",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("rubric", HASH, ForeignKey("rubrics.hash"), nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("data", JSON, nullable=False),
)
"""Append-only: scoring again adds a row, and the newest of a session and rubric holds."""
Index(None, scorecards.c.session, scorecards.c.id)

levels = Table(
    "levels",
    metadata,
    Column(
        "scorecard",
        BigInteger,
        ForeignKey("scorecards.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("criterion", Text, primary_key=True),
    Column("skill", Text, nullable=False),
    Column("level", Integer),
    Column("opportunities", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""One row a criterion, for queries; null is *not observed*."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("statement", ID, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try", UtcDateTime),
    Column("last_error", Text),
    CheckConstraint("state in ('pending', 'sent', 'failed', 'conflict')", name="state"),
)
"""What is to be sent, byte for byte: an LRS compares text, so a resend must be the very same."""
Index(None, outbox.c.state, outbox.c.id)
Index(None, outbox.c.session)

erased = Table(
    "erased",
    metadata,
    Column("head", HASH, primary_key=True),
    Column("date", UtcDateTime, nullable=False),
    Column("reason", Text, nullable=False),
)
"""All that is left of an erased session."""

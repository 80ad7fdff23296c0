"""What people add to a session's scores: judgements, ratings, comments, appeals. All of it is only ever added to."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from simkit.record.columns import UtcDateTime
from simkit.record.tables.base import HASH, ID, KEY, metadata

shares = Table(
    "shares",
    metadata,
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)
"""Practice that its trainee chose to show for coaching; taking it back deletes the row."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("criterion", Text, nullable=False),
    Column("rubric", HASH, ForeignKey("rubrics.hash"), nullable=False),
    Column(
        "scorecard",
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey("scorecards.id", ondelete="CASCADE"),
    ),
    Column("kind", Text, nullable=False),
    Column("level", Integer),
    Column("before", Integer),
    Column("reason", Text, nullable=False),
    Column("person", ID, ForeignKey("people.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("request", ID, unique=True),
    CheckConstraint("kind in ('confirmed', 'overridden', 'rated', 'resolved', 'withdrawn')", name="kind"),
    CheckConstraint("level between 1 and 4", name="level"),
)
"""The newest of a session and criterion holds. `before`: the level that held until then. `request`: of the form that
asked for it, so that one sent twice is one."""
Index(None, judgements.c.session, judgements.c.criterion, judgements.c.id)
Index(None, judgements.c.person, judgements.c.at)

ratings = Table(
    "ratings",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("set", ID, ForeignKey("calibration_sets.id", ondelete="CASCADE")),
    Column("criterion", Text, nullable=False),
    Column("person", ID, ForeignKey("people.id"), nullable=False),
    Column("level", Integer),
    Column("reason", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("level between 1 and 4", name="level"),
)
"""What a rater found, blind to the others; null is *not observed*.

The newest of a rater, session and criterion holds.
"""
Index(None, ratings.c.session, ratings.c.person)
Index(None, ratings.c.set)

second_ratings = Table(
    "second_ratings",
    metadata,
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("first", ID, ForeignKey("people.id"), nullable=False),
    Column("second", ID, ForeignKey("people.id"), nullable=False),
    Column("asked", UtcDateTime, nullable=False),
    Column("first_in", UtcDateTime),
    Column("second_in", UtcDateTime),
    Column("resolved", UtcDateTime),
    CheckConstraint("first <> second", name="two_people"),
)
"""Two people rate one session; neither sees the other's levels until both are in."""
Index(None, second_ratings.c.first)
Index(None, second_ratings.c.second)

calibration_sets = Table(
    "calibration_sets",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("person", ID, ForeignKey("people.id"), nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("closed", UtcDateTime),
)

calibration_items = Table(
    "calibration_items",
    metadata,
    Column("set", ID, ForeignKey("calibration_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, nullable=False),
)
Index(None, calibration_items.c.session)

comments = Table(
    "comments",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("entry", Integer),
    Column("person", ID, ForeignKey("people.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
)
"""On a moment (`entry`: of the journal), or on the whole session."""
Index(None, comments.c.session, comments.c.id)

appeals = Table(
    "appeals",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("criterion", Text),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("answer", Text),
    Column("outcome", Text),
    Column("person", ID, ForeignKey("people.id")),
    Column("answered", UtcDateTime),
    CheckConstraint("outcome in ('upheld', 'changed')", name="outcome"),
    CheckConstraint("(answered is null) = (outcome is null)", name="answered"),
)
"""By the session's trainee, about a criterion or the whole; `person` answered it."""
Index(None, appeals.c.session)
Index(None, appeals.c.answered)

assignments = Table(
    "assignments",
    metadata,
    Column("id", ID, primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("group", ID, ForeignKey("groups.id", ondelete="CASCADE")),
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE")),
    Column("due", UtcDateTime),
    Column("note", Text, nullable=False),
    Column("by", ID, ForeignKey("people.id"), nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("cancelled", UtcDateTime),
    CheckConstraint("mode in ('practice', 'assessment')", name="mode"),
    CheckConstraint('("group" is null) <> (person is null)', name="to_one"),
)
"""A scenario, to everybody who practises in a group or to one person."""
Index(None, assignments.c.group)
Index(None, assignments.c.person)

erasures = Table(
    "erasures",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("session", ID, nullable=False),
    Column("person", ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked", UtcDateTime, nullable=False),
    Column("decided", UtcDateTime),
    Column("outcome", Text),
    Column("answer", Text),
    Column("by", ID, ForeignKey("people.id")),
    CheckConstraint("outcome in ('erased', 'kept')", name="outcome"),
    CheckConstraint("(decided is null) = (outcome is null)", name="decided"),
)
"""A trainee asked to have an assessment erased, and what was decided. It outlives the session."""
Index(None, erasures.c.person)
Index(None, erasures.c.decided)

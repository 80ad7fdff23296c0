"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erased",
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("date", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("head", name=op.f("pk_erased")),
    )
    op.create_table(
        "profiles",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("home_page", sa.Text(), nullable=False),
        sa.Column("local", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
        sa.UniqueConstraint("local", name=op.f("uq_profiles_local")),
    )
    op.create_table(
        "programs",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("semantics", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_programs")),
    )
    op.create_table(
        "rubrics",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("rubric", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("translations", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_rubrics")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("trainee", sa.String(length=36), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("program", sa.String(length=64), nullable=False),
        sa.Column("rubric", sa.String(length=64), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("semantics", sa.Integer(), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=True),
        sa.Column("parent_entry", sa.Integer(), nullable=True),
        sa.Column("parent_head", sa.String(length=64), nullable=True),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("duration_ms", sa.BigInteger(), nullable=True),
        sa.Column("decisions", sa.Integer(), nullable=True),
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=True),
        sa.CheckConstraint("mode in ('practice', 'class', 'assessment')", name=op.f("ck_sessions_mode")),
        sa.CheckConstraint(
            "parent is null or mode = 'practice'", name=op.f("ck_sessions_what_if_is_practice")
        ),
        sa.CheckConstraint("state in ('open', 'done', 'halted')", name=op.f("ck_sessions_state")),
        sa.CheckConstraint(
            "(parent is null) = (attempt is not null)", name=op.f("ck_sessions_what_if_is_no_attempt")
        ),
        sa.ForeignKeyConstraint(
            ["parent"], ["sessions.id"], name=op.f("fk_sessions_parent"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["program"], ["programs.hash"], name=op.f("fk_sessions_program")),
        sa.ForeignKeyConstraint(["rubric"], ["rubrics.hash"], name=op.f("fk_sessions_rubric")),
        sa.ForeignKeyConstraint(["trainee"], ["profiles.id"], name=op.f("fk_sessions_trainee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint(
            "trainee", "scenario", "mode", "attempt", name=op.f("uq_sessions_trainee_scenario_mode_attempt")
        ),
    )
    op.create_index(op.f("ix_sessions_parent"), "sessions", ["parent"], unique=False)
    op.create_index(op.f("ix_sessions_scenario_started"), "sessions", ["scenario", "started"], unique=False)
    op.create_index(op.f("ix_sessions_started"), "sessions", ["started"], unique=False)
    op.create_index(op.f("ix_sessions_trainee_started"), "sessions", ["trainee", "started"], unique=False)
    op.create_table(
        "observations",
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_observations_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_observations")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("statement", sa.String(length=36), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state in ('pending', 'sent', 'failed', 'conflict')", name=op.f("ck_outbox_state")
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_outbox_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("statement", name=op.f("uq_outbox_statement")),
    )
    op.create_index(op.f("ix_outbox_session"), "outbox", ["session"], unique=False)
    op.create_index(op.f("ix_outbox_state_id"), "outbox", ["state", "id"], unique=False)
    op.create_table(
        "scorecards",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("rubric", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["rubric"], ["rubrics.hash"], name=op.f("fk_scorecards_rubric")),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_scorecards_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorecards")),
    )
    op.create_index(op.f("ix_scorecards_session_id"), "scorecards", ["session", "id"], unique=False)
    op.create_table(
        "levels",
        sa.Column("scorecard", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("skill", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("opportunities", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scorecard"], ["scorecards.id"], name=op.f("fk_levels_scorecard"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scorecard", "criterion", name=op.f("pk_levels")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("levels")
    op.drop_index(op.f("ix_scorecards_session_id"), table_name="scorecards")
    op.drop_table("scorecards")
    op.drop_index(op.f("ix_outbox_state_id"), table_name="outbox")
    op.drop_index(op.f("ix_outbox_session"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("observations")
    op.drop_index(op.f("ix_sessions_trainee_started"), table_name="sessions")
    op.drop_index(op.f("ix_sessions_started"), table_name="sessions")
    op.drop_index(op.f("ix_sessions_scenario_started"), table_name="sessions")
    op.drop_index(op.f("ix_sessions_parent"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_table("rubrics")
    op.drop_table("programs")
    op.drop_table("profiles")
    op.drop_table("erased")

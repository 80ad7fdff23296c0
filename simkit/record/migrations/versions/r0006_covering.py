"""Indexes that answer the console's questions over many sessions by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TRAINEE = ["trainee", "mode", "state", "ended", "id", "scenario", "parent", "started"]
SCENARIO = ["scenario", "mode", "state", "parent", "started", "trainee", "id"]


def upgrade() -> None:
    op.drop_index("ix_sessions_parent", table_name="sessions")
    some = sa.text("parent is not null")
    op.create_index("ix_sessions_parent", "sessions", ["parent"], sqlite_where=some, postgresql_where=some)
    op.create_index("ix_sessions_of_trainee", "sessions", TRAINEE, unique=False)
    op.create_index("ix_sessions_of_scenario", "sessions", SCENARIO, unique=False)


def downgrade() -> None:
    op.drop_index("ix_sessions_of_scenario", table_name="sessions")
    op.drop_index("ix_sessions_of_trainee", table_name="sessions")
    op.drop_index("ix_sessions_parent", table_name="sessions")
    op.create_index("ix_sessions_parent", "sessions", ["parent"], unique=False)

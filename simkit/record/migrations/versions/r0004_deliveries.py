"""Whose sessions a device delivers, which programs count, and a way to find a session that was delivered before."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("devices", sa.Column("trainee", sa.String(length=36), nullable=False, server_default=""))
    op.create_index(op.f("ix_devices_trainee"), "devices", ["trainee"], unique=False)
    op.create_index(op.f("ix_sessions_program_seed"), "sessions", ["program", "seed"], unique=False)
    op.create_table(
        "accepted_programs",
        sa.Column("program", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_accepted_programs_by")),
        sa.PrimaryKeyConstraint("program", name=op.f("pk_accepted_programs")),
    )


def downgrade() -> None:
    op.drop_table("accepted_programs")
    op.drop_index(op.f("ix_sessions_program_seed"), table_name="sessions")
    op.drop_index(op.f("ix_devices_trainee"), table_name="devices")
    op.drop_column("devices", "trainee")

"""Who came by a roster, whose PIN was given to them, what a browser says it is, and ways into the log."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("rostered", sa.DateTime(timezone=True)))
    op.add_column("people", sa.Column("pin_given", sa.DateTime(timezone=True)))
    op.add_column("groups", sa.Column("rostered", sa.DateTime(timezone=True)))
    op.add_column("web_sessions", sa.Column("agent", sa.Text(), nullable=False, server_default=""))
    op.create_index(op.f("ix_audit_person_id"), "audit", ["person", "id"], unique=False)
    op.create_index(op.f("ix_audit_action_id"), "audit", ["action", "id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_audit_action_id"), table_name="audit")
    op.drop_index(op.f("ix_audit_person_id"), table_name="audit")
    op.drop_column("web_sessions", "agent")
    op.drop_column("groups", "rostered")
    op.drop_column("people", "pin_given")
    op.drop_column("people", "rostered")

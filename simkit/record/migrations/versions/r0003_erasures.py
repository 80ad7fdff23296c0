"""What trainees asked to have erased."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=True),
        sa.CheckConstraint("outcome in ('erased', 'kept')", name=op.f("ck_erasures_outcome")),
        sa.CheckConstraint("(decided is null) = (outcome is null)", name=op.f("ck_erasures_decided")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_erasures_by")),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_erasures_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_decided"), "erasures", ["decided"], unique=False)
    op.create_index(op.f("ix_erasures_person"), "erasures", ["person"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_erasures_person"), table_name="erasures")
    op.drop_index(op.f("ix_erasures_decided"), table_name="erasures")
    op.drop_table("erasures")

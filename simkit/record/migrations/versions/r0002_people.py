"""People, judgements and deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_table(
        "countersignatures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countersignatures")),
    )
    op.create_index(op.f("ix_countersignatures_head"), "countersignatures", ["head"], unique=False)
    op.create_index(op.f("ix_countersignatures_session"), "countersignatures", ["session"], unique=False)
    op.create_table(
        "groups",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("name", name=op.f("uq_groups_name")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "throttles",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttles")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("trainee", sa.String(length=36), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("pin", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["trainee"], ["profiles.id"], name=op.f("fk_people_trainee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
        sa.UniqueConstraint("number", name=op.f("uq_people_number")),
        sa.UniqueConstraint("trainee", name=op.f("uq_people_trainee")),
    )
    op.create_index(op.f("ix_people_name"), "people", ["name"], unique=False)
    op.create_index("uq_people_issuer_subject", "people", ["issuer", "subject"], unique=True)
    op.create_table(
        "appeals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("person", sa.String(length=36), nullable=True),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("outcome in ('upheld', 'changed')", name=op.f("ck_appeals_outcome")),
        sa.CheckConstraint("(answered is null) = (outcome is null)", name=op.f("ck_appeals_answered")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_appeals_person")),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_appeals_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
    )
    op.create_index(op.f("ix_appeals_answered"), "appeals", ["answered"], unique=False)
    op.create_index(op.f("ix_appeals_session"), "appeals", ["session"], unique=False)
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("group", sa.String(length=36), nullable=True),
        sa.Column("person", sa.String(length=36), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("mode in ('practice', 'assessment')", name=op.f("ck_assignments_mode")),
        sa.CheckConstraint('("group" is null) <> (person is null)', name=op.f("ck_assignments_to_one")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_assignments_by")),
        sa.ForeignKeyConstraint(
            ["group"], ["groups.id"], name=op.f("fk_assignments_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_assignments_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    op.create_index(op.f("ix_assignments_group"), "assignments", ["group"], unique=False)
    op.create_index(op.f("ix_assignments_person"), "assignments", ["person"], unique=False)
    op.create_table(
        "calibration_sets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_calibration_sets_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_sets")),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_comments_person")),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_comments_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    op.create_index(op.f("ix_comments_session_id"), "comments", ["session", "id"], unique=False)
    op.create_table(
        "devices",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_devices_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token", name=op.f("uq_devices_token")),
    )
    op.create_index(op.f("ix_devices_person"), "devices", ["person"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("group", sa.String(length=36), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint("role in ('trainee', 'trainer', 'manager')", name=op.f("ck_memberships_role")),
        sa.ForeignKeyConstraint(
            ["group"], ["groups.id"], name=op.f("fk_memberships_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_memberships_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group", "person", "role", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_person_role"), "memberships", ["person", "role"], unique=False)
    op.create_table(
        "one_time_codes",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_one_time_codes_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_one_time_codes")),
    )
    op.create_table(
        "person_roles",
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role in ('trainee', 'trainer', 'designer', 'manager', 'admin')",
            name=op.f("ck_person_roles_role"),
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_person_roles_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "role", name=op.f("pk_person_roles")),
    )
    op.create_table(
        "second_ratings",
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("first", sa.String(length=36), nullable=False),
        sa.Column("second", sa.String(length=36), nullable=False),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_in", sa.DateTime(timezone=True), nullable=True),
        sa.Column("second_in", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("first <> second", name=op.f("ck_second_ratings_two_people")),
        sa.ForeignKeyConstraint(["first"], ["people.id"], name=op.f("fk_second_ratings_first")),
        sa.ForeignKeyConstraint(["second"], ["people.id"], name=op.f("fk_second_ratings_second")),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_second_ratings_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_second_ratings")),
    )
    op.create_index(op.f("ix_second_ratings_first"), "second_ratings", ["first"], unique=False)
    op.create_index(op.f("ix_second_ratings_second"), "second_ratings", ["second"], unique=False)
    op.create_table(
        "shares",
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_shares_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_shares")),
    )
    op.create_table(
        "web_sessions",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_web_sessions_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_web_sessions")),
    )
    op.create_index(op.f("ix_web_sessions_person"), "web_sessions", ["person"], unique=False)
    op.create_table(
        "calibration_items",
        sa.Column("set", sa.String(length=36), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_calibration_items_session"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["set"], ["calibration_sets.id"], name=op.f("fk_calibration_items_set"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("set", "session", name=op.f("pk_calibration_items")),
    )
    op.create_index(op.f("ix_calibration_items_session"), "calibration_items", ["session"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=36), nullable=False),
        sa.Column("program", sa.String(length=64), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state in ('receiving', 'accepted', 'refused')", name=op.f("ck_deliveries_state")),
        sa.ForeignKeyConstraint(
            ["device"], ["devices.id"], name=op.f("fk_deliveries_device"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_device"), "deliveries", ["device"], unique=False)
    op.create_index(op.f("ix_deliveries_state"), "deliveries", ["state"], unique=False)
    op.create_table(
        "flags",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("device", sa.String(length=36), nullable=True),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_flags_by")),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_flags_device"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flags")),
    )
    op.create_index(op.f("ix_flags_closed"), "flags", ["closed"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("rubric", sa.String(length=64), nullable=False),
        sa.Column("scorecard", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request", sa.String(length=36), nullable=True),
        sa.CheckConstraint(
            "kind in ('confirmed', 'overridden', 'rated', 'resolved', 'withdrawn')",
            name=op.f("ck_judgements_kind"),
        ),
        sa.CheckConstraint("level between 1 and 4", name=op.f("ck_judgements_level")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_judgements_person")),
        sa.ForeignKeyConstraint(["rubric"], ["rubrics.hash"], name=op.f("fk_judgements_rubric")),
        sa.ForeignKeyConstraint(
            ["scorecard"], ["scorecards.id"], name=op.f("fk_judgements_scorecard"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_judgements_session"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        sa.UniqueConstraint("request", name=op.f("uq_judgements_request")),
    )
    op.create_index(op.f("ix_judgements_person_at"), "judgements", ["person", "at"], unique=False)
    op.create_index(
        op.f("ix_judgements_session_criterion_id"), "judgements", ["session", "criterion", "id"], unique=False
    )
    op.create_table(
        "ratings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("session", sa.String(length=36), nullable=False),
        sa.Column("set", sa.String(length=36), nullable=True),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("level between 1 and 4", name=op.f("ck_ratings_level")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_ratings_person")),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_ratings_session"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["set"], ["calibration_sets.id"], name=op.f("fk_ratings_set"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
    )
    op.create_index(op.f("ix_ratings_session_person"), "ratings", ["session", "person"], unique=False)
    op.create_index(op.f("ix_ratings_set"), "ratings", ["set"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_ratings_set"), table_name="ratings")
    op.drop_index(op.f("ix_ratings_session_person"), table_name="ratings")
    op.drop_table("ratings")
    op.drop_index(op.f("ix_judgements_session_criterion_id"), table_name="judgements")
    op.drop_index(op.f("ix_judgements_person_at"), table_name="judgements")
    op.drop_table("judgements")
    op.drop_index(op.f("ix_flags_closed"), table_name="flags")
    op.drop_table("flags")
    op.drop_index(op.f("ix_deliveries_state"), table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_device"), table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_index(op.f("ix_calibration_items_session"), table_name="calibration_items")
    op.drop_table("calibration_items")
    op.drop_index(op.f("ix_web_sessions_person"), table_name="web_sessions")
    op.drop_table("web_sessions")
    op.drop_table("shares")
    op.drop_index(op.f("ix_second_ratings_second"), table_name="second_ratings")
    op.drop_index(op.f("ix_second_ratings_first"), table_name="second_ratings")
    op.drop_table("second_ratings")
    op.drop_table("person_roles")
    op.drop_table("one_time_codes")
    op.drop_index(op.f("ix_memberships_person_role"), table_name="memberships")
    op.drop_table("memberships")
    op.drop_index(op.f("ix_devices_person"), table_name="devices")
    op.drop_table("devices")
    op.drop_index(op.f("ix_comments_session_id"), table_name="comments")
    op.drop_table("comments")
    op.drop_table("calibration_sets")
    op.drop_index(op.f("ix_assignments_person"), table_name="assignments")
    op.drop_index(op.f("ix_assignments_group"), table_name="assignments")
    op.drop_table("assignments")
    op.drop_index(op.f("ix_appeals_session"), table_name="appeals")
    op.drop_index(op.f("ix_appeals_answered"), table_name="appeals")
    op.drop_table("appeals")
    op.drop_index("uq_people_issuer_subject", table_name="people")
    op.drop_index(op.f("ix_people_name"), table_name="people")
    op.drop_table("people")
    op.drop_table("throttles")
    op.drop_table("installation")
    op.drop_table("groups")
    op.drop_index(op.f("ix_countersignatures_session"), table_name="countersignatures")
    op.drop_index(op.f("ix_countersignatures_head"), table_name="countersignatures")
    op.drop_table("countersignatures")
    op.drop_index(op.f("ix_audit_at"), table_name="audit")
    op.drop_table("audit")

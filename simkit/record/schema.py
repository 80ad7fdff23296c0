"""Bring a database to the tables this simkit knows; refuse one that knows more."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from simkit.errors import SimkitError, diagnostic
from simkit.record.dialect import to_read, to_write, where

MIGRATIONS = Path(__file__).parent / "migrations"
REVISION = "0006"
"""The newest migration; a test holds it equal to what lies in migrations/versions."""


def bring_up(engine: Engine) -> None:
    """Migrate if needed, one program at a time; the whole of it happens or nothing does.

    Raises SimkitError SK8203 for a database made by a newer simkit, SK8202 for one with other tables.
    """
    with to_read(engine) as connection:
        if revision(connection) == REVISION:
            return
    with to_write(engine) as connection, connection.begin():
        found = revision(connection)
        if found == REVISION:
            return
        path = where(engine)
        if found is None and inspect(connection).get_table_names():
            raise SimkitError(diagnostic("SK8202", path=path, reason="it holds tables of another program"))
        if found is not None and found not in _known():
            raise SimkitError(diagnostic("SK8203", path=path, found=found, known=REVISION))
        _migrate(connection)


def revision(connection: Connection) -> str | None:
    """None for a database without simkit's tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def _known() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

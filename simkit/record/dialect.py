"""What differs between databases: the only module that knows SQLite's own commands, and PostgreSQL's."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from simkit.errors import SimkitError, diagnostic
from simkit.record.faults import LOCK_WAIT_S

WRITES = "simkit_writes"
"""Execution option of a connection that is going to write."""
_SCHEMA_LOCK, _NUMBERS_LOCK = 0x51_6D_6B_17, 0x51_6D_6B_18
"""Any numbers, the same in every simkit: keys of PostgreSQL's advisory locks."""


def sqlite_url(path: Path) -> str:
    return f"sqlite+pysqlite:///{path}"


def make_engine(url: str) -> Engine:
    """An engine whose transactions begin as simkit means them. Connects to nothing yet.

    Raises SimkitError SK8214 for a URL that is none, or whose driver is not installed.
    """
    try:
        parsed = make_url(url)
        engine = create_engine(parsed, json_serializer=_dumps, json_deserializer=orjson.loads)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise SimkitError(diagnostic("SK8214", reason=error)) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def where(engine: Engine) -> str:
    """The database as a person may see it: the file, or the URL with its password hidden."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        return engine.url.database
    return engine.url.render_as_string(hide_password=True)


def hold_schema(connection: Connection) -> None:
    """Keep other programs from migrating until this transaction ends. On SQLite its write lock does that."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})


def hold_numbers(connection: Connection) -> None:
    """Nobody else takes a scorecard number until this transaction ends. On SQLite its write lock does that."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _NUMBERS_LOCK})


def insert_plain(connection: Connection, table: Table, rows: Sequence[tuple[str | int | None, ...]]) -> None:
    """Rows in the order of the table's columns, without SQLAlchemy's work on every value: for many small ones."""
    if not rows:
        return
    compiled = insert(table).compile(dialect=connection.dialect)
    names = [column.name for column in table.columns]
    if compiled.positional:
        connection.exec_driver_sql(str(compiled), list(rows))
    else:
        connection.exec_driver_sql(str(compiled), [dict(zip(names, row, strict=True)) for row in rows])


def forget_deleted(engine: Engine) -> None:
    """Let nothing of a deleted row stay in the write-ahead log (the main file overwrites with zeros by itself)."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("pragma wal_checkpoint(truncate)")


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _prepare_sqlite(raw: Any, _record: Any) -> None:
    raw.isolation_level = None  # the driver begins no transaction by itself: _begin_sqlite does
    raw.execute(f"pragma busy_timeout={int(LOCK_WAIT_S * 1000)}")
    raw.execute("pragma foreign_keys=on")
    raw.execute("pragma secure_delete=on")
    raw.execute("pragma synchronous=full")
    _use_wal(raw)


def _use_wal(raw: Any) -> None:
    # Changing the mode takes a lock for which SQLite does not wait, busy_timeout or not.
    deadline = time.monotonic() + LOCK_WAIT_S
    while raw.execute("pragma journal_mode").fetchone()[0] != "wal":
        try:
            raw.execute("pragma journal_mode=wal").fetchone()
            return
        except Exception as error:
            locked = getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
            if not locked or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")

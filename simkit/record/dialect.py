"""What differs between databases: the only module that knows SQLite's own commands, and PostgreSQL's."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert, make_url
from sqlalchemy.exc import ArgumentError

from simkit.errors import SimkitError, diagnostic
from simkit.record.faults import LOCK_WAIT_S

WRITES = "simkit_writes"
"""Execution option of a connection that is going to write."""
_WRITE_LOCK = 0x51_6D_6B_17
"""Any number, the same in every simkit: key of PostgreSQL's advisory lock, held by the one that writes."""
_STUCK_S = 60
"""A PostgreSQL server ends a writer that stands still for so long within its transaction."""
_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def sqlite_url(path: Path) -> str:
    return f"sqlite+pysqlite:///{path}"


def make_engine(url: str) -> Engine:
    """An engine whose transactions begin as simkit means them. Connects to nothing yet.

    Raises SimkitError SK8214 for a URL that is none, or of another database, or whose driver is not installed.
    """
    parsed = _parse(url)
    try:
        engine = create_engine(
            parsed, json_serializer=_dumps, json_deserializer=orjson.loads, **_how_to_connect(parsed)
        )
    except (ArgumentError, ModuleNotFoundError) as error:
        raise SimkitError(diagnostic("SK8214", reason=error)) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def where(engine: Engine) -> str:
    """The database as a person may see it: the file, or the URL without passwords and settings."""
    url = engine.url
    if engine.dialect.name == "sqlite":
        return url.database or str(url)
    at = url.host or ""
    account = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    socket = f"?host={url.query['host']}" if "host" in url.query else ""
    return f"postgresql://{account}{at}{port}/{url.database or ''}{socket}"


def to_read(engine: Engine) -> Connection:
    """A connection that sees one state of the database until it is closed, whatever others write meanwhile."""
    connection = engine.connect()
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def to_write(engine: Engine) -> Connection:
    """A connection whose transactions hold the write lock from their start, one program and thread at a time."""
    return engine.connect().execution_options(**{WRITES: True})


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
    """Let nothing of a deleted row stay in SQLite's log (its main file overwrites with zeros by itself)."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("pragma wal_checkpoint(truncate)")


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _parse(url: str) -> URL:
    # The error's own words may repeat the URL, and a password with it.
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise SimkitError(diagnostic("SK8214", reason="not a URL")) from error
    driver = _DRIVERS.get(parsed.drivername, parsed.drivername)
    if driver not in _DRIVERS.values():
        raise SimkitError(
            diagnostic("SK8214", reason=f"{driver} is neither SQLite nor PostgreSQL by psycopg")
        )
    return parsed.set(drivername=driver)


def _how_to_connect(url: URL) -> dict[str, Any]:
    """Notice a server that is gone, and connect anew when it is back; what the URL itself says goes before."""
    if url.drivername != "postgresql+psycopg":
        return {}
    asked = {
        "connect_timeout": LOCK_WAIT_S,
        "tcp_user_timeout": LOCK_WAIT_S * 1000,
        "keepalives_idle": 30,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "application_name": "simkit",
    }
    mine = {name: value for name, value in asked.items() if name not in url.query}
    return {"connect_args": mine, "pool_pre_ping": True}


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


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(
            f"set local lock_timeout = {int(LOCK_WAIT_S * 1000)};"
            f"set local idle_in_transaction_session_timeout = {int(_STUCK_S * 1000)};"
            f"select pg_advisory_xact_lock({_WRITE_LOCK})"
        )

"""What the disk and the database refuse, as coded errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from simkit.errors import Diagnostic, SimkitError, diagnostic

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
LOCK_WAIT_S = 10
"""How long a write waits for another program's write."""


@contextmanager
def coded_os_errors(path: Path) -> Iterator[None]:
    """SK8205 for a full disk, SK8204 for anything else the system refuses at `path`."""
    try:
        yield
    except OSError as error:
        raise SimkitError(of_os_error(error, path)) from error


def of_os_error(error: OSError, path: Path) -> Diagnostic:
    if error.errno in _FULL:
        return diagnostic("SK8205", path=path)
    reason = error.strerror or str(error)
    return diagnostic("SK8204", path=path, reason=reason)


@contextmanager
def coded_database_errors(where: str) -> Iterator[None]:
    """`where` is the database file, or the URL without its password."""
    # Here, since the home folder has its faults from this module too and needs no database library.
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.exc import TimeoutError as NoConnectionFree

    try:
        yield
    except DBAPIError as error:
        raise SimkitError(_of_database_error(error, where)) from error
    except NoConnectionFree as error:
        raise SimkitError(diagnostic("SK8215", path=where, reason=error)) from error


def is_locked(error: DBAPIError) -> bool:
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or _state(error) == "55P03"


def _of_database_error(error: DBAPIError, where: str) -> Diagnostic:
    name = _name(error)
    if is_locked(error):
        return diagnostic("SK8201", path=where, seconds=LOCK_WAIT_S)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return diagnostic("SK8202", path=where, reason=error.orig)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return diagnostic("SK8204", path=where, reason=error.orig)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")):
        return diagnostic("SK8205", path=where)
    if name.startswith("SQLITE_IOERR"):
        return diagnostic("SK8202", path=where, reason=error.orig)
    reason = " ".join(str(error.orig).split()) or type(error.orig).__name__
    if hasattr(error.orig, "sqlstate"):
        return _of_postgresql_error(error, where, reason)
    return diagnostic("SK8208", path=where, reason=reason)


def _of_postgresql_error(error: DBAPIError, where: str, reason: str) -> Diagnostic:
    """By SQLSTATE (PostgreSQL manual, appendix A); a connection that fails or breaks has none."""
    state = _state(error)
    # 08: connection; 57P: shut down, starting up; 53300: no connection left.
    if error.connection_invalidated or state.startswith(("08", "57P", "53300")):
        return diagnostic("SK8215", path=where, reason=reason)
    if not state and type(error.orig).__name__ in ("OperationalError", "ConnectionTimeout"):
        return diagnostic("SK8215", path=where, reason=reason)
    if state == "53100":
        return diagnostic("SK8205", path=where)
    if state.startswith("XX0") and state != "XX000":
        return diagnostic("SK8202", path=where, reason=reason)
    return diagnostic("SK8208", path=where, reason=reason)


def _name(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", ""))


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""

"""One database belongs to one home folder: rows here and journals there that are not each other's are refused."""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from simkit.errors import SimkitError, diagnostic
from simkit.record.faults import coded_os_errors
from simkit.record.tables import installation

if TYPE_CHECKING:
    from simkit.record.store import Record

FILE = "installation"


def hold_together(record: Record) -> None:
    """Raises SimkitError SK8216 for a database that belongs to another folder.

    A database that belongs to none yet is from now on this folder's.
    """
    path = record.home.path / FILE
    mine = _read(path)
    with record.reading() as connection:
        found = connection.scalar(select(installation.c.id))
    if found is None:
        with record.writing() as connection:
            found = connection.scalar(select(installation.c.id))
            if found is None:
                found = mine = mine or _write(path)
                connection.execute(insert(installation).values(id=found, settings={}))
    if found != mine and found != _read(path):
        raise SimkitError(diagnostic("SK8216", path=record.where, home=record.home.path, id=found, file=path))


def _read(path: Path) -> str | None:
    with coded_os_errors(path):
        return path.read_text(encoding="utf-8").strip() or None if path.exists() else None


def _write(path: Path) -> str:
    id = str(uuid.uuid4())
    with coded_os_errors(path):
        partly = path.with_name(f"{FILE}.{os.getpid()}")
        partly.write_text(f"{id}\n", encoding="utf-8")
        partly.replace(path)
    return id

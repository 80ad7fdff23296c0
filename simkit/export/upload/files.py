"""Small files that are there whole or not at all, and readable by their owner alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from simkit.record.faults import coded_os_errors


def write(path: Path, data: Mapping[str, Any]) -> None:
    """Raises SimkitError SK8204, SK8205."""
    with coded_os_errors(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def read(path: Path) -> dict[str, Any] | None:
    """None where there is none. ValueError for one that holds something else; OSError where it cannot be read."""
    try:
        found = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    if not isinstance(found, dict):
        raise ValueError("it holds no JSON object")
    return found

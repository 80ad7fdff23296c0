"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from simkit.errors import SimkitError, diagnostic


def write_whole(path: Path, parts: Iterable[bytes]) -> Path:
    """Beside its place first, then moved there. Raises SimkitError SK9111."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        try:
            with new.open("xb") as file:
                for part in parts:
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise SimkitError(diagnostic("SK9111", path=path, reason=error.strerror or error)) from error
    return path

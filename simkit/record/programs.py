"""The source of every program that was practised, kept as a file by its hash."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import orjson

from simkit.errors import SimkitError, diagnostic
from simkit.record.faults import coded_os_errors
from simkit.record.home import Home
from simkit.scenario.bundle import bundle_hash


def keep_bundle(home: Home, program: str, bundle: Mapping[str, str]) -> Path:
    """Write the bundle (file name -> text) unless it is there; whole, or not at all. Raises SK8204, SK8205."""
    path = home.program(program)
    with coded_os_errors(path):
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A name of its own: two programs may keep the same bundle at the same moment.
            new = path.with_name(f"{program}.{secrets.token_hex(4)}.new")
            try:
                with new.open("xb") as file:
                    file.write(orjson.dumps(dict(bundle), option=orjson.OPT_SORT_KEYS))
                    file.flush()
                    os.fsync(file.fileno())
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
    return path


def read_bundle(home: Home, program: str) -> dict[str, str]:
    """File name -> text. Raises SK8211 when the file is gone or is not what was kept."""
    path = home.program(program)
    try:
        found = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise SimkitError(diagnostic("SK8211", path=path, program=program, reason="no such file")) from error
    except (OSError, orjson.JSONDecodeError) as error:
        raise SimkitError(diagnostic("SK8211", path=path, program=program, reason=error)) from error
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise SimkitError(diagnostic("SK8211", path=path, program=program, reason="not a bundle"))
    if bundle_hash(found) != program:
        raise SimkitError(diagnostic("SK8211", path=path, program=program, reason="its content was changed"))
    return found

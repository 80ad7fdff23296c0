"""Where a person's sessions live on disk: one folder, made on first use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simkit.record.faults import coded_os_errors

_FOLDERS = ("journals", "programs", "exports", "pictures", "cache", "keys")


@dataclass(frozen=True, slots=True)
class Home:
    path: Path
    url: str | None = field(default=None, repr=False)
    """Of the database that holds the record; None: `database`, in the folder. May hold a password."""

    @property
    def database(self) -> Path:
        return self.path / "record.sqlite"

    @property
    def journals(self) -> Path:
        return self.path / "journals"

    @property
    def programs(self) -> Path:
        return self.path / "programs"

    @property
    def exports(self) -> Path:
        return self.path / "exports"

    @property
    def pictures(self) -> Path:
        return self.path / "pictures"

    @property
    def cache(self) -> Path:
        return self.path / "cache"

    def journal(self, session_id: str) -> Path:
        return self.journals / f"{session_id}.jsonl"

    def program(self, program_hash: str) -> Path:
        return self.programs / f"{program_hash}.json"

    def ensure(self) -> Home:
        """Make the folders that are not there yet, readable by their owner alone.

        Raises SimkitError SK8204 where the folder cannot be written, SK8205 on a full disk.
        """
        with coded_os_errors(self.path):
            for name in _FOLDERS:
                (self.path / name).mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(self.path, os.W_OK | os.X_OK):
                raise PermissionError(f"{self.path} is read-only")
        return self


def default_home(environ: Mapping[str, str] | None = None) -> Home:
    """The folder SIMKIT_HOME names, else the platform's place for a program's data. Makes nothing.

    SIMKIT_DATABASE is the URL of its record.
    """
    environ = os.environ if environ is None else environ
    url = environ.get("SIMKIT_DATABASE") or None
    if given := environ.get("SIMKIT_HOME"):
        return Home(Path(given).expanduser().absolute(), url)
    from platformdirs import user_data_path

    return Home(user_data_path("simkit", appauthor=False), url)

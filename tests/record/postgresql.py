"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, run by somebody who is not root."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg

SETTINGS = {
    "listen_addresses": "",
    "autovacuum": "off",
    "dynamic_shared_memory_type": "mmap",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "40",
    "shared_buffers": "16MB",
}
AS_SHIPPED = {"listen_addresses": "", "dynamic_shared_memory_type": "mmap"}
"""What a new server is set to, safe and with its own housekeeping."""
DEADLINE_S = 90


def binaries() -> Path | None:
    """The folder with `initdb` and `postgres`, newest version first; None where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    folders = [*([Path(on_path).resolve().parent] if on_path else []), *folders]
    return next((path for path in reversed(folders) if (path / "postgres").exists()), None)


class Server:
    """`account` is the server's superuser; every database has its name from `create`."""

    account = "simkit"

    def __init__(self, bin: Path, folder: Path, settings: Mapping[str, str]) -> None:
        self.bin, self.folder, self.settings = bin, folder, settings
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        # A server refuses to run as root: the account of Debian's package does, or else nobody.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            names = {entry.pw_name: entry for entry in pwd.getpwall()}
            entry = names.get("postgres") or names["nobody"]
            self._as = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        init = [bin / "initdb", "-D", folder / "data", "-U", self.account, "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*init, "--no-sync", "--locale=C"], check=True, capture_output=True, cwd=folder, **self._as
        )

    def start(self) -> None:
        settings = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        command = [self.bin / "postgres", "-D", self.folder / "data", "-k", self.folder, *settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self._as)
        deadline = time.monotonic() + DEADLINE_S
        while True:
            try:
                return self.run("postgres", "select 1")
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((self.folder / "log").read_text(errors="replace")) from None
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: after undoing what is under way; SIGQUIT: at once, as when the power fails."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(DEADLINE_S)
            self._process = None

    def create(self) -> str:
        """The name of a new database; it goes with the server."""
        self._made += 1
        name = f"test{self._made}"
        self.run("postgres", f"create database {name} template template0")
        return name

    def url(self, name: str) -> str:
        return f"postgresql://{self.account}@/{name}?host={self.folder}"

    def run(self, name: str, statement: str) -> None:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(statement)


@contextlib.contextmanager
def running(bin: Path, settings: Mapping[str, str] = SETTINGS) -> Iterator[Server]:
    # Not under pytest's own folder: a socket's path may be no longer than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="simkit-pg-"))
    try:
        folder.chmod(0o755)
        server = Server(bin, folder, settings)
        server.start()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)  # nothing of it is kept
    finally:
        shutil.rmtree(folder, ignore_errors=True)

"""Has pictures of a session drawn: one after the other, by a process of its own, and says how far they are.

What is known of it lies beside the pictures, so that every worker of the server says the same.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Full, Queue
from threading import Lock, Thread, Timer
from typing import Any, Final, Literal

from simkit.record import Home
from simkit.server.review.pictures import picture_name
from simkit.server.web.state import Server
from simkit.session.lock import lock

MOST_PICTURES: Final = 80
"""Of one session."""
MOST_WAITING: Final = 12
"""Sessions whose pictures wait to be drawn."""
MODULE: Final = "simkit.server.review.pictures"
_STATE: Final = "state.json"
_NAME: Final = re.compile(r"^entry-(\d{1,7})\.png$")
_START_S, _EACH_S = 90.0, 20.0
"""How long it may take, on a machine that has much else to do."""
_FORGOTTEN_S: Final = 1800.0
"""After this nobody is drawing any more, whatever was noted: the server stopped meanwhile."""
_POLL_S: Final = 0.2

State = Literal["none", "waiting", "drawing", "ready", "failed"]


@dataclass(frozen=True, slots=True)
class Standing:
    state: State = "none"
    entries: frozenset[int] = frozenset()
    """Journal entries there is a picture of."""
    reason: str = ""
    """Of a failure: a code and what is wrong, in English."""

    @property
    def under_way(self) -> bool:
        return self.state in ("waiting", "drawing")


@dataclass(frozen=True, slots=True)
class Wanted:
    home: Home
    session: str
    journal: Path
    program: str
    entries: tuple[int, ...]

    @property
    def folder(self) -> Path:
        return self.home.pictures / self.session


@dataclass
class _Drawer:
    """One thread that has one child at a time."""

    waiting: Queue[Wanted] = field(default_factory=lambda: Queue(MOST_WAITING))
    child: subprocess.Popen[str] | None = None
    thread: Thread | None = None
    guard: Any = field(default_factory=Lock)

    def ask(self, wanted: Wanted) -> bool:
        with self.guard:
            if self.thread is None or not self.thread.is_alive():
                self.thread = Thread(target=self._run, name="pictures", daemon=True)
                self.thread.start()
                atexit.register(self._stop)
        try:
            self.waiting.put_nowait(wanted)
        except Full:
            return False
        return True

    def _run(self) -> None:
        while True:
            wanted = self.waiting.get()
            try:
                self._draw(wanted)
            except OSError as error:
                _note(wanted, "failed", f"SK9291 {error.strerror or error}")

    def _draw(self, wanted: Wanted) -> None:
        """Waits until nobody else on this machine is drawing."""
        with (wanted.home.pictures / ".drawing").open("a+b") as file:
            while not lock(file):
                time.sleep(_POLL_S)
            if not wanted.journal.exists():
                return
            _note(wanted, "drawing")
            _note(wanted, *self._child_draws(wanted))

    def _child_draws(self, wanted: Wanted) -> tuple[State, str]:
        into = Path(tempfile.mkdtemp(prefix=".drawing-", dir=wanted.home.pictures))
        paths = (str(wanted.home.path), str(wanted.journal), wanted.program, str(into))
        command = [sys.executable, "-m", MODULE, *paths, *map(str, wanted.entries)]
        # What the server knows and a picture needs not.
        environ = {name: value for name, value in os.environ.items() if not name.startswith("SIMKIT_")}
        with (into / "errors").open("w+", encoding="utf-8") as errors:
            self.child = subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=errors,
                stdin=subprocess.DEVNULL,
                text=True,
                env=environ,
            )
            timer = Timer(_START_S + _EACH_S * len(wanted.entries), self.child.kill)
            timer.start()
            try:
                assert self.child.stdout is not None
                for line in self.child.stdout:
                    if line.strip().isdecimal():
                        _keep(wanted, into / picture_name(int(line)))
                code = self.child.wait()
            finally:
                timer.cancel()
                self.child.kill()
                self.child = None
            errors.seek(0)
            said = errors.read().strip().splitlines()
        shutil.rmtree(into, ignore_errors=True)
        if code == 0:
            return "ready", ""
        coded = next((line for line in said if re.match(r"^SK\d{4} ", line)), "")
        return "failed", coded or f"SK9291 exit {code}"

    def _stop(self) -> None:
        if (child := self.child) is not None:
            child.kill()


_drawer = _Drawer()


def ask_for(server: Server, session: str, journal: str, program: str, entries: Sequence[int]) -> bool:
    """Pictures of those moments there are none of yet. False where too many sessions wait already."""
    home = server.record.home
    now = standing(server, session)
    missing = tuple(dict.fromkeys(entry for entry in entries if entry not in now.entries))[:MOST_PICTURES]
    if now.under_way or not missing:
        return True
    wanted = Wanted(home, session, home.path / journal, program, missing)
    wanted.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _note(wanted, "waiting")
    if not _drawer.ask(wanted):
        _note(wanted, "none")
        return False
    return True


def standing(server: Server, session: str) -> Standing:
    folder = server.record.home.pictures / session
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return Standing()
    entries = frozenset(int(found[1]) for name in names if (found := _NAME.match(name)))
    try:
        file = folder / _STATE
        noted = json.loads(file.read_text(encoding="utf-8"))
        state, reason = noted["state"], str(noted["reason"])
        old = time.time() - file.stat().st_mtime > _FORGOTTEN_S
    except (OSError, ValueError, KeyError, TypeError):
        state, reason, old = "none", "", False
    if state in ("waiting", "drawing") and old:
        state = "none"
    if state not in ("waiting", "drawing", "ready", "failed"):
        state = "ready" if entries else "none"
    return Standing(state, entries, reason)


def picture(server: Server, session: str, entry: int) -> Path | None:
    path = server.record.home.pictures / session / picture_name(entry)
    return path if path.is_file() else None


def _keep(wanted: Wanted, made: Path) -> None:
    """Not of a session that was erased meanwhile."""
    if wanted.journal.exists() and wanted.folder.is_dir():
        made.replace(wanted.folder / made.name)


def _note(wanted: Wanted, state: State, reason: str = "") -> None:
    if not wanted.folder.is_dir():
        return
    new = wanted.folder / f".{_STATE}.new"
    new.write_text(json.dumps({"state": state, "reason": reason[:500]}), encoding="utf-8")
    new.replace(wanted.folder / _STATE)

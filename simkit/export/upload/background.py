"""Delivery beside a session that is played: a thread that no frame waits for, and that may be stopped at any moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from simkit.errors import SimkitError
from simkit.export.upload.deliver import deliver, send_so_far, whole_lines
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.receipts import Said
from simkit.export.upload.server import Away, Refused, Server
from simkit.export.upload.waiting import waiting
from simkit.record import Record

LOOK_S = 2.0
FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 300.0


class Background:
    """Sends what waits, and of the session `current` names what was on disk at an earlier look.

    It opens nothing of its own but a connection; all it does can be done again by `simkit sync`.
    """

    def __init__(
        self,
        record: Record,
        enrolment: Enrolment,
        server: Server,
        current: Callable[[], str | None],
        *,
        look_s: float = LOOK_S,
    ) -> None:
        self.said: list[Said] = []
        self.trouble: SimkitError | Away | OSError | None = None
        """What stopped the last round, if anything did."""
        self._record, self._enrolment, self._server, self._current = record, enrolment, server, current
        self._look_s = look_s
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._seen: dict[str, int] = {}
        self._closed: set[str] = set()
        """Of which the server's word was heard in this run, for good or for now."""
        self._refused: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="delivery", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def finish(self, within_s: float) -> None:
        """One more round for what just ended, for as long as `within_s`; what is left waits for another time."""
        self._ending.set()
        self._wake.set()
        self._thread.join(within_s)

    def _run(self) -> None:
        wait = self._look_s
        while True:
            ending = self._ending.is_set()
            try:
                self._round()
                self.trouble, wait = None, self._look_s
            except (Away, SimkitError, OSError) as error:
                asked = error.after_s if isinstance(error, Away) else 0.0
                wait = max(asked, min(LONGEST_WAIT_S, FIRST_WAIT_S if self.trouble is None else wait * 2))
                self.trouble = error
            if ending:
                return
            self._wake.wait(wait)
            self._wake.clear()

    def _round(self) -> None:
        for row in waiting(self._record, self._enrolment).rows:
            if row.id in self._closed:
                continue
            said = deliver(self._server, self._record, self._enrolment, row)
            self.said.append(said)
            self._closed.add(row.id)
        self._so_far()

    def _so_far(self) -> None:
        """Only what was there a look ago: that is on the disk by now, and will not be gone after a power cut."""
        id = self._current()
        if id is None or id in self._refused:
            return
        row = self._record.session(id)
        if row.mode != "assessment" or row.state != "open" or row.parent is not None:
            return
        path = self._record.home.path / row.journal
        if not path.exists():
            return
        safe = self._seen.get(id, 0)
        self._seen[id] = path.stat().st_size
        try:
            send_so_far(self._server, row, whole_lines(path, safe))
        except Refused:
            self._refused.add(id)  # said again, and told, when the session has ended

"""A recorder keeps a session: it writes each act to the journal and says when what it caused may be shown."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from simkit.errors import Diagnostic, diagnostic
from simkit.events import Act
from simkit.session.cues import Cue
from simkit.session.journal import (
    Header,
    Outside,
    Parent,
    digest,
    entry_data,
    envelope_data,
    header_data,
    read_journal,
)
from simkit.session.journal import line as journal_line
from simkit.session.program import Program
from simkit.session.replay import check_same_program, replay
from simkit.session.session import Session
from simkit.session.writer import JournalWriter


class Recorder:
    """Use `create` or `resume`. One thread calls it; a writer thread makes lines durable.

    A guest's recorder has no path: nothing is kept, and everything may be shown at once.
    """

    def __init__(self, session: Session, writer: JournalWriter | None) -> None:
        self.session = session
        self.repaired: Diagnostic | None = None
        self._writer = writer
        self._waiting: deque[tuple[int, tuple[Cue, ...]]] = deque()
        self._written = 0
        self._closed_head: str | None = None

    @classmethod
    def create(
        cls,
        path: Path | None,
        session: Session,
        *,
        id: str,
        opened: Mapping[str, Outside],
        parent: Parent | None = None,
    ) -> Recorder:
        """A new journal for a session that has just begun, or a what-if with the acts it shares with its parent.

        Raises SimkitError: SK8004 in use, SK8005 cannot be written (also where the file exists).
        """
        writer = None if path is None else JournalWriter(path)
        recorder = cls(session, writer)
        header = Header(
            session=id,
            program=session.program.hash,
            scenario=session.program.scenario.id,
            seed=session.seed,
            settings=session.first_settings,
            parent=parent,
        )
        if writer is not None:
            writer.append(lambda: header_data(header))
            writer.append(lambda: envelope_data("opened", opened))
        recorder._keep(session.cues)
        return recorder

    @classmethod
    def resume(cls, path: Path, program: Program, *, resumed: Mapping[str, Outside]) -> Recorder:
        """Go on where the journal ends; a torn last line is removed and told in `repaired`.

        Raises SimkitError: SK8001, SK8002, SK8004, SK8006 another program, SK8007 other semantics, SK8040 diverges.
        """
        journal = read_journal(path)
        check_same_program(program, journal)
        session = replay(program, journal)
        writer = JournalWriter(path, head=journal.head, keep=path.stat().st_size - journal.torn)
        recorder = cls(session, writer)
        recorder._written = len(session.log)
        if journal.torn:
            recorder.repaired = diagnostic("SK8003", bytes=journal.torn)
        writer.append(lambda: envelope_data("resumed", resumed))
        return recorder

    @property
    def path(self) -> Path | None:
        return self._writer.path if self._writer else None

    @property
    def head(self) -> str:
        """Hash of the last durable line; of the events alone where nothing is kept."""
        if self._closed_head is not None:
            return self._closed_head
        if self._writer is not None:
            return self._writer.head
        head = "0" * 64
        for entry in self.session.log:
            head = digest(journal_line(entry_data(entry), head))
        return head

    def act(self, act: Act) -> None:
        """Raises ActRefused, and SimkitError SK8005 once writing has failed."""
        _ = self.busy
        if self.session.act(act):
            self._keep(self.session.cues)

    @property
    def busy(self) -> bool:
        """Something was done that is not durable yet. Raises SimkitError SK8005."""
        return self._writer is not None and self._writer.busy

    def wait(self) -> None:
        """Until everything done is durable. Raises SimkitError SK8005."""
        if self._writer is not None:
            self._writer.wait()

    def cues(self) -> tuple[Cue, ...]:
        """What may be shown now and was not taken yet."""
        found: list[Cue] = []
        while self._waiting and (self._writer is None or self._waiting[0][0] <= self._writer.durable):
            found.extend(self._waiting.popleft()[1])
        return tuple(found)

    def close(self, **closed: Outside) -> str:
        """Says in the journal how it ended, waits until that is durable, and gives the head. May be called twice."""
        if self._closed_head is None:
            if self._writer is not None:
                try:
                    self._writer.append(lambda: envelope_data("closed", closed))
                    self._writer.wait()
                finally:
                    self._writer.close()
            self._closed_head = self.head
        return self._closed_head

    def __enter__(self) -> Recorder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._closed_head is None and self._writer is not None:
            self._writer.close()

    def _keep(self, cues: tuple[Cue, ...]) -> None:
        """Hand every log entry that is not written yet to the writer; its cues wait for the last of them."""
        number = 0
        if self._writer is not None:
            for entry in self.session.log[self._written :]:
                number = self._writer.append(lambda entry=entry: entry_data(entry))  # type: ignore[misc]
        self._written = len(self.session.log)
        self._waiting.append((number, cues))

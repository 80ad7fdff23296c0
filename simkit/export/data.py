"""All that is known of one session: what every export format is a pure function of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scoring import Scorecard
from simkit.events import Ended, Event, Halted
from simkit.record import SessionRow, Trainee
from simkit.record.envelopes import closed_at, opening_of
from simkit.session import Journal, Program


@dataclass(frozen=True, slots=True)
class SessionData:
    row: SessionRow
    trainee: Trainee
    program: Program
    journal: Journal
    card: Scorecard | None
    """None where the scenario has no rubric."""

    @property
    def started(self) -> datetime:
        """As the journal says; the row's moment, a little earlier, where it does not."""
        opening = opening_of(self.journal)
        return opening.at if opening is not None else self.row.started

    @property
    def ended(self) -> datetime:
        """As the journal says, else as the row does. ValueError while neither does."""
        found = closed_at(self.journal) or self.row.ended
        if found is None:
            raise ValueError(f"session {self.row.id} has not ended")
        return found

    @property
    def ending(self) -> str | None:
        """None for a session that halted, or is open."""
        last = self._last
        return last.ending if isinstance(last, Ended) else None

    @property
    def finished(self) -> bool:
        return isinstance(self._last, Ended | Halted)

    @property
    def duration_ms(self) -> int:
        """Story time."""
        last = self._last
        return last.at if last is not None else 0

    @property
    def language(self) -> str:
        return self.journal.header.settings.language

    @property
    def _last(self) -> Event | None:
        events = [event for entry in self.journal.entries[-1:] for event in entry.events]
        return events[-1] if events else None

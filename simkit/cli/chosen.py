"""What a person set for themselves, as the command line reads and keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simkit.cli.options import home_of
from simkit.cli.output import tell
from simkit.errors import Diagnostic, SimkitError, render
from simkit.present.preferences import Preferences, keep_preferences, read_preferences
from simkit.record import Home

if TYPE_CHECKING:
    from simkit.cli.playing import Wanted


@dataclass(slots=True)
class Chosen:
    preferences: Preferences
    home: Home | None
    """Where changes are kept; None: nowhere, as for a guest."""
    notes: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def of(cls, wanted: Wanted) -> Chosen:
        """A guest has their settings too, and keeps no changes; an autopilot looks alike for everyone."""
        if wanted.present == "autopilot":
            return cls(Preferences(), None)
        home = home_of(wanted.home)
        kept = read_preferences(home)
        notes = [kept.note] if kept.note is not None else []
        return cls(kept.preferences, None if wanted.guest else home, notes)

    def keep(self, preferences: Preferences) -> None:
        self.preferences = preferences
        if self.home is None:
            return
        try:
            keep_preferences(self.home, preferences)
        except SimkitError as error:
            if error.diagnostics[0] not in self.notes:
                self.notes.append(error.diagnostics[0])

    def tell(self, language: str) -> None:
        """Say once what could not be read or kept."""
        while self.notes:
            tell(render(self.notes.pop(0), language))

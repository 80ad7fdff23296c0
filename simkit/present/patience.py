"""Whether story time runs while one waits: a view says what time it is, but not whether it goes on."""

from __future__ import annotations

from typing import Final

from simkit.session import View

_PATIENCE: Final = 25
"""So often asked at one moment of the story, and time is taken to stand still."""


class Stands:
    """Asked with each view at which there is nothing to do."""

    def __init__(self, patience: int = _PATIENCE) -> None:
        self._at = -1
        self._times = 0
        self._patience = patience

    def patient(self, view: View) -> bool:
        """Whether it is worth waiting on."""
        self._times = self._times + 1 if view.at == self._at else 1
        self._at = view.at
        return self._times < self._patience

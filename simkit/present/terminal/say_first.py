"""Say it aloud first: the options of a choose show only when the trainee asks for them. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable

from simkit.session.view import ChooseView


class SayFirst:
    """`keep` is called with every change of what the trainee wants."""

    def __init__(self, on: bool = False, keep: Callable[[bool], None] = lambda _: None) -> None:
        self.on = on
        self._keep = keep
        self._asked_for: int | None = None
        """The cue of the choose whose options were asked for."""

    def waits(self, choose: ChooseView | None) -> bool:
        """Whether the options of this choose are not to be shown yet."""
        return self.on and choose is not None and choose.cue != self._asked_for

    def show(self, choose: ChooseView) -> None:
        """The trainee has said it, or wants to read."""
        self._asked_for = choose.cue

    def begin(self) -> None:
        """Another session has cues of its own."""
        self._asked_for = None

    def switch(self) -> None:
        self.on = not self.on
        self._keep(self.on)

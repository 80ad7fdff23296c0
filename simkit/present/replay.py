"""Plays a journal back through any presenter: its acts answer, at the pace they came or faster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import sleep
from typing import Final

from simkit.errors import Diagnostic
from simkit.events import Act, Clock
from simkit.present.debrief import Debrief
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.session import Cue, Entry, View

_FRAME_MS: Final = 40


class ReplayPresenter:
    """Run it over a recorder without a path, whose session stands just before `entries`.

    `speed` 1 is as it happened, 2 twice as fast, None at once. A live presenter says how much it presented and may
    leave; what it would answer is passed over. A journal that ends before the talk does leaves it open.
    """

    name = "replay"

    def __init__(
        self,
        inner: Presenter,
        entries: Sequence[Entry],
        *,
        speed: float | None = None,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self.inner = inner
        self.live = inner.live
        self.refusals: list[Diagnostic] = []
        """Acts the program refuses now, though the journal has them: the replay diverges."""
        self._speed = speed
        self._wait = wait
        self._acts: deque[Act] = deque()
        for entry in entries:
            if entry.after:
                self._acts.append(Clock(entry.after))
            if entry.act is not None:
                self._acts.append(entry.act)

    def welcome(self, welcome: Welcome) -> Quit | None:
        return self.inner.welcome(welcome)

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self.inner.show(cues, view)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        presented = self._present(view, busy)
        if presented is None:
            return Quit()
        if busy:
            return None
        if not self._acts:
            return Quit()
        following = self._acts[0]
        if not isinstance(following, Clock) or self._speed is None:
            return self._acts.popleft()
        passed = int(presented * self._speed)
        if passed >= following.ms:
            return self._acts.popleft()
        if passed <= 0:
            return None
        self._acts[0] = Clock(following.ms - passed)
        return Clock(passed)

    def _present(self, view: View, busy: bool) -> float | None:
        """Milliseconds that were presented; None when whoever watches has had enough."""
        if self.live:
            # It knows best what it presented: a line that is repeated, say, holds the story up.
            act = self.inner.ask(view, busy=busy)
            return None if isinstance(act, Quit) else float(act.ms) if isinstance(act, Clock) else 0.0
        if self._speed is None or busy:
            return 0.0
        following = self._acts[0] if self._acts else None
        ms = min(_FRAME_MS, following.ms / self._speed) if isinstance(following, Clock) else 0.0
        self._wait(ms / 1000)
        return max(ms, 1 / self._speed)

    def refused(self, reason: Diagnostic) -> None:
        self.refusals.append(reason)
        self.inner.refused(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        return self.inner.debrief(debrief)

    def close(self) -> None:
        self.inner.close()

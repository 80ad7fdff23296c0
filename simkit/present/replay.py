"""Plays a journal back through any presenter: its acts answer, at the pace they came or faster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import Final

from simkit.errors import Diagnostic
from simkit.events import Act, Clock
from simkit.present.debrief import Debrief
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.session import Cue, Entry, View

_FRAME_MS: Final = 40


class ReplayPresenter:
    """Run it over a recorder without a path, whose session stands just before `entries`.

    `speed` 1 is as it happened, 2 twice as fast, None at once. A live presenter goes on drawing meanwhile and may
    leave; what it would answer is passed over. A journal that ends before the talk does leaves it open.
    """

    name = "replay"

    def __init__(
        self,
        inner: Presenter,
        entries: Sequence[Entry],
        *,
        speed: float | None = None,
        now: Callable[[], float] = monotonic,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self.inner = inner
        self.live = inner.live
        self.refusals: list[Diagnostic] = []
        """Acts the program refuses now, though the journal has them: the replay diverges."""
        self._speed = speed
        self._now = now
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
        before = self._now()
        if self.live and isinstance(self.inner.ask(view, busy=True), Quit):
            return Quit()
        if busy:
            return None
        if not self._acts:
            return Quit()
        following = self._acts[0]
        if not isinstance(following, Clock) or self._speed is None:
            return self._acts.popleft()
        if not self.live:
            self._wait(min(_FRAME_MS, following.ms) / 1000 / self._speed)
        passed = max(1, int((self._now() - before) * 1000 * self._speed))
        if passed >= following.ms:
            return self._acts.popleft()
        self._acts[0] = Clock(following.ms - passed)
        return Clock(passed)

    def refused(self, reason: Diagnostic) -> None:
        self.refusals.append(reason)
        self.inner.refused(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        return self.inner.debrief(debrief)

    def close(self) -> None:
        self.inner.close()

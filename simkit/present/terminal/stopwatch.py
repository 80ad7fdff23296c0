"""Real time in whole milliseconds, that can stand still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """`now` gives seconds on a clock that never goes back."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._counted_to: float | None = None

    def start(self, *, after_ms: int = 0) -> None:
        """Count from so many milliseconds from now."""
        self._counted_to = self._now() + after_ms / 1000

    def start_unless_running(self) -> None:
        if self._counted_to is None:
            self.start()

    def passed_ms(self) -> int:
        """What passed since it was counted last."""
        if self._counted_to is None:
            return 0
        passed = int((self._now() - self._counted_to) * 1000)
        if passed <= 0:
            return 0
        self._counted_to += passed / 1000
        return passed

    @contextmanager
    def stands_still(self) -> Iterator[None]:
        began = self._now()
        try:
            yield
        finally:
            if self._counted_to is not None:
                self._counted_to += self._now() - began

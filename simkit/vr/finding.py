"""Looking for the headset: at the start, and again after it was lost, for as long as that is welcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import xr
from panda3d.core import NodePath

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.stage.window import Window
from simkit.vr.gear import Gear
from simkit.vr.runtime import plain

FIRST_WAIT_S: Final = 0.5
LONGEST_WAIT_S: Final = 8.0
GIVES_UP_S: Final = 90.0
"""Some runtimes start their whole application when they are asked: whoever closed it does not want that for ever."""


class Finding:
    """`now` tells seconds."""

    def __init__(self, window: Window, parent: NodePath, now: Callable[[], float]) -> None:
        self._window, self._parent, self._now = window, parent, now
        self._due: float | None = 0.0
        self._wait_s = FIRST_WAIT_S
        self._since = now()
        self.why: Diagnostic | None = None
        """Why there is no headset."""

    def begin(self, *, at_once: bool) -> None:
        """Start looking (anew)."""
        self._since = self._now()
        self._wait_s = FIRST_WAIT_S
        self._due = 0.0 if at_once else self._now() + FIRST_WAIT_S

    def stop(self) -> None:
        self._due = None

    def look(self) -> Gear | None:
        """Ask when it is time to; what was found."""
        now = self._now()
        if self._due is None or now < self._due:
            return None
        try:
            return Gear(self._window, self._parent)
        except SimkitError as error:
            self.why = error.diagnostics[0]
        except xr.XrException as error:
            self.why = diagnostic("SK8705", reason=plain(error))
        self._due = now + self._wait_s if now - self._since < GIVES_UP_S else None
        self._wait_s = min(self._wait_s * 1.5, LONGEST_WAIT_S)
        return None

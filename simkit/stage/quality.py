"""How finely to draw: chosen from what draws, then held against how long frames take."""

from __future__ import annotations

from typing import Any

from simkit.stage.shade import Quality, pick_quality

FRAMES = 24
TOO_SLOW_S = 0.140
"""Below seven pictures a second a mouth no longer speaks; the plainer look is then the better one."""


class QualityKeeper:
    """Steps down once, never up: a picture that changes back and forth is worse than a plain one."""

    def __init__(self, gsg: Any, wanted: Quality | None = None) -> None:
        self.quality: Quality = wanted or pick_quality(gsg)
        self._fixed = wanted is not None
        self._times: list[float] = []

    def took(self, seconds: float) -> Quality:
        """Tell how long a frame took; the quality for the next one."""
        if self._fixed or self.quality == "lean":
            return self.quality
        self._times.append(seconds)
        if len(self._times) == FRAMES:
            # The median: one slow frame, as when a picture is loaded, says nothing.
            if sorted(self._times)[FRAMES // 2] > TOO_SLOW_S:
                self.quality = "standard" if self.quality == "full" else "lean"
            self._times.clear()
        return self.quality

"""Where a speech has come to: by the sound device while it plays, by the frames' own time where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from simkit.stage.voice.device import Clip

_PULL: Final = 0.25
"""Part of the distance to the device's own position that one frame takes back."""
_STANDS_STILL_S: Final = 0.6
_NEAR_END_MS: Final = 150
_LONG_FRAME_S: Final = 0.1
_LATE_MS: Final = 500


class Playback:
    """`on_lost` is called once if the device stops before the speech does."""

    def __init__(
        self,
        clip: Clip | None,
        length_ms: int,
        *,
        from_ms: float = 0.0,
        on_lost: Callable[[], None] | None = None,
    ) -> None:
        self._clip = clip
        self._on_lost = on_lost
        self.length_ms = length_ms
        self.at_ms = from_ms
        self._held = False
        self._heard_at = -1.0
        self._still_s = 0.0
        if clip is not None:
            clip.play(from_ms)

    @property
    def by_device(self) -> bool:
        return self._clip is not None

    @property
    def done(self) -> bool:
        return self.at_ms >= self.length_ms

    def advance(self, seconds: float) -> None:
        """After so much time, and the device's update."""
        if self._held:
            return
        at = self.at_ms + seconds * 1000
        if self._clip is not None and self.at_ms < self.length_ms - _NEAR_END_MS:
            heard, before = self._clip.at_ms, self._heard_at
            # One long frame of a busy computer is no device that stands still.
            self._still_s = self._still_s + min(seconds, _LONG_FRAME_S) if heard == before else 0.0
            self._heard_at = heard
            if (
                not self._clip.playing
                and max(before, self.at_ms) + seconds * 1000 + _LATE_MS >= self.length_ms
            ):
                at = self.length_ms  # it played to its end while the frame was drawn
            elif not self._clip.playing or self._still_s > _STANDS_STILL_S:
                self._lose()
            else:
                at += (heard - at) * _PULL
        self.at_ms = max(self.at_ms, at)

    def hold(self) -> None:
        if not self._held:
            self._held = True
            if self._clip is not None:
                self._clip.stop()

    def go_on(self) -> None:
        if self._held:
            self._held = False
            self._still_s = 0.0
            if self._clip is not None and not self.done:
                self._clip.play(self.at_ms)

    def stop(self) -> None:
        if self._clip is not None:
            self._clip.stop()
            self._clip = None

    def _lose(self) -> None:
        self._clip = None
        if self._on_lost is not None:
            self._on_lost()

"""The sound device: looked for and opened beside the stage, and only once somebody asked for sound."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_PATIENCE_S: Final = 20.0
_SETTINGS: Final = "audio-library-name p3openal_audio\nnotify-level-audio fatal\n"
_WITHOUT_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Clip:
    """A sound that plays or is held at a place in it."""

    def __init__(self, sound: Any) -> None:
        self._sound = sound

    @property
    def playing(self) -> bool:
        return bool(self._sound.status() == self._sound.PLAYING)

    @property
    def at_ms(self) -> float:
        """As of the last `Device.update`."""
        return float(self._sound.getTime()) * 1000

    def play(self, from_ms: float = 0.0, *, volume: float = 1.0, loop: bool = False) -> None:
        self._sound.setLoop(loop)
        self._sound.setVolume(volume)
        self._sound.setTime(from_ms / 1000)
        self._sound.play()

    def set_volume(self, volume: float) -> None:
        self._sound.setVolume(volume)

    def stop(self) -> None:
        self._sound.stop()


class Device:
    """`clip` gives None until it is open, and for ever where there is none: who plays goes on by their own clock."""

    def __init__(self) -> None:
        self._manager: Any = None
        self._thread: threading.Thread | None = None
        self.missing = False
        """It was looked for, and there is none."""

    def open(self) -> None:
        """Begin to look for it; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._open, name="sound", daemon=True)
            self._thread.start()

    @property
    def opening(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def clip(self, file: Path) -> Clip | None:
        if self.opening or self._manager is None:
            return None
        from panda3d.core import Filename

        sound = self._manager.getSound(Filename.fromOsSpecific(str(file)), False)
        return Clip(sound) if sound is not None and sound.length() > 0 else None

    def update(self) -> None:
        """Once a frame."""
        if self._manager is not None and not self.opening:
            self._manager.update()

    def lost(self) -> None:
        """It stopped playing by itself: nothing more is asked of it."""
        self.missing = True
        self._manager = None

    def close(self) -> None:
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)
        if self._manager is not None:
            self._manager.shutdown()
            self._manager = None

    def _open(self) -> None:
        # A sound driver that is not there writes on the terminal, and a bad one ends its process: try it in another.
        if not _answers():
            self.missing = True
            return
        os.environ.setdefault("ALSOFT_LOGLEVEL", "0")
        manager = _manager()
        if manager is None:
            self.missing = True
        self._manager = manager


def _answers() -> bool:
    """This file as a script, which imports nothing of simkit: it has to be quick."""
    with suppress(OSError, subprocess.SubprocessError):
        ran = subprocess.run(
            [sys.executable, "-P", __file__],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
            creationflags=_WITHOUT_WINDOW,
        )
        return ran.returncode == 0
    return False


def _manager() -> Any:
    """None where there is no device."""
    from panda3d.core import AudioManager, loadPrcFileData

    loadPrcFileData("simkit-sound", _SETTINGS)
    made = AudioManager.createAudioManager()
    if made is None or not made.isValid() or "Null" in type(made).__name__:
        return None
    return made


if __name__ == "__main__":
    sys.exit(0 if _manager() is not None else 1)

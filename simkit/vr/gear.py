"""All that is held of the runtime while a headset is connected, made and let go as one."""

from __future__ import annotations

from panda3d.core import NodePath

from simkit.stage.window import Window
from simkit.vr.eyes import Eyes
from simkit.vr.gl import has_context
from simkit.vr.hands import Hands
from simkit.vr.runtime import Runtime
from simkit.vr.session import XrSession

FIRST_FRAMES = 20
"""A window may need more than one frame until it is really there."""
ENDING_FRAMES = 60
"""How many more frames a session is given to end as it should."""


class Gear:
    """Draws a frame or two of the window, if it has to, so that Panda3D's OpenGL context is current.

    Raises SimkitError SK8701 to SK8703, SK8705; xr.XrException for what the runtime refuses.
    """

    def __init__(self, window: Window, parent: NodePath) -> None:
        for _ in range(FIRST_FRAMES):
            if has_context():
                break
            window.frame(hurry=True)
        self.runtime = Runtime()
        self.headset = self.runtime.headset
        try:
            self.session = XrSession(self.runtime)
            try:
                self.hands = Hands(self.runtime.instance, self.session.handle)
                self.eyes = Eyes(window, self.session, parent)
            except BaseException:
                self.session.close()
                raise
        except BaseException:
            self.runtime.close()
            raise

    def end(self) -> None:
        """Ask the runtime to end the session, and keep its rhythm until it did. Raises xr.XrException."""
        if self.session.running:
            self.session.ask_to_end()
            for _ in range(ENDING_FRAMES):
                self.session.poll()
                if self.session.over:
                    break
                if self.session.running:
                    self.session.end(self.session.begin())

    def close(self) -> None:
        """Whatever state it is in; a runtime that is gone already makes no trouble."""
        self.eyes.close()
        self.session.close()
        self.runtime.close()

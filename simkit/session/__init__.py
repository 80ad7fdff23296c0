"""A session: pure, instantaneous, deterministic; and the recorder that keeps it."""

from simkit.session.cues import Cue
from simkit.session.settings import Settings
from simkit.session.view import View

__all__ = ["Cue", "Settings", "View"]

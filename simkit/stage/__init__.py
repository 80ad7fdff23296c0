"""The desktop stage: a window with people in a room, and the presenter that plays a session on it.

Importing it opens nothing. Needs the `stage` extra (Panda3D, blitz-py).
"""

from simkit.stage.presenter import StagePresenter
from simkit.stage.sight import Observer, Sight
from simkit.stage.window import Window, open_window

__all__ = ["Observer", "Sight", "StagePresenter", "Window", "open_window"]

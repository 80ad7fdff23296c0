"""How a session is presented: one small protocol, and the presenters that need no window."""

from simkit.present.debrief import Debrief
from simkit.present.protocol import Again, Mode, Presenter, Quit, TryFrom, Welcome, Wish

__all__ = ["Again", "Debrief", "Mode", "Presenter", "Quit", "TryFrom", "Welcome", "Wish"]

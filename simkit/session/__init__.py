"""A session: pure, instantaneous, deterministic; and the recorder that keeps it."""

from simkit.session.compile import compile_program
from simkit.session.cues import Cue
from simkit.session.journal import Journal, Parent, read_journal
from simkit.session.log import Entry, Log
from simkit.session.observations import observations
from simkit.session.program import Program
from simkit.session.recorder import Recorder
from simkit.session.replay import replay, session_before
from simkit.session.session import ActRefused, Session
from simkit.session.settings import Settings
from simkit.session.view import View

__all__ = [
    "ActRefused",
    "Cue",
    "Entry",
    "Journal",
    "Log",
    "Parent",
    "Program",
    "Recorder",
    "Session",
    "Settings",
    "View",
    "compile_program",
    "observations",
    "read_journal",
    "replay",
    "session_before",
]

"""Practise in a terminal: plain lines for screen readers and pipes, panels where the terminal can show them."""

from simkit.present.terminal.plain import PlainScreen
from simkit.present.terminal.presenter import TerminalPresenter
from simkit.present.terminal.reader import LineReader
from simkit.present.terminal.say_first import SayFirst
from simkit.present.terminal.screen import Screen

__all__ = ["LineReader", "PlainScreen", "SayFirst", "Screen", "TerminalPresenter"]

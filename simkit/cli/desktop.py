"""`simkit-stage`: the start screen with all scenarios, opened by a double click, without a console."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TextIO

from simkit.cli.codes import INTERRUPTED
from simkit.cli.language import locale_language


class Heard(io.StringIO):
    """A stream that passes on what is written, where there is somewhere to pass it, and remembers it."""

    def __init__(self, onward: TextIO | None) -> None:
        super().__init__()
        self._onward = onward

    def write(self, text: str) -> int:
        if self._onward is not None:
            self._onward.write(text)
        return super().write(text)

    def flush(self) -> None:
        if self._onward is not None:
            self._onward.flush()


def main() -> None:
    """Takes the options of `simkit play`. What went wrong is shown in a window, in the language of the system."""
    speak_as_the_system()
    heard = Heard(sys.stderr)
    sys.stderr = heard
    from simkit.cli.entry import run

    code = run(["play", "--present", "stage", *sys.argv[1:]])
    if code not in (0, INTERRUPTED) and (said := heard.getvalue().strip()):
        from simkit.cli.desktop_message import show

        show(said, locale_language() or "en")
    sys.exit(code)


def speak_as_the_system() -> None:
    """A program that no shell has started knows no locale on Windows and macOS; there the system is asked."""
    if locale_language() is None and (found := _system_language()):
        os.environ["LANG"] = found


def _system_language() -> str | None:
    if sys.platform == "win32":
        import ctypes
        from locale import windows_locale

        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    if sys.platform == "darwin":
        asked = subprocess.run(
            ["/usr/bin/defaults", "read", "-g", "AppleLocale"], capture_output=True, text=True, check=False
        )
        return asked.stdout.strip() or None
    return None

"""A window with a message, by what the system itself has: the stage's own may be what failed."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from shutil import which
from typing import Any, Final

TITLE: Final = "simkit"
_CLOSE: Final = {"en": "Close", "nl": "Sluiten"}
_WIDTH_PX: Final = 560
_APPLE: Final = (
    'on run {what}\ndisplay dialog what with title "simkit" buttons {"OK"} default button 1\nend run'
)


def show(text: str, language: str) -> bool:
    """Returns when it was closed. False: nothing here can show a window."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0x10)
        return True
    if sys.platform == "darwin":
        return _ran(["/usr/bin/osascript", "-e", _APPLE, text])
    return _by_tk(text, _CLOSE.get(language, _CLOSE["en"])) or _by_program(text)


def _by_tk(text: str, close: str) -> bool:
    """Whether Python came with Tk, and Tk found a display. The text can be selected and copied."""
    try:
        import tkinter
        from tkinter import ttk
    except ImportError:
        return False
    try:
        root = tkinter.Tk(className=TITLE)
    except tkinter.TclError:
        return False
    root.title(TITLE)
    root.resizable(width=False, height=False)
    frame = ttk.Frame(root, padding=20)
    frame.grid()
    said: Any = tkinter.Text(frame, wrap="word", width=64, height=6, relief="flat", font="TkDefaultFont")
    said.insert("1.0", text)
    said.configure(state="disabled", background=root.cget("background"))
    said.grid(pady=(0, 16))
    button = ttk.Button(frame, text=close, command=root.destroy)
    button.grid(sticky="e")
    root.update_idletasks()
    lines = said.count("1.0", "end", "update", "displaylines")
    said.configure(height=min(lines[0] if isinstance(lines, tuple) else lines or 6, 30))
    for key in ("<Return>", "<Escape>", "<KP_Enter>"):
        root.bind(key, lambda _: root.destroy())
    button.focus_set()
    root.eval("tk::PlaceWindow . center")
    root.mainloop()
    return True


def _by_program(text: str) -> bool:
    for command in (
        ["zenity", "--error", f"--title={TITLE}", "--no-markup", f"--width={_WIDTH_PX}", f"--text={text}"],
        ["kdialog", "--title", TITLE, "--error", text],
        ["xmessage", "-center", text],
    ):
        if which(command[0]) and _ran(command):
            return True
    return False


def _ran(command: list[str]) -> bool:
    with suppress(OSError):
        return subprocess.run(command, capture_output=True, check=False).returncode in (0, 1)
    return False

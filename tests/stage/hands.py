"""A display of its own with real keys and a real mouse: Xvfb and XTEST. And the player that is played with them."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol import event as protocol_event

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 90.0
Sight = dict[str, Any]


class Screen:
    """An Xvfb on the first number that is free."""

    def __init__(self, width: int = 1024, height: int = 768) -> None:
        read, write = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
        ]
        self.process = subprocess.Popen(
            [*command, "-noreset"], pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.name = f":{number}"
        self.display = Display(self.name)

    def press(self, *names: str) -> None:
        """Keys by X name ("Return", "1", "plus"), one after another; "Shift+Tab" holds the first."""
        for name in names:
            codes = [self.display.keysym_to_keycode(XK.string_to_keysym(part)) for part in name.split("+")]
            for code in codes:
                xtest.fake_input(self.display, X.KeyPress, code)
            for code in reversed(codes):
                xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.sync()

    def move(self, x: float, y: float) -> None:
        xtest.fake_input(self.display, X.MotionNotify, x=round(x), y=round(y))
        self.display.sync()

    def click(self) -> None:
        xtest.fake_input(self.display, X.ButtonPress, 1)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.sync()

    def button(self, *, down: bool) -> None:
        """The left one goes down, or up again."""
        xtest.fake_input(self.display, X.ButtonPress if down else X.ButtonRelease, 1)
        self.display.sync()

    def close_windows(self) -> None:
        """What the cross in a window's corner does."""
        for window in self.display.screen().root.query_tree().children:
            self._close(window)

    def watch_windows(self) -> None:
        """From now on it is heard when a window comes up."""
        self.display.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.display.sync()

    def close_next_window(self) -> None:
        """Close the next one that comes up, as soon as it is there: sooner than a hand could."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            while self.display.pending_events():
                heard = self.display.next_event()
                if heard.type == X.MapNotify:
                    self._close(heard.window)
                    return
            time.sleep(0.001)
        raise AssertionError("no window came")

    def _close(self, window: Any) -> None:
        delete, protocols = (self.display.intern_atom(n) for n in ("WM_DELETE_WINDOW", "WM_PROTOCOLS"))
        asked = protocol_event.ClientMessage(
            window=window, client_type=protocols, data=(32, [delete, X.CurrentTime, 0, 0, 0])
        )
        window.send_event(asked)
        self.display.sync()

    def focus_window(self) -> None:
        """What clicking on a window does where something manages windows."""
        for window in self.display.screen().root.query_tree().children:
            window.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
        self.display.sync()

    def resize_window(self, width: int, height: int) -> None:
        for window in self.display.screen().root.query_tree().children:
            window.configure(width=width, height=height)
        self.display.sync()

    @contextmanager
    def another_window(self) -> Iterator[None]:
        """Somebody else's window has the focus meanwhile."""
        root = self.display.screen().root
        other = root.create_window(0, 0, 40, 40, 0, self.display.screen().root_depth)
        other.map()
        self.display.sync()
        other.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
        self.display.sync()
        try:
            yield
        finally:
            other.destroy()
            self.display.sync()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


class Play:
    """The player on a screen. `until` waits for what is seen; keys and mouse are the screen's."""

    def __init__(
        self,
        screen: Screen,
        scenario: Path,
        language: str = "en",
        pace: float = 4.0,
        journal: Path | None = None,
    ) -> None:
        self.screen = screen
        environment = os.environ | {"DISPLAY": screen.name, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.stage.player",
                str(scenario),
                language,
                str(pace),
                str(journal or ""),
            ],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.seen: Sight = {}
        self.said: list[dict[str, Any]] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, what: Callable[[Sight], bool], patience_s: float = PATIENCE_S) -> Sight:
        """The first sight from now on (or the present one) of which `what` is true."""
        deadline = time.monotonic() + patience_s
        while not (self.seen and what(self.seen)):
            line = self._next(deadline)
            if line.get("kind") == "sight":
                self.seen = line
        return self.seen

    def told(self, kind: str, patience_s: float = PATIENCE_S) -> dict[str, Any]:
        """The next message of a kind that is no sight."""
        deadline = time.monotonic() + patience_s
        while True:
            found = next((one for one in self.said if one["kind"] == kind), None)
            if found is not None:
                self.said.remove(found)
                return found
            line = self._next(deadline)
            if line.get("kind") == "sight":
                self.seen = line

    def pace(self, pace: float) -> None:
        """Let time pass so many times as fast from now on; with 0 a sight says `held` once it stands still."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{pace}\n")
        self.process.stdin.flush()

    def press(self, *names: str) -> Sight:
        """Keys, as the screen's; the first sight after all of them were read."""
        read = self.seen["inputs"] + len(names)
        self.screen.press(*names)
        return self.until(lambda sight: sight["inputs"] >= read)

    def click_on(self, target: str) -> None:
        """Move the mouse to the middle of a target and press."""
        self.until(lambda sight: target in sight["targets"] and sight["painted"])
        x, y, width, height = self.seen["targets"][target]
        self.screen.move(x + width / 2, y + height / 2)
        self.screen.click()

    def last_words(self) -> str:
        """All that was said after the last sight, on either stream; call it when the process has ended."""
        said = [json.dumps(one) for one in self.said]
        while (line := self._lines.get(timeout=PATIENCE_S)) is not None:
            said.append(line)
        assert self.process.stderr is not None
        return "".join(said) + self.process.stderr.read()

    def end(self, patience_s: float = PATIENCE_S) -> int:
        return self.process.wait(patience_s)

    def __enter__(self) -> Play:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _next(self, deadline: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=max(0.01, deadline - time.monotonic()))
        except queue.Empty:
            raise AssertionError(f"waited in vain; the last sight was {self.seen}") from None
        if line is None:
            assert self.process.stderr is not None
            raise AssertionError(f"the player ended: {self.process.stderr.read()[-3000:]}")
        data: dict[str, Any] = json.loads(line)
        if data["kind"] != "sight":
            self.said.append(data)
        return data

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

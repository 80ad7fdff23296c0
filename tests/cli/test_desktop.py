"""`simkit-stage` as a double click starts it: without a console, on a real display."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.world import environment
from tests.stage.hands import Screen

PATIENCE_S = 90.0


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


def started(home: Path, *args: str, display: str | None = None) -> subprocess.Popen[str]:
    code = "from simkit.cli.desktop import main; main()"
    more = {"LC_ALL": "nl_NL.UTF-8", **({"DISPLAY": display} if display else {})}
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(home, **more),
    )


def wait_for_window(screen: Screen, running: subprocess.Popen[str]) -> None:
    """Until a window of simkit's is shown; it gets the keys."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        for window in screen.display.screen().root.query_tree().children:
            if window.get_wm_name() == "simkit" and window.get_attributes().map_state == 2:
                return
        assert running.poll() is None, running.communicate()[1]
        time.sleep(0.1)
    raise AssertionError("no window came")


def end(running: subprocess.Popen[str], leave: Callable[[], None]) -> str:
    """Do what leaves it until that was heard; what was written for whoever has a console after all."""
    until = time.monotonic() + PATIENCE_S
    while running.poll() is None and time.monotonic() < until:
        leave()
        time.sleep(0.2)
    return running.communicate(timeout=PATIENCE_S)[1]


def test_what_stops_it_is_shown_in_a_window_in_the_language_of_the_system(home: Path, screen: Screen) -> None:
    pytest.importorskip("tkinter")
    running = started(home, "--guest", "--resume", "last", display=screen.name)
    wait_for_window(screen, running)

    def close() -> None:
        screen.focus_window()
        screen.press("Return")

    said = end(running, close)
    assert running.returncode == 2
    assert "SK8524" in said
    assert "gast" in said
    assert "Traceback" not in said


def test_it_opens_the_start_screen_and_the_windows_cross_leaves_it(home: Path, screen: Screen) -> None:
    running = started(home, display=screen.name)
    wait_for_window(screen, running)
    said = end(running, screen.close_windows)
    assert running.returncode == 0, said


def test_a_window_closed_the_moment_it_comes_up_was_left_not_broken(home: Path, screen: Screen) -> None:
    screen.watch_windows()
    running = started(home, display=screen.name)
    screen.close_next_window()
    said = running.communicate(timeout=PATIENCE_S)[1]
    assert running.returncode == 0, said
    assert "SK" not in said


def test_without_any_display_it_ends_with_the_message(home: Path) -> None:
    running = started(home)
    said = running.communicate(timeout=PATIENCE_S)[1]
    assert running.returncode != 0
    assert "SK8403" in said
    assert "Traceback" not in said

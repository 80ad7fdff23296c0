"""A helper process that answers JSON with JSON. It may hang, crash or never come up: that ends here."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, Any, Final

PATIENCE_S: Final = 6.0
_WITHOUT_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class ChildFailed(Exception):
    """Why it gave no answer. The next question starts another process where this one is gone."""


class NeverUp(ChildFailed):
    """It could not begin: it will not the next time either."""


class Child:
    """Started by the first question, and again after it died. One thread asks; `close` may come from another."""

    def __init__(self, command: Sequence[str], *, patience_s: float = PATIENCE_S) -> None:
        self._command = list(command)
        self._patience_s = patience_s
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str | None] = queue.Queue()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """None while there is no process."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Raises ChildFailed."""
        if self._closed:
            raise ChildFailed("closed")
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
        except (OSError, ValueError) as error:
            self._kill()
            raise ChildFailed(f"it ended ({error})") from error
        return self._answer()

    def close(self) -> None:
        self._closed = True
        self._kill()

    def _start(self) -> subprocess.Popen[str]:
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                creationflags=_WITHOUT_WINDOW,
            )
        except OSError as error:
            raise NeverUp(str(error)) from error
        self._process = process
        self._answers = queue.Queue()
        threading.Thread(
            target=_read, args=(process.stdout, self._answers), name="voice-answers", daemon=True
        ).start()
        try:
            self._answer()
        except ChildFailed as failed:
            self._kill()
            raise NeverUp(str(failed)) from failed
        return process

    def _answer(self) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=self._patience_s)
        except queue.Empty:
            self._kill()
            raise ChildFailed(f"no answer within {self._patience_s:g} s") from None
        if line is None:
            self._kill()
            raise ChildFailed("it ended by itself")
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            self._kill()
            raise ChildFailed("it answered something else")
        if "failed" in answer:
            raise ChildFailed(str(answer["failed"]))
        return answer

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.wait(2)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError, ValueError):
                if pipe is not None and pipe is not process.stdout:
                    pipe.close()


def python_script(path: str, *arguments: str) -> list[str]:
    """A command that runs a script of the standard library alone, away from the caller's environment."""
    return [sys.executable, "-I", "-S", path, *arguments]


def _read(pipe: IO[str] | None, answers: queue.Queue[str | None]) -> None:
    with suppress(OSError, ValueError):
        for line in pipe or ():
            answers.put(line)
    answers.put(None)
    with suppress(OSError):
        if pipe is not None:
            pipe.close()

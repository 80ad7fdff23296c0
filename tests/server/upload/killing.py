"""A server that is killed with SIGKILL again and again, while somebody works with it."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("SIMKIT_KILLS", "100"))
"""How often a server is killed for each database, over all the tests that do; `SIMKIT_KILLS=1000` asks for more."""
UPLOADS = KILLS * 3 // 5
JUDGEMENTS = KILLS - UPLOADS
DEADLINE_S = 120


class Victim:
    """`address` stays the same; `kills` counts. Work through `client`: kills come so many requests apart."""

    def __init__(self, nursery: subprocess.Popen[str], port: int) -> None:
        self._nursery = nursery
        self._port = port
        self._server = 0
        self.address = f"http://127.0.0.1:{port}"
        self.kills = 0
        self.asked = threading.Semaphore(0)

    def client(self) -> httpx.Client:
        hooks = {"request": [lambda _request: self.asked.release()]}
        return httpx.Client(timeout=DEADLINE_S, trust_env=False, event_hooks=hooks)

    def start(self) -> None:
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(f"{self._port}\n")
        self._nursery.stdin.flush()
        self._server = int(self._nursery.stdout.readline())
        deadline = time.monotonic() + DEADLINE_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), 1).close()
                return
            except OSError:
                assert time.monotonic() < deadline, "the server does not start"
                time.sleep(0.002)

    def kill(self) -> None:
        """Returns when it is gone: its port is free then."""
        os.kill(self._server, signal.SIGKILL)
        self.kills += 1
        with suppress(ProcessLookupError):
            for _ in range(DEADLINE_S * 500):
                os.kill(self._server, 0)
                time.sleep(0.002)


@contextmanager
def victim(home: Path, url: str | None = None) -> Iterator[Victim]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    command = [sys.executable, "-m", "tests.server.upload.nursery", str(home), url or ""]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environ
    ) as nursery:
        made = Victim(nursery, port)
        made.start()
        try:
            yield made
        finally:
            made.kill()
            assert nursery.stdin is not None
            nursery.stdin.close()
            nursery.wait(DEADLINE_S)


def through_kills(one: Victim, work: Callable[[], None], *, kills: int, seed: int = 7) -> None:
    """Does `work` again and again, until the server was killed and started again so many times.

    A kill comes one to four requests after a start, and a few milliseconds after that: it meets work at any of its
    moments, however slow the machine. `work` is to try again by itself what was cut off, and says what it finds wrong
    by raising.
    """
    draw = random.Random(seed)
    failed: list[BaseException] = []
    done = threading.Event()

    def killer() -> None:
        try:
            for _ in range(kills):
                while one.asked.acquire(blocking=False):
                    pass
                for _ in range(draw.randint(1, 4)):
                    assert one.asked.acquire(timeout=DEADLINE_S), "nobody asks the server anything"
                time.sleep(draw.uniform(0, 0.015))
                one.kill()
                one.start()
        except BaseException as error:
            failed.append(error)
        finally:
            done.set()

    thread = threading.Thread(target=killer, daemon=True)
    thread.start()
    while not done.is_set():
        work()
    thread.join(DEADLINE_S)
    assert not failed, failed
    assert one.kills >= kills

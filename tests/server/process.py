"""`simkit review` as a process of its own, on a home that is there already, with somebody signed in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.server.test_start import free_port
from tests.server.world import World

DEADLINE_S = 60


@dataclass
class Process:
    address: str
    pid: int
    log: Path


@contextmanager
def review(home: Path, url: str | None = None, *, port: int | None = None) -> Iterator[Process]:
    """Running, and answering; ended by SIGTERM, or killed by the test."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "simkit",
        "review",
        "--port",
        str(port),
        "--base-url",
        address,
        "--no-open",
    ]
    environ = {**os.environ, "SIMKIT_HOME": str(home), "LANG": "en_GB.UTF-8"}
    if url:
        environ["SIMKIT_DATABASE"] = url
    log = home / "server.log"
    with log.open("ab") as out, subprocess.Popen(command, stdout=out, stderr=out, env=environ) as process:
        until = time.monotonic() + DEADLINE_S
        while True:
            try:
                if httpx.get(f"{address}/health", timeout=5).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            if process.poll() is not None or time.monotonic() > until:
                process.kill()
                raise RuntimeError(log.read_text(errors="replace"))
            time.sleep(0.05)
        try:
            yield Process(address, process.pid, log)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(DEADLINE_S)


@dataclass
class Signed:
    """A client with a cookie, and what its forms must bear."""

    client: httpx.Client
    csrf: str

    def submit(self, path: str, form: dict[str, str]) -> httpx.Response:
        return self.client.post(path, data={"csrf": self.csrf, **form})


@contextmanager
def signed_in(world: World, address: str, person: str) -> Iterator[Signed]:
    """By a row in the record, as if they had signed in at the process."""
    browser = world.browser_of(person)
    with httpx.Client(base_url=address, cookies=dict(browser.cookies), timeout=60) as client:
        yield Signed(client, browser.csrf)

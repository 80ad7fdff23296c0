"""The review console with 100,000 sessions: twenty readers at one request a second, five writers, for a minute.

A real server process on SQLite, and on PostgreSQL where its server is installed; latency as a client on the same
machine sees it, which shares the two cores of a small machine with the server.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx
from starlette.responses import Response

from bench.kit.many_sessions import Seeded, seed
from simkit.record import Record
from simkit.server.app import make_app
from simkit.server.config import Config
from simkit.server.web import cookies
from simkit.server.web.paths import path_of

SESSIONS: Final = 100_000
SECONDS: Final = 60.0
READERS: Final = 20
WRITERS: Final = 5
TARGET_MS: Final = 100.0


@dataclass
class _Load:
    address: str
    seconds: float
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)


def run(count: int = SESSIONS, seconds: float = SECONDS) -> list[dict[str, Any]]:
    """Per kind of page the 95th percentile in milliseconds, over all requests of the minute."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        rows = _measure("sqlite", folder / "sqlite", None, count, seconds)
        url = _postgresql(stack)
        if url is None:
            rows.append({"name": "postgresql", "left_out": "no PostgreSQL server is installed"})
        else:
            rows += _measure("postgresql", folder / "postgresql", url, count, seconds)
    return rows


def _measure(name: str, home: Path, url: str | None, count: int, seconds: float) -> list[dict[str, Any]]:
    with Record.open(home, url=url) as record:
        seeded = seed(record, count)
        if url is not None:
            with record.writing() as connection:
                connection.exec_driver_sql("analyze")
    with _Serving(home, url) as (address, server):
        signed_in = _sign_in(home, url, address, seeded)
        load = _Load(address, seconds)
        asyncio.run(_run(load, seeded, signed_in))
        size = _memory(server)
    if load.failed:
        raise RuntimeError(f"{len(load.failed)} requests failed, first: {load.failed[0]}")
    rows = []
    for kind, took in sorted(load.took.items()):
        target = None if kind.startswith("write") else TARGET_MS
        rows.append(
            {
                "name": f"{name}: {kind}, p95 of {len(took)}",
                "value": round(_at(took, 0.95) * 1000, 1),
                "unit": "ms",
                "target": target,
                "median_ms": round(_at(took, 0.5) * 1000, 1),
            }
        )
    every = [one for kind, took in load.took.items() if not kind.startswith("write") for one in took]
    rows.append(
        {
            "name": f"{name}: every page, p95",
            "value": round(_at(every, 0.95) * 1000, 1),
            "unit": "ms",
            "target": TARGET_MS,
        }
    )
    rows.append({"name": f"{name}: server's memory", "value": size, "unit": "MB", "target": None})
    return rows


def _at(took: list[float], share: float) -> float:
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class _Serving:
    """`simkit review` in a process of its own: its address and the process."""

    def __init__(self, home: Path, url: str | None) -> None:
        self.home, self.url = home, url

    def __enter__(self) -> tuple[str, subprocess.Popen[bytes]]:
        import socket

        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
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
        environ = {**os.environ, "SIMKIT_HOME": str(self.home)}
        if self.url:
            environ["SIMKIT_DATABASE"] = self.url
        self.process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while True:
            try:
                if httpx.get(f"{address}/health", timeout=2).status_code == 200:
                    return address, self.process
            except httpx.HTTPError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
            time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)


@dataclass(frozen=True)
class _Person:
    cookie: tuple[str, str]
    csrf: str


def _sign_in(home: Path, url: str | None, address: str, seeded: Seeded) -> dict[str, _Person]:
    people = {"admin": seeded.admin, "designer": seeded.designer, "manager": seeded.managers[0]}
    people |= {f"trainer{n}": seeded.trainers[n % len(seeded.trainers)] for n in range(READERS)}
    people |= {f"trainee{n}": seeded.trainees[n % len(seeded.trainees)] for n in range(READERS)}
    found = {}
    with Record.open(home, url=url) as record:
        app = make_app(Config(home=home, base_url=address), record)
        server = app.state.server
        for name, person in people.items():
            answer = Response()
            cookies.sign_in(server, answer, person)
            key, _, rest = answer.headers["set-cookie"].partition("=")
            token = rest.partition(";")[0]
            table = cookies.web_sessions
            with record.reading() as connection:
                row = connection.execute(table.select().where(table.c.token == cookies.hashed(token))).one()
            found[name] = _Person((key, token), row.csrf)
    return found


async def _run(load: _Load, seeded: Seeded, people: dict[str, _Person]) -> None:
    limits = httpx.Limits(max_connections=READERS + WRITERS, keepalive_expiry=30)
    async with httpx.AsyncClient(base_url=load.address, timeout=30, limits=limits) as client:
        # Once each, so that what is kept in memory is there, as on any day but the first.
        for kind, person, path in itertools.islice(_pages(0, seeded), 40):
            await _get(load, client, people[person], kind, path)
        load.took.clear()
        until = time.monotonic() + load.seconds
        readers = [_reader(load, client, people, seeded, n, until) for n in range(READERS)]
        writers = [_writer(load, client, people, seeded, n, until) for n in range(WRITERS)]
        await asyncio.gather(*readers, *writers)


def _pages(reader: int, seeded: Seeded) -> Iterator[tuple[str, str, str]]:
    """(kind, who asks, path), round and round."""
    trainer, trainee = f"trainer{reader}", f"trainee{reader}"
    group = seeded.groups[reader % len(seeded.groups)]
    for n in itertools.count(reader):
        session = seeded.sessions[0][n % len(seeded.sessions[0])]
        yield "inbox", trainer, path_of("review.inbox")
        yield "session", "trainer0", path_of("review.session", session=session)
        yield "inbox, searched", trainer, f"{path_of('review.inbox')}?search=Trainee%20{n % 50:05}"
        yield "group", trainer, f"/groups/{group}"
        yield "own page", trainee, "/own"
        yield "inbox, next page", trainer, f"{path_of('review.inbox')}?sort=oldest"
        yield "group, managed", "manager", f"/groups/{seeded.groups[0]}"
        yield "assignments", trainer, "/assignments"
        yield "scenario", "designer", "/scenarios/late-delivery"
        yield "people", "admin", path_of("accounts.people")
        yield "queue", trainer, path_of("judge.queue")
        yield "log", "admin", path_of("accounts.audit")


async def _reader(
    load: _Load, client: httpx.AsyncClient, people: dict[str, _Person], seeded: Seeded, n: int, until: float
) -> None:
    await asyncio.sleep(n / READERS)
    # Each is at another page, as people are: in step they would all ask for the slowest at once.
    for kind, person, path in itertools.islice(_pages(n, seeded), n, None):
        began = time.monotonic()
        if began > until:
            return
        await _get(load, client, people[person], kind, path)
        await asyncio.sleep(max(0.0, 1 - (time.monotonic() - began)))


async def _get(load: _Load, client: httpx.AsyncClient, person: _Person, kind: str, path: str) -> None:
    began = time.perf_counter()
    answer = await client.get(path, headers={"Cookie": "=".join(person.cookie)})
    load.took[kind].append(time.perf_counter() - began)
    if answer.status_code != 200:
        load.failed.append(f"{path}: {answer.status_code}")


async def _writer(
    load: _Load, client: httpx.AsyncClient, people: dict[str, _Person], seeded: Seeded, n: int, until: float
) -> None:
    """A comment on a session, or a practice given to do, each second."""
    trainer = n % len(seeded.sessions)
    person, own = people[f"trainer{trainer}"], seeded.sessions[trainer]
    for turn in itertools.count(n):
        began = time.monotonic()
        if began > until:
            return
        session = own[turn % len(own)]
        text = f"Comment {datetime.now(UTC).isoformat()} {secrets.token_hex(4)}"
        start = time.perf_counter()
        answer = await client.post(
            path_of("review.comment", session=session),
            data={"csrf": person.csrf, "text": text},
            headers={"Cookie": "=".join(person.cookie)},
        )
        load.took["write: comment"].append(time.perf_counter() - start)
        if answer.status_code not in (200, 303):
            load.failed.append(f"comment: {answer.status_code}")
        await asyncio.sleep(max(0.0, 1 - (time.monotonic() - began)))


def _memory(process: subprocess.Popen[bytes]) -> int:
    """Resident megabytes; 0 where the system does not say."""
    try:
        text = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", text)
    return int(found.group(1)) // 1024 if found else 0


def _postgresql(stack: ExitStack) -> str | None:
    from tests.record.postgresql import AS_SHIPPED, binaries, running

    found = binaries() if os.name == "posix" else None
    if found is None:
        return None
    server = stack.enter_context(running(found, AS_SHIPPED))
    return server.url(server.create())

"""A record, and a real LRS in a process of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from simkit.export.lrs import LrsConfig
from simkit.record import Record, Trainee
from tests.record.conftest import empty_database, record  # noqa: F401  (fixtures)

HERE = Path(__file__).parent / "lrs"
CACHE = Path(os.environ.get("SIMKIT_TEST_CACHE") or Path(__file__).parents[2] / ".cache")


@pytest.fixture
def database() -> str:
    """The record's own tests run on every database: here one is enough."""
    return "sqlite"


@pytest.fixture
def trainee(record: Record) -> Trainee:  # noqa: F811
    return record.add_trainee("3f0c6f7e-0000-4000-8000-00000000000a", home_page="https://people.example")


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """The folder with the test LRS and the validator, installed once into the cache, from the lock file alone."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("node and npm are not installed")
    lock = (HERE / "package-lock.json").read_bytes()
    folder = CACHE / f"test-lrs-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not (folder / "installed").exists():
        work = folder.with_name(f"{folder.name}.{os.getpid()}")
        work.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, work / name)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=280, check=False)
        assert done.returncode == 0, done.stderr
        (work / "installed").touch()
        try:
            work.rename(folder)
        except OSError:  # another run was first
            shutil.rmtree(work)
    return folder


@pytest.fixture(scope="session")
def lrs(node_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LrsConfig]:
    """A real LRS on loopback that keeps all it is given in memory. It takes any account."""
    place = tmp_path_factory.mktemp("lrs")
    for number in range(3):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with (place / f"log-{number}").open("wb") as log:
            process = subprocess.Popen(
                ["node", "-r", str(HERE / "loopback.js"), "node_modules/xapi-statements/dist/server.js"],
                cwd=node_packages,
                env=_environment(port, place),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        endpoint = f"http://127.0.0.1:{port}/xAPI"
        if _answers(process, endpoint):
            break
    else:
        pytest.fail((place / f"log-{number}").read_text(errors="replace")[-2000:])
    yield LrsConfig(endpoint, "simkit", "secret")
    process.terminate()
    process.wait(timeout=20)


def _environment(port: int, place: Path) -> dict[str, str]:
    return {
        **os.environ,
        "EXPRESS_PORT": str(port),
        "AUTH_REPO": "test",
        "MODELS_REPO": "memory",
        "STORAGE_REPO": "memory",
        "EVENTS_REPO": "test",
        "SERVICE_AWAIT_UPDATES": "true",
        "EXPRESS_MORGAN_DIRECTORY": str(place),
        "FS_LOCAL_STORAGE_DIR": str(place),
    }


def _answers(process: subprocess.Popen[bytes], endpoint: str) -> bool:
    """Waits until the LRS answers; False when it stopped, as it does when another program took the port."""
    deadline = time.monotonic() + 60
    with httpx.Client(trust_env=False) as client:
        while process.poll() is None and time.monotonic() < deadline:
            try:
                if client.get(f"{endpoint}/about", timeout=5).status_code == 200:
                    return True
            except httpx.TransportError:
                time.sleep(0.05)
    process.kill()
    process.wait()
    return False

"""Starting: settings, the port, and the link for somebody who is alone."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from simkit.errors import SimkitError
from simkit.record import Record
from simkit.server.accounts.local import local_person
from simkit.server.app import make_app
from simkit.server.config import Config, read_config
from simkit.server.samples import add_samples

LINK = re.compile(r"http://\S+/start/\S+")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """`simkit review` on a fresh machine: the line it prints, and its port."""
    port = free_port()
    command = [sys.executable, "-m", "simkit", "review", "--port", str(port), "--no-open"]
    environ = {**os.environ, "SIMKIT_HOME": str(tmp_path / "home"), "LANG": "en_GB.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stdout is not None
        yield process.stdout.readline(), port
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def test_the_link_signs_in_once_with_nothing_to_configure(started: tuple[str, int]) -> None:
    line, _port = started
    found = LINK.search(line)
    assert found
    with httpx.Client(follow_redirects=True) as first:
        page = first.get(found.group())
        assert page.status_code == 200
        assert "Sign out" in page.text
    with httpx.Client(follow_redirects=True) as second:
        assert second.get(found.group()).status_code == 404


def test_a_port_that_is_taken_is_said_and_nothing_is_started(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "simkit", "review", "--port", str(port), "--no-open"]
        environ = {**os.environ, "SIMKIT_HOME": str(tmp_path / "home"), "LANG": "en_GB.UTF-8"}
        done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)
    assert done.returncode == 3
    assert "SK9202" in done.stderr
    assert not (tmp_path / "home").exists()


def test_a_signing_key_that_is_none_is_said_before_anything_is_signed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "simkit", "review", "--port", str(free_port()), "--no-open"]
    environ = {
        **os.environ,
        "SIMKIT_HOME": str(tmp_path / "home"),
        "SIMKIT_SIGNING_KEY": "not hex",
        "LANG": "en_GB.UTF-8",
    }
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)
    assert done.returncode == 1
    assert "SK9256" in done.stderr
    assert "not hex" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("environ", "setting"),
    [
        ({"SIMKIT_SUPPRESS_BELOW": "1"}, "suppress_below"),
        ({"SIMKIT_OIDC_ISSUER": "https://id.example"}, "settings"),
        ({"SIMKIT_OIDC_CLIENT_SECRET_FILE": "/no/such/file"}, "SIMKIT_OIDC_CLIENT_SECRET_FILE"),
        ({"SIMKIT_CONFIG": "/no/such/file.toml"}, "/no/such/file.toml"),
    ],
)
def test_a_setting_that_is_wrong_is_named(tmp_path: Path, environ: dict[str, str], setting: str) -> None:
    with pytest.raises(SimkitError) as caught:
        read_config({"home": tmp_path}, environ)
    assert caught.value.code == "SK9201"
    assert setting in caught.value.diagnostics[0].message("en")


def test_a_secret_comes_from_a_file_and_is_shown_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hush\n", encoding="utf-8")
    environ = {
        "SIMKIT_OIDC_ISSUER": "https://id.example",
        "SIMKIT_OIDC_CLIENT_ID": "simkit",
        "SIMKIT_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret"),
    }
    config = read_config({"home": tmp_path}, environ)
    assert config.oidc_client_secret == "hush"
    assert "hush" not in repr(config)


def test_a_file_gives_way_to_the_environment_and_that_to_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "simkit.toml"
    file.write_text('organisation = "File"\ncontact = "File"\ntimezone = "UTC"\n', encoding="utf-8")
    environ = {"SIMKIT_CONFIG": str(file), "SIMKIT_CONTACT": "Environment", "SIMKIT_TIMEZONE": "Environment"}
    config = read_config({"home": tmp_path, "timezone": "Europe/Brussels"}, environ)
    assert (config.organisation, config.contact, config.timezone) == (
        "File",
        "Environment",
        "Europe/Brussels",
    )


def test_a_sample_group_is_added_once(tmp_path: Path) -> None:
    with Record.open(tmp_path / "home") as record:
        app = make_app(Config(home=tmp_path / "home", local=True, language="nl"), record)
        trainer = local_person(app.state.server)
        added = add_samples(app.state.server, trainer)
        assert len(record.sessions(state="done")) == added >= 20
        assert add_samples(app.state.server, trainer) == 0
        assert len(record.sessions()) == added

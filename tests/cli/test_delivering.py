"""`simkit enrol`, `play --server` and `sync` against a real server: a process of its own on this machine."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from simkit.export.upload import receipts
from simkit.record import Home
from tests.cli.world import BEST, LATE, environment, program, simkit
from tests.server.test_start import free_port

ASSESSED = ("play", "late-delivery", *BEST, "--mode", "assessment", "--json")


@dataclass
class Review:
    """`simkit review` on a machine of its own, with somebody signed in."""

    address: str
    home: Path
    browser: httpx.Client
    process: subprocess.Popen[str]

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.browser.get(f"{self.address}/devices").text)
        assert found
        return found.group(1)

    def code(self) -> str:
        page = self.browser.post(f"{self.address}/devices/code", data={"csrf": self.csrf()}).text
        return page.partition('class="upload-code"><code>')[2].partition("<")[0]


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    home, port = tmp_path_factory.mktemp("server"), free_port()
    command = [sys.executable, "-m", "simkit", "review", "--port", str(port), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(home))
    with process, httpx.Client(follow_redirects=True, trust_env=False, timeout=60) as browser:
        assert process.stdout is not None
        link = re.search(r"http://\S+/start/\S+", process.stdout.readline())
        assert link
        browser.get(link.group())
        yield Review(f"http://127.0.0.1:{port}", home, browser, process)
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.fixture
def enrolled(review: Review, home: Path) -> Path:
    ran = program("enrol", "--server", review.address, "--json", home=home, typed=f"{review.code()}\n")
    assert ran.code == 0, ran.err
    return home


def test_enrol_keeps_a_token_that_nobody_else_reads_and_nobody_sees(enrolled: Path, review: Review) -> None:
    file = enrolled / "server.json"
    token = json.loads(file.read_text())["token"]
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    ran = simkit("enrol")
    assert (ran.code, review.address in ran.out) == (0, True)
    assert token not in ran.out + ran.err
    assert token not in str(simkit("enrol", "--json").data)
    assert simkit("enrol", "--forget").code == 0
    assert simkit("enrol").code == 2


def test_an_assessment_goes_up_by_itself_and_the_receipt_is_shown(enrolled: Path, review: Review) -> None:
    ran = simkit(*ASSESSED, "--server", review.address, "--seed", "11")
    assert ran.code == 0, ran.err
    session = str(ran.data["session"])
    assert "received, signed on" in ran.err
    shown = simkit("replay", session)
    assert (shown.code, f"Received by {review.address}" in shown.out) == (0, True)
    assert simkit("sync").out.startswith("Nothing waits")
    erased = simkit("erase", session, "--yes")
    assert f"{review.address} keeps what it received" in erased.out


def test_practice_stays_until_it_is_sent_and_is_shared_only_when_said(enrolled: Path, review: Review) -> None:
    session = str(simkit("play", LATE, *BEST, "--seed", "12", "--json").data["session"])
    assert receipts.said_of(Home(enrolled), session) is None
    assert simkit("sync", "--json").data["sessions"] == []
    assert (simkit("sync", "--share").code, "SK9258" in simkit("sync", "--share").err) == (2, True)
    sent = simkit("sync", session, "--share", "--json").data["sessions"]
    assert [(one["session"], one["state"]) for one in sent] == [(session, "accepted")]


def test_a_receipt_of_another_journal_is_told(enrolled: Path) -> None:
    first, second = (str(simkit(*ASSESSED, "--seed", seed).data["session"]) for seed in ("14", "15"))
    folder = enrolled / "receipts"
    (folder / f"{second}.json").write_bytes((folder / f"{first}.json").read_bytes())
    ran = simkit("replay", second)
    assert (ran.code, "SK9259" in ran.err) == (1, True)


def test_offline_nothing_is_lost_and_it_goes_later(enrolled: Path, review: Review) -> None:
    kept = (enrolled / "server.json").read_text()
    away = kept.replace(review.address, f"http://127.0.0.1:{free_port()}")
    (enrolled / "server.json").write_text(away)
    ran = simkit(*ASSESSED, "--seed", "16")
    assert (ran.code, "SK9249" in ran.err) == (0, True)
    ran = simkit("sync")
    assert (ran.code, "SK9249" in ran.err) == (3, True)
    (enrolled / "server.json").write_text(kept)
    ran = simkit("sync", "--json")
    assert (ran.code, [one["state"] for one in ran.data["sessions"]]) == (0, ["accepted"])


def test_who_can_see_it_is_said_at_the_start(enrolled: Path) -> None:
    ran = program(
        "play", "late-delivery", "--present", "plain", "--mode", "assessment", home=enrolled, typed="q\n"
    )
    assert "the trainers of This computer" in ran.out
    ran = program(
        "play",
        "late-delivery",
        "--present",
        "plain",
        "--mode",
        "assessment",
        "--language",
        "nl",
        home=enrolled,
        typed="q\n",
    )
    assert "de trainers van This computer" in ran.out


def test_a_device_that_was_closed_is_told_to_enrol_again(enrolled: Path, review: Review) -> None:
    device = json.loads((enrolled / "server.json").read_text())["device"]
    review.browser.post(f"{review.address}/devices/{device}/close", data={"csrf": review.csrf()})
    ran = simkit("sync")
    assert (ran.code, "SK9250" in ran.err) == (1, True)


def test_pairing_in_the_browser(review: Review, home: Path) -> None:
    command = [sys.executable, "-m", "simkit", "enrol", "--server", review.address, "--browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment(home)) as process:
        assert process.stderr is not None
        shown = process.stderr.readline() + process.stderr.readline()
        found = re.search(r"code=([A-Z0-9-]+)", shown)
        assert found
        form = {"csrf": review.csrf(), "code": found.group(1), "answer": "yes"}
        assert review.browser.post(f"{review.address}/pair", data=form).status_code == 200
        assert process.wait(60) == 0
    assert (home / "server.json").exists()


def test_a_pairing_that_was_denied_is_said(review: Review, home: Path) -> None:
    command = [sys.executable, "-m", "simkit", "enrol", "--server", review.address, "--browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment(home)) as process:
        assert process.stderr is not None
        found = re.search(r"code=([A-Z0-9-]+)", process.stderr.readline() + process.stderr.readline())
        assert found
        form = {"csrf": review.csrf(), "code": found.group(1), "answer": "no"}
        review.browser.post(f"{review.address}/pair", data=form)
        rest = process.stderr.read()
        assert (process.wait(60), "SK9253" in rest) == (1, True)


def test_wrong_use_is_said(review: Review, home: Path) -> None:
    wrong = {
        ("enrol", "--server", "http://review.example"): "SK9252",
        ("enrol",): "SK9248",
        ("sync",): "SK9248",
        ("play", LATE, *BEST, "--server", review.address): "SK9248",
    }
    for args, code in wrong.items():
        ran = simkit(*args)
        assert (ran.code, code in ran.err) == (2, True), args
    ran = program("enrol", "--server", review.address, home=home, typed="AAAA-AAAA\n")
    assert (ran.code, "SK9245" in ran.err) == (2, True)
    (home / "server.json").write_text("{}")
    ran = simkit("sync")
    assert (ran.code, "SK9255" in ran.err) == (3, True)


def test_an_address_of_something_else_is_said(review: Review, enrolled: Path) -> None:
    kept = json.loads((enrolled / "server.json").read_text())
    kept["server"] = f"{review.address}/static"
    (enrolled / "server.json").write_text(json.dumps(kept))
    ran = simkit("sync")
    assert (ran.code, "SK9254" in ran.err) == (1, True)


def test_guessing_codes_is_stopped(review: Review, home: Path) -> None:
    """The last one here: the server takes no code from this computer for ten minutes after it."""
    trainee = "3f0c6f7e-0000-4000-8000-00000000000a"
    guess = {"code": "AAAA-AAAA", "name": "Laptop", "trainee": trainee}
    with httpx.Client(trust_env=False, timeout=60) as guesser:
        while guesser.post(f"{review.address}/api/enrol", json=guess).status_code == 422:
            pass
    ran = program("enrol", "--server", review.address, home=home, typed="AAAA-AAAA\n")
    assert (ran.code, "SK9246" in ran.err) == (3, True)

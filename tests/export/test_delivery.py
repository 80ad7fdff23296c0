"""What delivery does when the LRS or the network does not play along."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from simkit.export.delivery import Delivered, deliver
from simkit.export.lrs import LrsConfig, lrs_from
from simkit.record import Record, Trainee
from tests.export.samples import assessed
from tests.record.world import STARTED, codes_of

NOW = STARTED + timedelta(hours=1)
Reply = tuple[int, dict[str, str], bytes]


class Server:
    """An HTTP server on loopback that answers what it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply | None] = []
        """In order; the last one holds. None: never answer."""
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.released = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                server.asked.append((f"{self.command} {self.path}", dict(self.headers), body))
                reply = server.replies.pop(0) if len(server.replies) > 1 else server.replies[0]
                if reply is None:
                    server.released.wait(60)
                    return
                status, headers, content = reply
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = handle_one  # noqa: N815

            def log_message(self, *arguments: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.endpoint = f"http://127.0.0.1:{self._http.server_port}/xAPI"

    def answers(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.replies.append(
            (status, {name.replace("_", "-"): value for name, value in headers.items()}, content)
        )

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture
def send(server: Server, record: Record, trainee: Trainee) -> Callable[..., Delivered]:
    """Deliver one assessment of seven statements at a given moment."""
    assessed(record, trainee, id=None)

    def run(at: datetime = NOW, timeout_s: float = 10) -> Delivered:
        return deliver(record, LrsConfig(server.endpoint, "simkit", "s3cret", timeout_s), clock=lambda: at)

    return run


def _code(found: Delivered) -> str:
    assert (found.sent, found.failed, found.conflicts, found.waiting) == (0, 0, 0, 7)
    (note,) = found.notes
    assert note.message("en") != note.message("nl")
    return note.code


def test_the_bytes_in_the_outbox_are_the_bytes_on_the_wire(
    server: Server, record: Record, send: Callable[..., Delivered]
) -> None:
    server.answers(200, b"[]")
    assert send() == Delivered(sent=7)
    ((asked, headers, body),) = server.asked
    assert asked == "POST /xAPI/statements"
    assert body == b"[" + b",".join(one.body for one in record.outbox.all()) + b"]"
    assert (headers["X-Experience-API-Version"], headers["Content-Type"]) == ("1.0.3", "application/json")


def test_no_content_is_a_confirmation_too(server: Server, send: Callable[..., Delivered]) -> None:
    server.answers(204)
    assert send() == Delivered(sent=7)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_account_stops_at_once(server: Server, send: Callable[..., Delivered], status: int) -> None:
    server.answers(status)
    assert _code(send()) == "SK9102"
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_lrs_in_trouble_is_left_alone_longer_each_time(
    server: Server, record: Record, send: Callable[..., Delivered], status: int
) -> None:
    server.answers(status)
    assert _code(send(NOW)) == "SK9104"
    assert send(NOW + timedelta(seconds=59)) == Delivered(waiting=7), "nothing is due yet"
    assert len(server.asked) == 1
    send(NOW + timedelta(seconds=60))
    assert {one.next_try for one in record.outbox.all()} == {NOW + timedelta(seconds=60 + 120)}


def test_waiting_grows_to_a_day_and_no_further(
    server: Server, record: Record, send: Callable[..., Delivered]
) -> None:
    server.answers(500)
    at = NOW
    for _ in range(14):
        send(at)
        at = record.outbox.all()[0].next_try or at
    assert record.outbox.all()[0].tries == 14
    before = at
    send(at)
    assert record.outbox.all()[0].next_try == before + timedelta(days=1)


def test_the_lrs_may_say_when(server: Server, record: Record, send: Callable[..., Delivered]) -> None:
    server.answers(503, Retry_After="7200")
    send()
    assert record.outbox.all()[0].next_try == NOW + timedelta(hours=2)


def test_after_the_trouble_the_same_bytes_arrive(server: Server, send: Callable[..., Delivered]) -> None:
    server.answers(500)
    server.answers(200, b"[]")
    send()
    assert send(NOW + timedelta(hours=1)) == Delivered(sent=7)
    first, second = (body for _, _, body in server.asked)
    assert first == second


def test_no_answer_in_time_waits(server: Server, record: Record, send: Callable[..., Delivered]) -> None:
    server.replies.append(None)
    assert _code(send(timeout_s=0.2)) == "SK9103"
    assert "Timeout" in (record.outbox.all()[0].last_error or "")


def test_nobody_at_the_address_waits(record: Record, trainee: Trainee) -> None:
    gone = Server()
    endpoint = gone.endpoint
    gone.close()
    assessed(record, trainee, id=None)
    found = deliver(record, LrsConfig(endpoint, "simkit", "s3cret"), clock=lambda: NOW)
    assert _code(found) == "SK9103"


def test_a_redirect_is_not_followed_with_the_password(server: Server, send: Callable[..., Delivered]) -> None:
    server.answers(302, Location="http://127.0.0.1:9/elsewhere")
    assert _code(send()) == "SK9105"
    assert len(server.asked) == 1


def test_a_refused_batch_is_sent_one_by_one(
    server: Server, record: Record, send: Callable[..., Delivered]
) -> None:
    server.answers(400, b'{"warnings":["somewhere"]}')
    server.answers(400, b'{"warnings":["Problem in \'verb\'","and another"]}')
    server.answers(200, b"[]")
    found = send()
    assert (found.sent, found.failed) == (6, 1)
    assert [one.last_error for one in record.outbox.all(state="failed")] == ["Problem in 'verb'; and another"]
    assert len(server.asked) == 8


def test_a_conflict_that_the_lrs_does_not_show_is_a_conflict(
    server: Server, record: Record, send: Callable[..., Delivered]
) -> None:
    for status in (409, 409, 404, 404, 200):
        server.answers(status)
    found = send()
    assert (found.sent, found.conflicts, [note.code for note in found.notes]) == (6, 1, ["SK9108"])
    statement = record.outbox.all(state="conflict")[0].statement
    assert [asked for asked, _, _ in server.asked[2:4]] == [
        f"GET /xAPI/statements?statementId={statement}",
        f"GET /xAPI/statements?voidedStatementId={statement}",
    ]


def test_a_login_page_is_no_reason_that_fills_the_record(
    server: Server, record: Record, send: Callable[..., Delivered]
) -> None:
    server.answers(400, b"<html>" + b"\n word " * 5_000)
    send()
    for one in record.outbox.all(state="failed"):
        assert len(one.last_error or "") <= 500
        assert "\n" not in (one.last_error or "")


def test_the_password_is_in_no_log_and_no_error(
    server: Server, record: Record, send: Callable[..., Delivered], caplog: pytest.LogCaptureFixture
) -> None:
    server.answers(401, b"no")
    with caplog.at_level(logging.DEBUG):
        found = send()
    said = [caplog.text, repr(LrsConfig(server.endpoint, "simkit", "s3cret"))]
    said += [note.message() for note in found.notes] + [str(one.last_error) for one in record.outbox.all()]
    assert not any("s3cret" in text for text in said)
    assert not any("c2lta2l0OnMzY3JldA" in text for text in said), "nor as the header writes it"


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://lrs.example/xAPI",
        "https://simkit:s3cret@lrs.example/xAPI",
        "lrs.example",
        "ftp://lrs.example",
        "",
    ],
)
def test_an_address_that_is_not_private_is_refused(endpoint: str) -> None:
    assert codes_of(lambda: LrsConfig(endpoint, "simkit", "s3cret")) == ["SK9106"]
    with pytest.raises(Exception) as caught:
        LrsConfig(endpoint, "simkit", "s3cret")
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "endpoint", ["https://lrs.example/xAPI", "http://127.0.0.1:80/xAPI", "http://[::1]/xAPI"]
)
def test_an_address_that_is_private_is_taken(endpoint: str) -> None:
    assert LrsConfig(endpoint, "simkit", "s3cret").endpoint == endpoint


def test_the_account_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "lrs.json"
    file.write_text(json.dumps({"endpoint": "https://lrs.example", "username": "u", "password": "p"}))
    assert lrs_from({"SIMKIT_LRS_FILE": str(file)}) == LrsConfig("https://lrs.example", "u", "p")
    given = {"SIMKIT_LRS_FILE": str(file), "SIMKIT_LRS_PASSWORD": "q"}
    assert lrs_from(given) == LrsConfig("https://lrs.example", "u", "q")
    assert codes_of(lambda: lrs_from({"SIMKIT_LRS_ENDPOINT": "https://lrs.example"})) == ["SK9101"]
    assert codes_of(lambda: lrs_from({"SIMKIT_LRS_FILE": str(tmp_path / "none")})) == ["SK9101"]

"""A learning record store: its address, its account, and the three requests simkit makes of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from simkit.errors import SimkitError, diagnostic
from simkit.export.address import is_here, is_private

VERSION = "1.0.3"
TIMEOUT_S = 30.0
_MOST_BYTES = 1024 * 1024
"""Of an answer: more than any reason or statement of simkit's takes."""


@dataclass(frozen=True, slots=True)
class LrsConfig:
    """`endpoint` is the address before `/statements`. The password is in no `repr` and no log."""

    endpoint: str
    username: str
    password: str = field(repr=False)
    timeout_s: float = TIMEOUT_S

    def __post_init__(self) -> None:
        """Raises SimkitError SK9106 for an address a password would not be safe on."""
        if not is_private(self.endpoint):
            shown = self.endpoint.rpartition("@")[2] if "@" in self.endpoint else self.endpoint
            raise SimkitError(diagnostic("SK9106", endpoint=shown))


def lrs_from(environ: Mapping[str, str] | None = None) -> LrsConfig:
    """SIMKIT_LRS_ENDPOINT, SIMKIT_LRS_USERNAME and SIMKIT_LRS_PASSWORD, or a JSON file named by SIMKIT_LRS_FILE.

    The file holds `endpoint`, `username` and `password`; a variable that is set goes before the file.
    Raises SimkitError SK9101 for what is missing.
    """
    given = os.environ if environ is None else environ
    stored = _read(given.get("SIMKIT_LRS_FILE"))
    found: dict[str, str] = {}
    for name in ("endpoint", "username", "password"):
        value = given.get(f"SIMKIT_LRS_{name.upper()}") or stored.get(name)
        if not value:
            raise SimkitError(diagnostic("SK9101", missing=f"SIMKIT_LRS_{name.upper()}"))
        found[name] = str(value)
    return LrsConfig(found["endpoint"], found["username"], found["password"])


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    retry_after: datetime | None

    def reason(self) -> str:
        """The LRS's own words, on one line."""
        try:
            found = orjson.loads(self.body)
        except orjson.JSONDecodeError:
            found = self.body.decode("utf-8", "replace")
        if isinstance(found, dict):
            said = found.get("warnings") or found.get("message") or found.get("error") or found
            found = "; ".join(map(str, said)) if isinstance(said, list) else said
        return " ".join(str(found).split())[:500] or f"status {self.status}"


class Lrs:
    """One connection to an LRS. Every method raises httpx.HTTPError where no answer came."""

    def __init__(self, config: LrsConfig) -> None:
        self._url = f"{config.endpoint.rstrip('/')}/statements"
        self._client = httpx.Client(
            auth=(config.username, config.password),
            headers={"X-Experience-API-Version": VERSION},
            timeout=config.timeout_s,
            follow_redirects=False,
            trust_env=not is_here(
                urlsplit(config.endpoint).hostname or ""
            ),  # no proxy leads to this computer
        )

    def post(self, body: bytes, *, now: datetime) -> Answer:
        request = self._client.build_request(
            "POST", self._url, content=body, headers={"Content-Type": "application/json"}
        )
        return self._answer(request, now)

    def get(self, statement: str, *, now: datetime, voided: bool = False) -> Answer:
        key = "voidedStatementId" if voided else "statementId"
        return self._answer(self._client.build_request("GET", self._url, params={key: statement}), now)

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Lrs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def _answer(self, request: httpx.Request, now: datetime) -> Answer:
        response = self._client.send(request, stream=True)
        try:
            body = b""
            for part in response.iter_bytes():
                body += part
                if len(body) > _MOST_BYTES:
                    break
        finally:
            response.close()
        return Answer(response.status_code, body, _retry_after(response.headers.get("Retry-After"), now))


def _retry_after(value: str | None, now: datetime) -> datetime | None:
    if value is None:
        return None
    try:
        if value.strip().isdigit():
            return now + timedelta(seconds=min(int(value), 86_400))
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _read(file: str | None) -> Mapping[str, Any]:
    if not file:
        return {}
    try:
        found = orjson.loads(Path(file).expanduser().read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        missing = f"a readable SIMKIT_LRS_FILE ({type(error).__name__})"
        raise SimkitError(diagnostic("SK9101", missing=missing)) from error
    return found if isinstance(found, dict) else {}

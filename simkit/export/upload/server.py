"""The server as a device sees it: its few questions, and what can come instead of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import httpx

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.export.address import is_here

TIMEOUT_S = 20.0
CHUNK_BYTES = 128 * 1024
_MOST_WAIT_S = 3600.0
_LATER = (408, 425, 429, 500, 502, 503, 504)


class Away(Exception):
    """No answer, or none now: try again."""

    def __init__(self, found: Diagnostic, after_s: float = 0.0) -> None:
        super().__init__(found.message())
        self.found = found
        self.after_s = after_s
        """The server asked to wait so long; 0 where it did not."""


class Refused(Exception):
    """The server will not have it; its own words, in the language it was asked in."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(f"{code} {message}")
        self.code, self.message, self.remedy = code, message, remedy


class Server:
    """Every method raises Away, Refused, or SimkitError: SK9250 (the token), SK9254 (no answer of simkit's)."""

    def __init__(
        self,
        address: str,
        token: str | None = None,
        *,
        language: str = "en",
        client: httpx.Client | None = None,
    ) -> None:
        """`client`: for an application in this very process."""
        self.address = address
        self._headers = {"Accept-Language": language}
        if token is not None:
            self._headers["Authorization"] = f"Bearer {token}"
        self._client = client or httpx.Client(
            timeout=TIMEOUT_S,
            follow_redirects=False,
            trust_env=not is_here(urlsplit(address).hostname or ""),  # no proxy leads to this computer
        )

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def enrol(self, code: str, name: str, trainee: str) -> dict[str, Any]:
        return self._ask("POST", "/api/enrol", json={"code": code, "name": name, "trainee": trainee})

    def ask_to_pair(self, name: str, trainee: str) -> dict[str, Any]:
        return self._ask("POST", "/api/pair", json={"name": name, "trainee": trainee})

    def is_paired(self, device_code: str) -> dict[str, Any]:
        """`{"error": …}` of RFC 8628, section 3.5, while it is not."""
        return self._ask("POST", "/api/pair/token", json={"device_code": device_code}, fine=(200, 400))

    def me(self) -> dict[str, Any]:
        return self._ask("GET", "/api/me")

    def announce(self, said: Mapping[str, Any]) -> dict[str, Any]:
        return self._ask("POST", "/api/sessions", json=dict(said))

    def send(self, session: str, offset: int, piece: bytes) -> int:
        """Where to go on from."""
        found = self._ask(
            "PUT",
            f"/api/sessions/{session}/journal",
            params={"offset": str(offset), "sha256": sha256(piece).hexdigest()},
            content=piece,
        )
        return int(_value(found, "offset"))

    def send_program(self, program: str, files: Mapping[str, str]) -> None:
        self._ask("PUT", f"/api/programs/{program}", json=dict(files))

    def finish(self, session: str, said: Mapping[str, Any]) -> dict[str, Any]:
        return self._ask("POST", f"/api/sessions/{session}/finish", json=dict(said))

    def _ask(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        content: bytes | None = None,
        params: Mapping[str, str] | None = None,
        fine: tuple[int, ...] = (200,),
    ) -> dict[str, Any]:
        headers = dict(self._headers)
        if content is not None:
            headers["Content-Type"] = "application/octet-stream"
        try:
            response = self._client.request(
                method,
                f"{self.address}{path}",
                json=json,
                content=content,
                params=dict(params or {}),
                headers=headers,
            )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            raise Away(diagnostic("SK9249", reason=reason)) from error
        if response.status_code in fine:
            return _object(response)
        raise self._instead(response)

    def _instead(self, response: httpx.Response) -> Exception:
        status = response.status_code
        if status in _LATER:
            after = response.headers.get("Retry-After", "")
            wait = min(float(after), _MOST_WAIT_S) if after.isdigit() else 0.0
            return Away(diagnostic("SK9251", reason=_reason(response)), wait)
        if status == 401:
            return SimkitError(diagnostic("SK9250", server=self.address))
        if status == 422 and (found := _errors(response)):
            return Refused(*(str(found[0].get(key, "")) for key in ("code", "message", "remedy")))
        return SimkitError(diagnostic("SK9254", reason=f"status {status}"))


def _object(response: httpx.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError as error:
        raise SimkitError(diagnostic("SK9254", reason="it is not JSON")) from error
    if not isinstance(found, dict):
        raise SimkitError(diagnostic("SK9254", reason="it is not a JSON object"))
    return found


def _errors(response: httpx.Response) -> list[dict[str, Any]]:
    try:
        found = response.json()["errors"]
    except (ValueError, KeyError, TypeError):
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _reason(response: httpx.Response) -> str:
    found = _errors(response)
    return str(found[0].get("code", "")) if found else f"status {response.status_code}"


def _value(found: Mapping[str, Any], key: str) -> Any:
    try:
        return found[key]
    except KeyError as error:
        raise SimkitError(diagnostic("SK9254", reason=f"it has no {key}")) from error

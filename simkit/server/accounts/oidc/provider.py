"""The organisation's OpenID Connect provider: what it says of itself, its keys, and codes for tokens."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Lock
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
from authlib.oidc.discovery import OpenIDProviderMetadata, get_well_known_url
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from simkit.errors import SimkitError, diagnostic

_TIMEOUT_S = 5.0
_KEEP_S = 3600.0
"""What the provider says of itself is asked again after so long."""
_KEYS_AGAIN_S = 30.0
"""A token with a key that is not known makes the keys be asked again, at most so often."""
_MOST_BYTES = 512 * 1024


@dataclass
class Provider:
    """One for each process. Raises SimkitError SK9217 when it is out of reach, SK9218 for an answer that is not right.

    Plain http is taken from this machine alone.
    """

    issuer: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    _said: Mapping[str, Any] = field(default_factory=dict)
    _said_at: float = 0.0
    _keys: KeySet | None = None
    _keys_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def metadata(self) -> Mapping[str, Any]:
        """OpenID Connect Discovery 1.0, section 4, checked: the issuer is the one that was asked."""
        with self._lock:
            if self._said and time.monotonic() - self._said_at < _KEEP_S:
                return self._said
            found = OpenIDProviderMetadata(self._json("GET", get_well_known_url(self.issuer, external=True)))
            if found.get("issuer") != self.issuer:
                raise self.refused("it calls itself another issuer")
            for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                self._safe(str(found.get(name, "")))
            self._said, self._said_at = dict(found), time.monotonic()
            return self._said

    def keys(self, *, again: bool = False) -> KeySet:
        """Its public keys; `again`: one was not among them, so they may be new ones."""
        address = self.metadata()["jwks_uri"]
        with self._lock:
            age = time.monotonic() - self._keys_at
            if self._keys is None or age > _KEEP_S or (again and age > _KEYS_AGAIN_S):
                try:
                    self._keys = KeySet.import_key_set(self._json("GET", address))  # type: ignore[arg-type]
                except (JoseError, ValueError, KeyError, TypeError) as error:
                    raise self.refused("its keys cannot be read") from error
                self._keys_at = time.monotonic()
            return self._keys

    def tokens(self, code: str, verifier: str, redirect_uri: str) -> Mapping[str, Any]:
        """RFC 6749, section 4.1.3, with the verifier of RFC 7636."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
            "client_id": self.client_id,
        }
        said = self.metadata()
        ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        basic = None
        if self.client_secret is not None:
            if "client_secret_basic" in ways:
                basic = httpx.BasicAuth(_form_encoded(self.client_id), _form_encoded(self.client_secret))
            else:
                form["client_secret"] = self.client_secret
        return self._json("POST", said["token_endpoint"], form, basic)

    def refused(self, reason: str) -> SimkitError:
        return SimkitError(diagnostic("SK9218", issuer=self.issuer, reason=reason))

    def _json(
        self,
        method: str,
        url: str,
        form: Mapping[str, str] | None = None,
        auth: httpx.BasicAuth | None = None,
    ) -> Mapping[str, Any]:
        self._safe(url)
        try:
            with (
                httpx.Client(timeout=_TIMEOUT_S, trust_env=True) as client,
                client.stream(
                    method, url, data=form, auth=auth, headers={"Accept": "application/json"}
                ) as answer,
            ):
                body = b""
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > _MOST_BYTES:
                        raise self.refused("its answer is too long")
        except httpx.HTTPError as error:
            reason = type(error).__name__
            raise SimkitError(diagnostic("SK9217", issuer=self.issuer, reason=reason)) from error
        if answer.status_code >= 500:
            reason = f"it answers {answer.status_code}"
            raise SimkitError(diagnostic("SK9217", issuer=self.issuer, reason=reason))
        if answer.status_code != 200:
            raise self.refused(f"it answers {answer.status_code}")
        try:
            found = httpx.Response(200, content=body).json()
        except ValueError as error:
            raise self.refused("its answer is not JSON") from error
        if not isinstance(found, dict):
            raise self.refused("its answer is not JSON")
        return found

    def _safe(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and not (
            parts.scheme == "http" and _on_this_machine(parts.hostname or "")
        ):
            raise self.refused("it is not reached by https")


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _form_encoded(text: str) -> str:
    """RFC 6749, section 2.3.1: both halves are form-encoded before they are joined."""
    return quote_plus(text)

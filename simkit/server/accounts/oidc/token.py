"""The ID token: signed by the provider, for us, now, and for the sign-in that was begun here."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from simkit.server.accounts.oidc.provider import Provider

ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "Ed25519")
"""By a key pair alone: what would be signed with our own secret, or not at all, is refused."""
_LEEWAY_S = 60
_OLDEST_S = 600


@dataclass(frozen=True, slots=True)
class Identity:
    """`email`: empty unless the provider has verified it."""

    subject: str
    email: str
    name: str
    claims: Mapping[str, Any]


def read_token(provider: Provider, token: object, nonce: str, now: datetime) -> Identity:
    """Checks of OpenID Connect Core 1.0, section 3.1.3.7. Raises SimkitError SK9218, or SK9217 without the keys."""
    if not isinstance(token, str) or len(token) > 100_000:
        raise provider.refused("it gave no ID token")
    claims = _verified(provider, token)
    at = int(now.timestamp())
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != provider.issuer:
        raise provider.refused("the ID token is another issuer's")
    if provider.client_id not in audiences:
        raise provider.refused("the ID token is for another client")
    if (len(audiences) > 1 or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise provider.refused("the ID token was asked for by another client")
    if not isinstance(claims.get("exp"), int | float) or claims["exp"] + _LEEWAY_S < at:
        raise provider.refused("the ID token has expired")
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or not at - _OLDEST_S <= issued <= at + _LEEWAY_S:
        raise provider.refused("the ID token is not of now; are the clocks right?")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise provider.refused("the ID token is for another sign-in")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise provider.refused("the ID token names nobody")
    email = claims.get("email") if claims.get("email_verified") is True else ""
    name = claims.get("name")
    return Identity(
        subject, email if isinstance(email, str) else "", name if isinstance(name, str) else "", claims
    )


def _verified(provider: Provider, token: str) -> Mapping[str, Any]:
    """By one of the provider's keys; they are asked again once where none fits, since keys are changed."""
    for again in (False, True):
        keys = provider.keys(again=again)
        try:
            return _decoded(token, keys)
        except InvalidKeyIdError as error:
            fault: Exception = error
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise provider.refused("the signature of the ID token is not right") from error
    raise provider.refused("the ID token was signed with a key that it does not have") from fault


def _decoded(token: str, keys: KeySet) -> Mapping[str, Any]:
    return jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims

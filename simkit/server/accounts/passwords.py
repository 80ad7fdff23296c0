"""Passwords and PINs as Argon2id hashes (RFC 9106), and a check that takes as long where there is no account."""

from __future__ import annotations

from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

TIME_COST, MEMORY_COST, PARALLELISM = 3, 65536, 4
"""RFC 9106, section 4, second recommended option: 64 MiB, three passes. Tests make it cheaper."""


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(TIME_COST, MEMORY_COST, PARALLELISM),))


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def hashed(secret: str) -> str:
    return _hasher().hash(secret)


def matches(secret: str, kept: str | None) -> bool:
    """False for an account without one, after as much work."""
    if kept is None:
        _hasher().verify(secret, _nobody())
        return False
    return _hasher().verify(secret, kept)

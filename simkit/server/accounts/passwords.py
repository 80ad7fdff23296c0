"""Passwords and PINs as Argon2id hashes (RFC 9106), and a check that takes as long where there is no account."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from simkit.server.accounts.common import is_common

TIME_COST, MEMORY_COST, PARALLELISM = 3, 65536, 4
"""RFC 9106, section 4, second recommended option: 64 MiB, three passes. Tests make it cheaper."""
PIN_COSTS = (2, 19456, 1)
"""OWASP's least for Argon2id (19 MiB, two passes): hundreds of PINs are made at one import. What keeps six digits
safe is how few may be tried."""
LEAST = 12
MOST = 200
PIN_DIGITS = 6
_AT_ONCE = BoundedSemaphore(4)
"""Hashes at work at once in one process: each takes 64 MiB."""


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(TIME_COST, MEMORY_COST, PARALLELISM),))


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


@cache
def _pin_hasher(time: int, memory: int, lanes: int) -> PasswordHash:
    return PasswordHash((Argon2Hasher(time, memory, lanes),))


@cache
def _nobodys_pin(time: int, memory: int, lanes: int) -> str:
    return _pin_hasher(time, memory, lanes).hash("nobody has this PIN")


def hashed(secret: str) -> str:
    with _AT_ONCE:
        return _hasher().hash(_normal(secret))


def matches(secret: str, kept: str | None) -> bool:
    """False for an account without one, after as much work."""
    with _AT_ONCE:
        if kept is None:
            _hasher().verify(_normal(secret), _nobody())
            return False
        return _hasher().verify(_normal(secret), kept)


def hashed_pins(pins: Sequence[str]) -> tuple[str, ...]:
    with ThreadPoolExecutor(4) as at_once:
        return tuple(at_once.map(_pin_hasher(*PIN_COSTS).hash, pins))


def pin_matches(pin: str, kept: str | None) -> bool:
    """False for an account without one, after as much work."""
    hasher = _pin_hasher(*PIN_COSTS)
    with _AT_ONCE:
        if kept is None:
            hasher.verify(pin, _nobodys_pin(*PIN_COSTS))
            return False
        return hasher.verify(pin, kept)


def is_pin(secret: str) -> bool:
    return len(secret) == PIN_DIGITS and secret.isascii() and secret.isdigit()


def new_pin() -> str:
    while True:
        pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
        if pin[0] != "0" and pin_fault(pin) is None:  # a spreadsheet drops the zero
            return pin


def pin_fault(pin: str) -> str | None:
    """The word for what is wrong with a PIN that somebody chose; None where nothing is."""
    if not is_pin(pin):
        return "accounts.pin.six"
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    halves = pin[:3] == pin[3:] or pin[:2] * 3 == pin
    return "accounts.pin.simple" if halves or steps in ({0}, {1}, {9}) else None


def password_fault(password: str, *own: str | None) -> str | None:
    """The word for what is wrong with a new password; `own`: names and addresses that it must not be made of."""
    if len(_normal(password)) < LEAST:
        return "accounts.password.short"
    if len(password) > MOST:
        return "accounts.password.long"
    return "accounts.password.common" if is_common(_normal(password), [one for one in own if one]) else None


def _normal(secret: str) -> str:
    """The same on every keyboard (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", secret)

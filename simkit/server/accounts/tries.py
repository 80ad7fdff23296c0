"""How often signing in may be tried: for one account, and from one address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from starlette.requests import Request

from simkit.server.web.state import Server
from simkit.server.web.throttle import address_of, allowed, forget, give_back

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    most: int
    within: timedelta


_ACCOUNT = {
    "password": (Limit(8, timedelta(minutes=10)), Limit(50, _DAY)),
    "pin": (Limit(5, timedelta(minutes=15)), Limit(20, _DAY)),
    "own": (Limit(8, timedelta(minutes=10)), Limit(50, _DAY)),
}
"""A PIN has a million values: twenty tries a day find one in 50,000."""
_ADDRESS = {
    "password": Limit(60, timedelta(minutes=10)),
    "pin": Limit(60, timedelta(minutes=10)),
    "own": Limit(60, timedelta(minutes=10)),
}
"""A whole shop may come from one address; what went well does not count."""


@dataclass(frozen=True, slots=True)
class Try:
    """One that was allowed, and counted."""

    account: tuple[str, ...]
    address: str


def try_once(server: Server, request: Request, kind: str, name: str) -> Try | None:
    """None when there were too many, of this account (there or not) or from this address."""
    address = f"{kind}-from:{address_of(request)}"[:120]
    limit = _ADDRESS[kind]
    if not allowed(server, address, limit.most, limit.within):
        return None
    of = sha256(name.casefold().encode()).hexdigest()[:32]
    keys = tuple(f"{kind}-{number}:{of}" for number in range(len(_ACCOUNT[kind])))
    fine = [allowed(server, key, one.most, one.within) for key, one in zip(keys, _ACCOUNT[kind], strict=True)]
    return Try(keys, address) if all(fine) else None


def went_well(server: Server, tried: Try) -> None:
    give_back(server, tried.address)
    for key in tried.account:
        forget(server, key)

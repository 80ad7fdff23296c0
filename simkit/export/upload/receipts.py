"""What the server said of a session, kept beside it: the receipt it signed, or why it was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import orjson

from simkit.errors import Diagnostic, diagnostic
from simkit.export.upload import files
from simkit.record import Home

State = Literal["accepted", "refused", "erased", "held"]
"""held: it may be taken later, and is tried again."""


@dataclass(frozen=True, slots=True)
class Said:
    session: str
    server: str
    state: State
    receipt: Mapping[str, Any] | None = None
    """`session`, `lines`, `head`, `at`, `key`, `signature`, `scheme`."""
    code: str = ""
    message: str = ""
    remedy: str = ""


def keep(home: Home, said: Said) -> None:
    """Raises SimkitError SK8204, SK8205."""
    files.write(_path(home, said.session), asdict(said))


def said_of(home: Home, session: str) -> Said | None:
    """None where nothing was said, or what was kept cannot be read: asking the server again gives the same."""
    try:
        found = files.read(_path(home, session))
        made = Said(**found) if found is not None else None
    except (OSError, ValueError, TypeError):
        return None
    return made if made is not None and made.state in get_args(State) else None


def check(said: Said, *, head: str, key: str | None) -> tuple[Diagnostic, ...]:
    """What does not fit: the head, the server's key as it was at enrolment, or the signature.

    The signature is checked where the `cryptography` package is there.
    """
    receipt = said.receipt or {}
    session = said.session[:8]
    if receipt.get("session") != said.session or receipt.get("head") != head:
        return (diagnostic("SK9259", session=session, reason="it is for another journal than this one"),)
    if key is not None and receipt.get("key") != key:
        return (diagnostic("SK9259", session=session, reason="it is signed under another key"),)
    if is_signed(receipt) is False:
        return (diagnostic("SK9259", session=session, reason="its signature is wrong"),)
    return ()


def is_signed(receipt: Mapping[str, Any]) -> bool | None:
    """None where it cannot be checked here."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ModuleNotFoundError:
        return None
    try:
        message = {name: receipt[name] for name in ("at", "head", "lines", "scheme", "session")}
        signature = bytes.fromhex(receipt["signature"])
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(receipt["key"])).verify(
            signature, orjson.dumps(message, option=orjson.OPT_SORT_KEYS)
        )
    except (InvalidSignature, KeyError, TypeError, ValueError):
        return False
    return True


def _path(home: Home, session: str) -> Path:
    return home.path / "receipts" / f"{session}.json"

"""The key under which the server signs the heads it received, and the signature itself."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from simkit.errors import SimkitError, diagnostic
from simkit.record.faults import coded_os_errors
from simkit.server.config import Config
from simkit.server.upload.shapes import Receipt

SCHEME = "simkit-countersignature-1"


def countersign(config: Config, *, session: str, lines: int, head: str, at: datetime) -> Receipt:
    """Raises SimkitError SK9256 for a key that is none."""
    signer = _signer(config.home, config.signing_key)
    when = at.isoformat(timespec="milliseconds")
    signature = signer.sign(message(session=session, lines=lines, head=head, at=when)).hex()
    return Receipt(
        session=session,
        lines=lines,
        head=head,
        at=when,
        key=_public(signer),
        signature=signature,
        scheme=SCHEME,
    )


def message(*, session: str, lines: int, head: str, at: str) -> bytes:
    """What is signed: RFC 8785 canonical JSON."""
    said = {"at": at, "head": head, "lines": lines, "scheme": SCHEME, "session": session}
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def public_key(config: Config) -> str:
    """32 bytes in hex. Raises SimkitError SK9256."""
    return _public(_signer(config.home, config.signing_key))


def _public(signer: Ed25519PrivateKey) -> str:
    return signer.public_key().public_bytes_raw().hex()


@lru_cache(maxsize=8)
def _signer(home: Path, configured: str | None) -> Ed25519PrivateKey:
    path = home / "keys" / "countersign"
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(configured or _kept(path)))
    except ValueError as error:
        where = "SIMKIT_SIGNING_KEY" if configured else path
        raise SimkitError(diagnostic("SK9256", where=where)) from error


def _kept(path: Path) -> str:
    """The key in the home folder, made by whichever worker comes first."""
    with coded_os_errors(path):
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(new, path)
            new.unlink()
        return path.read_text(encoding="ascii").strip()

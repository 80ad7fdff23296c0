"""What is said over `/api`, both ways."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

HASH = r"^[0-9a-f]{64}$"
UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
CHUNK_BYTES = 256 * 1024
"""The largest piece of a journal in one request."""
MOST = 2**53 - 1

Hash = Annotated[str, StringConstraints(pattern=HASH)]
Uuid = Annotated[str, StringConstraints(pattern=UUID)]
Label = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$"
    ),
]
Count = Annotated[int, Field(ge=0, le=MOST)]
InPath = Annotated[str, Path(pattern=UUID)]
HashInPath = Annotated[str, Path(pattern=HASH)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class Machine(_Shape):
    name: Label
    """What the person will know it by."""
    trainee: Uuid
    """The pseudonym in the journals that are played there."""


class Enrol(Machine):
    code: Annotated[str, StringConstraints(max_length=40)]


class Enrolled(_Shape):
    device: str
    token: str
    """Said once; the server keeps its hash."""
    person: str
    """Their name."""
    organisation: str
    key: str
    """The server's public key, Ed25519, hex."""


class Pairing(_Shape):
    """RFC 8628, section 3.2."""

    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_in: int
    interval: int


class DeviceCode(_Shape):
    device_code: Annotated[str, StringConstraints(max_length=200)]


class NotPaired(_Shape):
    """RFC 8628, section 3.5."""

    error: Literal["authorization_pending", "slow_down", "access_denied", "expired_token"]


class Key(_Shape):
    key: str
    algorithm: Literal["Ed25519"] = "Ed25519"


class Me(_Shape):
    person: str
    device: str
    organisation: str
    groups: tuple[str, ...]
    """Names of those they practise in: who trains these can see their assessments."""
    key: str


class Receipt(_Shape):
    """`signature`: Ed25519, hex, over the canonical JSON of `session`, `lines`, `head`, `at` and `scheme`."""

    session: str
    lines: int
    head: str
    at: str
    key: str
    signature: str
    scheme: str


class Announce(_Shape):
    session: Uuid
    program: Hash
    mode: Literal["practice", "class", "assessment"]
    what_if: bool = False
    lines: Count
    bytes: Count
    head: Hash
    """Of the last of these lines; it goes on changing while the session is played."""


class Standing(_Shape):
    session: str
    state: Literal["receiving", "accepted", "erased"]
    offset: int
    """Bytes of the journal that are here for good."""
    bundle: bool
    """The program's files are wanted."""
    receipt: Receipt | None = None


class Taken(_Shape):
    offset: int
    """Where to go on from: before what was sent, where something in between is missing."""


class Kept(_Shape):
    program: str


class Finish(_Shape):
    lines: Count
    bytes: Count
    head: Hash
    share: bool = False
    """Practice that is to be seen by the trainers too."""


class Problem(_Shape):
    code: str
    severity: str
    slug: str
    file: str | None
    line: int | None
    col: int | None
    message: str
    remedy: str


class Problems(_Shape):
    """Why something is refused (422, for good unless the remedy says otherwise), or cannot be done now (503)."""

    errors: tuple[Problem, ...]


class Plain(_Shape):
    error: str

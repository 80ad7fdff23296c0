"""The server this home folder delivers to, and for whom: kept in the folder, never said on a command line."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from simkit.errors import SimkitError, diagnostic
from simkit.export.address import is_private
from simkit.export.upload import files
from simkit.record import Home


@dataclass(frozen=True, slots=True)
class Enrolment:
    server: str
    """Its address, without a slash at its end."""
    token: str = field(repr=False)
    device: str
    person: str
    """Their name there."""
    trainee: str
    """The local trainee it was made for."""
    key: str
    """The server's public key, Ed25519, hex: receipts are checked with it."""
    since: datetime
    """Assessments from then on go up by themselves."""
    organisation: str = ""
    groups: tuple[str, ...] = ()
    """Whose trainers can see assessments, as it was known last."""


def address(given: str) -> str:
    """Raises SimkitError SK9252 for one on which a token would not be safe."""
    tidy = given.strip().rstrip("/")
    if not is_private(tidy):
        raise SimkitError(diagnostic("SK9252", server=tidy.rpartition("@")[2]))
    return tidy


def keep(home: Home, enrolment: Enrolment) -> None:
    """Raises SimkitError SK8204, SK8205."""
    files.write(_path(home), {**asdict(enrolment), "since": enrolment.since.isoformat()})


def enrolment_of(home: Home) -> Enrolment | None:
    """None where there is none. Raises SimkitError SK9255 for one that cannot be used."""
    path = _path(home)
    try:
        found = files.read(path)
        if found is None:
            return None
        found["since"] = datetime.fromisoformat(found["since"])
        found["groups"] = tuple(map(str, found.get("groups", ())))
        made = Enrolment(**found)
        if made.since.tzinfo is None:
            raise ValueError("a moment without a time zone")
    except (OSError, ValueError, TypeError, KeyError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SimkitError(diagnostic("SK9255", path=path, reason=reason)) from error
    address(made.server)
    return made


def forget(home: Home) -> None:
    _path(home).unlink(missing_ok=True)


def _path(home: Home) -> Path:
    return home.path / "server.json"

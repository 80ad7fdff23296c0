"""What a journal's envelopes say of the outside world, so that a row can be made again from its journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast, get_args

from simkit.record.rows import Mode, SessionRow, Trainee
from simkit.session.journal import Journal, Outside


@dataclass(frozen=True, slots=True)
class Opening:
    at: datetime
    mode: Mode
    attempt: int | None
    trainee: str
    home_page: str


def opened(row: SessionRow, trainee: Trainee) -> dict[str, Outside]:
    """The values of `Recorder.create(opened=…)`. No name is among them."""
    return {
        **moment(row.started),
        "mode": row.mode,
        "attempt": row.attempt,
        "trainee": row.trainee,
        "home_page": trainee.home_page,
    }


def moment(at: datetime) -> dict[str, Outside]:
    """The values of `Recorder.resume(resumed=…)` and `Recorder.close(**…)`. ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {at.isoformat()}")
    return {"at": at.astimezone(UTC).isoformat(timespec="milliseconds")}


def moment_of(values: Mapping[str, Outside]) -> datetime | None:
    """None where an envelope does not say when."""
    at = values.get("at")
    try:
        found = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def opening_of(journal: Journal) -> Opening | None:
    """None for a journal that was not opened with `opened`'s values: a guest's, or somebody else's."""
    for envelope in journal.envelopes:
        if envelope.kind != "opened":
            continue
        values, at = envelope.values, moment_of(envelope.values)
        mode, attempt = values.get("mode"), values.get("attempt")
        trainee, home_page = values.get("trainee"), values.get("home_page")
        if (
            at is None
            or mode not in get_args(Mode)
            or not isinstance(trainee, str)
            or not isinstance(home_page, str)
        ):
            return None
        if attempt is not None and not isinstance(attempt, int):
            return None
        return Opening(at, cast(Mode, mode), attempt, trainee, home_page)
    return None


def closed_at(journal: Journal) -> datetime | None:
    found = [envelope for envelope in journal.envelopes if envelope.kind == "closed"]
    return moment_of(found[-1].values) if found else None

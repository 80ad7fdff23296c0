"""Verbs and activity types of others that simkit's statements use. Nothing here is ever fetched."""

from __future__ import annotations

from typing import Any

_ADL = "http://adlnet.gov/expapi"

VERBS = {
    name: f"{_ADL}/verbs/{name}"
    for name in ("responded", "scored", "completed", "passed", "failed", "voided")
}
INTERACTION = f"{_ADL}/activities/cmi.interaction"
SIMULATION = f"{_ADL}/activities/simulation"
PROFILE = f"{_ADL}/activities/profile"
SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"


def verb(name: str) -> dict[str, Any]:
    return {"id": VERBS[name], "display": {"en": name}}


def duration(ms: int) -> str:
    """ISO 8601, to hundredths of a second: xAPI compares durations no finer (1.0.3, Data 4.6)."""
    hundredths = max(0, ms) // 10
    whole, part = divmod(hundredths, 100)
    return f"PT{whole}.{part:02d}S" if part else f"PT{whole}S"

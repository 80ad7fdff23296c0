"""The IRIs an organisation's statements are made of, and the ids of the statements themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

PROFILE_VERSION = "1"
DEFAULT_BASE = "https://simkit.example/ns"


@dataclass(frozen=True, slots=True)
class Names:
    """`base`: an https address the organisation owns, without a slash at its end. Changing it changes every id."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.base.startswith(("https://", "http://")) or self.base.endswith("/") or " " in self.base:
            raise ValueError(f"not an IRI base: {self.base!r}")

    def scenario(self, scenario: str) -> str:
        return f"{self.base}/scenarios/{scenario}"

    def decision(self, scenario: str, choose: str) -> str:
        return f"{self.scenario(scenario)}/decisions/{choose}"

    def criterion(self, scenario: str, criterion: str) -> str:
        return f"{self.scenario(scenario)}/criteria/{criterion}"

    def type(self, name: str) -> str:
        return f"{self.base}/activity-types/{name}"

    def extension(self, name: str) -> str:
        return f"{self.base}/extensions/{name}"

    @property
    def profile(self) -> str:
        """The version of simkit's own xAPI profile that a statement follows."""
        return f"{self.base}/profile/v{PROFILE_VERSION}"

    def statement(self, session: str, event: int, rev: int = 0, *, verb: str = "", object: str = "") -> str:
        """uuid5 of session and event, so that exporting again gives the same id.

        `rev` counts re-scores. Statements that share an event name their verb and object too.
        """
        of_session = uuid5(uuid5(NAMESPACE_URL, f"{self.base}/statement"), session)
        shared = f":{verb}:{object}" if verb or object else ""
        return str(uuid5(of_session, f"{event}{shared}:{rev}"))


def names_from(environ: Mapping[str, str] | None = None) -> Names:
    """SIMKIT_IRI_BASE, else the example base, which no organisation owns."""
    return Names((os.environ if environ is None else environ).get("SIMKIT_IRI_BASE", DEFAULT_BASE))

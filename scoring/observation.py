"""What was seen: one observation for each opportunity a trainee had to show a criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Grade = Literal["harmful", "weak", "sound", "strong"]

GRADE_LEVELS: Final[Mapping[str, int]] = {"harmful": 1, "weak": 2, "sound": 3, "strong": 4}
"""The level a grade stands for by itself: 1 harms, 2 beginner, 3 sound, 4 expert."""


@dataclass(frozen=True, slots=True)
class EventRef:
    """Where in a session's journal something can be found again."""

    entry: int
    """Number of the journal entry."""
    event: int
    """Index of the event in that entry."""
    id: str
    """Id of the element it is about, such as the option `greeting.ask`."""
    at: int
    """Story time in milliseconds."""

    def to_data(self) -> dict[str, Any]:
        return {"entry": self.entry, "event": self.event, "id": self.id, "at": self.at}


@dataclass(frozen=True, slots=True)
class Observation:
    """What happened at one opportunity, for one criterion.

    An opportunity that touches three criteria gives three observations.
    """

    criterion: str
    opportunity: str
    """Id of the choose (or task, or monitor) and the visit: `greeting.first#1`."""
    grade: Grade | None
    """None: the opportunity was *missed*: there was one, and what was done is no evidence."""
    chosen: str | None
    """Id of the option taken; None when there was no answer."""
    open: tuple[str, ...]
    """Ids of the options that were open, in the order shown."""
    events: tuple[EventRef, ...]
    forced: bool = False
    """True: harmful evidence outside an opportunity. It always counts and is not an opportunity."""

    def to_data(self) -> dict[str, Any]:
        """JSON-able, without floats; `observation_from_data` reads it back."""
        return {
            "criterion": self.criterion,
            "opportunity": self.opportunity,
            "grade": self.grade,
            "chosen": self.chosen,
            "open": list(self.open),
            "events": [ref.to_data() for ref in self.events],
            "forced": self.forced,
        }


def observation_from_data(data: Mapping[str, Any]) -> Observation:
    """Read what `Observation.to_data` wrote; a missing key raises KeyError."""
    return Observation(
        criterion=data["criterion"],
        opportunity=data["opportunity"],
        grade=data["grade"],
        chosen=data["chosen"],
        open=tuple(data["open"]),
        events=tuple(EventRef(e["entry"], e["event"], e["id"], e["at"]) for e in data["events"]),
        forced=data["forced"],
    )

"""What scoring refuses, as codes and values; the sentences for a person stand in the page of each code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

CODES: Final[Mapping[str, str]] = {
    "SK4101": "rubric-key-unknown",
    "SK4102": "rubric-key-missing",
    "SK4103": "rubric-word-unknown",
    "SK4104": "rubric-number",
    "SK4105": "rubric-text",
    "SK4106": "rubric-percentage",
    "SK4107": "rubric-shape",
    "SK4108": "rubric-id",
    "SK4109": "criterion-twice",
    "SK4110": "pass-criterion-unknown",
    "SK4111": "rubric-empty",
    "SK4112": "rubric-format",
    "SK4113": "level-without-text",
    "SK4114": "language-tag",
    "SK4120": "observation-unusable",
    "SK4121": "scorecard-unreadable",
    "SK4122": "ratings-unusable",
    "SK4123": "counts-unusable",
}
"""Code -> its name, as in `docs/diagnostics/SK4101-rubric-key-unknown.md`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its code, where it is, and the values its message names."""

    code: str
    path: tuple[str | int, ...] = ()
    """Keys and list indexes from the top; of a missing key, those of the mapping it should be in."""
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} {CODES[self.code]} at {'.'.join(map(str, self.path)) or '(top)'}: {values}"


class ScoringError(ValueError):
    """All faults found in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def code(self) -> str:
        """Code of the first fault."""
        return self.problems[0].code

"""From grades to a level: the five rules, as functions of whole numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from scoring.rubric import Rule, RuleKind
from scoring.sentences import listed, say

StepKind = Literal["no-opportunity", "too-few", "levels", "rule", "missed", "cap"]


def typical(levels: Sequence[int]) -> int:
    """The lower median: of an even number, the lower of the two in the middle."""
    return sorted(levels)[(len(levels) - 1) // 2]


def most(levels: Sequence[int]) -> int:
    """The most frequent; of equally frequent ones the lowest."""
    return max(sorted(set(levels)), key=levels.count)


def last(levels: Sequence[int]) -> int:
    return levels[-1]


RULES: Final[Mapping[RuleKind, Callable[[Sequence[int]], int]]] = {
    "typical": typical,
    "lowest": min,
    "highest": max,
    "last": last,
    "most": most,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a level.

    no-opportunity, too-few: no level · levels: what the observations counted as, in order · rule: the level
    by the rule · missed: lowered to what the answers alone give · cap: lowered because of something harmful.
    """

    kind: StepKind
    level: int | None = None
    """The level after this step."""
    levels: tuple[int, ...] = ()
    count: int = 0
    """Opportunities (no-opportunity, too-few) or harmful acts (cap)."""

    def sentence(self, language: str, rule: Rule) -> str:
        key = f"step.{self.kind}" if self.kind != "rule" else f"step.rule.{rule.kind}"
        return say(
            language,
            key,
            level=self.level or 0,
            levels=listed(self.levels),
            count=self.count,
            at_least=rule.at_least,
        )

    def to_data(self) -> dict[str, Any]:
        return {"kind": self.kind, "level": self.level, "levels": list(self.levels), "count": self.count}


def level_of(rule: Rule, answered: Sequence[int], everything: Sequence[int]) -> int:
    """The level by `rule`. `everything`: `answered` with missed opportunities in their places, not empty."""
    decide = RULES[rule.kind]
    level = decide(everything)
    if answered:
        if len(answered) != len(everything):
            # Otherwise not answering would repair harm.
            level = min(level, decide(answered))
        if rule.harmful == "caps" and 1 in answered:
            level = min(level, _cap(rule, answered))
    return level


def steps(rule: Rule, answered: Sequence[int], everything: Sequence[int], forced: int) -> tuple[Step, ...]:
    """How the level came about, or why there is none; the last step's level is `level_of`.

    `forced` is how many of `answered` lay outside an opportunity.
    """
    if not everything:
        return (Step("no-opportunity"),)
    trail = [Step("levels", None, tuple(everything))]
    if not forced and len(everything) < rule.at_least:
        return (*trail, Step("too-few", count=len(everything)))
    decide = RULES[rule.kind]
    level = decide(everything)
    trail.append(Step("rule", level))
    if answered and (alone := decide(answered)) < level:
        level = alone
        trail.append(Step("missed", level))
    if rule.harmful == "caps" and 1 in answered and (cap := _cap(rule, answered)) < level:
        level = cap
        trail.append(Step("cap", level, count=answered.count(1)))
    return tuple(trail)


def _cap(rule: Rule, answered: Sequence[int]) -> int:
    return 1 if 2 * answered.count(1) >= len(answered) else rule.cap

"""The walk every contender makes: which option is taken at each decision, worked out by the rules of the story."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.story.made import GRADES, Scene, start_state

_OPS: dict[str, Callable[[int, int], bool]] = {"<": operator.lt, ">": operator.gt}


class Pick(NamedTuple):
    place: int
    """Among the options that are open, as Ink counts them."""
    option: str


def walk(story: Sequence[Scene], decisions: int, talk: int) -> tuple[list[list[Pick]], dict[str, int]]:
    """Talks of `talk` decisions, and their final states added up: mood, effort, evidence for each criterion."""
    talks: list[list[Pick]] = []
    totals = dict.fromkeys(start_state(), 0)
    for first in range(0, decisions, talk):
        picks, state = _talk(story, range(first, min(first + talk, decisions)))
        talks.append(picks)
        totals = {name: total + state[name] for name, total in totals.items()}
    return talks, totals


def _talk(story: Sequence[Scene], numbers: range) -> tuple[list[Pick], dict[str, int]]:
    picks = []
    state = start_state()
    here = 0
    for number in numbers:
        open = [option for option in story[here].options if _OPS[option.op](state["mood"], option.limit)]
        index = (number * 7 + number // 3) % len(open)
        taken = open[index]
        picks.append(Pick(index, taken.id))
        state["mood"] += taken.mood
        state["effort"] += taken.effort
        state[taken.criterion] += GRADES[taken.grade]
        here = taken.to
    return picks, state

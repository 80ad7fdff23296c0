"""Ways to answer without a person, by a rule. All of them deterministic; `path` has the fixed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Literal, get_args

from simkit.present.doable import Doable, doable
from simkit.present.moment import Answer, Driver, hands_are_busy, running_line
from simkit.present.path import follow, read_path
from simkit.present.purpose import purpose
from simkit.present.weigh import Weigh
from simkit.rng import draw
from simkit.scenario.model import Work
from simkit.session import View
from simkit.session.program import Program

__all__ = ["STRATEGIES", "StrategyName", "follow", "read_path", "strategy"]

StrategyName = Literal["learner", "first", "last", "random", "best", "worst"]
STRATEGIES: Final[tuple[StrategyName, ...]] = get_args(StrategyName)

_LEARNS_OF: Final = 3
"""One answer in so many is not weighed but drawn."""
_OFTEN: Final = 2
"""After so many times an option gives way to others, so that a talk that turns in a circle still ends."""
_WANDERS: Final = 40
"""After so many acts by its own rule, a strategy does what the work asks."""


def strategy(name: StrategyName, program: Program, seed: int) -> Driver:
    """learner: mostly well, sometimes not, by seed · first · last · random (by seed) · best, worst: by evidence.

    Options and acts are chosen among alike. Whatever the rule, the work gets done in the end: after some wandering
    each does what the tasks ask for next. None of them breaks in on a line.
    """
    weigh = Weigh(program)
    taken: Counter[str] = Counter()
    wandered = 0

    def pick(place: str, n: int, open_now: Sequence[Doable], worth: Callable[[Doable], int]) -> Doable:
        match name:
            case "learner":
                if draw(seed, f"learner:{place}", n, _LEARNS_OF):
                    return max(open_now, key=worth)
                return open_now[draw(seed, f"strategy:{place}", n, len(open_now))]
            case "first":
                return open_now[0]
            case "last":
                return open_now[-1]
            case "random":
                return open_now[draw(seed, f"strategy:{place}", n, len(open_now))]
            case "best":
                return max(open_now, key=worth)
            case "worst":
                return min(open_now, key=worth)

    def work(view: View, open_now: Sequence[Doable], fresh: Sequence[Doable]) -> Answer | None:
        """At work: well, badly or as it comes, but not for ever."""
        asked = view.choose is not None and not isinstance(program.chooses[view.choose.id], Work)
        options = [one for one in fresh if one.act is None]
        if asked and options:
            return pick(view.choose.id if view.choose else "", taken.total(), options, weigh.option).answer
        worth = weigh.at(view)
        wanders = wandered < _WANDERS and bool(fresh)
        if name == "worst" and wanders:
            worst = min(fresh, key=worth)
            if worth(worst) < 0:
                return worst.answer
        elif name in ("first", "last", "random") and wanders:
            return pick(view.scene, taken.total(), fresh, worth).answer
        elif name == "learner" and wanders and not draw(seed, f"learner:{view.scene}", wandered, _LEARNS_OF):
            return fresh[draw(seed, f"strategy:{view.scene}", taken.total(), len(fresh))].answer
        good = [one for one in fresh if worth(one) > 0 and (one.act is None or one.verb == "report")]
        if name in ("best", "learner") and good:
            return max(good, key=worth).answer
        found = purpose(view, program.scenario)
        if found is not None or (view.live and view.due_ms is not None):
            return found
        left = [one for one in fresh or open_now if worth(one) >= 0] or open_now
        return min(left, key=lambda one: (taken[one.written], -worth(one))).answer

    def driver(view: View) -> Answer | None:
        nonlocal wandered
        open_now = doable(view) if running_line(view) is None and not hands_are_busy(view) else []
        if not open_now:
            return None
        fresh = [one for one in open_now if taken[one.written] < _OFTEN]
        if view.acts:
            answer = work(view, open_now, fresh)
            if answer is not None:
                wandered += 1
                taken[next((one.written for one in open_now if one.answer == answer), "")] += 1
            return answer
        if not fresh:
            least = min(taken[one.written] for one in open_now)
            fresh = [one for one in open_now if taken[one.written] == least]
        chosen = pick(view.choose.id if view.choose else "", taken.total(), fresh, weigh.option)
        taken[chosen.written] += 1
        return chosen.answer

    return driver

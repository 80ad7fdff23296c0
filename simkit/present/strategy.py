"""Ways to answer without a person: by a fixed path, or by a rule. All of them deterministic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, get_args

from simkit.errors import SimkitError, diagnostic
from simkit.present.moment import Driver, choice_is_open
from simkit.rng import draw
from simkit.scenario.model import Otherwise
from simkit.session import View
from simkit.session.program import Program
from simkit.session.view import OptionView

StrategyName = Literal["learner", "first", "last", "random", "best", "worst"]
STRATEGIES: Final[tuple[StrategyName, ...]] = get_args(StrategyName)

_WORTH: Final = {"harmful": -3, "weak": -1, "sound": 1, "strong": 2}
_LEARNS_OF: Final = 3
"""One answer in so many is not weighed but drawn."""
_OFTEN: Final = 2
"""After so many times an option gives way to others, so that a talk that turns in a circle still ends."""


def strategy(name: StrategyName, program: Program, seed: int) -> Driver:
    """learner: mostly well, sometimes not, by seed · first · last · random (by seed) · best, worst: by evidence.

    None of them breaks in on a line.
    """

    def worth(option: OptionView) -> int:
        return sum(_WORTH[grade] for _, grade in program.options[option.id].evidence)

    def pick(choose: str, n: int, open_now: Sequence[OptionView]) -> OptionView:
        match name:
            case "learner":
                if draw(seed, f"learner:{choose}", n, _LEARNS_OF):
                    return max(open_now, key=worth)
                return open_now[draw(seed, f"strategy:{choose}", n, len(open_now))]
            case "first":
                return open_now[0]
            case "last":
                return open_now[-1]
            case "random":
                return open_now[draw(seed, f"strategy:{choose}", n, len(open_now))]
            case "best":
                return max(open_now, key=worth)
            case "worst":
                return min(open_now, key=worth)

    taken: Counter[str] = Counter()

    def driver(view: View) -> str | None:
        if view.choose is None or not choice_is_open(view):
            return None
        fresh = [o for o in view.choose.options if taken[o.id] < _OFTEN]
        if not fresh:
            least = min(taken[o.id] for o in view.choose.options)
            fresh = [o for o in view.choose.options if taken[o.id] == least]
        chosen = pick(view.choose.id, taken.total(), fresh)
        taken[chosen.id] += 1
        return chosen.id

    return driver


def follow(path: Sequence[str], program: Program) -> Driver:
    """Takes the options of `path` in order. `id!` breaks in on the line; an `otherwise` id lets the time run out.

    The driver raises SimkitError: SK8520 when the next one is not open, SK8521 when the path ends before the talk.
    """
    left = list(path)
    let_pass: int | None = None
    """The cue of a choose whose time is running out."""

    def driver(view: View) -> str | None:
        nonlocal let_pass
        choose = view.choose
        if choose is None or choose.cue == let_pass:
            return None
        wanted = left[0] if left else ""
        if wanted.endswith("!") and any(option.id == wanted[:-1] for option in choose.options):
            return left.pop(0)[:-1]
        if not choice_is_open(view):
            return None
        if not left:
            raise SimkitError(diagnostic("SK8521", choose=choose.id, open=_ids(choose.options)))
        if any(option.id == wanted for option in choose.options):
            return left.pop(0)
        if isinstance(program.options.get(wanted), Otherwise) and choose.limit_ms is not None:
            let_pass = choose.cue
            left.pop(0)
            return None
        raise SimkitError(diagnostic("SK8520", wanted=wanted, choose=choose.id, open=_ids(choose.options)))

    return driver


def read_path(text: str) -> list[str]:
    """Option ids from a path: one a line or separated by spaces or commas; `#` starts a comment."""
    kept = (line.partition("#")[0] for line in text.splitlines())
    return " ".join(kept).replace(",", " ").split()


def _ids(options: Sequence[OptionView]) -> str:
    return ", ".join(option.id for option in options)

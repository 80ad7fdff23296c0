"""A fixed path: options by their ids and acts in words, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simkit.errors import SimkitError, diagnostic
from simkit.present.doable import doable_acts, in_words
from simkit.present.moment import Answer, Driver, choice_is_open, hands_are_busy, is_open, running_line
from simkit.scenario.model import Otherwise
from simkit.scenario.objects import AFFORDANCES
from simkit.session import View
from simkit.session.program import Program
from simkit.session.world_view import ActView

_VERBS: Final = frozenset(name.split()[0] for name in AFFORDANCES) | {"enter", "hint"}


def follow(path: Sequence[str], program: Program) -> Driver:
    """Takes what `path` says in order: the ids of options, and acts as a scenario has them (`close valve-a`).

    `!` behind one breaks in on the line; an `otherwise` id lets the time run out. The driver raises SimkitError:
    SK8520 when the next one is not open, SK8521 when the path ends before the talk.
    """
    return _Follow(path, program)


def read_path(text: str) -> list[str]:
    """Acts in words, one a line; option ids, one a line or separated by spaces or commas. `#` starts a comment."""
    found: list[str] = []
    for line in text.splitlines():
        words = line.partition("#")[0].replace(",", " ").split()
        found += [" ".join(words)] if len(words) > 1 and words[0] in _VERBS else words
    return found


class _Follow:
    def __init__(self, path: Sequence[str], program: Program) -> None:
        self.left = list(path)
        self.program = program
        self.let_pass: int | None = None
        """The cue of a choose whose time is running out."""
        self.works_pass: int | None = None
        """The cue of work whose time is running out."""

    def __call__(self, view: View) -> Answer | None:
        wanted = self.left[0] if self.left else ""
        breaks_in = wanted.endswith("!")
        if not is_open(view) or hands_are_busy(view) or (running_line(view) is not None and not breaks_in):
            return None
        if self._passes(view):
            return None
        found = self._answer(view, wanted.removesuffix("!"))
        if found is not None:
            self.left.pop(0)
            return found
        if breaks_in and not choice_is_open(view) and not view.acts:
            return None
        self._miss(view, wanted)
        return None

    def _passes(self, view: View) -> bool:
        choose, acts = view.choose, view.acts
        if acts:
            return acts[0].cue == self.works_pass
        return choose is not None and choose.cue == self.let_pass

    def _answer(self, view: View, wanted: str) -> Answer | None:
        if view.choose is not None and any(option.id == wanted for option in view.choose.options):
            return wanted
        if not view.acts:
            return None
        if (number := _number(view, wanted)) is not None:
            return number
        short = [one.answer for one in doable_acts(view) if in_words(one.verb, one.object) == wanted]
        whole = (one.answer for one in doable_acts(view) if one.written == wanted)
        found = next(whole, short[0] if short else None)
        if found is None and wanted == "hint":
            found = next((one.answer for one in doable_acts(view) if one.verb == "hint"), None)
        return found

    def _miss(self, view: View, wanted: str) -> None:
        """The next of the path is not open: time may have to run first. Raises SimkitError."""
        choose = view.choose
        if isinstance(self.program.options.get(wanted), Otherwise):
            if view.acts:
                self.works_pass = view.acts[0].cue
                self.left.pop(0)
                return
            if choose is not None and choose.limit_ms is not None:
                self.let_pass = choose.cue
                self.left.pop(0)
                return
        if view.acts and wanted and view.due_ms is not None:
            return
        place, open_now = (choose.id if choose is not None else view.scene), ", ".join(_open(view))
        if not wanted:
            raise SimkitError(diagnostic("SK8521", choose=place, open=open_now))
        raise SimkitError(diagnostic("SK8520", wanted=wanted, choose=place, open=open_now))


def _number(view: View, wanted: str) -> Answer | None:
    """`fill in gauge-form.bar with 4`: a number that stands in no list."""
    head, _, tail = wanted.rpartition(" with ")
    if not head or not tail.lstrip("-").isdecimal():
        return None
    for act in view.acts:
        if _takes_numbers(act, int(tail)) and in_words(act.affordance, act.object) == head:
            return act.act(int(tail))
    return None


def _takes_numbers(act: ActView, number: int) -> bool:
    return act.low is not None and act.high is not None and act.low <= number <= act.high


def _open(view: View) -> list[str]:
    options = [option.id for option in view.choose.options] if view.choose is not None else []
    return options + [one.written for one in doable_acts(view)]

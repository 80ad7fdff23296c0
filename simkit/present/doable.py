"""What can be done now, one by one: every option, and every act with everything it can be done with."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.present.moment import Answer, choice_is_open
from simkit.scenario.expression import Value
from simkit.session import View
from simkit.session.world_view import ActView


@dataclass(frozen=True, slots=True)
class Doable:
    """`act` None: an option, by its id in `object`."""

    act: ActView | None
    object: str
    with_: Value | None = None

    @property
    def verb(self) -> str:
        return "say" if self.act is None else self.act.affordance

    @property
    def answer(self) -> Answer:
        return self.object if self.act is None else self.act.act(self.with_)

    @property
    def written(self) -> str:
        """An option's id, or the act in words as in a scenario file."""
        return self.object if self.act is None else in_words(self.verb, self.object, self.with_)


def doable(view: View) -> list[Doable]:
    """Options first, then acts, in the order of the view. Of a number, the lowest and the highest."""
    return [*_options(view), *doable_acts(view)]


def doable_acts(view: View) -> list[Doable]:
    return [Doable(act, act.object, with_) for act in view.acts for with_ in ways(act)]


def ways(act: ActView) -> list[Value | None]:
    """What an act can be done with; nothing (None) for one that is done as it is."""
    if act.withs:
        return [one.id for one in act.withs]
    if act.low is not None and act.high is not None:
        return [act.low, act.high] if act.low != act.high else [act.low]
    return [None]


def in_words(verb: str, object: str, with_: Value | None = None) -> str:
    """`turn main-switch to off`, `hang padlock on main-switch`, `fill in form.signed with yes`, `enter hall`."""
    if verb == "put down":
        return f"put down {object}"
    first, _, between = verb.partition(" ")
    if verb == "fill in":
        first, between = verb, "with"
    if with_ is None:
        return f"{first} {object}"
    value = {True: "yes", False: "no"}[with_] if isinstance(with_, bool) else str(with_)
    return f"{first} {object} {between or 'as'} {value}"


def _options(view: View) -> list[Doable]:
    if view.choose is None or not choice_is_open(view):
        return []
    return [Doable(None, option.id) for option in view.choose.options]

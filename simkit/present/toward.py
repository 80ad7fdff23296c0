"""The next act toward a goal: a step of a task, a condition, an act that is not possible yet.

It reasons backwards, over what affordances say they change: to hang the padlock it must be in the hand, to be taken
it must be within reach, so the toolbox has to be opened. Objects, properties and the zone are all it looks at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simkit.present.doable import Doable, doable_acts
from simkit.present.known import Want, known_in, said_in, value_of, wants
from simkit.present.moment import Answer
from simkit.scenario.expression import All, Any, Expr, Value
from simkit.scenario.model import AddFact, Effect, Scenario, SetFact
from simkit.scenario.objects import HAND, PLACE, PUTS, WITH_OBJECT, ZONE, Way
from simkit.scenario.tasks import ActWords
from simkit.session import View
from simkit.session.task_walk import matches

_DEEPEST = 12


class Toward:
    """For one view; `scenario` says what acts change."""

    def __init__(self, view: View, scenario: Scenario) -> None:
        self.view = view
        self.scenario = scenario
        self.known = known_in(view)
        self.open: Sequence[Doable] = doable_acts(view)
        self._trying: list[str] = []
        self._hoping: list[str] = []
        """Names whose values are being looked for. One may hang on itself once, as what is hung up is taken first."""
        self._depth = 0
        """How many acts the last one found was before its goal."""

    def act(self, wanted: ActWords) -> Answer | None:
        """The act itself when it can be done now, else what has to come before it; None when nothing is in sight."""
        if wanted.verb == "say":
            options = self.view.choose.options if self.view.choose is not None else ()
            return wanted.object if any(option.id == wanted.object for option in options) else None
        self._depth = len(self._trying)
        for one in self.open:
            if matches(wanted, ActWords(one.verb, one.object, one.with_)):
                return one.answer
        if wanted.written in self._trying or len(self._trying) >= _DEEPEST:
            return None
        self._trying.append(wanted.written)
        try:
            return next((found for found in self._before(wanted) if found is not None), None)
        finally:
            self._trying.pop()

    def condition(self, expr: Expr) -> Answer | None:
        """The next act after which a condition is nearer; of several ways the shortest."""
        match expr:
            case Any(of=of):
                ways = [(found, self._depth) for one in of if (found := self.condition(one)) is not None]
                return min(ways, key=lambda way: way[1])[0] if ways else None
            case All(of=of):
                unmet = (one for one in of if value_of(one, self.known) is not True)
                return next((found for one in unmet if (found := self.condition(one)) is not None), None)
        for option in said_in(expr):
            if (answer := self.act(ActWords("say", option))) is not None:
                return answer
        return next(
            (found for want in wants(expr, self.known) if (found := self.value(want)) is not None), None
        )

    def value(self, want: Want) -> Answer | None:
        """The next act after which a name has a value that will do."""
        name = want[0]
        if self._hoping.count(name) > 1:
            return None
        self._hoping.append(name)
        try:
            return self._value(want)
        finally:
            self._hoping.pop()

    def _value(self, want: Want) -> Answer | None:
        name, will_do = want
        if name == ZONE:
            zones = self.scenario.properties[ZONE].values if ZONE in self.scenario.properties else ()
            return next((self.act(ActWords("enter", zone)) for zone in zones if will_do(zone)), None)
        for verb, object, way in self._ways():
            if verb == "fill in" and way.with_ == name:
                found = self._fill(name, want)
            elif self._leads(way.effects, want):
                found = self.act(ActWords(verb, object, way.with_))
            elif (depends := self._depends(way.effects, want)) is not None:
                found = self.condition(depends)
            else:
                continue
            if found is not None:
                return found
        return None

    # -- what has to come before ------------------------------------------------------------------------------

    def _before(self, wanted: ActWords) -> Iterator[Answer | None]:
        thing = self.scenario.objects.get(wanted.object.partition(".")[0])
        affordance = thing.affordances.get(wanted.verb) if thing is not None else None
        if thing is None or affordance is None:
            return
        for way in affordance.ways:
            if wanted.with_ is not None and wanted.verb != "fill in" and way.with_ != str(wanted.with_):
                continue
            yield self._within_reach(thing.id)
            if wanted.verb == "take":
                yield self._empty_a_hand(thing.id)
            if wanted.verb in WITH_OBJECT and way.with_ is not None:
                yield self._within_reach(way.with_)
                if wanted.verb == "put in" and self.known.get(f"{way.with_}.open") is False:
                    yield self.value((f"{way.with_}.open", lambda value: value is True))
            if way.guard is not None:
                yield self.condition(way.guard)

    def _within_reach(self, object: str) -> Answer | None:
        """Open what it lies in, outermost first."""
        inside: list[str] = []
        at = self.known.get(f"{object}.at")
        while isinstance(at, str) and at not in (PLACE, HAND, *inside):
            inside.append(at)
            at = self.known.get(f"{at}.at")
        for holder in reversed(inside):
            if self.known.get(f"{holder}.open") is False:
                return self.value((f"{holder}.open", lambda value: value is True))
        return None

    def _empty_a_hand(self, besides: str) -> Answer | None:
        held = [name for name, value in self.known.items() if value == HAND and name.endswith(".at")]
        if len(held) < self.scenario.hands or f"{besides}.at" in held:
            return None
        things = {name.removesuffix(".at") for name in held}
        lays_down = [one for one in self.open if one.verb in PUTS and one.object in things]
        return min(lays_down, key=lambda one: PUTS.index(one.verb)).answer if lays_down else None

    def _fill(self, name: str, want: Want) -> Answer | None:
        fact = self.scenario.properties.get(name)
        if fact is None:
            return None
        values: Sequence[Value] = fact.values or (
            (True, False) if fact.kind == "yes-no" else range(fact.low, fact.high + 1)
        )
        fitting = next((value for value in values if want[1](value)), None)
        if fitting is None:
            return None
        act = next((one.act for one in self.open if one.verb == "fill in" and one.object == name), None)
        return act.act(fitting) if act is not None else self.act(ActWords("fill in", name))

    # -- what acts change -------------------------------------------------------------------------------------

    def _ways(self) -> Iterator[tuple[str, str, Way]]:
        for thing in self.scenario.objects.values():
            for affordance in thing.affordances.values():
                for way in affordance.ways:
                    yield affordance.name, thing.id, way

    def _leads(self, effects: Sequence[Effect], want: Want) -> bool:
        """Whether effects bring a name to a value that will do, or nearer to one."""
        name, will_do = want
        for effect in effects:
            match effect:
                case SetFact(fact=fact, value=value) if fact == name:
                    found = value_of(value, self.known)
                    return will_do(found) if found is not None else will_do(True)
                case AddFact(fact=fact, amount=amount) if fact == name:
                    now, by = self.known.get(name), value_of(amount, self.known)
                    if isinstance(now, int) and isinstance(by, int) and by:
                        return any(will_do(now + by * times) for times in range(1, 101))
                case _:
                    pass
        return False

    def _depends(self, effects: Sequence[Effect], want: Want) -> Expr | None:
        """The condition that an effect hands on, where it is not true yet and true would do."""
        name, will_do = want
        for effect in effects:
            if isinstance(effect, SetFact) and effect.fact == name and will_do(True):
                return None if value_of(effect.value, self.known) in (True, None) else effect.value
        return None

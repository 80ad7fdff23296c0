"""Room and people made ready, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simkit.session.view import CastView
from simkit.stage.actor import Actor
from simkit.stage.place import BuiltPlace, Place, Stand, build_place, load_place


@dataclass(frozen=True, slots=True)
class Prepared:
    built: BuiltPlace
    actors: dict[str, Actor]


def prepare(place: str, cast: Sequence[CastView]) -> Prepared:
    """Needs no window. Raises SimkitError: SK6301, SK6302 for the place, SK6303 for a person."""
    built = build_place(load_place(place))
    actors = {member.id: Actor(member, stand_for(built.place, n)) for n, member in enumerate(cast)}
    return Prepared(built, actors)


def stand_for(place: Place, number: int) -> Stand:
    """The place's own stand for the n-th cast member; who finds none left stands beside the last."""
    last = len(place.stands) - 1
    if number <= last:
        return place.stands[number]
    x, y, z = place.stands[last].at
    return place.stands[last].model_copy(update={"at": (x + 0.7 * (number - last), y, z)})

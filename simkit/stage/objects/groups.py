"""From the acts that are open to what a trainee sees of them: each thing with what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simkit.scenario.expression import Value
from simkit.scenario.objects import HAND, OUTSIDE
from simkit.session import View
from simkit.session.world_view import ActView, WorldAct
from simkit.stage.panels.screens.acts import Deed, Menu, Stepper

Values = Mapping[str, int]
"""Field -> the number it stands at in the menu."""


@dataclass(frozen=True, slots=True)
class Step:
    """Asked by a stepper: another number in a field, not handed in yet."""

    field: str
    value: int


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    """An object or a zone."""
    menu: Menu


def groups(view: View, values: Values) -> tuple[Group, ...]:
    """In the order of the view's acts. Hints and the way out of all zones are no thing's: see `others`."""
    names = {one.id: one.name for one in view.objects} | {one.id: one.name for one in view.zones}
    held = {one.id for one in view.objects if one.properties.get("at") == HAND}
    deeds: dict[str, list[Deed]] = {}
    steppers: dict[str, list[Stepper]] = {}
    for act in view.acts:
        if apart(act):
            continue
        id = thing_of(act)
        if act.low is not None and act.high is not None:
            value = min(max(values.get(act.object, act.low), act.low), act.high)
            steppers.setdefault(id, []).append(_stepper(act, value))
        for deed, with_ in _deeds(act, values, names.get(id, "")):
            deeds.setdefault(id, []).append(deed)
            # What is in the hand can be used from where it goes, too.
            if id in held and isinstance(with_, str) and with_ in names and with_ != id:
                whole = Deed(deed.id, deed.label, deed.label, deed.act)
                deeds.setdefault(with_, []).append(whole)
    return tuple(
        Group(id, Menu(names.get(id, id), tuple(found), tuple(steppers.get(id, ()))))
        for id, found in deeds.items()
    )


def others(view: View) -> tuple[ActView, ...]:
    """Acts that no thing in the room stands for."""
    return tuple(act for act in view.acts if apart(act))


def apart(act: ActView) -> bool:
    return act.affordance == "hint" or (act.affordance == "enter" and act.object == OUTSIDE)


def thing_of(act: ActView) -> str:
    return act.object.rpartition(".")[0] if act.affordance == "fill in" else act.object


def deed_id(act: WorldAct) -> str:
    """The id of the element that hands an act in."""
    name = type(act).__name__.lower()
    parts = [
        getattr(act, part, None)
        for part in ("affordance", "object", "zone", "field", "task", "with_", "as_", "value")
    ]
    return ".".join([name, *(str(part).replace(" ", "-") for part in parts if part is not None)])


def _deeds(act: ActView, values: Values, name: str) -> list[tuple[Deed, Value | None]]:
    found: list[tuple[Deed, Value | None]] = []
    words = short(act.label, name)
    if act.withs:
        for one in act.withs:
            made = act.act(one.id)
            tail = f"{words} → {one.name}"
            found.append((Deed(deed_id(made), tail, f"{act.label}: {one.name}", made), one.id))
    elif act.low is not None and act.high is not None:
        value = min(max(values.get(act.object, act.low), act.low), act.high)
        made = act.act(value)
        found.append((Deed(f"fill.{act.object}", f"{words}: {value}", f"{act.label}: {value}", made), value))
    else:
        made = act.act()
        found.append((Deed(deed_id(made), words, act.label, made), None))
    return found


def short(label: str, name: str) -> str:
    """Without the name that stands above it anyway."""
    tail = f": {name}"
    return label[: -len(tail)] if name and label.endswith(tail) else label


def _stepper(act: ActView, value: int) -> Stepper:
    assert act.low is not None
    assert act.high is not None
    stride = 1 if act.high - act.low <= 20 else 5
    less, more = max(act.low, value - stride), min(act.high, value + stride)
    return Stepper(f"fill.{act.object}", value, Step(act.object, less), Step(act.object, more))

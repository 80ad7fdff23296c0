"""What must not happen: the monitors under `never:`."""

from __future__ import annotations

from typing import cast

from pydantic import TypeAdapter

from simkit.scenario.build.act_words import act_words
from simkit.scenario.build.context import Context
from simkit.scenario.build.effects import effects
from simkit.scenario.build.evidence import evidence_of, feedback_of
from simkit.scenario.build.lines import ending
from simkit.scenario.build.measures import distance
from simkit.scenario.expression import Expr
from simkit.scenario.guards import parse_guard
from simkit.scenario.model import End, GoTo
from simkit.scenario.monitors import Monitor, Severity
from simkit.scenario.objects import MARGIN
from simkit.scenario.reading import Mapping, Node, Scalar
from simkit.scenario.shape import MonitorShape, checked
from simkit.scenario.tasks import ActWords

_MONITOR = TypeAdapter(MonitorShape)


def monitors_of(node: Node | None, context: Context) -> dict[str, Monitor]:
    found: dict[str, Monitor] = {}
    if not isinstance(node, Mapping):
        return found
    for id, entry in node.items.items():
        context.scene = id
        shape = checked(_MONITOR, entry, context.problems)
        made = None
        if shape is not None and isinstance(entry, Mapping):
            made = _monitor(id, shape, entry, node.keys[id], context)
        if made is None:
            context.incomplete = True
        else:
            found[id] = made
    return found


def margins(node: Node | None) -> dict[str, int]:
    """Zone -> how far before it a near miss begins, in millimetres: from the bare tree, before anything is checked."""
    found: dict[str, int] = {}
    for entry in node.items.values() if isinstance(node, Mapping) else ():
        do, near = (entry.get("do"), entry.get("near")) if isinstance(entry, Mapping) else (None, None)
        if isinstance(do, Scalar) and isinstance(near, Scalar):
            words, margin = do.value.split(), distance(near.value)
            if margin and len(words) == 2 and words[0] == "enter":
                found[words[1]] = max(margin, found.get(words[1], 0))
    return found


def _monitor(id: str, shape: MonitorShape, node: Mapping, key: Scalar, context: Context) -> Monitor | None:
    if (shape.do is None) is (shape.that is None):
        if shape.do is None:
            context.problems.on("SK1083", node)
        else:
            context.problems.on("SK1041", node.keys["that"], key="that", other="do")
        return None
    do = act_words(cast(Scalar, node.items["do"]), context) if shape.do is not None else None
    that, while_ = _guard(node, "that", context), _guard(node, "while", context)
    if (do is None and that is None) or (shape.while_ is not None and while_ is None):
        return None
    near, near_node = shape.near_miss, node.get("near miss")
    stem = f"never.{id}"
    return Monitor(
        id,
        do,
        that,
        while_,
        _near(shape, node, do, context),
        shape.near_within,
        cast(Severity, shape.severity),
        shape.cooldown or 0,
        effects(shape, node, context),
        evidence_of(shape, node, id, context),
        effects(near, near_node, context) if near is not None and isinstance(near_node, Mapping) else (),
        evidence_of(near, near_node, f"{id}.near", context) if isinstance(near_node, Mapping) else (),
        evidence_of(shape, node, f"{id}.kept", context, "kept"),
        _jump(shape, node, stem, context),
        feedback_of(shape, node, stem, context),
        feedback_of(near, near_node, f"{stem}.near", context)
        if near is not None and isinstance(near_node, Mapping)
        else None,
        context.problems.place(key),
    )


def _guard(node: Mapping, key: str, context: Context) -> Expr | None:
    written = node.get(key)
    if not isinstance(written, Scalar):
        return None
    guard = parse_guard(written, context.names, context.problems)
    if guard is not None:
        context.guards[id(guard)] = written
    return guard


def _near(shape: MonitorShape, node: Mapping, do: ActWords | None, context: Context) -> ActWords | None:
    if shape.near is None:
        return None
    written = cast(Scalar, node.items["near"])
    if distance(shape.near) is None:
        return act_words(written, context)
    if do is None or do.verb != "enter":
        context.problems.on("SK1084", written)
        return None
    return ActWords("enter", f"{do.object}{MARGIN}")


def _jump(shape: MonitorShape, node: Mapping, key: str, context: Context) -> GoTo | End | None:
    if shape.go_to is not None and shape.end is not None:
        context.problems.on("SK1041", node.keys["end"], key="end", other="go to")
    elif shape.go_to is not None:
        place = context.problems.place(node.items["go to"])
        known = context.known(
            "SK2001", shape.go_to, context.names.scenes, node.items["go to"], scene=shape.go_to
        )
        context.incomplete = context.incomplete or not known
        return GoTo(f"{key}/go-to", shape.go_to, place=place) if known else None
    elif shape.end is not None:
        place = context.problems.place(node.items["end"])
        return End(f"{key}/end", ending(shape.end, node, context), place=place)
    return None

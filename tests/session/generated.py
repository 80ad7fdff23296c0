"""Scenarios made by hypothesis: every step and option of the language, in any mix that can be played to an end."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

Node = dict[str, Any]
GUARDS = (
    "n > 2",
    "n <= 3 and not told",
    "mood == b",
    "sam.anger >= 50",
    "visited(s1)",
    "max(n, 3) != 3 or told",
    "sam.trust - n < 30",
)
TEXTS = (
    "One moment.",
    "That is not what I was told, and you know it.",
    "Right, {n, plural, one {# day} other {# days}}.",
)


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    """The text of a scenario.yaml (JSON, which is YAML) without a rubric."""
    return json.dumps(draw(_scenario()))


@st.composite
def _scenario(draw: st.DrawFn) -> Node:
    counter = [0]
    mains = [f"s{i}" for i in range(draw(st.integers(2, 4)))]
    calleds = [f"c{i}" for i in range(draw(st.integers(0, 2)))]
    scenes: dict[str, list[Node]] = {}
    for index, name in enumerate(mains):
        after: Node = {"go to": mains[index + 1]} if index + 1 < len(mains) else {"end": "done"}
        middle = _steps(draw, counter, mains, calleds, 2)
        scenes[name] = [_line(draw, counter), *middle, _choose(draw, counter, mains, calleds, 1), after]
    for index, name in enumerate(calleds):
        scenes[name] = _steps(draw, counter, [], calleds[index + 1 :], 1) or [_line(draw, counter)]
    return {
        "simkit": 1,
        "scenario": "made",
        "title": "Made",
        "language": "en",
        "minutes": 5,
        "place": "shop-counter",
        "briefing": "Made.",
        "cast": {
            "sam": {
                "name": "Sam",
                "person": "woman-50",
                "voice": "woman",
                "feels": {"anger": 60, "trust": 30},
            }
        },
        "causes": {"up": {"sam.anger": 35}, "down": {"sam.anger": -15, "sam.trust": 10}},
        "facts": {
            "n": {"start": 2, "range": [0, 5]},
            "mood": {"start": "a", "one of": ["a", "b", "c"]},
            "told": {"start": "no"},
        },
        "start": "s0",
        "scenes": scenes,
    }


def _id(counter: list[int], kind: str) -> str:
    counter[0] += 1
    return f"{kind}-{counter[0]}"


def _line(draw: st.DrawFn, counter: list[int]) -> Node:
    return {"sam": draw(st.sampled_from(TEXTS)), "id": _id(counter, "line")}


def _effects(draw: st.DrawFn) -> Node:
    found: Node = {}
    if draw(st.booleans()):
        found["add"] = {"n": draw(st.integers(-3, 3))}
    if draw(st.booleans()):
        found["set"] = draw(st.sampled_from([{"mood": "b"}, {"mood": "c"}, {"told": "yes"}]))
    if draw(st.booleans()):
        found["causes"] = draw(st.sampled_from(["up", "down", ["up", "down"]]))
    return found


def _guarded(draw: st.DrawFn, step: Node) -> Node:
    if draw(st.integers(0, 3)) == 0:
        step["only if"] = draw(st.sampled_from(GUARDS))
    if draw(st.integers(0, 5)) == 0:
        step["once"] = "yes"
    return step


def _option(draw: st.DrawFn, counter: list[int], mains: list[str], calleds: list[str], depth: int) -> Node:
    option: Node = {"say": f"Answer {counter[0]}", "id": _id(counter, "option"), **_effects(draw)}
    _guarded(draw, option)
    grades = draw(
        st.dictionaries(st.sampled_from(["hear", "own"]), st.sampled_from(["harmful", "sound", "strong"]))
    )
    if grades:
        option["evidence"] = grades
    if depth and draw(st.booleans()):
        option["then"] = _steps(draw, counter, mains, calleds, depth - 1)
    return option


def _steps(
    draw: st.DrawFn, counter: list[int], mains: list[str], calleds: list[str], depth: int
) -> list[Node]:
    kinds = [
        "line",
        "line",
        "choose",
        "wait",
        "change",
        "vary",
        "after",
        "topics",
        *(["call"] if calleds else []),
    ]
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4))
    return [_guarded(draw, _step(draw, kind, counter, mains, calleds, depth)) for kind in chosen]


def _step(
    draw: st.DrawFn, kind: str, counter: list[int], mains: list[str], calleds: list[str], depth: int
) -> Node:
    match kind:
        case "line":
            return _line(draw, counter)
        case "wait":
            return {"wait": f"{draw(st.integers(1, 9))} s"}
        case "change":
            return {"set": {"told": "no"}, "add": {"n": 1}}
        case "call":
            return {"call": draw(st.sampled_from(calleds))}
        case "vary":
            return {
                "vary": [[_line(draw, counter)], [{"add": {"n": -1}}], {"wait": "2 s"}][
                    : draw(st.integers(2, 3))
                ]
            }
        case "after":
            timer: Node = {"after": f"{draw(st.integers(1, 30))} s", **(_effects(draw) or {"add": {"n": 1}})}
            if mains and draw(st.booleans()):
                timer["go to"] = mains[-1]
                timer["once"] = "yes"
            return timer
        case "topics":
            options = [_option(draw, counter, [], calleds, 0) for _ in range(draw(st.integers(1, 3)))]
            for option in options:
                option.pop("once", None)
            options[0]["optional"] = draw(st.sampled_from(["yes", "no"]))
            return {"topics": options, "id": _id(counter, "topics")}
    return _choose(draw, counter, mains, calleds, depth)


def _choose(draw: st.DrawFn, counter: list[int], mains: list[str], calleds: list[str], depth: int) -> Node:
    options = [_option(draw, counter, mains, calleds, depth) for _ in range(draw(st.integers(1, 3)))]
    step: Node = {"choose": options, "id": _id(counter, "choose")}
    if draw(st.booleans()):
        step["about"] = ["hear", "own"]
    if draw(st.booleans()):
        options[0]["early"] = "yes"
    if draw(st.booleans()):
        step["if silent"] = {"after": "12 s", "sam": "Hello?", "id": _id(counter, "silent")}
    if draw(st.integers(0, 2)) == 0:
        step["within"] = f"{draw(st.integers(3, 40))} s"
        step["otherwise"] = {"id": _id(counter, "late"), **_effects(draw), "evidence": {"hear": "harmful"}}
    return step

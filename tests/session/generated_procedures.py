"""Procedures made by hypothesis: places with objects, tasks, monitors, regions and events, in any mix."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

Node = dict[str, Any]
KINDS = ("valve", "switch", "button", "padlock", "box", "drawer", "tag", "key", "spill", "form")
LOOSE = ("padlock", "tag", "key")


@st.composite
def procedures(draw: st.DrawFn) -> str:
    """The text of a scenario.yaml (JSON, which is YAML) with work to do in it."""
    return json.dumps(draw(_procedure()))


@st.composite
def _procedure(draw: st.DrawFn) -> Node:
    objects = {
        f"{kind}-{number}": {"kind": kind}
        for number, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=6)))
    }
    boxes = [id for id, one in objects.items() if one["kind"] in ("box", "drawer")]
    for one in objects.values():
        if one["kind"] in LOOSE and boxes and draw(st.booleans()):
            one["in"] = draw(st.sampled_from(boxes))
    objects["lamp"] = {
        "kind": "switch",
        "turn to off": {"add": {"n": 1}},
        "turn to on": {"only if": "n < 4"},
    }
    objects["valve"] = {"kind": "valve", "close": {"set": {"told": "yes"}, "causes": "up"}}
    acts = _acts(objects)
    tasks = {f"task-{i}": _task(draw, i, acts) for i in range(draw(st.integers(1, 2)))}
    if len(tasks) > 1 and draw(st.booleans()):
        tasks["task-0"]["steps"].append({"task": "task-1"})
    main: list[Node] = [{"sam": "Begin.", "id": "main.begin"}]
    if draw(st.booleans()):
        main.append({"meanwhile": "beside"})
    if draw(st.booleans()):
        main.append({"send": "alarm", "after": "7 s", "id": "main.alarm"})
    main += [_work(draw, {"task": name, "id": f"main.{name}"}) for name in tasks]
    main.append(
        _work(draw, {"free": draw(st.sampled_from(["n > 2", "told", "zone == hall"])), "id": "main.free"})
    )
    used = {name for one in main for name in [one.get("meanwhile")] if name}
    if used and draw(st.booleans()):
        main.append({"join": "beside"})
    if draw(st.booleans()):
        main.append({"end": "done"})
    scene: Node = {"steps": main}
    if any("send" in one for one in main) or used:
        answers = [{"add": {"n": 1}}, {"go to": "hurt"}, {"call": "aside"}, {"go to": "main"}]
        scene["if sent"] = {"alarm": {**draw(st.sampled_from(answers)), "only if": "n < 4"}}
    back: Node = {
        "resume": draw(st.sampled_from(["outer", "main"])),
        "depth": draw(st.sampled_from(["deep", "shallow"])),
    }
    scenes: Node = {
        "outer": {"start": "main", "scenes": {"main": scene}, "then": [{"end": "done"}]},
        "aside": [{"narrator": "A moment.", "id": "aside.moment"}],
        "hurt": {
            "scenes": {
                "hurt-in": [
                    {"narrator": "Ow.", "id": "hurt.ow"},
                    {
                        "choose": [
                            {"say": "Back.", "id": "hurt.back", "once": "yes", "then": [back]},
                            {"say": "Stop.", "id": "hurt.stop"},
                        ],
                        "id": "hurt.choose",
                    },
                ]
            },
            "then": [{"end": "hurt"}],
        },
    }
    if used:
        scenes["beside"] = _beside(draw, any("send" in one for one in main))
    return {
        "simkit": 1,
        "scenario": "made",
        "title": "Made",
        "language": "en",
        "minutes": 5,
        "place": "workshop",
        "briefing": "Made.",
        "cast": {"sam": {"name": "Sam", "person": "woman-50", "voice": "woman", "feels": {"anger": 60}}},
        "causes": {"up": {"sam.anger": 35}},
        "facts": {"n": {"start": 0, "range": [0, 5]}, "told": {"start": "no"}},
        "hands": draw(st.integers(1, 2)),
        "zones": {"hall": {"circle": ["0", "1", "0.8"]}, "yard": {"box": ["0", "0", "1", "1"]}},
        "objects": objects,
        "tasks": tasks,
        "never": {f"never-{i}": _monitor(draw, acts) for i in range(draw(st.integers(0, 3)))},
        "start": "outer",
        "scenes": scenes,
    }


def _acts(objects: Node) -> list[str]:
    """Acts in words that the objects allow."""
    found = ["enter hall", "enter yard"]
    for id, one in objects.items():
        match one["kind"]:
            case "valve" | "box" | "drawer":
                found += [f"open {id}", f"close {id}"]
            case "switch":
                found += [f"turn {id} to off", f"turn {id} to on"]
            case "button":
                found += [f"press {id}"]
            case "padlock" | "tag":
                found += [f"take {id}", f"put down {id}", f"hang {id} on valve"]
            case "key":
                found += [f"take {id}"]
            case "spill":
                found += [f"report {id}"]
            case "form":
                found += [f"fill in {id}.signed with yes", f"read {id}"]
    return found


def _task(draw: st.DrawFn, number: int, acts: list[str]) -> Node:
    steps = [_step(draw, f"t{number}.{i}", acts, 2) for i in range(draw(st.integers(1, 3)))]
    task: Node = {"steps": steps}
    if draw(st.integers(0, 2)) == 0:
        task["within"] = f"{draw(st.integers(5, 60))} s"
    task["errors"] = {
        word: {"evidence": {"safe": "harmful"}, "add": {"n": draw(st.integers(0, 1))}}
        for word in draw(st.sets(st.sampled_from(["wrong order", "wrong object", "omitted", "too late"])))
    }
    return task


def _step(draw: st.DrawFn, id: str, acts: list[str], depth: int) -> Node:
    form = draw(
        st.sampled_from(
            ["act", "act", "act", "when", *(["any order", "in order", "one of"] if depth else [])]
        )
    )
    step: Node = {"id": id}
    if form == "act":
        step["act"] = draw(st.sampled_from(acts))
    elif form == "when":
        step["done when"] = draw(st.sampled_from(["told", "n > 1", "lamp.position == off", "zone == yard"]))
        step["name"] = "Wait and see"
    else:
        step[form] = [_step(draw, f"{id}.{i}", acts, depth - 1) for i in range(draw(st.integers(1, 3)))]
    if draw(st.integers(0, 4)) == 0:
        step["optional"] = "yes"
    if draw(st.integers(0, 3)) == 0:
        step["atomic"] = "yes"
    if draw(st.integers(0, 4)) == 0:
        step["repeat"] = "2"
    if draw(st.integers(0, 4)) == 0:
        step["within"] = f"{draw(st.integers(3, 20))} s"
    if draw(st.booleans()):
        step["evidence"] = {
            draw(st.sampled_from(["safe", "own"])): draw(st.sampled_from(["sound", "strong"]))
        }
    if draw(st.booleans()):
        step["hints"] = [{"text": "Look.", "at most": "weak"}, {"text": "There.", "after": "9 s"}]
    return step


def _work(draw: st.DrawFn, step: Node) -> Node:
    id = step["id"]
    if draw(st.booleans()):
        step["choose"] = [
            {"say": "Enough.", "id": f"{id}.enough", "evidence": {"own": "sound"}, "go to": "hurt"},
            {"say": "Hm.", "id": f"{id}.hm", "add": {"n": 1}, "then": [{"sam": "Hm?", "id": f"{id}.hm-sam"}]},
        ]
        if draw(st.booleans()):
            step["if silent"] = {"after": "8 s", "sam": "Well?", "id": f"{id}.silent"}
    if "task" in step or draw(st.booleans()):
        step["otherwise"] = {"id": f"{id}.late", "add": {"n": 1}}
        if "free" in step:
            step["within"] = "40 s"
    return step


def _beside(draw: st.DrawFn, sends: bool) -> list[Node]:
    return [
        {"wait": f"{draw(st.integers(1, 9))} s"},
        {"sam": "Come on, we have to go.", "id": "beside.come"},
        {
            "choose": [
                {"say": "No.", "id": "beside.no", "causes": "up"},
                {"say": "Yes.", "id": "beside.yes", "set": {"told": "yes"}, "only if": "n < 2"},
            ],
            "id": "beside.choose",
        },
        {"cancel": "main.alarm"} if sends and draw(st.booleans()) else {"send": "alarm"},
        {"wait": "3 s"},
    ]


def _monitor(draw: st.DrawFn, acts: list[str]) -> Node:
    monitor: Node = {}
    if draw(st.booleans()):
        monitor["do"] = draw(st.sampled_from(acts))
        if monitor["do"].startswith("enter"):
            monitor["near"] = "40 cm"
        if draw(st.booleans()):
            monitor["near within"] = "5 s"
    else:
        monitor["that"] = draw(st.sampled_from(["n > 1", "lamp.position == off", "zone == yard"]))
    if draw(st.booleans()):
        monitor["while"] = draw(st.sampled_from(["valve.open", "not told", "n < 3"]))
        monitor["kept"] = {"safe": "sound"}
    monitor["evidence"] = {"safe": "harmful"}
    if draw(st.booleans()):
        monitor["add"] = {"n": 1}
    if draw(st.integers(0, 3)) == 0:
        monitor["go to"] = "hurt"
    if draw(st.booleans()):
        monitor["cooldown"] = "10 s"
    return monitor

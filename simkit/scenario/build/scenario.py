"""A whole scenario from its tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from simkit.scenario.build import asking as _asking  # noqa: F401  registers its makers
from simkit.scenario.build import working as _working  # noqa: F401
from simkit.scenario.build.context import Context
from simkit.scenario.build.head import cast_of, causes_of, facts_of
from simkit.scenario.build.kinds import Library
from simkit.scenario.build.monitors import monitors_of
from simkit.scenario.build.scenes import scene_keys, scenes_of
from simkit.scenario.build.tasks import tasks_of
from simkit.scenario.build.texts import check_texts
from simkit.scenario.build.world import World, world_of
from simkit.scenario.guards import Names
from simkit.scenario.model import CastMember, Fact, Scene
from simkit.scenario.monitors import Monitor
from simkit.scenario.places import Places
from simkit.scenario.reading import Mapping, Node, Problems, Scalar, Sequence
from simkit.scenario.shape import HeadShape, checked
from simkit.scenario.tasks import Task

_HEAD = TypeAdapter(HeadShape)
_DUTCH = {"line": "regel", "option": "optie", "choose": "keuze", "topics": "onderwerpenlijst", "step": "stap"}


@dataclass(slots=True)
class Built:
    """What a file gave. `head` is None and scenes are missing where they were wrong: see the problems."""

    head: HeadShape | None
    root: Mapping
    cast: dict[str, CastMember]
    facts: dict[str, Fact]
    scenes: dict[str, Scene]
    start: str
    context: Context
    world: World
    tasks: dict[str, Task]
    monitors: dict[str, Monitor]


def build(
    root: Mapping,
    problems: Problems,
    library: Library = lambda name: None,
    places: Places = lambda name: None,
) -> Built:
    """`library` gives the text of a kind that came with simkit, and None for one it does not have; `places` a place."""
    head = checked(_HEAD, root, problems)
    cast = cast_of(root.get("cast"), problems)
    facts = facts_of(root.get("facts"), problems, cast)
    scenes = root.get("scenes")
    scene_ids = list(dict.fromkeys(key.value for key in scene_keys(scenes)))
    feelings = frozenset(f"{id}.{name}" for id, member in cast.items() if member for name in member.feels)
    names = Names(
        facts, feelings, dict.fromkeys(scene_ids).keys(), frozenset(_option_ids(scenes)), cast.keys()
    )
    context = Context(problems, names, cast, facts)
    if head is not None:
        _head_texts(head, root, cast, context)
        context.causes = causes_of(head.causes, root.get("causes"), context)
    else:
        _guess_causes(root, context)
    world = world_of(root, context, library, places)
    context.tasks = tasks_of(root.get("tasks"), context)
    monitors = monitors_of(root.get("never"), context)
    built = scenes_of(scenes, context)
    start = _start(head, root, scene_ids, context)
    check_texts(context)
    for missing in context.missing:
        problems.on("SK2011", missing.node, what=missing.what, soort=_DUTCH[missing.what])
    return Built(
        head,
        root,
        {id: member for id, member in cast.items() if member is not None},
        {id: fact for id, fact in facts.items() if fact is not None},
        built,
        start,
        context,
        world,
        {id: task for id, task in context.tasks.items() if task is not None},
        monitors,
    )


def _head_texts(head: HeadShape, root: Mapping, cast: dict[str, CastMember | None], context: Context) -> None:
    context.put_text("title", head.title, root.items["title"])
    context.put_text("briefing", head.briefing, root.items["briefing"])
    members = root.items["cast"]
    for id, member in cast.items():
        entry = members.get(id) if isinstance(members, Mapping) else None
        if member is not None and isinstance(entry, Mapping):
            context.put_text(f"cast.{id}.name", member.name, entry.get("name"))
    named = root.get("endings")
    context.endings = dict(head.endings)
    context.endings_given = bool(head.endings)
    for id, text in head.endings.items():
        context.put_text(f"ending.{id}", text, named.get(id) if isinstance(named, Mapping) else None)


def _guess_causes(root: Mapping, context: Context) -> None:
    """The head is wrong somewhere: names are known all the same, so that steps are checked in the same run."""
    causes, endings = root.get("causes"), root.get("endings")
    context.causes = dict.fromkeys(causes.items, ()) if isinstance(causes, Mapping) else {}
    if isinstance(endings, Mapping):
        context.endings = {name: name for name in endings.items}
        context.endings_given = bool(endings.items)


def _start(head: HeadShape | None, root: Mapping, scenes: list[str], context: Context) -> str:
    """The scene under `start:`, else the first in the file."""
    if head is None or head.start is None:
        return scenes[0] if scenes else ""
    if not context.known("SK2001", head.start, scenes, root.items["start"], scene=head.start):
        context.incomplete = True
    return head.start


def _option_ids(node: Node | None) -> Iterator[str]:
    """Ids of all options, from the bare tree: steps that are wrong elsewhere still name theirs."""
    waiting: list[Node] = [node] if node is not None else []
    seen: set[int] = set()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, Sequence):
            waiting += current.items
        elif isinstance(current, Mapping):
            written = current.items.get("id")
            if ("say" in current.items or "do" in current.items) and isinstance(written, Scalar):
                yield written.value
            waiting += (item for item in current.items.values() if not isinstance(item, Scalar))

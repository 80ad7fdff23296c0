"""A task as a tree of steps by number, the steps of tasks inside it in their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from simkit.scenario import expression as ex
from simkit.scenario.expression import Value
from simkit.scenario.model import Effect, Scenario, SetFact
from simkit.scenario.tasks import ActWords, Errs, Task, TaskStep
from simkit.session.effects import Run
from simkit.session.guards import Reader, reader
from simkit.session.watched import ALWAYS, slots_of

_SHOWS = ("sound", "strong")
Effects = Callable[[Sequence[Effect]], list[Run]]


@dataclass(slots=True)
class Errors:
    """Of one error of one step or task, compiled."""

    id: str
    runs: tuple[Run, ...]
    evidence: tuple[tuple[str, str], ...]
    of_task: bool


@dataclass(slots=True)
class Node:
    """`form` as TaskStep's; the root is `order`. `step` is None for the root and for the steps of a task inside."""

    index: int
    parent: int
    form: str
    step: TaskStep | None
    task: str
    """The task it belongs to."""
    children: list[int] = field(default_factory=list)
    optional: bool = False
    atomic: bool = False
    repeat: int = 1
    act: ActWords | None = None
    when: Reader | None = None
    slots: frozenset[int] = frozenset()
    result: tuple[tuple[int, Value], ...] = ()
    """Slots and values that its act leaves behind: where they stand, there is nothing left to do."""
    opportunities: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    errors: Mapping[str, Errors] = field(default_factory=dict)

    @property
    def leaf(self) -> bool:
        return self.form in ("act", "when")

    @property
    def id(self) -> str:
        return self.step.id if self.step is not None else self.task


@dataclass(slots=True)
class TaskTree:
    task: Task
    nodes: list[Node]
    leaves: tuple[int, ...]
    slots: frozenset[int]
    """Everything its leaves look at."""
    atomics: tuple[int, ...]
    verbs: frozenset[str] = frozenset()
    """Of all its acts: an act with another verb is none of its business."""
    acts: frozenset[tuple[str, str]] = frozenset()
    """(verb, object) of all its acts."""
    always: bool = False
    """A leaf asks about what no single value tells."""
    prompting: bool = False
    """It has hints that come by themselves."""


def tree_of(task: Task, scenario: Scenario, slots: Mapping[str, int], effects: Effects) -> TaskTree:
    tree = TaskTree(task, [], (), frozenset(), ())
    _Planter(tree, scenario, slots, effects).root(task, -1)
    leaves = [node for node in tree.nodes if node.leaf]
    tree.leaves = tuple(node.index for node in leaves)
    tree.slots = frozenset(slot for node in leaves for slot in node.slots)
    tree.verbs = frozenset(node.act.verb for node in leaves if node.act is not None)
    acts = [node.act for node in leaves if node.act is not None]
    tree.acts = frozenset((act.verb, act.object.partition(".")[0]) for act in acts)
    tree.always = ALWAYS in tree.slots
    steps = [node.step for node in tree.nodes if node.step is not None]
    tree.prompting = any(hint.after_ms is not None for step in steps for hint in step.hints)
    tree.atomics = tuple(node.index for node in tree.nodes if node.atomic)
    return tree


@dataclass(slots=True)
class _Planter:
    tree: TaskTree
    scenario: Scenario
    slots: Mapping[str, int]
    effects: Effects

    def root(self, task: Task, parent: int) -> Node:
        node = self._node(parent, "order", None, task.id)
        node.errors = self._errors(task.errors, f"task.{task.id}", True)
        self._children(node, task.steps)
        return node

    def _node(self, parent: int, form: str, step: TaskStep | None, task: str) -> Node:
        node = Node(len(self.tree.nodes), parent, form, step, task)
        self.tree.nodes.append(node)
        if parent >= 0:
            self.tree.nodes[parent].children.append(node.index)
        return node

    def _children(self, node: Node, steps: Sequence[TaskStep]) -> None:
        for step in steps:
            self._step(node, step)

    def _step(self, parent: Node, step: TaskStep) -> None:
        node = self._node(parent.index, step.form, step, parent.task)
        node.optional, node.atomic, node.repeat = step.optional, step.atomic, step.repeat
        node.act = step.act
        node.opportunities = step.about or tuple(c for c, grade in step.evidence if grade in _SHOWS)
        node.runs = tuple(self.effects(step.effects))
        node.errors = self._errors(step.errors, step.id, False)
        if step.when is not None:
            node.when, node.slots = reader(step.when, self.slots), slots_of(step.when, self.slots)
        if step.act is not None:
            node.result = self._result(step.act)
            node.slots = frozenset(slot for slot, _ in node.result)
        if step.task is not None:
            self.root(self.scenario.tasks[step.task], node.index)
        self._children(node, step.steps)

    def _errors(self, errors: Mapping[str, Errs], stem: str, of_task: bool) -> dict[str, Errors]:
        return {
            kind: Errors(f"{stem}.{kind}", tuple(self.effects(one.effects)), one.evidence, of_task)
            for kind, one in errors.items()
        }

    def _result(self, act: ActWords) -> tuple[tuple[int, Value], ...]:
        """What the act leaves behind on its own object; nothing for an act that can be done more than one way."""
        thing = self.scenario.objects.get(act.object.partition(".")[0])
        affordance = thing.affordances.get(act.verb) if thing is not None else None
        if thing is None or affordance is None:
            return ()
        if act.verb == "fill in":
            return ((self.slots[act.object], act.with_),) if act.with_ is not None else ()
        fitting = [way for way in affordance.ways if way.with_ == act.with_]
        own = {fact.id for fact in thing.properties.values()}
        return tuple(
            (self.slots[effect.fact], effect.value.value)
            for way in fitting[:1]
            for effect in way.effects
            if isinstance(effect, SetFact) and isinstance(effect.value, ex.Const) and effect.fact in own
        )

"""A task at work: what of it is done, whose turn it is, and what counts against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.session.task_tree import TaskTree

if TYPE_CHECKING:
    from simkit.session.region import Frame, Region

RANK = {"harmful": 0, "weak": 1, "sound": 2, "strong": 3}


class TaskRun:
    """One task at work, from the step that began it until it is done or has failed."""

    __slots__ = (
        "answered",
        "capped",
        "count",
        "deadline",
        "done",
        "errors",
        "failed",
        "frame",
        "given",
        "key",
        "limits",
        "possible",
        "region",
        "released",
        "since",
        "tree",
        "visits",
    )

    def __init__(self, tree: TaskTree, key: str, region: Region, frame: Frame) -> None:
        self.tree = tree
        self.key = key
        """The step of the scene that works at it."""
        self.region = region
        self.frame = frame
        self.done = [False] * len(tree.nodes)
        self.count = [0] * len(tree.nodes)
        self.possible: tuple[int, ...] = ()
        """Leaves whose turn it is, in document order."""
        self.since: dict[int, int] = {}
        """Node -> waited ms when it became possible."""
        self.visits: dict[str, int] = {}
        """Task (it or one inside it) -> which time it is."""
        self.answered: set[int] = set()
        """Nodes that are done and were once possible: no opportunity any more."""
        self.given: dict[int, list[int]] = {}
        """Node -> numbers of the hints that were given."""
        self.capped: dict[int, str] = {}
        """Node -> the best it can still show."""
        self.limits: dict[int, int] = {}
        """Node -> story time at which its own limit is over."""
        self.released: set[int] = set()
        """Atomic nodes whose own time is over."""
        self.deadline: int | None = None
        self.errors: dict[str, int] = {}
        self.failed: str | None = None

    def cap(self, node: int, grade: str) -> None:
        """A hint was given: the step shows no more than this."""
        before = self.capped.get(node)
        if before is None or RANK[grade] < RANK[before]:
            self.capped[node] = grade

    @property
    def id(self) -> str:
        return self.tree.task.id

    @property
    def over(self) -> bool:
        return self.done[0] or self.failed is not None

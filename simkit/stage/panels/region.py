"""A region of a panel: its tree, what was last painted of it, and how far its scrollers have moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simkit.stage.panels.element import Element, Node, walk
from simkit.stage.panels.html import INNER
from simkit.stage.panels.layout import Slot
from simkit.stage.panels.painter import Box
from simkit.stage.panels.worker import Frame, Look, Request

ROOM = 8.0
"""CSS pixels kept free around what is scrolled into view."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An element on its region: `box` is where it is, `clip` the part that scrolling leaves visible."""

    node: Node
    box: Box
    clip: Box


class Region:
    """`order` counts from the back: 0 lies behind 1."""

    def __init__(self, name: str, slot: Slot, look: Look, order: int = 0) -> None:
        self.name = name
        self.order = order
        self.slot = slot
        self.look = look
        self.tree: Element | None = None
        self.frame: Frame | None = None
        """The last painted; None before the first and after hiding."""
        self.scrolls: dict[str, float] = {}
        self._followed: dict[str, str] = {}
        self._seen: tuple[Frame, list[Seen]] | None = None
        self._version = 0
        self._oldest = 0

    @property
    def shown(self) -> bool:
        return self.tree is not None

    def set(self, tree: Element) -> None:
        """Where a scroller's content is other than before, it starts at its top again."""
        before = _contents(self.tree)
        now = _contents(tree)
        self.scrolls = {
            ident: by
            for ident, by in self.scrolls.items()
            if ident in now and now[ident] == before.get(ident)
        }
        self._followed = {ident: name for ident, name in self._followed.items() if ident in self.scrolls}
        self.tree = tree

    def hide(self) -> None:
        self.tree = None
        self.frame = None
        self._oldest = self._version + 1
        self.unscroll()

    def unscroll(self) -> None:
        self.scrolls = {}
        self._followed = {}

    def request(self) -> Request:
        """What to paint now; each is newer than the one before."""
        assert self.tree is not None
        self._version += 1
        return Request(self.tree, self.look, dict(self.scrolls), self._version)

    def take(self, frame: Frame) -> bool:
        """Keep a painted frame, unless it was asked for before a hiding or at another size."""
        if not self.shown or frame.request.version < self._oldest or frame.request.look != self.look:
            return False
        self.frame = frame
        return True

    @property
    def content_height(self) -> float:
        """CSS pixels the painted content takes, at most the slot's height; 0 before the first frame."""
        if self.frame is None:
            return 0.0
        tree = self.frame.request.tree
        return self.frame.boxes[tree.name or "root"][3]

    def seen(self) -> Sequence[Seen]:
        """The elements of the last frame in tree order, scrolling taken in."""
        if self.frame is None:
            return ()
        # Asked many times a frame of the stage, and the same until the next painting.
        if self._seen is None or self._seen[0] is not self.frame:
            self._seen = (self.frame, _seen(self.frame))
        return self._seen[1]

    def scroll_range(self, ident: str) -> float:
        """How far the scroller's content can move up, in CSS pixels."""
        if self.frame is None:
            return 0.0
        outer, inner = self.frame.boxes[ident], self.frame.boxes[ident + INNER]
        bottom = outer[1] + outer[3]
        return max(0.0, inner[1] + inner[3] - bottom)

    def scrollers(self) -> list[Seen]:
        return [seen for seen in self.seen() if seen.node.element.scroll]

    def scroll_to(self, ident: str, offset: float) -> bool:
        """Clamped; True where that moves anything."""
        target = min(max(offset, 0.0), self.scroll_range(ident))
        if abs(target - self.scrolls.get(ident, 0.0)) < 0.5:
            return False
        self.scrolls[ident] = target
        return True

    def reveal(self, ident: str) -> bool:
        """Scroll so that the element is in view, its beginning first; True where that moves anything."""
        if self.frame is None:
            return False
        boxes = self.frame.boxes
        node = next((n for n in walk(self.frame.request.tree) if n.id == ident), None)
        if node is None:
            return False
        scroller = next((i for i in reversed(node.inside) if i + INNER in boxes), None)
        if scroller is None:
            return False
        view_top, view_height = boxes[scroller][1], boxes[scroller][3]
        top, height = boxes[ident][1], boxes[ident][3]
        now = self.scrolls.get(scroller, 0.0)
        first = top - view_top - ROOM
        last = first + height + 2 * ROOM - view_height
        if height + 2 * ROOM >= view_height:
            return self.scroll_to(scroller, first)
        if not last <= now <= first:
            return self.scroll_to(scroller, first if first < now else last)
        return False

    def follow(self) -> bool:
        """Move each scroller that follows another element than before to the row that element is in."""
        moved = False
        if self.frame is None:
            return False
        for seen in self.scrollers():
            name = seen.node.element.follow
            if name not in self.frame.boxes or self._followed.get(seen.node.id) == name:
                continue
            self._followed[seen.node.id] = name
            row, view = self.frame.boxes[name], self.frame.boxes[seen.node.id]
            now = self.scrolls.get(seen.node.id, 0.0)
            top = row[1] - view[1]
            if top < now - 0.5 or top + row[3] > now + view[3] + 0.5:
                moved |= self.scroll_to(seen.node.id, top)
        return moved


def _seen(frame: Frame) -> list[Seen]:
    look = frame.request.look
    found: list[Seen] = []
    whole: Box = (0.0, 0.0, float(look.width), float(look.height))
    state: dict[str, tuple[float, Box]] = {}
    for node in walk(frame.request.tree):
        moved, clip = state[node.inside[-1]] if node.inside else (0.0, whole)
        x, y, width, height = frame.boxes[node.id]
        box = (x, y - moved, width, height)
        visible = overlap(box, clip)
        found.append(Seen(node, box, visible))
        if node.element.scroll:
            state[node.id] = (moved + frame.request.scrolls.get(node.id, 0.0), visible)
        else:
            state[node.id] = (moved, clip)
    return found


def overlap(one: Box, other: Box) -> Box:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    return left, top, max(0.0, right - left), max(0.0, bottom - top)


def _contents(tree: Element | None) -> dict[str, tuple[tuple[str, str], ...]]:
    if tree is None:
        return {}
    return {
        node.id: tuple((child.name, child.spoken_text) for child in node.element.children)
        for node in walk(tree)
        if node.element.scroll
    }
